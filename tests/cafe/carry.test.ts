import { describe, expect, it } from 'vitest'
import { bornAs, settleCarried } from '../../server/cafe/carry.ts'
import { beginRound } from '../../server/cafe/phases.ts'
import { type CafeState, withPerson } from '../../server/cafe/state.ts'
import { aCafe, after, aPlan, ask, asPerson, join, joinMany, NOON, personOf, whyNot } from '../support/a-cafe.ts'

const NOTES = Object.fromEntries(
  ['n1', 'n2', 'n3', 'm1'].flatMap(note => ['t1', 't2', 't3', 't4'].map(table => [`${table}/${note}`, {}])),
)

/** Eight people who began their first round of four. */
const begun = (plan = aPlan()): CafeState => beginRound(joinMany(aCafe(plan), 8), 1, NOON)
const tableIn = (state: CafeState, person: string, round: number): string =>
  personOf(state, person).seats[round - 1] ?? 'nowhere'
const carry = (state: CafeState, person: string, note: string, table = tableIn(state, person, state.round)) =>
  after(state, { type: 'carry-note', table, note }, { by: asPerson(state, person), notes: NOTES })
const next = (state: CafeState): CafeState => settleCarried(beginRound(state, state.round + 1, NOON))

describe('carrying a note', () => {
  it('takes up to two along in a round, each once, and says how many more', () => {
    const state = begun()
    const [by, table] = [asPerson(state, 'p1'), tableIn(state, 'p1', 1)]
    const take = (from: CafeState, note: string) => ask(from, { type: 'carry-note', table, note }, { by, notes: NOTES })
    const one = take(state, 'n1')
    expect(one).toMatchObject({ ok: true, extra: { carriesLeft: 1 } })
    const twice = take(carry(state, 'p1', 'n1'), 'n1')
    expect(twice).toMatchObject({ ok: true, extra: { carriesLeft: 1 } })
    const two = carry(carry(state, 'p1', 'n1'), 'p1', 'n2')
    expect(take(two, 'n3')).toMatchObject({ ok: false, why: 'no-carries-left' })
    expect(carry(two, 'p2', 'n3', tableIn(two, 'p2', 1))).toBeTruthy()
    // A new round, two more.
    expect(personOf(carry(next(two), 'p1', 'n3'), 'p1').carries).toHaveLength(3)
  })

  it('can be put back down before the bell, not after', () => {
    const state = carry(begun(), 'p1', 'n1')
    const table = tableIn(state, 'p1', 1)
    const by = asPerson(state, 'p1')
    const dropped = ask(state, { type: 'drop-carried', table, note: 'n1' }, { by })
    expect(dropped).toMatchObject({ ok: true, extra: { carriesLeft: 2 } })
    expect(dropped.ok && personOf(dropped.state, 'p1').carries).toEqual([])
    expect(whyNot(next(state), { type: 'drop-carried', table, note: 'n1' }, { by })).toBe('already-there')
  })

  it('goes where its carrier really sits once the next round has begun, and nowhere before', () => {
    const state = carry(begun(), 'p1', 'n1')
    const from = tableIn(state, 'p1', 1)
    expect(settleCarried(state)).toBe(state)
    const walking: CafeState = { ...state, phase: 'transfer' }
    expect(settleCarried(walking)).toBe(walking)
    // Seats change while people walk: the facilitator sends them elsewhere.
    const other = ['t1', 't2', 't3', 't4'].find(table => table !== from && table !== tableIn(state, 'p1', 2)) ?? ''
    const moved = after(walking, { type: 'move-person', person: 'p1', table: other })
    const there = next(moved)
    expect(Object.values(there.carried ?? {})).toEqual([{ table: from, note: 'n1', round: 1, to: other }])
    expect(there.bringing).toEqual(Object.keys(there.carried ?? {}))
    expect(settleCarried(there)).toBe(there)
  })

  it('waits with whoever stays where they were, or has no chair, until they sit elsewhere', () => {
    const state = carry(begun(aPlan({ movement: 'free' })), 'p1', 'n1')
    const from = tableIn(state, 'p1', 1)
    const stayed = next(state)
    expect(tableIn(stayed, 'p1', 2)).toBe(from)
    expect(stayed.carried).toBeUndefined()
    const to = from === 't3' ? 't4' : 't3'
    const moved = settleCarried(after(stayed, { type: 'move-person', person: 'p1', table: to }))
    expect(Object.values(moved.carried ?? {})).toMatchObject([{ table: from, to, round: 1 }])

    const absent = next(after(carry(begun(), 'p1', 'n1'), { type: 'mark-absent', person: 'p1' }))
    expect(absent.carried).toBeUndefined()
    const back = settleCarried(after(absent, { type: 'mark-present', person: 'p1' }))
    expect(Object.keys(back.carried ?? {})).toHaveLength(1)
  })

  it('[C1] never lays the same note twice on one table, nor brings it home to where it was born', () => {
    const state = begun()
    const [one, other] = ['p1', 'p2']
    const table = tableIn(state, one, 1)
    const together: CafeState = [one, other].reduce(
      (room, id) => withPerson(room, { ...personOf(room, id), seats: [table, 't3', table, 't4'] }),
      withPerson(state, personOf(state, one)),
    )
    const carried = next(carry(carry(together, one, 'n1', table), other, 'n1', table))
    expect(Object.values(carried.carried ?? {})).toHaveLength(1)
    const [copy = ''] = Object.keys(carried.carried ?? {})
    expect(personOf(carried, other).carries).toMatchObject([{ id: copy, to: 't3' }])
    // The copy itself may travel on; back at its first table it lies already.
    const known = { ...NOTES, [`t3/${copy}`]: {} }
    const onward = after(
      carried,
      { type: 'carry-note', table: 't3', note: copy },
      { by: asPerson(carried, one), notes: known },
    )
    const home = next(onward)
    expect(Object.keys(home.carried ?? {})).toEqual([copy])
    expect(bornAs(home.carried ?? {}, { table: 't3', note: copy })).toMatchObject({ table, note: 'n1' })
    expect(personOf(home, one).carries?.at(-1)).toMatchObject({ id: 'n1', to: table })
  })

  it('is refused when there is nowhere to go, for what is no longer on the cloth, and for others', () => {
    const state = begun()
    const by = asPerson(state, 'p1')
    const table = tableIn(state, 'p1', 1)
    const why = (room: CafeState, note: string, facts: object = {}) =>
      whyNot(room, { type: 'carry-note', table, note }, { by, notes: { [`${table}/n1`]: facts } })
    expect(why({ ...state, phase: 'harvest' }, 'n1')).toBe('wrong-phase')
    expect(why({ ...state, phase: 'open', round: 0 }, 'n1')).toBe('wrong-phase')
    expect(why({ ...state, round: 4 }, 'n1')).toBe('last-round')
    expect(why(state, 'n9')).toBe('unknown-note')
    expect(why(state, 'n1', { removal: 1 })).toBe('unknown-note')
    expect(whyNot(state, { type: 'carry-note', table, note: 'n1' }, { notes: NOTES })).toBe('not-allowed')
    const host = join(aCafe(), 'h', { role: 'host', hostOf: 't2' })
    const hosting = beginRound(host, 1, NOON)
    const stay = { type: 'carry-note', table: 't2', note: 'n1' } as const
    expect(whyNot(hosting, stay, { by: asPerson(hosting, 'h'), notes: NOTES })).toBe('same-table')
  })

  it('works for a guest on paper through whoever writes for them, and for nobody else', () => {
    const state = beginRound(join(join(aCafe(), 'o', { device: 'paper' }), 's'), 1, NOON)
    const take = { type: 'carry-note', table: tableIn(state, 'o', 1), note: 'n1', for: 'o' } as const
    const by = asPerson(state, 's')
    expect(whyNot(state, take, { by, notes: NOTES })).toBe('not-allowed')
    const scribing = after(state, { type: 'scribe', for: 'o' }, { by })
    const taken = after(scribing, take, { by, notes: NOTES })
    expect(personOf(taken, 'o').carries).toHaveLength(1)
    expect(personOf(taken, 's').carries).toBeUndefined()
  })
})
