import { describe, expect, it } from 'vitest'
import { admit, erase, follow } from '../../server/cafe/people.ts'
import { changePlan } from '../../server/cafe/change-plan.ts'
import { placeNumber } from '../../server/cafe/seating.ts'
import {
  aCafe,
  accepted,
  after,
  aPlan,
  ask,
  facilitator,
  gap,
  join,
  joinMany,
  NOON,
  personOf,
  sizesIn,
  whyNot,
} from '../support/a-cafe.ts'

const rounds = [1, 2, 3, 4]
const chairs = { themes: [1, 2].map(n => ({ title: `Theme ${n}?`, tables: [{ seats: 2 }] })) }
const arrival = (id: string, table?: string) => ({
  id,
  name: id,
  role: 'participant' as const,
  table,
  device: 'own' as const,
  consent: { name: false, email: false },
  wishes: [],
  tokenHash: '',
  clientIds: [],
})

describe('arriving before the day', () => {
  it('seats each at once, tables staying even', () => {
    for (const count of [1, 5, 33]) expect(gap(sizesIn(joinMany(aCafe(), count), 1))).toBeLessThanOrEqual(1)
  })

  it('lets one choose a table', () => {
    expect(personOf(join(aCafe(), 'zoe', { table: 't3' }), 'zoe').seats[0]).toBe('t3')
  })

  it('refuses a full table and names the next free one', () => {
    const full = join(join(aCafe(aPlan(chairs)), 'a', { table: 't1' }), 'b', { table: 't1' })
    expect(admit(full, arrival('c', 't1'), NOON)).toEqual({
      ok: false,
      why: 'table-full',
      details: { next: { table: 't2', number: 2 } },
    })
  })

  it('refuses when every chair is taken, and a table that does not exist', () => {
    const full = joinMany(aCafe(aPlan(chairs)), 4)
    expect(admit(full, arrival('c'), NOON)).toEqual({ ok: false, why: 'table-full', details: { next: null } })
    expect(admit(full, arrival('c', 'nowhere'), NOON)).toMatchObject({ why: 'unknown-table' })
  })

  it('gives staff and wall no seat', () => {
    const state = join(join(aCafe(), 'w', { role: 'wall' }), 'f', { role: 'facilitator' })
    expect(personOf(state, 'w').seats).toEqual([])
    expect(sizesIn(state, 1)).toEqual([0, 0, 0, 0])
  })

  it('puts a host at the table of their key, or at the first one without a host, for the whole day', () => {
    const one = join(aCafe(), 'bruno', { role: 'host', hostOf: 't1' })
    expect(personOf(one, 'bruno').seats).toEqual(['t1', 't1', 't1', 't1'])
    const two = join(one, 'nadia', { role: 'host' })
    expect(personOf(two, 'nadia').hostOf).toBe('t2')
  })

  it('nobody comes in once the café is closed', () => {
    expect(admit(aCafe(aPlan(), { phase: 'closed' }), arrival('z'), NOON)).toMatchObject({ why: 'event-closed' })
  })
})

describe('the first round begins', () => {
  it('draws even rounds with a new theme each, and leaves people where they sit', () => {
    const arrived = joinMany(aCafe(), 33)
    const state = after(arrived, { type: 'start' })
    for (const round of rounds) expect(gap(sizesIn(state, round))).toBeLessThanOrEqual(1)
    for (const { id, seats } of state.people.values()) {
      expect(new Set(seats).size).toBe(4)
      expect(seats[0]).toBe(personOf(arrived, id).seats[0])
    }
  })

  it('evens out tables that many had chosen, moving as few as needed and the last to come', () => {
    const crowded = ['a', 'b', 'c', 'd', 'e', 'f'].reduce(
      (room, id, i) => join(room, id, { table: 't1' }, NOON + i),
      aCafe(),
    )
    const state = after(crowded, { type: 'start' })
    expect(gap(sizesIn(state, 1))).toBeLessThanOrEqual(1)
    const moved = [...state.people.values()].filter(person => person.seats[0] !== 't1').map(person => person.id)
    expect(moved.sort()).toEqual(['c', 'd', 'e', 'f'])
  })

  it('hosts stay', () => {
    const hosts = ['t1', 't2', 't3', 't4'].reduce(
      (room, table) => join(room, `h${table}`, { role: 'host', hostOf: table }),
      aCafe(),
    )
    const state = after(joinMany(hosts, 20), { type: 'start' })
    for (const round of rounds) expect(sizesIn(state, round)).toEqual([6, 6, 6, 6])
    expect(personOf(state, 'ht3').seats).toEqual(['t3', 't3', 't3', 't3'])
  })

  it('draws the same plan twice', () => {
    const seats = () => [...after(joinMany(aCafe(), 17), { type: 'start' }).people.values()].map(person => person.seats)
    expect(seats()).toEqual(seats())
  })
})

describe('the living plan', () => {
  const started = after(joinMany(aCafe(), 15), { type: 'start' })
  const second = after(started, { type: 'go-to', phase: 'round', round: 2 })

  it('seats a late-comer in what is left of the day and moves nobody', () => {
    const state = join(second, 'late')
    expect(personOf(state, 'late').seats[0]).toBeNull()
    expect(new Set(personOf(state, 'late').seats.slice(1)).size).toBe(3)
    for (const [id, person] of second.people) expect(personOf(state, id).seats).toBe(person.seats)
  })

  it('who comes while people walk sits from the next round on', () => {
    const walking = after(started, { type: 'go-to', phase: 'transfer' })
    expect(personOf(join(walking, 'late'), 'late').seats.map(table => table !== null)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('at the harvest there is nothing left to sit for', () => {
    const together = after(started, { type: 'go-to', phase: 'harvest' })
    expect(personOf(join(together, 'late'), 'late').seats).toEqual([null, null, null, null])
  })

  it('frees the chairs of somebody absent from now on, and gives them new ones when they come', () => {
    const gone = after(second, { type: 'mark-absent', person: 'p1' })
    expect(personOf(gone, 'p1').seats).toEqual([personOf(second, 'p1').seats[0], null, null, null])
    const back = after(gone, { type: 'mark-present', person: 'p1' })
    expect(personOf(back, 'p1').seats.slice(1)).not.toContain(null)
    expect(whyNot(second, { type: 'mark-absent', person: 'nobody' })).toBe('unknown-person')
  })

  it('moves somebody for the present round only', () => {
    const before = personOf(second, 'p1').seats
    const to = ['t1', 't2', 't3', 't4'].find(table => table !== before[1]) ?? ''
    const moved = personOf(after(second, { type: 'move-person', person: 'p1', table: to }), 'p1').seats
    expect(moved[0]).toBe(before[0])
    expect(moved[1]).toBe(to)
    expect(new Set(moved.slice(1)).size).toBe(3)
  })

  it('says why somebody cannot be moved', () => {
    const there = personOf(second, 'p1').seats[1] ?? ''
    expect(whyNot(second, { type: 'move-person', person: 'p1', table: there })).toBe('same-table')
    expect(whyNot(second, { type: 'move-person', person: 'p1', table: 'nowhere' })).toBe('unknown-table')
    expect(whyNot(second, { type: 'move-person', person: 'nobody', table: 't1' })).toBe('unknown-person')
    const host = join(second, 'nadia', { role: 'host', hostOf: 't1' })
    expect(whyNot(host, { type: 'move-person', person: 'nadia', table: 't2' })).toBe('not-allowed')
    const together = after(second, { type: 'go-to', phase: 'harvest' })
    expect(whyNot(together, { type: 'move-person', person: 'p1', table: 't1' })).toBe('wrong-phase')
    const full = join(join(join(aCafe(aPlan(chairs)), 'a', { table: 't1' }), 'b', { table: 't1' }), 'c')
    expect(ask(full, { type: 'move-person', person: 'c', table: 't1' }, { by: facilitator })).toMatchObject({
      why: 'table-full',
      details: { next: { table: 't2' } },
    })
  })

  it('somebody who follows without writing has no chair, until they take one again', () => {
    const person = personOf(second, 'p2')
    const following = accepted(follow(second, person, true))
    expect(personOf(following, 'p2').seats.slice(1)).toEqual([null, null, null])
    const back = accepted(follow(following, personOf(following, 'p2'), false))
    expect(personOf(back, 'p2').seats.slice(1)).not.toContain(null)
  })

  it('somebody erased leaves nothing but an id', () => {
    const state = erase(second, {
      ...personOf(second, 'p3'),
      organisation: 'Somewhere',
      email: 'p3@example.org',
      clientIds: [9],
    })
    expect(personOf(state, 'p3')).toMatchObject({ name: '', tokenHash: '', gone: true })
    expect(JSON.stringify(personOf(state, 'p3'))).not.toContain('example.org')
  })
})

describe('other ways to move', () => {
  it('fixed crews go round together', () => {
    const state = after(joinMany(aCafe(aPlan({ movement: 'groups' })), 12), { type: 'start' })
    for (const { seats } of state.people.values()) {
      const mates = [...state.people.values()].filter(other => other.seats[0] === seats[0])
      for (const mate of mates) expect(mate.seats).toEqual(seats)
      expect(new Set(seats).size).toBe(4)
    }
    expect(personOf(join(state, 'late'), 'late').seats).toHaveLength(4)
  })

  it('when hosts and cloths go round, people stay in their place', () => {
    const state = after(joinMany(aCafe(aPlan({ movement: 'hosts' })), 12), { type: 'start' })
    for (const { seats } of state.people.values()) {
      const places = seats.map((cloth, i) => placeNumber(state.plan, cloth ?? '', i + 1))
      expect(new Set(places).size).toBe(1)
      expect(new Set(seats).size).toBe(4)
    }
  })

  it('with free movement people stay until they say otherwise', () => {
    const started = after(joinMany(aCafe(aPlan({ movement: 'free' })), 8), { type: 'start' })
    const first = personOf(started, 'p1').seats[0]
    expect(personOf(started, 'p1').seats.slice(1)).toEqual([null, null, null])
    const second = after(started, { type: 'go-to', phase: 'round', round: 2 })
    expect(personOf(second, 'p1').seats[1]).toBe(first)
  })
})

describe('the organiser changes the plan', () => {
  const arrived = joinMany(aCafe(), 12)
  const given = { now: NOON, freshId: () => 'fresh' }

  it('before the day everything may change, and everybody has chairs again', () => {
    const plan = aPlan({ themes: [{ title: 'One?' }, { title: 'Two?', tables: 2 }], rounds: { count: 2 } })
    const state = accepted(changePlan(arrived, plan, given))
    for (const { seats } of state.people.values()) {
      expect(seats).toHaveLength(2)
      for (const table of seats) expect(['t1', 't2a', 't2b']).toContain(table)
    }
  })

  it('during the day words and minutes change, tables do not', () => {
    const started = after(arrived, { type: 'start' })
    expect(accepted(changePlan(started, aPlan({ title: 'Another title' }), given)).plan.title).toBe('Another title')
    expect(changePlan(started, aPlan({ themes: [{ title: 'One?' }], rounds: { count: 4 } }), given)).toMatchObject({
      why: 'already-started',
    })
  })
})
