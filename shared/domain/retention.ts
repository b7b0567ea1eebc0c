const DAY = 86_400_000

/**
 * When all data of an event are erased, ms: so many days after its day, or after it was made when no date is given or it was
 * made later.
 */
export function purgeTime(given: {
  readonly createdAt: number
  readonly date?: string | undefined
  readonly retentionDays: number
}): number {
  const day = given.date === undefined ? Number.NaN : Date.parse(given.date)
  return Math.max(given.createdAt, Number.isNaN(day) ? 0 : day) + given.retentionDays * DAY
}
