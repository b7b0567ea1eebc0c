import { type Bounds, crowdBounds, fewestMeetings, fewestRevisits, leastRepeats } from './bounds.ts'
import { brokenRules } from './broken.ts'
import { pairs } from './counting.ts'
import type { PlannerFigures, PlannerProblem, Seats } from './problem.ts'
import { NO_LIMIT, readRoom, type Room } from './room.ts'

/**
 * What a plan gives, and what no plan of the same people could do better: the same room, the same hosts, and each of those who
 * see different themes in it still seeing different ones. Meetings of people who sit together by rule are counted apart.
 * Works for any seats, whoever made them. Broken rules are told for the rounds from `problem.keep` on.
 */
export function rotationFigures(problem: PlannerProblem, seats: Seats): PlannerFigures {
  const room = readRoom(problem)
  const place = placesOf(problem, seats)
  const meetings = countMeetings(room, place)
  const crowd = lookAt(room, place)
  const bound = boundsOf(room, place, crowd, meetings)
  const asWelcome = problem.guestStays === true ? welcomes(room, place, crowd.hosts) : 0
  const { met } = meetings
  return {
    met: {
      mean: met.length === 0 ? 0 : Math.round((10 * met.reduce((sum, others) => sum + others, 0)) / met.length) / 10,
      min: met.reduce((least, others) => Math.min(least, others), met[0] ?? 0),
      max: met.reduce((most, others) => Math.max(most, others), 0),
    },
    repeats: meetings.repeats,
    repeatsTogether: meetings.repeatsTogether,
    coincidences: meetings.coincidences,
    mostMeetings: meetings.most,
    bound: { repeats: bound.repeats, coincidences: bound.coincidences, mostMeetings: bound.mostMeetings },
    revisits: Math.max(0, crowd.revisits - asWelcome),
    revisitsBound: Math.max(0, bound.revisits - asWelcome),
    sizeGap: sizeGap(room, place),
    wishes: wishesSeen(problem, room, place),
    broken: brokenRules(problem, seats),
  }
}

/** By cell: the number of a table, -1 for none. */
export function placesOf(problem: PlannerProblem, seats: Seats | undefined): Int16Array {
  const tableIndex = new Map(problem.tables.map((table, at) => [table.id, at]))
  const P = problem.people.length
  const place = new Int16Array(problem.rounds * P).fill(-1)
  problem.people.forEach((person, p) => {
    for (let r = 0; r < problem.rounds; r++) place[r * P + p] = tableIndex.get(seats?.[person.id]?.[r] ?? '') ?? -1
  })
  return place
}

interface Meetings {
  readonly met: readonly number[]
  readonly meetings: number
  readonly together: number
  readonly repeats: number
  readonly repeatsTogether: number
  readonly coincidences: number
  readonly coincidencesTogether: number
  readonly most: number
}

function countMeetings(room: Room, place: Int16Array): Meetings {
  const { people: P, tables: T, rounds: R, groupOf } = room
  const times = new Uint8Array(P * P)
  const met = new Int32Array(P)
  let [meetings, together, repeats, repeatsTogether, coincidences, coincidencesTogether, most] = [0, 0, 0, 0, 0, 0, 0]
  for (let r = 0; r < R; r++) {
    const around: number[][] = Array.from({ length: T }, () => [])
    for (let p = 0; p < P; p++) around[place[r * P + p] ?? -1]?.push(p)
    for (const members of around)
      members.forEach((p, i) => {
        for (let j = i + 1; j < members.length; j++) {
          const q = members[j] ?? 0
          const before = times[p * P + q] ?? 0
          times[p * P + q] = before + 1
          if (before === 0) {
            met[p] = (met[p] ?? 0) + 1
            met[q] = (met[q] ?? 0) + 1
          }
          const group = groupOf[p]
          if (group !== undefined && group === groupOf[q]) {
            together += 1
            coincidencesTogether += before
            if (before > 0) repeatsTogether += 1
          } else {
            meetings += 1
            coincidences += before
            if (before > 0) repeats += 1
            most = Math.max(most, before + 1)
          }
        }
      })
  }
  const seated = Array.from({ length: P }, (_, p) => p).filter(p => roundsOf(room, place, p) !== 0)
  return {
    met: seated.map(p => met[p] ?? 0),
    meetings,
    together,
    repeats,
    repeatsTogether,
    coincidences,
    coincidencesTogether,
    most,
  }
}

/** The rounds in which somebody sits, as bits. */
function roundsOf(room: Room, place: Int16Array, person: number): number {
  let bits = 0
  for (let r = 0; r < room.rounds; r++) if ((place[r * room.people + person] ?? -1) >= 0) bits |= 1 << r
  return bits
}

interface Crowds {
  readonly presence: Int32Array
  /** hosts who stay all day, by table */
  readonly hosts: readonly number[]
  readonly isHost: Uint8Array
  readonly everybody: readonly number[]
  /** who never comes to a theme twice */
  readonly different: readonly number[]
  /** who hosts no table */
  readonly movers: readonly number[]
  readonly revisits: number
}

function lookAt(room: Room, place: Int16Array): Crowds {
  const { people: P, rounds: R, tables: T } = room
  const presence = Int32Array.from({ length: P }, (_, p) => roundsOf(room, place, p))
  const all = (2 ** R - 1) | 0
  const hosts = Array.from({ length: T }, () => 0)
  const isHost = new Uint8Array(P)
  const everybody: number[] = []
  const different: number[] = []
  const movers: number[] = []
  let revisits = 0
  for (let p = 0; p < P; p++) {
    if (presence[p] === 0) continue
    everybody.push(p)
    const tables = new Set<number>()
    const themes = new Set<number>()
    let sat = 0
    for (let r = 0; r < R; r++) {
      const t = place[r * P + p] ?? -1
      if (t < 0) continue
      sat += 1
      tables.add(t)
      themes.add(room.themeOf[t] ?? 0)
    }
    if (room.stays[p] === 1 && tables.size === 1) {
      isHost[p] = 1
      const [own = 0] = tables
      if (presence[p] === all) hosts[own] = (hosts[own] ?? 0) + 1
      continue
    }
    if (room.stays[p] === 1) continue
    movers.push(p)
    revisits += sat - themes.size
    if (themes.size === sat) different.push(p)
  }
  return { presence, hosts, isHost, everybody, different, movers, revisits }
}

/** Of people who sit together by rule, the first one only: nobody among the rest meets anybody by rule. */
function firstOfEach(room: Room, people: readonly number[]): number[] {
  const taken = new Set<readonly number[]>()
  return people.filter(p => {
    const group = room.groupOf[p]
    if (group === undefined) return true
    if (taken.has(group)) return false
    taken.add(group)
    return true
  })
}

function boundsOf(
  room: Room,
  place: Int16Array,
  crowd: Crowds,
  meetings: Meetings,
): Omit<Bounds, 'triples'> & { revisits: number } {
  const actual = asItIs(room, place)
  const { presence, hosts, everybody, different, movers } = crowd
  const none = hosts.map(() => 0)
  const perfect = crowdBounds(actual, { presence, members: firstOfEach(room, different) }, true, hosts)
  const any = crowdBounds(actual, { presence, members: firstOfEach(room, everybody) }, false, none)
  // Or everybody counted, less what those who sit together by rule have among themselves.
  const inAll = Math.max(
    crowdBounds(actual, { presence, members: different }, true, hosts).coincidences,
    crowdBounds(actual, { presence, members: everybody }, false, none).coincidences,
  )
  const coincidences = Math.max(perfect.coincidences, any.coincidences, inAll - meetings.coincidencesTogether)
  let fewest = 0
  const seats: number[] = []
  for (let r = 0; r < room.rounds; r++) {
    const bit = 1 << r
    const isThere = (p: number): boolean => ((presence[p] ?? 0) & bit) !== 0
    fewest += fewestMeetings(actual, r, everybody.filter(isThere).length)
    seats.push(movers.filter(isThere).length)
  }
  return {
    coincidences,
    repeats: Math.max(
      leastRepeats(coincidences, room.rounds),
      fewest - meetings.together - possiblePairs(room, place, crowd),
    ),
    mostMeetings: Math.max(perfect.mostMeetings, any.mostMeetings),
    revisits: fewestRevisits(actual, {
      seats,
      people: movers.length,
      perPerson: movers.map(p => bitsOf(presence[p] ?? 0)),
      held: hosts,
    }),
  }
}

/** The room as these seats have it: where they go beyond the chairs or to a closed table, a bound must not count on either. */
function asItIs(room: Room, place: Int16Array): Room {
  const { people: P, tables: T, rounds: R } = room
  const sizes = new Int32Array(R * T)
  for (let cell = 0; cell < R * P; cell++) {
    const t = place[cell] ?? -1
    const at = Math.floor(cell / P) * T + t
    if (t >= 0) sizes[at] = (sizes[at] ?? 0) + 1
  }
  const isOver = sizes.some((size, at) => size > (room.chairs[at % T] ?? 0))
  const isClosedUsed = sizes.some((size, at) => size > 0 && room.closed[at] === 1)
  return {
    ...room,
    chairs: isOver ? new Int32Array(T).fill(NO_LIMIT) : room.chairs,
    closed: isClosedUsed ? new Uint8Array(R * T) : room.closed,
  }
}

/** Pairs who could sit together at some time: both there, not bound by a rule, and not hosts of two tables. */
function possiblePairs(room: Room, place: Int16Array, crowd: Crowds): number {
  const { presence, everybody, isHost } = crowd
  const byPresence = new Map<number, number>()
  for (const p of everybody) byPresence.set(presence[p] ?? 0, (byPresence.get(presence[p] ?? 0) ?? 0) + 1)
  const kinds = [...byPresence]
  let possible = 0
  kinds.forEach(([bits, count], i) => {
    possible += pairs(count)
    for (const [others, otherCount] of kinds.slice(i + 1)) if ((bits & others) !== 0) possible += count * otherCount
  })
  const impossible = (p: number, q: number): boolean =>
    isHost[p] === 1 && isHost[q] === 1 && tableOf(room, place, p) !== tableOf(room, place, q)
  const hosts = everybody.filter(p => isHost[p] === 1)
  hosts.forEach((p, i) => {
    for (const q of hosts.slice(i + 1))
      if (((presence[p] ?? 0) & (presence[q] ?? 0)) !== 0 && impossible(p, q)) possible -= 1
  })
  for (const group of new Set(room.groupOf))
    group?.forEach((p, i) => {
      for (const q of group.slice(i + 1))
        if (((presence[p] ?? 0) & (presence[q] ?? 0)) !== 0 && !impossible(p, q)) possible -= 1
    })
  return possible
}

const tableOf = (room: Room, place: Int16Array, person: number): number => {
  for (let r = 0; r < room.rounds; r++) {
    const t = place[r * room.people + person] ?? -1
    if (t >= 0) return t
  }
  return -1
}

/** One person a table and round may see a theme again where nobody hosts: they stay to welcome the others. */
function welcomes(room: Room, place: Int16Array, hosts: readonly number[]): number {
  const { people: P, tables: T, rounds: R } = room
  let count = 0
  for (let r = 1; r < R; r++)
    for (let t = 0; t < T; t++) {
      if ((hosts[t] ?? 0) > 0) continue
      for (let p = 0; p < P; p++)
        if (place[r * P + p] === t && place[(r - 1) * P + p] === t) {
          count += 1
          break
        }
    }
  return count
}

function sizeGap(room: Room, place: Int16Array): number {
  const { people: P, tables: T, rounds: R } = room
  let gap = 0
  for (let r = 0; r < R; r++) {
    const sizes = new Int32Array(T)
    for (let p = 0; p < P; p++) {
      const t = place[r * P + p] ?? -1
      if (t >= 0) sizes[t] = (sizes[t] ?? 0) + 1
    }
    const open = [...sizes].filter((_, t) => room.closed[r * T + t] === 0)
    gap = Math.max(gap, Math.max(0, ...open) - Math.min(...open, Number.MAX_SAFE_INTEGER))
  }
  return gap
}

/** As many wishes as somebody has rounds are asked for. */
function wishesSeen(problem: PlannerProblem, room: Room, place: Int16Array): { asked: number; seen: number } {
  let [asked, seen] = [0, 0]
  const themeNumber = new Map(problem.tables.map((table, t) => [table.theme ?? table.id, room.themeOf[t] ?? 0]))
  problem.people.forEach((person, p) => {
    const wanted = new Set((person.wishes ?? []).flatMap(theme => themeNumber.get(theme) ?? []))
    if (wanted.size === 0) return
    const visited = new Set<number>()
    for (let r = 0; r < room.rounds; r++) visited.add(room.themeOf[place[r * room.people + p] ?? -1] ?? -1)
    const rounds = bitsOf(roundsOf(room, place, p))
    asked += Math.min(wanted.size, rounds)
    seen += Math.min(rounds, [...wanted].filter(theme => visited.has(theme)).length)
  })
  return { asked, seen }
}

function bitsOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
