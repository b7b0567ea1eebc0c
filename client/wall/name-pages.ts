import type { Destination } from './destinations.ts'

/** Somebody on the wall, and the number of the table that they go to. */
export interface Walker {
  readonly name: string
  readonly table: number
}

/** Everybody by first name, hosts too: in a large room one looks for oneself, not for a table. */
export function walkersOf(destinations: readonly Destination[]): Walker[] {
  return destinations
    .flatMap(({ hosts, guests, table }) => [...hosts, ...guests].map(name => ({ name, table: table.number })))
    .sort((a, b) => a.name.localeCompare(b.name) || a.table - b.table)
}

/** The letters that a page begins and ends with: «A», «A – C». */
export function lettersOf(page: readonly Walker[]): string {
  const letter = (walker: Walker | undefined) => (walker?.name.charAt(0) ?? '').normalize('NFD').charAt(0).toUpperCase()
  const [first, last] = [letter(page[0]), letter(page[page.length - 1])]
  return first === last ? first : `${first}\u00a0– ${last}`
}
