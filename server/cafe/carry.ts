import type { Carried } from '../../shared/document/programme.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Given } from './decide.ts'
import { type CafeState, isPerson, type Person, withPeople, withPerson } from './state.ts'

/**
 * «J'emporte cette idée»: up to two notes a round go with a person to their next table. Who carries is kept with that person
 * alone; what everybody reads is where a copy came from. Pure, like all decisions; the copies are laid by `bring.ts`.
 *
 * Where a carried note goes is settled at the last moment, once its carrier sits at another table in a later round: seats may
 * still change while people walk, somebody may stay a round where they were, and with free movement nobody knows before.
 */
export interface Carry {
  /** of the copy to come; or of the one that lay there already when its carrier arrived */
  readonly id: string
  readonly table: string
  readonly note: string
  /** in which it was picked up */
  readonly round: number
  /** the table that it came to; undefined while it is under way */
  readonly to?: string | undefined
}

/** What one person picked up in a round, under way or not. */
export const carriesIn = (person: Person, round: number): Carry[] =>
  (person.carries ?? []).filter(carry => carry.round === round)

type Carrying = { readonly state: CafeState; readonly carriesLeft: number } | { readonly why: Refusal }

export function carryNote(
  state: CafeState,
  command: Extract<Command, { type: 'carry-note' }>,
  actor: string | undefined,
  given: Pick<Given, 'id' | 'note'>,
): Carrying {
  const carrier = carrierOf(state, actor, command.for)
  if (typeof carrier === 'string') return { why: carrier }
  if (state.phase !== 'round' && state.phase !== 'transfer') return { why: 'wrong-phase' }
  if (state.round >= state.plan.rounds.count) return { why: 'last-round' }
  const { table, note } = command
  const held = carriesIn(carrier, state.round)
  const left = (carries: number): number => LIMITS.carries - carries
  // Asked twice: it is in their hands already.
  if (held.some(carry => carry.note === note)) return { state, carriesLeft: left(held.length) }
  const facts = given.note(table, note)
  if (facts === undefined || facts.removal !== 0) return { why: 'unknown-note' }
  if (carrier.seats[state.round] === table) return { why: 'same-table' }
  if (held.length >= LIMITS.carries) return { why: 'no-carries-left' }
  const carries = [...(carrier.carries ?? []), { id: given.id, table, note, round: state.round }]
  return { state: withPerson(state, { ...carrier, carries }), carriesLeft: left(held.length + 1) }
}

/** Puts a note back down, as long as it is under way. */
export function dropCarried(
  state: CafeState,
  command: Extract<Command, { type: 'drop-carried' }>,
  actor: string | undefined,
): Carrying {
  const carrier = carrierOf(state, actor, command.for)
  if (typeof carrier === 'string') return { why: carrier }
  const { table, note } = command
  const isIt = (carry: Carry): boolean => carry.table === table && carry.note === note
  const carries = (carrier.carries ?? []).filter(carry => !isIt(carry) || carry.to !== undefined)
  const dropped = { ...carrier, carries }
  const carriesLeft = LIMITS.carries - carriesIn(dropped, state.round).length
  if (carries.length === (carrier.carries ?? []).length)
    return (carrier.carries ?? []).some(isIt) ? { why: 'already-there' } : { state, carriesLeft }
  return { state: withPerson(state, dropped), carriesLeft }
}

/** Whoever asks, or the guest on paper for whom they write. */
function carrierOf(state: CafeState, actor: string | undefined, guest: string | undefined): Person | Refusal {
  const self = state.people.get(actor ?? '')
  if (self === undefined || !isPerson(self)) return 'not-allowed'
  if (guest === undefined || guest === self.id) return self.following ? 'not-allowed' : self
  if (!self.scribeFor.includes(guest)) return 'not-allowed'
  const person = state.people.get(guest)
  return person === undefined || !isPerson(person) ? 'unknown-person' : person
}

/** Gives every note under way its place as soon as its carrier sits at another table. Never twice the same note to one table. */
export function settleCarried(state: CafeState): CafeState {
  if (state.phase !== 'round') return state
  let carried = state.carried ?? {}
  const bringing: string[] = []
  const arrived: Person[] = []
  for (const person of state.people.values()) {
    if (person.carries === undefined || person.carries.every(carry => carry.to !== undefined)) continue
    const to = person.seats[state.round - 1]
    if (to === undefined || to === null) continue
    const carries = person.carries.map((carry): Carry => {
      if (carry.to !== undefined || carry.round >= state.round || carry.table === to) return carry
      const there = lyingAt(carried, carry, to)
      if (there !== undefined) return { ...carry, id: there, to }
      carried = { ...carried, [carry.id]: { table: carry.table, note: carry.note, round: carry.round, to } }
      bringing.push(carry.id)
      return { ...carry, to }
    })
    if (carries.some((carry, i) => carry !== person.carries?.[i])) arrived.push({ ...person, carries })
  }
  if (arrived.length === 0) return state
  return { ...withPeople(state, arrived), carried, bringing: [...(state.bringing ?? []), ...bringing] }
}

/** The note that this one is, or is a copy of, at that table. */
function lyingAt(carried: Readonly<Record<string, Carried>>, of: Carry, table: string): string | undefined {
  const born = bornAs(carried, of)
  if (born.table === table) return born.note
  return Object.entries(carried).find(([, each]) => each.to === table && bornAs(carried, each).note === born.note)?.[0]
}

/** The note that a copy, or a copy of a copy, was made from. */
export function bornAs(
  carried: Readonly<Record<string, Carried>>,
  of: { readonly table: string; readonly note: string },
): { readonly table: string; readonly note: string } {
  const before = carried[of.note]
  return before === undefined ? of : bornAs(carried, before)
}

/** These copies lie where they belong; or, `lost`, there was nothing left to copy. */
export function brought(state: CafeState, ids: readonly string[], lost: readonly string[] = []): CafeState {
  if (ids.length + lost.length === 0) return state
  const bringing = (state.bringing ?? []).filter(id => !ids.includes(id) && !lost.includes(id))
  if (lost.length === 0) return { ...state, bringing }
  const carried = Object.fromEntries(Object.entries(state.carried ?? {}).filter(([id]) => !lost.includes(id)))
  return { ...state, bringing, carried }
}
