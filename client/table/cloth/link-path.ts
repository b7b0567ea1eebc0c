import type { Point } from '../../../shared/domain/folds.ts'
import type { Rect } from '../../../shared/domain/places.ts'

/** A pencil line between two notes: from edge to edge, with a little belly. SVG path data, in the paper's units. */
export function linkPath(a: Rect, b: Rect): { readonly d: string } {
  const { start, bend, end } = curveOf(a, b)
  return { d: `M${round(start.x)} ${round(start.y)}Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}` }
}

/** How high the label with a link's word is. */
export const WORD_HEIGHT = 20
/** Of a note, what bears no words: above them, under its author, at its sides. */
const BLANK = { top: 8, bottom: 6, side: 8 } as const
/** Along the line, the middle first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const

/**
 * Where the middle of a link's word stands: on its line where no note's words are, else in the gap beside or between its two notes,
 * else where it covers least. `width`: of the label. `notes`: all that lie there, the two as well.
 */
export function linkWordAt(a: Rect, b: Rect, width: number, notes: readonly Rect[]): Point {
  const { start, bend, end } = curveOf(a, b)
  const onLine = ALONG.map(t => ({
    x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t ** 2 * end.x,
    y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t ** 2 * end.y,
  }))
  const words = notes.map(wordsOf)
  let best: Point | undefined
  let least = Number.POSITIVE_INFINITY
  for (const point of [...onLine, ...beside(a, b)]) {
    const label = { x: point.x - width / 2, y: point.y - WORD_HEIGHT / 2, width, height: WORD_HEIGHT }
    const covered = words.reduce((sum, text) => sum + shared(label, text), 0)
    if (covered >= least) continue
    best = point
    least = covered
    if (covered === 0) break
  }
  const found = best ?? start
  return { x: round(found.x), y: round(found.y) }
}

/** The gaps around two notes that are near each other: under and above both, or between the one above and the one below. */
function beside(a: Rect, b: Rect): Point[] {
  const x = (middle(a).x + middle(b).x) / 2
  const under = Math.max(a.y + a.height, b.y + b.height)
  const above = Math.min(a.y, b.y)
  const between = (Math.min(a.y + a.height, b.y + b.height) + Math.max(a.y, b.y)) / 2
  const areStacked = between > above + WORD_HEIGHT && between < under - WORD_HEIGHT
  return [...(areStacked ? [between] : []), under + GAP, above - GAP, under + WORD_HEIGHT].map(y => ({ x, y }))
}
/** From a note's edge to the middle of the gap between two rows, about. */
const GAP = 5

const wordsOf = ({ x, y, width, height }: Rect): Rect => ({
  x: x + BLANK.side,
  y: y + BLANK.top,
  width: width - 2 * BLANK.side,
  height: height - BLANK.top - BLANK.bottom,
})

const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

function curveOf(a: Rect, b: Rect): { readonly start: Point; readonly bend: Point; readonly end: Point } {
  const start = edgeTowards(a, middle(b))
  const end = edgeTowards(b, middle(a))
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const belly = Math.min(36, length / 4)
  const bend = { x: (start.x + end.x) / 2 - (dy / length) * belly, y: (start.y + end.y) / 2 + (dx / length) * belly }
  return { start, bend, end }
}

const round = (value: number): number => Math.round(value * 10) / 10

const middle = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

function edgeTowards(rect: Rect, point: Point): Point {
  const centre = middle(rect)
  const [dx, dy] = [point.x - centre.x, point.y - centre.y]
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : rect.height / 2 / Math.abs(dy),
    1,
  )
  return { x: centre.x + dx * reach, y: centre.y + dy * reach }
}
