/** A dotted way from one round table to another, with an arrow at its end: geometry alone, in whatever unit it is asked. */

export interface Round {
  readonly x: number
  readonly y: number
  /** radius that the way keeps clear of */
  readonly r: number
}
interface Point {
  readonly x: number
  readonly y: number
}
export interface Way {
  /** path of the dotted line */
  readonly line: string
  /** path of the arrow's two strokes */
  readonly head: string
  /** where the label stands */
  readonly label: Point
}

const STEPS = 120

/**
 * A curve that leaves `from` and ends at `to`, clear of both.
 * @param bow how far it bends to the left of who walks it; 0: straight
 * @param at where on it the label stands, 0 to 1
 * @param wing length of the arrow's strokes
 */
export function wayBetween(
  from: Round,
  to: Round,
  bow: number,
  options: { readonly at?: number; readonly wing: number },
): Way {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  // the middle of a quadratic curve lies half-way to its handle
  const handle = {
    x: (from.x + to.x) / 2 + (dy / length) * 2 * bow,
    y: (from.y + to.y) / 2 - (dx / length) * 2 * bow,
  }
  const pointAt = (s: number, t = s): Point => ({
    x: (1 - s) * (1 - t) * from.x + ((1 - s) * t + s * (1 - t)) * handle.x + s * t * to.x,
    y: (1 - s) * (1 - t) * from.y + ((1 - s) * t + s * (1 - t)) * handle.y + s * t * to.y,
  })
  const isClear = (t: number, table: Round) => {
    const point = pointAt(t)
    return Math.hypot(point.x - table.x, point.y - table.y) > table.r
  }
  let [start, end] = [0, STEPS]
  while (start < end - 1 && !isClear(start / STEPS, from)) start++
  while (end > start + 1 && !isClear(end / STEPS, to)) end--
  const [first, last] = [start / STEPS, end / STEPS]
  // the part of the curve between two of its points is itself such a curve; its handle is the blossom of both
  const [a, h, z] = [pointAt(first), pointAt(first, last), pointAt(last)]
  const back = Math.atan2(h.y - z.y, h.x - z.x)
  const stroke = (turn: number) =>
    said(z.x + Math.cos(back + turn) * options.wing, z.y + Math.sin(back + turn) * options.wing)
  return {
    line: `M${said(a.x, a.y)}Q${said(h.x, h.y)} ${said(z.x, z.y)}`,
    head: `M${stroke(WING)}L${said(z.x, z.y)}L${stroke(-WING)}`,
    label: pointAt(first + (last - first) * (options.at ?? 0.5)),
  }
}
const WING = 0.55
const said = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`
