/**
 * How many people each table takes in a round: as even as the chairs allow, hosts counted. Where somebody is left over, the
 * table that had the fewest people so far takes them, so that over the day every theme is seen by as many.
 *
 * `atLeast`: people who stay at each table. `chairs`: undefined means as many as needed.
 * `sat` and `themeSat`: people so far at each table, and at the tables of each theme.
 */
export function evenSizes(given: {
  readonly people: number
  readonly atLeast: readonly number[]
  readonly chairs: readonly (number | undefined)[]
  readonly themeOf: readonly number[]
  readonly sat: readonly number[]
  readonly themeSat: readonly number[]
}): number[] {
  const sizes = [...given.atLeast]
  const themeNow = [...given.themeSat]
  const key = (table: number): [number, number, number, number] => [
    sizes[table] ?? 0,
    themeNow[given.themeOf[table] ?? 0] ?? 0,
    given.sat[table] ?? 0,
    table,
  ]
  let left = given.people - sizes.reduce((sum, size) => sum + size, 0)
  while (left > 0) {
    let best: number | undefined
    for (let table = 0; table < sizes.length; table++) {
      const chairs = given.chairs[table]
      if (chairs !== undefined && (sizes[table] ?? 0) >= chairs) continue
      if (best === undefined || isBefore(key(table), key(best))) best = table
    }
    if (best === undefined) break // every chair is taken: whoever is left stands
    sizes[best] = (sizes[best] ?? 0) + 1
    themeNow[given.themeOf[best] ?? 0] = (themeNow[given.themeOf[best] ?? 0] ?? 0) + 1
    left--
  }
  return sizes
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) < (b[i] ?? 0)
  return false
}
