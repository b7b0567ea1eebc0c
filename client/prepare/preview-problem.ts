import { foldName } from '../../shared/domain/fold-name.ts'
import { type Plan, type PlannedPerson, type Table, tablesOf } from '../../shared/domain/plan.ts'
import type { PlannerPerson, PlannerProblem } from '../../shared/domain/planner/problem.ts'

/** Before anybody said how many come: a good table. */
const USUAL_AT_TABLE = 7

export type PreviewPlan = Pick<
  Plan,
  'themes' | 'questions' | 'rounds' | 'movement' | 'goal' | 'capacity' | 'people' | 'seed' | 'guestStays'
>

/** What the planner is asked while a plan is being made: people of the list, and made-up ones up to the number expected. */
export interface PreviewProblem {
  readonly problem: PlannerProblem
  readonly tables: readonly Table[]
  /** ids of those whose name is known */
  readonly names: ReadonlyMap<string, string>
  /** how many stay at a table */
  readonly hosts: number
}

export function previewProblem(plan: PreviewPlan): PreviewProblem {
  const tables = tablesOf(plan as Plan)
  const listed = listedPeople(plan.people, plan, tables)
  const usual = plan.people.length > 0 ? plan.people.length : tables.length * USUAL_AT_TABLE
  const people = Math.max(plan.people.length, plan.capacity ?? usual)
  // Without a list, one host a table; with one, those of whom it says so.
  const madeUpHosts =
    plan.people.length === 0 && people >= tables.length * 2 && plan.movement !== 'free' && plan.guestStays !== true
      ? tables.length
      : 0
  const madeUp: PlannerPerson[] = Array.from({ length: people - listed.length }, (_, index) => {
    const hostOf = index < madeUpHosts ? tables[index]?.id : undefined
    return { id: `x${index}`, ...(hostOf === undefined ? {} : { hostOf }) }
  })
  const crowd = [...listed, ...madeUp]
  return {
    problem: {
      people: crowd,
      tables,
      rounds: plan.rounds.count,
      seed: plan.seed ?? 1,
      goal: plan.goal,
      ...(plan.guestStays === true && plan.movement === 'mix' ? { guestStays: true } : {}),
    },
    tables,
    names: new Map(plan.people.map((person, index) => [idOf(person, index), person.name])),
    hosts: crowd.filter(person => person.hostOf !== undefined).length,
  }
}

const idOf = (person: PlannedPerson, index: number): string => person.id ?? `n${index}`

/** Names become ids, rounds count from 0; what is gone from the plan is asked no more. */
function listedPeople(
  people: readonly PlannedPerson[],
  plan: PreviewPlan,
  tables: readonly Table[],
): readonly PlannerPerson[] {
  const known = new Set(tables.map(table => table.id))
  const themes = new Set(plan.themes.map(theme => theme.id))
  const byName = new Map<string, string>()
  people.forEach((person, index) => {
    if (!byName.has(foldName(person.name))) byName.set(foldName(person.name), idOf(person, index))
  })
  return people.map((person, index) => {
    const asked = person.constraints ?? {}
    const id = idOf(person, index)
    const ids = (names: readonly string[] = []) =>
      names.flatMap(name => byName.get(foldName(name)) ?? []).filter(other => other !== id)
    const pins = Array.from({ length: plan.rounds.count }, (_, round) => {
      const table = asked.tables?.[String(round + 1)]
      return table !== undefined && known.has(table) ? table : null
    })
    const fields: PlannerPerson = {
      id,
      hostOf: asked.hosts !== undefined && known.has(asked.hosts) ? asked.hosts : undefined,
      organisation: person.organisation,
      with: ids(asked.with),
      apart: ids(asked.apart),
      not: asked.notTables?.filter(table => known.has(table)),
      pins: pins.some(table => table !== null) ? pins : undefined,
      language: asked.language,
      reachable: asked.reachable,
      wishes: asked.wishes?.filter(theme => themes.has(theme)),
      from: asked.from === undefined ? undefined : asked.from - 1,
      until: asked.until,
    }
    const isSaid = ([, value]: [string, unknown]) =>
      value !== undefined && !(Array.isArray(value) && value.length === 0)
    return Object.fromEntries(Object.entries(fields).filter(isSaid)) as unknown as PlannerPerson
  })
}
