import type { Board } from './board.ts'
import { isAllowed } from './room.ts'

/** One change of who sits where: people who go together, and in each of these rounds from where to where. */
export interface Step {
  readonly people: readonly number[]
  readonly rounds: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Makes a change. Gives what it costs. */
export function make(board: Board, step: Step): number {
  return shift(board, step, step.to)
}

export function takeBack(board: Board, step: Step): number {
  return shift(board, step, step.from)
}

function shift(board: Board, step: Step, to: readonly number[]): number {
  let cost = 0
  step.rounds.forEach((round, i) => {
    for (const p of step.people) cost += board.leave(round, p)
    for (const p of step.people) cost += board.sit(round, p, to[i] ?? 0)
  })
  return cost
}

/** What some steps together would cost; the board stays as it is. */
export function price(board: Board, steps: readonly Step[]): number {
  let cost = 0
  for (const step of steps) cost += make(board, step)
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]
    if (step !== undefined) takeBack(board, step)
  }
  return cost
}

/**
 * Somebody sees the same tables in another order: two rounds change places, or three in a circle. Their themes stay as they are, which
 * is the only way to another table for whoever sees every theme. Those who sit together go together. Only where all of
 * them may; one of the rounds is `round`, the others come from `rounds`.
 */
export function tradesOf(board: Board, person: number, round: number, rounds: readonly number[]): Step[] {
  const { people: P } = board.room
  const tableIn = (r: number): number => board.place[r * P + person] ?? -1
  const isFree = (r: number): boolean => tableIn(r) >= 0 && board.fixed[r * P + person] === 0
  const others = rounds.filter(r => r !== round && isFree(r) && tableIn(r) !== tableIn(round))
  if (!isFree(round)) return []
  const orders: number[][] = others.map(s => [round, s])
  for (const s of others) for (const w of others) if (s !== w && tableIn(s) !== tableIn(w)) orders.push([round, s, w])
  const steps: Step[] = []
  for (const order of orders) {
    const from = order.map(tableIn)
    const to = order.map((_, i) => from[(i + 1) % from.length] ?? -1)
    const people = companions(board, person, order)
    if (people?.every(p => order.every((r, i) => isAllowed(board.room, r * P + p, p, to[i] ?? -1))) !== true) continue
    steps.push({ people, rounds: order, from, to })
  }
  return steps
}

/** Somebody, with those who sit with them, at another table of a theme that is new to them all. */
export function movesOf(board: Board, person: number, round: number): Step[] {
  const { room, place, fixed } = board
  const { people: P, tables: T, themeOf, stays } = room
  const table = place[round * P + person] ?? -1
  const people = table < 0 || fixed[round * P + person] === 1 ? undefined : companions(board, person, [round])
  if (people === undefined) return []
  const steps: Step[] = []
  for (let u = 0; u < T; u++) {
    if (u === table) continue
    const theme = themeOf[u] ?? 0
    const seen = theme === themeOf[table] ? 1 : 0
    const mayGo = (p: number): boolean =>
      isAllowed(room, round * P + p, p, u) && (stays[p] === 1 || board.sees(p, theme) <= seen)
    if (people.every(mayGo)) steps.push({ people, rounds: [round], from: [table], to: [u] })
  }
  return steps
}

/** Who goes along: all of the group, or undefined where one of them is not there in each of the rounds, or has to stay. */
function companions(board: Board, person: number, rounds: readonly number[]): readonly number[] | undefined {
  const { people: P, groupOf, present } = board.room
  const group = groupOf[person]
  if (group === undefined) return [person]
  const there = group.filter(p => rounds.some(r => present[r * P + p] === 1))
  const isBeside = (p: number): boolean =>
    rounds.every(r => board.place[r * P + p] === board.place[r * P + person] && board.fixed[r * P + p] === 0)
  return there.every(isBeside) ? there : undefined
}
