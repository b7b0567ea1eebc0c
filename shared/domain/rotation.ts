import { type Dice, makeDice } from './dice.ts'
import { type Board, makeBoard } from './rotation-board.ts'
import { EXCHANGES, improve, seatRound } from './rotation-search.ts'
import { evenSizes } from './rotation-sizes.ts'

/** The first planner: who sits at which table in which round. Pure, seeded, whole numbers only. */

export interface RotationPerson {
  readonly id: string
  /** the table that they host: they stay there */
  readonly hostOf?: string | undefined
}
export interface RotationTable {
  readonly id: string
  /** tables of one theme have the same; none: the table itself is what is not to be seen twice */
  readonly theme?: string | undefined
  /** chairs; none: as many as needed */
  readonly seats?: number | undefined
}
/** By person id: a table for each round, null where they have none. */
export type Seats = Readonly<Record<string, readonly (string | null)[]>>

export interface RotationProblem {
  readonly people: readonly RotationPerson[]
  readonly tables: readonly RotationTable[]
  readonly rounds: number
  readonly seed: number
  /** `spread`: nobody keeps meeting the same person · `buddy`: as many different people as possible over the day */
  readonly goal?: 'spread' | 'buddy' | undefined
  /** seats of the first rounds, which stay as they are: as many rounds as `keep` says */
  readonly frozen?: Seats | undefined
  readonly keep?: number | undefined
  /** how many exchanges the search may try */
  readonly exchanges?: number | undefined
}

/**
 * Seats everybody for every round: tables as even as their chairs allow, hosts at their table, nobody at a theme they have
 * seen as long as there are others, then as few repeated meetings as a bounded search finds. When all chairs are taken,
 * whoever is left has null. The same problem always gives the same plan.
 */
export function planRotation(problem: RotationProblem): Record<string, (string | null)[]> {
  const { people, tables, rounds } = problem
  const keep = Math.min(problem.keep ?? 0, rounds)
  const tableIndex = new Map(tables.map((table, index) => [table.id, index]))
  const hosted = people.map(person => (person.hostOf === undefined ? undefined : tableIndex.get(person.hostOf)))
  const board = makeBoard({
    people: people.length,
    rounds,
    stays: hosted.map(table => table !== undefined),
    themeOf: themesOf(tables),
    goal: problem.goal ?? 'spread',
  })
  const dice = makeDice(problem.seed)
  const movers = shuffled(
    people.flatMap((_, person) => (hosted[person] === undefined ? [person] : [])),
    dice,
  )

  people.forEach((person, index) => {
    for (let round = 0; round < keep; round++) {
      const table = tableIndex.get(problem.frozen?.[person.id]?.[round] ?? '')
      if (table !== undefined) board.sit(round, index, table)
    }
  })
  const atLeast = tables.map((_, table) => hosted.filter(own => own === table).length)
  const chairs = tables.map(table => table.seats)
  for (let round = keep; round < rounds; round++) {
    const sizes = evenSizes({
      people: people.length,
      atLeast,
      chairs,
      themeOf: board.themeOf,
      ...attendance(board, round),
    })
    hosted.forEach((table, person) => {
      if (table !== undefined) board.sit(round, person, table)
    })
    seatRound(
      board,
      round,
      movers,
      sizes.map((size, table) => size - (atLeast[table] ?? 0)),
    )
  }
  improve(board, { from: keep, movers, dice, exchanges: problem.exchanges ?? EXCHANGES })

  return Object.fromEntries(
    people.map((person, index) => [
      person.id,
      Array.from({ length: rounds }, (_, round) => {
        const table = board.tableOf(round, index)
        return (table === undefined ? undefined : tables[table]?.id) ?? null
      }),
    ]),
  )
}

/** A number for each table's theme, in order of first appearance. */
export function themesOf(tables: readonly RotationTable[]): number[] {
  const names = tables.map(table => table.theme ?? `table ${table.id}`)
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]))
  return names.map(name => numbers.get(name) ?? 0)
}

/** How many people sat at each table, and at each theme, in the rounds before this one. */
function attendance(board: Board, before: number): { sat: number[]; themeSat: number[] } {
  const sat = Array.from({ length: board.tables }, () => 0)
  const themeSat = Array.from({ length: board.tables }, () => 0)
  for (let round = 0; round < before; round++)
    for (let table = 0; table < board.tables; table++) {
      const size = board.at(round, table).length
      const theme = board.themeOf[table] ?? 0
      sat[table] = (sat[table] ?? 0) + size
      themeSat[theme] = (themeSat[theme] ?? 0) + size
    }
  return { sat, themeSat }
}

function shuffled(items: readonly number[], dice: Dice): number[] {
  const deck = [...items]
  for (let i = deck.length - 1; i > 0; i--) {
    const j = dice(i + 1)
    const [a, b] = [deck[i], deck[j]]
    if (a !== undefined && b !== undefined) {
      deck[i] = b
      deck[j] = a
    }
  }
  return deck
}
