import type { Command, Refusal } from '../../shared/domain/commands.ts'
import type { Given } from './decide.ts'
import { voiceOf } from './guests.ts'
import { type CafeState, withPerson } from './state.ts'

/** Dots are ballots in the record; documents only ever get totals, and secret ones only once they are closed. */

export function openDots(state: CafeState, where: 'tables' | 'harvest'): CafeState {
  const told = where === 'tables' ? { tablesOpen: true, tablesTold: false } : { harvestOpen: true, harvestTold: false }
  return { ...state, dots: { ...state.dots, ...told } }
}

export function closeDots(state: CafeState, where: 'tables' | 'harvest'): CafeState {
  const told = where === 'tables' ? { tablesOpen: false, tablesTold: true } : { harvestOpen: false, harvestTold: true }
  return { ...state, dots: { ...state.dots, ...told } }
}

type Placed = { readonly state: CafeState; readonly dotsLeft: number } | { readonly why: Refusal }

/** So many dots of this person, or of a guest they write for, on this note, instead of what was there; 0 takes them back. */
export function placeDots(
  state: CafeState,
  command: Extract<Command, { type: 'place-dots' }>,
  personId: string | undefined,
  given: Pick<Given, 'note'>,
): Placed {
  const person = voiceOf(state, personId, command.for)
  if (typeof person === 'string') return { why: person }
  const { table, note, count } = command
  const facts = given.note(table, note)
  if (facts === undefined || facts.removal !== 0) return { why: 'unknown-note' }
  const atHarvest = state.phase === 'harvest'
  if (!(atHarvest ? state.dots.harvestOpen : state.dots.tablesOpen)) return { why: 'dots-closed' }
  if (atHarvest && !facts.onPlate && count > 0) return { why: 'not-on-plate' }
  if (count > state.plan.dots.perNote) return { why: 'too-many-on-one-note' }

  const before = atHarvest ? person.dots.harvest : (person.dots.tables[table] ?? {})
  const { [note]: _old, ...rest } = before
  const ballot: Record<string, number> = count === 0 ? rest : { ...rest, [note]: count }
  const budget = atHarvest ? state.plan.dots.harvest : state.plan.dots.table
  const dotsLeft = budget - Object.values(ballot).reduce((sum, dots) => sum + dots, 0)
  if (dotsLeft < 0) return { why: 'no-dots-left' }
  const dots = atHarvest
    ? { ...person.dots, harvest: ballot }
    : { ...person.dots, tables: { ...person.dots.tables, [table]: ballot } }
  return { state: withPerson(state, { ...person, dots }), dotsLeft }
}

/** note id → dots of everybody at the harvest, once they may be told. */
export function harvestTotals(state: CafeState): Record<string, number> {
  if (state.plan.dots.secret && !state.dots.harvestTold) return {}
  return sum([...state.people.values()].map(person => person.dots.harvest))
}

/** table id → note id → dots of everybody there; undefined while they may not be told. */
export function tableTotals(state: CafeState): Record<string, Record<string, number>> | undefined {
  if (state.plan.dots.secret && !state.dots.tablesTold) return undefined
  const tables = new Set([...state.people.values()].flatMap(person => Object.keys(person.dots.tables)))
  return Object.fromEntries(
    [...tables].map(table => [table, sum([...state.people.values()].map(person => person.dots.tables[table] ?? {}))]),
  )
}

export const harvestVoters = (state: CafeState): number =>
  [...state.people.values()].filter(person => Object.keys(person.dots.harvest).length > 0).length

function sum(ballots: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const ballot of ballots)
    for (const [note, dots] of Object.entries(ballot)) totals[note] = (totals[note] ?? 0) + dots
  return totals
}
