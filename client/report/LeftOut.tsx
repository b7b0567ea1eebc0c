import { createSignal, For, onMount, Show } from 'solid-js'
import { ROLES } from '../../shared/access/roles.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { language, useWords } from '../i18n/language.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { showToast } from '../ui/toasts.ts'
import { words } from './words.ts'

/** The notes that were left out of this part, why and by whom: for everybody to see, and to take in again. */
export function LeftOut(props: { notes: readonly ApiNote[]; mayWrite: boolean; onDone: () => void }) {
  const t = useWords(words)
  const session = useSession()
  const { give, failed } = createTelling()
  const nameOf = createNames()
  const entry = (note: ApiNote) => session.programme.leftOut[note.id]
  const takeIn = async (note: ApiNote) => {
    const result = await give({ type: 'leave-out', table: note.table, note: note.id, left: false })
    if (result === undefined) showToast({ text: failed(), alert: true })
    else showToast({ text: t().takenIn, icon: 'check' })
  }
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <>
      <h3 class="serif" ref={found => (heading = found)} tabindex="-1">
        {t().leftList}
      </h3>
      <Show when={props.notes.length === 0}>
        <p class="rp-none">{t().leftNone}</p>
      </Show>
      <ul>
        <For each={props.notes}>
          {note => (
            <li class={`rp-note rp-note-left k-${note.kind}`} data-note={note.id}>
              <div>
                <p lang={note.lang}>{note.text}</p>
                <small>
                  <KindMark kind={note.kind} />
                  {reportWords(language()).kind[note.kind]}
                  <Show when={entry(note)}>
                    {found => <span>{t().leftBy(nameOf(found().by), found().reason ?? '')}</span>}
                  </Show>
                </small>
              </div>
              <Show when={props.mayWrite}>
                <button
                  type="button"
                  class="btn rp-insert"
                  aria-label={t().takeInLabel(note.text)}
                  onClick={() => void takeIn(note)}
                >
                  {t().takeIn}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

/** Leaves a note out, with a reason if one is given. Nothing is taken off the cloth. */
export function LeaveOutForm(props: { note: ApiNote; onDone: () => void; onCancel: () => void }) {
  const t = useWords(words)
  const { give, failed, busy } = createTelling()
  const [reason, setReason] = createSignal('')
  let field: HTMLInputElement | undefined
  onMount(() => field?.focus())
  const leave = async () => {
    const { id, table } = props.note
    const result = await give({ type: 'leave-out', table, note: id, left: true, reason: reason() })
    if (result === undefined) {
      showToast({ text: failed(), alert: true })
      return
    }
    props.onDone()
    showToast({
      text: t().leftDone,
      icon: 'check',
      action: { label: t().undoLeft, run: () => void give({ type: 'leave-out', table, note: id, left: false }) },
    })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void leave()
      }}
    >
      <label>
        {t().leftWhy}
        <input
          ref={found => (field = found)}
          maxlength="200"
          value={reason()}
          onInput={event => setReason(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn primary" aria-disabled={busy()}>
        {t().leaveOut}
      </button>
      <button type="button" class="btn quiet" onClick={() => props.onCancel()}>
        {t().cancel}
      </button>
    </form>
  )
}

/** Who did something, by name; staff may have come in without one. */
export function createNames(): (by: string) => string {
  const t = useWords(words)
  return by => ((ROLES as readonly string[]).includes(by) || by === '' ? t().nameless : by)
}

/** A command whose refusal is said in a sentence. */
function createTelling() {
  const t = useWords(words)
  const command = createCommand(useSession())
  return {
    ...command,
    failed: () => (command.failed() === 'offline' ? t().failures.offline : t().failures.other),
  }
}
