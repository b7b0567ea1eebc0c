import { Show } from 'solid-js'
import { type Clock, remaining } from '../../shared/domain/phase.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from './Icon.tsx'
import { clockText } from './time.ts'
import { clockWords } from './words-clock.ts'

const MINUTE_MS = 60_000

/** What is left of the round or of the walk, on screens that are not a table: the same clock, silent for screen readers. */
export function DayClock(props: { clock: Clock; now: number }) {
  const t = useWords(clockWords)
  const left = () => remaining(props.clock, props.now)
  const label = () => {
    const rest = left() ?? 0
    if (rest < 0) return t().over(Math.ceil(-rest / MINUTE_MS))
    const seconds = Math.ceil(rest / 1_000)
    return t().left(Math.floor(seconds / 60), seconds % 60)
  }
  return (
    <Show when={left() !== undefined}>
      <span class="day-clock">
        <Icon name={props.clock.state === 'paused' ? 'pause' : 'clock'} />
        <Show when={props.clock.state === 'paused'}>
          <span>{t().paused}</span>
        </Show>
        <b class="serif num" role="timer" aria-label={label()}>
          {clockText(left() ?? 0)}
        </b>
      </span>
    </Show>
  )
}
