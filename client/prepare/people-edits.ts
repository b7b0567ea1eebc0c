import { type Constraints, LIMITS, type PlannedPerson } from '../../shared/domain/plan.ts'
import type { PlanEdit } from './plan-edits.ts'

/** Who is expected, and what is to be heeded for them. Others are named as in the list: a new name is followed everywhere. */

export const addPeople =
  (listed: readonly PlannedPerson[]): PlanEdit =>
  plan => {
    const taken = new Set(plan.people.map(person => person.id))
    let next = 1
    const fresh = listed.slice(0, LIMITS.people - plan.people.length).map(person => {
      while (taken.has(`g${next}`)) next++
      return { id: `g${next++}`, ...person }
    })
    return { ...plan, people: [...plan.people, ...fresh] }
  }

/** Puts a person's card in place of the one before. */
export const setPerson =
  (id: string, card: PlannedPerson): PlanEdit =>
  plan => {
    const before = plan.people.find(person => person.id === id)
    if (before === undefined) return plan
    const others = plan.people.some(person => person.id !== id && person.name === before.name)
    const next: PlannedPerson = { ...tidyPerson(card), id }
    return {
      ...plan,
      people: plan.people.map(person => {
        if (person.id === id) return next
        // with a namesake in the list nobody can tell whom the others meant
        return others || before.name === next.name ? person : renamed(person, before.name, next.name)
      }),
    }
  }

/** Who of the list hosts a table: nobody (undefined), or one person, who then hosts no other. */
export const setHost =
  (table: string, host: string | undefined): PlanEdit =>
  plan => ({
    ...plan,
    people: plan.people.map(person => {
      const hosts = person.constraints?.hosts
      if (person.id === host) return tidyPerson({ ...person, constraints: { ...person.constraints, hosts: table } })
      return hosts === table
        ? tidyPerson({ ...person, constraints: { ...person.constraints, hosts: undefined } })
        : person
    }),
  })

/** Takes people out of the list, and what others asked about them. */
export const removePeople =
  (ids: ReadonlySet<string>): PlanEdit =>
  plan => {
    const kept = plan.people.filter(person => !ids.has(person.id ?? ''))
    const names = new Set(kept.map(person => person.name))
    const gone = plan.people.filter(person => ids.has(person.id ?? '') && !names.has(person.name))
    return {
      ...plan,
      people: kept.map(person => gone.reduce((each, { name }) => renamed(each, name, undefined), person)),
    }
  }

function renamed(person: PlannedPerson, from: string, to: string | undefined): PlannedPerson {
  const { constraints } = person
  if (constraints === undefined) return person
  const change = (names: readonly string[] | undefined) =>
    names?.flatMap(name => (name !== from ? [name] : to === undefined ? [] : [to]))
  if (![...(constraints.with ?? []), ...(constraints.apart ?? [])].includes(from)) return person
  return tidyPerson({
    ...person,
    constraints: { ...constraints, with: change(constraints.with), apart: change(constraints.apart) },
  })
}

/** Without what says nothing: empty lists, unticked boxes, blank lines. */
export function tidyPerson(person: PlannedPerson): PlannedPerson {
  const constraints = tidyConstraints(person.constraints ?? {})
  const text = (value: string | undefined) => (value?.trim() === '' ? undefined : value?.trim())
  return filled({
    id: person.id,
    name: person.name.trim(),
    organisation: text(person.organisation),
    email: text(person.email),
    constraints: Object.keys(constraints).length === 0 ? undefined : constraints,
  })
}

export const tidyConstraints = (constraints: Constraints): Constraints =>
  filled({
    ...constraints,
    with: some(constraints.with),
    apart: some(constraints.apart),
    notTables: some(constraints.notTables),
    wishes: some(constraints.wishes),
    tables: Object.keys(constraints.tables ?? {}).length === 0 ? undefined : constraints.tables,
    reachable: constraints.reachable === true ? true : undefined,
    paper: constraints.paper === true ? true : undefined,
    hosts: constraints.hosts === '' ? undefined : constraints.hosts,
  })

const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list

/** Fields that are undefined are left out: so a plan is the same after a journey through JSON. */
function filled<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
