import { isClosedIn, type PlannerPerson, type PlannerTable, type Seats } from '../../shared/domain/planner/problem.ts'

/** What must not be is dearer than sitting twice at a theme, which is dearer than one person too many, than a wish, than a repeated meeting. */
const FORBIDDEN = 100_000
const REVISIT = 1_000
const CROWDED = 400
const WISHED = 150
const REPEAT = 1

/**
 * Gives one person chairs in the rounds in which they have none, and moves nobody else. `own`: their row, null where a chair
 * is to be found (if `open` says so of that round); what stands there already stays and counts as seen. `wanted`: a table they ask
 * for in one round. Rounds are counted from 0. Null where every chair is taken, unless `extraChairs`.
 */
export function fillHoles(given: {
  readonly person: PlannerPerson
  readonly own: readonly (string | null)[]
  readonly open: readonly boolean[]
  readonly others: Seats
  readonly tables: readonly PlannerTable[]
  readonly wanted?: { readonly round: number; readonly table: string } | undefined
  readonly extraChairs?: boolean | undefined
}): (string | null)[] {
  const { person, tables, own, wanted } = given
  const index = new Map(tables.map((table, at) => [table.id, at]))
  const themeOf = tables.map(table => table.theme ?? `table ${table.id}`)
  const rounds = own.length
  const around = Array.from({ length: rounds }, () => tables.map((): string[] => []))
  for (const [id, seats] of Object.entries(given.others))
    seats.forEach((table, round) => around[round]?.[index.get(table ?? '') ?? -1]?.push(id))

  const seats = own.map(table => index.get(table ?? ''))
  const free = own.map((table, round) => table === null && given.open[round] === true)
  const hasChair = (round: number, table: number): boolean => {
    const place = tables[table]
    if (place !== undefined && isClosedIn(place, round)) return false
    const chairs = place?.seats
    return given.extraChairs === true || chairs === undefined || (around[round]?.[table]?.length ?? 0) < chairs
  }
  const forbidden = tables.map((table, at) => breaks(person, table, at, index, given.others))
  const wished = new Set(person.wishes ?? [])
  /** What a table costs in a round, given where this person sits in the others. */
  const priceIn = (round: number): ((table: number) => number) => {
    const here = around[round] ?? []
    const least = here.reduce(
      (min, people, table) => (hasChair(round, table) ? Math.min(min, people.length) : min),
      Number.POSITIVE_INFINITY,
    )
    const elsewhere = seats.flatMap((table, at) => (at === round || table === undefined ? [] : [{ at, table }]))
    const seen = elsewhere.map(({ table }) => themeOf[table])
    const met = new Set(elsewhere.flatMap(({ at, table }) => around[at]?.[table] ?? []))
    return table => {
      const theme = themeOf[table] ?? ''
      const times = seen.filter(each => each === theme).length
      const repeats = (here[table] ?? []).filter(id => met.has(id)).length
      return (
        (forbidden[table]?.(round) ?? 0) * FORBIDDEN +
        times * REVISIT +
        ((here[table]?.length ?? 0) - least) * CROWDED +
        (wished.size > 0 && (!wished.has(theme) || times > 0) ? WISHED : 0) +
        repeats * REPEAT
      )
    }
  }
  const choose = (round: number): number | undefined => {
    const asked = wanted?.round === round ? index.get(wanted.table) : undefined
    if (asked !== undefined) return hasChair(round, asked) ? asked : undefined
    const price = priceIn(round)
    let best: { readonly table: number; readonly price: number } | undefined
    for (let table = 0; table < tables.length; table++) {
      if (!hasChair(round, table)) continue
      const cost = price(table)
      if (best === undefined || cost < best.price) best = { table, price: cost }
    }
    return best?.table
  }
  // One round after the other, then again while that helps: an early choice may have taken the only hole of a later one.
  for (let pass = 0; pass < 3; pass++)
    for (let round = 0; round < rounds; round++) {
      if (free[round] !== true) continue
      const before = seats[round]
      const next = choose(round)
      const price = priceIn(round)
      if (before === undefined || (next !== undefined && price(next) < price(before))) seats[round] = next
    }
  const movable = free.map((yes, round) => yes && wanted?.round !== round)
  exchangeRounds(seats, movable, (round, table) => priceIn(round)(table), hasChair)
  return seats.map(table => (table === undefined ? null : (tables[table]?.id ?? null)))
}

/** How many rules a table breaks for somebody, by round. */
function breaks(
  person: PlannerPerson,
  table: PlannerTable,
  at: number,
  index: ReadonlyMap<string, number>,
  others: Seats,
): (round: number) => number {
  const always =
    ((person.not ?? []).includes(table.id) ? 1 : 0) +
    (person.language !== undefined && table.language !== undefined && table.language !== person.language ? 1 : 0) +
    (person.reachable === true && table.reachable !== true ? 1 : 0)
  const [together, apart] = [person.with ?? [], person.apart ?? []]
  const tableOf = (id: string, round: number): number | undefined => index.get(others[id]?.[round] ?? '')
  return round => {
    const pinned = person.pins?.[round] ?? null
    const away = together.filter(id => tableOf(id, round) !== undefined && tableOf(id, round) !== at).length
    const near = apart.filter(id => tableOf(id, round) === at).length
    return always + (pinned !== null && pinned !== table.id ? 1 : 0) + away + near
  }
}

/** Tries the tables of two rounds the other way round: the same themes, perhaps in emptier chairs. */
function exchangeRounds(
  seats: (number | undefined)[],
  movable: readonly boolean[],
  cost: (round: number, table: number) => number,
  hasChair: (round: number, table: number) => boolean,
): void {
  const total = (): number =>
    seats.reduce<number>(
      (sum, table, round) => sum + (table === undefined || movable[round] !== true ? 0 : cost(round, table)),
      0,
    )
  for (let a = 0; a < seats.length; a++)
    for (let b = a + 1; b < seats.length; b++) {
      const [one, two] = [seats[a], seats[b]]
      if (movable[a] !== true || movable[b] !== true || one === undefined || two === undefined) continue
      if (!hasChair(a, two) || !hasChair(b, one)) continue
      const before = total()
      seats[a] = two
      seats[b] = one
      if (total() >= before) {
        seats[a] = one
        seats[b] = two
      }
    }
}
