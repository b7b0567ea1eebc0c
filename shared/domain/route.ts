/** What a seat card can say of somebody's way through the tables. */
export type RouteSaying =
  /** nothing is settled beforehand */
  | { readonly kind: 'open' }
  /** one table all day */
  | { readonly kind: 'stay'; readonly table: number }
  /** from the first table always the same number further on, beginning again after the last */
  | { readonly kind: 'step'; readonly start: number; readonly step: number }
  | { readonly kind: 'stops'; readonly tables: readonly (number | null)[] }

/** Fewer rounds than this show no rule worth saying: any two tables are some number apart. */
const ROUNDS_FOR_A_RULE = 3

/**
 * The shortest true saying of a route.
 * @param stops numbers of the tables one sits at, by round; null: no chair in that round
 * @param tables how many tables there are, numbered from 1 without holes
 */
export function routeSaying(stops: readonly (number | null)[], tables: number): RouteSaying {
  const [start] = stops
  if (stops.every(table => table === null)) return { kind: 'open' }
  if (start == null || stops.includes(null)) return { kind: 'stops', tables: stops }
  if (stops.every(table => table === start)) return { kind: 'stay', table: start }
  const step = stepOf(stops, tables)
  return step === undefined || stops.length < ROUNDS_FOR_A_RULE
    ? { kind: 'stops', tables: stops }
    : { kind: 'step', start, step }
}

/** How far on each next table is, when it is always as far (1 … tables − 1); undefined when it is not. */
function stepOf(stops: readonly (number | null)[], tables: number): number | undefined {
  let common: number | undefined
  for (const [index, table] of stops.entries()) {
    const before = stops[index - 1]
    if (before == null || table === null) continue
    const step = (((table - before) % tables) + tables) % tables
    if (common !== undefined && step !== common) return undefined
    common = step
  }
  return common === 0 ? undefined : common
}
