import type * as Y from 'yjs'
import type { Role } from '../../shared/access/roles.ts'
import type { Journal } from '../archive/journal.ts'
import { countClients, countStructs } from './integration.ts'
import type { Peer, Session } from './session.ts'

/** What one document in memory weighs at this moment. */
export interface RoomMeasure {
  /** Yjs client ids that have written in this epoch */
  readonly clientIds: number
  readonly structs: number
  /** as it lies in the archive: snapshot and log */
  readonly bytes: number
  /** updates in the log since the last snapshot */
  readonly tail: number
  readonly epoch: number
  /** updates kept aside until their connection's step 2 came */
  readonly held: number
  readonly heldBytes: number
}

/** All of them, and everybody who is connected. Costs a walk over both: for `/metrics`, not for a message. */
export interface RoomsMeasure {
  readonly rooms: readonly RoomMeasure[]
  readonly connections: ReadonlyMap<Role, number>
  /** events with somebody connected */
  readonly eventsWithPeople: number
  /** bytes that sockets have not taken yet, all together */
  readonly waitingBytes: number
  /** connections that cannot keep up */
  readonly lagging: number
  /** how much of its quota the fullest event uses, 0 … 1 */
  readonly fullest: { readonly notes: number; readonly bytes: number }
}

export function measureRoom(doc: Y.Doc, journal: Journal, sessions: Iterable<Session>): RoomMeasure {
  let held = 0
  let heldBytes = 0
  for (const session of sessions) {
    held += session.held.length
    for (const { update } of session.held) heldBytes += update.byteLength
  }
  const { bytes, tail } = journal.size()
  return {
    clientIds: countClients(doc),
    structs: countStructs(doc),
    bytes,
    tail,
    epoch: journal.epoch,
    held,
    heldBytes,
  }
}

export function measurePeers(peers: Iterable<Peer>): Pick<RoomsMeasure, 'connections' | 'waitingBytes' | 'lagging'> {
  const connections = new Map<Role, number>()
  let waitingBytes = 0
  let lagging = 0
  for (const peer of peers) {
    connections.set(peer.principal.role, (connections.get(peer.principal.role) ?? 0) + 1)
    waitingBytes += peer.waitingBytes?.() ?? 0
    if (peer.isLagging()) lagging++
  }
  return { connections, waitingBytes, lagging }
}
