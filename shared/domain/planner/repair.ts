import { type Board, exchange, move } from './board.ts'
import { evenOut } from './even.ts'
import { isAllowed } from './room.ts'
import { make, price, tradesOf } from './steps.ts'

/** How bad somebody's place is: a rule is broken; a theme seen again or a table too full; sitting again with the same person. */
const [BROKEN, POOR, REPEATED] = [3, 2, 1]
const PASSES = 6

/**
 * Mends a plan with as few changes as can be (steepest descent): only people whose place has a fault move, each by the best
 * exchange or move that there is, and only while that makes the whole cheaper. No chance in it, so what is good stays.
 * `even`: a table with two more than another is a fault, too. `down to`: the least fault that is looked at.
 */
export function mend(
  board: Board,
  given: { readonly rounds: readonly number[]; readonly even: boolean; readonly downTo: 1 | 2 | 3 },
): void {
  const { room, place, fixed } = board
  const { people: P } = room
  for (let level = BROKEN; level >= given.downTo; level--) {
    // Unasked, nobody makes tables even, or sees theirs in another order, for the sake of company. A plan that is being made
    // (only broken rules are looked at) has its themes given anew anyway.
    const isAsked = level > REPEATED || given.even
    const may = { move: isAsked, trade: isAsked && given.downTo < BROKEN ? given.rounds : [] }
    for (let pass = 0; pass < PASSES; pass++) {
      let hasChanged = false
      for (const r of given.rounds)
        for (let p = 0; p < P; p++) {
          if (fixed[r * P + p] === 1 || (place[r * P + p] ?? -1) < 0) continue
          if (fault(board, r, p, given.even) >= level && takeBest(board, r, p, may)) hasChanged = true
        }
      if (!hasChanged) break
    }
    if (given.even && level < BROKEN) evenOut(board, given.rounds)
  }
}

function fault(board: Board, round: number, person: number, even: boolean): number {
  const { room, place } = board
  const { people: P, tables: T } = room
  const cell = round * P + person
  const table = place[cell] ?? -1
  const around = board.at(round, table)
  if (!isAllowed(room, cell, person, table) || around.length > (room.chairs[table] ?? 0)) return BROKEN
  for (const other of room.groupOf[person] ?? []) {
    const there = place[round * P + other] ?? -1
    if (there >= 0 && there !== table) return BROKEN
  }
  if (around.some(other => board.isApart(person, other))) return BROKEN
  if (room.stays[person] === 0 && board.sees(person, room.themeOf[table] ?? 0) > 1) return POOR
  if (even)
    for (let t = 0; t < T; t++) {
      const size = board.at(round, t).length
      if (size + 1 < around.length && size < (room.chairs[t] ?? 0) && room.closed[round * T + t] === 0) return POOR
    }
  if (board.isChanged(round, person)) return REPEATED
  const group = room.groupOf[person]
  return around.some(other => other !== person && board.met(person, other) > 1 && group?.includes(other) !== true)
    ? REPEATED
    : 0
}

/**
 * The best that one person, with those who sit with them, can do in a round, or in that round and others of `trade` at once.
 * Without `move` tables stay as large as they are, but for who goes back to what they were told. Gives false when nothing is cheaper.
 */
function takeBest(
  board: Board,
  round: number,
  person: number,
  may: { readonly move: boolean; readonly trade: readonly number[] },
): boolean {
  const { room, place, fixed } = board
  const { people: P, tables: T } = room
  const table = place[round * P + person] ?? -1
  let best = 0
  let step: (() => void) | undefined
  for (let q = 0; q < P; q++) {
    const u = place[round * P + q] ?? -1
    if (u < 0 || u === table || fixed[round * P + q] === 1) continue
    const cost = exchange(board, round, person, q)
    exchange(board, round, person, q)
    if (cost < best) {
      best = cost
      step = () => exchange(board, round, person, q)
    }
  }
  for (let u = 0; u < T; u++) {
    if (!may.move && !board.isChanged(round, person)) break
    if (u === table || room.closed[round * T + u] === 1 || board.at(round, u).length >= (room.chairs[u] ?? 0)) continue
    const cost = move(board, round, person, u)
    move(board, round, person, table)
    if (cost < best) {
      best = cost
      step = () => move(board, round, person, u)
    }
  }
  const group = (room.groupOf[person] ?? []).filter(p => place[round * P + p] === table)
  if (group.length > 1 && group.every(p => fixed[round * P + p] === 0))
    for (let u = 0; u < T; u++) {
      const going = board.at(round, u).filter(q => room.groupOf[q] === undefined && fixed[round * P + q] === 0)
      if (u === table || going.length < group.length) continue
      const swap = (): number => group.reduce((sum, p, j) => sum + exchange(board, round, p, going[j] ?? p), 0)
      const cost = swap()
      swap()
      if (cost < best) {
        best = cost
        step = swap
      }
    }
  for (const trade of tradesOf(board, person, round, may.trade)) {
    const cost = price(board, [trade])
    if (cost < best) {
      best = cost
      step = () => make(board, trade)
    }
    // With somebody who has the same two tables the other way round: tables stay as large as they are.
    const [s] = trade.rounds.slice(1)
    const [u] = trade.to
    if (trade.rounds.length > 2 || s === undefined || u === undefined) continue
    for (const q of board.at(round, u).filter(one => place[s * P + one] === table)) {
      const [back] = tradesOf(board, q, round, [s])
      if (back === undefined || back.people.length !== trade.people.length) continue
      const both = price(board, [trade, back])
      if (both < best) {
        best = both
        step = () => make(board, trade) + make(board, back)
      }
    }
  }
  step?.()
  return step !== undefined
}
