import { leastSharingIn, routesThrough } from './counting.ts'
import type { Room } from './room.ts'

/**
 * What no plan can do better than, by counting. In two rounds a person is in one cell: the table of the one, the table of the other.
 * Two people in one cell meet twice. Whoever sees different themes uses only cells of two themes; so many people in so few cells
 * must share some. A pair that meets m times counts m(m − 1)/2 coincidences and m − 1 repeats, of m ≤ R: hence repeats are at
 * least 2/R of the coincidences. And all meetings beyond the number of pairs are repeats.
 */
export interface Bounds {
  readonly repeats: number
  readonly coincidences: number
  readonly mostMeetings: number
  /** three rounds together, each counted */
  readonly triples: number
}

export interface Crowd {
  /** each is there in the rounds of its bits */
  readonly presence: Int32Array
  /** people to count: each sees different themes all day (`movers`), or anybody at all */
  readonly members: readonly number[]
}

/** The bounds for people who each see different themes (`different`), or for any plan of theirs. `held`: chairs taken by hosts. */
export function crowdBounds(room: Room, crowd: Crowd, different: boolean, held: readonly number[]): Bounds {
  const { tables: T, rounds: R, themeOf, chairs } = room
  const { presence, members } = crowd
  const isOpen = (r: number, t: number): boolean => room.closed[r * T + t] === 0
  const openOf = Array.from({ length: R }, (_, r) => {
    const byTheme = new Int32Array(room.themes)
    for (let t = 0; t < T; t++) if (isOpen(r, t)) byTheme[themeOf[t] ?? 0] = (byTheme[themeOf[t] ?? 0] ?? 0) + 1
    return { byTheme, all: byTheme.reduce((sum, count) => sum + count, 0) }
  })
  const countIn = (bits: number): number =>
    members.reduce((sum, p) => sum + (((presence[p] ?? 0) & bits) === bits ? 1 : 0), 0)
  /** Rows of cells: the tables of round r, each with those of round s that one may have beside it. */
  const rows = (r: number, s: number) =>
    Array.from({ length: T }, (_, t) => ({
      cells: isOpen(r, t) ? (openOf[s]?.all ?? 0) - (different ? (openOf[s]?.byTheme[themeOf[t] ?? 0] ?? 0) : 0) : 0,
      most: isOpen(r, t) ? Math.max(0, (chairs[t] ?? 0) - (held[t] ?? 0)) : 0,
    }))

  let coincidences = 0
  for (let r = 0; r < R; r++)
    for (let s = r + 1; s < R; s++) {
      const both = countIn((1 << r) | (1 << s))
      coincidences += Math.max(leastSharingIn(both, rows(r, s)), leastSharingIn(both, rows(s, r)))
    }

  // So many rounds together tell two people apart only as long as there are routes enough through their tables.
  const tablesByTheme = different ? [...themeSizes(room)] : []
  const routes = (length: number): number => (different ? routesThrough(tablesByTheme, length) : T ** length)
  const togetherIn = (length: number): number => {
    let most = 0
    for (let r = 0; r + length <= R; r++) most = Math.max(most, countIn(((1 << length) - 1) << r))
    return most
  }
  let mostMeetings = 0
  for (let length = 1; length <= R; length++) if (togetherIn(length) > routes(length)) mostMeetings = length

  let triples = 0
  if (R >= 3)
    for (let r = 0; r < R; r++)
      for (let s = r + 1; s < R; s++)
        for (let u = s + 1; u < R; u++)
          triples += leastSharingIn(countIn((1 << r) | (1 << s) | (1 << u)), [
            { cells: routes(3), most: Number.POSITIVE_INFINITY },
          ])
  return { coincidences, repeats: leastRepeats(coincidences, R), mostMeetings, triples }
}

/** A pair that meets m ≤ R times has m − 1 repeats, at least 2/R of its m(m − 1)/2 coincidences. */
export const leastRepeats = (coincidences: number, rounds: number): number =>
  rounds === 0 ? 0 : Math.ceil((2 * coincidences) / rounds)

function themeSizes(room: Room): Int32Array {
  const sizes = new Int32Array(room.themes)
  for (const theme of room.themeOf) sizes[theme] = (sizes[theme] ?? 0) + 1
  return sizes
}

/** The fewest meetings of so many people in a round: its tables as even as their chairs allow. */
export function fewestMeetings(room: Room, round: number, people: number): number {
  const rows = Array.from({ length: room.tables }, (_, t) => ({
    cells: room.closed[round * room.tables + t] === 1 ? 0 : 1,
    most: room.closed[round * room.tables + t] === 1 ? 0 : (room.chairs[t] ?? 0),
  }))
  return leastSharingIn(people, rows)
}

/**
 * The fewest seats at a theme seen before: more rounds than themes, or chairs that seat more people at a theme over the day than
 * there are to see it. `seats`: by round, how many movers sit; `held`: chairs taken by hosts.
 */
export function fewestRevisits(
  room: Room,
  given: {
    readonly seats: readonly number[]
    readonly people: number
    readonly perPerson: readonly number[]
    readonly held: readonly number[]
  },
): number {
  const { tables: T, rounds: R, themes, themeOf, chairs } = room
  const hasTheme = new Uint8Array(themes)
  const taken = new Float64Array(themes)
  for (let r = 0; r < R; r++) {
    const here = new Float64Array(themes)
    for (let t = 0; t < T; t++) {
      if (room.closed[r * T + t] === 1) continue
      const theme = themeOf[t] ?? 0
      hasTheme[theme] = 1
      here[theme] = (here[theme] ?? 0) + Math.max(0, (chairs[t] ?? 0) - (given.held[t] ?? 0))
    }
    for (let theme = 0; theme < themes; theme++)
      taken[theme] = (taken[theme] ?? 0) + Math.min(here[theme] ?? 0, given.seats[r] ?? 0)
  }
  const seated = given.seats.reduce((sum, count) => sum + count, 0)
  const firsts = taken.reduce((sum, seats) => sum + Math.min(seats, given.people), 0)
  const open = hasTheme.reduce((sum, one) => sum + one, 0)
  const byRounds = given.perPerson.reduce((sum, rounds) => sum + Math.max(0, rounds - open), 0)
  return Math.max(0, seated - firsts, byRounds)
}
