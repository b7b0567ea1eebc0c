import { isStaff } from '../../shared/access/roles.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Actor } from './decide.ts'
import { placeFor } from './expected.ts'
import { isFullHouse } from './full-house.ts'
import { arrive } from './people.ts'
import { type FullTable, seat } from './seating.ts'
import { type CafeState, isPerson, type Person, presentRound, withPerson } from './state.ts'

/** People without a device, and those who write for them: pure, like all decisions. */

type Scribing = { readonly state: CafeState } | { readonly why: Refusal }
type Adding =
  | Scribing
  | { readonly why: Refusal; readonly details: unknown }
  | { readonly state: CafeState; readonly person: string }
  | { readonly full: FullTable }

/** From now on this person may write in the guest's name. */
export function scribeFor(state: CafeState, guest: string, actor: Pick<Actor, 'person'>): Scribing {
  const scribe = state.people.get(actor.person ?? '')
  const person = state.people.get(guest)
  if (scribe === undefined || person === undefined || !isPerson(person)) return { why: 'unknown-person' }
  if (person.device !== 'paper') return { why: 'not-on-paper' }
  if (scribe.scribeFor.includes(guest)) return { state }
  const writing = withPerson(state, { ...scribe, scribeFor: [...scribe.scribeFor, guest] })
  // Somebody writes for them, so they are here; their place is nobody else’s any more.
  if (person.reserved !== true && person.expected !== true) return { state: writing }
  return { state: withPerson(writing, { ...person, reserved: undefined, expected: undefined, absent: false }) }
}

/**
 * Somebody without a device takes a chair at this table. Whoever sits there may say so, and writes for them from then on; staff
 * may at any table. The guest has no token: their personal code makes a device theirs, should they find one.
 */
export function addGuest(
  state: CafeState,
  { name, table }: Extract<Command, { type: 'add-guest' }>,
  actor: Actor,
  given: { readonly id: string; readonly now: number },
): Adding {
  const host = state.people.get(actor.person ?? '')
  const sits = host !== undefined && (host.hostOf === table || tableNow(state, host) === table)
  if (!isStaff(actor.role) && !sits) return { why: 'not-your-table' }
  const added = [...state.people.values()].filter(each => !each.gone && each.addedBy === (actor.person ?? ''))
  if (!isStaff(actor.role) && added.length >= LIMITS.guestsOfOne) return { why: 'too-many-guests' }
  const consent = { name: false, email: false }
  const addedBy = actor.person
  // Somebody on the list: the place that is kept in their name is theirs.
  const kept = placeFor(state, name, { role: 'participant' })
  if (kept !== undefined) {
    const arrival = { ...kept, consent, device: 'paper' as const, table, tokenHash: '', clientIds: [] }
    const come = arrive(state, kept, arrival, given.now)
    if (!come.ok) return { why: come.why, details: come.details }
    const sitting = come.state.people.get(kept.id) ?? kept
    return writtenFor(withPerson(come.state, { ...sitting, addedBy }), kept.id, actor)
  }
  if (isFullHouse(state, 'participant')) return { why: 'too-many-people' }
  const guest: Person = {
    id: given.id,
    name,
    role: 'participant',
    consent,
    device: 'paper',
    wishes: [],
    following: false,
    absent: false,
    gone: false,
    joinedAt: given.now,
    ...(addedBy === undefined ? {} : { addedBy }),
    tokenHash: '',
    seats: [],
    scribeFor: [],
    dots: { tables: {}, harvest: {} },
    clientIds: [],
  }
  const seated = seat(state, guest, table)
  return 'full' in seated ? seated : writtenFor(seated.state, guest.id, actor)
}

/** Whoever sits there and brought them writes for them. */
function writtenFor(state: CafeState, guest: string, actor: Actor): Adding {
  const host = state.people.get(actor.person ?? '')
  const scribing = host !== undefined && isPerson(host) ? scribeFor(state, guest, actor) : { state }
  return 'why' in scribing ? scribing : { state: scribing.state, person: guest }
}

/** Have these two ever sat, or do they sit, at this table in the same round? Later rounds are not told. */
export function haveShared(state: CafeState, a: Person, b: Person, table: string): boolean {
  const last = presentRound(state) ?? state.plan.rounds.count
  return Array.from({ length: last }, (_, at) => at).some(at => a.seats[at] === table && b.seats[at] === table)
}

function tableNow(state: CafeState, person: Person): string | undefined {
  return person.seats[(presentRound(state) ?? state.plan.rounds.count) - 1] ?? undefined
}
