import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRotation, type RotationPerson, type RotationTable, type Seats } from '../../shared/domain/rotation.ts'
import { crewRoute, placeOf } from '../../shared/domain/rotation-crews.ts'
import { rotationFigures } from '../../shared/domain/rotation-figures.ts'
import { seatLatecomer } from '../../shared/domain/rotation-latecomer.ts'

const someTables = (count: number): RotationTable[] => Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}` }))
const somePeople = (count: number, hosts = 0): RotationPerson[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i + 1}`, ...(i < hosts ? { hostOf: `t${i + 1}` } : {}) }))

const sizes = (seats: Seats, tables: readonly RotationTable[], round: number): number[] =>
  tables.map(table => Object.values(seats).filter(row => row[round] === table.id).length)
const gap = (all: readonly number[]): number => Math.max(...all) - Math.min(...all)

describe('the rotation of a room', () => {
  const rooms = [
    { people: 16, tables: 4, rounds: 4, atMost: 0 },
    { people: 33, tables: 4, rounds: 3, atMost: 66 },
    { people: 33, tables: 4, rounds: 4, atMost: 132 },
    { people: 40, tables: 5, rounds: 4, atMost: 100 },
    { people: 120, tables: 12, rounds: 3, atMost: 60 },
  ]
  it.each(rooms)(
    '$people people at $tables tables with their hosts, $rounds rounds: even tables, a new theme each time, few repeats',
    room => {
      const tables = someTables(room.tables)
      const people = somePeople(room.people, room.tables)
      const seats = planRotation({ people, tables, rounds: room.rounds, seed: 1 })
      for (let round = 0; round < room.rounds; round++) expect(gap(sizes(seats, tables, round))).toBeLessThanOrEqual(1)
      for (const { id, hostOf } of people) {
        const visited = new Set(seats[id])
        expect([...visited]).toHaveLength(hostOf === undefined ? room.rounds : 1)
      }
      expect(rotationFigures(people, seats, tables.length).repeats).toBeLessThanOrEqual(room.atMost)
    },
  )

  it('leaves hosts at their table', () => {
    const seats = planRotation({ people: somePeople(20, 4), tables: someTables(4), rounds: 4, seed: 3 })
    expect(seats['p2']).toEqual(['t2', 't2', 't2', 't2'])
  })

  it('counts themes, not tables, when a theme has several', () => {
    const tables = ['a', 'b', 'c', 'd'].flatMap(theme => [1, 2].map(n => ({ id: `${theme}${n}`, theme })))
    const seats = planRotation({ people: somePeople(34), tables, rounds: 4, seed: 2 })
    for (const row of Object.values(seats)) expect(new Set(row.map(table => table?.[0])).size).toBe(4)
  })

  it('respects the chairs of each table, and says who stands when there are not enough', () => {
    const tables = [
      { id: 't1', seats: 2 },
      { id: 't2', seats: 3 },
    ]
    const seats = planRotation({ people: somePeople(7), tables, rounds: 2, seed: 1 })
    for (const round of [0, 1]) {
      expect(sizes(seats, tables, round)).toEqual([2, 3])
      expect(Object.values(seats).filter(row => row[round] === null)).toHaveLength(2)
    }
  })

  it('goes on when there are more rounds than tables', () => {
    const tables = someTables(2)
    const seats = planRotation({ people: somePeople(5), tables, rounds: 5, seed: 1 })
    for (let round = 0; round < 5; round++) expect(sizes(seats, tables, round).reduce((a, b) => a + b)).toBe(5)
  })

  it('keeps frozen rounds to the letter and plans the rest around them', () => {
    const tables = someTables(4)
    const people = somePeople(16)
    const frozen = Object.fromEntries(people.map(({ id }, i) => [id, [`t${(i % 4) + 1}`]]))
    const seats = planRotation({ people, tables, rounds: 4, seed: 5, frozen, keep: 1 })
    for (const { id } of people) {
      expect(seats[id]?.[0]).toBe(frozen[id]?.[0])
      expect(new Set(seats[id]).size).toBe(4)
    }
  })

  it('is even, never shows a theme twice while there are others, and is the same each time, whatever the room', () => {
    const room = fc.record({
      tables: fc.integer({ min: 2, max: 9 }),
      perTable: fc.integer({ min: 1, max: 6 }),
      over: fc.integer({ min: 0, max: 8 }),
      rounds: fc.integer({ min: 1, max: 6 }),
      hosts: fc.boolean(),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(room, ({ tables: count, perTable, over, rounds, hosts, seed }) => {
        const tables = someTables(count)
        const people = somePeople(count * perTable + Math.min(over, count - 1) + (hosts ? count : 0), hosts ? count : 0)
        const problem = { people, tables, rounds, seed, exchanges: 3_000 }
        const seats = planRotation(problem)
        expect(planRotation(problem)).toEqual(seats)
        for (let round = 0; round < rounds; round++) {
          expect(gap(sizes(seats, tables, round))).toBeLessThanOrEqual(1)
          for (const { id } of people) expect(seats[id]?.[round]).toMatch(/^t\d+$/)
        }
        for (const { id, hostOf } of people) {
          if (hostOf !== undefined) expect(new Set(seats[id])).toEqual(new Set([hostOf]))
          else if (rounds <= count) expect(new Set(seats[id]).size).toBe(rounds)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a late-comer', () => {
  const tables = someTables(4)
  const before = planRotation({ people: somePeople(15), tables, rounds: 4, seed: 1 })

  it('gets the chairs that are left, a new theme each time, and nobody else moves', () => {
    const own = seatLatecomer({ others: before, tables, rounds: 4, from: 0 })
    const all = { ...before, late: own }
    for (let round = 0; round < 4; round++) expect(sizes(all, tables, round)).toEqual([4, 4, 4, 4])
    expect(new Set(own).size).toBe(4)
  })

  it('who comes in round 3 has no seat in the rounds that are over', () => {
    const own = seatLatecomer({ others: before, tables, rounds: 4, from: 2 })
    expect(own.slice(0, 2)).toEqual([null, null])
    expect(own.slice(2).every(table => table !== null)).toBe(true)
  })

  it('sits where they asked to for now', () => {
    expect(seatLatecomer({ others: before, tables, rounds: 4, from: 1, wanted: 't3' })[1]).toBe('t3')
  })

  it('finds no chair where there is none', () => {
    const full = [{ id: 't1', seats: 1 }]
    expect(seatLatecomer({ others: { p1: ['t1'] }, tables: full, rounds: 1, from: 0 })).toEqual([null])
  })

  it('one after the other, a whole room stays even', () => {
    let seats: Seats = {}
    for (let i = 0; i < 33; i++) {
      seats = { ...seats, [`p${i}`]: seatLatecomer({ others: seats, tables, rounds: 4, from: 0 }) }
      for (let round = 0; round < 4; round++) expect(gap(sizes(seats, tables, round))).toBeLessThanOrEqual(2)
    }
    for (const row of Object.values(seats)) expect(new Set(row).size).toBe(4)
  })
})

describe('crews that travel together', () => {
  const tables = ['a', 'a', 'b', 'b'].map((theme, i) => ({ id: `${theme}${i % 2}`, theme }))

  it('see every theme before any theme again', () => {
    expect(crewRoute(tables, 'a0', 4)).toEqual(['a0', 'b0', 'a1', 'b1'])
  })

  it('when cloths go round, people stay where they are', () => {
    const route = crewRoute(tables, 'b0', 4)
    expect(route.map((cloth, round) => placeOf(tables, cloth, round))).toEqual(['b0', 'b0', 'b0', 'b0'])
  })
})

describe('the figures of a plan', () => {
  it('say how many others each person meets, and count a second meeting as a repeat', () => {
    const people = somePeople(4)
    const seats = { p1: ['t1', 't1'], p2: ['t1', 't1'], p3: ['t2', 't2'], p4: ['t2', 't2'] }
    expect(rotationFigures(people, seats, 2)).toEqual({ met: { mean: 1, min: 1, max: 1 }, repeats: 2, bound: 0 })
  })

  it('know that 33 people at 4 tables cannot all meet new faces in 4 rounds', () => {
    const people = somePeople(33, 4)
    const seats = planRotation({ people, tables: someTables(4), rounds: 4, seed: 1 })
    expect(rotationFigures(people, seats, 4).bound).toBe(66)
  })

  it('never claim more repeats to be needed than there are', () => {
    const room = fc.record({
      people: fc.integer({ min: 2, max: 30 }),
      tables: fc.integer({ min: 2, max: 6 }),
      rounds: fc.integer({ min: 1, max: 4 }),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(room, ({ people: count, tables, rounds, seed }) => {
        const people = somePeople(count)
        const seats = planRotation({ people, tables: someTables(tables), rounds, seed, exchanges: 2_000 })
        const { repeats, bound } = rotationFigures(people, seats, tables)
        expect(bound).toBeLessThanOrEqual(repeats)
      }),
      { numRuns: 60 },
    )
  })
})
