import { isSeated } from '../../shared/access/roles.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import { awarenessFrame, heartbeatFrame } from './frames.ts'
import { createPresenceBoard, type PresenceBoard } from './presence.ts'
import type { Peer } from './session.ts'
import type { Timers } from './timers.ts'

/** What a room tells by itself: who is here, and that it lives. Never stored, the server's own. */
export interface Telling {
  readonly presence: PresenceBoard
  /** At a table the people who sit there; elsewhere everybody who has a face. The programme shows its own counts. */
  isShown(peer: Peer): boolean
  came(peer: Peer): void
  left(peer: Peer): void
  greet(peer: Peer): void
}

const HEARTBEAT_MS = 10_000

interface Given {
  readonly name: DocumentName
  readonly timers: Timers
  readonly peers: () => Iterable<Peer>
  readonly presenceChanged: () => void
}

export function createTelling({ name, timers, peers, presenceChanged }: Given): Telling {
  const tellsPresence = name.kind !== 'programme'
  const presence = createPresenceBoard(timers, tellPresence)
  let heartbeat: (() => void) | undefined
  let here = 0

  /** Each kind of frame is made once, and only when somebody is there to hear it. */
  function tellAll(forOurs: () => Uint8Array, forStock: () => Uint8Array): void {
    let ours: Uint8Array | undefined
    let stock: Uint8Array | undefined
    for (const peer of peers())
      if (!peer.isLagging()) peer.send(peer.extended ? (ours ??= forOurs()) : (stock ??= forStock()))
  }

  function tellPresence(): void {
    presenceChanged()
    if (tellsPresence)
      tellAll(
        () => presence.frame(),
        () => presence.awareness(false),
      )
  }

  /** y-websocket hangs up after 30 s of silence, and protocol pings do not count for it. */
  function beat(): void {
    heartbeat = timers.after(HEARTBEAT_MS, beat)
    tellAll(
      () => heartbeatFrame(timers.now()),
      () => (tellsPresence ? presence.awareness(true) : awarenessFrame([])),
    )
  }

  const isShown = ({ principal }: Peer): boolean =>
    name.kind === 'table' || name.kind === 'own' ? isSeated(principal.role) : principal.role !== 'wall'

  return {
    presence,
    isShown,
    came(peer) {
      here++
      if (isShown(peer)) presence.came(peer.principal)
      heartbeat ??= timers.after(HEARTBEAT_MS, beat)
    },
    left(peer) {
      if (isShown(peer)) presence.left(peer.principal.person)
      if (--here > 0) return
      heartbeat?.()
      heartbeat = undefined
    },
    greet(peer) {
      if (tellsPresence) peer.send(peer.extended ? presence.frame() : presence.awareness(false))
    },
  }
}
