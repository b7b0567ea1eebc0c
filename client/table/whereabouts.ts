import type { Day } from '../../shared/document/programme.ts'

/** At which table somebody is, and where the bell sends them. */
export interface Whereabouts {
  /** undefined: they have no seat yet */
  readonly table: string | undefined
  /** the round whose seats are around that table, from 1 */
  readonly round: number
  /** while the bell calls, until they say what they do: where to go (it may be the same table) */
  readonly next: string | undefined
  /** they stay to finish: where their seat waits for them */
  readonly waits?: string | undefined
}

type Moment = Pick<Day, 'phase' | 'round' | 'rounds'>

/** «Rester pour finir»: at this table, although the seat of this round is elsewhere. */
export interface Staying {
  readonly table: string
  readonly round: number
}

export interface Choices {
  /** the round for which they said «J’y suis» before it began */
  readonly arrivedFor?: number | undefined
  /** a table that they look at: they stay where they look, bell or not */
  readonly visited?: string | undefined
  readonly staying?: Staying | undefined
  /** the bell rang a moment ago: nobody is taken along before they could read it (A11Y-18) */
  readonly isWarned?: boolean | undefined
}

/** `seats` is the person's own row of the programme. */
export function whereabouts(
  day: Moment,
  seats: readonly (string | null)[] | undefined,
  { arrivedFor, visited, staying, isWarned }: Choices = {},
): Whereabouts {
  const called = calledTo(day, isWarned === true)
  const gone = called !== undefined && arrivedFor === called
  // The bell calls; the seats are those of the round that ends.
  const ends = called === undefined || gone ? undefined : called - 1
  const round = Math.max(1, gone ? called : (ends ?? day.round))
  const seat = seatIn(seats, round)
  const stays = staying !== undefined && !gone && staying.round >= round && (arrivedFor ?? 0) < staying.round
  const own = stays ? staying.table : seat
  const table = visited ?? own
  if (visited !== undefined && visited !== own) return { table, round, next: undefined }
  const to = called === undefined ? undefined : (seats?.[called - 1] ?? undefined)
  if (stays && staying.round === (called ?? day.round)) {
    const waits = day.phase === 'transfer' || day.phase === 'round' ? (to ?? seat) : undefined
    return {
      table,
      round: Math.max(1, day.round),
      next: undefined,
      ...(waits === undefined || waits === table ? {} : { waits }),
    }
  }
  return { table, round, next: gone ? undefined : to }
}

/** The round that the bell calls to: the next one during the walk, the present one for a moment after it began. */
export function calledTo(day: Moment, isWarned: boolean): number | undefined {
  if (day.phase === 'transfer' && day.round < day.rounds) return day.round + 1
  return day.phase === 'round' && day.round > 1 && isWarned ? day.round : undefined
}

/** Nobody is taken to another table sooner after the bell than this. */
export const WARNING_MS = 20_000
/** Until when the bell before this round is news (server ms); 0 when it never rang. */
export const warnedUntil = (day: Pick<Day, 'phase' | 'round' | 'moments'>): number => {
  const rangAt = day.phase === 'round' ? day.moments[day.round - 2]?.rangAt : undefined
  return rangAt === undefined ? 0 : rangAt + WARNING_MS
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

/**
 * The round that a new note is signed with: 0 before the day, the one just ended during a transfer, last + 1 after. At a table where
 * one sat earlier, the round of that seat: the note belongs to that conversation, and is then marked as late.
 */
export function signingRound(
  day: Moment,
  at?: { readonly seats: readonly (string | null)[] | undefined; readonly table: string },
): number {
  if (day.phase === 'harvest' || day.phase === 'closed') return day.rounds + 1
  const sat = (at?.seats?.slice(0, day.round) ?? []).lastIndexOf(at?.table ?? '') + 1
  return sat === 0 ? day.round : sat
}
