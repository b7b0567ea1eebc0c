import type { Board } from './board.ts'
import { make, movesOf, price, type Step, tradesOf } from './steps.ts'

/** A room with more seats times tables has single moves enough, and is not searched. */
const MOST_CHOICES = 120_000

/**
 * Evens tables out where no single change helps any more: two people (or groups) in two changes at once, of which each alone would only
 * carry the difference to another table or another round. The cheapest pair of all each time, as long as the whole gets
 * cheaper. No chance in it.
 */
export function evenOut(board: Board, rounds: readonly number[]): void {
  const { people: P, tables: T } = board.room
  if (P * T * rounds.length > MOST_CHOICES) return
  for (let left = P; left > 0; left--) {
    const pair = bestPair(board, rounds)
    if (pair === undefined) return
    for (const step of pair) make(board, step)
  }
}

function bestPair(board: Board, rounds: readonly number[]): readonly Step[] | undefined {
  const { people: P, tables: T } = board.room
  const crowded = new Set(rounds.flatMap(r => crowdedTables(board, r).map(t => r * T + t)))
  if (crowded.size === 0) return undefined
  const all: Step[] = []
  for (let p = 0; p < P; p++) {
    if ((board.room.groupOf[p]?.[0] ?? p) !== p) continue
    for (const r of rounds) {
      // A trade is named by its earliest round alone, so that it comes once.
      all.push(
        ...tradesOf(
          board,
          p,
          r,
          rounds.filter(s => s > r),
        ),
      )
      all.push(...movesOf(board, p, r))
    }
  }
  const leaving = byCell(all, T, step => step.from)
  const coming = byCell(all, T, step => step.to)
  let best = 0
  let pair: readonly Step[] | undefined
  for (const first of all) {
    if (!first.rounds.some((r, i) => crowded.has(r * T + (first.from[i] ?? 0)))) continue
    const seconds = new Set(
      first.rounds.flatMap((r, i) => [
        ...(leaving.get(r * T + (first.to[i] ?? 0)) ?? []),
        ...(coming.get(r * T + (first.from[i] ?? 0)) ?? []),
      ]),
    )
    for (const second of seconds) {
      if (second.people[0] === first.people[0] || evening(board, [first, second]) >= 0) continue
      const cost = price(board, [first, second])
      if (cost >= best) continue
      best = cost
      pair = [first, second]
    }
  }
  return pair
}

/** Tables from which somebody should go to another that has two fewer people and a chair. */
export function crowdedTables(board: Board, round: number): number[] {
  const { tables: T, chairs, closed } = board.room
  let least = Number.MAX_SAFE_INTEGER
  for (let t = 0; t < T; t++) {
    const size = board.at(round, t).length
    if (closed[round * T + t] === 0 && size < (chairs[t] ?? 0)) least = Math.min(least, size)
  }
  return Array.from({ length: T }, (_, t) => t).filter(t => board.at(round, t).length > least + 1)
}

/** How much less even the tables are afterwards: pairs of people at a table, more or fewer. */
function evening(board: Board, steps: readonly Step[]): number {
  const T = board.room.tables
  const change = new Map<number, number>()
  const add = (cell: number, by: number): void => void change.set(cell, (change.get(cell) ?? 0) + by)
  for (const { people, rounds, from, to } of steps)
    rounds.forEach((r, i) => {
      add(r * T + (from[i] ?? 0), -people.length)
      add(r * T + (to[i] ?? 0), people.length)
    })
  let sum = 0
  for (const [cell, by] of change) {
    const size = board.at(Math.floor(cell / T), cell % T).length
    sum += (by * (2 * size + by - 1)) / 2
  }
  return sum
}

function byCell(steps: readonly Step[], tables: number, side: (step: Step) => readonly number[]): Map<number, Step[]> {
  const found = new Map<number, Step[]>()
  for (const step of steps)
    step.rounds.forEach((r, i) => {
      const cell = r * tables + (side(step)[i] ?? 0)
      const there = found.get(cell)
      if (there === undefined) found.set(cell, [step])
      else there.push(step)
    })
  return found
}
