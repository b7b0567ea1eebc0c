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
const TALL = { scale: 1.4, room: 150 } as const
const LOW = { scale: 1.02, room: 74 } as const
const HALVES = [196, 556] as const
const THIRDS = [124, 376, 628] as const
const MIDDLE = 376

const left = (y: number, size: Pick<RingPlace, 'scale' | 'room'>): RingPlace => ({ x: LEFT, y, side: 'left', ...size })
const right = (y: number, size: Pick<RingPlace, 'scale' | 'room'>): RingPlace => ({ x: RIGHT, y, side: 'right', ...size })

/** Places for 1 to 6 tables; more do not fit on a ring (use the departures board). */
export function ringLayout(tables: number): RingPlace[] {
  switch (tables) {
    case 0:
      return []
    case 1:
      return [{ ...right(MIDDLE, TALL), x: 610 }]
    case 2:
      return [left(MIDDLE, TALL), right(MIDDLE, TALL)]
    case 3:
      return [left(HALVES[0], TALL), right(MIDDLE, TALL), left(HALVES[1], TALL)]
    case 4:
      return [left(HALVES[0], TALL), right(HALVES[0], TALL), right(HALVES[1], TALL), left(HALVES[1], TALL)]
    case 5:
      return [left(THIRDS[0], LOW), right(HALVES[0], TALL), right(HALVES[1], TALL), left(THIRDS[2], LOW), left(THIRDS[1], LOW)]
    default:
      return [left(THIRDS[0], LOW), right(THIRDS[0], LOW), right(THIRDS[1], LOW), right(THIRDS[2], LOW), left(THIRDS[2], LOW), left(THIRDS[1], LOW)].slice(
        0,
        tables,
      )
  }
}
