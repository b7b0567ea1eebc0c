import { createMemo, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { hourText } from '../ui/time.ts'
import { timeCost } from './time-cost.ts'
import { timeWords } from './words-time.ts'

/**
 * What the minutes cost: the next bell, the end of the day, and what the harvest would keep if the day is to end on time. `extra`:
 * as if the button under the pointer or the focus had been pressed.
 */
export function ClockCost(props: { id: string; day: Day; now: number; extra: number }) {
  const t = useWords(timeWords)
  const hour = (at: number) => hourText(at, props.day.timeZone, language())
  const cost = createMemo(() => timeCost(props.day, props.now, props.extra))
  /** the hour of the bell stands above the clock already: only a new one is told here */
  const bell = () => {
    const at = cost().bell
    if (at === undefined || props.extra === 0) return undefined
    return props.day.phase === 'transfer' ? t().roundAt(hour(at)) : t().bellAt(hour(at))
  }
  return (
    <p class="clock-cost num" id={props.id} data-preview={props.extra === 0 ? undefined : ''}>
      <Show when={props.extra !== 0}>
        <b>{t().ifPressed(props.extra)} </b>
      </Show>
      {[bell(), ...(cost().end === undefined ? [] : [t().endsAt(hour(cost().end ?? 0))])].filter(Boolean).join(', ')}
      {'. '}
      <Show when={cost().promised !== undefined && cost().harvest !== undefined}>
        <span class="clock-cost-harvest">{t().harvestKeeps(hour(cost().promised ?? 0), cost().harvest ?? 0)}</span>
      </Show>
    </p>
  )
}
