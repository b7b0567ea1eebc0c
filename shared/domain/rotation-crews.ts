import { themesOf } from './planner/themes.ts'

interface CrewTable {
  readonly id: string
  readonly theme?: string | undefined
}

/**
 * Crews that travel together: whoever sits at a table in the first round goes on together, table after table.
 * The order visits every theme once before any theme again. The same plan serves when crews stay and the cloths go round:
 * then a seat says which cloth lies before you, and `placeOf` where you sit.
 */
export function crewOrder(tables: readonly CrewTable[]): string[] {
  const themes = themesOf(tables)
  const rank = tables.map((_, at) => themes.slice(0, at).filter(theme => theme === themes[at]).length)
  return tables
    .map((table, at) => ({ id: table.id, rank: rank[at] ?? 0, theme: themes[at] ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.theme - b.theme)
    .map(table => table.id)
}

/** The tables of all rounds for a crew that starts at `start`. */
export function crewRoute(tables: readonly CrewTable[], start: string, rounds: number): string[] {
  const order = crewOrder(tables)
  const first = order.indexOf(start)
  return Array.from({ length: rounds }, (_, round) => order[(first + round) % order.length] ?? start)
}

/** When cloths go round: the table at which one sits to have this cloth in this round (counted from 0). */
export function placeOf(tables: readonly CrewTable[], cloth: string, round: number): string {
  const order = crewOrder(tables)
  const at = order.indexOf(cloth) - (round % order.length)
  return order[(at + order.length) % order.length] ?? cloth
}
