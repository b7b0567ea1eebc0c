import { planCrews } from '../../shared/domain/planner/crews.ts'
import { goalFigures } from '../../shared/domain/planner/goal-figures.ts'
import { planRotation } from '../../shared/domain/planner/plan.ts'
import type { Broken, PlannerFigures, Seats } from '../../shared/domain/planner/problem.ts'
import { crewFinder } from '../../shared/domain/rotation-crews.ts'
import { type PreviewPlan, previewProblem } from './preview-problem.ts'

/** What a plan gives, shown while it is being made: with the people of the list, and made-up ones for the others. */
export interface Preview {
  readonly people: number
  /** how many of them are in the list */
  readonly named: number
  readonly tables: number
  /** who stay at their table */
  readonly hosts: number
  /** people at a table, host included */
  readonly sizes: { readonly min: number; readonly max: number }
  /** themes (or tables, with one question per round) that somebody who moves sees, and of how many */
  readonly seen: { readonly min: number; readonly max: number; readonly of: number }
  /** does somebody sit twice at the same theme? */
  readonly again: boolean
  /** how many others somebody who moves meets over the day; undefined when people choose for themselves */
  readonly met?: { readonly mean: number; readonly min: number; readonly max: number } | undefined
  /** of the mix alone: what its goal counts, and the proven least of it */
  readonly goal?: { readonly repeats: number; readonly bound: number; readonly mostMeetings: number } | undefined
  readonly wishes?: PlannerFigures['wishes'] | undefined
  /** what is asked for somebody and cannot be */
  readonly broken: readonly Broken[]
  /** the names of those who have one, by the ids in `broken` */
  readonly names: ReadonlyMap<string, string>
  readonly routes: readonly Route[]
}
/** One row of the picture: numbers of tables, round after round. */
export interface Route {
  readonly tables: readonly number[]
  /** how many take it together */
  readonly people: number
  /** how many others they meet over the day */
  readonly met: number
  /** whose it is, when it is one person's whose name is known */
  readonly name?: string | undefined
  /** the crew that takes it, from 0, where people are in crews */
  readonly crew?: number | undefined
}

/** Beyond this a plan drawn while one types would be felt on an old laptop; sizes are still told. */
const PLANNED_PEOPLE = 500
/** Up to here the search may take all the time it takes for the real plan: a tenth of a second. */
const SEARCHED_PEOPLE = 120
const HASTE = 0.2
const ROUTES = 6

export function rotationPreview(plan: PreviewPlan): Preview {
  const { problem, tables, names, hosts } = previewProblem(plan)
  const people = problem.people.length
  const rounds = plan.rounds.count
  const of = new Set(tables.map(table => table.theme ?? table.id)).size
  const even = { min: Math.floor(people / tables.length), max: Math.ceil(people / tables.length) }
  const { length: named } = plan.people
  const empty = { people, named, tables: tables.length, hosts, again: false, broken: [], names, routes: [] }
  if (plan.movement === 'free' || people > PLANNED_PEOPLE)
    return { ...empty, sizes: even, seen: { min: Math.min(of, rounds), max: Math.min(of, rounds), of } }

  const { seats, figures } =
    plan.movement === 'mix'
      ? planRotation(problem, { effort: people > SEARCHED_PEOPLE ? HASTE : 1 })
      : planCrews(problem, plan.movement)
  // Who stays with a crew sits with the same people all day, whatever goes round.
  const meetings = plan.movement === 'hosts' ? stayingSeats(seats) : seats
  const movers = problem.people.filter(person => person.hostOf === undefined)
  const themeOf = new Map(tables.map(table => [table.id, table.theme ?? table.id]))
  // who comes late or leaves early sees fewer themes, and that is no fault of the plan
  const themes = movers.flatMap(person => {
    const row = seats[person.id] ?? []
    return row.includes(null) ? [] : [row.map(table => themeOf.get(table ?? ''))]
  })
  const distinct = themes.map(row => new Set(row).size)
  const numberOf = new Map(tables.map(table => [table.id, table.number]))
  const crewOf = crewFinder(tables)
  const metByPerson = metBy(meetings)
  const met = movers.map(person => metByPerson.get(person.id) ?? 0)
  const { repeats, bound, mostMeetings } = goalFigures(figures, plan.goal)
  return {
    ...empty,
    sizes: sizesOf(meetings, even),
    seen: { min: Math.min(rounds, of, ...distinct), max: Math.max(1, ...distinct), of },
    again: themes.some((row, at) => (distinct[at] ?? 0) < row.length),
    met: {
      mean: Math.round(met.reduce((sum, others) => sum + others, 0) / Math.max(1, met.length)),
      min: Math.min(people - 1, ...met),
      max: Math.max(0, ...met),
    },
    ...(plan.movement === 'mix' ? { goal: { repeats, bound, mostMeetings } } : {}),
    ...(figures.wishes.asked > 0 ? { wishes: figures.wishes } : {}),
    broken: figures.broken,
    routes: routesOf(
      movers.map((person, at) => ({ row: seats[person.id] ?? [], met: met[at] ?? 0, name: names.get(person.id) })),
    ).map(route => ({
      ...route,
      ...(plan.movement === 'mix' ? {} : { crew: crewOf(route.tables, 1) }),
      tables: route.tables.map(table => numberOf.get(table) ?? 0),
    })),
  }
}

const stayingSeats = (seats: Seats): Seats =>
  Object.fromEntries(Object.entries(seats).map(([person, row]) => [person, row.map(() => row[0] ?? null)]))

/** Round by round, who sits at each table that anybody sits at. */
function tablesByRound(seats: Seats): Map<string, string[]>[] {
  const rounds = Math.max(0, ...Object.values(seats).map(row => row.length))
  return Array.from({ length: rounds }, (_, round) => {
    const around = new Map<string, string[]>()
    for (const [person, row] of Object.entries(seats)) {
      const table = row[round]
      if (table == null) continue
      const there = around.get(table)
      if (there === undefined) around.set(table, [person])
      else there.push(person)
    }
    return around
  })
}

function sizesOf(seats: Seats, otherwise: Preview['sizes']): Preview['sizes'] {
  const sizes = tablesByRound(seats).flatMap(around => [...around.values()].map(there => there.length))
  return sizes.length === 0 ? otherwise : { min: Math.min(...sizes), max: Math.max(...sizes) }
}

function metBy(seats: Seats): Map<string, number> {
  const met = new Map(Object.keys(seats).map(person => [person, new Set<string>()]))
  for (const around of tablesByRound(seats))
    for (const together of around.values())
      for (const person of together) for (const other of together) if (other !== person) met.get(person)?.add(other)
  return new Map([...met].map(([person, others]) => [person, others.size]))
}

interface Row {
  readonly row: readonly (string | null)[]
  readonly met: number
  readonly name: string | undefined
}

/** Routes that several take are one row; among the others, first some that start at different tables. */
function routesOf(rows: readonly Row[]) {
  const byRoute = new Map<string, { tables: string[]; people: number; met: number; name: string | undefined }>()
  for (const { row, met, name } of rows) {
    // a picture has a place for each round: who comes later or leaves before is not its example
    if (row.includes(null)) continue
    const tables = row.flatMap(table => (table === null ? [] : [table]))
    const known = byRoute.get(tables.join(' '))
    if (known === undefined) byRoute.set(tables.join(' '), { tables, people: 1, met, name })
    else {
      known.people++
      known.name ??= name
    }
  }
  const all = [...byRoute.values()]
  const firsts = new Set<string | undefined>()
  const shown = all.filter(route => !firsts.has(route.tables[0]) && firsts.add(route.tables[0]))
  return shown.slice(0, ROUTES)
}
