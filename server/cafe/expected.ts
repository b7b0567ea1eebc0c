import type { Role } from '../../shared/access/roles.ts'
import { foldName } from '../../shared/domain/fold-name.ts'
import { type PlannedPerson, type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { hasCome } from './plan-undo.ts'
import { fillAll, planWhole } from './seating.ts'
import { type CafeState, isPerson, isUntold, type Person, presentRound, withPeople } from './state.ts'

/** People of the plan's list: each has a place of their own before they come, and whoever comes with their name takes it. */

/** The list with an id for everybody: their own, that of somebody of the same name in the list before, or a fresh one. */
export function identified(plan: Plan, before: readonly PlannedPerson[], freshId: () => string): Plan {
  if (plan.people.length === 0) return plan
  const ids = new Set<string>()
  const claim = (id: string | undefined): string | undefined => {
    if (id === undefined || ids.has(id)) return undefined
    ids.add(id)
    return id
  }
  const own = plan.people.map(person => claim(person.id))
  const known = new Map(before.map(person => [foldName(person.name), person.id]))
  const people = plan.people.map((person, i) => ({
    ...person,
    id: own[i] ?? claim(known.get(foldName(person.name))) ?? freshOf(ids, freshId),
  }))
  return { ...plan, people }
}

function freshOf(ids: Set<string>, freshId: () => string): string {
  let id = freshId()
  while (ids.has(id)) id = freshId()
  ids.add(id)
  return id
}

/**
 * Brings the café's people in line with the list: newcomers of the list get a place, those taken off it who have not come lose
 * theirs, names and tables to host follow. Nobody who has come is touched. `freshId` makes the ids of people.
 */
export function followList(state: CafeState, now: number, freshId: () => string): CafeState {
  const listed = new Map<string, Person>()
  for (const person of state.people.values()) if (person.listed !== undefined) listed.set(person.listed, person)
  // Who asked to be forgotten is not brought back by an older copy of the list.
  const people = state.plan.people.filter(planned => listed.get(planned.id ?? '')?.gone !== true)
  const plan = people.length === state.plan.people.length ? state.plan : { ...state.plan, people }
  const tables = new Set(tablesOf(plan).map(table => table.id))
  const wanted = new Set(people.map(planned => planned.id))
  const next = new Map(state.people)
  for (const person of listed.values())
    if (!wanted.has(person.listed) && !person.gone && person.reserved === true && !isAwaited(state, person))
      next.delete(person.id)
  people.forEach((planned, at) => {
    const { id = '', name, constraints = {} } = planned
    const hostOf = constraints.hosts !== undefined && tables.has(constraints.hosts) ? constraints.hosts : undefined
    const device = constraints.paper === true ? ('paper' as const) : ('own' as const)
    const role = hostOf === undefined ? ('participant' as const) : ('host' as const)
    const known = listed.get(id)
    if (known === undefined) {
      const person: Person = {
        id: freshId(),
        name,
        role,
        ...(hostOf === undefined ? {} : { hostOf }),
        consent: { name: false, email: false },
        device,
        wishes: [],
        following: false,
        absent: false,
        expected: true,
        reserved: true,
        listed: id,
        gone: false,
        // In the order of the list, so that it reads the same everywhere.
        joinedAt: now + at / 10_000,
        tokenHash: '',
        seats: [],
        scribeFor: [],
        dots: { tables: {}, harvest: {} },
        clientIds: [],
      }
      next.set(person.id, person)
    } else if (known.reserved === true && next.has(known.id)) {
      const same = known.name === name && known.hostOf === hostOf && known.device === device
      if (!same) next.set(known.id, { ...known, name, role, hostOf, device })
    }
  })
  return { ...state, plan, people: next }
}

/** Somebody writes for them, or has: they are here, though without a device. */
const isAwaited = (state: CafeState, person: Person): boolean =>
  [...state.people.values()].some(each => each.scribeFor.includes(person.id))

/** After the list or the tables changed: all anew as long as nobody was told, else only whoever has no chair yet. */
export function seatList(state: CafeState, before: CafeState): CafeState {
  if (isUntold(state)) return planWhole(state)
  const now = presentRound(state)
  if (now === undefined) return state
  const hosting = [...state.people.values()].filter(
    person => person.hostOf !== undefined && person.hostOf !== before.people.get(person.id)?.hostOf,
  )
  // A host of the list who has not come yet sits at their table, whatever they were told.
  const moved = withPeople(
    state,
    hosting
      .filter(person => person.reserved === true)
      .map(person => ({
        ...person,
        seats: Array.from({ length: state.plan.rounds.count }, (_, i) =>
          i < now - 1 ? (person.seats[i] ?? null) : (person.hostOf ?? null),
        ),
      })),
  )
  return fillAll(moved, [...moved.people.keys()], now - 1)
}

/** With what somebody came: as a guest, or as a host, perhaps with the key of one table. */
export interface CameAs {
  readonly role: Role
  readonly table?: string | undefined
}

/**
 * Everybody whose place waits for whoever comes with their name. A host's place opens a host's tools: it takes a host's key (of that
 * table, if it is a table's), or their own code.
 */
export function awaited(state: CafeState, as: CameAs): Person[] {
  const written = new Set([...state.people.values()].flatMap(person => person.scribeFor))
  return [...state.people.values()].filter(
    person =>
      person.reserved === true &&
      isPerson(person) &&
      !hasCome(person) &&
      !written.has(person.id) &&
      person.role === as.role &&
      (as.table === undefined || as.table === person.hostOf),
  )
}

/** The place that is kept in this name; none when nobody of that name is announced, or somebody came for it already. */
export function placeFor(state: CafeState, name: string, as: CameAs): Person | undefined {
  const folded = foldName(name)
  return folded === '' ? undefined : awaited(state, as).find(person => foldName(person.name) === folded)
}

/** What in the list nobody can follow: names and tables that do not exist. In plain English, for API users. */
export function listWarnings(plan: Plan): string[] {
  const names = new Set(plan.people.map(person => foldName(person.name)))
  const tables = new Set(tablesOf(plan).map(table => table.id))
  const themes = new Set(plan.themes.map(theme => theme.id))
  return plan.people.flatMap(({ name, constraints: asked = {} }, at) => {
    const unknown = (key: string, wanted: readonly string[], known: ReadonlySet<string>, fold = false): string[] =>
      wanted.flatMap(each =>
        known.has(fold ? foldName(each) : each)
          ? []
          : [`people.${at}.constraints.${key}: ${name} names «${each}», which is not there`],
      )
    return [
      ...unknown('with', asked.with ?? [], names, true),
      ...unknown('apart', asked.apart ?? [], names, true),
      ...unknown('notTables', asked.notTables ?? [], tables),
      ...unknown('tables', Object.values(asked.tables ?? {}), tables),
      ...unknown('hosts', asked.hosts === undefined ? [] : [asked.hosts], tables),
      ...unknown('wishes', asked.wishes ?? [], themes),
    ]
  })
}

/** Takes somebody out of the list, and their name out of what others asked for. */
export function withoutListed(plan: Plan, person: Pick<Person, 'listed' | 'name'>): Plan {
  const folded = foldName(person.name)
  const listed = plan.people.find(planned => planned.id === person.listed && person.listed !== undefined)
  const names = new Set([folded, ...(listed === undefined ? [] : [foldName(listed.name)])])
  const others = plan.people.filter(planned => planned !== listed)
  // Somebody else may bear that name: what is asked of them stands.
  if (others.some(planned => names.has(foldName(planned.name))))
    return listed === undefined ? plan : { ...plan, people: others }
  const without = (list: readonly string[] | undefined) => list?.filter(name => !names.has(foldName(name)))
  return {
    ...plan,
    people: others.map(planned =>
      planned.constraints === undefined
        ? planned
        : {
            ...planned,
            constraints: {
              ...planned.constraints,
              with: without(planned.constraints.with),
              apart: without(planned.constraints.apart),
            },
          },
    ),
  }
}
