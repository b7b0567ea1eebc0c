const DAY_MS = 86_400_000
/** From so many days on, the end of the data is told loudly. */
const SOON_DAYS = 14

/** Whole days until then, at least 1; undefined while it is far off, or not known. */
export function daysUntil(at: number, now: number): number | undefined {
  if (!Number.isFinite(at) || at <= 0) return undefined
  const days = Math.max(1, Math.ceil((at - now) / DAY_MS))
  return days <= SOON_DAYS ? days : undefined
}
