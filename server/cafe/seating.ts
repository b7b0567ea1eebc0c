import { type Plan, type Table, tablesOf } from '../../shared/domain/plan.ts'
import type { Seats } from '../../shared/domain/planner/problem.ts'
import { crewRoute, placeOf } from '../../shared/domain/rotation-crews.ts'
import { fillHoles } from './fill-holes.ts'
import { plannerPeople, plannerTables, presenceOf, staysAt, toProblem } from './plan-problem.ts'
import { planAll } from './plan-rotation.ts'
import { type CafeState, isOpenTable, type Person, presentRound, takesSeat, withPeople, withPerson } from './state.ts'

/** Who has which chair: pure steps from one state to the next. Rounds count from 1 outside, from 0 in a row of seats. */

/** Everybody who has a chair, and their rows. */
export const seatedPeople = (state: CafeState): Person[] => [...state.people.values()].filter(takesSeat)
export const seatsOf = (people: readonly Person[]): Seats =>
  Object.fromEntries(people.map(person => [person.id, person.seats]))

export interface FullTable {
  /** the next table with a free chair, if there is one */
  readonly next: Table | undefined
}

/** The present round's people at a table. */
export function sittersAt(state: CafeState, table: string, round: number): Person[] {
  return seatedPeople(state).filter(person => person.seats[round - 1] === table)
}

/** Is every chair of this table taken in that round (by others than `except`)? A closed table has none. */
export function isFull(state: CafeState, table: Table, round: number, except?: string): boolean {
  if (!isOpenTable(state, table.id, round)) return true
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
 * Gives somebody chairs from the present round on, as long as they are there, without moving anybody else. Earlier rounds stay
 * as they were. `wanted`: the table they ask for now. Full: says so, with the next free one; with `extraChairs` a chair is brought.
 */
export function seat(
  state: CafeState,
  person: Person,
  wanted?: string,
  options: { readonly extraChairs?: boolean | undefined } = {},
): { readonly state: CafeState } | { readonly full: FullTable } {
  const rounds = state.plan.rounds.count
  const now = presentRound(state)
  const past = Array.from({ length: rounds }, (_, i) =>
    now === undefined || i < now - 1 ? (person.seats[i] ?? null) : null,
  )
  if (now === undefined) return { state: withPerson(state, { ...person, seats: past }) }
  const { from, until } = presenceOf(state, person)
  const open = past.map((_, i) => i >= now - 1 && i + 1 >= from && i + 1 <= until)
  const asked = tablesOf(state.plan).find(table => table.id === wanted)
  const stays = staysAt(state, person, now) !== undefined
  if (!stays && asked !== undefined && options.extraChairs !== true && isFull(state, asked, now, person.id))
    return { full: { next: nextFree(state, asked, now, person.id) } }
  const row = rowFor(state, person, { past, open, now, wanted: asked?.id, extraChairs: options.extraChairs })
  if (open[now - 1] === true && row[now - 1] === null) return { full: { next: undefined } }
  return { state: withPerson(state, { ...person, seats: row }) }
}

interface Wanted {
  readonly past: readonly (string | null)[]
  /** the rounds in which they are to have a chair */
  readonly open: readonly boolean[]
  readonly now: number
  readonly wanted: string | undefined
  readonly extraChairs: boolean | undefined
}

/** A row of seats by the café's way of moving: past rounds as given, the rest in the holes that others leave. */
function rowFor(state: CafeState, person: Person, given: Wanted): (string | null)[] {
  const { past, open, now, wanted } = given
  const { plan } = state
  const hosted = past.map((table, i) => (open[i] === true ? (staysAt(state, person, i + 1) ?? null) : table))
  const options = {
    extraChairs: given.extraChairs,
    ...(wanted === undefined ? {} : { wanted: { round: now - 1, table: wanted } }),
  }
  if (plan.movement === 'mix') return holesFilled(state, person, hosted, open, options)
  const first = open.indexOf(true)
  const only = open.map((_, i) => i === first)
  const seated = holesFilled(state, person, hosted, only, options)
  const start = seated[first] ?? null
  if (plan.movement === 'free' || start === null || hosted[first] !== null) return seated
  // A crew: whoever sits at this table now goes on as that table's people do.
  const route = crewRoute(tablesOf(plan), start, plan.rounds.count)
  const row = seated.map((table, i) => {
    const next = route[i - first] ?? null
    return i > first && open[i] === true && next !== null && isOpenTable(state, next, i + 1) ? next : table
  })
  return holesFilled(state, person, row, open, { extraChairs: given.extraChairs })
}

/** The same row with chairs in those of these rounds that had none; everybody else stays. */
export function holesFilled(
  state: CafeState,
  person: Person,
  own: readonly (string | null)[],
  open: readonly boolean[],
  options: {
    readonly wanted?: { readonly round: number; readonly table: string } | undefined
    readonly extraChairs?: boolean | undefined
  } = {},
): (string | null)[] {
  if (own.every((table, i) => table !== null || open[i] !== true)) return [...own]
  const others = seatsOf(seatedPeople(state).filter(other => other.id !== person.id))
  const known = state.people.has(person.id) ? state : withPerson(state, person)
  const [planner = { id: person.id }] = plannerPeople(known, [person], state.plan.rounds.count)
  return fillHoles({ person: planner, own, open, others, tables: plannerTables(state), ...options })
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

/** Takes somebody's chairs back, from the present round on or from a later one (from 1): absent, following, or gone. */
export function unseat(state: CafeState, person: Person, from = 0): CafeState {
  const now = Math.max(from, presentRound(state) ?? state.plan.rounds.count + 1)
  return withPerson(state, { ...person, seats: person.seats.map((table, i) => (i >= now - 1 ? null : table)) })
}

/**
 * Draws the day's rotation as the first round begins. People stay where they sit for it, unless tables differ by more than
 * one person: then as few as needed, the last to come, go to the smallest table. All later rounds are planned afresh; but where
 * people were announced, their tables were told beforehand: those stay, and only who came without being announced is planned.
 */
export function drawRotation(state: CafeState): CafeState {
  const known = (person: Person): boolean => person.listed !== undefined || person.reserved === true
  const people = seatedPeople(state)
  if (state.told !== true && !people.some(known)) {
    return {
      ...replanFrom(
        evenFirstRound(state, () => true),
        1,
      ),
      drawn: true,
    }
  }
  const evened = evenFirstRound(state, person => !known(person))
  return { ...evened, drawn: true }
}

/** Plans all rounds after the first `keep` ones afresh, for everybody who has a chair. */
export function replanFrom(state: CafeState, keep: number): CafeState {
  const people = seatedPeople(state)
  const tables = tablesOf(state.plan)
  const rounds = state.plan.rounds.count
  const row = (person: Person): readonly (string | null)[] =>
    Array.from({ length: rounds }, (_, i) => (i < keep ? (person.seats[i] ?? null) : null))
  switch (state.plan.movement) {
    case 'mix': {
      const seats = planAll(toProblem(state, people, { keep, told: seatsOf(people) }))
      return withPeople(
        state,
        people.map(person => ({ ...person, seats: seats[person.id] ?? row(person) })),
      )
    }
    case 'groups':
    case 'hosts': {
      const routed = withPeople(
        state,
        people.map(person => {
          const last = person.seats[keep - 1]
          const route = last == null ? [] : crewRoute(tables, last, rounds - keep + 1)
          const open = isThere(state, person)
          return {
            ...person,
            seats: row(person).map((table, i) => {
              if (i < keep || open[i] !== true) return table
              const next =
                staysAt(state, person, i + 1) ?? (person.hostOf === undefined ? route[i - keep + 1] : undefined)
              return next !== undefined && isOpenTable(state, next, i + 1) ? next : null
            }),
          }
        }),
      )
      // Whose crew would come to a closed table sits down where there is room; who comes later goes with a crew from then on.
      const going = people.filter(person => keep > 0 && person.seats[keep - 1] != null).map(person => person.id)
      return people.reduce(
        (current, { id }) => {
          const person = current.people.get(id)
          if (person === undefined || going.includes(id)) return current
          const open = isThere(current, person).map((there, i) => there && i >= keep)
          if (!open.includes(true)) return current
          const given = { past: row(person), open, now: keep + 1, wanted: undefined, extraChairs: undefined }
          return withPerson(current, { ...person, seats: rowFor(current, person, given) })
        },
        fillAll(routed, going, keep),
      )
    }
    case 'free':
      return withPeople(
        state,
        people.map(person => ({
          ...person,
          seats: row(person).map((table, i) => (i >= keep ? (staysAt(state, person, i + 1) ?? table) : table)),
        })),
      )
  }
}

/** In which rounds they are there. */
export function isThere(state: CafeState, person: Person): boolean[] {
  const { from, until } = presenceOf(state, person)
  return Array.from({ length: state.plan.rounds.count }, (_, i) => i + 1 >= from && i + 1 <= until)
}

/** These people, one after the other, in the holes of the rounds after the first `keep` ones. */
export function fillAll(
  state: CafeState,
  ids: readonly string[],
  keep: number,
  options: { readonly extraChairs?: boolean | undefined } = {},
): CafeState {
  return ids.reduce((current, id) => {
    const person = current.people.get(id)
    if (person === undefined || !takesSeat(person)) return current
    const own = Array.from({ length: current.plan.rounds.count }, (_, i) => person.seats[i] ?? null)
    const open = isThere(current, person).map((there, i) => there && i >= keep)
    if (own.every((table, i) => table !== null || open[i] !== true)) return current
    return withPerson(current, { ...person, seats: holesFilled(current, person, own, open, options) })
  }, state)
}

/**
 * Plans the whole day before anybody was told anything: who is announced as much as who has come; those keep the table of the first
 * round that their screen already shows.
 */
export function planWhole(state: CafeState): CafeState {
  const people = seatedPeople(state)
  if (people.length === 0) return state
  const tables = new Set(tablesOf(state.plan).map(table => table.id))
  const problem = toProblem(state, people, { keep: 0 })
  const rounds = state.plan.movement === 'mix' ? problem.rounds : 1
  const seats = planAll({
    ...problem,
    rounds,
    people: problem.people.map(each => {
      const person = state.people.get(each.id)
      const first = person?.expected === true ? undefined : (person?.seats[0] ?? undefined)
      const pins = (each.pins ?? []).slice(0, rounds)
      if (first === undefined || !tables.has(first)) return pins.length === 0 ? each : { ...each, pins }
      return { ...each, pins: Array.from({ length: rounds }, (_, i) => (i === 0 ? first : (pins[i] ?? null))) }
    }),
  })
  const planned = withPeople(
    state,
    people.map(person => ({
      ...person,
      seats: Array.from({ length: problem.rounds }, (_, i) => seats[person.id]?.[i] ?? null),
    })),
  )
  if (state.plan.movement === 'mix') return planned
  return replanFrom(planned, 1)
}

/** Evens out the first round. Only who may be moved is; a table that has nobody to give, or no chair to offer, stays as it is. */
function evenFirstRound(state: CafeState, mayMove: (person: Person) => boolean): CafeState {
  const tables = tablesOf(state.plan).filter(table => isOpenTable(state, table.id, 1))
  const people = seatedPeople(state).sort((a, b) => b.joinedAt - a.joinedAt || (a.id < b.id ? 1 : -1))
  const at = new Map(people.map(person => [person.id, person.seats[0] ?? null]))
  const movable = people.filter(person => person.hostOf === undefined && mayMove(person))
  const size = (table: Table): number => people.filter(person => at.get(person.id) === table.id).length
  const hasRoom = (table: Table): boolean => table.seats === undefined || size(table) < table.seats
  for (let step = 0; step < people.length; step++) {
    // Only a table that has somebody to give can be too large.
    const givers = tables.filter(table => movable.some(person => at.get(person.id) === table.id))
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
    const mover = movable.find(person => at.get(person.id) === largest.id)
    if (mover !== undefined) at.set(mover.id, smallest.id)
  }
  return withPeople(
    state,
    people.flatMap(person => {
      const table = at.get(person.id) ?? null
      if (table === (person.seats[0] ?? null)) return []
      const moved = { ...person, seats: person.seats.map((old, i) => (i === 0 ? table : old)) }
      return [{ ...moved, seats: withoutRevisits(state, moved, 1) }]
    }),
  )
}

/** Their row, in which later rounds that would show them a theme twice are given anew (from the round after `now`, from 1). */
function withoutRevisits(state: CafeState, person: Person, now: number): readonly (string | null)[] {
  if (state.plan.movement !== 'mix' || person.hostOf !== undefined) return person.seats
  const theme = new Map(tablesOf(state.plan).map(table => [table.id, table.theme ?? table.id]))
  const early = new Set(person.seats.slice(0, now).map(table => theme.get(table ?? '')))
  const own = person.seats.map((table, i) => (i >= now && early.has(theme.get(table ?? '')) ? null : table))
  const there = isThere(state, person)
  return holesFilled(
    state,
    person,
    own,
    own.map((table, i) => i >= now && table === null && person.seats[i] !== null && there[i] === true),
  )
}

/** With free movement people stay where they are until they say otherwise; from a table that closes they go where there is room. */
export function carrySeatsInto(state: CafeState, round: number): CafeState {
  if (state.plan.movement !== 'free' || round < 2) return state
  const staying = seatedPeople(state).filter(
    person =>
      person.seats[round - 1] == null && person.seats[round - 2] != null && isThere(state, person)[round - 1] === true,
  )
  const carried = withPeople(
    state,
    staying.map(person => {
      const here = person.seats[round - 2] ?? null
      const table = here !== null && isOpenTable(state, here, round) ? here : null
      return { ...person, seats: person.seats.map((old, i) => (i === round - 1 ? table : old)) }
    }),
  )
  return staying.reduce((current, { id }) => {
    const person = current.people.get(id)
    if (person === undefined || person.seats[round - 1] != null) return current
    const only = person.seats.map((_, i) => i === round - 1)
    return withPerson(current, { ...person, seats: holesFilled(current, person, person.seats, only) })
  }, carried)
}

/** Moves somebody to a table for the present round; their later rounds are re-seated only if they would see a theme twice. */
export function moveTo(state: CafeState, person: Person, table: Table): CafeState | undefined {
  const now = presentRound(state)
  if (now === undefined) return undefined
  const row = Array.from({ length: state.plan.rounds.count }, (_, i) =>
    i === now - 1 ? table.id : (person.seats[i] ?? null),
  )
  const moved = { ...person, seats: row }
  return withPerson(state, { ...moved, seats: withoutRevisits(state, moved, now) })
}

/** The number of the table one sits at: with movement `hosts` cloths go round, else a cloth stays on its table. */
export function placeNumber(plan: Plan, table: string, round: number): number {
  const tables = tablesOf(plan)
  const at = plan.movement === 'hosts' ? placeOf(tables, table, round - 1) : table
  return tables.find(each => each.id === at)?.number ?? 0
}
