import { type Board, exchange, move } from './board.ts'

/**
 * Where nobody hosts, one guest stays at each table to welcome the next ones: of those who sat there in the round before, whoever
 * stayed least so far. They keep that place in both rounds. Somebody who already sits there in both is taken first.
 */
export function chooseWelcomers(board: Board, keep: number): void {
  const { room, place } = board
  const { people: P, tables: T, rounds: R, home } = room
  const stayed = new Int32Array(P)
  for (let r = Math.max(1, keep); r < R; r++)
    for (let t = 0; t < T; t++) {
      const here = r * P
      if (room.closed[r * T + t] === 1) continue
      const before = board.at(r - 1, t)
      if (before.some(p => room.stays[p] === 1 && place[here + p] === t)) continue
      const free = before.filter(
        p => room.groupOf[p] === undefined && room.present[here + p] === 1 && [-1, t].includes(home[here + p] ?? -1),
      )
      const settled = (p: number): number => (place[here + p] === t ? 0 : 1)
      const [stayer] = free.sort((a, b) => settled(a) - settled(b) || (stayed[a] ?? 0) - (stayed[b] ?? 0) || a - b)
      if (stayer === undefined) continue
      if (place[here + stayer] !== t && !bringBack(board, r, stayer, t)) continue
      stayed[stayer] = (stayed[stayer] ?? 0) + 1
      home[here + stayer] = t
      if (r - 1 >= keep) home[here - P + stayer] = t
    }
}

/** Somebody of that table goes where the other one would have gone: whoever makes it cheapest. */
function bringBack(board: Board, round: number, person: number, table: number): boolean {
  const { people: P, home, groupOf } = board.room
  if ((board.place[round * P + person] ?? -1) < 0) return false
  const free = board.at(round, table).filter(q => (home[round * P + q] ?? -1) < 0 && groupOf[q] === undefined)
  let best: { readonly q: number; readonly cost: number } | undefined
  for (const q of free) {
    const cost = exchange(board, round, person, q)
    exchange(board, round, person, q)
    if (best === undefined || cost < best.cost) best = { q, cost }
  }
  if (best !== undefined) exchange(board, round, person, best.q)
  else if (board.at(round, table).length < (board.room.chairs[table] ?? 0)) move(board, round, person, table)
  else return false
  return true
}
