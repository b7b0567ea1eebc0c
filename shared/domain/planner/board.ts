import { isAllowed, type Room } from './room.ts'

/**
 * Who sits where while a plan is being made, with its cost kept up to date at each move. Whole numbers only, so that the same
 * moves cost the same on any machine.
 */
export interface Board {
  readonly room: Room
  /** by cell: the table, -1 for none */
  readonly place: Int16Array
  /** by cell: 1 where nothing may change: a round that is over, or a place that somebody has to keep */
  readonly fixed: Uint8Array
  at(round: number, table: number): readonly number[]
  /** Sits somebody down who has no place in that round. Gives what it costs. */
  sit(round: number, person: number, table: number): number
  leave(round: number, person: number): number
  /** how often two people sit together, all rounds */
  met(person: number, other: number): number
  isApart(person: number, other: number): boolean
  sees(person: number, theme: number): number
  /** does somebody sit elsewhere than they were told? */
  isChanged(round: number, person: number): boolean
  cost(): number
  /** coincidences, repeats, and triples: three rounds together, each counted */
  tally(): Tally
}

export interface Tally {
  readonly coincidences: number
  readonly repeats: number
  readonly triples: number
  readonly revisits: number
  readonly hard: number
}

export interface Weights {
  readonly revisit: number
  readonly size: number
  readonly organisation: number
  /** somebody whose told seats change, and each told seat that does */
  readonly changedPerson: number
  readonly changedSeat: number
}

/**
 * What things cost, dearest first: a rule broken, a theme seen again, one person too many at a table, a wish (see `room.ts`), a
 * repeated meeting, people of one organisation together, a told seat changed.
 */
export const HARD = 100_000
export const WEIGHTS: Weights = { revisit: 3_000, size: 100, organisation: 3, changedPerson: 0, changedSeat: 0 }

/** What one more meeting costs two people who met so often. `spread`: the third is dearer than the second. `buddy`: all the same. */
const AGAIN = {
  spread: [0, 8, 17, 27, 38, 50, 63, 77, 92],
  buddy: [0, 8, 8, 8, 8, 8, 8, 8, 8],
} as const

const MEETINGS = 63
const WITH = 64
const APART = 128

/** `told`: by cell, the table that was told, -1 for none. */
export function makeBoard(room: Room, weights: Weights = WEIGHTS, told?: Int16Array): Board {
  const { people: P, tables: T, rounds: R, themes: F, themeOf, stays, wish, organisation, organisations: G } = room
  const place = new Int16Array(R * P).fill(-1)
  const fixed = new Uint8Array(R * P)
  const position = new Int32Array(R * P)
  const members: number[][] = Array.from({ length: R * T }, () => [])
  // Meetings of two people in the lower six bits, what binds them in the others.
  const between = new Uint8Array(P * P)
  const visits = new Uint8Array(P * F)
  const ofOrganisation = new Int16Array(R * T * G)
  const again = Int32Array.from({ length: MEETINGS + 1 }, (_, m) => AGAIN[room.goal][Math.min(m, 8)] ?? 0)
  let cost = 0
  let [coincidences, repeats, triples, revisits, hard] = [0, 0, 0, 0, 0]

  for (const [p, q] of room.apart) between[p * P + q] = between[q * P + p] = APART
  for (const group of new Set(room.groupOf))
    for (const p of group ?? [])
      for (const q of group ?? []) {
        if (p === q) continue
        between[p * P + q] = WITH
        if (p > q) continue
        for (let r = 0; r < R; r++) if (room.present[r * P + p] === 1 && room.present[r * P + q] === 1) hard += 1
      }
  cost = hard * HARD

  const changes = new Uint8Array(P)
  const isChange = (cell: number, table: number): boolean => {
    const before = told?.[cell] ?? -1
    return before >= 0 && before !== table
  }
  /** Rules that somebody breaks at a table where so many others sit. */
  const breaches = (cell: number, person: number, table: number, others: number): number =>
    (isAllowed(room, cell, person, table) ? 0 : 1) + (others >= (room.chairs[table] ?? 0) ? 1 : 0)

  return {
    room,
    place,
    fixed,
    at: (round, table) => members[round * T + table] ?? [],
    met: (person, other) => (between[person * P + other] ?? 0) & MEETINGS,
    isApart: (person, other) => ((between[person * P + other] ?? 0) & APART) !== 0,
    sees: (person, theme) => visits[person * F + theme] ?? 0,
    isChanged: (round, person) => isChange(round * P + person, place[round * P + person] ?? -1),
    cost: () => cost,
    tally: () => ({ coincidences, repeats, triples, revisits, hard }),
    sit(round, person, table) {
      const cell = round * P + person
      const around = members[round * T + table] ?? []
      const base = person * P
      const broken = breaches(cell, person, table, around.length)
      let added = broken * HARD
      if (isChange(cell, table)) {
        const before = changes[person] ?? 0
        added += weights.changedSeat + (before === 0 ? weights.changedPerson : 0)
        changes[person] = before + 1
      }
      hard += broken
      for (const other of around) {
        const bond = between[base + other] ?? 0
        const m = bond & MEETINGS
        if (bond < WITH) {
          added += again[m] ?? 0
          coincidences += m
          if (m > 0) {
            repeats += 1
            triples += (m * (m - 1)) / 2
          }
        } else {
          added += bond < APART ? -HARD : HARD
          hard += bond < APART ? -1 : 1
        }
        between[base + other] = between[other * P + person] = bond + 1
      }
      const theme = person * F + (themeOf[table] ?? 0)
      const seen = visits[theme] ?? 0
      if (stays[person] === 0) {
        added += weights.revisit * seen
        revisits += seen
      }
      if (seen === 0 && wish !== undefined) added -= wish[theme] ?? 0
      visits[theme] = seen + 1
      added += weights.size * around.length
      const mine = organisation[person] ?? -1
      if (mine >= 0) {
        const count = (round * T + table) * G + mine
        added += weights.organisation * (ofOrganisation[count] ?? 0)
        ofOrganisation[count] = (ofOrganisation[count] ?? 0) + 1
      }
      place[cell] = table
      position[cell] = around.length
      around.push(person)
      cost += added
      return added
    },
    leave(round, person) {
      const cell = round * P + person
      const table = place[cell] ?? -1
      const around = members[round * T + table]
      if (around === undefined) return 0
      const last = around.pop() ?? person
      if (last !== person) {
        const index = position[cell] ?? 0
        around[index] = last
        position[round * P + last] = index
      }
      const base = person * P
      const broken = breaches(cell, person, table, around.length)
      let saved = broken * HARD
      if (isChange(cell, table)) {
        const left = (changes[person] ?? 1) - 1
        saved += weights.changedSeat + (left === 0 ? weights.changedPerson : 0)
        changes[person] = left
      }
      hard -= broken
      for (const other of around) {
        const bond = (between[base + other] ?? 1) - 1
        const m = bond & MEETINGS
        if (bond < WITH) {
          saved += again[m] ?? 0
          coincidences -= m
          if (m > 0) {
            repeats -= 1
            triples -= (m * (m - 1)) / 2
          }
        } else {
          saved += bond < APART ? -HARD : HARD
          hard += bond < APART ? 1 : -1
        }
        between[base + other] = between[other * P + person] = bond
      }
      const theme = person * F + (themeOf[table] ?? 0)
      const seen = (visits[theme] ?? 1) - 1
      if (stays[person] === 0) {
        saved += weights.revisit * seen
        revisits -= seen
      }
      if (seen === 0 && wish !== undefined) saved -= wish[theme] ?? 0
      visits[theme] = seen
      saved += weights.size * around.length
      const mine = organisation[person] ?? -1
      if (mine >= 0) {
        const count = (round * T + table) * G + mine
        ofOrganisation[count] = (ofOrganisation[count] ?? 1) - 1
        saved += weights.organisation * (ofOrganisation[count] ?? 0)
      }
      place[cell] = -1
      cost -= saved
      return -saved
    },
  }
}

/** Two people change places in a round. Gives what it costs; nothing for one and the same person. */
export function exchange(board: Board, round: number, p: number, q: number): number {
  if (p === q) return 0
  const P = board.room.people
  const [t, u] = [board.place[round * P + p] ?? -1, board.place[round * P + q] ?? -1]
  const saved = board.leave(round, p) + board.leave(round, q)
  return saved + board.sit(round, p, u) + board.sit(round, q, t)
}

export function move(board: Board, round: number, person: number, table: number): number {
  return board.leave(round, person) + board.sit(round, person, table)
}

/** Puts everybody back to the places of an earlier `board.place`. */
export function restore(board: Board, places: Int16Array): void {
  const { people: P, rounds: R } = board.room
  for (let r = 0; r < R; r++)
    for (let p = 0; p < P; p++) {
      const [before, now] = [places[r * P + p] ?? -1, board.place[r * P + p] ?? -1]
      if (before === now) continue
      if (now >= 0) board.leave(r, p)
      if (before >= 0) board.sit(r, p, before)
    }
}
