import { createSignal, createUniqueId, Show, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { CreatedEvent, EventSummary } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { duplicateCafe } from './home-api.ts'
import { words } from './words.ts'
import './create.css'

/** One of my cafés once more: a title, perhaps a day, and whether its people come along. */
export function DuplicateDialog(props: {
  cafe: EventSummary
  onClose: () => void
  onCreated: (event: CreatedEvent) => void
}) {
  const t = useWords(words)
  const id = createUniqueId()
  const [title, setTitle] = createSignal(untrack(() => props.cafe.title))
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
      const asked = { title: title().trim(), people: people(), ...(date() === '' ? {} : { date: date() }) }
      props.onCreated(await duplicateCafe(props.cafe.id, asked))
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open label={t().duplicateOf(props.cafe.title)} class="create" onClose={() => props.onClose()}>
      <form onSubmit={event => void submit(event)}>
        <header class="create-head">
          <div>
            <p class="create-kind">{t().duplicate}</p>
            <h2 class="serif">{props.cafe.title}</h2>
          </div>
        </header>
        <p class="help">{t().duplicateHelp}</p>
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
        <label class="check">
          <input type="checkbox" checked={people()} onChange={event => setPeople(event.currentTarget.checked)} />
          {t().duplicatePeople}
        </label>
        <Show when={failed()}>
          <p class="wrong" role="alert">
            {t().duplicateFailed}
          </p>
        </Show>
        <footer class="create-foot">
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy()}>
            {busy() ? t().creating : t().create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
