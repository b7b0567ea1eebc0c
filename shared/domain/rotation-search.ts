import type { Dice } from './dice.ts'
import type { Board } from './rotation-board.ts'

/**
 * Seats the movers of one round, `free[table]` chairs each: nobody at a theme they have seen, as far as that can be, and
 * beside people they have not met. A chair that is needed by somebody else is freed by moving its holder on
 * (augmenting paths, as in bipartite matching), so a round that can be seated without a repeated theme is.
 */
export function seatRound(board: Board, round: number, movers: readonly number[], free: readonly number[]): void {
  const left = [...free]
  const unseen = (person: number, table: number): boolean => board.sees(person, board.themeOf[table] ?? 0) === 0
  const moveTo = (person: number, table: number): void => {
    if (board.tableOf(round, person) !== undefined) board.leave(round, person)
    board.sit(round, person, table)
  }
  const hasMoved = new Set(movers)

  function makeRoom(table: number, tried: Set<number>): boolean {
    if ((left[table] ?? 0) > 0) return true
    tried.add(table)
    for (const holder of board.at(round, table)) {
      if (!hasMoved.has(holder)) continue
      for (let other = 0; other < board.tables; other++) {
        if (tried.has(other) || !unseen(holder, other)) continue
        if (!makeRoom(other, tried)) continue
        moveTo(holder, other)
        left[other] = (left[other] ?? 0) - 1
        left[table] = (left[table] ?? 0) + 1
        return true
      }
    }
    return false
  }

  const standing: number[] = []
  for (const person of movers) {
    const wanted = range(board.tables)
      .filter(table => unseen(person, table))
      .map(table => ({
        table,
        known: acquaintances(board, round, person, table) - ((left[table] ?? 0) > 0 ? 1_000 : 0),
      }))
      .sort((a, b) => a.known - b.known || a.table - b.table)
    const tried = new Set<number>()
    const found = wanted.find(({ table }) => !tried.has(table) && makeRoom(table, tried))
    if (found === undefined) standing.push(person)
    else {
      board.sit(round, person, found.table)
      left[found.table] = (left[found.table] ?? 0) - 1
    }
  }
  // Whoever cannot see a new theme this time takes the chair that is left among the most new faces.
  for (const person of standing) {
    const chairs = range(board.tables).filter(table => (left[table] ?? 0) > 0)
    const table = chairs.sort(
      (a, b) => acquaintances(board, round, person, a) - acquaintances(board, round, person, b) || a - b,
    )[0]
    if (table === undefined) continue
    board.sit(round, person, table)
    left[table] = (left[table] ?? 0) - 1
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index)

function acquaintances(board: Board, round: number, person: number, table: number): number {
  return board.at(round, table).reduce((sum, other) => sum + board.met(person, other), 0)
}

/** How many exchanges are tried: a fixed number, never a time, so that the same input gives the same plan on any machine. */
export const EXCHANGES = 60_000
/** The first exchanges may make things worse by about this much, the last not at all. */
const WARMTH = 12

/**
 * Two people change places, again and again, in rounds from `from` on; sizes never change. A worse exchange is kept now
 * and then at the beginning (simulated annealing, with whole numbers only). Ends on the best plan seen.
 */
export function improve(
  board: Board,
  given: { from: number; movers: readonly number[]; dice: Dice; exchanges: number },
): void {
  const { from, movers, dice } = given
  const rounds = board.rounds - from
  if (rounds < 1 || movers.length < 2) return
  const pick = (): number => movers[dice(movers.length)] ?? 0
  let best = board.cost()
  let kept = snapshot(board, from)

  const exchange = (round: number, p: number, q: number): void => {
    const [t, u] = [board.tableOf(round, p), board.tableOf(round, q)]
    if (t === undefined || u === undefined || p === q) return
    board.leave(round, p)
    board.leave(round, q)
    board.sit(round, p, u)
    board.sit(round, q, t)
  }

  for (let i = 0; i < given.exchanges && best > 0; i++) {
    const round = from + dice(rounds)
    const p = pick()
    const t = board.tableOf(round, p)
    if (t === undefined) continue
    const before = board.cost()
    // Either a plain exchange, or one in two rounds at once with somebody who has the same two tables the other way
    // round: it leaves everybody's themes as they are, which is the only way when everybody sees every theme.
    let undo: (() => void) | undefined
    if (rounds > 1 && dice(2) === 0) {
      const second = from + dice(rounds)
      const u = board.tableOf(second, p)
      if (second === round || u === undefined || u === t) continue
      const around = board.at(round, u)
      const start = around.length === 0 ? 0 : dice(around.length)
      const q = around
        .map((_, k) => around[(k + start) % around.length] ?? 0)
        .find(x => !board.stays[x] && board.tableOf(second, x) === t)
      if (q === undefined) continue
      exchange(round, p, q)
      exchange(second, p, q)
      undo = () => {
        exchange(round, p, q)
        exchange(second, p, q)
      }
    } else {
      const q = pick()
      if (q === p || board.tableOf(round, q) === t) continue
      exchange(round, p, q)
      undo = () => exchange(round, p, q)
    }
    const worse = board.cost() - before
    const warmth = WARMTH * (given.exchanges - i)
    if (worse > 0 && dice(1 << 20) * (warmth + worse * given.exchanges) > warmth * (1 << 19)) undo()
    if (board.cost() < best) {
      best = board.cost()
      kept = snapshot(board, from)
    }
  }
  restore(board, from, kept)
}

function snapshot(board: Board, from: number): (number | undefined)[] {
  const seats: (number | undefined)[] = []
  for (let round = from; round < board.rounds; round++)
    for (let person = 0; person < board.people; person++) seats.push(board.tableOf(round, person))
  return seats
}

function restore(board: Board, from: number, seats: readonly (number | undefined)[]): void {
  for (let round = from; round < board.rounds; round++)
    for (let person = 0; person < board.people; person++) {
      const table = seats[(round - from) * board.people + person]
      if (table === undefined || board.tableOf(round, person) === table) continue
      board.leave(round, person)
      board.sit(round, person, table)
    }
}
