import type { PlanEdit, Refusal } from '../../shared/domain/commands.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { fillAll, isThere } from './seating.ts'
import { type CafeState, isOpenTable, isPerson, presentRound, tableOf, tableState, withPeople } from './state.ts'

/** A table that closes on the way, and one that opens again: changes of the living plan (`living-plan.ts`). */

type Step = { readonly state: CafeState } | { readonly why: Refusal }

/** From that round on nobody sits there: who would have goes where there is room. The cloth stays and can be read. */
export function closeTable(
  state: CafeState,
  edit: Extract<PlanEdit, { type: 'close-table' }>,
  options: { readonly extraChairs?: boolean | undefined },
): Step {
  const now = presentRound(state)
  if (now === undefined) return { why: 'wrong-phase' }
  if (tableOf(state, edit.table) === undefined) return { why: 'unknown-table' }
  const asked = edit.from ?? now
  if (asked < now) return { why: 'round-begun' }
  if (asked > state.plan.rounds.count) return { why: 'too-many-rounds' }
  const { closedFrom, openFrom = Number.POSITIVE_INFINITY } = tableState(state, edit.table)
  if (closedFrom !== undefined && closedFrom <= asked && openFrom === Number.POSITIVE_INFINITY) return { state }
  // A table that was to open again before then stays closed; a time for which it was closed once is over.
  const from = closedFrom !== undefined && openFrom > now ? Math.max(now, Math.min(closedFrom, asked)) : asked
  if (!tablesOf(state.plan).some(({ id }) => id !== edit.table && isOpenTable(state, id, from)))
    return { why: 'last-table' }
  const tables = {
    ...state.tables,
    [edit.table]: { ...tableState(state, edit.table), closedFrom: from, openFrom: undefined },
  }
  const there = [...state.people.values()].filter(person =>
    person.seats.some((table, i) => i >= from - 1 && table === edit.table),
  )
  const emptied = withPeople(
    { ...state, tables },
    there.map(person => ({
      ...person,
      seats: person.seats.map((table, i) => (i >= from - 1 && table === edit.table ? null : table)),
    })),
  )
  // With free movement nobody knows where they will sit later: only the present round is given anew.
  const rounds = state.plan.movement === 'free' ? now : Number.POSITIVE_INFINITY
  const filled = fillAll(
    emptied,
    there.map(person => person.id),
    from - 1,
    options,
  )
  if (rounds !== now) return { state: filled }
  return {
    state: withPeople(
      filled,
      there.flatMap(({ id, seats }) => {
        const person = filled.people.get(id)
        if (person === undefined) return []
        return [{ ...person, seats: person.seats.map((table, i) => (i >= now && seats[i] === null ? null : table)) }]
      }),
    ),
  }
}

/**
 * From that round on people may sit there again. Whoever hosts it goes back to it; nobody else moves: newcomers fill it, and evening
 * out is offered. A round under way begins at no empty table, so without a round it is the next one.
 */
export function openTable(state: CafeState, edit: Extract<PlanEdit, { type: 'open-table' }>): Step {
  const now = presentRound(state)
  if (now === undefined) return { why: 'wrong-phase' }
  if (tableOf(state, edit.table) === undefined) return { why: 'unknown-table' }
  const next = state.phase === 'round' ? now + 1 : now
  const from = edit.from ?? Math.min(next, state.plan.rounds.count)
  if (from < now) return { why: 'round-begun' }
  if (from > state.plan.rounds.count) return { why: 'too-many-rounds' }
  const table = tableState(state, edit.table)
  const { closedFrom, openFrom = Number.POSITIVE_INFINITY } = table
  if (closedFrom === undefined || openFrom <= from) return { state }
  const again = from <= closedFrom ? { closedFrom: undefined, openFrom: undefined } : { openFrom: from }
  const opened: CafeState = { ...state, tables: { ...state.tables, [edit.table]: { ...table, ...again } } }
  const hosts = [...state.people.values()].filter(
    person => isPerson(person) && !person.absent && person.hostOf === edit.table,
  )
  return {
    state: withPeople(
      opened,
      hosts.map(person => {
        const there = isThere(opened, person)
        const seats = person.seats.map((at, i) => (i >= from - 1 && there[i] === true ? edit.table : at))
        return { ...person, seats }
      }),
    ),
  }
}
