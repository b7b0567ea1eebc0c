import { type Plan, type Table, tablesOf } from '../../shared/domain/plan.ts'
import { crewRoute, placeOf } from '../../shared/domain/rotation-crews.ts'
import { seatLatecomer } from '../../shared/domain/rotation-latecomer.ts'
import { planRotation, type RotationPerson, type Seats } from '../../shared/domain/rotation.ts'
import { type CafeState, type Person, presentRound, takesSeat, withPeople, withPerson } from './state.ts'

/** Who has which chair: pure steps from one state to the next. Rounds count from 1 outside, from 0 in a row of seats. */

/** Everybody who has a chair, and their rows. */
export const seatedPeople = (state: CafeState): Person[] => [...state.people.values()].filter(takesSeat)
export const seatsOf = (people: readonly Person[]): Seats =>
  Object.fromEntries(people.map(person => [person.id, person.seats]))
export const toRotation = (people: readonly Person[]): RotationPerson[] =>
  people.map(person => ({ id: person.id, ...(person.hostOf === undefined ? {} : { hostOf: person.hostOf }) }))

/** With one question per round a table's theme changes; what is not to be repeated is then the table. */
const tablesFor = (plan: Plan): Table[] => tablesOf(plan)

export interface FullTable {
  /** the next table with a free chair, if there is one */
  readonly next: Table | undefined
}

/** The present round's people at a table. */
export function sittersAt(state: CafeState, table: string, round: number): Person[] {
  return seatedPeople(state).filter(person => person.seats[round - 1] === table)
}

/** Is every chair of this table taken in that round (by others than `except`)? */
export function isFull(state: CafeState, table: Table, round: number, except?: string): boolean {
  if (table.seats === undefined) return false
  return sittersAt(state, table.id, round).filter(person => person.id !== except).length >= table.seats
}

export function nextFree(state: CafeState, table: Table, round: number, except?: string): Table | undefined {
  const tables = tablesOf(state.plan)
  const at = tables.findIndex(each => each.id === table.id)
  const others = [...tables.slice(at + 1), ...tables.slice(0, Math.max(0, at))]
  return others.find(each => !isFull(state, each, round, except))
}

/**
 * Gives somebody chairs from the present round on, without moving anybody else. Earlier rounds stay as they were.
 * `wanted`: the table they ask for now. Full: says so, with the next free one.
 */
export function seat(
  state: CafeState,
  person: Person,
  wanted?: string,
): { readonly state: CafeState } | { readonly full: FullTable } {
  const rounds = state.plan.rounds.count
  const now = presentRound(state)
  const past = Array.from({ length: rounds }, (_, i) =>
    now === undefined || i < now - 1 ? (person.seats[i] ?? null) : null,
  )
  if (now === undefined) return { state: withPerson(state, { ...person, seats: past }) }
  const tables = tablesOf(state.plan)
  if (person.hostOf !== undefined) {
    const row = past.map((table, i) => (i >= now - 1 ? (person.hostOf ?? null) : table))
    return { state: withPerson(state, { ...person, seats: row }) }
  }
  const asked = tables.find(table => table.id === wanted)
  if (asked !== undefined && isFull(state, asked, now, person.id))
    return { full: { next: nextFree(state, asked, now, person.id) } }
  const others = seatedPeople(state).filter(other => other.id !== person.id)
  const row = rowFor(state, others, past, now, wanted)
  if (row[now - 1] === null) return { full: { next: undefined } }
  return { state: withPerson(state, { ...person, seats: row }) }
}

/** A row of seats by the café's way of moving: past rounds as given, the rest in the holes that others leave. */
function rowFor(
  state: CafeState,
  others: readonly Person[],
  past: readonly (string | null)[],
  now: number,
  wanted: string | undefined,
): (string | null)[] {
  const { plan } = state
  const tables = tablesFor(plan)
  const rounds = plan.rounds.count
  const latecomer = (until: number) =>
    seatLatecomer({ others: seatsOf(others), own: past, tables, rounds: until, from: now - 1, wanted })
  if (plan.movement === 'mix') return latecomer(rounds)
  const first = latecomer(now)[now - 1] ?? null
  const row = past.map((table, i) => (i === now - 1 ? first : table))
  if (plan.movement === 'free' || first === null) return row
  // A crew: whoever sits at this table now goes on as that table's people do.
  const route = crewRoute(tables, first, rounds)
  return row.map((table, i) => (i > now - 1 ? (route[i - (now - 1)] ?? null) : table))
}

/** After a step back: whoever was not there yet at that time has a chair now, and nobody else moves. */
export function seatEverybody(state: CafeState): CafeState {
  const now = presentRound(state)
  if (now === undefined) return state
  const standing = seatedPeople(state).filter(person => person.seats[now - 1] == null)
  return standing.reduce((current, person) => {
    const result = seat(current, person)
    return 'state' in result ? result.state : current
  }, state)
}

/** Takes somebody's chairs back from the present round on: absent, following, or gone. */
export function unseat(state: CafeState, person: Person): CafeState {
  const now = presentRound(state) ?? state.plan.rounds.count + 1
  return withPerson(state, { ...person, seats: person.seats.map((table, i) => (i >= now - 1 ? null : table)) })
}

/**
 * Draws the day's rotation as the first round begins. People stay where they sit for it, unless tables differ by more than
 * one person: then as few as needed, the last to come, go to the smallest table. All later rounds are planned afresh.
 */
export function drawRotation(state: CafeState): CafeState {
  const evened = evenFirstRound(state)
  return { ...replanFrom(evened, 1), drawn: true }
}

/** Plans all rounds after the first `keep` ones afresh, for everybody who has a chair. */
export function replanFrom(state: CafeState, keep: number): CafeState {
  const people = seatedPeople(state)
  const tables = tablesFor(state.plan)
  const rounds = state.plan.rounds.count
  const row = (person: Person): readonly (string | null)[] =>
    Array.from({ length: rounds }, (_, i) => (i < keep ? (person.seats[i] ?? null) : null))
  switch (state.plan.movement) {
    case 'mix': {
      const seats = planRotation({
        people: toRotation(people),
        tables,
        rounds,
        seed: state.seed,
        goal: state.plan.goal,
        frozen: seatsOf(people),
        keep,
      })
      return withPeople(
        state,
        people.map(person => ({ ...person, seats: seats[person.id] ?? row(person) })),
      )
    }
    case 'groups':
    case 'hosts':
      return withPeople(
        state,
        people.map(person => {
          const last = person.seats[keep - 1]
          if (person.hostOf !== undefined)
            return { ...person, seats: row(person).map((table, i) => (i < keep ? table : (person.hostOf ?? null))) }
          if (last == null) return { ...person, seats: row(person) }
          const route = crewRoute(tables, last, rounds - keep + 1)
          return { ...person, seats: row(person).map((table, i) => (i < keep ? table : (route[i - keep + 1] ?? null))) }
        }),
      )
    case 'free':
      return withPeople(
        state,
        people.map(person => ({
          ...person,
          seats: row(person).map((table, i) => (i >= keep && person.hostOf !== undefined ? person.hostOf : table)),
        })),
      )
  }
}

function evenFirstRound(state: CafeState): CafeState {
  const tables = tablesOf(state.plan)
  const people = seatedPeople(state).sort((a, b) => b.joinedAt - a.joinedAt || (a.id < b.id ? 1 : -1))
  const at = new Map(people.map(person => [person.id, person.seats[0] ?? null]))
  const size = (table: Table): number => people.filter(person => at.get(person.id) === table.id).length
  const hasRoom = (table: Table): boolean => table.seats === undefined || size(table) < table.seats
  for (let step = 0; step < people.length; step++) {
    // Only a table that has somebody to give can be too large.
    const givers = tables.filter(table =>
      people.some(person => at.get(person.id) === table.id && person.hostOf === undefined),
    )
    const takers = tables.filter(hasRoom)
    const largest = givers.reduce<Table | undefined>(
      (most, table) => (most === undefined || size(table) > size(most) ? table : most),
      undefined,
    )
    const smallest = takers.reduce<Table | undefined>(
      (least, table) => (least === undefined || size(table) < size(least) ? table : least),
      undefined,
    )
    if (largest === undefined || smallest === undefined || size(largest) - size(smallest) <= 1) break
    const mover = people.find(person => at.get(person.id) === largest.id && person.hostOf === undefined)
    if (mover !== undefined) at.set(mover.id, smallest.id)
  }
  return withPeople(
    state,
    people.flatMap(person => {
      const table = at.get(person.id) ?? null
      return table === (person.seats[0] ?? null)
        ? []
        : [{ ...person, seats: person.seats.map((old, i) => (i === 0 ? table : old)) }]
    }),
  )
}

/** With free movement people stay where they are until they say otherwise. */
export function carrySeatsInto(state: CafeState, round: number): CafeState {
  if (state.plan.movement !== 'free' || round < 2) return state
  const staying = seatedPeople(state).filter(
    person => person.seats[round - 1] == null && person.seats[round - 2] != null,
  )
  return withPeople(
    state,
    staying.map(person => ({
      ...person,
      seats: person.seats.map((table, i) => (i === round - 1 ? (person.seats[round - 2] ?? null) : table)),
    })),
  )
}

/** Moves somebody to a table for the present round; their later rounds are re-seated only if they would see a theme twice. */
export function moveTo(state: CafeState, person: Person, table: Table): CafeState | undefined {
  const now = presentRound(state)
  if (now === undefined) return undefined
  const row = Array.from({ length: state.plan.rounds.count }, (_, i) =>
    i === now - 1 ? table.id : (person.seats[i] ?? null),
  )
  const themes = row.flatMap(id =>
    id === null ? [] : [tablesOf(state.plan).find(each => each.id === id)?.theme ?? id],
  )
  const sameAgain = new Set(themes).size < themes.length
  if (person.hostOf !== undefined || state.plan.movement !== 'mix' || !sameAgain)
    return withPerson(state, { ...person, seats: row })
  const others = seatsOf(seatedPeople(state).filter(other => other.id !== person.id))
  const seats = seatLatecomer({
    others,
    own: row,
    tables: tablesOf(state.plan),
    rounds: state.plan.rounds.count,
    from: now,
  })
  return withPerson(state, { ...person, seats })
}

/** The number of the table one sits at: with movement `hosts` cloths go round, else a cloth stays on its table. */
export function placeNumber(plan: Plan, table: string, round: number): number {
  const tables = tablesOf(plan)
  const at = plan.movement === 'hosts' ? placeOf(tables, table, round - 1) : table
  return tables.find(each => each.id === at)?.number ?? 0
}
