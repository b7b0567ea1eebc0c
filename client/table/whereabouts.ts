import type { Day } from '../../shared/document/programme.ts'

/** At which table somebody is, and where the bell sends them. */
export interface Whereabouts {
  /** undefined: they have no seat yet */
  readonly table: string | undefined
  /** the round whose seats are around that table, from 1 */
  readonly round: number
  /** during a transfer, until they say that they are there: where to go (it may be the same table) */
  readonly next: string | undefined
}

type Moment = Pick<Day, 'phase' | 'round' | 'rounds'>

/**
 * `seats` is the person's own row of the programme. `arrivedFor` is the round for which they said «J'y suis» before it began.
 * Somebody who visits (`visited`) stays where they look, bell or not.
 */
export function whereabouts(
  day: Moment,
  seats: readonly (string | null)[] | undefined,
  arrivedFor: number | undefined,
  visited: string | undefined,
): Whereabouts {
  const ringing = day.phase === 'transfer' && day.round < day.rounds
  const upcoming = day.round + 1
  const gone = ringing && arrivedFor === upcoming
  const round = Math.max(1, gone ? upcoming : day.round)
  const own = seatIn(seats, round)
  const next = ringing && !gone ? (seats?.[upcoming - 1] ?? undefined) : undefined
  return { table: visited ?? own, round, next: visited !== undefined && visited !== own ? undefined : next }
}

/** The seat of a round; somebody without one (absent, or between two plans) stays at the last table they had. */
function seatIn(seats: readonly (string | null)[] | undefined, round: number): string | undefined {
  if (seats === undefined) return undefined
  for (let at = round - 1; at >= 0; at--) {
    const table = seats[at]
    if (table !== undefined && table !== null) return table
  }
  return seats.find(table => table !== null) ?? undefined
}

/** The round that a new note is signed with: 0 before the day, the one just ended during a transfer, last + 1 after. */
export const signingRound = (day: Moment): number =>
  day.phase === 'harvest' || day.phase === 'closed' ? day.rounds + 1 : day.round
