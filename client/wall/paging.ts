/** How long a page of the departures board stays. */
export const PAGE_MS = 12_000

/** Rows cut into pages of even size, so that the last one is not nearly empty. */
export function pagesOf<T>(rows: readonly T[], most: number): (readonly T[])[] {
  const count = Math.max(1, Math.ceil(rows.length / most))
  const size = Math.max(1, Math.ceil(rows.length / count))
  return Array.from({ length: count }, (_, page) => rows.slice(page * size, (page + 1) * size))
}

/** Which page to show at a moment: the clock alone decides, so several walls turn together and no timer is kept. */
export const pageAt = (now: number, pages: number, pageMs = PAGE_MS): number =>
  Math.floor(now / pageMs) % Math.max(1, pages)

/** A page is never gone before it could be read. */
const SHORTEST_MS = 6_000

/** So long that every page comes by within this time, if there are not too many to be read. */
export const pageTimeWithin = (ms: number, pages: number): number =>
  Math.max(SHORTEST_MS, Math.min(PAGE_MS, Math.floor(ms / Math.max(1, pages))))
