import type { Point } from '../../../shared/domain/folds.ts'

/** Lines that join all points with the least ink: a minimum spanning tree (R. C. Prim, 1957). Equal lengths: the first point given. */
export function shortestTies(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const [first, ...others] = points
  if (first === undefined) return []
  const joined = [first]
  const left = [...others]
  const ties: (readonly [Point, Point])[] = []
  while (left.length > 0) {
    let [best, from, to] = [Number.POSITIVE_INFINITY, 0, 0]
    for (const [a, one] of joined.entries())
      for (const [b, other] of left.entries()) {
        const apart = (one.x - other.x) ** 2 + (one.y - other.y) ** 2
        if (apart < best) [best, from, to] = [apart, a, b]
      }
    const [a, [b]] = [joined[from], left.splice(to, 1)]
    if (a === undefined || b === undefined) break
    ties.push([a, b])
    joined.push(b)
  }
  return ties
}
