import type { RotationFigures } from '../protocol/api.ts'
import type { RotationPerson, Seats } from './rotation.ts'

const pairs = (n: number): number => (n * (n - 1)) / 2

/**
 * What a plan gives: how many others each person meets, how many meetings are repeats (every time beyond the first that two
 * people share a table), and the number of repeats that no plan of these sizes can go below.
 */
export function rotationFigures(people: readonly RotationPerson[], seats: Seats, tables: number): RotationFigures {
  const rows = people.map(person => seats[person.id] ?? [])
  const rounds = Math.max(0, ...rows.map(row => row.length))
  const meetings = new Uint8Array(people.length * people.length)
  let total = 0
  let repeats = 0
  for (let round = 0; round < rounds; round++)
    for (const around of tablesOfRound(rows, round).values())
      around.forEach((p, at) => {
        for (const q of around.slice(at + 1)) {
          const times = meetings[p * people.length + q] ?? 0
          total += 1
          if (times > 0) repeats += 1
          meetings[p * people.length + q] = meetings[q * people.length + p] = times + 1
        }
      })
  const met = rows.flatMap((row, p) =>
    row.some(table => table !== null)
      ? [
          meetings
            .subarray(p * people.length, (p + 1) * people.length)
            .reduce((sum, times) => sum + (times > 0 ? 1 : 0), 0),
        ]
      : [],
  )
  const bound = leastRepeats(people, rows, { rounds, tables, meetings: total })
  return {
    met: {
      mean: met.length === 0 ? 0 : Math.round((met.reduce((sum, n) => sum + n, 0) / met.length) * 10) / 10,
      min: met.length === 0 ? 0 : Math.min(...met),
      max: Math.max(0, ...met),
    },
    repeats,
    bound,
  }
}

function tablesOfRound(rows: readonly (readonly (string | null)[])[], round: number): Map<string, number[]> {
  const tables = new Map<string, number[]>()
  rows.forEach((row, person) => {
    const table = row[round]
    if (table != null) tables.set(table, [...(tables.get(table) ?? []), person])
  })
  return tables
}

/**
 * Counting, twice. All meetings beyond the number of pairs that exist are repeats. And: in two rounds a person is at one of
 * so many combinations of two tables; two people in the same combination meet in both, and there are not more combinations
 * than T × (T − 1) when nobody stays, T × T otherwise. Somebody who meets the same person m times accounts for m(m−1)/2 of
 * those coincidences and m − 1 repeats, hence the division by R/2.
 */
function leastRepeats(
  people: readonly RotationPerson[],
  rows: readonly (readonly (string | null)[])[],
  given: { readonly rounds: number; readonly tables: number; readonly meetings: number },
): number {
  const { rounds, tables } = given
  const present = rows.filter(row => row.some(table => table !== null)).length
  const movers = people.flatMap((person, p) => (person.hostOf === undefined ? [rows[p] ?? []] : []))
  const allMove = movers.every(row => {
    const visited = row.filter(table => table !== null)
    return new Set(visited).size === visited.length
  })
  const counted = allMove ? movers : rows
  const cells = allMove ? tables * (tables - 1) : tables * tables
  let coincidences = 0
  for (let r = 0; r < rounds; r++)
    for (let s = r + 1; s < rounds; s++) {
      const there = counted.filter(row => row[r] != null && row[s] != null).length
      if (cells > 0) coincidences += fewestSharing(there, cells)
    }
  const byCells = rounds < 2 ? 0 : Math.ceil((2 * coincidences) / rounds)
  return Math.max(0, byCells, given.meetings - pairs(present))
}

/** The fewest pairs that share a cell when n people fill so many cells. */
function fewestSharing(n: number, cells: number): number {
  const [each, over] = [Math.floor(n / cells), n % cells]
  return over * pairs(each + 1) + (cells - over) * pairs(each)
}
