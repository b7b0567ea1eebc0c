import type { Dice } from '../dice.ts'
import type { Board } from './board.ts'
import { planClasses } from './classes.ts'
import { shuffled } from './start.ts'

/** Part of the movers who may be there for some rounds only before a plan by classes is no good start any more. */
const PART_TIME = 4

/**
 * Seats everybody by classes (see `classes.ts`), where the room is regular enough for it: tables all open, the same number of
 * hosts at each and of tables in each theme, chairs enough, and no round over but perhaps the first, seated evenly.
 * Gives false, with nobody seated, where it is not.
 */
export function seatByClasses(board: Board, keep: number, dice: Dice, effort: number): boolean {
  const { room } = board
  const { people: P, tables: T, themes, rounds: R } = room
  if (T < 2 || R < 1 || keep > 1 || room.wish !== undefined || room.closed.includes(1)) return false
  const perTheme = T / themes
  const tablesOfTheme = Array.from({ length: themes }, (): number[] => [])
  room.themeOf.forEach((theme, t) => tablesOfTheme[theme]?.push(t))
  if (tablesOfTheme.some(tables => tables.length !== perTheme)) return false

  const hosts = new Int32Array(T)
  const movers: number[] = []
  let partTime = 0
  for (let p = 0; p < P; p++) {
    let there = 0
    for (let r = 0; r < R; r++) there += room.present[r * P + p] ?? 0
    if (there === 0) continue
    if (room.stays[p] === 1) {
      const own = room.home[P * (R - 1) + p] ?? -1
      if (own < 0 || there < R) return false
      hosts[own] = (hosts[own] ?? 0) + 1
      continue
    }
    if (there < R) partTime += 1
    movers.push(p)
  }
  const most = Math.ceil(movers.length / T)
  if (movers.length === 0 || partTime * PART_TIME > movers.length) return false
  if (hosts.some((count, t) => count !== hosts[0] || count + most > (room.chairs[t] ?? 0))) return false

  // Group element x is the table of theme x % themes.
  const tableOf = Array.from({ length: T }, (_, x) => tablesOfTheme[x % themes]?.[Math.floor(x / themes)] ?? x)
  const elementOf = new Int32Array(T)
  tableOf.forEach((t, x) => (elementOf[t] = x))

  const slots = keep === 0 ? freeSlots(board, movers, dice) : slotsFrom(board, movers, elementOf)
  if (slots === undefined) return false
  const { group, steps } = planClasses(
    { tables: T, themes, rounds: R, movers: movers.length, goal: room.goal },
    dice(1 << 30),
    effort,
  )
  for (const { person, start, k } of slots)
    for (let r = keep; r < R; r++) {
      if (room.present[r * P + person] === 0) continue
      const from = steps[0]?.[k] ?? 0
      const step = group.minus[(steps[r]?.[k] ?? 0) * T + from] ?? 0
      board.sit(r, person, tableOf[group.add[start * T + step] ?? 0] ?? 0)
    }
  for (let p = 0; p < P; p++)
    if (room.stays[p] === 1)
      for (let r = keep; r < R; r++) {
        const own = room.home[r * P + p] ?? -1
        if (room.present[r * P + p] === 1 && own >= 0) board.sit(r, p, own)
      }
  return true
}

interface Slot {
  readonly person: number
  readonly start: number
  /** the class */
  readonly k: number
}

/** One organisation after the other: a class never meets itself, so most of an organisation are kept from one another. */
function freeSlots(board: Board, movers: readonly number[], dice: Dice): Slot[] {
  const { tables: T, organisation } = board.room
  return shuffled(movers, dice)
    .sort((a, b) => (organisation[a] ?? -1) - (organisation[b] ?? -1))
    .map((person, i) => ({ person, start: i % T, k: Math.floor(i / T) }))
}

/** Classes for people who sit already: each table gives one to each class, as long as it has any. */
function slotsFrom(board: Board, movers: readonly number[], elementOf: Int32Array): Slot[] | undefined {
  const { people: P, tables: T } = board.room
  const classes = Math.ceil(movers.length / T)
  const taken = Array.from({ length: T }, () => 0)
  const slots: Slot[] = []
  for (const person of movers) {
    const table = board.place[person] ?? -1
    const k = table < 0 ? P : (taken[table] ?? 0)
    if (table < 0 || k >= classes) return undefined
    taken[table] = k + 1
    slots.push({ person, start: elementOf[table] ?? 0, k })
  }
  return taken.every(count => count >= classes - 1) ? slots : undefined
}
