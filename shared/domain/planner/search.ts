import type { Dice } from '../dice.ts'
import { type Board, exchange, move, restore } from './board.ts'

/** The first exchanges may make things worse by about this much, the last not at all. */
const WARMTH = 24
const DICE_SIDES = 1 << 24

/**
 * Two people change places, again and again, in the given rounds (simulated annealing). How many times is a number, never a time, so
 * that the same input gives the same plan on any machine. Ends on the best plan seen, at once when `isBest` says so.
 */
export function improve(
  board: Board,
  given: { rounds: readonly number[]; dice: Dice; exchanges: number; isBest: () => boolean },
): void {
  const { room, fixed, place } = board
  const { rounds, dice, exchanges } = given
  const { people: P, tables: T, groupOf } = room
  const movers = Array.from({ length: P }, (_, p) => p).filter(p =>
    rounds.some(r => fixed[r * P + p] === 0 && (place[r * P + p] ?? -1) >= 0),
  )
  if (movers.length < 2 || T < 2 || given.isBest()) return
  let best = board.cost()
  let kept = Int16Array.from(place)

  let warmth = WARMTH
  const isTaken = (worse: number): boolean => {
    if (worse <= 0) return true
    const chance = warmth / (warmth + worse)
    return dice(DICE_SIDES) < chance * chance * chance * DICE_SIDES
  }
  const canMove = (round: number, person: number): boolean =>
    fixed[round * P + person] === 0 && (place[round * P + person] ?? -1) >= 0

  for (let i = 0; i < exchanges; i++) {
    warmth = WARMTH * (1 - i / exchanges)
    const r = rounds[dice(rounds.length)] ?? 0
    const p = movers[dice(movers.length)] ?? 0
    if (!canMove(r, p)) continue
    const t = place[r * P + p] ?? -1
    const kind = dice(8)
    if (groupOf[p] !== undefined) tryGroup(board, r, groupOf[p], dice, isTaken)
    else if (kind < 3 && rounds.length > 1) {
      // In two rounds at once with somebody who has the same two tables the other way round: everybody's themes stay as
      // they are, which is the only way when everybody sees every theme.
      const s = rounds[dice(rounds.length)] ?? 0
      const u = place[s * P + p] ?? -1
      if (s === r || u === t || !canMove(s, p)) continue
      const around = board.at(r, u)
      const first = around.length === 0 ? 0 : dice(around.length)
      let q = -1
      for (let j = 0; j < around.length && q < 0; j++) {
        const other = around[(first + j) % around.length] ?? -1
        if (place[s * P + other] === t && groupOf[other] === undefined && canMove(r, other) && canMove(s, other))
          q = other
      }
      if (q < 0) continue
      if (!isTaken(exchange(board, r, p, q) + exchange(board, s, p, q))) {
        exchange(board, r, p, q)
        exchange(board, s, p, q)
      }
    } else if (kind < 7) {
      const q = movers[dice(movers.length)] ?? 0
      if (place[r * P + q] === t || groupOf[q] !== undefined || !canMove(r, q)) continue
      if (!isTaken(exchange(board, r, p, q))) exchange(board, r, p, q)
    } else {
      const u = dice(T)
      const size = board.at(r, u).length
      if (u === t || room.closed[r * T + u] === 1 || size >= (room.chairs[u] ?? 0)) continue
      if (board.at(r, t).length <= size) continue
      if (!isTaken(move(board, r, p, u))) move(board, r, p, t)
    }
    if (board.cost() < best) {
      best = board.cost()
      kept = Int16Array.from(place)
      if (given.isBest()) return
    }
  }
  restore(board, kept)
}

/** A whole group changes places with as many others, who are in none. */
function tryGroup(
  board: Board,
  round: number,
  group: readonly number[],
  dice: Dice,
  isTaken: (worse: number) => boolean,
): void {
  const { people: P, tables: T } = board.room
  const { place, fixed } = board
  const there = group.filter(p => (place[round * P + p] ?? -1) >= 0)
  if (there.some(p => fixed[round * P + p] === 1)) return
  const u = dice(T)
  const coming = there.filter(p => place[round * P + p] !== u)
  const going = partners(board, round, u, coming.length, dice)
  if (coming.length === 0 || going === undefined) return
  const swap = (): number => coming.reduce((sum, p, j) => sum + exchange(board, round, p, going[j] ?? p), 0)
  if (!isTaken(swap())) swap()
}

/** So many people of a table who may all go elsewhere: nobody's companions, or one whole group. */
function partners(
  board: Board,
  round: number,
  table: number,
  count: number,
  dice: Dice,
): readonly number[] | undefined {
  const { people: P, groupOf } = board.room
  const around = board.at(round, table).filter(q => board.fixed[round * P + q] === 0)
  const alone = around.filter(q => groupOf[q] === undefined)
  const [group] = around.flatMap(q => groupOf[q] ?? [])
  const whole = group === undefined ? [] : around.filter(q => groupOf[q] === groupOf[group])
  if (whole.length === count && (alone.length < count || dice(4) === 0)) return whole
  if (alone.length < count) return undefined
  const first = dice(alone.length)
  return Array.from({ length: count }, (_, j) => alone[(first + j) % alone.length] ?? 0)
}
