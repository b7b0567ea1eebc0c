import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { useWords } from '../i18n/language.ts'
import { clockText } from '../ui/time.ts'
import { Said } from './Said.tsx'
import { slateSize } from './slate-size.ts'
import { words } from './words.ts'
import './wall-slate.css'

/** A facilitator's own words, as large as they fit; what is left of the round stays in sight. */
export function WallSlate(props: { day: Day; now: number }) {
  const t = useWords(words)
  const left = () => remaining(props.day.clock, props.now)
  const text = () => props.day.slate?.text ?? ''
  return (
    <main class="wall-body wall-slate">
      <h2 class="serif" data-size={slateSize(text())}>
        {text()}
      </h2>
      <div class="wall-slate-foot">
        <Said day={props.day} />
        <Show when={left() !== undefined}>
          <p class="wall-clock serif num" role="timer" aria-label={t().timeLeft}>
            {clockText(left() ?? 0)}
          </p>
        </Show>
      </div>
    </main>
  )
}
