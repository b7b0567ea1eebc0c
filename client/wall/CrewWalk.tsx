import { type JSX, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { clockText } from '../ui/time.ts'
import { CrewRing } from './CrewRing.tsx'
import type { Destination } from './destinations.ts'
import { Said } from './Said.tsx'
import { words } from './words.ts'
import { crewWords } from './words-crews.ts'
import './wall-round.css'

/** Crews walk, or their cloths: the ring and its ways, and the time that is left. */
export function CrewWalk(props: {
  day: Day
  destinations: readonly Destination[]
  title: string
  /** towards which round, and since when the clock waits */
  children: JSX.Element
  left: number
}) {
  const t = useWords(words)
  const c = useWords(crewWords)
  const cloths = () => props.day.movement === 'hosts'
  const pause = () => props.day.minutes.breakAfter.includes(props.day.round)
  return (
    <main class="wall-body wall-round">
      <section class="wall-time">
        <h2 class="wall-walk serif">{cloths() && !pause() ? c().walkCloths : props.title}</h2>
        <p class="wall-clock serif num" role="timer" aria-label={t().timeLeft}>
          {clockText(Math.max(0, props.left))}
        </p>
        <div class="wall-sentence">
          {props.children}
          <Show when={cloths()}>
            <p>{c().stay}</p>
          </Show>
        </div>
        <div class="wall-said">
          <Said day={props.day} />
        </div>
      </section>
      <CrewRing day={props.day} destinations={props.destinations} />
    </main>
  )
}
