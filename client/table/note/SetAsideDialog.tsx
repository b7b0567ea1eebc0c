import { createSignal, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { createCommand } from '../../session/session.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useDesk } from '../desk.ts'
import { words } from '../words-all.ts'
import { hostWords } from '../host/words-host.ts'

/** A host sets somebody's note aside: never without a reason, which all can read. */
export function SetAsideDialog() {
  const t = useWords(words)
  const h = useWords(hostWords)
  const desk = useDesk()
  const { table } = desk
  const command = createCommand(table.session)
  const [reason, setReason] = createSignal('')
  const note = () => {
    const id = desk.moderating()
    return id === undefined ? undefined : table.note(id)
  }
  const close = () => {
    desk.setModerating(undefined)
    command.forgive()
    setReason('')
  }
  const go = async (submitted: SubmitEvent) => {
    submitted.preventDefault()
    const id = desk.moderating()
    if (id === undefined || reason().trim() === '') return
    const ids = desk.shownIds()
    const at = ids.indexOf(id)
    const neighbour = ids[at + 1] ?? ids[at - 1]
    if ((await command.give({ type: 'set-aside-note', table: table.table, note: id, reason: reason() })) === undefined)
      return
    close()
    desk.focusNote(neighbour)
    showToast({
      text: t().setAside,
      action: { label: t().undo, run: () => void command.give({ type: 'restore-note', table: table.table, note: id }) },
    })
  }
  return (
    <Dialog open={desk.moderating() !== undefined} label={h().setAsideTitle} onClose={close}>
      <form class="tb-moderate" onSubmit={submitted => void go(submitted)}>
        <h2 class="serif">{h().setAsideTitle}</h2>
        <blockquote lang={note()?.lang}>{note()?.text}</blockquote>
        <div class="field">
          <label for="tb-reason">{h().reason}</label>
          <input
            id="tb-reason"
            class="input"
            maxlength="200"
            placeholder={h().reasonExample}
            value={reason()}
            onInput={typed => setReason(typed.currentTarget.value)}
          />
        </div>
        <div role="alert">
          <Show when={command.failed()}>{code => <p class="wrong">{t().refusals[code()] ?? h().notDone}</p>}</Show>
        </div>
        <div class="tb-row">
          <button type="submit" class="btn primary" aria-disabled={reason().trim() === '' || command.busy()}>
            {h().setAsideGo}
          </button>
          <button type="button" class="btn quiet" onClick={close}>
            {t().cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
