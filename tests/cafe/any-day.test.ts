import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextMoment, tick } from '../../server/cafe/phases.ts'
import { recordChanges } from '../../server/cafe/record.ts'
import { type CafeState, presentRound, takesSeat } from '../../server/cafe/state.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { aCafe, ask, join, MINUTE, NOON, organiser } from '../support/a-cafe.ts'

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'come' }
  | { readonly do: 'ask'; readonly command: CommandInput }

const person = fc.nat(12).map(n => `p${n}`)
const table = fc.constantFrom('t1', 't2', 't3', 't4', 't9')
const command: fc.Arbitrary<CommandInput> = fc.oneof(
  fc
    .constantFrom<
      CommandInput['type'] &
        (
          | 'open'
          | 'start'
          | 'ring'
          | 'cancel-ring'
          | 'begin-round'
          | 'pause'
          | 'resume'
          | 'publish'
          | 'close'
          | 'reopen'
        )
    >('open', 'start', 'ring', 'cancel-ring', 'begin-round', 'pause', 'resume', 'publish', 'close', 'reopen')
    .map(type => ({ type })),
  fc.record({ type: fc.constant('add-time' as const), minutes: fc.integer({ min: -30, max: 30 }) }),
  fc.record({
    type: fc.constant('go-to' as const),
    phase: fc.constantFrom(...PHASES),
    round: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ type: fc.constant('plan-round' as const), drop: fc.boolean() }),
  fc.record({ type: fc.constantFrom('mark-absent' as const, 'mark-present' as const), person }),
  fc.record({ type: fc.constant('move-person' as const), person, table }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 * MINUTE }).map((ms): Step => ({ do: 'wait', ms })) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'come' }) },
  { weight: 4, arbitrary: command.map((asked): Step => ({ do: 'ask', command: asked })) },
)

function live(steps: readonly Step[]): CafeState[] {
  let [state, now, come] = [aCafe(), NOON, 0]
  return steps.map(each => {
    if (each.do === 'wait') now += each.ms
    state = tick(state, now)
    if (each.do === 'come' && state.phase !== 'closed') state = join(state, `p${come++}`, {}, now)
    if (each.do === 'ask') {
      const decision = ask(state, each.command, { by: organiser, at: now })
      if (decision.ok) state = decision.state
    }
    return state
  })
}

describe('whatever happens in a day', () => {
  it('the state stays one that makes sense', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        for (const state of live(steps)) {
          const { count } = state.plan.rounds
          const running = state.phase === 'round' || state.phase === 'transfer'
          expect(state.round).toBeGreaterThanOrEqual(running ? 1 : 0)
          expect(state.round).toBeLessThanOrEqual(count)
          if (state.undoUntil !== null) expect(state.phase).toBe('round')
          if (state.phase === 'transfer') expect(state.round).toBeLessThan(count)
          if (running) expect(state.moments).toHaveLength(state.round)
          for (const moment of state.moments.slice(0, running ? -1 : undefined))
            expect(moment.rangAt ?? 0).toBeGreaterThanOrEqual(running ? moment.startedAt : 0)
          expect(nextMoment(state) === undefined || running).toBe(true)

          const tables = tablesOf(state.plan).map(each => each.id)
          const now = presentRound(state)
          for (const guest of state.people.values()) {
            expect(guest.seats.length).toBeLessThanOrEqual(count)
            for (const seat of guest.seats) if (seat !== null) expect(tables).toContain(seat)
            if (now !== undefined && takesSeat(guest)) expect(guest.seats[now - 1]).not.toBeNull()
            if (now !== undefined && guest.absent)
              expect(guest.seats.slice(now - 1).every(seat => seat === null)).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('what is kept is all there is, and only what changed is written again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const states = [aCafe(), ...live(steps)]
        const stored = new Map<string, string>()
        states.forEach((state, i) => {
          for (const operation of recordChanges(states[i - 1], state))
            if ('put' in operation) stored.set(operation.put, new TextDecoder().decode(operation.value))
          expect(recordChanges(state, state)).toEqual([])
        })
        const last = states.at(-1)
        const { people, ...day } = last ?? aCafe()
        expect(JSON.parse(stored.get('cafe/cafe1/day') ?? '')).toEqual({
          version: 2,
          ...JSON.parse(JSON.stringify(day)),
        })
        for (const guest of people.values())
          expect(JSON.parse(stored.get(`cafe/cafe1/person/${guest.id}`) ?? '')).toEqual(
            JSON.parse(JSON.stringify(guest)),
          )
      }),
      { numRuns: 40 },
    )
  })
})
