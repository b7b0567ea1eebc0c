import type { Command, PlanEdit, Refusal } from '../../shared/domain/commands.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { PlanChange } from '../../shared/protocol/api.ts'
import type { Decision, Given } from './decide.ts'
import { evenCrews } from './even-crews.ts'
import { fullDetails } from './decide-details.ts'
import { closeTable, openTable } from './closed-tables.ts'
import { isFullHouse } from './full-house.ts'
import { describeChange, sizesOf } from './plan-change.ts'
import { toProblem } from './plan-problem.ts'
import { repairAll } from './plan-rotation.ts'
import { undoUntil, withUndo } from './plan-undo.ts'
import {
  fillAll,
  isFull,
  isThere,
  moveTo,
  nextFree,
  planWhole,
  seat,
  seatedPeople,
  seatsOf,
  unseat,
} from './seating.ts'
import {
  type CafeState,
  isOpenTable,
  isPerson,
  isUntold,
  type Person,
  presentRound,
  tableOf,
  withPeople,
  withPerson,
} from './state.ts'

/**
 * Changes of a plan that people already live by: who is missing, who comes late, who changes table, which table closes. Rounds that
 * began are never touched, and nobody moves who need not; evening out is asked for.
 */
type PlanCommand = Extract<Command, { type: PlanEdit['type'] | 'replan' }>

interface Options {
  readonly extraChairs?: boolean | undefined
  readonly id: string
  readonly now: number
}
type Step = { readonly state: CafeState } | { readonly why: Refusal; readonly details?: unknown }

export function changeDay(state: CafeState, command: PlanCommand, given: Given): Decision {
  const edits: readonly PlanEdit[] = command.type === 'replan' ? command.changes : [command]
  let next = state
  for (const [at, edit] of edits.entries()) {
    const step = applyEdit(next, edit, { extraChairs: command.extraChairs, id: idOf(given.id, at), now: given.now })
    if ('why' in step) return { ok: false, why: step.why, details: step.details }
    next = step.state
  }
  if (command.type === 'replan' && command.afresh === true) {
    if (state.phase !== 'prepared') return { ok: false, why: 'already-started' }
    next = planWhole({ ...next, told: undefined })
  }
  const asIs = next
  if (command.even === true) next = evened(next)
  const change = describeChange(state, next)
  if (command.dryRun === true)
    return { ok: true, state, extra: { ...change, ...alternatives(state, asIs, command.even) } }
  if (next === state) return { ok: true, state }
  const added = command.type === 'add-person' ? { person: idOf(given.id, 0) } : {}
  return { ok: true, state: withUndo(state, next, given.now), extra: { ...added, ...change, undo: undoUntil(next) } }
}

const idOf = (id: string, at: number): string => (at === 0 ? id : `${id}x${at.toString(36)}`)

/** Evening out costs announced tables, so the two are put side by side. */
function alternatives(before: CafeState, asIs: CafeState, even: boolean | undefined): Partial<PlanChange> {
  const summary = (state: CafeState) => ({
    changed: describeChange(before, state).changed.length,
    sizes: sizesOf(state),
  })
  if (even === true) return { asIs: summary(asIs) }
  // What is under way stays as it is: only rounds to come can be evened out.
  const gap = (state: CafeState): number =>
    Math.max(
      0,
      ...sizesOf(state)
        .slice(isUntold(state) ? 0 : 1)
        .map(({ min, max }) => max - min),
    )
  if (gap(asIs) < 2) return {}
  const better = evened(asIs)
  return gap(better) < gap(asIs) ? { offer: summary(better) } : {}
}

/** The rounds to come with even tables, few people moved. */
function evened(state: CafeState): CafeState {
  const keep = presentRound(state)
  if (isUntold(state)) return planWhole(state)
  if (keep === undefined) return state
  switch (state.plan.movement) {
    case 'mix': {
      const people = seatedPeople(state)
      const seats = repairAll(toProblem(state, people, { keep, told: seatsOf(people) }))
      return withPeople(
        state,
        people.flatMap(person => {
          const row = seats[person.id]
          return row === undefined || row.every((table, i) => table === (person.seats[i] ?? null))
            ? []
            : [{ ...person, seats: row }]
        }),
      )
    }
    case 'groups':
    case 'hosts':
      return evenCrews(state, keep)
    case 'free':
      return state
  }
}

function applyEdit(state: CafeState, edit: PlanEdit, options: Options): Step {
  switch (edit.type) {
    case 'mark-absent':
      return markAbsent(state, edit)
    case 'mark-present':
      return markPresent(state, edit, options)
    case 'add-person':
      return addPerson(state, edit, options)
    case 'move-person':
      return movePerson(state, edit, options)
    case 'swap':
      return swap(state, edit)
    case 'close-table':
      return closeTable(state, edit, options)
    case 'open-table':
      return openTable(state, edit)
  }
}

const personIn = (state: CafeState, id: string | undefined): Person | undefined => {
  const person = state.people.get(id ?? '')
  return person !== undefined && isPerson(person) ? person : undefined
}
const begun = (state: CafeState, round: number | undefined): boolean =>
  round !== undefined && round < (presentRound(state) ?? 1)
const tooLate = (state: CafeState, round: number | undefined): boolean =>
  round !== undefined && round > state.plan.rounds.count

function markAbsent(state: CafeState, edit: Extract<PlanEdit, { type: 'mark-absent' }>): Step {
  if (edit.notCome === true) {
    const missing = [...state.people.values()].filter(
      person => isPerson(person) && person.expected === true && !person.absent,
    )
    return {
      state: missing.reduce((current, person) => {
        const absent = { ...person, absent: true }
        return unseat(withPerson(current, absent), absent)
      }, state),
    }
  }
  const person = personIn(state, edit.person)
  if (person === undefined) return { why: 'unknown-person' }
  if (tooLate(state, edit.from)) return { why: 'too-many-rounds' }
  if (edit.from !== undefined && edit.from > (presentRound(state) ?? state.plan.rounds.count)) {
    const leaving = { ...person, until: edit.from - 1 }
    return { state: unseat(withPerson(state, leaving), leaving, edit.from) }
  }
  if (person.absent) return { state }
  const absent = { ...person, absent: true }
  return { state: unseat(withPerson(state, absent), absent) }
}

function markPresent(state: CafeState, edit: Extract<PlanEdit, { type: 'mark-present' }>, options: Options): Step {
  const person = personIn(state, edit.person)
  if (person === undefined) return { why: 'unknown-person' }
  if (begun(state, edit.from)) return { why: 'round-begun' }
  if (tooLate(state, edit.from)) return { why: 'too-many-rounds' }
  const { from } = edit
  const now = presentRound(state)
  const leaves = person.until !== undefined && now !== undefined && person.until < state.plan.rounds.count
  if (!person.absent && person.expected !== true && from === undefined && !leaves) return { state }
  const present: Person = { ...person, absent: false, expected: undefined, until: undefined, from: from ?? person.from }
  const known = withPerson(state, present)
  // Who was only waited for has their tables already.
  if (!person.absent && from === undefined)
    return { state: fillAll(known, [person.id], (now ?? Infinity) - 1, options) }
  const seated = seat(known, present, undefined, options)
  return 'full' in seated ? { why: 'table-full', details: fullDetails(seated.full.next) } : { state: seated.state }
}

function addPerson(state: CafeState, edit: Extract<PlanEdit, { type: 'add-person' }>, options: Options): Step {
  if (isFullHouse(state, 'participant')) return { why: 'too-many-people' }
  if (begun(state, edit.from)) return { why: 'round-begun' }
  if (tooLate(state, edit.from)) return { why: 'too-many-rounds' }
  const person: Person = {
    id: options.id,
    name: edit.name,
    role: 'participant',
    consent: { name: false, email: false },
    device: edit.paper === true ? 'paper' : 'own',
    wishes: [],
    following: false,
    absent: false,
    ...(edit.expected === true ? { expected: true } : {}),
    reserved: true,
    ...(edit.from === undefined ? {} : { from: edit.from }),
    gone: false,
    joinedAt: options.now,
    tokenHash: '',
    seats: [],
    scribeFor: [],
    dots: { tables: {}, harvest: {} },
    clientIds: [],
  }
  const seated = seat(state, person, undefined, options)
  return 'full' in seated ? { why: 'table-full', details: fullDetails(seated.full.next) } : { state: seated.state }
}

/** To another table, now; or by hand in a round to come, where it is kept whatever changes later. Who hosts stays with their cloth. */
export function movePerson(
  state: CafeState,
  edit: Extract<PlanEdit, { type: 'move-person' }>,
  options: Pick<Options, 'extraChairs'> = {},
): Step {
  const person = personIn(state, edit.person)
  if (person === undefined) return { why: 'unknown-person' }
  const table = tableOf(state, edit.table)
  if (table === undefined) return { why: 'unknown-table' }
  const now = presentRound(state)
  if (now === undefined) return { why: 'wrong-phase' }
  if (person.hostOf !== undefined) return { why: 'not-allowed' }
  const round = edit.round ?? now
  if (round < now) return { why: 'round-begun' }
  if (round > state.plan.rounds.count) return { why: 'too-many-rounds' }
  if (person.seats[round - 1] === table.id) return { why: 'same-table' }
  const closed = !isOpenTable(state, table.id, round)
  if (closed || (options.extraChairs !== true && isFull(state, table, round, person.id)))
    return { why: 'table-full', details: fullDetails(nextFree(state, table, round, person.id)) }
  const here: Person = { ...person, absent: false, following: false, expected: undefined }
  const back = person.absent || person.following
  const settled = back
    ? seat(withPerson(state, here), here, undefined, { extraChairs: true })
    : { state: withPerson(state, here) }
  const seated = 'state' in settled ? settled.state : withPerson(state, here)
  const sitting = seated.people.get(person.id) ?? here
  if (round === now) {
    const moved = moveTo(seated, sitting, table)
    return moved === undefined ? { why: 'wrong-phase' } : { state: moved }
  }
  return { state: pinned(seated, sitting, table.id, round) }
}

/** What that round had goes, if it can, to the round that would now see the same theme twice. */
function pinned(state: CafeState, person: Person, table: string, round: number): CafeState {
  const now = presentRound(state) ?? state.plan.rounds.count
  const theme = new Map(tablesOf(state.plan).map(each => [each.id, each.theme ?? each.id]))
  const pins = { ...person.pins, [String(round)]: table }
  const row = Array.from({ length: state.plan.rounds.count }, (_, i) => {
    if (i === round - 1) return table
    const at = person.seats[i] ?? null
    const again = state.plan.movement === 'mix' && i >= now && theme.get(at ?? '') === theme.get(table)
    return again && pins[String(i + 1)] === undefined ? null : at
  })
  const moved = { ...person, pins, seats: row }
  return fillAll(withPerson(state, moved), [person.id], now)
}

function swap(state: CafeState, edit: Extract<PlanEdit, { type: 'swap' }>): Step {
  const [a, b] = [personIn(state, edit.people[0]), personIn(state, edit.people[1])]
  if (a === undefined || b === undefined || a === b) return { why: 'unknown-person' }
  if (a.hostOf !== undefined || b.hostOf !== undefined) return { why: 'not-allowed' }
  const now = presentRound(state)
  if (now === undefined) return { why: 'wrong-phase' }
  if (edit.round !== undefined && edit.round <= now) return { why: 'round-begun' }
  if (tooLate(state, edit.round)) return { why: 'too-many-rounds' }
  const [there, other] = [isThere(state, a), isThere(state, b)]
  const mine = (i: number): boolean =>
    i >= now &&
    (edit.round === undefined || i === edit.round - 1) &&
    there[i] === true &&
    other[i] === true &&
    !a.absent &&
    !b.absent
  const row = (one: Person, two: Person): Person => ({
    ...one,
    seats: one.seats.map((table, i) => (mine(i) ? (two.seats[i] ?? null) : table)),
  })
  if (a.seats.every((table, i) => !mine(i) || table === (b.seats[i] ?? null))) return { why: 'same-table' }
  return { state: withPeople(state, [row(a, b), row(b, a)]) }
}
