import type { Dice } from '../dice.ts'
import type { Board } from './board.ts'
import { isAllowed, type Room } from './room.ts'
import { evenSizes } from './sizes.ts'

/**
 * Seats everybody of a round who has no place yet: whoever has to be somewhere first, then those who sit together, then each at a
 * theme they have not seen, beside people they have not met. A chair that somebody else needs is freed by moving its holder on
 * (augmenting paths, as in bipartite matching), so a round that can be seated without a repeated theme is.
 * Whoever finds no chair stands.
 */
export function seatRound(board: Board, round: number, order: readonly number[]): void {
  const { room } = board
  const { people: P, tables: T, themeOf } = room
  const cell = (person: number): number => round * P + person
  const isWaiting = (person: number): boolean =>
    room.present[cell(person)] === 1 && (board.place[cell(person)] ?? -1) < 0

  for (const person of order) {
    const home = room.home[cell(person)] ?? -1
    if (home < 0 || !isWaiting(person) || board.at(round, home).length >= (room.chairs[home] ?? 0)) continue
    board.sit(round, person, home)
  }
  const left = chairsLeft(board, round)

  const groups = new Set(order.map(person => room.groupOf[person]))
  for (const group of groups) {
    const members = (group ?? []).filter(isWaiting)
    const [first] = members
    if (first === undefined || members.length < 2) continue
    const table = tablesFor(board, round, first).find(t => (left[t] ?? 0) >= members.length)
    if (table === undefined) continue
    for (const person of members) board.sit(round, person, table)
    left[table] = (left[table] ?? 0) - members.length
  }

  const waiting = order.filter(isWaiting)
  const mayMoveOn = new Set(waiting)
  const isNew = (person: number, table: number): boolean => board.sees(person, themeOf[table] ?? 0) === 0
  const isWished = (person: number, table: number): boolean =>
    (room.wish?.[person * room.themes + (themeOf[table] ?? 0)] ?? 0) > 0
  const fits = [
    ...(room.wish === undefined
      ? []
      : [
          (person: number, table: number) =>
            isWished(person, table) && isNew(person, table) && isAllowed(room, cell(person), person, table),
        ]),
    (person: number, table: number) => isAllowed(room, cell(person), person, table) && isNew(person, table),
    (person: number, table: number) => isAllowed(room, cell(person), person, table),
    () => true,
  ]

  function makeRoom(table: number, tried: Set<number>, mayGo: (person: number, table: number) => boolean): boolean {
    if ((left[table] ?? 0) > 0) return true
    tried.add(table)
    for (const holder of board.at(round, table)) {
      if (!mayMoveOn.has(holder)) continue
      for (let other = 0; other < T; other++) {
        if (tried.has(other) || !mayGo(holder, other) || !makeRoom(other, tried, mayGo)) continue
        board.leave(round, holder)
        board.sit(round, holder, other)
        left[other] = (left[other] ?? 0) - 1
        left[table] = (left[table] ?? 0) + 1
        return true
      }
    }
    return false
  }

  let standing = waiting
  for (const mayGo of fits) {
    const next: number[] = []
    for (const person of standing) {
      const tried = new Set<number>()
      const table = tablesFor(board, round, person, left).find(
        t => mayGo(person, t) && !tried.has(t) && makeRoom(t, tried, mayGo),
      )
      if (table === undefined) {
        next.push(person)
        continue
      }
      board.sit(round, person, table)
      left[table] = (left[table] ?? 0) - 1
    }
    standing = next
  }
}

/**
 * Free chairs of each table: tables as even as their chairs allow, and what is over where fewest people were so far. A theme takes
 * no more people over the day than there are to see it, as long as others have room.
 */
function chairsLeft(board: Board, round: number): number[] {
  const { room } = board
  const { people: P, tables: T, rounds: R, themes, themeOf } = room
  const sat = Array.from({ length: T }, () => 0)
  const themeSat = Array.from({ length: themes }, () => 0)
  const isMover = (p: number): boolean => room.stays[p] === 0
  const moversSat = Array.from({ length: themes }, () => 0)
  for (let r = 0; r < round; r++)
    for (let t = 0; t < T; t++) {
      const size = board.at(r, t).length
      const theme = themeOf[t] ?? 0
      sat[t] = (sat[t] ?? 0) + size
      themeSat[theme] = (themeSat[theme] ?? 0) + size
      moversSat[theme] = (moversSat[theme] ?? 0) + board.at(r, t).filter(isMover).length
    }
  const seated = Array.from({ length: T }, (_, t) => board.at(round, t).length)
  let [there, movers] = [0, 0]
  for (let p = 0; p < P; p++) {
    if (room.present[round * P + p] === 0) continue
    there += 1
    if (isMover(p)) movers += 1
  }
  const moversAt = (theme: number): number =>
    seated.reduce((sum, _, t) => sum + (themeOf[t] === theme ? board.at(round, t).filter(isMover).length : 0), 0)
  const sizes = evenSizes({
    people: there,
    atLeast: seated,
    chairs: Array.from({ length: T }, (_, t) => (room.closed[round * T + t] === 1 ? 0 : (room.chairs[t] ?? 0))),
    themeOf: [...themeOf],
    sat,
    themeSat,
    // As many rounds as themes: everybody has to see each. Fewer: no theme more than everybody. More: they come again anyway.
    themeLeast: moversSat.map((visits, theme) =>
      R === themes ? Math.floor((movers - visits) / (R - round)) - moversAt(theme) : 0,
    ),
    themeMost: moversSat.map((visits, theme) =>
      R > themes ? P : Math.ceil((movers - visits) / (R - round)) - moversAt(theme),
    ),
  })
  return sizes.map((size, t) => size - (seated[t] ?? 0))
}

/** All tables, the best for this person first: allowed, a theme they wish and have not seen, few they know; then by number. */
function tablesFor(board: Board, round: number, person: number, left?: readonly number[]): number[] {
  const { room } = board
  const { people: P, tables: T, themes, themeOf } = room
  const prices = Array.from({ length: T }, (_, t) => {
    const theme = themeOf[t] ?? 0
    const seen = board.sees(person, theme)
    let price = isAllowed(room, round * P + person, person, t) ? 0 : 1_000_000
    price += seen * 10_000
    const wish = room.wish?.[person * themes + theme] ?? 0
    if (seen === 0 && wish > 0) price -= 5_000 + (wish >> 4)
    if (left !== undefined && (left[t] ?? 0) > 0) price -= 1_000
    const own = room.organisation[person] ?? -1
    for (const other of board.at(round, t)) {
      price += board.isApart(person, other) ? 100_000 : 1 + 4 * board.met(person, other)
      if (own >= 0 && room.organisation[other] === own) price += 4
    }
    return price
  })
  return prices.map((_, t) => t).sort((a, b) => (prices[a] ?? 0) - (prices[b] ?? 0) || a - b)
}

/** In which order people choose: whoever stood most first, then whoever has the fewest tables to choose from, then by lot. */
export function choosingOrder(board: Board, round: number, lot: readonly number[]): number[] {
  const { room } = board
  const { people: P, tables: T } = room
  const stood = new Int32Array(P)
  for (let r = 0; r < round; r++)
    for (let p = 0; p < P; p++)
      if (room.present[r * P + p] === 1 && (board.place[r * P + p] ?? -1) < 0) stood[p] = (stood[p] ?? 0) + 1
  const choices = Int32Array.from({ length: P }, (_, p) => T - sumOf(room.banned.subarray(p * T, (p + 1) * T)))
  return [...lot].sort((a, b) => (stood[b] ?? 0) - (stood[a] ?? 0) || (choices[a] ?? 0) - (choices[b] ?? 0))
}

const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + byte, 0)

export function shuffled(items: readonly number[], dice: Dice): number[] {
  const deck = [...items]
  for (let i = deck.length - 1; i > 0; i--) {
    const j = dice(i + 1)
    const [a, b] = [deck[i], deck[j]]
    if (a === undefined || b === undefined) continue
    deck[i] = b
    deck[j] = a
  }
  return deck
}

/** Where nothing may change from the beginning: rounds that are over, and places that somebody has to keep. */
export function fix(board: Board, keep: number): void {
  const { room, fixed, place } = board
  for (let cell = 0; cell < room.rounds * room.people; cell++) {
    const home = room.home[cell] ?? -1
    if (cell < keep * room.people || (home >= 0 && place[cell] === home)) fixed[cell] = 1
  }
}

export const everybody = (room: Room): number[] => Array.from({ length: room.people }, (_, person) => person)
