import { describe, expect, it } from 'vitest'
import { planRotation } from '../../../shared/domain/planner/plan.ts'
import type { PlannerTable, Seats } from '../../../shared/domain/planner/problem.ts'
import { aRoom, count, faults, somePeople, themesSeen } from './checker.ts'

const withChairs = (chairs: readonly number[]): PlannerTable[] => chairs.map((seats, i) => ({ id: `t${i + 1}`, seats }))
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
const sizes = (seats: Seats, tables: readonly PlannerTable[], round: number): number[] =>
  tables.map(table => Object.values(seats).filter(row => row[round] === table.id).length)
/** Themes a, b, c … with so many tables each, in the order of their numbers. */
const themed = (tablesOf: readonly number[]): PlannerTable[] =>
  tablesOf.flatMap((many, theme) =>
    Array.from({ length: many }, (_, i) => ({
      id: `${'abcdefghijkl'[theme]}${i + 1}`,
      theme: `${'abcdefghijkl'[theme]}`,
    })),
  )

describe('tables of different sizes', () => {
  it.each([
    { chairs: [12, 9, 6, 5, 4], rounds: 4, revisits: 12 },
    { chairs: [12, 8, 6, 4], rounds: 3, revisits: 6 },
    { chairs: [14, 14, 12, 12, 10, 8, 8, 6, 6, 6, 6, 6], rounds: 3, revisits: 0 },
  ])('chairs $chairs, $rounds rounds: no more second visits than the chairs force ($revisits)', given => {
    const tables = withChairs(given.chairs)
    const problem = aRoom(0, 0, given.rounds, { people: somePeople(total(given.chairs)), tables })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    for (let round = 0; round < given.rounds; round++) expect(sizes(seats, tables, round)).toEqual(given.chairs)
    expect(count(problem, seats).revisits).toBe(given.revisits)
    expect(figures).toMatchObject({ revisits: given.revisits, revisitsBound: given.revisits, broken: [] })
  })

  it('are never filled beyond their chairs while others have room', () => {
    const tables = withChairs([4, 12, 12])
    const problem = aRoom(0, 0, 3, { people: somePeople(24), tables })
    const { seats } = planRotation(problem)
    for (let round = 0; round < 3; round++) expect(sizes(seats, tables, round)).toEqual([4, 10, 10])
  })

  it('too few chairs: whoever stands is told, and not the same people each time', () => {
    const tables = withChairs([3, 3])
    const problem = aRoom(0, 0, 2, { people: somePeople(8), tables })
    const { seats, figures } = planRotation(problem)
    const standing = [0, 1].map(round => Object.keys(seats).filter(id => seats[id]?.[round] === null))
    expect(standing.map(ids => ids.length)).toEqual([2, 2])
    expect(new Set(standing.flat()).size).toBe(4)
    expect(figures.broken).toEqual([
      { rule: 'seats', people: standing[0], round: 0 },
      { rule: 'seats', people: standing[1], round: 1 },
    ])
  })
})

describe('several tables for a theme', () => {
  it.each([
    { people: 33, tables: [2, 2, 2, 2], rounds: 4 },
    { people: 40, tables: [2, 2, 2, 2], rounds: 3 },
    { people: 60, tables: [2, 2, 2, 2, 2], rounds: 4 },
    { people: 48, tables: [3, 3, 3, 3], rounds: 4 },
    { people: 35, tables: [3, 2, 1, 1], rounds: 2 },
    { people: 200, tables: [5, 5, 5, 5, 5], rounds: 5 },
  ])('$people people, themes with $tables tables, $rounds rounds: as many themes as rounds for each', room => {
    const tables = themed(room.tables)
    const problem = aRoom(0, 0, room.rounds, { people: somePeople(room.people), tables })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    for (const { id } of problem.people) expect(new Set(themesSeen(problem, seats, id)).size).toBe(room.rounds)
    expect(count(problem, seats).gap).toBeLessThanOrEqual(1)
    expect(figures.coincidences).toBeGreaterThanOrEqual(figures.bound.coincidences)
  })

  it('eight tables instead of four: 33 people see four themes and hardly ever meet again', () => {
    const problem = aRoom(0, 0, 4, { people: somePeople(33), tables: themed([2, 2, 2, 2]) })
    const { figures } = planRotation(problem)
    expect(figures.coincidences).toBeLessThanOrEqual(figures.bound.coincidences + 4)
    expect(figures.bound.coincidences).toBeLessThan(10)
  })

  it('a theme with more tables than the others: nobody comes twice to a theme as long as there are others', () => {
    const problem = aRoom(0, 0, 3, { people: somePeople(24), tables: themed([2, 1, 1]) })
    const { seats, figures } = planRotation(problem)
    expect(count(problem, seats).revisits).toBe(figures.revisitsBound)
  })
})

describe('odd rooms', () => {
  it('more rounds than tables: tables come again, evenly', () => {
    const problem = aRoom(0, 0, 5, { people: somePeople(6), tables: aRoom(0, 2, 1).tables })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    for (const row of Object.values(seats)) {
      const first = row.filter(table => table === 't1').length
      expect([2, 3]).toContain(first)
    }
    expect(figures.revisits).toBe(18)
    expect(figures.revisitsBound).toBe(18)
  })

  it('fewer people than tables: everybody has a place', () => {
    const problem = aRoom(0, 0, 3, { people: somePeople(2), tables: aRoom(0, 5, 1).tables })
    const { seats } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    for (const row of Object.values(seats)) expect(new Set(row).size).toBe(3)
  })

  it.each([
    { people: 0, tables: 3, rounds: 3 },
    { people: 5, tables: 0, rounds: 3 },
    { people: 5, tables: 1, rounds: 3 },
    { people: 1, tables: 1, rounds: 1 },
    { people: 5, tables: 3, rounds: 0 },
  ])('$people people, $tables tables, $rounds rounds: an answer, not a failure', ({ people, tables, rounds }) => {
    const problem = aRoom(0, tables, rounds, { people: somePeople(people) })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    expect(figures.met.max).toBeLessThanOrEqual(Math.max(0, people - 1))
  })
})

describe('people who are not there all day', () => {
  it('have places in their rounds alone, and tables stay even', () => {
    const people = somePeople(36, 4).map((person, i) =>
      i % 9 === 5 ? { ...person, from: 1 } : i % 9 === 7 ? { ...person, until: 2 } : person,
    )
    const problem = aRoom(0, 4, 4, { people })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    expect(count(problem, seats).gap).toBeLessThanOrEqual(1)
    expect(figures.revisits).toBe(0)
  })

  it('a table that closes after two rounds: its host and guests sit elsewhere', () => {
    const problem = aRoom(25, 5, 4, {
      tables: aRoom(0, 5, 1).tables.map((table, i) => (i === 0 ? { ...table, closedFrom: 2 } : table)),
    })
    const { seats, figures } = planRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    expect(seats['p1']?.slice(0, 2)).toEqual(['t1', 't1'])
    expect(seats['p1']?.slice(2)).not.toContain('t1')
    expect(count(problem, seats).gap).toBeLessThanOrEqual(1)
    expect(figures.broken).toEqual([])
  })
})

describe('when one guest stays at each table to welcome the next ones', () => {
  it.each([
    { people: 33, tables: 4, rounds: 4 },
    { people: 60, tables: 10, rounds: 3 },
  ])(
    '$people people, $tables tables, $rounds rounds: somebody of the round before is always there, a different one each time',
    room => {
      const problem = aRoom(0, room.tables, room.rounds, { people: somePeople(room.people), guestStays: true })
      const { seats, figures } = planRotation(problem)
      expect(faults(problem, seats)).toEqual([])
      const stays = new Map<string, number>()
      for (let round = 1; round < room.rounds; round++)
        for (const { id: table } of problem.tables) {
          const staying = Object.keys(seats).filter(
            id => seats[id]?.[round] === table && seats[id]?.[round - 1] === table,
          )
          expect(staying).toHaveLength(1)
          const [stayer = ''] = staying
          stays.set(stayer, (stays.get(stayer) ?? 0) + 1)
        }
      expect(Math.max(...stays.values())).toBe(1)
      expect(figures.revisits).toBe(0)
      expect(count(problem, seats).gap).toBeLessThanOrEqual(1)
    },
  )
})
