import { createSignal, createUniqueId, Show } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { navigate } from '../session/address.ts'
import { request } from '../session/api.ts'
import { join } from '../session/identity.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useBook } from './context.tsx'
import { fileWords } from './words-files.ts'

/** The same café once more: a title, perhaps a day, and whether its people come along. */
export function DuplicateDialog(props: { onClose: () => void }) {
  const t = useWords(fileWords)
  const book = useBook()
  const session = useSession()
  const id = createUniqueId()
  const [title, setTitle] = createSignal(book.editor.plan.title)
  const [date, setDate] = createSignal('')
  const [people, setPeople] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal(false)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy() || title().trim() === '') return
    setBusy(true)
    setFailed(false)
    try {
      await book.editor.flush()
      const body = { title: title().trim(), people: people(), ...(date() === '' ? {} : { date: date() }) }
      const made = await request<CreatedEvent>(`/events/${session.identity.event}/duplicate`, { method: 'POST', body })
      await join(made.id, { key: made.keys.organiser })
      navigate(`/e/${made.id}/prepare`)
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open label={t().duplicate} onClose={() => props.onClose()}>
      <form class="duplicate" onSubmit={event => void submit(event)}>
        <h2 class="serif">{t().duplicate}</h2>
        <p class="quiet-text">{t().duplicateHelp}</p>
        <div class="field">
          <label for={`${id}-title`}>{t().duplicateTitle}</label>
          <input
            id={`${id}-title`}
            required
            autofocus
            maxLength={LIMITS.title}
            value={title()}
            onInput={event => setTitle(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-date`}>{t().duplicateDate}</label>
          <input id={`${id}-date`} type="date" value={date()} onChange={event => setDate(event.currentTarget.value)} />
        </div>
        <Show when={book.editor.plan.people.length > 0}>
          <label class="check">
            <input type="checkbox" checked={people()} onChange={event => setPeople(event.currentTarget.checked)} />
            {t().duplicatePeople(book.editor.plan.people.length)}
          </label>
        </Show>
        <Show when={failed()}>
          <p class="wrong" role="alert">
            {t().duplicateFailed}
          </p>
        </Show>
        <p class="dialog-buttons">
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy()}>
            {busy() ? t().duplicating : t().duplicateGo}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
