import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { createBellListener } from '../session/bell-listener.ts'
import { bellIsOn, bellIsPossible, bellIsReady, chooseBell, strikeBell } from '../session/bell-sound.ts'
import { Icon } from '../ui/Icon.tsx'
import { canStayAwake } from './wake-lock.ts'
import { toolsWords } from './words-tools.ts'
import './wall-tools.css'

/** The wall's own setting: does it ring aloud? Shown while somebody moves the mouse, or when a gesture is needed to be heard. */
export function WallTools(props: { day: Day }) {
  const t = useWords(toolsWords)
  createBellListener(() => props.day)
  const waits = () => bellIsOn() && !bellIsReady()
  const toggle = () => {
    // The first press on a wall that was opened anew only wakes what was chosen before.
    const wanted = waits() || !bellIsOn()
    chooseBell(wanted)
    if (wanted) strikeBell()
  }
  return (
    <Show when={bellIsPossible()}>
      <aside class="wall-tools" data-waits={waits() ? '' : undefined} aria-label={t().title}>
        <button type="button" class="btn" aria-pressed={bellIsOn()} onClick={toggle}>
          <Icon name="bell" />
          {waits() ? t().waits : bellIsOn() ? t().on : t().off}
        </button>
        <Show when={bellIsOn() && !waits()}>
          <button type="button" class="btn" onClick={strikeBell}>
            {t().tryIt}
          </button>
        </Show>
        <Show when={!canStayAwake()}>
          <p>{t().sleeps}</p>
        </Show>
      </aside>
    </Show>
  )
}
