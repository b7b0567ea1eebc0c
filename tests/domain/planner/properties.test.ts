import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rotationFigures } from '../../../shared/domain/planner/figures.ts'
import { planRotation, repairRotation } from '../../../shared/domain/planner/plan.ts'
import type { PlannerPerson, PlannerProblem, PlannerTable, Seats } from '../../../shared/domain/planner/problem.ts'
import { count, faults, violations } from './checker.ts'

/** Any room at all: odd sizes, rules that contradict each other, people who come and go, tables that close. */
const anyRoom: fc.Arbitrary<PlannerProblem> = fc
  .record({
    people: fc.integer({ min: 0, max: 26 }),
    tables: fc.integer({ min: 1, max: 7 }),
    rounds: fc.integer({ min: 1, max: 5 }),
    goal: fc.constantFrom('spread' as const, 'buddy' as const),
    seed: fc.nat(),
    guestStays: fc.boolean(),
  })
  .chain(({ people, tables, rounds, goal, seed, guestStays }) => {
    const aTable = fc.integer({ min: 1, max: tables }).map(n => `t${n}`)
    const aPerson = fc.integer({ min: 1, max: people + 1 }).map(n => `p${n}`)
    const seldom = <A>(what: fc.Arbitrary<A>) => fc.option(what, { nil: undefined, freq: 5 })
    const rules = fc.record({
      hostOf: seldom(aTable),
      organisation: seldom(fc.constantFrom('A', 'B')),
      with: seldom(fc.array(aPerson, { maxLength: 2 })),
      apart: seldom(fc.array(aPerson, { maxLength: 2 })),
      not: seldom(fc.array(aTable, { maxLength: 3 })),
      pins: seldom(fc.array(fc.option(aTable), { maxLength: rounds })),
      language: seldom(fc.constantFrom('fr' as const, 'en' as const)),
      reachable: seldom(fc.boolean()),
      wishes: seldom(fc.array(aTable, { maxLength: 3 })),
      from: seldom(fc.integer({ min: 0, max: rounds })),
      until: seldom(fc.integer({ min: 0, max: rounds })),
    })
    const table = fc.record({
      theme: seldom(fc.constantFrom('x', 'y')),
      seats: seldom(fc.integer({ min: 1, max: 8 })),
      language: seldom(fc.constantFrom('fr' as const, 'en' as const)),
      reachable: seldom(fc.boolean()),
      closedFrom: seldom(fc.integer({ min: 0, max: rounds })),
    })
    return fc.record({
      people: fc
        .array(rules, { minLength: people, maxLength: people })
        .map(all => all.map((each, i): PlannerPerson => ({ id: `p${i + 1}`, ...each }))),
      tables: fc
        .array(table, { minLength: tables, maxLength: tables })
        .map(all => all.map((each, i): PlannerTable => ({ id: `t${i + 1}`, ...each }))),
      rounds: fc.constant(rounds),
      goal: fc.constant(goal),
      seed: fc.constant(seed),
      guestStays: fc.constant(guestStays),
    })
  })

const EFFORT = { effort: 0.02 }

describe('whatever the room', () => {
  it('[M1] [M4] everybody who is there sits once a round as long as there are chairs, and the same question has the same answer', () => {
    fc.assert(
      fc.property(anyRoom, problem => {
        const rotation = planRotation(problem, EFFORT)
        expect(faults(problem, rotation.seats)).toEqual([])
        expect(planRotation(problem, EFFORT)).toEqual(rotation)
      }),
      { numRuns: 100 },
    )
  })

  it('[M2] no plan is better than what is said to be impossible to beat', () => {
    const chance = fc.infiniteStream(fc.nat())
    fc.assert(
      fc.property(anyRoom, chance, fc.boolean(), (problem, lots, isPlanned) => {
        const seats = isPlanned ? planRotation(problem, EFFORT).seats : byLot(problem, lots)
        const figures = rotationFigures(problem, seats)
        expect(figures.repeats).toBeGreaterThanOrEqual(figures.bound.repeats)
        expect(figures.coincidences).toBeGreaterThanOrEqual(figures.bound.coincidences)
        expect(figures.mostMeetings).toBeGreaterThanOrEqual(figures.bound.mostMeetings)
        expect(figures.revisits).toBeGreaterThanOrEqual(figures.revisitsBound)
      }),
      { numRuns: 200 },
    )
  })

  it('figures count what can be counted by hand', () => {
    fc.assert(
      fc.property(anyRoom, problem => {
        const { seats, figures } = planRotation(problem, EFFORT)
        const counted = count(problem, seats)
        if (problem.people.every(person => person.with === undefined)) {
          expect(figures.coincidences).toBe(counted.coincidences)
          expect(figures.mostMeetings).toBe(counted.mostMeetings)
        }
        expect(figures.repeats + figures.repeatsTogether).toBe(counted.repeats)
      }),
      { numRuns: 40 },
    )
  })

  it('[M1] a repair leaves what is over as it was, and every seat of it is one', () => {
    fc.assert(
      fc.property(anyRoom, anyRoom, fc.nat(), (before, after, lot) => {
        const told = planRotation(before, EFFORT).seats
        const keep = lot % (after.rounds + 1)
        const problem = { ...after, told, keep, even: lot % 2 === 0 }
        const rotation = repairRotation(problem, EFFORT)
        // Who was told a table that is no more, or nothing, has nothing to keep.
        const held = { ...problem, told: known(problem, told) }
        expect(faults(held, rotation.seats)).toEqual([])
        expect(repairRotation(problem, EFFORT)).toEqual(rotation)
        const moved = after.people.filter(({ id, from = 0, until = after.rounds }) =>
          (rotation.seats[id] ?? []).some((table, round) => {
            const seat = held.told[id]?.[round] ?? null
            return round >= Math.max(keep, from) && round < until && seat !== null && seat !== table
          }),
        )
        expect(rotation.changed).toEqual(moved.map(({ id }) => id))
      }),
      { numRuns: 60 },
    )
  })

  it('[M5] a repair of a plan with nothing wrong changes nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 4 }), fc.nat(), (tables, rounds, seed) => {
        fc.pre(rounds <= tables)
        const people = Array.from({ length: tables * (tables - 1) }, (_, i) => ({ id: `p${i + 1}` }))
        const problem: PlannerProblem = {
          people,
          tables: Array.from({ length: tables }, (_, i) => ({ id: `t${i + 1}` })),
          rounds,
          seed,
          goal: 'spread',
        }
        const told = planRotation(problem, { effort: 0.1 }).seats
        fc.pre(violations(problem, told) === 0 && count(problem, told).coincidences === 0)
        expect(repairRotation({ ...problem, told, even: true })).toMatchObject({ seats: told, changed: [] })
      }),
      { numRuns: 25 },
    )
  })
})

/** Anybody anywhere. */
function byLot(problem: PlannerProblem, lots: Iterator<number>): Seats {
  return Object.fromEntries(
    problem.people.map(({ id }) => [
      id,
      Array.from({ length: problem.rounds }, () => {
        const lot = Number(lots.next().value) % (problem.tables.length + 1)
        return problem.tables[lot]?.id ?? null
      }),
    ]),
  )
}

const known = (problem: PlannerProblem, told: Seats): Seats => {
  const tables = new Set(problem.tables.map(table => table.id))
  return Object.fromEntries(
    problem.people.map(({ id }) => [
      id,
      Array.from({ length: problem.rounds }, (_, round) => {
        const table = told[id]?.[round] ?? null
        return table !== null && tables.has(table) ? table : null
      }),
    ]),
  )
}
