import { type RotationTable, type Seats, themesOf } from './rotation.ts'

/** Sitting twice at a theme is worse than one person too many at a table, which is worse than a repeated meeting. */
const REVISIT = 1_000
const CROWDED = 400
const REPEAT = 1

/**
 * Puts one more person into the holes of the rounds from `from` (counted from 0) on, and moves nobody else.
 * Their own earlier seats are kept and count as seen. `wanted`: the table of the first of those rounds, if they asked
 * for one. Null where every chair is taken.
 */
export function seatLatecomer(given: {
  readonly others: Seats
  readonly own?: readonly (string | null)[]
  readonly tables: readonly RotationTable[]
  readonly rounds: number
  readonly from: number
  readonly wanted?: string | undefined
}): (string | null)[] {
  const { tables, rounds, from } = given
  const themes = themesOf(tables)
  const index = new Map(tables.map((table, at) => [table.id, at]))
  const around = Array.from({ length: rounds }, () => tables.map((): string[] => []))
  for (const [person, seats] of Object.entries(given.others))
    seats.forEach((table, round) => {
      around[round]?.[index.get(table ?? '') ?? -1]?.push(person)
    })

  const seats = Array.from({ length: rounds }, (_, round): number | undefined =>
    round < from ? index.get(given.own?.[round] ?? '') : undefined,
  )
  const isFull = (round: number, table: number): boolean => {
    const chairs = tables[table]?.seats
    return chairs !== undefined && (around[round]?.[table]?.length ?? 0) >= chairs
  }
  /** What a table costs in a round, given where this person sits in the others. What is the same for all tables is counted once. */
  const pricesOf = (round: number): ((table: number) => number) => {
    const here = around[round] ?? []
    const open = here.flatMap((people, table) => (isFull(round, table) ? [] : [people.length]))
    const least = open.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
    const elsewhere = seats.flatMap((table, at) => (at === round || table === undefined ? [] : [{ at, table }]))
    const seen = new Map<number, number>()
    for (const { table } of elsewhere) seen.set(themes[table] ?? 0, (seen.get(themes[table] ?? 0) ?? 0) + 1)
    const met = new Set(elsewhere.flatMap(({ at, table }) => around[at]?.[table] ?? []))
    return table => {
      const people = here[table] ?? []
      const repeats = people.reduce((sum, person) => sum + (met.has(person) ? REPEAT : 0), 0)
      return (seen.get(themes[table] ?? 0) ?? 0) * REVISIT + (people.length - least) * CROWDED + repeats
    }
  }
  const cost = (round: number, table: number): number => pricesOf(round)(table)
  const choose = (round: number): number | undefined => {
    const wanted = round === from ? index.get(given.wanted ?? '') : undefined
    if (wanted !== undefined) return isFull(round, wanted) ? undefined : wanted
    const price = pricesOf(round)
    let best: { readonly table: number; readonly price: number } | undefined
    for (let table = 0; table < tables.length; table++) {
      if (isFull(round, table)) continue
      const own = price(table)
      if (best === undefined || own < best.price) best = { table, price: own }
    }
    return best?.table
  }

  // One round after the other, then again while that helps: an early choice may have taken the only hole of a later one.
  for (let pass = 0; pass < 3; pass++)
    for (let round = from; round < rounds; round++) {
      const before = seats[round]
      const next = choose(round)
      if (before === undefined || (next !== undefined && cost(round, next) < cost(round, before))) seats[round] = next
    }
  exchangeRounds(seats, from, given.wanted === undefined ? from : from + 1, cost, isFull)
  return seats.map(table => (table === undefined ? null : (tables[table]?.id ?? null)))
}

/** Tries the tables of two rounds the other way round: it sees the same themes, perhaps in emptier chairs. */
function exchangeRounds(
  seats: (number | undefined)[],
  from: number,
  first: number,
  cost: (round: number, table: number) => number,
  isFull: (round: number, table: number) => boolean,
): void {
  const total = (): number =>
    seats.reduce<number>((sum, table, round) => sum + (table === undefined || round < from ? 0 : cost(round, table)), 0)
  for (let a = first; a < seats.length; a++)
    for (let b = a + 1; b < seats.length; b++) {
      const [one, two] = [seats[a], seats[b]]
      if (one === undefined || two === undefined || isFull(a, two) || isFull(b, one)) continue
      const before = total()
      seats[a] = two
      seats[b] = one
      if (total() >= before) {
        seats[a] = one
        seats[b] = two
      }
    }
}
