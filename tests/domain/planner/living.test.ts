import { describe, expect, it } from 'vitest'
import { type Dice, makeDice } from '../../../shared/domain/dice.ts'
import { planRotation, repairRotation } from '../../../shared/domain/planner/plan.ts'
import type { PlannerPerson, PlannerProblem } from '../../../shared/domain/planner/problem.ts'
import { aRoom, count, faults, violations } from './checker.ts'

const some = (many: number, from: number, to: number, dice: Dice, not: ReadonlySet<number> = new Set()): number[] => {
  const found = new Set<number>()
  while (found.size < many) {
    const one = from + dice(to - from)
    if (!not.has(one)) found.add(one)
  }
  return [...found]
}

interface Event {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  /** rounds that are over */
  readonly keep: number
  readonly leave: number
  readonly come: number
  readonly pairs?: number
  readonly bans?: number
}

/** A plan that was told, and then the day comes. */
function happening(event: Event, lot: number): PlannerProblem & { readonly staying: number } {
  const { people, tables, rounds, keep } = event
  const room = aRoom(people, tables, rounds)
  const told = planRotation(room).seats
  const dice = makeDice(lot)
  const gone = new Set(some(event.leave, tables, people, dice))
  const pairs = Array.from({ length: event.pairs ?? 0 }, () => some(2, tables, people, dice, gone))
  const banned = new Map(some(event.bans ?? 0, tables, people, dice, gone).map(p => [p, `t${dice(tables) + 1}`]))
  const after = room.people.map((person, i): PlannerPerson => {
    const together = pairs.flatMap(([a, b]) => (a === i ? [`p${(b ?? 0) + 1}`] : []))
    const ban = banned.get(i)
    return {
      ...person,
      ...(gone.has(i) ? { until: keep } : {}),
      ...(together.length > 0 ? { with: together } : {}),
      ...(ban === undefined ? {} : { not: [ban] }),
    }
  })
  const newcomers = Array.from({ length: event.come }, (_, i): PlannerPerson => ({ id: `n${i + 1}`, from: keep }))
  return { ...room, people: [...after, ...newcomers], told, keep, staying: people - tables - gone.size }
}

describe('what happens on the day', () => {
  it.each([
    { people: 40, tables: 5, rounds: 4, keep: 1, leave: 5, come: 4, pairs: 1, bans: 2, atMost: 4, most: 5, again: 85 },
    {
      people: 120,
      tables: 12,
      rounds: 3,
      keep: 0,
      leave: 12,
      come: 6,
      pairs: 2,
      bans: 6,
      atMost: 6,
      most: 8,
      again: 6,
    },
    {
      people: 500,
      tables: 50,
      rounds: 4,
      keep: 0,
      leave: 50,
      come: 20,
      pairs: 5,
      bans: 20,
      atMost: 17,
      most: 17,
      again: 2,
    },
    {
      people: 1000,
      tables: 125,
      rounds: 4,
      keep: 1,
      leave: 100,
      come: 50,
      pairs: 5,
      bans: 20,
      atMost: 15,
      most: 15,
      again: 2,
    },
  ])(
    '$people people: $leave leave, $come come, $pairs pairs and $bans bans are new: about $atMost of those who were told go elsewhere, never more than $most',
    event => {
      const lots = event.people > 200 ? [7, 8] : [7, 8, 9, 10, 11, 12]
      let moved = 0
      for (const lot of lots) {
        const problem = happening(event, lot)
        const { seats, changed, figures } = repairRotation({ ...problem, even: true })
        expect(faults(problem, seats)).toEqual([])
        expect(violations(problem, seats, event.keep)).toBe(0)
        moved += changed.length
        expect(changed.length).toBeLessThanOrEqual(event.most)
        expect(count(problem, seats, event.keep).gap).toBeLessThanOrEqual(1)
        expect(figures.repeats).toBeLessThanOrEqual(event.again)
        expect(figures.revisits).toBeLessThanOrEqual(1)
      }
      expect(moved / lots.length).toBeLessThanOrEqual(event.atMost)
    },
  )

  const rooms = [
    { people: 33, tables: 4, rounds: 3, keep: 1 },
    { people: 40, tables: 5, rounds: 4, keep: 1 },
    { people: 120, tables: 12, rounds: 3, keep: 0 },
    { people: 500, tables: 50, rounds: 4, keep: 0 },
    { people: 1000, tables: 125, rounds: 4, keep: 1 },
  ]
  const lots = (people: number): number[] => (people > 200 ? [101] : [101, 102, 103, 104])
  const tenth = (room: (typeof rooms)[number]): number => Math.round((room.people - room.tables) / 10)

  it.each(rooms)('$people people, a tenth does not come, as many walk in: hardly anybody else notices', room => {
    let [moved, told] = [0, 0]
    for (const lot of lots(room.people)) {
      const problem = happening({ ...room, leave: tenth(room), come: tenth(room) }, lot)
      const { seats, changed } = repairRotation({ ...problem, even: true })
      expect(faults(problem, seats)).toEqual([])
      expect(count(problem, seats, room.keep).gap).toBeLessThanOrEqual(1)
      moved += changed.length
      told += problem.staying
    }
    expect(moved / told).toBeLessThanOrEqual(0.02)
  })

  it.each(rooms)('$people people, a tenth does not come: evening out moves one in ten at most', room => {
    let [moved, told] = [0, 0]
    for (const lot of lots(room.people)) {
      const problem = happening({ ...room, leave: tenth(room), come: 0 }, lot)
      const { seats, changed, figures } = repairRotation({ ...problem, even: true })
      expect(faults(problem, seats)).toEqual([])
      expect(count(problem, seats, room.keep).gap).toBeLessThanOrEqual(1)
      expect(figures.revisits).toBe(0)
      moved += changed.length
      told += problem.staying
    }
    expect(moved / told).toBeLessThanOrEqual(0.1)
  })

  it('[M5] evening out is not done unasked: with 12 of 120 missing, nobody is sent elsewhere', () => {
    const problem = happening({ people: 120, tables: 12, rounds: 3, keep: 0, leave: 12, come: 0 }, 7)
    const { changed, seats } = repairRotation(problem)
    expect(changed).toEqual([])
    expect(count(problem, seats).gap).toBeGreaterThan(1)
  })
})

describe('a plan that was told', () => {
  it('has a round more: the new one is planned around the others, and nobody changes', () => {
    const before = aRoom(33, 4, 3)
    const told = planRotation(before).seats
    const problem = { ...before, rounds: 4, told, keep: 2 }
    const { seats, changed } = repairRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    expect(changed).toEqual([])
    expect(count(problem, seats)).toMatchObject({ revisits: 0, gap: 1 })
  })

  it('loses a table: only those who had it go elsewhere', () => {
    const before = aRoom(60, 6, 4)
    const told = planRotation(before).seats
    const tables = before.tables.map((table, i) => (i === 2 ? { ...table, closedFrom: 2 } : table))
    const problem = { ...before, tables, told, keep: 2 }
    const { seats, changed } = repairRotation(problem)
    expect(faults(problem, seats)).toEqual([])
    for (const id of changed) expect(told[id]?.slice(2)).toContain('t3')
    expect(count(problem, seats, 2).gap).toBeLessThanOrEqual(2)
  })

  it('a guest who stays to welcome still does after somebody left', () => {
    const room = aRoom(0, 4, 3, { people: aRoom(24, 0, 1).people, guestStays: true })
    const told = planRotation(room).seats
    const people = room.people.map((person, i) => (i === 5 ? { ...person, until: 1 } : person))
    const problem = { ...room, people, told, keep: 1 }
    const { seats } = repairRotation(problem)
    for (let round = 1; round < 3; round++)
      for (const { id: table } of room.tables)
        expect(people.some(({ id }) => seats[id]?.[round] === table && seats[id]?.[round - 1] === table)).toBe(true)
  })
})
