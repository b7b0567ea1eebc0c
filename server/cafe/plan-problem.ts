import { foldName } from '../../shared/domain/fold-name.ts'
import { type Constraints, type PlannedPerson, tablesOf } from '../../shared/domain/plan.ts'
import type { PlannerPerson, PlannerProblem, PlannerTable, Seats } from '../../shared/domain/planner/problem.ts'
import { type CafeState, isOpenTable, isPerson, type Person } from './state.ts'

/** From the café to what the planner is asked: names become ids, rounds count from 0. */

export function plannerTables(state: CafeState): PlannerTable[] {
  return tablesOf(state.plan).map(table => {
    const { closedFrom, openFrom } = state.tables[table.id] ?? {}
    if (closedFrom === undefined) return table
    return { ...table, closedFrom: closedFrom - 1, ...(openFrom === undefined ? {} : { openFrom: openFrom - 1 }) }
  })
}

/** What the list asks for this person. */
export function constraintsOf(state: CafeState, person: Person): Constraints {
  if (person.listed === undefined) return {}
  return plannedOf(state, person)?.constraints ?? {}
}
export const plannedOf = (state: CafeState, person: Person): PlannedPerson | undefined =>
  person.listed === undefined ? undefined : state.plan.people.find(planned => planned.id === person.listed)

/** The first and last round (from 1) in which they are there. */
export function presenceOf(state: CafeState, person: Person): { readonly from: number; readonly until: number } {
  const asked = constraintsOf(state, person)
  return {
    from: person.from ?? asked.from ?? 1,
    until: person.until ?? asked.until ?? state.plan.rounds.count,
  }
}

/** The table at which they stay; none once it is closed in that round (from 1). */
export function staysAt(state: CafeState, person: Person, round: number): string | undefined {
  const { hostOf } = person
  if (hostOf === undefined) return undefined
  return isOpenTable(state, hostOf, round) ? hostOf : undefined
}

/** People as the planner knows them. */
export function plannerPeople(state: CafeState, people: readonly Person[], round = 1): PlannerPerson[] {
  const idsOf = namesOf(state)
  const planned = new Map(state.plan.people.map(each => [each.id, each]))
  const themes = new Set(state.plan.themes.map(theme => theme.id))
  const rounds = state.plan.rounds.count
  return people.map(person => {
    const listed = person.listed === undefined ? undefined : planned.get(person.listed)
    const asked = listed?.constraints ?? {}
    const ids = (names: readonly string[] = []): string[] =>
      names.flatMap(name => idsOf.get(foldName(name)) ?? []).filter(id => id !== person.id)
    const hostOf = staysAt(state, person, round)
    const [from, until] = [person.from ?? asked.from, person.until ?? asked.until]
    const wishes = (person.wishes.length > 0 ? person.wishes : (asked.wishes ?? [])).filter(id => themes.has(id))
    const tables = { ...asked.tables, ...person.pins }
    return {
      id: person.id,
      ...(hostOf === undefined ? {} : { hostOf }),
      ...(listed?.organisation === undefined && person.organisation === undefined
        ? {}
        : { organisation: person.organisation ?? listed?.organisation }),
      ...some('with', ids(asked.with)),
      ...some('apart', ids(asked.apart)),
      ...some('not', asked.notTables ?? []),
      ...(Object.keys(tables).length === 0
        ? {}
        : { pins: Array.from({ length: rounds }, (_, i) => tables[String(i + 1)] ?? null) }),
      ...(asked.language === undefined ? {} : { language: asked.language }),
      ...(asked.reachable === true ? { reachable: true } : {}),
      ...some('wishes', wishes),
      ...(from === undefined || from <= 1 ? {} : { from: from - 1 }),
      ...(until === undefined ? {} : { until }),
    }
  })
}

const some = <K extends string>(key: K, ids: readonly string[]): { readonly [P in K]?: readonly string[] } =>
  ids.length === 0 ? {} : ({ [key]: ids } as { readonly [P in K]?: readonly string[] })

/** Everybody by their name, as it is in the list or as they call themselves. */
function namesOf(state: CafeState): ReadonlyMap<string, string> {
  const planned = new Map(state.plan.people.map(each => [each.id, each.name]))
  const found = new Map<string, string>()
  for (const person of state.people.values()) {
    if (!isPerson(person)) continue
    for (const name of [person.name, planned.get(person.listed ?? '') ?? ''])
      if (name !== '' && !found.has(foldName(name))) found.set(foldName(name), person.id)
  }
  return found
}

export function toProblem(
  state: CafeState,
  people: readonly Person[],
  given: { readonly keep: number; readonly told?: Seats | undefined },
): PlannerProblem {
  return {
    people: plannerPeople(state, people, given.keep + 1),
    tables: plannerTables(state).map(table => {
      // A chair that was brought stays.
      if (table.seats === undefined || given.told === undefined) return table
      const rows = Object.values(given.told)
      const most = Array.from(
        { length: state.plan.rounds.count - given.keep },
        (_, i) => rows.filter(row => row[given.keep + i] === table.id).length,
      )
      return { ...table, seats: Math.max(table.seats, ...most) }
    }),
    rounds: state.plan.rounds.count,
    seed: state.plan.seed ?? state.seed,
    goal: state.plan.goal,
    ...(state.plan.guestStays === true ? { guestStays: true } : {}),
    ...(given.told === undefined ? {} : { told: given.told }),
    keep: given.keep,
  }
}
