import * as Y from 'yjs'
import type { Answer } from './answers.ts'
import { acknowledgedFrame, stateVectorBytes } from './frames.ts'
import type { Session } from './session.ts'

/** A connection's way out. Who lags gets nothing now; what they miss is remembered in a few numbers and made up for later. */
export interface Delivery {
  send(session: Session, frame: Uint8Array): void
  answer(session: Session, answer: Answer): void
  /** `frame` is the update as it travels, made once for all. */
  update(session: Session, update: Uint8Array, frame: Uint8Array): void
  /** Sends nothing now: it is among what is made up for. */
  postpone(session: Session, update: Uint8Array): void
  acknowledge(session: Session, count: number): void
  /** What was missed so far; from now on nothing is. */
  forget(session: Session): {
    readonly step1: Uint8Array | undefined
    readonly clocks: Session['missed']
    readonly acknowledgement: boolean
  }
  /** One update with all that is newer than these clocks, and all deletions. */
  since(doc: Y.Doc, clocks: ReadonlyMap<number, number>): Uint8Array
}

export function createDelivery(isHere: (session: Session) => boolean): Delivery {
  function send(session: Session, frame: Uint8Array): void {
    if (isHere(session)) session.peer.send(frame)
  }

  /** Many miss the same one, one after the other: reading it is most of the work. */
  let last: { readonly update: Uint8Array; readonly from: ReadonlyMap<number, number> } | undefined
  function postpone(session: Session, update: Uint8Array): void {
    if (last?.update !== update) last = { update, from: Y.parseUpdateMeta(update).from }
    session.missed ??= new Map()
    for (const [client, clock] of last.from)
      session.missed.set(client, Math.min(clock, session.missed.get(client) ?? clock))
  }

  return {
    send,
    postpone,
    answer: (session, answer) => answer.sendTo(session.peer, () => isHere(session)),
    update(session, update, frame) {
      if (session.peer.isLagging()) postpone(session, update)
      else send(session, frame)
    },
    acknowledge(session, count) {
      session.lastAcknowledged = count
      if (!session.peer.extended) return
      if (session.peer.isLagging()) session.missedAcknowledgement = true
      else send(session, acknowledgedFrame(count))
    },
    forget(session) {
      const missed = {
        step1: session.missedStep1,
        clocks: session.missed,
        acknowledgement: session.missedAcknowledgement,
      }
      session.missed = undefined
      session.missedStep1 = undefined
      session.missedAcknowledgement = false
      return missed
    },
    since(doc, clocks) {
      const known = Y.decodeStateVector(Y.encodeStateVector(doc))
      for (const [client, clock] of clocks) known.set(client, clock)
      return Y.encodeStateAsUpdate(doc, stateVectorBytes(known))
    },
  }
}
