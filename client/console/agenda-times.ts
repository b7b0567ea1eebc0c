import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { type OutlineStep, outlineOf } from './agenda-outline.ts'
import { localDate, localMoment } from './local-moment.ts'

/** A step of the day with the hour it began, or will begin as things go. */
export interface Step extends OutlineStep {
  /** server ms; undefined while nothing says when */
  readonly at: number | undefined
  readonly state: 'done' | 'now' | 'next'
}

export interface Thread {
  readonly steps: readonly Step[]
  /** whole minutes behind the plan for what comes next (negative: ahead); undefined when there is nothing to compare */
  readonly late: number | undefined
  /** when the day ends as things go; server ms */
  readonly end: number | undefined
  /** when it would have ended by the plan; undefined on another day than planned */
  readonly plannedEnd: number | undefined
}

export type ThreadFacts = Pick<
  Day,
  | 'agenda'
  | 'minutes'
  | 'rounds'
  | 'shortened'
  | 'date'
  | 'start'
  | 'timeZone'
  | 'phase'
  | 'round'
  | 'clock'
  | 'moments'
>

const MINUTE = 60_000
/** A café held on another day than planned (a rehearsal, a template) has no delay worth telling. */
const SAME_DAY_MS = 6 * 60 * MINUTE

/**
 * The thread of the day at a moment. What has begun stands at its real hour, what is to come follows from it; before the
 * first round everything stands at the planned hours, pushed back when they have passed.
 */
export function threadOfTheDay(day: ThreadFacts, now: number): Thread {
  const outline = outlineOf(day)
  const planned = plannedTimes(outline, day, now)
  const firstRound = outline.findIndex(step => step.kind === 'round')
  const shift = shiftOf(day, planned[firstRound])
  const anchored = planned.map(at => (at === undefined ? undefined : at + shift))
  const present = presentStep(outline, day, anchored, now)

  const steps: Step[] = []
  // Hours that went by on another day are told as planned; today's are pushed back.
  let cursor = begun(day) || !isNear(planned[firstRound], now) ? undefined : now
  outline.forEach((step, index) => {
    const state = index < present ? 'done' : index === present ? 'now' : 'next'
    const at =
      state === 'next'
        ? follow(cursor, anchored[index], begun(day))
        : (realStart(step, day) ?? (index < firstRound ? anchored[index] : undefined))
    steps.push({ ...step, at, state })
    if (state === 'now' && (cursor !== undefined || begun(day))) cursor = endOfPresent(step, at, day, now)
    else if (state === 'next' && at !== undefined) cursor = at + (step.minutes - step.taken + step.gap) * MINUTE
  })
  const last = outline.length - 1
  const lastPlanned = shift === 0 ? planned[last] : undefined
  const plannedEnd =
    lastPlanned === undefined || !isNear(lastPlanned, now)
      ? undefined
      : lastPlanned + (outline[last]?.minutes ?? 0) * MINUTE
  return { steps, late: lateness(steps, anchored, shift, day), end: cursor, plannedEnd }
}

const begun = (day: ThreadFacts): boolean => day.phase !== 'prepared' && day.phase !== 'open'

/** The hours of the plan, if it says when it starts; on the day it names, else today. */
function plannedTimes(outline: readonly OutlineStep[], day: ThreadFacts, now: number): (number | undefined)[] {
  const start =
    day.start === undefined ? undefined : localMoment(day.date ?? localDate(now, day.timeZone), day.start, day.timeZone)
  if (start === undefined) return outline.map(() => undefined)
  let at = start
  return outline.map(step => {
    const begins = at
    at += (step.minutes + step.gap) * MINUTE
    return begins
  })
}

/** How far the plan has to be moved for its hours to make sense: to the real first round when that was on another day. */
function shiftOf(day: ThreadFacts, plannedFirstRound: number | undefined): number {
  const real = day.moments[0]?.startedAt
  if (plannedFirstRound === undefined || real === undefined) return 0
  return isNear(plannedFirstRound, real) ? 0 : real - plannedFirstRound
}

const isNear = (planned: number | undefined, moment: number): boolean =>
  planned !== undefined && Math.abs(planned - moment) <= SAME_DAY_MS

/** Which step the day is at; -1 before it, past the end once closed. While people walk, it is the break or the round they walk to. */
function presentStep(
  outline: readonly OutlineStep[],
  day: ThreadFacts,
  anchored: readonly (number | undefined)[],
  now: number,
): number {
  const indexOf = (kind: OutlineStep['kind'], round?: number) =>
    outline.findIndex(step => step.kind === kind && step.round === round)
  switch (day.phase) {
    case 'prepared':
      return -1
    case 'open': {
      const firstRound = outline.findIndex(step => step.kind === 'round')
      if (!isNear(anchored[firstRound], now)) return firstRound > 0 ? 0 : -1
      const passed = anchored.slice(0, firstRound).filter(at => at !== undefined && at <= now).length
      return firstRound > 0 ? Math.max(0, passed - 1) : -1
    }
    case 'round':
      return indexOf('round', day.round)
    case 'transfer': {
      const pause = indexOf('break', day.round)
      return pause >= 0 ? pause : indexOf('round', day.round + 1)
    }
    case 'harvest':
      return outline.findIndex(step => step.kind === 'harvest')
    case 'closed':
      return outline.length
  }
}

/** When a step really began, if it has. */
function realStart(step: OutlineStep, day: ThreadFacts): number | undefined {
  if (step.kind === 'round') return day.moments[(step.round ?? 0) - 1]?.startedAt ?? walkEnds(step, day)
  if (step.kind === 'break' && step.round !== undefined) return day.moments[step.round - 1]?.rangAt
  if (step.kind === 'harvest') return day.moments[day.rounds - 1]?.rangAt
  return undefined
}

/** While people change tables the round they walk to begins when the clock says. */
function walkEnds(step: OutlineStep, day: ThreadFacts): number | undefined {
  if (day.phase !== 'transfer' || step.round !== day.round + 1) return undefined
  return day.clock.state === 'running' ? day.clock.endsAt : undefined
}

function endOfPresent(step: OutlineStep, at: number | undefined, day: ThreadFacts, now: number): number {
  const left = Math.max(0, remaining(day.clock, now) ?? 0)
  const gap = step.gap * MINUTE
  if (day.phase === 'transfer' && step.kind === 'round') return now + left + step.minutes * MINUTE + gap
  if (day.phase === 'round' || day.phase === 'transfer') return now + left + gap
  if (day.clock.state !== 'idle') return now + left
  return Math.max(now, (at ?? now) + step.minutes * MINUTE)
}

function follow(cursor: number | undefined, planned: number | undefined, hasBegun: boolean): number | undefined {
  if (hasBegun) return cursor
  // Before the first round only a planned hour can be told, and never one that has gone by.
  return planned === undefined ? undefined : Math.max(planned, cursor ?? planned)
}

function lateness(
  steps: readonly Step[],
  anchored: readonly (number | undefined)[],
  shift: number,
  day: ThreadFacts,
): number | undefined {
  if (shift !== 0 || day.phase === 'closed') return undefined
  const index = steps.findIndex(step => step.state === 'next')
  const [expected, planned] = [steps[index]?.at, anchored[index]]
  if (expected === undefined || planned === undefined || !isNear(planned, expected)) return undefined
  return Math.round((expected - planned) / MINUTE)
}
