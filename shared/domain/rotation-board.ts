/**
 * Who sits where while a plan is being made: numbers instead of ids, with the cost kept up to date at each move.
 * Cost, dearest first: seeing a theme again, then sitting again with the same person.
 */
export interface Board {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  /** people who stay at their table; what themes they see does not count */
  readonly stays: readonly boolean[]
  readonly themeOf: readonly number[]
  tableOf(round: number, person: number): number | undefined
  at(round: number, table: number): readonly number[]
  met(person: number, other: number): number
  sees(person: number, theme: number): number
  sit(round: number, person: number, table: number): void
  leave(round: number, person: number): void
  cost(): number
}

export interface BoardShape {
  readonly people: number
  readonly rounds: number
  readonly stays: readonly boolean[]
  /** theme number of each table */
  readonly themeOf: readonly number[]
  readonly goal: 'spread' | 'buddy'
}

/** Far dearer than any number of repeats that one exchange can save. */
const REVISIT = 10_000
const REPEAT = 10

export function makeBoard(shape: BoardShape): Board {
  const { people, rounds, stays, themeOf, goal } = shape
  const tables = themeOf.length
  const themes = Math.max(0, ...themeOf) + 1
  const place = new Int16Array(rounds * people).fill(-1)
  const members: number[][] = Array.from({ length: rounds * tables }, () => [])
  const meetings = new Uint8Array(people * people)
  const visits = new Uint8Array(people * themes)
  let total = 0

  /** What one more meeting costs two people who have met so often. «spread» makes the third dearer than the second. */
  const again = (times: number): number =>
    times === 0 ? 0 : goal === 'buddy' ? REPEAT : times * REPEAT + (times - 1) * REPEAT

  return {
    people,
    tables,
    rounds,
    stays,
    themeOf,
    tableOf: (round, person) => {
      const table = place[round * people + person] ?? -1
      return table < 0 ? undefined : table
    },
    at: (round, table) => members[round * tables + table] ?? [],
    met: (person, other) => meetings[person * people + other] ?? 0,
    sees: (person, theme) => visits[person * themes + theme] ?? 0,
    sit(round, person, table) {
      const around = members[round * tables + table] ?? []
      for (const other of around) {
        const times = meetings[person * people + other] ?? 0
        total += again(times)
        meetings[person * people + other] = meetings[other * people + person] = times + 1
      }
      const theme = person * themes + (themeOf[table] ?? 0)
      const seen = visits[theme] ?? 0
      if (!stays[person]) total += seen * REVISIT
      visits[theme] = seen + 1
      around.push(person)
      place[round * people + person] = table
    },
    leave(round, person) {
      const table = place[round * people + person] ?? -1
      const around = members[round * tables + table] ?? []
      const index = around.indexOf(person)
      const last = around.pop()
      if (last !== undefined && last !== person) around[index] = last
      for (const other of around) {
        const times = (meetings[person * people + other] ?? 1) - 1
        total -= again(times)
        meetings[person * people + other] = meetings[other * people + person] = times
      }
      const theme = person * themes + (themeOf[table] ?? 0)
      const seen = (visits[theme] ?? 1) - 1
      if (!stays[person]) total -= seen * REVISIT
      visits[theme] = seen
      place[round * people + person] = -1
    },
    cost: () => total,
  }
}
