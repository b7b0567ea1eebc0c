import { createResource, createSignal, For, Show, Suspense } from 'solid-js'
import { isSeated } from '../../../shared/access/roles.ts'
import type { CommandInput } from '../../../shared/domain/commands.ts'
import { REFUSALS } from '../../../shared/domain/commands.ts'
import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import type { EventView } from '../../../shared/protocol/api.ts'
import { language, useWords } from '../../i18n/language.ts'
import { createCommand, useSession } from '../../session/session.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogHead } from '../../ui/DialogHead.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { AfterDay } from './AfterDay.tsx'
import { FollowUpList } from './FollowUpList.tsx'
import { GiveAway } from './GiveAway.tsx'
import { dayInWords } from '../../ui/day-in-words.ts'
import { publishWords } from './words-publish.ts'
import './publish.css'

const STAGES = ['team', 'room', 'all'] as const

/** Who may read the compte rendu, and what comes after: one place for all that follows the writing. Staff see it; the organiser publishes. */
export function PublishPanel(props: { onClose: () => void }) {
  const t = useWords(publishWords)
  const session = useSession()
  const { programme, identity } = session
  const day = () => programme.day()
  const command = createCommand(session)
  const [view] = createResource(() => session.call<EventView>('').catch(() => undefined))
  const [said, setSaid] = createSignal('')
  const owns = () => identity.role === 'organiser'
  const stage = (): (typeof STAGES)[number] => (day()?.published ? 'all' : day()?.draftShared ? 'room' : 'team')
  const readers = () => Object.values(programme.people).filter(each => isSeated(each.role)).length
  const open = () => Object.values(programme.amendments).filter(each => each?.settled === undefined).length

  /** True when it was done. What happened is said inside the panel: a toast would lie behind it. */
  const give = async (wanted: CommandInput, done: string): Promise<boolean> => {
    if (command.busy()) return false
    setSaid('')
    const result = await command.give(wanted)
    const code = command.failed()
    const why = REFUSALS.find(each => each === code)
    const { failures } = t()
    const wrong =
      why !== undefined ? refusalSentence(why, language()) : code === 'offline' ? failures.offline : failures.other
    setSaid(result === undefined ? wrong : done)
    return result !== undefined
  }
  const unpublish = async () => {
    if (!(await give({ type: 'unpublish' }, t().unpublished))) return
    showToast({
      text: t().unpublished,
      action: { label: t().undo, run: () => void give({ type: 'publish' }, t().publishDone) },
    })
  }
  return (
    <Dialog open={true} label={t().title} class="pub" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()} />
      <div class="pub-body">
        <ol class="pub-stages">
          <For each={STAGES}>
            {each => (
              <li aria-current={stage() === each ? 'step' : undefined}>
                <p class="pub-stage">
                  <b>{t().stages[each]}</b>
                  <Show when={stage() === each}>
                    <span class="pill ok">
                      <Icon name="check" />
                      {t().now}
                    </span>
                  </Show>
                </p>
                <p>{t().stageHelp[each]}</p>
              </li>
            )}
          </For>
        </ol>
        <p role="status" class="pub-said">
          {said()}
        </p>
        <Show when={stage() !== 'all'}>
          <div class="pub-row">
            <button
              type="button"
              class="btn"
              aria-disabled={command.busy()}
              onClick={() => {
                const opens = stage() === 'team'
                void give({ type: 'share-draft', open: opens }, opens ? t().shared : t().held)
              }}
            >
              <Icon name={stage() === 'team' ? 'eye' : 'lock'} />
              {stage() === 'team' ? t().share : t().hold}
            </button>
          </div>
        </Show>
        <Show when={owns() && stage() !== 'all'}>
          <section class="pub-part">
            <h3 class="serif">{t().publishTitle}</h3>
            <p class="pub-help">{t().publishWhat}</p>
            <ul>
              <li>{t().readers(readers())}</li>
              <li>{t().names}</li>
              <Show when={Object.keys(programme.amendments).length > 0}>
                <li>{t().open(open())}</li>
              </Show>
              <li>{t().ends}</li>
              <li>{t().correct}</li>
            </ul>
            <button
              type="button"
              class="btn primary"
              aria-disabled={command.busy()}
              onClick={() => void give({ type: 'publish' }, t().publishDone)}
            >
              <Icon name="send" />
              {t().publish}
            </button>
          </section>
        </Show>
        <Suspense>
          <Show when={stage() === 'all'}>
            <Show when={day()?.publishedAt}>
              {at => <p class="pub-help">{t().published(dayInWords(at(), day()?.timeZone ?? 'UTC', language()))}</p>}
            </Show>
            <GiveAway view={view()} />
            <Show when={owns()}>
              <div class="pub-row">
                <button type="button" class="btn" aria-disabled={command.busy()} onClick={() => void unpublish()}>
                  <Icon name="undo" />
                  {t().unpublish}
                </button>
                <p class="pub-help">{t().unpublishHelp}</p>
              </div>
            </Show>
            <FollowUpList always />
          </Show>
          <AfterDay view={view()} owns={owns()} busy={command.busy()} give={give} />
        </Suspense>
      </div>
    </Dialog>
  )
}
