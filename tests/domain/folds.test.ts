import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  creasesOf,
  FOLD_HEIGHT,
  foldsOf,
  isOnPlate,
  MOST_FOLDS,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  PAPER_WIDTH,
  PLATE_RADIUS,
  titlesOf,
  zoneAt,
} from '../../shared/domain/folds.ts'
import {
  foldsNeeded,
  freePlace,
  type Laid,
  noteHeight,
  plateSlots,
  type Rect,
  settle,
  snap,
} from '../../shared/domain/places.ts'

const COUNTS = [0, 1, 2, 3, 4, 5, 6]
const everyZone = (zones: number): (number | null)[] => [...Array.from({ length: zones }, (_, zone) => zone), null]
const centre = (point: { x: number; y: number }) => ({ x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 })
const rect = (point: { x: number; y: number }, height: number = NOTE_HEIGHT): Rect => ({
  ...point,
  width: NOTE_WIDTH,
  height,
})
const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Lays so many notes of one part, each at the next free place. */
function lay(zones: number, zone: number | null, count: number, height: number = NOTE_HEIGHT): Rect[] {
  const taken: Rect[] = []
  for (let at = 0; at < count; at++) taken.push(rect(freePlace(foldsOf(zones), zone, taken, height), height))
  return taken
}

describe('notes of any length', () => {
  it.each([60, 300])('%i of them find places of their own in any part, none on another, none on the plate', count => {
    const folds = foldsOf(4)
    const taken: Rect[] = []
    for (let at = 0; at < count; at++) {
      // One in eight is as long as a note may be.
      const text = at % 8 === 0 ? 'Une phrase qui dure '.repeat(14) : `Une idée courte, la ${at}e`
      const height = noteHeight(text)
      const place = freePlace(folds, at % 5 === 4 ? null : at % 5, taken, height)
      const box = rect(place, height)
      expect(taken.filter(other => overlap(box, other))).toEqual([])
      expect(isOnPlate(folds, centre(place))).toBe(false)
      taken.push(box)
    }
  })
})

describe('how a cloth is folded', () => {
  it.each([
    [1, []],
    [2, [635]],
    [3, [380, 890]],
    [4, [635]],
    [5, [423, 847]],
    [6, [318, 635, 953]],
  ])('%i parts have their vertical creases where the design draws them', (zones, edges) => {
    const path = creasesOf(foldsOf(zones), 2)
    expect([...path.matchAll(/M(\d+) 0V/g)].map(match => Number(match[1]))).toEqual(edges)
  })
  it('four, five and six parts have a crease across, one, two and three have none', () => {
    expect(COUNTS.map(zones => creasesOf(foldsOf(zones), 2).includes('H1270'))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
  })
  it('each part has its title once, and further down it is said again', () => {
    for (const zones of [2, 3, 4, 5, 6]) {
      const titles = titlesOf(foldsOf(zones), 6)
      for (let zone = 0; zone < zones; zone++)
        expect(titles.filter(title => title.zone === zone && !title.again)).toHaveLength(1)
      expect(titles.some(title => title.again)).toBe(zones > 2)
    }
  })
  it('the plate lies on the paper, in the middle of it or at the bottom of it', () => {
    for (const zones of COUNTS) {
      const { plate, base } = foldsOf(zones)
      expect(plate.x).toBe(PAPER_WIDTH / 2)
      expect(plate.y - PLATE_RADIUS).toBeGreaterThan(0)
      expect(plate.y + PLATE_RADIUS).toBeLessThanOrEqual(base.length * FOLD_HEIGHT)
    }
  })
  it('a part that the theme does not have is loose', () => {
    expect(zoneAt(foldsOf(4), { x: 100, y: 100 })).toBe(0)
    expect(zoneAt(foldsOf(4), { x: 1200, y: 500 })).toBe(3)
    expect(freePlace(foldsOf(4), 9, [])).toEqual(freePlace(foldsOf(4), null, []))
  })
})

describe('free places', () => {
  it('four parts hold six notes each at 100 %', () => {
    for (let zone = 0; zone < 4; zone++) {
      const six = lay(4, zone, 6)
      expect(foldsNeeded(foldsOf(4), six)).toBe(2)
      expect(foldsNeeded(foldsOf(4), lay(4, zone, 7))).toBeGreaterThan(2)
    }
  })
  it('a new note never lies on another, nor on the plate, and always in its part', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTS),
        fc.array(fc.tuple(fc.nat(6), fc.integer({ min: NOTE_HEIGHT, max: 220 })), { minLength: 1, maxLength: 40 }),
        (zones, wishes) => {
          const folds = foldsOf(zones)
          const taken: Rect[] = []
          for (const [index, height] of wishes) {
            const all = everyZone(zones)
            const zone = all[index % all.length] ?? null
            const next = rect(freePlace(folds, zone, taken, height), height)
            expect(taken.some(other => overlap(next, other))).toBe(false)
            expect(isOnPlate(folds, centre(next))).toBe(false)
            expect(zoneAt(folds, centre(next))).toBe(zone)
            expect(next.x).toBeGreaterThanOrEqual(0)
            expect(next.x + NOTE_WIDTH).toBeLessThanOrEqual(PAPER_WIDTH)
            taken.push(next)
          }
          expect(foldsNeeded(folds, taken)).toBeLessThanOrEqual(MOST_FOLDS)
        },
      ),
      { numRuns: 150, verbose: true },
    )
  })
  it('the paper unfolds by whole folds, and nothing that lies on it moves', () => {
    const many = lay(4, 0, 20)
    expect(many.slice(0, 6)).toEqual(lay(4, 0, 6))
    expect(foldsNeeded(foldsOf(4), many) * FOLD_HEIGHT).toBeGreaterThanOrEqual(
      Math.max(...many.map(({ y, height }) => y + height)),
    )
  })
  it('a note of 280 letters is higher than one of ten, and still finds its place', () => {
    const long = noteHeight('une phrase assez longue '.repeat(11))
    expect(noteHeight('dix lettres')).toBe(NOTE_HEIGHT)
    expect(long).toBeGreaterThan(NOTE_HEIGHT * 1.5)
    expect(zoneAt(foldsOf(5), centre(freePlace(foldsOf(5), 3, [], long)))).toBe(3)
  })
})

describe('dropping', () => {
  it('falls into the nearest column and line when it is close to them', () => {
    const free = freePlace(foldsOf(4), 0, [])
    expect(snap(foldsOf(4), { x: free.x + 20, y: free.y - 9 })).toEqual(free)
  })
  it('stays where it fell when it is between columns, or when it is asked not to snap', () => {
    expect(snap(foldsOf(4), { x: 95, y: 85 })).toEqual({ x: 95, y: 85 })
    expect(snap(foldsOf(4), { x: 20, y: 50 }, true)).toEqual({ x: 20, y: 50 })
  })
  it('never leaves the paper', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTS),
        fc.integer({ min: -9e5, max: 9e5 }),
        fc.integer({ min: -9e5, max: 9e5 }),
        (zones, x, y) => {
          const there = snap(foldsOf(zones), { x, y })
          expect(there.x).toBeGreaterThanOrEqual(0)
          expect(there.x + NOTE_WIDTH).toBeLessThanOrEqual(PAPER_WIDTH)
          expect(there.y).toBeGreaterThanOrEqual(0)
          expect(there.y).toBeLessThanOrEqual(MOST_FOLDS * FOLD_HEIGHT)
        },
      ),
    )
  })
})

describe('where readers show notes', () => {
  const note = (id: string, x: number, y: number, zone: number | null): Laid => ({
    id,
    x,
    y,
    zone,
    height: NOTE_HEIGHT,
  })
  it('a note lies where somebody put it', () => {
    expect(settle(foldsOf(4), [note('a', 200, 120, 0)]).get('a')).toEqual({ x: 200, y: 120 })
  })
  it('two people who found the same place at the same moment do not hide each other: the earlier note stays', () => {
    const places = settle(foldsOf(4), [note('a', 18, 48, 0), note('b', 18, 48, 0)])
    expect(places.get('a')).toEqual({ x: 18, y: 48 })
    expect(places.get('b')).toEqual(freePlace(foldsOf(4), 0, [rect({ x: 18, y: 48 })]))
  })
  it('a note written without a place, off the paper, in another part or under the plate comes to its part', () => {
    for (const [x, y] of [
      [0, 0],
      [-40, 3],
      [900_000, 900_000],
      [1100, 500],
      [560, 240],
      [Number.NaN, 5],
    ] as const) {
      const place = settle(foldsOf(4), [note('a', x, y, 2)]).get('a')
      expect(place).toEqual(freePlace(foldsOf(4), 2, []))
    }
  })
  it('shows every note, in its part, whatever other programs wrote', () => {
    const laid = fc.record({
      x: fc.double({ min: -1e6, max: 1e6, noNaN: false }),
      y: fc.double({ min: -1e6, max: 1e6, noNaN: false }),
      zone: fc.option(fc.nat(8), { nil: null }),
      height: fc.integer({ min: NOTE_HEIGHT, max: 300 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...COUNTS), fc.array(laid, { maxLength: 60 }), (zones, notes) => {
        const folds = foldsOf(zones)
        const named = notes.map((each, at) => ({ ...each, id: `n${at}` }))
        const places = settle(folds, named)
        expect(places.size).toBe(named.length)
        expect(settle(folds, named)).toEqual(places)
        const shown = named.map(each => rect(places.get(each.id) ?? { x: 0, y: 0 }, each.height))
        expect(foldsNeeded(folds, shown)).toBeLessThanOrEqual(MOST_FOLDS)
      }),
      { numRuns: 60, verbose: true },
    )
  })
})

describe('the plate', () => {
  it.each([1, 2, 3, 4, 7, 10])('has %i places inside its circle', count => {
    const slots = plateSlots(count)
    expect(slots).toHaveLength(count)
    for (const { x, y } of slots) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + 140).toBeLessThanOrEqual(2 * PLATE_RADIUS)
      expect(y + 108).toBeLessThanOrEqual(2 * PLATE_RADIUS)
    }
    expect(new Set(slots.map(({ x, y }) => `${x},${y}`)).size).toBe(count)
  })
})
