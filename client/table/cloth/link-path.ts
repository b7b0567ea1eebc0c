import type { Rect } from '../../../shared/domain/places.ts'

/** A pencil line between two notes: from edge to edge, with a little belly; and where its word stands. */
export function linkPath(a: Rect, b: Rect): { readonly d: string; readonly x: number; readonly y: number } {
  const from = middle(a)
  const to = middle(b)
  const start = edgeTowards(a, to)
  const end = edgeTowards(b, from)
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const belly = Math.min(36, length / 4)
  const bend = { x: (start.x + end.x) / 2 - (dy / length) * belly, y: (start.y + end.y) / 2 + (dx / length) * belly }
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    d: `M${round(start.x)} ${round(start.y)}Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`,
    x: round((start.x + end.x) / 4 + bend.x / 2),
    y: round((start.y + end.y) / 4 + bend.y / 2),
  }
}

const middle = (rect: Rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

function edgeTowards(rect: Rect, point: { readonly x: number; readonly y: number }) {
  const centre = middle(rect)
  const [dx, dy] = [point.x - centre.x, point.y - centre.y]
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : rect.height / 2 / Math.abs(dy),
    1,
  )
  return { x: centre.x + dx * reach, y: centre.y + dy * reach }
}
