import type { Clock } from '../../shared/domain/phase.ts'
import { LEAST_MINUTES } from '../../shared/domain/phase.ts'
import { type Thread, type ThreadFacts, threadOfTheDay } from './agenda-times.ts'

/** What the clock's present state, or a few minutes more or less, means for the rest of the day. */

const MINUTE = 60_000

export interface TimeCost {
  /** when the bell is due, or the walk ends: server ms; undefined while the clock is held */
  readonly bell: number | undefined
  /** when the day ends as things go */
  readonly end: number | undefined
  /** when the plan says that it ends, if it would be passed by a minute or more */
  readonly promised: number | undefined
  /** minutes that the harvest would keep if the day is to end as planned */
  readonly harvest: number | undefined
}

/** `extra`: minutes as if they had just been given (or taken). */
export function timeCost(day: ThreadFacts, now: number, extra = 0): TimeCost {
  const clock = lengthened(day.clock, extra * MINUTE, now)
  const thread = threadOfTheDay({ ...day, clock }, now)
  const over = minutesOver(thread)
  const harvest = thread.steps.find(step => step.kind === 'harvest' && step.state === 'next')
  return {
    bell: clock.state === 'running' ? clock.endsAt : undefined,
    end: thread.end,
    promised: over > 0 ? thread.plannedEnd : undefined,
    harvest:
      over > 0 && harvest !== undefined && harvest.minutes > 0
        ? Math.max(0, harvest.minutes - harvest.taken - over)
        : undefined,
  }
}

/** The same as the server does when minutes are given. */
function lengthened(clock: Clock, ms: number, now: number): Clock {
  if (ms === 0) return clock
  switch (clock.state) {
    case 'idle':
      return clock
    case 'running':
      return { ...clock, endsAt: Math.max(now, Math.max(now, clock.endsAt) + ms) }
    case 'paused':
      return { ...clock, left: Math.max(0, Math.max(0, clock.left) + ms) }
  }
}

const minutesOver = ({ end, plannedEnd }: Thread): number =>
  end === undefined || plannedEnd === undefined ? 0 : Math.round((end - plannedEnd) / MINUTE)

/** A delay, and how it could be made up for. */
export interface Delay {
  /** whole minutes behind the plan, for what comes next; negative: ahead */
  readonly late: number
  /** on which pause or harvest it could be taken back, and how many minutes in all then */
  readonly offer: { readonly on: 'break' | 'harvest'; readonly minutes: number } | undefined
  /** what has been taken back already, and where */
  readonly taken: { readonly on: 'break' | 'harvest'; readonly minutes: number } | undefined
}

/** Undefined when there is nothing to compare with, or no round is on. */
export function delayOf(day: ThreadFacts, thread: Thread): Delay | undefined {
  if (thread.late === undefined || (day.phase !== 'round' && day.phase !== 'transfer')) return undefined
  const over = minutesOver(thread)
  const ahead = thread.steps.filter(step => step.state === 'next')
  const pause = ahead.find(step => step.kind === 'break' && step.round !== undefined)
  const harvest = ahead.find(step => step.kind === 'harvest')
  const places = [
    { on: 'break' as const, step: pause, walk: pause === undefined ? 0 : day.minutes.transferMinutes },
    { on: 'harvest' as const, step: harvest, walk: 0 },
  ]
  const offers = places.flatMap(({ on, step, walk }) => {
    if (step === undefined || over <= 0) return []
    const minutes = step.taken + over
    return step.minutes - walk - minutes >= LEAST_MINUTES[on] ? [{ on, minutes }] : []
  })
  const taken = places.flatMap(({ on, step }) =>
    step !== undefined && step.taken > 0 ? [{ on, minutes: step.taken }] : [],
  )
  return { late: thread.late, offer: offers[0], taken: taken[0] }
}
