import { createSignal, createUniqueId, Show, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useWords } from '../i18n/language.ts'
import { Dialog } from './Dialog.tsx'
import { duplicateWords } from './words-duplicate.ts'
import './duplicate.css'

/** A café once more: its title, a day (ISO) if one was given, and whether its expected people come along. */
export interface DuplicateWish {
  readonly title: string
  readonly date?: string
  readonly people: boolean
}

/** The same café once more. `onDuplicate` makes it and goes there; if it throws, that is said, and what was typed stays. */
export function DuplicateDialog(props: {
  /** of the café that is taken up */
  title: string
  /** may there be expected people to take along? */
  hasPeople: boolean
  onDuplicate: (wish: DuplicateWish) => Promise<void>
  onClose: () => void
}) {
  const t = useWords(duplicateWords)
  const id = createUniqueId()
  const [title, setTitle] = createSignal(untrack(() => props.title))
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
      await props.onDuplicate({
        title: title().trim(),
        people: people(),
        ...(date() === '' ? {} : { date: date() }),
      })
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open label={t().of(props.title)} onClose={() => props.onClose()}>
      <form class="duplicate" onSubmit={event => void submit(event)}>
        <header>
          <p class="duplicate-kind">{t().duplicate}</p>
          <h2 class="serif">{props.title}</h2>
        </header>
        <p class="help">{t().help}</p>
        <div class="field">
          <label for={`${id}-title`}>{t().title}</label>
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
          <label for={`${id}-date`}>{t().date}</label>
          <input id={`${id}-date`} type="date" value={date()} onChange={event => setDate(event.currentTarget.value)} />
        </div>
        <Show when={props.hasPeople}>
          <label class="check">
            <input type="checkbox" checked={people()} onChange={event => setPeople(event.currentTarget.checked)} />
            {t().people}
          </label>
        </Show>
        <Show when={failed()}>
          <p class="wrong" role="alert">
            {t().failed}
          </p>
        </Show>
        <p class="duplicate-foot">
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy()}>
            {busy() ? t().going : t().go}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
