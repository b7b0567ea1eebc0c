import type { Role } from '../../shared/access/roles.ts'
import { isSeated } from '../../shared/access/roles.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { withoutProposer } from './amendments.ts'
import type { Decision } from './decide.ts'
import { fullDetails } from './decide-details.ts'
import { withoutListed } from './expected.ts'
import { withoutTaker } from './follow-up.ts'
import { isFullHouse } from './full-house.ts'
import { withoutPhotographer } from './photos.ts'
import { fillAll, isFull, isThere, moveTo, seat, seatedPeople, unseat } from './seating.ts'
import {
  type CafeState,
  isPerson,
  type Person,
  presentRound,
  type Signed,
  type TableState,
  withPerson,
} from './state.ts'

/** People arriving, changing and leaving: pure, like commands. */

export interface Arrival {
  readonly id: string
  readonly role: Role
  /** the table whose own host key was used */
  readonly hostOf?: string | undefined
  readonly name: string
  readonly organisation?: string | undefined
  readonly email?: string | undefined
  readonly consent: { readonly name: boolean; readonly email: boolean }
  readonly device: 'own' | 'paper'
  /** the table they ask for, from a table's QR code */
  readonly table?: string | undefined
  /** reads along, without a chair */
  readonly following?: boolean | undefined
  readonly wishes: readonly string[]
  readonly tokenHash: string
  readonly personal?: number | undefined
  readonly clientIds: readonly number[]
}

/** Somebody comes in and, if they are to sit, has a chair from the present round on. A full table is refused with the next free one. */
export function admit(state: CafeState, arrival: Arrival, now: number): Decision {
  if (state.phase === 'closed') return { ok: false, why: 'event-closed' }
  if (isFullHouse(state, arrival.role)) return { ok: false, why: 'too-many-people' }
  const tables = tablesOf(state.plan)
  if (arrival.table !== undefined && !tables.some(table => table.id === arrival.table))
    return { ok: false, why: 'unknown-table' }
  const { table, hostOf: keyTable, ...rest } = arrival
  // The key of a table that the organiser has taken away since: its host is needed elsewhere.
  const hostOf = tables.some(each => each.id === keyTable) ? keyTable : undefined
  const person: Person = {
    ...rest,
    ...(arrival.role === 'host' ? { hostOf: hostOf ?? table ?? tableInNeedOfHost(state) } : {}),
    following: arrival.following === true && arrival.role === 'participant',
    absent: false,
    gone: false,
    joinedAt: now,
    seats: [],
    scribeFor: [],
    dots: { tables: {}, harvest: {} },
  }
  if (!isSeated(person.role) || person.following) return { ok: true, state: withPerson(state, person) }
  const seated = seat(state, person, table)
  if ('full' in seated) return { ok: false, why: 'table-full', details: fullDetails(seated.full.next) }
  return { ok: true, state: seated.state }
}

/**
 * Somebody comes for the place that is kept in their name: the same person from now on, with the tables that their card says. A table
 * they ask for is theirs if it has a chair.
 */
export function arrive(state: CafeState, place: Person, arrival: Arrival, now: number): Decision {
  if (state.phase === 'closed') return { ok: false, why: 'event-closed' }
  const tables = tablesOf(state.plan)
  if (arrival.table !== undefined && !tables.some(table => table.id === arrival.table))
    return { ok: false, why: 'unknown-table' }
  const come: Person = {
    // The name as the list spells it, and as their card says it.
    ...place,
    organisation: arrival.organisation ?? place.organisation,
    email: arrival.email ?? place.email,
    consent: arrival.consent,
    device: arrival.device === 'paper' ? 'paper' : 'own',
    wishes: arrival.wishes.length > 0 ? arrival.wishes : place.wishes,
    following: arrival.following === true && place.role === 'participant',
    absent: false,
    expected: undefined,
    reserved: undefined,
    joinedAt: now,
    tokenHash: arrival.tokenHash,
    personal: place.personal ?? undefined,
    clientIds: [...place.clientIds, ...arrival.clientIds],
  }
  const known = withPerson(state, come)
  if (come.following) return { ok: true, state: unseat(known, come) }
  const seated = settle(known, come, place.absent)
  if ('full' in seated) return { ok: false, why: 'table-full', details: fullDetails(seated.full.next) }
  const sitting = seated.state.people.get(come.id) ?? come
  const round = presentRound(state)
  const asked = tables.find(table => table.id === arrival.table)
  if (asked === undefined || round === undefined || come.hostOf !== undefined || sitting.seats[round - 1] === asked.id)
    return { ok: true, state: seated.state }
  if (isFull(seated.state, asked, round, come.id)) return { ok: true, state: seated.state }
  return { ok: true, state: moveTo(seated.state, sitting, asked) ?? seated.state }
}

/** The chairs that were kept for them; new ones if they were given up for absent, or if they come while one is missing. */
function settle(state: CafeState, person: Person, wasAbsent: boolean): ReturnType<typeof seat> {
  const now = presentRound(state)
  if (now === undefined) return { state }
  const missing = isThere(state, person).some((there, i) => there && i >= now - 1 && person.seats[i] == null)
  if (wasAbsent) return seat(state, person)
  return { state: missing ? fillAll(state, [person.id], now - 1) : state }
}

/** A host who came with the general key takes the first table without a host, or the one with the fewest. */
function tableInNeedOfHost(state: CafeState): string | undefined {
  const tables = tablesOf(state.plan)
  const hosts = (table: string): number => seatedPeople(state).filter(person => person.hostOf === table).length
  return (
    tables.reduce((best, table) => (hosts(table.id) < hosts(best.id) ? table : best), tables[0] ?? { id: '' }).id ||
    undefined
  )
}

/** Lets go of a chair or takes one again: somebody who follows without writing has none. */
export function follow(state: CafeState, person: Person, following: boolean): Decision {
  if (!isPerson(person)) return { ok: false, why: 'not-allowed' }
  if (person.following === following) return { ok: true, state }
  const changed = { ...person, following }
  if (following) return { ok: true, state: unseat(withPerson(state, changed), changed) }
  const seated = seat(withPerson(state, changed), changed)
  if ('full' in seated) return { ok: false, why: 'table-full', details: fullDetails(seated.full.next) }
  return { ok: true, state: seated.state }
}

/** More than anybody carries; beyond, the oldest one has to come back by the personal code. */
const DEVICES = 12

/** Another device of the same person, known by a token of its own. */
export function addDevice(state: CafeState, person: Person, tokenHash: string): CafeState {
  return withPerson(state, { ...person, moreTokens: [...(person.moreTokens ?? []), tokenHash].slice(1 - DEVICES) })
}

/** That device is nobody's any more; the person and their other devices stay. */
export function dropDevice(state: CafeState, person: Person, tokenHash: string): CafeState {
  const moreTokens = (person.moreTokens ?? []).filter(each => each !== tokenHash)
  return withPerson(state, {
    ...person,
    tokenHash: person.tokenHash === tokenHash ? '' : person.tokenHash,
    moreTokens,
  })
}

/** One table has forgotten them. */
export function forgotten(state: CafeState, id: string, table: string): CafeState {
  const person = state.people.get(id)
  if (person?.traces === undefined) return state
  const traces = person.traces.filter(each => each !== table)
  return withPerson(state, { ...person, traces: traces.length === 0 ? undefined : traces })
}

/** Leaves and is erased: only the id and its client ids stay, so that notes keep one writer and nobody inherits them. */
export function erase(state: CafeState, person: Person, traces: readonly string[] = []): CafeState {
  const freed = unseat(state, person)
  const kept = freed.people.get(person.id) ?? person
  const gone: Person = {
    id: kept.id,
    name: '',
    role: kept.role,
    consent: { name: false, email: false },
    device: kept.device,
    wishes: [],
    following: false,
    absent: true,
    gone: true,
    ...(traces.length === 0 ? {} : { traces }),
    joinedAt: kept.joinedAt,
    ...(kept.listed === undefined ? {} : { listed: kept.listed }),
    tokenHash: '',
    seats: kept.seats.map(() => null),
    scribeFor: [],
    dots: { tables: {}, harvest: {} },
    clientIds: kept.clientIds,
  }
  const scribes = [...freed.people.values()].filter(each => each.scribeFor.includes(person.id))
  const people = new Map(freed.people).set(gone.id, gone)
  for (const scribe of scribes)
    people.set(scribe.id, { ...scribe, scribeFor: scribe.scribeFor.filter(id => id !== person.id) })
  const unlisted = { ...freed, people, plan: withoutListed(freed.plan, kept) }
  const unsaid = withoutTaker(withoutProposer(unlisted, person.id), kept.name)
  return withoutPhotographer(withoutSignature(unsaid, kept), person.id)
}

/** What they did as a host stays in the log, by what they were: a host, a facilitator. */
function withoutSignature(state: CafeState, { id, name, role }: Person): CafeState {
  const forget = <T extends { readonly by: string }>(entries: Readonly<Record<string, Signed<T>>>) =>
    Object.fromEntries(
      Object.entries(entries).map(([key, entry]) => [
        key,
        entry.who === id ? { ...entry, by: role, who: undefined } : entry,
      ]),
    )
  const tables = Object.entries(state.tables).map(([key, table]): [string, TableState] => [
    key,
    table.spotlightBy === name ? { ...table, spotlightBy: role } : table,
  ])
  return {
    ...state,
    log: forget(state.log),
    dots: {
      ...state.dots,
      ...(state.dots.counted === undefined
        ? {}
        : {
            counted: state.dots.counted.map(each => (each.who === id ? { ...each, by: role, who: undefined } : each)),
          }),
    },
    announcements: forget(state.announcements),
    ...(state.reviews === undefined ? {} : { reviews: forget(state.reviews) }),
    ...(state.leftOut === undefined ? {} : { leftOut: forget(state.leftOut) }),
    tables: Object.fromEntries(tables),
  }
}
