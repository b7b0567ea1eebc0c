import { describe, expect, it } from 'vitest'
import { reviewOf } from '../../server/rehearsal/review.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { emptySummary } from '../../server/cafe/summary.ts'
import type { Summary } from '../../shared/document/programme.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

const MINUTE = 60_000
const reading = readPlan({
  title: 'Un café',
  themes: [{ title: 'Un' }, { title: 'Deux' }, { title: 'Trois' }],
  rounds: { count: 3, minutes: 20, transferMinutes: 3 },
  agenda: [{ kind: 'rounds' }, { kind: 'harvest', minutes: 30 }],
})
const plan: Plan = reading.ok ? reading.plan : expect.fail()
const note = { note: 'n', text: 'à retenir', kind: 'idea', round: 1 } as const

/** A rehearsal five times faster, in its second round; each moment in real minutes. */
function review(rounds: readonly (readonly [began: number, rang?: number])[], notes: readonly number[]) {
  const moments = rounds.map(([began, rang]) => ({
    startedAt: began * MINUTE,
    ...(rang === undefined ? {} : { rangAt: rang * MINUTE }),
  }))
  const twin: Pick<CafeState, 'plan' | 'phase' | 'round' | 'moments' | 'people'> = {
    plan: { ...plan, rounds: { ...plan.rounds, minutes: 4 } },
    phase: 'round',
    round: rounds.length,
    moments,
    people: new Map(),
  }
  const summaries = new Map<string, Summary>(
    notes.map((count, i) => [`t${i + 1}`, { ...emptySummary, notes: count, plate: count === 0 ? [] : [note] }]),
  )
  const facts = reviewOf({ plan, speed: 5, state: twin as CafeState, summaries, expected: 12 })
  return Object.fromEntries(facts.map(({ what, ...fact }) => [what, fact]))
}
const UNDO = 10 / 60

describe('what a rehearsal shows', () => {
  it('before the first bell it is only about who came', () => {
    expect(Object.keys(review([[0]], [0, 0, 0]))).toEqual(['people'])
    expect(review([[0]], [0, 0, 0])['people']).toEqual({ came: 0, expected: 12, good: false })
  })

  it('a bell on time leaves the whole harvest, and the ten seconds to take it back are nobody’s fault', () => {
    const shown = review([[0, 4 + UNDO], [5]], [9, 8, 7])
    expect(shown['rounds']).toEqual({ rung: 1, of: 3, over: 0, good: true })
    expect(shown['harvest']).toEqual({ minutes: 30, planned: 30, good: true })
    expect(shown['notes']).toEqual({ count: 24, quiet: [], good: true })
    expect(shown['plates']).toEqual({ empty: [], good: true })
  })

  it('late bells are told in minutes of the plan, with what they take from the harvest', () => {
    // Two minutes too long each, at five times the speed.
    const shown = review([[0, 6 + UNDO], [7, 13 + UNDO], [14]], [9, 8, 7])
    expect(shown['rounds']).toEqual({ rung: 2, of: 3, over: 20, good: false })
    expect(shown['harvest']).toEqual({ minutes: 10, planned: 30, good: false })
  })

  it('a table that writes little and a plate that stays empty are worth a look', () => {
    const shown = review([[0, 4 + UNDO], [5]], [10, 0, 9])
    expect(shown['notes']).toEqual({ count: 19, quiet: [2], good: false })
    expect(shown['plates']).toEqual({ empty: [2], good: false })
  })
})
