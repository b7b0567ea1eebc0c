import type { PlanChange } from '../../shared/protocol/api.ts'
import type { Decision } from './decide.ts'
import { seatedPeople } from './seating.ts'
import { type CafeState, type Moved, type Person, type PlanFacts, presentRound, stageOf, tableState } from './state.ts'
import { tablesOf } from '../../shared/domain/plan.ts'

/** A change of the plan is one step that can be taken back until the bell, or until the next change. */

const factsOf = (person: Person): PlanFacts => ({
  seats: person.seats,
  absent: person.absent,
  following: person.following,
  expected: person.expected,
  from: person.from,
  until: person.until,
  pins: person.pins,
  device: person.device,
})
const sameRow = (a: Person['seats'], b: Person['seats']): boolean =>
  a === b || (a.length === b.length && a.every((table, i) => table === b[i]))
const sameFacts = (a: Person, b: Person): boolean => JSON.stringify(factsOf(a)) === JSON.stringify(factsOf(b))

/** The state after a change, with what it takes to go back, and with each told person’s news. */
export function withUndo(before: CafeState, after: CafeState, now: number): CafeState {
  const people = new Map(after.people)
  const was: Record<string, PlanFacts | null> = {}
  const is: Record<string, Person['seats']> = {}
  for (const person of after.people.values()) {
    const old = before.people.get(person.id)
    if (old === person || (old !== undefined && sameFacts(old, person))) continue
    was[person.id] = old === undefined ? null : factsOf(old)
    is[person.id] = person.seats
    const moved = old === undefined ? undefined : newsOf(after, old.seats, person, now)
    if (moved !== undefined) people.set(person.id, { ...person, moved })
  }
  const closed = tablesOf(after.plan).flatMap(({ id }) => {
    const [old, now] = [before.tables[id], after.tables[id]]
    const same = old?.closedFrom === now?.closedFrom && old?.openFrom === now?.openFrom
    return same ? [] : [[id, old?.closedFrom ?? null] as const]
  })
  const reopened = closed.flatMap(([id]) => {
    const openFrom = before.tables[id]?.openFrom
    return openFrom === undefined ? [] : [[id, openFrom] as const]
  })
  return {
    ...after,
    people,
    planUndo: {
      at: now,
      stage: stageOf(after),
      before: was,
      after: is,
      closed: Object.fromEntries(closed),
      ...(reopened.length === 0 ? {} : { reopened: Object.fromEntries(reopened) }),
      crowd: crowdOf(before),
      told: before.told === true,
    },
  }
}

/** What this person’s screen has to tell them; nothing while nobody was told anything, nor to whom had no tables before. */
function newsOf(state: CafeState, before: Person['seats'], person: Person, now: number): Moved | undefined {
  if (state.phase === 'prepared' && state.told !== true) return undefined
  const first = presentRound(state) ?? state.plan.rounds.count + 1
  const rounds = person.seats.flatMap((to, i) => {
    const from = before[i] ?? null
    return i + 1 >= first && from !== null && to !== null && from !== to ? [{ round: i + 1, from, to }] : []
  })
  return rounds.length === 0 ? undefined : { at: now, rounds }
}

export const canUndo = (state: CafeState): boolean =>
  state.planUndo !== undefined && state.planUndo.stage === stageOf(state)

/** Until when the last change can be taken back. */
export function undoUntil(state: CafeState): NonNullable<PlanChange['undo']> {
  const at = state.clock.state === 'running' ? { at: state.clock.endsAt } : {}
  switch (state.phase) {
    case 'prepared':
    case 'open':
      return { until: 'start' }
    case 'round':
      return { until: 'bell', ...at }
    case 'transfer':
      return { until: 'round', ...at }
    case 'harvest':
    case 'closed':
      return { until: 'close' }
  }
}

/** Takes the last change back, to the letter. Who came or moved by themselves since is left alone. */
export function undoPlan(state: CafeState, now: number): Decision {
  const undo = state.planUndo
  if (undo === undefined || !canUndo(state)) return { ok: false, why: 'nothing-to-undo' }
  const people = new Map(state.people)
  for (const [id, facts] of Object.entries(undo.before)) {
    const person = state.people.get(id)
    if (person === undefined || person.gone) continue
    if (facts === null) {
      if (hasCome(person)) continue
      people.delete(id)
    } else if (sameRow(person.seats, undo.after[id] ?? [])) {
      const expected = facts.expected === true && !hasCome(person) ? true : undefined
      const restored = { ...person, ...facts, expected }
      const news = newsOf(state, person.seats, restored, now)
      people.set(id, news === undefined ? restored : { ...restored, moved: news })
    }
  }
  const tables = { ...state.tables }
  for (const [id, closedFrom] of Object.entries(undo.closed))
    tables[id] = {
      ...tableState(state, id),
      closedFrom: closedFrom ?? undefined,
      openFrom: undo.reopened?.[id],
    }
  const restored: CafeState = { ...state, people, tables, told: undo.told || undefined, planUndo: undefined }
  return overflows(restored, undo.crowd) ? { ok: false, why: 'nothing-to-undo' } : { ok: true, state: restored }
}

/** Somebody with a device, or for whom somebody wrote, is here. */
export const hasCome = (person: Person): boolean =>
  person.tokenHash !== '' || (person.moreTokens ?? []).length > 0 || person.clientIds.length > 0

/** How many sit at each table with a limit of chairs, by round. */
function crowdOf(state: CafeState): Record<string, number[]> {
  const people = seatedPeople(state)
  return Object.fromEntries(
    tablesOf(state.plan).flatMap(({ id, seats }) =>
      seats === undefined
        ? []
        : [
            [
              id,
              Array.from(
                { length: state.plan.rounds.count },
                (_, i) => people.filter(person => person.seats[i] === id).length,
              ),
            ],
          ],
    ),
  )
}

/** Would a table have more people than chairs, and more than before the change? Somebody sat down there since. */
function overflows(restored: CafeState, before: Readonly<Record<string, readonly number[]>>): boolean {
  const first = presentRound(restored)
  if (first === undefined) return false
  const now = crowdOf(restored)
  return tablesOf(restored.plan).some(({ id, seats = Number.POSITIVE_INFINITY }) =>
    (now[id] ?? []).some((size, i) => i >= first - 1 && size > seats && size > (before[id]?.[i] ?? 0)),
  )
}
