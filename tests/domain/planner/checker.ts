import type { PlannerPerson, PlannerProblem, PlannerTable, Seats } from '../../../shared/domain/planner/problem.ts'

/** Counts what a plan gives by the plainest means. Shares no code with the planner, so that it can judge it. */

export const someTables = (count: number): PlannerTable[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}` }))

/** The first `hosts` people host a table each. */
export const somePeople = (count: number, hosts = 0): PlannerPerson[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i + 1}`, ...(i < hosts ? { hostOf: `t${i + 1}` } : {}) }))

export const aRoom = (
  people: number,
  tables: number,
  rounds: number,
  given: Partial<PlannerProblem> = {},
): PlannerProblem => ({
  people: somePeople(people, tables),
  tables: someTables(tables),
  rounds,
  seed: 1,
  goal: 'spread',
  ...given,
})

export interface Count {
  /** two people at one table in two rounds, each pair of rounds counted */
  readonly coincidences: number
  /** each time beyond the first that two people share a table */
  readonly repeats: number
  readonly mostMeetings: number
  readonly fewestThemes: number
  readonly revisits: number
  readonly gap: number
  readonly metByMovers: number
}

export function count(problem: PlannerProblem, seats: Seats, from = 0): Count {
  const meetings = new Map<string, number>()
  let gap = 0
  for (let round = 0; round < problem.rounds; round++) {
    const sizes = problem.tables.map(table => {
      const around = problem.people.filter(({ id }) => seats[id]?.[round] === table.id).map(({ id }) => id)
      for (const [i, one] of around.entries())
        for (const other of around.slice(i + 1)) {
          const pair = `${one} ${other}`
          meetings.set(pair, (meetings.get(pair) ?? 0) + 1)
        }
      return around.length
    })
    const open = sizes.filter((_, t) => (problem.tables[t]?.closedFrom ?? problem.rounds) > round)
    if (round >= from) gap = Math.max(gap, Math.max(...open) - Math.min(...open))
  }
  const times = [...meetings.values()]
  const movers = problem.people.filter(person => person.hostOf === undefined)
  const visits = movers.map(person => themesSeen(problem, seats, person.id))
  const metOf = (id: string): number => [...meetings.keys()].filter(pair => pair.split(' ').includes(id)).length
  return {
    coincidences: times.reduce((sum, m) => sum + (m * (m - 1)) / 2, 0),
    repeats: times.reduce((sum, m) => sum + m - 1, 0),
    mostMeetings: Math.max(0, ...times),
    fewestThemes: Math.min(...visits.map(themes => new Set(themes).size)),
    revisits: visits.reduce((sum, themes) => sum + themes.length - new Set(themes).size, 0),
    gap,
    metByMovers:
      problem.people.length > 150 ? Number.NaN : movers.reduce((sum, { id }) => sum + metOf(id), 0) / movers.length,
  }
}

export function themesSeen(problem: PlannerProblem, seats: Seats, person: string): string[] {
  const themeOf = new Map(problem.tables.map(table => [table.id, table.theme ?? table.id]))
  return (seats[person] ?? []).flatMap(table => (table === null ? [] : [themeOf.get(table) ?? table]))
}

const pairs = (n: number): number => (n * (n - 1)) / 2
function fewest(people: number, cells: number): number {
  const [each, over] = [Math.floor(people / cells), people % cells]
  return over * pairs(each + 1) + (cells - over) * pairs(each)
}

/**
 * What counting proves for so many movers who each see different tables: in two rounds each is in one of T(T − 1) cells. With one
 * host a table, or none.
 */
export function proven(movers: number, tables: number, rounds: number, hosted: boolean) {
  const coincidences = rounds > tables ? 0 : pairs(rounds) * fewest(movers, tables * (tables - 1))
  const [each, over, host] = [Math.floor(movers / tables), movers % tables, hosted ? 1 : 0]
  const meetings = rounds * (over * pairs(each + 1 + host) + (tables - over) * pairs(each + host))
  const people = movers + (hosted ? tables : 0)
  const possible = pairs(people) - (hosted ? pairs(tables) : 0)
  let mostMeetings = rounds
  let routes = tables
  for (let k = 1; k < rounds; k++) {
    routes *= tables - k
    if (movers > routes) continue
    mostMeetings = k
    break
  }
  return {
    coincidences,
    repeats: Math.max(0, Math.ceil((2 * coincidences) / rounds), meetings - possible),
    mostMeetings,
  }
}

/** Everything that must be so in any plan, as sentences about what is not. */
export function faults(problem: PlannerProblem, seats: Seats): string[] {
  const known = new Set(problem.tables.map(table => table.id))
  const found: string[] = []
  const ids = problem.people.map(person => person.id).sort()
  if (JSON.stringify(Object.keys(seats).sort()) !== JSON.stringify(ids)) found.push('not the same people')
  for (const person of problem.people) {
    const row = seats[person.id] ?? []
    if (row.length !== problem.rounds) found.push(`${person.id} has ${row.length} rounds`)
    row.forEach((table, round) => {
      const told = problem.told?.[person.id]?.[round] ?? null
      if (table !== null && !known.has(table)) found.push(`${person.id} sits at ${table}, which is not there`)
      if (round < (problem.keep ?? 0)) {
        if (table !== told) found.push(`${person.id} moved in round ${round}, which was over`)
        return
      }
      const isThere = round >= (person.from ?? 0) && round < (person.until ?? problem.rounds)
      if (!isThere && table !== null) found.push(`${person.id} is away and sits at ${table}`)
      if (isThere && table === null && hasChair(problem, round, seats))
        found.push(`${person.id} stands in round ${round}`)
      const closed = problem.tables.find(each => each.id === table)?.closedFrom
      if (table !== null && closed !== undefined && closed <= round) found.push(`${person.id} sits at closed ${table}`)
    })
  }
  return found
}

function hasChair(problem: PlannerProblem, round: number, seats: Seats): boolean {
  return problem.tables.some(table => {
    const taken = Object.values(seats).filter(row => row[round] === table.id).length
    return round < (table.closedFrom ?? problem.rounds) && taken < (table.seats ?? Number.POSITIVE_INFINITY)
  })
}

/** How often hard rules are broken from a round on. */
export function violations(problem: PlannerProblem, seats: Seats, from = 0): number {
  const at = (id: string, round: number): string | null => seats[id]?.[round] ?? null
  let broken = 0
  for (let round = from; round < problem.rounds; round++)
    for (const person of problem.people) {
      const table = at(person.id, round)
      if (table === null) continue
      const here = problem.tables.find(each => each.id === table)
      for (const other of person.with ?? []) if (at(other, round) !== null && at(other, round) !== table) broken += 1
      for (const other of person.apart ?? []) if (at(other, round) === table) broken += 1
      const pin = person.pins?.[round]
      if (pin !== undefined && pin !== null && pin !== table) broken += 1
      if (person.not?.includes(table) === true) broken += 1
      if (person.language !== undefined && here?.language !== undefined && here.language !== person.language)
        broken += 1
      if (person.reachable === true && here?.reachable !== true) broken += 1
      const around = problem.people.filter(({ id }) => at(id, round) === table).length
      if (around > (here?.seats ?? around)) broken += 1
    }
  return broken
}
