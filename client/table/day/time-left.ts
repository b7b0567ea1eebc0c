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

/** `last` and `five` are said by sight and, once, by voice. Short rounds have no five minutes to announce. */
export type Cue = 'last' | 'five' | undefined
export function cueOf(phase: string, left: number | undefined, lasts: number): Cue {
  if (phase !== 'round' || left === undefined || left <= 0) return undefined
  if (left <= MINUTE && lasts >= 2 * MINUTE) return 'last'
  if (left <= 5 * MINUTE && left > 4 * MINUTE && lasts >= 8 * MINUTE) return 'five'
  return undefined
}
