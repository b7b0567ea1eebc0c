/** Where up to six tables stand on the wall's map of 1220 × 752, clockwise from the top left, and where their words go. */

export const MAP = { width: 1220, height: 752 } as const

export interface RingPlace {
  /** centre of the round table */
  readonly x: number
  readonly y: number
  /** of a drawing of radius 74 */
  readonly scale: number
  /** on which side of the table its words stand */
  readonly side: 'left' | 'right'
  /** how many characters of names fit beside it, at the wall's text size */
  readonly room: number
}

export const RING_MOST = 6
const LEFT = 430
const RIGHT = 790
/** three tables above each other are smaller, and stand further out to leave the middle to its words */
const OUT = 25
const TALL = { scale: 1.34, room: 150 } as const
const TRIANGLE = { scale: 1.2, room: 150 } as const
const LOW = { scale: 1.02, room: 74 } as const
const HALVES = [196, 556] as const
const THIRDS = [124, 376, 628] as const
const MIDDLE = 376
const PAIR = 450

const left = (y: number, size: Pick<RingPlace, 'scale' | 'room'>): RingPlace => ({
  x: size === LOW ? LEFT - OUT : LEFT,
  y,
  side: 'left',
  ...size,
})
const right = (y: number, size: Pick<RingPlace, 'scale' | 'room'>): RingPlace => ({
  x: size === LOW ? RIGHT + OUT : RIGHT,
  y,
  side: 'right',
  ...size,
})

/** Places for 1 to 6 tables; more do not fit on a ring (use the departures board). */
export function ringLayout(tables: number): RingPlace[] {
  switch (tables) {
    case 0:
      return []
    case 1:
      return [{ ...right(MIDDLE, TALL), x: 610 }]
    case 2:
      return [left(PAIR, TALL), right(PAIR, TALL)]
    case 3:
      return [
        { ...left(190, TRIANGLE), x: 410 },
        { ...right(190, TRIANGLE), x: 810 },
        { ...right(590, TRIANGLE), x: 610 },
      ]
    case 4:
      return [left(HALVES[0], TALL), right(HALVES[0], TALL), right(HALVES[1], TALL), left(HALVES[1], TALL)]
    case 5:
      return [
        left(THIRDS[0], LOW),
        right(HALVES[0], TALL),
        right(HALVES[1], TALL),
        left(THIRDS[2], LOW),
        left(THIRDS[1], LOW),
      ]
    default:
      return [
        left(THIRDS[0], LOW),
        right(THIRDS[0], LOW),
        right(THIRDS[1], LOW),
        right(THIRDS[2], LOW),
        left(THIRDS[2], LOW),
        left(THIRDS[1], LOW),
      ].slice(0, tables)
  }
}

/** The height at which the middle of the ring says what happens: between two tables there is no room, so above them. */
export const centreOf = (tables: number): number => (tables === 2 ? 150 : 368)
