import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, type TravelNote, tripsOf } from '../../shared/domain/travel.ts'

const TABLES = ['t1', 't2', 't3']
const note = (id: string, table: string, change: Partial<TravelNote> = {}): TravelNote => ({
  id,
  table,
  text: `mots de ${id}`,
  kind: 'idea',
  onPlate: false,
  ...change,
})
const journey = (table: string, of: string, to: string, round = 1): Journey => ({ table, note: of, round, to })

describe('what travelled between the tables', () => {
  it('goes from a table to another, the thickest thread first, then in the order of the tables', () => {
    const carried = {
      c1: journey('t2', 'a', 't1'),
      c2: journey('t3', 'b', 't1'),
      c3: journey('t3', 'c', 't1', 2),
      c4: journey('t1', 'd', 't2'),
    }
    const notes = [note('c1', 't1'), note('c2', 't1'), note('c3', 't1'), note('c4', 't2')]
    const trips = tripsOf(carried, notes, [], TABLES)
    expect(trips.map(trip => [trip.from, trip.to, trip.travellers.map(each => each.note)])).toEqual([
      ['t3', 't1', ['c2', 'c3']],
      ['t1', 't2', ['c4']],
      ['t2', 't1', ['c1']],
    ])
    expect(trips[0]?.travellers[1]).toEqual({
      note: 'c3',
      text: 'mots de c3',
      kind: 'idea',
      round: 2,
      onPlate: false,
      met: [],
    })
  })
  it('tells what it met: the link’s word, and which of the two says it', () => {
    const notes = [note('c1', 't2', { lang: 'fr' }), note('x', 't2', { lang: 'en' }), note('y', 't2')]
    const links = [
      { a: 'c1', b: 'x', kind: 'answers' },
      { a: 'y', b: 'c1', kind: 'opposes' },
      { a: 'c1', b: 'gone', kind: 'supports' },
    ] as const
    const [trip] = tripsOf({ c1: journey('t1', 'a', 't2') }, notes, links, TABLES)
    expect(trip?.travellers[0]?.met).toEqual([
      { note: 'x', text: 'mots de x', lang: 'en', kind: 'answers', says: 'traveller' },
      { note: 'y', text: 'mots de y', kind: 'opposes', says: 'other' },
    ])
  })
  it('a copy of a copy says where it was first written', () => {
    const carried = { c1: journey('t1', 'a', 't2'), c2: journey('t2', 'c1', 't3', 2) }
    const trips = tripsOf(carried, [note('c1', 't2'), note('c2', 't3')], [], TABLES)
    expect(trips.map(trip => trip.travellers.map(each => each.bornAt))).toEqual([[undefined], ['t1']])
  })
  it('what was taken back, and what lies elsewhere than it should, does not count', () => {
    const carried = { c1: journey('t1', 'a', 't2'), c2: journey('t1', 'b', 't2'), c3: journey('t1', 'c', 'gone') }
    expect(tripsOf(carried, [note('c2', 't3'), note('c3', 'gone')], [], TABLES)).toEqual([])
  })
  it('every copy on its cloth is counted once, whatever the records say, round in a circle too', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd')
    const tables = fc.constantFrom(...TABLES)
    fc.assert(
      fc.property(
        fc.dictionary(ids, fc.record({ table: tables, note: ids, round: fc.nat(3), to: tables })),
        carried => {
          const notes = Object.entries(carried).map(([id, { to }]) => note(id, to))
          const counted = tripsOf(carried, notes, [], TABLES).flatMap(trip => trip.travellers.map(each => each.note))
          expect(counted.sort()).toEqual(Object.keys(carried).sort())
        },
      ),
    )
  })
})
