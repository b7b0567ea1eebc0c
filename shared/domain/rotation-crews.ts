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

/** How much a round that is still to come says about whose crew somebody is of, beside one that is over. */
const TO_COME = 2

/**
 * Whose crew is somebody of? A crew is known by the table where it begins (from 0, in `crewOrder`), and people by the crew with
 * whom they spend most of what is left of the day: a table that closes on the way, or one seat changed by hand, makes no other crew.
 * @returns for a row of seats (by round, from the first) and a present round (from 1): the crew; undefined without any seat
 */
export function crewFinder(
  tables: readonly CrewTable[],
): (row: readonly (string | null)[], round: number) => number | undefined {
  const at = new Map(crewOrder(tables).map((id, index) => [id, index]))
  return (row, round) => {
    const votes = new Map<number, number>()
    for (const [index, table] of row.entries()) {
      const place = table === null ? undefined : at.get(table)
      if (place === undefined) continue
      const crew = (((place - index) % at.size) + at.size) % at.size
      votes.set(crew, (votes.get(crew) ?? 0) + (index + 1 >= round ? TO_COME : 1))
    }
    let best: number | undefined
    // of two that weigh the same, the one they were seen with last
    for (const [crew, weight] of votes) if (best === undefined || weight >= (votes.get(best) ?? 0)) best = crew
    return best
  }
}
