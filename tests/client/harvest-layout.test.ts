import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countAfterTap, type HarvestInput, layHarvest, threadLine } from '../../client/harvest/layout.ts'
import type { Summary, TableFacts, Thread } from '../../shared/document/programme.ts'

const aTable = (number: number): TableFacts => ({
  id: `t${number}`,
  number,
  theme: `t${number}`,
  locked: false,
  hosts: [],
  welcome: '',
  spotlight: null,
})
const aSummary = (plate: readonly (readonly [note: string, round: number])[]): Summary => ({
  notes: plate.length,
  links: 0,
  dots: 0,
  plate: plate.map(([note, round]) => ({ note, text: `Note ${note}`, kind: 'idea', round })),
  squares: [],
  online: [],
  writing: [],
  changedAt: 1,
})
const aThread = (at: number, name: string, notes: readonly (readonly [table: string, note: string])[]): Thread => ({
  name,
  at,
  notes: notes.map(([table, note]) => ({ table, note })),
})
const input = (change: Partial<HarvestInput> = {}): HarvestInput => ({
  tables: { t2: aTable(2), t1: aTable(1), t3: aTable(3) },
  summaries: {
    t1: aSummary([
      ['a', 2],
      ['b', 1],
    ]),
    t2: aSummary([
      ['c', 1],
      ['d', 3],
    ]),
    t3: aSummary([['e', 2]]),
  },
  threads: {},
  totals: {},
  view: 'threads',
  ...change,
})

describe('the long cloth', () => {
  it('has one column a table, by number, its plate in order', () => {
    const layout = layHarvest(input())
    expect(layout.columns.map(({ table, notes }) => ({ table, notes }))).toEqual([
      { table: 't1', notes: ['a', 'b'] },
      { table: 't2', notes: ['c', 'd'] },
      { table: 't3', notes: ['e'] },
    ])
    expect(layout.rows).toBe(2)
  })

  it('gives each thread its row, oldest first, and the rest a place below', () => {
    const layout = layHarvest(
      input({
        threads: {
          late: aThread(20, 'Tard', [
            ['t1', 'a'],
            ['t3', 'e'],
          ]),
          early: aThread(10, 'Tôt', [
            ['t2', 'd'],
            ['t1', 'b'],
          ]),
        },
      }),
    )
    expect(layout.threads.map(thread => [thread.name, thread.row])).toEqual([
      ['Tôt', 1],
      ['Tard', 2],
    ])
    expect(layout.notes['b']).toMatchObject({ row: 1, thread: 'early' })
    expect(layout.notes['a']).toMatchObject({ row: 2, thread: 'late' })
    expect(layout.notes['c']).toMatchObject({ row: layout.looseRow, thread: undefined })
    expect(layout.columns[0]?.notes).toEqual(['b', 'a'])
  })

  it('says where a thread was born: its earliest note', () => {
    const layout = layHarvest(
      input({
        threads: {
          x: aThread(1, 'X', [
            ['t1', 'a'],
            ['t2', 'c'],
          ]),
        },
      }),
    )
    expect(layout.threads[0]?.born).toEqual({ table: 2, round: 1 })
    expect(layout.notes['c']?.bornHere).toBe(true)
    expect(layout.notes['a']?.bornHere).toBe(false)
  })

  it('stacks two notes of one table on the same thread', () => {
    const layout = layHarvest(
      input({
        threads: {
          x: aThread(1, 'X', [
            ['t1', 'a'],
            ['t1', 'b'],
            ['t2', 'c'],
          ]),
        },
      }),
    )
    expect(layout.threads[0]).toMatchObject({ row: 1, span: 2 })
    expect(new Set([layout.notes['a']?.row, layout.notes['b']?.row])).toEqual(new Set([1, 2]))
    expect(layout.looseRow).toBe(3)
  })

  it('keeps a thread whose notes all left their plates, without a birthplace', () => {
    const layout = layHarvest(
      input({
        threads: {
          x: aThread(1, 'X', [
            ['t1', 'gone'],
            ['t2', 'away'],
          ]),
        },
      }),
    )
    expect(layout.threads).toEqual([{ id: 'x', name: 'X', row: 1, span: 1, notes: [], born: undefined }])
  })

  it('orders each plate by the room’s dots when asked, ties as they lay', () => {
    const layout = layHarvest(input({ view: 'dots', totals: { b: 3, d: 1, c: 1 } }))
    expect(layout.columns.map(column => column.notes)).toEqual([['b', 'a'], ['c', 'd'], ['e']])
  })

  it('never loses a note nor lays two on one place, whatever the threads', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `n${index}`)
    const tableOf = (id: string) => `t${(Number(id.slice(1)) % 4) + 1}`
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.constantFrom(...ids, 'gone'), { minLength: 2, maxLength: 6 }), { maxLength: 6 }),
        threads => {
          const layout = layHarvest({
            tables: Object.fromEntries([1, 2, 3, 4].map(number => [`t${number}`, aTable(number)])),
            summaries: Object.fromEntries(
              [1, 2, 3, 4].map(number => [
                `t${number}`,
                aSummary(ids.filter(id => tableOf(id) === `t${number}`).map((id, index) => [id, index + 1] as const)),
              ]),
            ),
            threads: Object.fromEntries(
              threads.map((notes, index) => [
                `th${index}`,
                aThread(
                  index,
                  `Fil ${index}`,
                  notes.map(note => [tableOf(note), note] as const),
                ),
              ]),
            ),
            totals: {},
            view: 'threads',
          })
          expect(Object.keys(layout.notes).sort()).toEqual([...ids].sort())
          const places = ids.map(id => `${layout.notes[id]?.table}/${layout.notes[id]?.row}`)
          expect(new Set(places).size).toBe(ids.length)
          for (const id of ids) expect(layout.notes[id]?.row).toBeLessThanOrEqual(layout.rows)
        },
      ),
    )
  })
})

describe('a thread’s line', () => {
  const box = (left: number, middle: number) => ({ left, right: left + 100, middle })

  it('is straight from note to note in one row and hangs where it skips a table', () => {
    expect(threadLine(10, [box(50, 40), box(200, 40)], 150)).toBe('M10 40H150H288')
    expect(threadLine(10, [box(50, 40), box(350, 40)], 150)).toContain(' 62S')
  })

  it('is nothing without notes', () => expect(threadLine(10, [], 150)).toBe(''))
})

describe('a tap on a dot', () => {
  it('on an empty disc adds one, on a full one takes it back', () => {
    expect(countAfterTap(0, 0)).toBe(1)
    expect(countAfterTap(0, 1)).toBe(1)
    expect(countAfterTap(1, 1)).toBe(2)
    expect(countAfterTap(1, 0)).toBe(0)
    expect(countAfterTap(2, 1)).toBe(1)
  })
})
