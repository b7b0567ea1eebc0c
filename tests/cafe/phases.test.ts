import { describe, expect, it } from 'vitest'
import { tick } from '../../server/cafe/phases.ts'
import { aCafe, after, aPlan, joinMany, MINUTE, NOON, organiser, whyNot } from '../support/a-cafe.ts'

const SECOND = 1_000
const round = (state: { phase: string; round: number }) => [state.phase, state.round]

describe('the course of a café', () => {
  const started = after(joinMany(aCafe(), 12), { type: 'start' })

  it('opens, then starts with round 1 and its twenty minutes', () => {
    const open = after(aCafe(), { type: 'open' })
    expect(open.phase).toBe('open')
    const begun = after(open, { type: 'start' })
    expect(round(begun)).toEqual(['round', 1])
    expect(begun.clock).toEqual({ state: 'running', endsAt: NOON + 20 * MINUTE, lasts: 20 * MINUTE })
    expect(begun.moments).toEqual([{ startedAt: NOON }])
  })

  it('starts from «prepared» with nobody there', () => {
    expect(round(after(aCafe(), { type: 'start' }))).toEqual(['round', 1])
  })

  it('neither opens nor starts twice', () => {
    expect(whyNot(started, { type: 'open' })).toBe('wrong-phase')
    expect(whyNot(started, { type: 'start' })).toBe('already-started')
  })

  it('the bell may be taken back for ten seconds, then people walk', () => {
    const rung = after(started, { type: 'ring' }, { at: NOON + MINUTE })
    expect(rung.undoUntil).toBe(NOON + MINUTE + 10 * SECOND)
    expect(round(tick(rung, NOON + MINUTE + 9_999))).toEqual(['round', 1])
    const walking = tick(rung, NOON + MINUTE + 10 * SECOND)
    expect(round(walking)).toEqual(['transfer', 1])
    expect(walking.moments).toEqual([{ startedAt: NOON, rangAt: NOON + MINUTE + 10 * SECOND }])
    const quiet = after(rung, { type: 'cancel-ring' }, { at: NOON + MINUTE + 5 * SECOND })
    expect(round(tick(quiet, NOON + 60 * MINUTE))).toEqual(['round', 1])
  })

  it('a second ring does not give ten seconds more', () => {
    const rung = after(started, { type: 'ring' })
    expect(after(rung, { type: 'ring' }, { at: NOON + 5 * SECOND }).undoUntil).toBe(rung.undoUntil)
  })

  it('the next round begins when the walk is over, or at once when asked', () => {
    const walking = tick(after(started, { type: 'ring' }), NOON + 10 * SECOND)
    const next = tick(walking, NOON + 10 * SECOND + 3 * MINUTE)
    expect(round(next)).toEqual(['round', 2])
    expect(next.moments[1]).toEqual({ startedAt: NOON + 10 * SECOND + 3 * MINUTE })
    expect(round(after(walking, { type: 'begin-round' }, { at: NOON + MINUTE }))).toEqual(['round', 2])
    expect(whyNot(started, { type: 'begin-round' })).toBe('wrong-phase')
  })

  it('a round that runs over does not end by itself', () => {
    expect(round(tick(started, NOON + 5 * 60 * MINUTE))).toEqual(['round', 1])
  })

  it('there is a break after the rounds that say so, as long as the agenda says, fifteen minutes otherwise', () => {
    const walk = (plan: Record<string, unknown>) => {
      const begun = after(aCafe(aPlan(plan)), { type: 'start' })
      return tick(after(begun, { type: 'ring' }), NOON + 10 * SECOND).clock
    }
    expect(walk({ rounds: { breakAfter: [1] } })).toMatchObject({ lasts: 18 * MINUTE })
    expect(walk({ rounds: { breakAfter: [1] }, agenda: [{ kind: 'break', minutes: 14 }] })).toMatchObject({
      lasts: 17 * MINUTE,
    })
    expect(walk({ rounds: { breakAfter: [2] } })).toMatchObject({ lasts: 3 * MINUTE })
  })

  it('after the last round comes the harvest', () => {
    const last = after(started, { type: 'go-to', phase: 'round', round: 4 })
    const together = tick(after(last, { type: 'ring' }), NOON + 10 * SECOND)
    expect(round(together)).toEqual(['harvest', 4])
    expect(together.clock).toEqual({ state: 'idle' })
  })

  it('after a long sleep of the server the day has caught up, each step at its own moment', () => {
    const rung = after(started, { type: 'ring' })
    const woken = tick(rung, NOON + 60 * MINUTE)
    expect(round(woken)).toEqual(['round', 2])
    expect(woken.moments).toEqual([
      { startedAt: NOON, rangAt: NOON + 10 * SECOND },
      { startedAt: NOON + 10 * SECOND + 3 * MINUTE },
    ])
  })

  it('a spoken code that ran out is gone', () => {
    expect(tick(started, NOON + 8 * 24 * 60 * MINUTE).code).toBeUndefined()
    expect(tick(started, NOON).code).toBeDefined()
  })
})

describe('the clock', () => {
  const started = after(aCafe(), { type: 'start' })

  it('pauses with what is left and goes on with it', () => {
    const paused = after(started, { type: 'pause' }, { at: NOON + 5 * MINUTE })
    expect(paused.clock).toEqual({ state: 'paused', left: 15 * MINUTE, lasts: 20 * MINUTE })
    const again = after(paused, { type: 'resume' }, { at: NOON + 30 * MINUTE })
    expect(again.clock).toMatchObject({ state: 'running', endsAt: NOON + 45 * MINUTE })
  })

  it('a paused walk does not end', () => {
    const walking = tick(after(started, { type: 'ring' }), NOON + 10_000)
    const paused = after(walking, { type: 'pause' }, { at: NOON + 11_000 })
    expect(tick(paused, NOON + 60 * MINUTE).phase).toBe('transfer')
  })

  it('gives and takes minutes, running or paused, and never ends in the past', () => {
    expect(after(started, { type: 'add-time', minutes: 2 }).clock).toMatchObject({
      endsAt: NOON + 22 * MINUTE,
      lasts: 22 * MINUTE,
    })
    expect(after(started, { type: 'add-time', minutes: -30 }).clock).toMatchObject({ endsAt: NOON })
    const paused = after(started, { type: 'pause' }, { at: NOON })
    expect(after(paused, { type: 'add-time', minutes: -5 }).clock).toMatchObject({ left: 15 * MINUTE })
  })

  it('gives a round that ran over its minutes from now on', () => {
    const late = after(started, { type: 'add-time', minutes: 2 }, { at: NOON + 30 * MINUTE })
    expect(late.clock).toMatchObject({ endsAt: NOON + 32 * MINUTE })
  })

  it('says when there is nothing to pause, to go on with, or to lengthen', () => {
    expect(whyNot(aCafe(), { type: 'pause' })).toBe('clock-not-running')
    expect(whyNot(started, { type: 'resume' })).toBe('clock-not-paused')
    expect(whyNot(aCafe(), { type: 'add-time', minutes: 1 })).toBe('clock-not-running')
    expect(whyNot(started, { type: 'cancel-ring' })).toBe('nothing-to-cancel')
  })
})

describe('going back and ahead', () => {
  const begun = after(joinMany(aCafe(), 12), { type: 'start' })
  const third = after(begun, { type: 'go-to', phase: 'round', round: 3 }, { at: NOON + 30 * MINUTE })

  it('skips rounds, which then count as begun and rung in passing', () => {
    expect(round(third)).toEqual(['round', 3])
    expect(third.moments).toHaveLength(3)
    expect(third.moments[1]).toEqual({ startedAt: NOON + 30 * MINUTE, rangAt: NOON + 30 * MINUTE })
    expect(third.moments[2]).toEqual({ startedAt: NOON + 30 * MINUTE })
  })

  it('steps back to a round, whose notes are then not late', () => {
    const back = after(third, { type: 'go-to', phase: 'round', round: 1 }, { at: NOON + 40 * MINUTE })
    expect(round(back)).toEqual(['round', 1])
    expect(back.moments).toEqual([{ startedAt: NOON }])
    expect(back.clock).toMatchObject({ endsAt: NOON + 60 * MINUTE })
  })

  it('goes to the harvest, and back to before the day', () => {
    const together = after(third, { type: 'go-to', phase: 'harvest' })
    expect(round(together)).toEqual(['harvest', 4])
    expect(together.moments).toHaveLength(4)
    expect(round(after(together, { type: 'go-to', phase: 'open' }))).toEqual(['open', 0])
  })

  it('goes to the walk after a round', () => {
    expect(round(after(begun, { type: 'go-to', phase: 'transfer' }))).toEqual(['transfer', 1])
    expect(whyNot(begun, { type: 'go-to', phase: 'transfer', round: 4 })).toBe('last-round')
  })

  it('takes a rung bell back on the way', () => {
    const rung = after(begun, { type: 'ring' })
    expect(after(rung, { type: 'go-to', phase: 'round', round: 2 }).undoUntil).toBeNull()
  })

  it('knows no round that is not planned, and does not end the day', () => {
    expect(whyNot(begun, { type: 'go-to', phase: 'round', round: 5 })).toBe('too-many-rounds')
    expect(whyNot(begun, { type: 'go-to', phase: 'closed' })).toBe('wrong-phase')
  })

  it('plans one round more, with seats for everybody, and one less, but none that has begun', () => {
    const five = after(begun, { type: 'plan-round', add: true })
    expect(five.plan.rounds.count).toBe(5)
    for (const person of five.people.values()) expect(person.seats).toHaveLength(5)
    const four = after(five, { type: 'plan-round', drop: true })
    for (const person of four.people.values()) expect(person.seats).toHaveLength(4)
    const last = after(four, { type: 'go-to', phase: 'round', round: 4 })
    expect(whyNot(last, { type: 'plan-round', drop: true })).toBe('last-round')
    const twenty = aCafe(aPlan({ rounds: { count: 20 } }))
    expect(whyNot(twenty, { type: 'plan-round', add: true })).toBe('too-many-rounds')
  })
})

describe('the end of a café', () => {
  const together = after(after(aCafe(), { type: 'start' }), { type: 'go-to', phase: 'harvest' })

  it('closes for good but for the organiser, who may open it again', () => {
    const closed = after(together, { type: 'close' }, { by: organiser, at: NOON + MINUTE })
    expect(closed).toMatchObject({ phase: 'closed', closedAt: NOON + MINUTE })
    expect(whyNot(closed, { type: 'announce', text: 'Hello' })).toBe('event-closed')
    expect(whyNot(closed, { type: 'close' }, { by: organiser })).toBe('event-closed')
    expect(after(closed, { type: 'reopen' }, { by: organiser })).toMatchObject({
      phase: 'harvest',
      closedAt: undefined,
    })
    expect(whyNot(together, { type: 'reopen' }, { by: organiser })).toBe('wrong-phase')
  })

  it('is published once', () => {
    const published = after(together, { type: 'publish' }, { by: organiser })
    expect(published.published).toBe(true)
    expect(whyNot(published, { type: 'publish' }, { by: organiser })).toBe('already-published')
  })
})
