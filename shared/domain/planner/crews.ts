import { crewOrder, crewRoute } from '../rotation-crews.ts'
import { makeBoard } from './board.ts'
import { rotationFigures } from './figures.ts'
import { isClosedIn, type PlannerProblem, type Rotation, type Seats } from './problem.ts'
import { mend } from './repair.ts'
import { readRoom } from './room.ts'
import { choosingOrder, everybody, fix, seatRound } from './start.ts'

/**
 * Seats for crews that travel together: whoever sits at a table in the first round goes on together, table after table, every
 * theme before any theme again; hosts stay. The same seats serve when crews stay and the cloths go round (`hosts`).
 * Crews as even as the chairs allow, of people who may sit together; when they go round, no larger than the smallest table they
 * come to. Rules that a route breaks later on are told in the figures. The first `keep` rounds stay as told, and crews are
 * then those of the last of them.
 */
export function planCrews(problem: PlannerProblem, movement: 'groups' | 'hosts'): Rotation {
  const { people, tables, rounds, told } = problem
  const keep = Math.max(0, Math.min(problem.keep ?? 0, rounds))
  const from = Math.max(0, keep - 1)
  const starts = keep > 0 ? told : firstTables(problem, movement)
  const order = crewOrder(tables)
  const byId = new Map(tables.map(table => [table.id, table]))
  const isOpen = (id: string | undefined, round: number): id is string => {
    const table = byId.get(id ?? '')
    return table !== undefined && !isClosedIn(table, round)
  }
  /** The table, or the next one on the way that is not closed. */
  const open = (table: string | undefined, round: number): string | null => {
    const at = table === undefined ? -1 : order.indexOf(table)
    return at < 0 ? null : ([...order.slice(at), ...order.slice(0, at)].find(each => isOpen(each, round)) ?? null)
  }
  const seats: Seats = Object.fromEntries(
    people.map(person => {
      const isThere = (round: number): boolean => round >= (person.from ?? 0) && round < (person.until ?? rounds)
      const own = tables.some(table => table.id === person.hostOf) ? person.hostOf : undefined
      const start = starts?.[person.id]?.[from] ?? undefined
      const route = start === undefined || !order.includes(start) ? [] : crewRoute(tables, start, rounds - from)
      const row = Array.from({ length: rounds }, (_, round) => {
        if (round < keep) return told?.[person.id]?.[round] ?? null
        return isThere(round) ? (isOpen(own, round) ? own : open(route[round - from], round)) : null
      })
      return [person.id, row]
    }),
  )
  const changed = people.flatMap(({ id, from: first = 0, until = rounds }) =>
    (seats[id] ?? []).some((table, round) => {
      const before = told?.[id]?.[round]
      return round >= keep && round >= first && round < until && before != null && before !== table
    })
      ? [id]
      : [],
  )
  return { seats, figures: rotationFigures(problem, seats), changed }
}

/** A table for everybody's first round, as if all were there from then on: who comes later joins the crew of then. */
function firstTables(problem: PlannerProblem, movement: 'groups' | 'hosts'): Seats {
  const smallest = problem.tables.reduce(
    (least, table) => Math.min(least, table.seats ?? least),
    Number.MAX_SAFE_INTEGER,
  )
  const goesRound = movement === 'groups' && smallest < Number.MAX_SAFE_INTEGER
  const fits = smallest * problem.tables.length >= problem.people.length
  const first: PlannerProblem = {
    ...problem,
    rounds: 1,
    people: problem.people.map(person => ({ ...person, from: 0, until: 1 })),
    tables: problem.tables.map(table => ({
      ...table,
      ...(goesRound && fits ? { seats: smallest } : {}),
      closedFrom: undefined,
      openFrom: undefined,
    })),
  }
  const room = readRoom(first)
  const board = makeBoard(room)
  seatRound(board, 0, choosingOrder(board, 0, everybody(room)))
  fix(board, 0)
  mend(board, { rounds: [0], even: false, downTo: 3 })
  return Object.fromEntries(
    first.people.map((person, p) => [person.id, [first.tables[board.place[p] ?? -1]?.id ?? null]]),
  )
}
