import { createMemo } from 'solid-js'
import type { Day } from '../../../shared/document/programme.ts'
import { remaining } from '../../../shared/domain/phase.ts'
import { useServerNow } from '../../session/server-time.ts'
import { useTable } from '../model.ts'

const MINUTE = 60_000

/** Milliseconds left of what is being timed, moving once a second; undefined when nothing is. */
export function useTimeLeft(): () => number | undefined {
  const { day } = useTable()
  const now = useServerNow()
  return () => remaining(day().clock, now())
}

/**
 * How long a round was meant to last, or lasts now that minutes were added, in ms. Minutes taken away don't count: a long
 * round that is cut short needs its cues more than any other.
 */
export function lengthOf({ clock, minutes }: Pick<Day, 'clock' | 'minutes'>): number {
  return Math.max(minutes.minutes * MINUTE, clock.state === 'idle' ? 0 : clock.lasts)
}

/** `last` and `five` are said by sight and, once, by voice. Rounds planned short have no five minutes to announce. */
export type Cue = 'last' | 'five' | undefined
export function cueOf(phase: string, left: number | undefined, length: number): Cue {
  if (phase !== 'round' || left === undefined || left <= 0) return undefined
  if (left <= MINUTE && length >= 2 * MINUTE) return 'last'
  if (left <= 5 * MINUTE && left > 4 * MINUTE && length >= 8 * MINUTE) return 'five'
  return undefined
}

/** The cue of this moment at this table. */
export function useCue(): () => Cue {
  const { day } = useTable()
  const left = useTimeLeft()
  return createMemo(() => cueOf(day().phase, left(), lengthOf(day())))
}
