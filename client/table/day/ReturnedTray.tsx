import { createEffect, createSignal, For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { useDesk } from '../desk.ts'
import { zoneOfPart } from '../cloth/sections.ts'
import type { ReturnedWords } from '../table-links.ts'
import { words } from '../words-all.ts'

/** Words that the server did not take: said, kept, and given back to be copied or put down again. */
export function ReturnedTray(props: { returned: ReturnedWords; onDone: () => void }) {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  /** what did arrive after all is not offered again */
  const texts = () => {
    const kept = new Set(table.cloth.ids.map(id => table.note(id)?.text))
    return props.returned.texts.filter(text => !kept.has(text))
  }
  createEffect(() => {
    if (texts().length === 0) props.onDone()
  })
  return (
    <Show when={texts().length > 0}>
      <section class="tb-returned" role="alert">
        <div class="tb-row">
          <Icon name="shield" />
          <h2>{t().returned}</h2>
          <button type="button" class="btn icon quiet" aria-label={t().close} onClick={() => props.onDone()}>
            <Icon name="x" />
          </button>
        </div>
        <p>
          {t().returnedWhy[props.returned.why] ?? t().returnedElse} {t().returnedHelp}
        </p>
        <ul>
          <For each={texts()}>
            {text => (
              <li>
                <p>{text}</p>
                <CopyButton text={text} />
                <Show when={table.mayWrite()}>
                  <button
                    type="button"
                    class="btn"
                    onClick={() => desk.gestures.post(text, desk.kind(), zoneOfPart(table.here()))}
                  >
                    {t().postAgain}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function CopyButton(props: { text: string }) {
  const t = useWords(words)
  const [copied, setCopied] = createSignal(false)
  return (
    <button type="button" class="btn" onClick={() => void copyText(props.text).then(setCopied)}>
      {copied() ? t().copied : t().copy}
    </button>
  )
}
