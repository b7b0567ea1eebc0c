import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import type { Decision } from './decide.ts'
import { seat, seatedPeople } from './seating.ts'
import { type CafeState, tableState, withPeople } from './state.ts'

/**
 * The organiser changes the plan. Before the first round anything may change: chairs that are gone are given anew. Once it
 * began, tables and how people move stay; words, minutes and settings may still change, rounds by `plan-round`.
 */
export function changePlan(state: CafeState, plan: Plan): Decision {
  const tables = (of: Plan): string => JSON.stringify(tablesOf(of).map(({ id, theme }) => [id, theme]))
  const structure = (of: Plan): string =>
    JSON.stringify([tables(of), of.movement, of.questions, of.notes, of.rounds.count])
  if (structure(state.plan) === structure(plan)) return { ok: true, state: { ...state, plan } }
  if (state.phase !== 'prepared' && state.phase !== 'open') return { ok: false, why: 'already-started' }
  return { ok: true, state: reseatAll({ ...state, plan, tables: shownOrHidden(state, plan) }) }
}

/** Hidden writing given up before the day shows what was written; taken up, it hides what is written from now on. */
function shownOrHidden(state: CafeState, plan: Plan): CafeState['tables'] {
  if (state.plan.notes.hidden === plan.notes.hidden) return state.tables
  const revealed = plan.notes.hidden ? undefined : true
  return Object.fromEntries(tablesOf(plan).map(table => [table.id, { ...tableState(state, table.id), revealed }]))
}

/** Everybody again in the order they came, at the same first table where it still is. */
function reseatAll(state: CafeState): CafeState {
  const people = seatedPeople(state).sort((a, b) => a.joinedAt - b.joinedAt)
  const known = new Set(tablesOf(state.plan).map(table => table.id))
  const cleared = withPeople(
    state,
    people.map(person => ({ ...person, seats: Array.from({ length: state.plan.rounds.count }, () => null) })),
  )
  return people.reduce((current, { id, seats, hostOf }) => {
    const person = current.people.get(id)
    if (person === undefined) return current
    // A host whose table is gone sits down like anybody.
    const staying = { ...person, hostOf: hostOf !== undefined && known.has(hostOf) ? hostOf : undefined }
    const before = seats[0] ?? undefined
    const asked = before !== undefined && known.has(before) ? before : undefined
    for (const wanted of asked === undefined ? [undefined] : [asked, undefined]) {
      const result = seat(current, staying, wanted)
      if ('state' in result) return result.state
    }
    return current
  }, cleared)
}
