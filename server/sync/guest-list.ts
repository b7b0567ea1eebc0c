import { isSeated } from '../../shared/access/roles.ts'
import { type Allowance, createAllowance, type Peer } from './session.ts'
import type { Timers } from './timers.ts'

/** Who is connected where, over all documents of all events. */
export interface GuestList {
  /** Why this person may not come in now, if so: too many connections already, or too many refused edits lately. */
  came(event: string, peer: Peer): 'crowded' | 'impatient' | undefined
  /** An edit of theirs was refused: each one may have cost us a document made anew. */
  refused(event: string, person: string): void
  left(event: string, peer: Peer): void
  people(event: string): ReadonlySet<string>
  /** how many walls show the event; several connections of one count once */
  walls(event: string): number
  connectionsOf(event: string, person: string): readonly Peer[]
  all(event: string): readonly Peer[]
  count(): number
  /** events with somebody connected */
  events(): number
  everybody(): Iterable<Peer>
}

/** A person has the programme and a table open on a device or two; staff may have all tables of a large café in view. */
const MOST_CONNECTIONS = { seated: 12, staff: 120 } as const

/** Nobody is banned for a refused edit, but hundreds in a row are no accident. */
const REFUSALS = { burst: 300, perSecond: 1 } as const

const MOST_REMEMBERED = 10_000

export function createGuestList(timers: Timers): GuestList {
  const events = new Map<string, Map<string, Set<Peer>>>()
  const patience = new Map<string, Allowance>()
  let count = 0

  return {
    came(event, peer) {
      const { person, role } = peer.principal
      const people = events.get(event) ?? new Map<string, Set<Peer>>()
      const connections = people.get(person) ?? new Set<Peer>()
      if (connections.size >= (isSeated(role) ? MOST_CONNECTIONS.seated : MOST_CONNECTIONS.staff)) return 'crowded'
      if (patience.get(`${event}/${person}`)?.take(1) === false) return 'impatient'
      connections.add(peer)
      people.set(person, connections)
      events.set(event, people)
      count++
      return undefined
    },
    refused(event, person) {
      const key = `${event}/${person}`
      const left = patience.get(key) ?? createAllowance(REFUSALS.burst, REFUSALS.perSecond, () => timers.now())
      // The last refused is the youngest; the oldest is forgotten when there are very many.
      patience.delete(key)
      patience.set(key, left)
      const oldest = patience.keys().next()
      if (patience.size > MOST_REMEMBERED && !oldest.done) patience.delete(oldest.value)
      left.take(1)
    },
    left(event, peer) {
      const people = events.get(event)
      const connections = people?.get(peer.principal.person)
      if (people === undefined || connections === undefined || !connections.delete(peer)) return
      count--
      if (connections.size === 0) people.delete(peer.principal.person)
      if (people.size === 0) events.delete(event)
    },
    people: event => new Set(events.get(event)?.keys()),
    walls: event =>
      [...(events.get(event)?.values() ?? [])].filter(([...peers]) =>
        peers.some(peer => peer.principal.role === 'wall'),
      ).length,
    connectionsOf: (event, person) => [...(events.get(event)?.get(person) ?? [])],
    all: event => [...(events.get(event)?.values() ?? [])].flatMap(connections => [...connections]),
    count: () => count,
    events: () => events.size,
    *everybody() {
      for (const people of events.values()) for (const connections of people.values()) yield* connections
    },
  }
}
