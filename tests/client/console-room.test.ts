import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { newsOf } from '../../client/console/news.ts'
import { QUIET_MS, quietTables } from '../../client/console/quiet.ts'
import { onlinePeople, roomLayout, roomOf } from '../../client/console/room-facts.ts'
import { sortRoom } from '../../client/console/room-sort.ts'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { aCafe, aDay, aMessage, aSummary, type Cafe, MINUTE, ROUND_2 } from './console-cafe.ts'

const programmeOf = (cafe: Cafe) => createRoot(() => createProgrammeMirror(cafe.doc))

describe('the room from above', () => {
  it('seats everybody at their table of the present round, the host first', () => {
    const room = roomOf(programmeOf(aCafe()), aDay())
    expect(room.map(table => table.chairs.map(chair => chair.initial).join(''))).toEqual(['HAV', 'NFK', 'BMZ', 'TJP'])
    expect(room[0]?.hostNames).toEqual(['Hélène'])
    expect(room[0]?.chairs[0]?.state).toBe('host')
  })

  it('shows people where they are going while they change tables', () => {
    const walking = roomOf(programmeOf(aCafe()), aDay({ phase: 'transfer', round: 2 }))
    const next = roomOf(programmeOf(aCafe()), aDay({ phase: 'round', round: 3 }))
    expect(walking.map(table => table.people)).toEqual(next.map(table => table.people))
  })

  it('draws a dashed chair for who is absent or unreachable, paper for who has no device', () => {
    const cafe = aCafe()
    cafe.person('p01', { absent: true })
    cafe.person('p11', { device: 'paper' })
    cafe.set('summaries', 't3', aSummary())
    const states = Object.fromEntries(
      roomOf(programmeOf(cafe), aDay()).flatMap(table => table.people.map((id, at) => [id, table.chairs[at]?.state])),
    )
    expect(states).toMatchObject({ p01: 'off', p11: 'paper', p20: 'off', p31: 'guest' })
  })

  it('counts only who is present', () => {
    const cafe = aCafe()
    cafe.person('p01', { absent: true })
    const present = roomOf(programmeOf(cafe), aDay()).map(table => table.present)
    expect(present).toEqual([2, 3, 3, 3])
  })

  it('counts a person once who has two cloths open', () => {
    expect(onlinePeople({ t1: aSummary({ online: ['a', 'b'] }), t2: aSummary({ online: ['b'] }) }).size).toBe(2)
  })

  it('is drawn up to twelve tables, listed above', () => {
    expect([1, 4, 5, 6, 9, 10, 12].map(tables => roomLayout(tables))).toEqual(
      [1, 2, 3, 3, 3, 4, 4].map(columns => ({ kind: 'grid', columns })),
    )
    expect(roomLayout(13)).toEqual({ kind: 'list' })
  })

  it('sorts its list by any column, and back', () => {
    const room = roomOf(programmeOf(aCafe()), aDay())
    expect(sortRoom(room, 'host', false, 'fr').map(table => table.id)).toEqual(['t3', 't1', 't2', 't4'])
    expect(sortRoom(room, 'notes', true, 'fr').map(table => table.id)).toEqual(['t4', 't3', 't2', 't1'])
  })
})

describe('a quiet table', () => {
  const tables = [1, 2].map(number => ({
    id: `t${number}`,
    number,
    locked: false,
    hosts: [],
    welcome: '',
    spotlight: null,
  }))
  const peopled = new Set(['t1', 't2'])
  const now = ROUND_2 + 10 * MINUTE
  const facts = (changedAt: number, other: number, changes = {}) => ({
    day: aDay(changes),
    tables,
    peopled,
    summaries: { t1: aSummary({ changedAt }), t2: aSummary({ changedAt: other }) },
  })

  it('is one whose cloth has not moved for four minutes while another has', () => {
    expect(quietTables(facts(now - QUIET_MS, now - 1_000), now)).toEqual([{ table: tables[0], minutes: 4 }])
    expect(quietTables(facts(now - QUIET_MS + 1_000, now - 1_000), now)).toEqual([])
  })

  it('is not told when the whole room listens', () => {
    expect(quietTables(facts(now - QUIET_MS, now - QUIET_MS), now)).toEqual([])
  })

  it('is given the first four minutes of each round', () => {
    expect(quietTables(facts(0, ROUND_2 + 3 * MINUTE), ROUND_2 + 3 * MINUTE)).toEqual([])
  })

  it('is not told during a pause, nor when somebody is writing there, nor when nobody sits there', () => {
    const paused = { clock: { state: 'paused', left: MINUTE, lasts: MINUTE } } as const
    expect(quietTables(facts(now - QUIET_MS, now, paused), now)).toEqual([])
    const writing = {
      ...facts(now - QUIET_MS, now),
      summaries: { t1: aSummary({ writing: ['p1'] }), t2: aSummary({ changedAt: now }) },
    }
    expect(quietTables(writing, now)).toEqual([])
    expect(quietTables({ ...facts(now - QUIET_MS, now), peopled: new Set(['t2']) }, now)).toEqual([])
  })
})

describe('the news', () => {
  it('tells hosts’ words and who came after the start, the newest first', () => {
    const cafe = aCafe()
    const said: Word[] = [
      aMessage('Des feutres ?', ROUND_2 + MINUTE),
      { ...aMessage('Ils arrivent.', ROUND_2 + 4 * MINUTE), what: 'word', by: 'Ada' },
    ]
    cafe.set('log', 'l2', { at: ROUND_2 + 2 * MINUTE, what: 'locked', by: 'Nadia', table: 't2' })
    cafe.person('p12', { joinedAt: ROUND_2 + 3 * MINUTE })
    const news = newsOf(programmeOf(cafe), said, aDay(), 5)
    expect(news.map(item => [item.kind, item.table])).toEqual([
      ['arrival', 't2'],
      ['message', 't3'],
    ])
  })

  it('tells of no late-comer before the first round', () => {
    expect(newsOf(programmeOf(aCafe()), [], aDay({ phase: 'open', round: 0, moments: [] }), 5)).toEqual([])
  })
})
