import { type Dice, makeDice } from '../dice.ts'
import { crowdBounds } from './bounds.ts'
import { type Board, makeBoard, WEIGHTS } from './board.ts'
import { placesOf, rotationFigures } from './figures.ts'
import { rotationNumbers } from './numbers.ts'
import type { PlannerProblem, Rotation, Seats } from './problem.ts'
import { mend } from './repair.ts'
import { readRoom, type Room } from './room.ts'
import { improve } from './search.ts'
import { seatByClasses } from './seed.ts'
import { choosingOrder, everybody, fix, seatRound, shuffled } from './start.ts'
import { chooseWelcomers } from './welcome.ts'

export interface PlannerOptions {
  /** how hard to search: 1 is usual, less is quicker and perhaps a little worse. Never a time */
  readonly effort?: number | undefined
}

/** Exchanges that the search tries: so many for each seat, within limits. A room with rules or organisations needs more. */
const EXCHANGES = { least: 40_000, perSeat: 60, most: 400_000 } as const
const EXCHANGES_RULED = { least: 120_000, perSeat: 250, most: 400_000 } as const
const EXCHANGES_PER_NEWCOMER = 200

/** What it costs in a repair to change seats that somebody was told. */
const TELLING = { changedPerson: 48, changedSeat: 8 } as const
/** Where even tables are asked for, they outweigh the company. */
const EVENING = { revisit: 6_000, size: 200 } as const

/**
 * Plans every round from `keep` on afresh, whatever was told of them; the first `keep` rounds stay as told. Everybody who is
 * there has one seat a round, tables as even as their chairs allow, rules kept as far as they can be (the figures say which are
 * not), nobody at a theme they have seen as long as there are others, then as few repeated meetings as a bounded search finds.
 * Never throws for want of chairs, tables or people: who finds no chair has null. The same problem always gives the same plan.
 */
export function planRotation(problem: PlannerProblem, options: PlannerOptions = {}): Rotation {
  const effort = options.effort ?? 1
  const room = readRoom(problem)
  const { people: P, rounds: R } = room
  const keep = Math.max(0, Math.min(problem.keep ?? 0, R))
  const dice = makeDice(problem.seed)
  const board = makeBoard(room)
  const told = placesOf(problem, problem.told)
  for (let r = 0; r < keep; r++)
    for (let p = 0; p < P; p++) {
      const table = told[r * P + p] ?? -1
      if (table >= 0) board.sit(r, p, table)
    }
  const rounds = Array.from({ length: R - keep }, (_, i) => keep + i)
  const lot = shuffled(everybody(room), dice)
  seatByClasses(board, keep, dice, effort)
  for (const round of rounds) seatRound(board, round, choosingOrder(board, round, lot))
  if (problem.guestStays === true) chooseWelcomers(board, keep)
  fix(board, keep)
  mend(board, { rounds, even: false, downTo: 3 })
  const exchanges = Math.round(exchangesFor(room, P * rounds.length) * effort)
  improve(board, { rounds, dice, exchanges, isBest: goalOf(problem, board) })
  if (board.tally().hard > 0) mend(board, { rounds, even: false, downTo: 3 })
  return answer(problem, board, told, keep)
}

/**
 * Mends a plan that people were told, after somebody came, left or changed something: rounds before `keep` stay as they are,
 * whoever has no seat yet gets one where there is a hole, and of those who were told a seat only those change for whom
 * something is wrong. `even: true` also evens out tables that differ by more than one, which moves people: to be offered, not imposed.
 */
export function repairRotation(
  problem: PlannerProblem & { readonly even?: boolean | undefined },
  options: PlannerOptions = {},
): Rotation {
  const effort = options.effort ?? 1
  const room = readRoom(problem)
  const { people: P, tables: T, rounds: R } = room
  const keep = Math.max(0, Math.min(problem.keep ?? 0, R))
  const told = placesOf(problem, problem.told)
  const board = makeBoard(room, { ...WEIGHTS, ...TELLING, ...(problem.even === true ? EVENING : {}) }, told)
  const dice = makeDice(problem.seed)
  const rounds = Array.from({ length: R - keep }, (_, i) => keep + i)
  for (let cell = 0; cell < R * P; cell++) {
    const table = told[cell] ?? -1
    const [r, p] = [Math.floor(cell / P), cell % P]
    const isOver = r < keep
    if (table < 0 || (!isOver && (room.present[cell] === 0 || room.closed[r * T + table] === 1))) continue
    board.sit(r, p, table)
  }
  const fresh: number[] = []
  const lot = shuffled(everybody(room), dice)
  for (const round of rounds) {
    const [there, seated] = [countOf(room, round), countSeated(board, round)]
    if (seated * 2 < there) fresh.push(round)
    seatRound(board, round, choosingOrder(board, round, lot))
  }
  if (problem.guestStays === true) chooseWelcomers(board, keep)
  fix(board, keep)
  // Rounds that nobody was told yet are planned as from scratch.
  if (fresh.length > 0)
    improve(board, {
      rounds: fresh,
      dice,
      exchanges: Math.round(exchangesFor(room, P * fresh.length) * effort),
      isBest: goalOf(problem, board),
    })
  settleNewcomers(board, told, { rounds, dice })
  mend(board, { rounds, even: problem.even === true, downTo: 1 })
  return answer(problem, board, told, keep)
}

/** Who was told nothing yet can be moved about for free: first they alone. */
function settleNewcomers(board: Board, told: Int16Array, given: { rounds: readonly number[]; dice: Dice }): void {
  const { room, fixed } = board
  const before = Uint8Array.from(fixed)
  let free = 0
  for (let cell = 0; cell < told.length; cell++) {
    if ((told[cell] ?? -1) >= 0) fixed[cell] = 1
    if (fixed[cell] === 0 && room.present[cell] === 1) free += 1
  }
  if (free > 0 && free * 2 < told.length)
    improve(board, { ...given, exchanges: EXCHANGES_PER_NEWCOMER * free, isBest: () => false })
  fixed.set(before)
}

function exchangesFor(room: Room, seats: number): number {
  const isRuled =
    room.wish !== undefined ||
    room.organisations > 0 ||
    room.apart.length > 0 ||
    room.groupOf.some(group => group !== undefined)
  const { least, perSeat, most } = isRuled ? EXCHANGES_RULED : EXCHANGES
  return Math.min(most, Math.max(least, perSeat * seats))
}

function countOf(room: Room, round: number): number {
  let there = 0
  for (let p = 0; p < room.people; p++) there += room.present[round * room.people + p] ?? 0
  return there
}

function countSeated(board: Board, round: number): number {
  let seated = 0
  for (let t = 0; t < board.room.tables; t++) seated += board.at(round, t).length
  return seated
}

function answer(problem: PlannerProblem, board: Board, told: Int16Array, keep: number): Rotation {
  const { people: P, rounds: R } = board.room
  const idOf = (cell: number): string | null => problem.tables[board.place[cell] ?? -1]?.id ?? null
  const seats: Seats = Object.fromEntries(
    problem.people.map((person, p) => [person.id, Array.from({ length: R }, (_, r) => idOf(r * P + p))]),
  )
  const changed = problem.people.flatMap((person, p) => {
    for (let r = keep; r < R; r++) {
      const cell = r * P + p
      const before = told[cell] ?? -1
      if (board.room.present[cell] === 1 && before >= 0 && before !== board.place[cell]) return [person.id]
    }
    return []
  })
  const numbers = rotationNumbers(problem, seats)
  return { seats, figures: rotationFigures(problem, seats), ...(numbers === undefined ? {} : { numbers }), changed }
}

/** When nothing can be better: no rule broken, tables even, no theme twice, and the bound of the goal reached. */
function goalOf(problem: PlannerProblem, board: Board): () => boolean {
  const { room } = board
  const { people: P, tables: T, rounds: R } = room
  const hasWishes = room.wish !== undefined || room.organisations > 0 || problem.guestStays === true
  if (hasWishes || T === 0) return () => false
  const presence = new Int32Array(P)
  for (let r = 0; r < R; r++)
    for (let p = 0; p < P; p++) presence[p] = (presence[p] ?? 0) | ((room.present[r * P + p] ?? 0) << r)
  const held = Array.from({ length: T }, () => 0)
  const members = everybody(room).filter(p => room.stays[p] === 0 && (room.groupOf[p]?.[0] ?? p) === p)
  const bound = crowdBounds(room, { presence, members }, true, held)
  const isEven = (): boolean => {
    for (let r = 0; r < R; r++) {
      let [least, most] = [Number.MAX_SAFE_INTEGER, 0]
      for (let t = 0; t < T; t++) {
        const size = board.at(r, t).length
        if (size < (room.chairs[t] ?? 0) && room.closed[r * T + t] === 0) least = Math.min(least, size)
        most = Math.max(most, size)
      }
      if (most > least + 1) return false
    }
    return true
  }
  return () => {
    const { hard, revisits, coincidences, triples, repeats } = board.tally()
    if (hard > 0 || revisits > 0) return false
    const isReached =
      room.goal === 'buddy' ? repeats <= bound.repeats : coincidences <= bound.coincidences && triples <= bound.triples
    return isReached && isEven()
  }
}
