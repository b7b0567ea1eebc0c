import { describe, expect, it } from 'vitest'
import { planCrews } from '../../../shared/domain/planner/crews.ts'
import { rotationNumbers } from '../../../shared/domain/planner/numbers.ts'
import { planRotation } from '../../../shared/domain/planner/plan.ts'
import { crewRoute, placeOf } from '../../../shared/domain/rotation-crews.ts'
import { aRoom, count, faults, somePeople, themesSeen } from './checker.ts'

const themed = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'].map((theme, i) => ({ id: `${theme}${i % 2}`, theme }))

describe('crews that travel together', () => {
  it('see every theme before any theme again', () => {
    const tables = themed.slice(0, 4)
    expect(crewRoute(tables, 'a0', 4)).toEqual(['a0', 'b0', 'a1', 'b1'])
  })

  it('when cloths go round, people stay where they are', () => {
    const tables = themed.slice(0, 4)
    const route = crewRoute(tables, 'b0', 4)
    expect(route.map((cloth, round) => placeOf(tables, cloth, round))).toEqual(['b0', 'b0', 'b0', 'b0'])
  })

  it('33 people and four tables: crews of seven or eight, hosts stay, everybody meets their crew and all hosts', () => {
    const problem = aRoom(33, 4, 4)
    const { seats, figures } = planCrews(problem, 'groups')
    expect(faults(problem, seats)).toEqual([])
    expect(count(problem, seats)).toMatchObject({ gap: 1, revisits: 0, fewestThemes: 4, mostMeetings: 4 })
    expect(figures.met.max).toBe(29)
    expect(figures.coincidences).toBeGreaterThan(figures.bound.coincidences)
  })

  it.each([33, 40, 41])('%i people, two tables for each of four themes: even crews who see all four', people => {
    const problem = aRoom(0, 0, 4, { people: somePeople(people), tables: themed })
    const { seats } = planCrews(problem, 'groups')
    expect(faults(problem, seats)).toEqual([])
    expect(count(problem, seats).gap).toBeLessThanOrEqual(1)
    for (const { id } of problem.people) expect(new Set(themesSeen(problem, seats, id)).size).toBe(4)
  })

  it('nobody is alone when tables have different chairs: no crew is larger than the smallest table it comes to', () => {
    const tables = [4, 9, 9].map((seats, i) => ({ id: `t${i + 1}`, seats }))
    const groups = aRoom(0, 0, 3, { people: somePeople(12), tables })
    expect(planCrews(groups, 'groups').figures.broken).toEqual([])
    const hosts = aRoom(0, 0, 3, { people: somePeople(20), tables })
    // A crew that stays can be as large as its own table; its cloths are what goes round.
    expect(count({ ...hosts, rounds: 1 }, planCrews(hosts, 'hosts').seats).gap).toBe(4)
  })

  it('people who go together are in one crew, people who do not are in two', () => {
    const people = somePeople(16, 4).map((person, i) =>
      i === 5 ? { ...person, with: ['p9'], apart: ['p13'] } : person,
    )
    const { seats, figures } = planCrews(aRoom(0, 4, 3, { people }), 'groups')
    expect(seats['p9']).toEqual(seats['p6'])
    expect(seats['p13']?.[0]).not.toBe(seats['p6']?.[0])
    expect(figures.broken).toEqual([])
  })

  it('go on from where they sit', () => {
    const problem = aRoom(12, 3, 3)
    const { seats } = planCrews(problem, 'groups')
    expect(planCrews({ ...problem, told: seats, keep: 1 }, 'groups')).toMatchObject({ seats, changed: [] })
  })

  it('one question a round: tables alone count', () => {
    const problem = aRoom(20, 4, 4)
    const { seats, figures } = planCrews(problem, 'hosts')
    expect(count(problem, seats)).toMatchObject({ gap: 0, fewestThemes: 4 })
    expect(figures.revisits).toBe(0)
  })
})

describe('a route in two numbers', () => {
  it('[M6] is true for every round of everybody who has one', () => {
    const problem = aRoom(500, 50, 4)
    const { seats, numbers = {} } = planRotation(problem)
    expect(Object.keys(numbers)).toHaveLength(450)
    for (const [id, { start, step }] of Object.entries(numbers))
      expect(seats[id]).toEqual(Array.from({ length: 4 }, (_, round) => `t${((start - 1 + round * step) % 50) + 1}`))
  })

  it('is not claimed for a host, nor for a route that is none', () => {
    const problem = aRoom(6, 4, 3)
    const seats = { p1: ['t1', 't1', 't1'], p5: ['t1', 't3', 't1'], p6: ['t1', 't3', 't2'] }
    expect(rotationNumbers(problem, seats)).toEqual({ p5: { start: 1, step: 2 } })
  })
})
