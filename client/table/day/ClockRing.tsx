import { createMemo, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { clockText } from '../../ui/time.ts'
import { useTable } from '../model.ts'
import { useCue, useTimeLeft } from './time-left.ts'
import { words } from '../words.ts'

const MINUTE = 60_000

/** The round's clock: ring and figures. Silent for screen readers except at its cues (see `Announcer`). */
export function ClockRing() {
  const t = useWords(words)
  const { day } = useTable()
  const left = useTimeLeft()
  const cue = useCue()
  const lasts = () => {
    const { clock } = day()
    return clock.state === 'idle' ? 0 : clock.lasts
  }
  const share = createMemo(() => {
    const rest = left()
    return rest === undefined || lasts() <= 0 ? 0 : Math.round(Math.max(0, Math.min(1, rest / lasts())) * 1000) / 10
  })
  const label = () => {
    const rest = left()
    if (rest === undefined) return undefined
    if (rest < 0) return t().overtime(Math.ceil(-rest / MINUTE))
    const seconds = Math.ceil(rest / 1_000)
    return t().left(Math.floor(seconds / 60), seconds % 60)
  }
  return (
    <Show when={left() !== undefined}>
      <div class="tb-clock" classList={{ last: cue() === 'last', over: (left() ?? 0) < 0 }}>
        <Show when={day().clock.state === 'paused'}>
          <span class="tb-paused">
            <Icon name="pause" />
            {t().paused}
          </span>
        </Show>
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle class="trk" cx="24" cy="24" r="20" />
          <circle
            class="val"
            cx="24"
            cy="24"
            r="20"
            pathLength="100"
            stroke-dasharray={`${share()} 100`}
            transform="rotate(-90 24 24)"
          />
        </svg>
        <b class="serif num" role="timer" aria-label={label()}>
          {clockText(left() ?? 0)}
        </b>
      </div>
    </Show>
  )
}
