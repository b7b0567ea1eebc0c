import { type DayTimes, minutesOf } from '../../shared/domain/day-times.ts'
import type { Plan } from '../../shared/domain/plan.ts'

/** A round of talk holds two hours or so; then people need a break. */
const LONG_WITHOUT_BREAK = 120
/** Under this a harvest is none. */
const LEAST_HARVEST = 10
const DAY = 1_440

/** How the agenda's end and the hour at which the room is left agree. */
export interface DayEnd {
  /** minutes to spare, negative when the day runs over; undefined when no end, or no start, is given */
  readonly spare?: number | undefined
  /** how long the harvest may be so that the day ends in time; undefined when there is none, or no time for it */
  readonly harvest?: number | undefined
  readonly afterMidnight: boolean
  /** minutes of rounds in a row without a break, when that is too long */
  readonly longestStretch?: number | undefined
}

export function dayEnd(plan: Pick<Plan, 'end'>, times: DayTimes): DayEnd {
  const end = minutesOf(plan.end)
  const first = times.items[0]?.from ?? 0
  const stretch = longestStretch(times)
  const common = {
    afterMidnight: times.known && times.end > DAY,
    ...(stretch > LONG_WITHOUT_BREAK ? { longestStretch: stretch } : {}),
  }
  if (end === undefined || !times.known) return common
  // an end before the beginning is the next day's
  const spare = (end <= first ? end + DAY : end) - times.end
  const harvest = times.harvest === undefined ? undefined : times.harvest.to - times.harvest.from + spare
  return { ...common, spare, ...(harvest !== undefined && harvest >= LEAST_HARVEST ? { harvest } : {}) }
}

function longestStretch({ rounds, pauses }: DayTimes): number {
  let longest = 0
  let from = rounds[0]?.from ?? 0
  for (const [index, round] of rounds.entries()) {
    if (pauses.some(pause => pause.after === index)) from = round.from
    longest = Math.max(longest, round.to - from)
  }
  return longest
}
