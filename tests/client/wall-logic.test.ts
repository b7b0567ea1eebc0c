import fc from 'fast-check'
import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import { destinationsOf } from '../../client/wall/destinations.ts'
import { PAGE_MS, pageAt, pagesOf } from '../../client/wall/paging.ts'
import { linesPerNote, plateIsRoomy } from '../../client/wall/plate-lines.ts'
import { MAP, RING_MOST, ringLayout } from '../../client/wall/ring-layout.ts'
import { namesThatFit, shortNames } from '../../client/wall/short-names.ts'
import { announcementFor, countsOf, cueOf, shortAddress, wallState } from '../../client/wall/wall-state.ts'
import type { PersonFacts, TableFacts } from '../../shared/document/programme.ts'
import { aCafe, aDay, aSummary, MINUTE, ROUND_2 } from './console-cafe.ts'

const programmeOf = (cafe: ReturnType<typeof aCafe>) => createRoot(() => createProgrammeMirror(cafe.doc))

describe('where everybody goes', () => {
  it('names, at each table, who comes from another one at the next bell', () => {
    const there = destinationsOf(programmeOf(aCafe()), aDay())
    expect(there.map(({ hosts, arriving }) => [...hosts, ...arriving])).toEqual([
      ['Hélène', 'Jules', 'Zoé'],
      ['Nadia', 'Perrine', 'Victor'],
      ['Bruno', 'Amina', 'Fatou'],
      ['Thérèse', 'Karim', 'Malik'],
    ])
  })

  it('names everybody under their next table while they walk, those who stay too', () => {
    const cafe = aCafe()
    cafe.set('seats', 'p01', ['t1', 't1', 't1', 't1'])
    const [first] = destinationsOf(programmeOf(cafe), aDay({ phase: 'transfer', round: 2 }))
    expect(first?.guests).toEqual(['Jules', 'Victor', 'Zoé'])
    expect(first?.arriving).toEqual(['Jules', 'Zoé'])
  })

  it('names who is at table in the last round, when no bell moves anybody', () => {
    const day = aDay({ round: 4 })
    const programme = programmeOf(aCafe())
    const there = destinationsOf(programme, day)
    expect(there.flatMap(({ guests }) => guests)).toHaveLength(8)
    expect(there.every(({ guests, arriving }) => guests.length === arriving.length)).toBe(true)
  })

  it('leaves nobody out and names nobody twice, whatever the seats (property)', () => {
    const room = fc.record({
      tables: fc.integer({ min: 1, max: 14 }),
      people: fc.array(
        fc.record({
          absent: fc.boolean(),
          hosts: fc.boolean(),
          seats: fc.array(fc.option(fc.nat(13), { nil: null }), { minLength: 4, maxLength: 4 }),
        }),
        { maxLength: 60 },
      ),
      phase: fc.constantFrom('open', 'round', 'transfer', 'harvest' as const),
      round: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(room, ({ tables: count, people: list, phase, round }) => {
        const people: Record<string, PersonFacts> = {}
        const seats: Record<string, readonly (string | null)[]> = {}
        const tables: Record<string, TableFacts> = {}
        for (let number = 1; number <= count; number++)
          tables[`t${number}`] = { id: `t${number}`, number, locked: false, hosts: [], welcome: '', spotlight: null }
        list.forEach((person, index) => {
          const id = `p${index}`
          people[id] = { name: `N${index}`, role: 'participant', device: 'own', absent: person.absent, joinedAt: 0 }
          seats[id] = person.seats.map(seat => (seat === null ? null : `t${(seat % count) + 1}`))
        })
        const day = { phase, round: phase === 'open' ? 0 : round, rounds: 4 }
        const next = phase === 'open' ? 1 : phase === 'harvest' ? 4 : Math.min(round + 1, 4)
        const expected = list.flatMap((person, index) =>
          person.absent || person.seats[next - 1] === null ? [] : [`N${index}`],
        )
        const named = destinationsOf({ people, seats, tables, themes: {} }, day).flatMap(({ guests }) => guests)
        expect([...named].sort()).toEqual([...expected].sort())
      }),
    )
  })
})

describe('names on the wall', () => {
  it('are first names, with an initial only where two would be the same', () => {
    const names = shortNames({
      a: { name: 'Inès Martin' },
      b: { name: 'Inès' },
      c: { name: 'Jean-Paul Durand' },
      d: { name: ' Zoé ' },
    })
    expect([...names.values()]).toEqual(['Inès\u00a0M.', 'Inès', 'Jean-Paul', 'Zoé'])
  })

  it('are counted when they do not fit, and none is lost (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 14 })),
        fc.integer({ min: 5, max: 200 }),
        (names, room) => {
          const { shown, left } = namesThatFit(names, room)
          expect(shown).toEqual(names.slice(0, shown.length))
          expect(shown.length + left).toBe(names.length)
          if (left === 0 || names.length === 0) return
          expect(shown.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('the ring of tables', () => {
  it('keeps up to six tables apart, and inside the map', () => {
    for (let tables = 1; tables <= RING_MOST; tables++) {
      const places = ringLayout(tables)
      expect(places).toHaveLength(tables)
      for (const place of places) {
        const radius = 103 * place.scale
        expect(place.y - radius).toBeGreaterThanOrEqual(0)
        expect(place.y + radius).toBeLessThanOrEqual(MAP.height)
        for (const other of places) {
          if (other === place) continue
          expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(radius + 103 * other.scale)
        }
      }
    }
  })

  it('never draws a table over the words beside it', () => {
    for (let tables = 1; tables <= RING_MOST; tables++)
      for (const { side, x, scale } of ringLayout(tables))
        if (side === 'left') expect(x - 100 * scale).toBeGreaterThan(286)
  })
})

describe('the departures board', () => {
  it('turns its pages by the clock, all walls together', () => {
    expect([0, PAGE_MS - 1, PAGE_MS, 2 * PAGE_MS, 3 * PAGE_MS].map(now => pageAt(now, 3))).toEqual([0, 0, 1, 2, 0])
  })

  it('shows every row once, on pages of nearly the same size (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 12 }), (rows, most) => {
        const pages = pagesOf(rows, most)
        expect(pages.flat()).toEqual(rows)
        expect(Math.max(...pages.map(page => page.length))).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('the plates on the wall', () => {
  it('cut no note that fits, and share the height between those that do not', () => {
    const short = { length: 40, dots: false }
    const long = { length: 280, dots: false }
    expect(linesPerNote([short, short, short], 4, false)).toBe(2)
    expect(linesPerNote([long], 4, false)).toBe(12)
    expect(linesPerNote([long, long, long], 4, true)).toBe(3)
  })

  it('are written larger when there is little to read', () => {
    expect(plateIsRoomy([{ length: 20, dots: false }], 4, false)).toBe(true)
    expect(
      plateIsRoomy(
        [
          { length: 140, dots: true },
          { length: 140, dots: false },
        ],
        4,
        true,
      ),
    ).toBe(false)
  })
})

describe('what the wall shows', () => {
  it('follows the day, and the bell while it may be taken back', () => {
    expect(wallState(aDay({ phase: 'prepared' }), ROUND_2)).toBe('welcome')
    expect(wallState(aDay({ undoUntil: ROUND_2 + 1 }), ROUND_2)).toBe('ringing')
    expect(wallState(aDay({ undoUntil: ROUND_2 }), ROUND_2)).toBe('round')
    expect(wallState(aDay({ phase: 'closed' }), ROUND_2)).toBe('closed')
  })

  it('keeps the last announcement meant for it until the next round', () => {
    const said = {
      a: { text: 'avant', to: ['wall'] as const, at: ROUND_2 - MINUTE, by: '' },
      b: { text: 'pour ici', to: ['wall', 'phones'] as const, at: ROUND_2 + 1, by: '' },
      c: { text: 'pour les téléphones', to: ['phones'] as const, at: ROUND_2 + 2, by: '' },
    }
    expect(announcementFor(said, aDay())?.text).toBe('pour ici')
    expect(announcementFor({ a: said.a }, aDay())).toBeUndefined()
    expect(announcementFor({ a: said.a }, aDay({ phase: 'transfer' }))?.text).toBe('avant')
  })

  it('says five minutes, then one, but not in a round that is shorter than that', () => {
    expect([6, 5, 2, 1, 0].map(left => cueOf(left * MINUTE, 20 * MINUTE))).toEqual([
      undefined,
      'five',
      'five',
      'one',
      'soon',
    ])
    expect(cueOf(4 * MINUTE, 5 * MINUTE)).toBeUndefined()
    expect(cueOf(undefined, 0)).toBeUndefined()
  })

  it('sums what lies on all cloths', () => {
    const summaries = { t1: aSummary({ notes: 3, links: 1, dots: 4 }), t2: aSummary({ notes: 2, dots: 1 }) }
    expect(countsOf(summaries)).toEqual({ notes: 5, links: 1, dots: 5 })
  })

  it('shows the address without its secret', () => {
    expect(shortAddress('https://cafe.example.org/e/isn/join#k=secret')).toBe('cafe.example.org/e/isn/join')
  })
})
