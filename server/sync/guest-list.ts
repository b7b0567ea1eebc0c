import { isSeated } from '../../shared/access/roles.ts'
import type { Peer } from './session.ts'

/** Who is connected where, over all documents of all events. */
export interface GuestList {
  /** False when this person has too many connections already. */
  came(event: string, peer: Peer): boolean
  left(event: string, peer: Peer): void
  people(event: string): ReadonlySet<string>
  connectionsOf(event: string, person: string): readonly Peer[]
  all(event: string): readonly Peer[]
  count(): number
}

/** A person has the programme and a table open on a device or two; staff may have all tables of a large café in view. */
const MOST_CONNECTIONS = { seated: 12, staff: 120 } as const

export function createGuestList(): GuestList {
  const events = new Map<string, Map<string, Set<Peer>>>()
  let count = 0

  return {
    came(event, peer) {
      const { person, role } = peer.principal
      const people = events.get(event) ?? new Map<string, Set<Peer>>()
      const connections = people.get(person) ?? new Set<Peer>()
      if (connections.size >= (isSeated(role) ? MOST_CONNECTIONS.seated : MOST_CONNECTIONS.staff)) return false
      connections.add(peer)
      people.set(person, connections)
      events.set(event, people)
      count++
      return true
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
    connectionsOf: (event, person) => [...(events.get(event)?.get(person) ?? [])],
    all: event => [...(events.get(event)?.values() ?? [])].flatMap(connections => [...connections]),
    count: () => count,
  }
}
