import { SYNC_LIMITS } from '../../shared/protocol/messages.ts'
import type { Standing } from './rights.ts'
import type { Principal, Situation } from './situation.ts'
import type { Timers } from './timers.ts'

/** The other end of a connection, as a room sees it: no socket, no browser. */
export interface Peer {
  readonly principal: Principal
  readonly situation: Situation
  /** asked for our further messages (`tablee.v1`) */
  readonly extended: boolean
  /** can unpack what is long */
  readonly unpacks?: boolean | undefined
  /** of which epoch its copy is, if it said so; without one it holds nothing, or does not know of epochs */
  readonly epoch?: number | undefined
  send(frame: Uint8Array): void
  /** Ends the connection from our side; `room.leave` is then not awaited any more. */
  close(code: number): void
  /** Too much is waiting to be sent: updates are left out now and made up for by `room.drained`. */
  isLagging(): boolean
  /** bytes that the line has not taken yet */
  waitingBytes?(): number
}

/** One connection at one document. */
export interface Session {
  readonly peer: Peer
  readonly standing: Standing
  readonly messages: Allowance
  /** what is neither content nor a request costs next to nothing and is dropped beyond this, never a reason to close */
  readonly chatter: Allowance
  /** ms of our own work that this connection may cause */
  readonly work: Allowance
  /** content messages received, from 1 */
  received: number
  hasSentStep2: boolean
  /** the document has started afresh since it came: it is about to be told, and nothing it says counts */
  isOutdated: boolean
  /** it was told the whole document, so it gets what changes */
  isFollowing: boolean
  /** live updates that came before step 2 (y-websocket sends them as soon as the socket opens) */
  held: { readonly index: number; readonly update: Uint8Array }[]
  heldBytes: number
  /** what it missed while it lagged: the lowest clock by client id */
  missed: Map<number, number> | undefined
  missedStep1: Uint8Array | undefined
  lastAcknowledged: number
  missedAcknowledgement: boolean
}

/** A bucket that fills with time: a burst at once, then so much a second. */
export interface Allowance {
  /** Takes it if there is enough. */
  take(amount: number): boolean
}

export function createAllowance(burst: number, perSecond: number, clock: () => number): Allowance {
  let left = burst
  let at = clock()
  return {
    take(amount) {
      const now = clock()
      left = Math.min(burst, left + (Math.max(0, now - at) * perSecond) / 1_000)
      at = now
      if (left < amount) return false
      left -= amount
      return true
    },
  }
}

/** A crafted update of a few kB can keep Yjs busy for a second; an honest one takes well under a millisecond. */
const WORK = { burstMs: 3_000, perSecondMs: 200 } as const

export function createSession(peer: Peer, standing: Standing, timers: Timers): Session {
  const now = (): number => timers.now()
  return {
    peer,
    standing,
    messages: createAllowance(SYNC_LIMITS.burst, SYNC_LIMITS.perSecond, now),
    chatter: createAllowance(SYNC_LIMITS.burst, SYNC_LIMITS.perSecond, now),
    work: createAllowance(WORK.burstMs, WORK.perSecondMs, now),
    received: 0,
    hasSentStep2: false,
    isOutdated: false,
    isFollowing: false,
    held: [],
    heldBytes: 0,
    missed: undefined,
    missedStep1: undefined,
    lastAcknowledged: 0,
    missedAcknowledgement: false,
  }
}
