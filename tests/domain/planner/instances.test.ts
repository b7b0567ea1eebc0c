import { describe, expect, it } from 'vitest'
import { makeDice } from '../../../shared/domain/dice.ts'
import { goalFigures } from '../../../shared/domain/planner/goal-figures.ts'
import { planRotation } from '../../../shared/domain/planner/plan.ts'
import { aRoom, count, proven, somePeople } from './checker.ts'

const ROOMS = [
  [16, 4, 4],
  [33, 4, 3],
  [33, 4, 4],
  [40, 5, 4],
  [120, 12, 3],
  [500, 50, 4],
  [1000, 125, 4],
] as const

describe.each(ROOMS)('%i people, hosts among them, at %i tables for %i rounds', (people, tables, rounds) => {
  const bound = proven(people - tables, tables, rounds, true)

  it('spread: everybody sees another table each round, and nobody could be kept apart better', () => {
    const problem = aRoom(people, tables, rounds)
    const { seats, figures } = planRotation(problem)
    const counted = count(problem, seats)
    expect(counted).toMatchObject({ coincidences: bound.coincidences, fewestThemes: rounds, revisits: 0 })
    expect(counted.mostMeetings).toBe(bound.mostMeetings)
    expect(counted.gap).toBeLessThanOrEqual(1)
    expect(goalFigures(figures, 'spread')).toMatchObject({ repeats: bound.coincidences, bound: bound.coincidences })
  })

  it('buddy: nobody could meet more others', () => {
    const problem = aRoom(people, tables, rounds, { goal: 'buddy' })
    const { seats, figures } = planRotation(problem)
    const counted = count(problem, seats)
    expect(counted).toMatchObject({ repeats: bound.repeats, fewestThemes: rounds, revisits: 0 })
    expect(counted.gap).toBeLessThanOrEqual(1)
    expect(goalFigures(figures, 'buddy')).toMatchObject({ repeats: bound.repeats, bound: bound.repeats })
  })
})

describe('when everybody moves', () => {
  it.each(ROOMS)('%i people, %i tables, %i rounds reach the bound as well', (people, tables, rounds) => {
    const bound = proven(people, tables, rounds, false)
    const spread = aRoom(people, tables, rounds, { people: somePeople(people) })
    expect(count(spread, planRotation(spread).seats).coincidences).toBe(bound.coincidences)
    const buddy = aRoom(people, tables, rounds, { people: somePeople(people), goal: 'buddy' })
    expect(count(buddy, planRotation(buddy).seats).repeats).toBe(bound.repeats)
  })
})

describe('when the first round is already sitting', () => {
  it.each(ROOMS)(
    '%i people, %i tables, %i rounds: the rest reaches the bound all the same',
    (people, tables, rounds) => {
      const dice = makeDice(people)
      const movers = somePeople(people, tables).slice(tables)
      const chairs = movers.map((_, i) => `t${(i % tables) + 1}`)
      for (let i = chairs.length - 1; i > 0; i--) {
        const j = dice(i + 1)
        const [a = '', b = ''] = [chairs[i], chairs[j]]
        chairs[i] = b
        chairs[j] = a
      }
      const told = Object.fromEntries([
        ...somePeople(tables, tables).map(({ id, hostOf }): [string, string[]] => [id, [hostOf ?? '']]),
        ...movers.map(({ id }, i): [string, string[]] => [id, [chairs[i] ?? '']]),
      ])
      const problem = aRoom(people, tables, rounds, { told, keep: 1 })
      const { seats } = planRotation(problem)
      for (const { id } of movers) expect(seats[id]?.[0]).toBe(told[id]?.[0])
      expect(count(problem, seats).coincidences).toBe(proven(people - tables, tables, rounds, true).coincidences)
    },
  )
})

it('33 people at four tables meet 17 others in three rounds, where fixed groups would meet seven', () => {
  const problem = aRoom(33, 4, 3)
  expect(count(problem, planRotation(problem).seats).metByMovers).toBeGreaterThan(17)
})
