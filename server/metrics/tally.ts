/**
 * How often something took how long (or weighed how much), in plain numbers: the fast path pays a search among a dozen bounds
 * and three additions. Whoever is asked for the metrics reads it.
 */
export interface Tally {
  /** upper bounds, rising; what is above the last one counts in the total alone */
  readonly bounds: readonly number[]
  /** by bound, not cumulated; the last one holds what is above all bounds */
  readonly counts: readonly number[]
  readonly count: number
  readonly sum: number
  add(value: number): void
}

export function createTally(bounds: readonly number[]): Tally {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0)
  let count = 0
  let sum = 0
  return {
    bounds,
    counts,
    get count() {
      return count
    },
    get sum() {
      return sum
    },
    add(value) {
      let at = 0
      while (at < bounds.length && value > (bounds[at] ?? 0)) at++
      counts[at] = (counts[at] ?? 0) + 1
      count++
      sum += value
    },
  }
}

/** Counts of a few names; one that nobody has counted yet may be told beforehand, so that it is shown as 0. */
export interface Counts<K extends string> {
  add(name: K, amount?: number): void
  readonly all: ReadonlyMap<K, number>
}

export function createCounts<K extends string>(known: readonly K[] = []): Counts<K> {
  const all = new Map<K, number>(known.map(name => [name, 0]))
  return {
    all,
    add(name, amount = 1) {
      all.set(name, (all.get(name) ?? 0) + amount)
    },
  }
}
