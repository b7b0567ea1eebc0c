import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { planRotation, type RotationPerson, type Seats } from '../../shared/domain/rotation.ts'
import { crewOrder, crewRoute } from '../../shared/domain/rotation-crews.ts'

/** What a plan gives, shown while it is being made: worked out with made-up people, one host a table among them. */
export interface Preview {
  readonly people: number
  readonly tables: number
  /** hosts who stay; 0 when there are too few people for it */
  readonly hosts: number
  /** people at a table, host included */
  readonly sizes: { readonly min: number; readonly max: number }
  /** themes (or tables, with one question per round) that somebody who moves sees, and of how many */
  readonly seen: { readonly min: number; readonly max: number; readonly of: number }
  /** does somebody sit twice at the same theme? */
  readonly again: boolean
  /** how many others somebody who moves meets over the day; undefined when people choose for themselves */
  readonly met?: { readonly mean: number; readonly min: number; readonly max: number } | undefined
  readonly routes: readonly Route[]
}
/** One row of the picture: numbers of tables, round after round. */
export interface Route {
  readonly tables: readonly number[]
  /** how many take it together */
  readonly people: number
  /** how many others they meet over the day */
  readonly met: number
}

/** Before anybody said how many come: a good table. */
const USUAL_AT_TABLE = 7
/** Beyond this a picture drawn while one types would be felt on an old laptop; sizes are still told. */
const PICTURED_PEOPLE = 300
const ROUTES = 6
/** enough to come near the real plan without being felt while one types */
const EXCHANGES = 4_000

type PreviewPlan = Pick<Plan, 'themes' | 'questions' | 'rounds' | 'movement' | 'goal' | 'capacity'>

export function rotationPreview(plan: PreviewPlan): Preview {
  const tables = tablesOf(plan as Plan)
  const people = plan.capacity ?? tables.length * USUAL_AT_TABLE
  const hosts = people >= tables.length * 2 && plan.movement !== 'free' ? tables.length : 0
  const crowd: RotationPerson[] = Array.from({ length: people }, (_, index) => {
    const hostOf = index < hosts ? tables[index]?.id : undefined
    return { id: `p${index}`, ...(hostOf === undefined ? {} : { hostOf }) }
  })
  const sizes = { min: Math.floor(people / tables.length), max: Math.ceil(people / tables.length) }
  const empty = { people, tables: tables.length, hosts, sizes, again: false, routes: [] }
  const of = new Set(tables.map(table => table.theme ?? table.id)).size
  const rounds = plan.rounds.count
  if (plan.movement === 'free' || people > PICTURED_PEOPLE)
    return { ...empty, seen: { min: Math.min(of, rounds), max: Math.min(of, rounds), of } }

  const seats =
    plan.movement === 'mix'
      ? planRotation({ people: crowd, tables, rounds, seed: 1, goal: plan.goal, exchanges: EXCHANGES })
      : crewSeats(crowd, tables, rounds)
  // Who stays with a crew sits with the same people all day, whatever goes round.
  const meetings = plan.movement === 'hosts' ? stayingSeats(seats) : seats
  const movers = crowd.filter(person => person.hostOf === undefined)
  const themeOf = new Map(tables.map(table => [table.id, table.theme ?? table.id]))
  const themes = movers.map(person => (seats[person.id] ?? []).map(table => themeOf.get(table ?? '')))
  const distinct = themes.map(row => new Set(row).size)
  const numberOf = new Map(tables.map(table => [table.id, table.number]))
  const metByPerson = metBy(meetings)
  const met = movers.map(person => metByPerson.get(person.id) ?? 0)
  return {
    ...empty,
    seen: { min: Math.min(rounds, of, ...distinct), max: Math.max(1, ...distinct), of },
    again: themes.some((row, at) => (distinct[at] ?? 0) < row.length),
    met: {
      mean: Math.round(met.reduce((sum, others) => sum + others, 0) / Math.max(1, met.length)),
      min: Math.min(people - 1, ...met),
      max: Math.max(0, ...met),
    },
    routes: routesOf(movers.map((person, at) => ({ row: seats[person.id] ?? [], met: met[at] ?? 0 }))).map(route => ({
      ...route,
      tables: route.tables.map(table => numberOf.get(table) ?? 0),
    })),
  }
}

/** Crews as even as possible, each starting at its own table. */
function crewSeats(crowd: readonly RotationPerson[], tables: ReturnType<typeof tablesOf>, rounds: number): Seats {
  const starts = crewOrder(tables)
  let next = 0
  return Object.fromEntries(
    crowd.map(person => {
      if (person.hostOf !== undefined) return [person.id, Array.from({ length: rounds }, () => person.hostOf ?? null)]
      const start = starts[next++ % starts.length] ?? ''
      return [person.id, crewRoute(tables, start, rounds)]
    }),
  )
}

const stayingSeats = (seats: Seats): Seats =>
  Object.fromEntries(Object.entries(seats).map(([person, row]) => [person, row.map(() => row[0] ?? null)]))

function metBy(seats: Seats): Map<string, number> {
  const met = new Map(Object.keys(seats).map(person => [person, new Set<string>()]))
  const rounds = Math.max(0, ...Object.values(seats).map(row => row.length))
  for (let round = 0; round < rounds; round++) {
    const around = new Map<string, string[]>()
    for (const [person, row] of Object.entries(seats)) {
      const table = row[round]
      if (table != null) around.set(table, [...(around.get(table) ?? []), person])
    }
    for (const together of around.values())
      for (const person of together) for (const other of together) if (other !== person) met.get(person)?.add(other)
  }
  return new Map([...met].map(([person, others]) => [person, others.size]))
}

/** Routes that several take are one row; among the others, first some that start at different tables. */
function routesOf(rows: readonly { readonly row: readonly (string | null)[]; readonly met: number }[]) {
  const byRoute = new Map<string, { tables: string[]; people: number; met: number }>()
  for (const { row, met } of rows) {
    const tables = row.flatMap(table => (table === null ? [] : [table]))
    const known = byRoute.get(tables.join(' '))
    if (known === undefined) byRoute.set(tables.join(' '), { tables, people: 1, met })
    else known.people++
  }
  const all = [...byRoute.values()]
  const firsts = new Set<string | undefined>()
  const shown = all.filter(route => !firsts.has(route.tables[0]) && firsts.add(route.tables[0]))
  return shown.slice(0, ROUTES)
}
