/** Where the tables of the pollination map stand, and how the threads between them run. All in the drawing's own units. */

export const SIZE = 600
/** More tables than this make a knot, not a map. */
export const RING_MOST = 12
const CENTRE = SIZE / 2
const RADIUS = 240
const GAP = 9
const HEAD = 15

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Thread {
  /** the path's `d` */
  readonly line: string
  /** the arrow's head: points of a polygon */
  readonly head: string
  /** where its count stands */
  readonly label: Point
  readonly width: number
}

/** The radius of a table's disc. */
export const discOf = (tables: number): number => (tables > 8 ? 28 : 36)

/** Clockwise from the top. */
export function ringOf(tables: number): Point[] {
  return Array.from({ length: tables }, (_, at) => {
    const angle = (at / tables) * 2 * Math.PI - Math.PI / 2
    return { x: CENTRE + RADIUS * Math.cos(angle), y: CENTRE + RADIUS * Math.sin(angle) }
  })
}

/**
 * A thread from one disc to another, bent towards the middle and to its own left, so that the way back lies beside it. One note is a
 * thin thread, each further one makes it thicker, to a limit.
 */
export function threadBetween(from: Point, to: Point, disc: number, notes: number): Thread {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const bend = Math.min(46, length / 5)
  const control = {
    x: middle.x + (CENTRE - middle.x) * 0.35 + (dy / length) * bend,
    y: middle.y + (CENTRE - middle.y) * 0.35 - (dx / length) * bend,
  }
  const start = towards(from, control, disc + GAP)
  const tip = towards(to, control, disc + GAP)
  const end = towards(to, control, disc + GAP + HEAD)
  const width = Math.min(12, 1.5 + 1.75 * notes)
  const half = 6 + width / 2
  const along = { x: (tip.x - end.x) / HEAD, y: (tip.y - end.y) / HEAD }
  const corners = [
    tip,
    { x: end.x - along.y * half, y: end.y + along.x * half },
    { x: end.x + along.y * half, y: end.y - along.x * half },
  ]
  return {
    line: `M${said(start)}Q${said(control)} ${said(end)}`,
    head: corners.map(said).join(' '),
    // nearer to where it came from: at the middle of the ring many threads meet
    label: onCurve(start, control, end, 0.3),
    width,
  }
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance }
}
function onCurve(a: Point, b: Point, c: Point, t: number): Point {
  const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
  return { x: u * a.x + v * b.x + w * c.x, y: u * a.y + v * b.y + w * c.y }
}
const said = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
