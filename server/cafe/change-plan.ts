import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import type { Decision } from './decide.ts'
import { followList, seatList } from './expected.ts'
import { fillAll, planWhole, seat, seatedPeople } from './seating.ts'
import { type CafeState, isPerson, isUntold, type Person, tableState, withPeople } from './state.ts'

/**
 * The organiser changes the plan. Before the first round anything may change: chairs that are gone are given anew. Once it
 * began, tables and how people move stay; words, minutes and settings may still change, rounds by `plan-round`. The list of people
 * may change at any time: whoever is new has a place, and as long as nobody was told the whole day is planned afresh.
 */
export function changePlan(state: CafeState, plan: Plan, given: Given): Decision {
  const structural = structure(state.plan) !== structure(plan)
  if (structural && state.phase !== 'prepared' && state.phase !== 'open') return { ok: false, why: 'already-started' }
  const changed = { ...state, plan, ...(structural ? { tables: shownOrHidden(state, plan) } : {}) }
  const followed = followList(changed, given.now, given.freshId)
  const announced = [...followed.people.values()].some(person => person.listed !== undefined && isPerson(person))
  const listChanged = followed.people !== state.people && !sameKeys(followed, state)
  if (isUntold(followed) && (announced || listChanged)) {
    return seating(state.plan) === seating(followed.plan) && !listChanged
      ? { ok: true, state: followed }
      : { ok: true, state: planWhole({ ...followed, planUndo: undefined }) }
  }
  const placed = structural ? reseatAll({ ...followed, planUndo: undefined }) : followed
  return { ok: true, state: listChanged || announced ? seatList(placed, state) : placed }
}

interface Given {
  readonly now: number
  /** makes the id of a person who is announced */
  readonly freshId: () => string
}

const tables = (of: Plan): string => JSON.stringify(tablesOf(of).map(({ id, theme }) => [id, theme]))
const structure = (of: Plan): string =>
  JSON.stringify([tables(of), of.movement, of.questions, of.notes, of.rounds.count])
/** All that a plan of seats depends on. */
const seating = (of: Plan): string =>
  JSON.stringify([tablesOf(of), of.movement, of.questions, of.rounds.count, of.goal, of.seed, of.people])
const sameKeys = (a: CafeState, b: CafeState): boolean =>
  a.people.size === b.people.size && [...a.people].every(([id, person]) => b.people.get(id) === person)

/** Hidden writing given up before the day shows what was written; taken up, it hides what is written from now on. */
function shownOrHidden(state: CafeState, plan: Plan): CafeState['tables'] {
  if (state.plan.notes.hidden === plan.notes.hidden) return state.tables
  const revealed = plan.notes.hidden ? undefined : true
  return Object.fromEntries(tablesOf(plan).map(table => [table.id, { ...tableState(state, table.id), revealed }]))
}

/** Everybody again in the order they came, at the same first table where it still is; who was told keeps every table that there still is. */
function reseatAll(state: CafeState): CafeState {
  const people = seatedPeople(state).sort((a, b) => a.joinedAt - b.joinedAt)
  const known = new Set(tablesOf(state.plan).map(table => table.id))
  const rounds = Array.from({ length: state.plan.rounds.count }, (_, i) => i)
  const kept = (person: Person): Person['seats'] =>
    rounds.map(i => {
      const table = person.seats[i] ?? null
      return state.told === true && table !== null && known.has(table) ? table : null
    })
  const cleared = withPeople(
    state,
    people.map(person => ({ ...person, seats: kept(person) })),
  )
  const seated = people.reduce((current, { id, seats, hostOf }) => {
    const person = current.people.get(id)
    if (person === undefined || person.seats.some(table => table !== null)) return current
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
  return fillAll(
    seated,
    people.map(person => person.id),
    0,
  )
}
