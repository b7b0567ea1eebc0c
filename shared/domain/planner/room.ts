import { isClosedIn, type PlannerProblem } from './problem.ts'
import { themesOf } from './themes.ts'

/** A problem in numbers instead of ids, as the planner works on it. Cells are `round * people + person`. */
export interface Room {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  readonly themes: number
  readonly goal: 'spread' | 'buddy'
  readonly themeOf: Int16Array
  readonly chairs: Int32Array
  /** by cell: 1 when they are there */
  readonly present: Uint8Array
  /** by cell: the table where they have to be (as host, by a pin, or beside such a person); -1: any */
  readonly home: Int16Array
  /** by person: 1 when they host a table; what they see does not count */
  readonly stays: Uint8Array
  /** by person, then table: 1 where they must not sit */
  readonly banned: Uint8Array
  /** by round, then table */
  readonly closed: Uint8Array
  /** those who sit together, by person; undefined: alone */
  readonly groupOf: readonly (readonly number[] | undefined)[]
  readonly apart: readonly (readonly [number, number])[]
  /** by person: -1 when nobody else is of theirs */
  readonly organisation: Int32Array
  readonly organisations: number
  /** by person, then theme: what it is worth to see it; undefined when nobody wishes anything */
  readonly wish: Int32Array | undefined
}

/** As many chairs as needed. */
export const NO_LIMIT = 1_000_000

/** Why a person may not sit at a table, beyond their chairs. */
export type Ban = 'not' | 'language' | 'reachable'

/**
 * The tables that a person must not sit at, and why. A table takes whoever speaks its language or said none. Who needs an easy
 * way goes to tables marked so; where no table is marked, to any that is not marked otherwise.
 */
export function bansOf(problem: PlannerProblem, person: PlannerProblem['people'][number]): Map<number, Ban> {
  const isMarked = problem.tables.some(table => table.reachable === true)
  const bans = new Map<number, Ban>()
  problem.tables.forEach((table, at) => {
    if (person.reachable === true && (isMarked ? table.reachable !== true : table.reachable === false))
      bans.set(at, 'reachable')
    if (person.language !== undefined && table.language !== undefined && table.language !== person.language)
      bans.set(at, 'language')
    if (person.not?.includes(table.id) === true) bans.set(at, 'not')
  })
  return bans
}

/** What a wish is worth: the dearest most, always more than what an exchange can save in repeated meetings. */
const WISH = 80
const DEARER = 6

/** Reads a problem. Ids that nobody has are passed over. */
export function readRoom(problem: PlannerProblem): Room {
  const { tables, rounds } = problem
  const P = problem.people.length
  const T = tables.length
  const tableIndex = new Map(tables.map((table, at) => [table.id, at]))
  const personIndex = new Map(problem.people.map((person, at) => [person.id, at]))
  const themeOf = Int16Array.from(themesOf(tables))
  const themes = Math.max(-1, ...themeOf) + 1
  const closed = new Uint8Array(rounds * T)
  tables.forEach((table, t) => {
    for (let r = 0; r < rounds; r++) if (isClosedIn(table, r)) closed[r * T + t] = 1
  })

  const present = new Uint8Array(rounds * P)
  const home = new Int16Array(rounds * P).fill(-1)
  const stays = new Uint8Array(P)
  const banned = new Uint8Array(P * T)
  problem.people.forEach((person, p) => {
    const host = tableIndex.get(person.hostOf ?? '')
    if (host !== undefined) stays[p] = 1
    for (const t of bansOf(problem, person).keys()) banned[p * T + t] = 1
    for (let r = Math.max(0, person.from ?? 0); r < Math.min(rounds, person.until ?? rounds); r++) {
      present[r * P + p] = 1
      const wanted = tableIndex.get(person.pins?.[r] ?? '') ?? host
      if (wanted !== undefined && closed[r * T + wanted] === 0) home[r * P + p] = wanted
    }
  })
  const room = {
    people: P,
    tables: T,
    rounds,
    themes,
    goal: problem.goal,
    themeOf,
    chairs: Int32Array.from(tables, table => table.seats ?? NO_LIMIT),
    present,
    home,
    stays,
    banned,
    closed,
    groupOf: groupsOf(problem, personIndex),
    apart: pairsOf(problem, personIndex, person => person.apart),
    ...organisationsOf(problem),
    wish: wishesOf(problem, tables, themeOf, themes),
  }
  shareWithinGroups(room)
  return room
}

export function isAllowed(room: Room, cell: number, person: number, table: number): boolean {
  const home = room.home[cell] ?? -1
  if (home >= 0) return home === table
  const round = (cell - person) / room.people
  return room.banned[person * room.tables + table] === 0 && room.closed[round * room.tables + table] === 0
}

/** Who must be somewhere takes along those who sit with them, and a group goes only where each of it may. */
function shareWithinGroups(room: Room): void {
  const { people: P, tables: T } = room
  for (const group of new Set(room.groupOf)) {
    if (group === undefined) continue
    for (let r = 0; r < room.rounds; r++) {
      const homes = group.map(p => (room.present[r * P + p] === 1 ? (room.home[r * P + p] ?? -1) : -1))
      const shared = homes.find(home => home >= 0)
      if (shared === undefined) continue
      group.forEach((p, i) => {
        if (homes[i] === -1 && room.present[r * P + p] === 1) room.home[r * P + p] = shared
      })
    }
    const union = Array.from({ length: T }, (_, t) => group.some(p => room.banned[p * T + t] === 1))
    if (union.every(Boolean)) continue
    for (const p of group) union.forEach((isBanned, t) => (room.banned[p * T + t] = isBanned ? 1 : 0))
  }
}

function pairsOf(
  problem: PlannerProblem,
  index: ReadonlyMap<string, number>,
  named: (person: PlannerProblem['people'][number]) => readonly string[] | undefined,
): [number, number][] {
  const seen = new Map<string, [number, number]>()
  problem.people.forEach((person, p) => {
    for (const id of named(person) ?? []) {
      const q = index.get(id)
      if (q === undefined || q === p) continue
      const pair: [number, number] = p < q ? [p, q] : [q, p]
      seen.set(pair.join(' '), pair)
    }
  })
  return [...seen.values()]
}

/** «A with B» and «B with C» make one group of three. */
function groupsOf(problem: PlannerProblem, index: ReadonlyMap<string, number>): (readonly number[] | undefined)[] {
  const groupOf: (number[] | undefined)[] = problem.people.map(() => undefined)
  for (const [p, q] of pairsOf(problem, index, person => person.with)) {
    const [a, b] = [groupOf[p] ?? [p], groupOf[q] ?? [q]]
    if (a === b) continue
    const merged = [...a, ...b].sort((x, y) => x - y)
    for (const member of merged) groupOf[member] = merged
  }
  return groupOf
}

function organisationsOf(problem: PlannerProblem): { organisation: Int32Array; organisations: number } {
  const names = problem.people.map(person => person.organisation?.trim().toLowerCase() ?? '')
  const sizes = new Map<string, number>()
  for (const name of names) if (name !== '') sizes.set(name, (sizes.get(name) ?? 0) + 1)
  const shared = [...sizes].filter(([, size]) => size > 1).map(([name]) => name)
  const number = new Map(shared.map((name, at) => [name, at]))
  return { organisation: Int32Array.from(names, name => number.get(name) ?? -1), organisations: shared.length }
}

function wishesOf(
  problem: PlannerProblem,
  tables: PlannerProblem['tables'],
  themeOf: Int16Array,
  themes: number,
): Int32Array | undefined {
  if (!problem.people.some(person => (person.wishes?.length ?? 0) > 0)) return undefined
  const wish = new Int32Array(problem.people.length * themes)
  problem.people.forEach((person, p) => {
    person.wishes?.forEach((wanted, rank) => {
      const t = tables.findIndex(table => (table.theme ?? table.id) === wanted)
      const cell = p * themes + (themeOf[t] ?? 0)
      if (t >= 0 && wish[cell] === 0) wish[cell] = WISH + DEARER * Math.max(0, 6 - rank)
    })
  })
  return wish
}
