/**
 * How many people each table takes in a round: as even as the chairs allow, hosts counted. Where somebody is left over, the
 * table that had the fewest people so far takes them, so that over the day every theme is seen by as many.
 *
 * `atLeast`: people who sit at each table already. `themeLeast` and `themeMost`: how many more a theme has to take for everybody to
 * see it, and can take without showing itself to somebody twice; a theme with more tables than its share has smaller ones. `sat` and `themeSat`: people so far at each table, and at each theme.
 */
export function evenSizes(given: {
  readonly people: number
  readonly atLeast: readonly number[]
  readonly chairs: readonly number[]
  readonly themeOf: readonly number[]
  readonly sat: readonly number[]
  readonly themeSat: readonly number[]
  readonly themeLeast: readonly number[]
  readonly themeMost: readonly number[]
}): number[] {
  const sizes = [...given.atLeast]
  const lacking = [...given.themeLeast]
  const room = [...given.themeMost]
  const themeNow = [...given.themeSat]
  const urgency = (theme: number): number => ((lacking[theme] ?? 0) > 0 ? 0 : (room[theme] ?? 0) > 0 ? 1 : 2)
  const key = (table: number): number[] => [
    urgency(given.themeOf[table] ?? 0),
    sizes[table] ?? 0,
    themeNow[given.themeOf[table] ?? 0] ?? 0,
    given.sat[table] ?? 0,
    table,
  ]
  let left = given.people - sizes.reduce((sum, size) => sum + size, 0)
  while (left > 0) {
    let best: number | undefined
    for (let table = 0; table < sizes.length; table++) {
      if ((sizes[table] ?? 0) >= (given.chairs[table] ?? 0)) continue
      if (best === undefined || isBefore(key(table), key(best))) best = table
    }
    if (best === undefined) break // every chair is taken: whoever is left stands
    sizes[best] = (sizes[best] ?? 0) + 1
    const theme = given.themeOf[best] ?? 0
    lacking[theme] = (lacking[theme] ?? 0) - 1
    room[theme] = (room[theme] ?? 0) - 1
    themeNow[theme] = (themeNow[theme] ?? 0) + 1
    left--
  }
  return sizes
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) < (b[i] ?? 0)
  return false
}
