import { SYNC_LIMITS, CLOSING } from '../../shared/protocol/messages.ts'
import type { Answer } from './answers.ts'
import { readFrame } from './frames.ts'
import type { Room } from './room-types.ts'
import type { Peer } from './session.ts'

/**
 * One connection between the door and its room. While the document is being read in, what it sends is kept for it; and whoever
 * holds nothing of a large document is told all of it from the stored bytes, before it can be changed.
 */
export interface Entrance {
  readonly receive: (frame: Uint8Array) => void
  /** What is stored and will be read in; undefined when it is not worth telling. */
  readonly foretell: (stored: Foretold | undefined) => void
  readonly enter: (room: Room) => void
  readonly drained: () => void
  /** It is here no more. */
  readonly part: () => void
}

/** What is known of a document before it is read in. */
export interface Foretold {
  readonly epoch: number
  /** for a client that holds nothing */
  readonly answer: Answer
  /** undefined for a client that does not know our messages */
  readonly welcome: (peer: Peer) => Uint8Array | undefined
}

export function createEntrance(guest: Peer): Entrance {
  let step: 'waiting' | 'joined' | 'gone' = 'waiting'
  let early: Uint8Array[] = []
  let earlyBytes = 0
  let foretold: Foretold | undefined
  let isTold = false
  let room: Room | undefined

  function tell(): void {
    if (foretold === undefined || isTold || step !== 'waiting') return
    const { epoch, answer, welcome } = foretold
    if (!holdsNothing(early[0]) || (guest.epoch !== undefined && guest.epoch !== epoch)) return
    isTold = true
    early.shift()
    const greeting = welcome(guest)
    if (greeting !== undefined) guest.send(greeting)
    answer.sendTo(guest, () => step !== 'gone')
  }

  return {
    receive(frame) {
      if (step === 'joined') room?.receive(guest, frame)
      if (step !== 'waiting') return
      earlyBytes += frame.byteLength
      if (earlyBytes > SYNC_LIMITS.heldBytes + SYNC_LIMITS.frameBytes) return guest.close(CLOSING.overloaded)
      early.push(frame)
      tell()
    },
    foretell(stored) {
      foretold = stored
      tell()
    },
    enter(opened) {
      if (step !== 'waiting') return
      room = opened
      step = 'joined'
      room.join(guest, isTold)
      for (const frame of early.splice(0)) room.receive(guest, frame)
    },
    drained: () => room?.drained(guest),
    part() {
      step = 'gone'
      early = []
      room?.leave(guest)
    },
  }
}

/** Is this the question «what is there?», from somebody with nothing in hand? */
function holdsNothing(frame: Uint8Array | undefined): boolean {
  const asked = frame === undefined ? undefined : readFrame(frame)
  return asked?.kind === 'step1' && asked.stateVector.byteLength === 1 && asked.stateVector[0] === 0
}
