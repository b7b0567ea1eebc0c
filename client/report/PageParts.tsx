import { For, Show } from 'solid-js'
import { isStaff } from '../../shared/access/roles.ts'
import { fingerprintOf } from '../../shared/reports/fingerprint.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { useWords } from '../i18n/language.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { createNames } from './LeftOut.tsx'
import { words } from './words.ts'
import { writingWords } from './words-writing.ts'

/** Under the text: what its footnotes say, each to be changed at one press. */
export function Footnotes(props: { footnotes: readonly string[]; onOpen: ((number: number) => void) | undefined }) {
  const t = useWords(writingWords)
  return (
    <Show when={props.footnotes.length > 0}>
      <ol class="rp-footnotes" aria-label={t().footnotes}>
        <For each={props.footnotes}>
          {(text, index) => (
            <li>
              <span>{text}</span>
              <Show when={props.onOpen}>
                {open => (
                  <button
                    type="button"
                    aria-label={t().footnoteChange(index() + 1)}
                    onClick={() => open()(index() + 1)}
                  >
                    {t().change}
                  </button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

/** «Relu»: said by a person of these very words; when they change afterwards, that is said too. */
export function ReviewLine(props: { fragment: string; blocks: readonly SynthesisBlock[]; mayReview: boolean }) {
  const t = useWords(writingWords)
  const session = useSession()
  const command = createCommand(session)
  const nameOf = createNames()
  const reviewed = () => session.programme.parts[props.fragment]?.reviewed
  const changed = () => reviewed() !== undefined && reviewed()?.text !== fingerprintOf(props.blocks)
  const give = async (on: boolean) => {
    const text = fingerprintOf(props.blocks)
    const result = await command.give({ type: 'review-part', part: props.fragment, reviewed: on, text })
    if (result === undefined) showToast({ text: failure(command.failed()), alert: true })
  }
  const f = useWords(words)
  const failure = (code: string | undefined) => (code === 'offline' ? f().failures.offline : f().failures.other)
  return (
    <Show when={props.blocks.length > 0 && (props.mayReview || reviewed() !== undefined)}>
      <div class="rp-review">
        <Show when={reviewed()}>
          {found => (
            <p role="status" classList={{ 'rp-changed': changed() }}>
              <Icon name="check" />
              {t().reviewed(nameOf(found().by))}
              <Show when={changed()}>, {t().changedSince}</Show>
            </p>
          )}
        </Show>
        <Show when={props.mayReview}>
          <Show when={reviewed() === undefined || changed()}>
            <button type="button" class="btn" aria-disabled={command.busy()} onClick={() => void give(true)}>
              <Icon name="check" />
              {reviewed() === undefined ? t().review : t().reviewAgain}
            </button>
          </Show>
          <Show when={reviewed() !== undefined}>
            <button type="button" class="btn quiet" aria-disabled={command.busy()} onClick={() => void give(false)}>
              {t().reviewOff}
            </button>
          </Show>
        </Show>
      </div>
    </Show>
  )
}

export const mayReview = (role: Parameters<typeof isStaff>[0], mayWrite: boolean): boolean =>
  isStaff(role) || (role === 'host' && mayWrite)
