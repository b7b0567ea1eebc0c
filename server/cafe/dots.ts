import type { Command, Refusal } from '../../shared/domain/commands.ts'
import type { Actor, Given } from './decide.ts'
import { voiceOf } from './voice.ts'
import {
  type CafeState,
  type Counted,
  type DotsState,
  isPerson,
  type Logged,
  type Signed,
  withPerson,
} from './state.ts'

/** Dots are ballots in the record; documents only ever get totals, and secret ones only once they are closed. */

/** `until`: server ms at which those of the harvest close by themselves. */
export function openDots(state: CafeState, where: 'tables' | 'harvest', until?: number): CafeState {
  const told: Partial<DotsState> =
    where === 'tables'
      ? { tablesOpen: true, tablesTold: false }
      : { harvestOpen: true, harvestTold: false, harvestUntil: until }
  return { ...state, dots: { ...state.dots, ...told } }
}

/** The totals may be told from now on, and who counted which hands. */
export function closeDots(state: CafeState, where: 'tables' | 'harvest'): CafeState {
  if (where === 'tables') return { ...state, dots: { ...state.dots, tablesOpen: false, tablesTold: true } }
  const { harvestUntil: _until, counted = [], ...dots } = state.dots
  const entries = counted.map(({ count, ...entry }): [string, Signed<Logged>] => [
    `hands-${entry.at}-${entry.note}`,
    { ...entry, what: 'counted', text: String(count) },
  ])
  return {
    ...state,
    dots: { ...dots, harvestOpen: false, harvestTold: true },
    ...(entries.length === 0 ? {} : { log: { ...state.log, ...Object.fromEntries(entries) } }),
  }
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

type HandsCounted = { readonly state: CafeState } | { readonly why: Refusal; readonly details?: unknown }

/** Countings remembered until the dots close; a hand that trembles longer than this loses its oldest lines. */
const COUNTINGS = 400

/** So many raised hands for a note of a plate, instead of what was counted before. Never more than there are people in the room. */
export function countHands(
  state: CafeState,
  command: Extract<Command, { type: 'count-hands' }>,
  actor: Pick<Actor, 'name' | 'person'>,
  given: Pick<Given, 'note' | 'now'>,
): HandsCounted {
  const { table = '', note, count } = command
  const facts = given.note(table, note)
  if (facts === undefined || facts.removal !== 0) return { why: 'unknown-note' }
  if (state.phase !== 'harvest' || !state.dots.harvestOpen) return { why: 'dots-closed' }
  if (!facts.onPlate && count > 0) return { why: 'not-on-plate' }
  const most = peopleInTheRoom(state)
  if (count > most) return { why: 'too-many-hands', details: { most } }
  const { [note]: old = 0, ...rest } = state.dots.hands ?? {}
  if (old === count) return { state }
  const line: Signed<Counted> = {
    at: given.now,
    by: actor.name,
    ...(actor.person === undefined ? {} : { who: actor.person }),
    table,
    note,
    count,
  }
  const counted = [...(state.dots.counted ?? []), line].slice(-COUNTINGS)
  return {
    state: { ...state, dots: { ...state.dots, hands: count === 0 ? rest : { ...rest, [note]: count }, counted } },
  }
}

const peopleInTheRoom = (state: CafeState): number =>
  [...state.people.values()].filter(person => isPerson(person) && !person.absent && person.expected !== true).length

export const mayTellHarvest = (state: CafeState): boolean => !state.plan.dots.secret || state.dots.harvestTold

/** note id → dots of everybody at the harvest and hands raised for it, once they may be told. */
export function harvestTotals(state: CafeState): Record<string, number> {
  if (!mayTellHarvest(state)) return {}
  const ballots = [...state.people.values()].map(person => person.dots.harvest)
  return sum([...ballots, state.dots.hands ?? {}, state.tallies?.harvest ?? {}])
}

/** Those hands alone, once they may be told; undefined when none were counted. */
export function harvestHands(state: CafeState): Readonly<Record<string, number>> | undefined {
  const { hands = {} } = state.dots
  return mayTellHarvest(state) && Object.keys(hands).length > 0 ? hands : undefined
}

/** table id → note id → dots of everybody there; undefined while they may not be told. */
export function tableTotals(state: CafeState): Record<string, Record<string, number>> | undefined {
  if (state.plan.dots.secret && !state.dots.tablesTold) return undefined
  const ballots = [state.tallies?.tables ?? {}, ...[...state.people.values()].map(person => person.dots.tables)]
  const tables = new Set(ballots.flatMap(ballot => Object.keys(ballot)))
  return Object.fromEntries([...tables].map(table => [table, sum(ballots.map(ballot => ballot[table] ?? {}))]))
}

export const harvestVoters = (state: CafeState): number =>
  (state.tallies?.voters ?? 0) +
  [...state.people.values()].filter(person => Object.keys(person.dots.harvest).length > 0).length

function sum(ballots: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const ballot of ballots)
    for (const [note, dots] of Object.entries(ballot)) totals[note] = (totals[note] ?? 0) + dots
  return totals
}
