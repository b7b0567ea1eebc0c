import { describe, expect, it } from 'vitest'
import { followList, identified } from '../../server/cafe/expected.ts'
import { haveShared } from '../../server/cafe/guests.ts'
import { tableTotals } from '../../server/cafe/dots.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { aCafe, after, aPlan, ask, asPerson, facilitator, join, personOf, whyNot } from '../support/a-cafe.ts'

/** Zoé sits at table 1, Karim at table 2, Paul writes on paper at table 1; the first round runs. */
function room(plan = aPlan()): CafeState {
  let state = aCafe(plan)
  state = join(state, 'zoe', { table: 't1' })
  state = join(state, 'karim', { table: 't2' })
  return join(state, 'paul', { device: 'paper', table: 't1' })
}
const zoe = asPerson(room(), 'zoe')
const karim = asPerson(room(), 'karim')
const notes = { 't1/n1': {}, 't1/n2': {} }

function added(state: CafeState, name = 'Octave', table = 't1', by = zoe): { state: CafeState; id: string } {
  const decision = ask(state, { type: 'add-guest', name, table }, { by })
  if (!decision.ok) throw new Error(decision.why)
  return { state: decision.state, id: decision.extra?.person ?? '' }
}

describe('a guest without a device', () => {
  it('of the list takes the place that is kept in their name, and does not stand there twice', () => {
    let made = 0
    const fresh = () => `e${(made += 1)}`
    const plan = identified(aPlan({ people: [{ name: 'Émile' }] }), [], fresh)
    const state = join(followList(aCafe(plan), 1, fresh), 'zoe', { table: 't1' })
    const before = [...state.people.values()].filter(person => person.name === 'Émile').map(person => person.id)
    const { state: then, id } = added(state, 'emile')
    expect([id]).toEqual(before)
    expect(personOf(then, id)).toMatchObject({ name: 'Émile', device: 'paper', addedBy: 'zoe', tokenHash: '' })
    expect(personOf(then, id).seats[0]).toBe('t1')
    expect(personOf(then, 'zoe').scribeFor).toEqual([id])
    expect(then.people.size).toBe(state.people.size)
    // Whoever comes next by that name is somebody else.
    expect(added(then, 'Émile').id).not.toBe(id)
  })

  it('gets a chair at the table, on paper, and whoever said so writes for them', () => {
    const { state, id } = added(room())
    expect(personOf(state, id)).toMatchObject({
      name: 'Octave',
      role: 'participant',
      device: 'paper',
      addedBy: 'zoe',
      tokenHash: '',
    })
    expect(personOf(state, id).seats[0]).toBe('t1')
    expect(personOf(state, 'zoe').scribeFor).toEqual([id])
  })
  it('is brought by somebody who sits there, or by staff at any table; staff write for nobody', () => {
    expect(whyNot(room(), { type: 'add-guest', name: 'Octave', table: 't2' }, { by: zoe })).toBe('not-your-table')
    const { state, id } = added(room(), 'Octave', 't2', facilitator)
    expect(personOf(state, id).seats[0]).toBe('t2')
    expect([...state.people.values()].filter(person => person.scribeFor.length > 0)).toEqual([])
    expect(whyNot(room(), { type: 'add-guest', name: 'X', table: 't1' }, { by: { name: 'w', role: 'wall' } })).toBe(
      'not-allowed',
    )
  })
  it('finds a full table full, and is told where there is a chair', () => {
    const plan = aPlan({ themes: [{ title: 'One?', tables: [{ id: 't1', seats: 2 }] }, { title: 'Two?' }] })
    expect(ask(room(plan), { type: 'add-guest', name: 'Octave', table: 't1' }, { by: zoe })).toMatchObject({
      ok: false,
      why: 'table-full',
      details: { next: { number: 2 } },
    })
  })
  it('is one of twelve at most whom one person brings', () => {
    let state = room()
    for (let at = 0; at < LIMITS.guestsOfOne; at++) state = added(state, `Guest ${at}`).state
    expect(whyNot(state, { type: 'add-guest', name: 'One more', table: 't1' }, { by: zoe })).toBe('too-many-guests')
    expect(whyNot(state, { type: 'add-guest', name: 'One more', table: 't1' }, {})).toBeUndefined()
  })
})

describe('dots for a guest (INC-05, INC-06)', () => {
  const open = (): CafeState => after(room(), { type: 'open-dots', where: 'tables' })
  const place = { type: 'place-dots', table: 't1', note: 'n1', for: 'paul' } as const

  it('are the guest’s, within the guest’s own budget', () => {
    let state = after(open(), { type: 'scribe', for: 'paul' }, { by: zoe })
    for (const note of ['n1', 'n2']) {
      state = after(state, { ...place, note, count: 2 }, { by: zoe, notes })
      state = after(state, { type: 'place-dots', table: 't1', note, count: 2 }, { by: zoe, notes })
    }
    expect(personOf(state, 'paul').dots.tables).toEqual({ t1: { n1: 2, n2: 2 } })
    expect(personOf(state, 'zoe').dots.tables).toEqual({ t1: { n1: 2, n2: 2 } })
    const closed = after(state, { type: 'close-dots', where: 'tables' })
    expect(tableTotals(closed)).toEqual({ t1: { n1: 4, n2: 4 } })
    expect(whyNot(state, { ...place, note: 'n3', count: 2 }, { by: zoe, notes: { 't1/n3': {} } })).toBe('no-dots-left')
  })
  it('are placed only by somebody who writes for them, and no longer once they have a device of their own', () => {
    expect(whyNot(open(), { ...place, count: 1 }, { by: karim, notes })).toBe('not-allowed')
    const scribed = after(open(), { type: 'scribe', for: 'paul' }, { by: zoe })
    const people = new Map(scribed.people).set('paul', { ...personOf(scribed, 'paul'), device: 'own' as const })
    expect(whyNot({ ...scribed, people }, { ...place, count: 1 }, { by: zoe, notes })).toBe('not-on-paper')
  })
})

describe('what a scribe is told of a guest', () => {
  it('is about tables where both sat, up to the present round', () => {
    const state = after(room(), { type: 'start' })
    const [paul, own] = [personOf(state, 'paul'), personOf(state, 'zoe')]
    expect(haveShared(state, own, paul, own.seats[0] ?? '')).toBe(paul.seats[0] === own.seats[0])
    expect(haveShared(state, personOf(state, 'karim'), { ...paul, seats: ['t1', 't2'] }, 't2')).toBe(false)
  })
})
