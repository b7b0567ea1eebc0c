import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { CONTESTANTS } from '../../bench/sync/contestants.ts'
import { best, framed, interleaved, median, medianRatio, voids } from '../../bench/sync/figures.ts'
import { judge, plain, sideBySide } from '../../bench/sync/judge.ts'
import { MEASURES } from '../../bench/sync/measures.ts'
import { readOptions } from '../../bench/sync/options.ts'
import { connectionsTo, processorSeconds, residentMiB } from '../../bench/sync/proc.ts'
import { selfTimes } from '../../bench/sync/profile.ts'
import { Hand, words } from '../../bench/sync/writer.ts'

describe('figures of servers side by side', () => {
  it('medians leave out what was not measured', () => {
    expect(median([3, 1, Number.NaN, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('a ratio compares figures of the same round only', () => {
    // The second round was disturbed for both: the ratio does not care.
    expect(medianRatio([10, 100, 10], [5, 50, 5])).toBe(2)
    expect(medianRatio([10, Number.NaN, 30], [5, 7, 10])).toBe(2.5)
    expect(medianRatio([10], [])).toBeNaN()
  })

  it('each round begins with another server, and every server is in every round', () => {
    const orders = [0, 1, 2, 3].map(round => interleaved(CONTESTANTS, round))
    expect(new Set(orders.map(([first]) => first)).size).toBe(CONTESTANTS.length)
    for (const order of orders) expect([...order].sort()).toEqual([...CONTESTANTS].sort())
    expect(interleaved([], 3)).toEqual([])
  })

  it('the best is the smallest median among those that are asked for', () => {
    const figures = { yws: [1], 'yws-leveldb': [4, 9, 5], hocuspocus: [6] }
    expect(best(figures, ['yws-leveldb', 'hocuspocus'])).toBe('yws-leveldb')
    expect(best({}, ['yws'])).toBeUndefined()
  })

  it('figures of a busy generator, or of a server that did not deliver, are void', () => {
    expect(voids({ 'a-generator': 0.3, 'a-undelivered': 0.01, 'a-p95': 7 })).toEqual([])
    expect(voids({ 'a-b-generator': 0.9, 'a-p95': 7 })).toEqual([
      { of: 'a-b-', why: 'the generator itself was busy 90 %' },
    ])
    expect(voids({ 'a-undelivered': 0.5 })).toEqual([{ of: 'a-', why: '50 % of the notes never came' }])
  })

  it('a frame of a server is as long as RFC 6455 says', () => {
    expect([0, 125, 126, 65_535, 65_536].map(framed)).toEqual([2, 127, 130, 65_539, 65_546])
  })
})

describe('what is wanted of Tablée', () => {
  const results = {
    'fanout-8-p95': { tablee: [3, 6], yws: [2, 4] },
    'cold-5000-edited-kB': { tablee: [100], yws: [90], 'yws-leveldb': [400], hocuspocus: [250] },
    'stalled-growth': { tablee: [21], yws: [30] },
    'loss-visible': { tablee: [0], yws: [88] },
    'event-café-cores': { tablee: [0.2] },
  }
  const rows = judge(MEASURES, results)
  const rowOf = (what: string) => rows.find(row => row.what.startsWith(what))

  it('is judged against the peer that is named, or the best of those that keep their documents', () => {
    expect(rowOf('fan-out to 8')).toMatchObject({ figures: { value: 1.5 }, unit: '×', wanted: 1.5 })
    expect(rowOf('cold open of 5000')).toMatchObject({
      figures: { value: 0.4 },
      wanted: 0.5,
      requirement: 'times the best peer that keeps its documents, hocuspocus',
    })
  })
  it('or by a figure of its own, and nothing may be lost', () => {
    expect(rowOf('20 stopped reading')).toMatchObject({ figures: { value: 21 }, wanted: 20 })
    expect(rowOf('kill -9')).toMatchObject({ figures: { value: 0 }, wanted: 0 })
  })
  it('is not judged when the peer did not run', () => {
    expect(rows.filter(({ what }) => what.includes('1,000 people'))).toEqual([])
  })
  it('every measure has a name and an id of its own', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length)
    expect(new Set(MEASURES.map(({ what }) => what)).size).toBe(MEASURES.length)
  })
  it('stands side by side, with the ratio to Tablée’s figure', () => {
    const lines = sideBySide(MEASURES, results, ['yws', 'tablee'])
    expect(lines[0]).toMatch(/^ +tablee +yws$/)
    expect(lines[1]).toMatch(/^fan-out to 8: arrival, p95 +4\.50 ms +3 ms ×0\.67$/)
    expect([1_234.5, 100, 12.34, 1.234, 0].map(plain)).toEqual(['1235', '100', '12.3', '1.23', '0'])
  })
})

describe('what the bench is asked', () => {
  it('may be one scenario, some servers, a number of rounds', () => {
    expect(readOptions(['--only', 'event,storm', '--servers=yws,tablee', '--rounds', '3'])).toEqual({
      quick: false,
      scenarios: ['event', 'storm'],
      servers: ['yws', 'tablee'],
      rounds: 3,
      profile: false,
    })
    expect(readOptions([])).toMatchObject({ servers: CONTESTANTS, rounds: undefined })
  })
  it('leaves out what is long when it is to be quick', () => {
    expect(readOptions(['--quick'])).toMatchObject({ rounds: 1 })
    expect(readOptions(['--quick']).scenarios).not.toContain('memory')
    expect(readOptions(['--quick', '--only', 'memory']).scenarios).toEqual(['memory'])
  })
  it.each([[['--only', 'evnt']], [['--servers', 'me']], [['--rounds', '0']], [['--slow']], [['--profile']]])(
    'says what there is when it is asked for %j',
    asked => {
      expect(() => readOptions(asked)).toThrow(/--only/)
    },
  )
})

describe('readers', () => {
  it('processor time is of the whole process, whatever it is called', () => {
    const stat = '4242 (node (main) ) S 1 4242 4242 0 -1 4194304 9 8 7 6 150 50 3 2 20 0 11 0 77 1234 99 1844'
    expect(processorSeconds(stat)).toBe(2)
    expect(processorSeconds('')).toBeNaN()
  })
  it('memory is what is resident', () => {
    expect(residentMiB('VmPeak:\t  999 kB\nVmRSS:\t   2048 kB\nThreads:\t11\n')).toBe(2)
    expect(residentMiB('')).toBeNaN()
  })
  it('a connection counts while the server’s end is established', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue',
      '   0: 0100007F:0BB8 0100007F:D431 01 00000A00:00000000', // 3000 ← 54321, 2,560 bytes not sent yet
      '   1: 0100007F:D431 0100007F:0BB8 01 00000000:00000010', // the client's end, 16 bytes not read yet
      '   2: 0100007F:0BB8 0100007F:D432 04 00000001:00000000', // hung up, bytes still under way
      '   3: 0100007F:0BB9 0100007F:D431 01 00000100:00000000', // another server
    ].join('\n')
    const from = new Set([54_321, 54_322])
    expect(connectionsTo(table, 3_000, from)).toEqual({ established: 1, unreadBytes: 2_560 + 16 + 1 })
    expect(connectionsTo(table, 3_000, new Set([1]))).toEqual({ established: 0, unreadBytes: 0 })
  })
  it('a profile tells which functions were on top, idle time left out', () => {
    const frame = (functionName: string, url = '', lineNumber = 0) => ({ functionName, url, lineNumber })
    const times = selfTimes({
      nodes: [
        { id: 1, callFrame: frame('(idle)') },
        { id: 2, callFrame: frame('judge', 'file:///a/b/gate.js', 9) },
        { id: 3, callFrame: frame('', 'file:///a/b/room.js', 0) },
        { id: 4, callFrame: frame('judge', 'file:///a/b/gate.js', 9) },
      ],
      samples: [1, 2, 3, 4],
      timeDeltas: [9_000, 1_000, 500, 2_000],
    })
    expect(times).toEqual([
      { name: 'judge', where: 'b/gate.js:10', ms: 3 },
      { name: '(anonymous)', where: 'b/room.js:1', ms: 0.5 },
    ])
  })
})

describe('a hand of the bench', () => {
  it('writes notes of 120 characters as a page does', () => {
    const [hand, doc] = [new Hand(7, 'p'), new Y.Doc()]
    Y.applyUpdate(doc, hand.write(1, 2))
    Y.applyUpdate(doc, hand.write(900))
    const { notes } = readCloth(doc, 3)
    expect(notes.map(note => note.text.length)).toEqual([120, 120, 120])
    expect(Y.getState(doc.store, 7)).toBe(hand.clock)
    expect(words(1)).not.toBe(words(2))
  })
  it('touches one thing of each note at a time', () => {
    const [hand, doc] = [new Hand(7, 'p'), new Y.Doc()]
    Y.applyUpdate(doc, hand.write(1, 3))
    const before = hand.clock
    for (let turn = 0; turn < 10; turn++) Y.applyUpdate(doc, hand.touch(0, 3, turn))
    // a word is one tick of the clock, as is a place
    expect(hand.clock - before).toBe(30)
    expect(readCloth(doc, 3).notes).toHaveLength(3)
  })
})
