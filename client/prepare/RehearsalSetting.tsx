import { createSignal, For } from 'solid-js'
import { REHEARSAL_SPEEDS, type RehearsalSpeed } from '../../shared/domain/rehearsal.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { useBook } from './context.tsx'
import { rehearsalWords } from './words-rehearsal.ts'

const MINUTE_SECONDS = 60

/** How fast, and who rings. */
export function RehearsalSetting(props: {
  busy: boolean
  onBegin: (wishes: { speed: RehearsalSpeed; alone: boolean }) => void
  onClose: () => void
}) {
  const t = useWords(rehearsalWords)
  const book = useBook()
  const [speed, setSpeed] = createSignal<RehearsalSpeed>(5)
  const [alone, setAlone] = createSignal(false)
  const said = (minutes: number): string =>
    minutes < 2 ? t().seconds(Math.round(minutes * MINUTE_SECONDS)) : t().minutes(Math.round(minutes))
  const lasts = () => {
    const { minutes, transferMinutes, count } = book.editor.plan.rounds
    const whole = count * minutes + (count - 1) * transferMinutes
    return t().lasts(said(minutes / speed()), said(whole / speed()))
  }
  return (
    <>
      <p>{t().lead}</p>
      <fieldset class="rehearsal-speeds">
        <legend>{t().speed}</legend>
        <For each={REHEARSAL_SPEEDS}>
          {each => (
            <label class="rehearsal-speed">
              <input type="radio" name="speed" checked={speed() === each} onChange={() => setSpeed(each)} />
              {t().speeds[each]}
            </label>
          )}
        </For>
        <p class="quiet-text" aria-live="polite">
          {lasts()}
        </p>
      </fieldset>
      <label class="rehearsal-alone">
        <input type="checkbox" checked={alone()} onChange={event => setAlone(event.currentTarget.checked)} />
        <span>
          {t().alone}
          <small>{t().aloneHelp}</small>
        </span>
      </label>
      <p class="rehearsal-copy">
        <Icon name="shield" />
        {t().copy}
      </p>
      <div class="rehearsal-ends">
        <button type="button" class="btn" onClick={() => props.onClose()}>
          {t().cancel}
        </button>
        <button
          type="button"
          class="btn primary"
          aria-disabled={props.busy}
          onClick={() => props.onBegin({ speed: speed(), alone: alone() })}
        >
          {props.busy ? t().beginning : t().begin}
        </button>
      </div>
    </>
  )
}
