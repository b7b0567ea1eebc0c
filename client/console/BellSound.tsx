import { createSignal, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { bellIsOn, bellIsPossible, chooseBell, strikeBell, wakeBell } from '../session/bell-sound.ts'
import { Icon } from '../ui/Icon.tsx'
import { bellWords } from './words-bell.ts'

/** Does this device ring aloud? And the bell to be heard once, before the room is full. */
export function BellSound() {
  const t = useWords(bellWords)
  const [tried, setTried] = createSignal(0)
  const strike = () => {
    strikeBell()
    setTried(times => times + 1)
  }
  return (
    <>
      <h3>{t().title}</h3>
      <Show when={bellIsPossible()} fallback={<p class="clock-help">{t().impossible}</p>}>
        <div class="commands bell-sound">
          <label class="check">
            <input
              type="checkbox"
              checked={bellIsOn()}
              onChange={event => {
                chooseBell(event.currentTarget.checked)
                if (event.currentTarget.checked) wakeBell()
              }}
            />
            {t().here}
          </label>
          <button type="button" class="btn" onClick={strike}>
            <Icon name="bell" />
            {t().tryIt}
          </button>
        </div>
        <p class="clock-help" role="status">
          {tried() > 0 ? t().tried : t().help}
        </p>
      </Show>
    </>
  )
}
