import { describe, expect, it } from 'vitest'
import { asTheyLie, crewsAtTables, travelsOf } from '../../client/mirror/crew-moves.ts'
import { tablesInOrder } from '../../client/mirror/seating.ts'
import { wayBetween } from '../../client/ui/way-between.ts'
import type { PersonFacts, TableFacts } from '../../shared/document/programme.ts'
import { crewRoute } from '../../shared/domain/rotation-crews.ts'

const IDS = ['t1', 't2', 't3']
const tables = Object.fromEntries(
  IDS.map((id, index): [string, TableFacts] => [
    id,
    { id, number: index + 1, theme: id, locked: false, hosts: [`h${index + 1}`], welcome: '', spotlight: null },
  ]),
)
const aPerson = (name: string, hosts?: string): PersonFacts => ({
  name,
  role: hosts === undefined ? 'participant' : 'host',
  device: 'own',
  ...(hosts === undefined ? {} : { hosts }),
  absent: false,
  joinedAt: 0,
})
/** Three tables, a host each, two people a crew, three rounds. */
const facts = {
  tables,
  people: Object.fromEntries([
    ...IDS.map((id, index) => [`h${index + 1}`, aPerson(`Hôte ${index + 1}`, id)]),
    ...IDS.flatMap(id => ['a', 'b'].map(each => [`${id}${each}`, aPerson(`${id}${each}`)])),
  ]) as Record<string, PersonFacts>,
  seats: Object.fromEntries([
    ...IDS.map((id, index) => [`h${index + 1}`, [id, id, id]]),
    ...IDS.flatMap(id => ['a', 'b'].map(each => [`${id}${each}`, crewRoute(Object.values(tables), id, 3)])),
  ]) as Record<string, readonly string[]>,
}
const round1 = { phase: 'round', round: 1, rounds: 3 } as const
const inOrder = tablesInOrder(tables)

describe('what travels at the next bell', () => {
  it('where people go round together: each crew, from its table to the next', () => {
    const day = { ...round1, movement: 'groups' } as const
    expect(travelsOf(facts, day).map(({ crew, from, to }) => [crew, from, to])).toEqual([
      [0, 't1', 't2'],
      [1, 't2', 't3'],
      [2, 't3', 't1'],
    ])
    // While they walk it is the same; hosts are of no crew.
    expect(travelsOf(facts, { ...day, phase: 'transfer' })).toEqual(travelsOf(facts, day))
    expect(crewsAtTables(facts, 2)).toEqual(
      new Map([
        ['t2', [0]],
        ['t3', [1]],
        ['t1', [2]],
      ]),
    )
  })

  it('where people stay: each cloth, the other way round, and the room is seen as cloths lie in it', () => {
    const day = { ...round1, movement: 'hosts' } as const
    expect(travelsOf(facts, day).map(({ cloth, from, to }) => [cloth?.id, from, to])).toEqual([
      ['t1', 't1', 't3'],
      ['t2', 't2', 't1'],
      ['t3', 't3', 't2'],
    ])
    expect(asTheyLie(inOrder, { ...day, round: 2 }).map(({ id }) => id)).toEqual(['t2', 't3', 't1'])
  })

  it('nothing where everybody goes their own way, in the last round, and before the day', () => {
    for (const movement of ['mix', 'free'] as const) expect(travelsOf(facts, { ...round1, movement })).toEqual([])
    expect(travelsOf(facts, { ...round1, round: 3, movement: 'groups' })).toEqual([])
    expect(travelsOf(facts, { ...round1, phase: 'open', round: 0, movement: 'groups' })).toEqual([])
  })

  it('one person moved by hand sends no crew elsewhere', () => {
    const seats = { ...facts.seats, t1a: ['t1', 't3', 't3'] }
    const moved = { ...facts, seats: { ...seats, t1b: facts.seats['t1b'] ?? [], t1c: facts.seats['t1b'] ?? [] } }
    const people = { ...facts.people, t1c: aPerson('t1c') }
    const [first] = travelsOf({ ...moved, people }, { ...round1, movement: 'groups' })
    expect([first?.crew, first?.from, first?.to]).toEqual([0, 't1', 't2'])
  })
})

describe('a way between two tables', () => {
  it('begins and ends outside of both, and its label stands on it', () => {
    const way = wayBetween({ x: 0, y: 0, r: 10 }, { x: 100, y: 0, r: 20 }, 0, { wing: 5 })
    const [, x1, x2] = /^M([\d.]+) 0\.0Q[\d.]+ 0\.0 ([\d.]+) 0\.0$/.exec(way.line) ?? []
    expect(Number(x1)).toBeGreaterThanOrEqual(10)
    expect(Number(x2)).toBeLessThanOrEqual(80)
    expect(way.label.x).toBeGreaterThan(40)
    expect(way.label.x).toBeLessThanOrEqual(50)
  })

  it('bends to the left of who walks it', () => {
    const way = wayBetween({ x: 0, y: 0, r: 10 }, { x: 100, y: 0, r: 10 }, 30, { wing: 5 })
    expect(Math.round(way.label.y)).toBe(-30)
  })
})
