import type { PlanChange, PlanFigures, PlanRule, RoundSizes } from '../../shared/protocol/api.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { PlannerPerson, PlannerTable, Seats } from '../../shared/domain/planner/problem.ts'
import { rotationFigures } from '../../shared/domain/planner/figures.ts'
import { goalFigures } from '../../shared/domain/planner/goal-figures.ts'
import { plannerPeople, plannerTables, staysAt, toProblem } from './plan-problem.ts'
import { isThere, seatedPeople, seatsOf } from './seating.ts'
import { type CafeState, isOpenTable, type Person, presentRound } from './state.ts'

/** What a change of the plan does to people: said before it is made, and again once it is. */

/** The rounds (from 1) whose seats may still become others: those to come, and the present one where it did. */
export function describeChange(before: CafeState, after: CafeState): PlanChange {
  const first = presentRound(after) ?? after.plan.rounds.count + 1
  const people = seatedPeople(after)
  const changed: { person: string; name: string; before: Person['seats']; after: Person['seats'] }[] = []
  const arrived: { person: string; name: string; seats: Person['seats']; met: number; rounds: number }[] = []
  const left: { person: string; name: string }[] = []
  for (const person of after.people.values()) {
    const old = before.people.get(person.id)
    if (old?.seats === person.seats && old.absent === person.absent) continue
    const [was, is] = [ahead(old?.seats, first), ahead(person.seats, first)]
    const { id, name } = person
    if (!is.some(taken) && was.some(taken)) left.push({ person: id, name })
    else if (is.some(taken) && !was.some(taken)) {
      const others = metBy(person, people)
      arrived.push({ person: id, name, seats: person.seats, met: others, rounds: person.seats.filter(taken).length })
    } else if (is.some((table, i) => table !== (was[i] ?? null) && table !== null))
      changed.push({ person: id, name, before: old?.seats ?? [], after: person.seats })
    else if (is.some((table, i) => table === null && (was[i] ?? null) !== null)) left.push({ person: id, name })
  }
  return {
    changed,
    arrived,
    left,
    figures: figuresOf(after, people),
    sizes: sizesOf(after, people),
    ...rulesHeld(after, people, first),
    unseated: unseatedIn(after, people, first),
  }
}

const taken = (table: string | null): boolean => table !== null
const ahead = (row: Person['seats'] = [], first: number): Person['seats'] => row.slice(first - 1)

function metBy(person: Person, people: readonly Person[]): number {
  return people.filter(
    other => other.id !== person.id && other.seats.some((table, i) => table !== null && table === person.seats[i]),
  ).length
}

/** Guests at each open table of the rounds to come, the present one first: smallest and largest. Who hosts is not counted. */
export function sizesOf(state: CafeState, people: readonly Person[] = seatedPeople(state)): RoundSizes[] {
  const first = presentRound(state) ?? state.plan.rounds.count + 1
  return Array.from({ length: Math.max(0, state.plan.rounds.count - first + 1) }, (_, i) => {
    const round = first + i
    const sizes = new Map(
      tablesOf(state.plan).flatMap(({ id }) => (isOpenTable(state, id, round) ? [[id, 0] as [string, number]] : [])),
    )
    for (const person of people) {
      const table = person.seats[round - 1]
      if (table == null || staysAt(state, person, round) === table) continue
      sizes.set(table, (sizes.get(table) ?? 0) + 1)
    }
    const counts = [...sizes.values()]
    return { round, min: Math.min(...counts), max: Math.max(...counts) }
  })
}

export function figuresOf(state: CafeState, people: readonly Person[]): PlanFigures {
  const guests = people.filter(person => person.hostOf === undefined)
  const hosts = people.filter(person => person.hostOf !== undefined)
  const figures = goalFigures(rotationFigures(toProblem(state, people, { keep: 0 }), seatsOf(people)), state.plan.goal)
  const sizes = new Map<string, number>()
  for (const { seats } of guests)
    seats.forEach((table, i) => {
      if (table !== null) sizes.set(`${i} ${table}`, (sizes.get(`${i} ${table}`) ?? 0) + 1)
    })
  const whole = guests.filter(person => person.seats.every(taken))
  const counted = whole.length > 0 ? whole : guests
  const met = counted.map(person => metBy(person, guests))
  const most = counted.map(({ seats }) =>
    Math.min(
      guests.length - 1,
      seats.reduce((sum, table, i) => sum + (table === null ? 0 : (sizes.get(`${i} ${table}`) ?? 1) - 1), 0),
    ),
  )
  return {
    met: {
      mean: met.length === 0 ? 0 : Math.round((met.reduce((sum, n) => sum + n, 0) / met.length) * 10) / 10,
      min: met.length === 0 ? 0 : Math.min(...met),
      max: Math.max(0, ...met),
    },
    repeats: figures.repeats,
    bound: figures.bound,
    most: Math.max(0, ...most),
    hosts: Math.max(0, ...counted.map(person => metBy(person, hosts))),
  }
}

type Held = Pick<PlanChange, 'kept' | 'broken'>

/** Each rule of the list: does it hold in every round to come? */
function rulesHeld(state: CafeState, people: readonly Person[], first: number): Held {
  const seats = seatsOf(people)
  const tables = new Map(plannerTables(state).map(table => [table.id, table]))
  const kept = new Map<PlanRule, string[]>()
  const broken: { rule: PlanRule; people: string[]; round: number }[] = []
  for (const person of plannerPeople(state, people)) {
    if (person.hostOf !== undefined) continue
    for (const rule of rulesOf(person)) {
      const wrong = Array.from({ length: state.plan.rounds.count }, (_, i) => i).find(
        round => round >= first - 1 && breaks(rule, person, round, seats, tables),
      )
      if (wrong === undefined) kept.set(rule, [...(kept.get(rule) ?? []), person.id])
      else broken.push({ rule, people: [person.id, ...mates(rule, person)], round: wrong + 1 })
    }
    if ((person.wishes ?? []).length > 0) {
      const seen = new Set((seats[person.id] ?? []).map(table => tables.get(table ?? '')?.theme))
      if (person.wishes?.every(theme => seen.has(theme)) === true)
        kept.set('wishes', [...(kept.get('wishes') ?? []), person.id])
    }
  }
  return { kept: [...kept].map(([rule, ids]) => ({ rule, people: ids })), broken }
}

const mates = (rule: PlanRule, person: PlannerPerson): readonly string[] =>
  (rule === 'with' ? person.with : rule === 'apart' ? person.apart : undefined) ?? []

function rulesOf(person: PlannerPerson): PlanRule[] {
  return [
    ...(person.with === undefined ? [] : (['with'] as const)),
    ...(person.apart === undefined ? [] : (['apart'] as const)),
    ...(person.not === undefined ? [] : (['not'] as const)),
    ...(person.pins === undefined ? [] : (['pin'] as const)),
    ...(person.language === undefined ? [] : (['language'] as const)),
    ...(person.reachable === true ? (['reachable'] as const) : []),
  ]
}

function breaks(
  rule: PlanRule,
  person: PlannerPerson,
  round: number,
  seats: Seats,
  tables: ReadonlyMap<string, PlannerTable>,
): boolean {
  const at = seats[person.id]?.[round] ?? null
  if (at === null) return false
  const table = tables.get(at)
  const tableOf = (id: string): string | null => seats[id]?.[round] ?? null
  switch (rule) {
    case 'with':
      return (person.with ?? []).some(id => tableOf(id) !== null && tableOf(id) !== at)
    case 'apart':
      return (person.apart ?? []).some(id => tableOf(id) === at)
    case 'not':
      return (person.not ?? []).includes(at)
    case 'pin':
      return (person.pins?.[round] ?? at) !== at
    case 'language':
      return table?.language !== undefined && table.language !== person.language
    case 'reachable':
      return table?.reachable !== true && [...tables.values()].some(each => each.reachable === true)
    case 'wishes':
      return false
  }
}

function unseatedIn(state: CafeState, people: readonly Person[], first: number): PlanChange['unseated'] {
  if (state.plan.movement === 'free') return []
  return people.flatMap(person => {
    const there = isThere(state, person)
    const rounds = there.flatMap((yes, i) => (yes && i >= first - 1 && person.seats[i] == null ? [i + 1] : []))
    return rounds.length === 0 ? [] : [{ person: person.id, rounds }]
  })
}
