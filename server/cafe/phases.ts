import { BELL_UNDO_MS, type Clock, LEAST_MINUTES, type Phase } from '../../shared/domain/phase.ts'
import type { Refusal } from '../../shared/domain/commands.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { closeDots } from './dots.ts'
import { carrySeatsInto, drawRotation, replanFrom, seatEverybody } from './seating.ts'
import { type CafeState, isPerson, type Moment, withPeople } from './state.ts'

/** The day's course and its clock. `at` is the moment at which something is true, which after a restart lies in the past. */

const MINUTE = 60_000
/** How long a break lasts when the agenda does not say. */
const BREAK_MINUTES = 15

const running = (at: number, minutes: number): Clock => {
  const lasts = Math.round(minutes * MINUTE)
  return { state: 'running', endsAt: at + lasts, lasts }
}

const breakMinutes = (plan: Plan): number => plan.agenda.find(item => item.kind === 'break')?.minutes ?? BREAK_MINUTES
const harvestMinutes = (plan: Plan): number | undefined => plan.agenda.find(item => item.kind === 'harvest')?.minutes

/** How long people have after a round: to change tables, and for the break if there is one, less what was taken back from it. */
export function transferMinutes({ plan, shortened }: Pick<CafeState, 'plan' | 'shortened'>, round: number): number {
  if (!plan.rounds.breakAfter.includes(round)) return plan.rounds.transferMinutes
  const pause = Math.max(0, breakMinutes(plan) - (shortened?.[`break-${round}`] ?? 0))
  return plan.rounds.transferMinutes + pause
}

/** Round `round` begins. The first one to begin draws the rotation. */
export function beginRound(state: CafeState, round: number, at: number): CafeState {
  const drawn = state.drawn ? state : drawRotation(state)
  return {
    ...carrySeatsInto(withoutLeavers(drawn, round), round),
    phase: 'round',
    round,
    clock: running(at, state.plan.rounds.minutes),
    undoUntil: null,
    moments: withMoment(state.moments, round, { startedAt: at }, at),
  }
}

/** Who said that they would leave after an earlier round is not here any more. */
function withoutLeavers(state: CafeState, round: number): CafeState {
  const left = [...state.people.values()].filter(
    person => isPerson(person) && !person.absent && person.until !== undefined && person.until < round,
  )
  return withPeople(
    state,
    left.map(person => ({ ...person, absent: true })),
  )
}

/** The bell has rung for good: people walk, or after the last round come together. */
export function endRound(state: CafeState, at: number): CafeState {
  const moments = state.moments.map((moment, i) => (i === state.round - 1 ? { ...moment, rangAt: at } : moment))
  return state.round >= state.plan.rounds.count
    ? beginHarvest({ ...state, moments }, at)
    : beginTransfer({ ...state, moments }, state.round, at)
}

function beginTransfer(state: CafeState, round: number, at: number): CafeState {
  return { ...state, phase: 'transfer', round, clock: running(at, transferMinutes(state, round)), undoUntil: null }
}

function beginHarvest(state: CafeState, at: number): CafeState {
  const planned = harvestMinutes(state.plan)
  const minutes = planned === undefined ? undefined : Math.max(0, planned - (state.shortened?.['harvest'] ?? 0))
  return {
    ...state,
    phase: 'harvest',
    round: state.plan.rounds.count,
    clock: minutes === undefined ? { state: 'idle' } : running(at, minutes),
    undoUntil: null,
  }
}

/** `moments` up to this round; a round that was skipped began and ended as it was passed over. */
function withMoment(moments: readonly Moment[], round: number, moment: Moment, at: number): Moment[] {
  const before = Array.from({ length: round - 1 }, (_, i): Moment => {
    const known = moments[i]
    return known === undefined ? { startedAt: at, rangAt: at } : { ...known, rangAt: known.rangAt ?? at }
  })
  return [...before, moment]
}

/** When something will happen by itself: a rung bell comes true, a transfer ends, dots close. Undefined: nothing is awaited. */
export function nextMoment(state: CafeState): number | undefined {
  const due = Math.min(
    nextOfDay(state) ?? Number.POSITIVE_INFINITY,
    state.dots.harvestUntil ?? Number.POSITIVE_INFINITY,
  )
  return due === Number.POSITIVE_INFINITY ? undefined : due
}

function nextOfDay(state: CafeState): number | undefined {
  if (state.undoUntil !== null) return state.undoUntil
  return state.phase === 'transfer' && state.clock.state === 'running' ? state.clock.endsAt : undefined
}

/** Everything that came due until `now`, in order, each at its own moment: after a restart the day has caught up. */
export function tick(state: CafeState, now: number): CafeState {
  let current = state
  for (let due = nextMoment(current); due !== undefined && due <= now; due = nextMoment(current))
    current = step(current, due)
  return current.code !== undefined && current.code.expiresAt <= now ? { ...current, code: undefined } : current
}

function step(state: CafeState, due: number): CafeState {
  if (state.dots.harvestUntil === due) return closeDots(state, 'harvest')
  return state.undoUntil !== null ? endRound(state, due) : beginRound(state, state.round + 1, due)
}

export type Step = { readonly state: CafeState } | { readonly why: Refusal }

/** Rung again within the ten seconds: the same bell. `round` is the one that is meant; once that is over, nothing rings twice. */
export function ring(state: CafeState, now: number, round: number | undefined): Step {
  const meant = round ?? state.round
  if (state.phase !== 'prepared' && state.phase !== 'open')
    if (meant < state.round || (meant === state.round && state.phase !== 'round')) return { why: 'already-rung' }
  if (state.phase !== 'round' || meant > state.round) return { why: 'wrong-phase' }
  return { state: state.undoUntil === null ? { ...state, undoUntil: now + BELL_UNDO_MS } : state }
}

export function cancelRing(state: CafeState): Step {
  return state.undoUntil === null ? { why: 'nothing-to-cancel' } : { state: { ...state, undoUntil: null } }
}

export function pause(state: CafeState, now: number): Step {
  const { clock } = state
  if (clock.state !== 'running') return { why: 'clock-not-running' }
  return { state: { ...state, clock: { state: 'paused', left: clock.endsAt - now, lasts: clock.lasts } } }
}

export function resume(state: CafeState, now: number): Step {
  const { clock } = state
  if (clock.state !== 'paused') return { why: 'clock-not-paused' }
  return { state: { ...state, clock: { state: 'running', endsAt: now + clock.left, lasts: clock.lasts } } }
}

/** More or less time. A round that ran over gets its minutes from now on; nothing can end in the past. */
export function addTime(state: CafeState, minutes: number, now: number): Step {
  const { clock } = state
  const ms = Math.round(minutes * MINUTE)
  const lasts = clock.state === 'idle' ? 0 : Math.max(0, clock.lasts + ms)
  switch (clock.state) {
    case 'idle':
      return { why: 'clock-not-running' }
    case 'running':
      return {
        state: {
          ...state,
          clock: { state: 'running', endsAt: Math.max(now, Math.max(now, clock.endsAt) + ms), lasts },
        },
      }
    case 'paused':
      return { state: { ...state, clock: { state: 'paused', left: Math.max(0, Math.max(0, clock.left) + ms), lasts } } }
  }
}

/**
 * A delay is made up for: so many minutes less for the next break between rounds, or for the harvest, in all; 0 gives them
 * back. Both keep at least a few minutes.
 */
export function catchUp(state: CafeState, on: 'break' | 'harvest', minutes: number): Step {
  const key = on === 'harvest' ? (state.phase === 'harvest' ? undefined : 'harvest') : nextBreak(state)
  const whole = on === 'harvest' ? (harvestMinutes(state.plan) ?? 0) : breakMinutes(state.plan)
  if (key === undefined || (minutes > 0 && whole - minutes < LEAST_MINUTES[on])) return { why: 'nothing-to-shorten' }
  const { [key]: _before, ...others } = state.shortened ?? {}
  const shortened = minutes === 0 ? others : { ...others, [key]: minutes }
  return { state: { ...state, shortened: Object.keys(shortened).length === 0 ? undefined : shortened } }
}

function nextBreak({ plan, phase, round }: CafeState): string | undefined {
  const first = phase === 'round' ? round : round + 1
  const after = plan.rounds.breakAfter.filter(each => each >= first && each < plan.rounds.count)
  return phase === 'harvest' || after.length === 0 ? undefined : `break-${Math.min(...after)}`
}

/** Back or ahead, to any phase but the end. Without a round: the present one, or the first. */
export function goTo(state: CafeState, phase: Phase, wanted: number | undefined, now: number): Step {
  const rounds = state.plan.rounds.count
  if (wanted !== undefined && wanted > rounds) return { why: 'too-many-rounds' }
  const round = wanted ?? Math.max(1, state.round)
  const here = { ...state, undoUntil: null }
  switch (phase) {
    case 'prepared':
    case 'open':
      return {
        state: seatEverybody({
          ...here,
          phase,
          round: 0,
          clock: { state: 'idle' },
          moments: [],
          drawn: false,
          shortened: undefined,
        }),
      }
    case 'round': {
      const began = seatEverybody(beginRound(here, round, now))
      // Going back to a round goes on with it: what was written in it is not late, and it began when it began.
      const startedAt = round <= state.round ? state.moments[round - 1]?.startedAt : undefined
      if (startedAt === undefined) return { state: began }
      return { state: { ...began, moments: withMoment(state.moments, round, { startedAt }, now) } }
    }
    case 'transfer': {
      if (round >= rounds) return { why: 'last-round' }
      const ending = state.phase === 'round' && state.round === round ? here : beginRound(here, round, now)
      return { state: seatEverybody(endRound(ending, now)) }
    }
    case 'harvest': {
      const drawn = state.drawn ? here : drawRotation(here)
      const moments = withMoment(drawn.moments, rounds + 1, { startedAt: now }, now).slice(0, rounds)
      return { state: beginHarvest({ ...drawn, moments }, now) }
    }
    case 'closed':
      return { why: 'wrong-phase' }
  }
}

/** One round more, or the last planned one less; never one that has begun. */
export function planRound(state: CafeState, change: 'add' | 'drop', most: number): Step {
  const count = state.plan.rounds.count + (change === 'add' ? 1 : -1)
  if (count > most) return { why: 'too-many-rounds' }
  if (count < Math.max(1, state.phase === 'transfer' ? state.round + 1 : state.round)) return { why: 'last-round' }
  const planned = { ...state, plan: { ...state.plan, rounds: { ...state.plan.rounds, count } } }
  if (change === 'add') return { state: replanFrom(planned, count - 1) }
  const people = [...planned.people.values()]
  return {
    state: withPeople(
      planned,
      people.map(person => ({ ...person, seats: person.seats.slice(0, count) })),
    ),
  }
}

/** The café ends; dots of the harvest that were still open are counted first. */
export function close(state: CafeState, now: number): Step {
  const told = state.dots.harvestOpen ? closeDots(state, 'harvest') : state
  return { state: { ...told, phase: 'closed', closedAt: now, clock: { state: 'idle' }, undoUntil: null } }
}

export function reopen(state: CafeState): Step {
  if (state.phase !== 'closed') return { why: 'wrong-phase' }
  return {
    state: { ...state, phase: state.round > 0 ? 'harvest' : 'open', closedAt: undefined, clock: { state: 'idle' } },
  }
}
