import { inflateSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { readDocumentName } from '../../shared/document/names.ts'
import { MESSAGE, type Presence, type Refused, type Welcome } from '../../shared/protocol/messages.ts'
import type { Connection, Rooms } from '../../server/sync/rooms.ts'
import type { Principal, Situation } from '../../server/sync/situation.ts'

export interface GuestOptions {
  readonly rooms: Pick<Rooms, 'connect'>
  readonly event?: string
  readonly document: string
  readonly principal: Principal
  readonly situation: Situation
  readonly clientId: number
  /** false: like the unmodified y-websocket client */
  readonly extended?: boolean
  /** offers to take long answers packed */
  readonly unpacks?: boolean
  /** a document that this guest already had */
  readonly doc?: Y.Doc
  /** the epoch that its copy is of, if it has one from before */
  readonly epoch?: number
}

/**
 * A client at the other end of a socket that queues: nothing travels until the test says so. It speaks the standard protocol,
 * and counts what our further messages say.
 */
export interface Guest {
  readonly doc: Y.Doc
  readonly principal: Principal
  /** frames on their way to the server / to the client */
  readonly up: Uint8Array[]
  readonly down: Uint8Array[]
  connect(): void
  /** The line breaks: what is under way is lost. */
  drop(): void
  /** What was waiting at this guest's door is through. */
  catchUp(): void
  /** Carries what is under way, in both directions; true if there was anything. */
  carry(): boolean
  /** Hands the server any bytes, as an attacker would. */
  push(frame: Uint8Array): void
  sendUpdate(update: Uint8Array): void
  sendWriting(writing: boolean, where?: Readonly<Record<string, unknown>>): void
  readonly state: {
    connected: boolean
    closed: number | undefined
    synced: boolean
    acknowledged: number
    acknowledgements: number[]
    sent: number
    refused: Refused | undefined
    welcome: Welcome | undefined
    presence: Presence['people']
    heartbeats: number
    awareness: number
    received: number
    /** content messages among them */
    told: number
    askedForOurs: boolean
    /** false: the server's question for its copy stays without an answer */
    answers: boolean
    lagging: boolean
  }
}

export function createGuest(options: GuestOptions): Guest {
  const { rooms, event = 'e1', principal, situation, extended = true } = options
  const name = readDocumentName(options.document)
  if (name === undefined) throw new Error(`no such document: ${options.document}`)
  const doc = options.doc ?? new Y.Doc()
  doc.clientID = options.clientId
  const up: Uint8Array[] = []
  const down: Uint8Array[] = []
  let connection: Connection | undefined
  const state: Guest['state'] = {
    connected: false,
    closed: undefined,
    synced: false,
    acknowledged: 0,
    acknowledgements: [],
    sent: 0,
    refused: undefined,
    welcome: undefined,
    presence: [],
    heartbeats: 0,
    awareness: 0,
    received: 0,
    told: 0,
    askedForOurs: false,
    answers: true,
    lagging: false,
  }
  const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const content = (bytes: Uint8Array): void => {
    up.push(bytes)
    state.sent++
  }
  const origin = {}
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== origin && state.connected && state.askedForOurs)
      content(frame(MESSAGE.sync, encoder => sync.writeUpdate(encoder, update)))
  })

  function hear(bytes: Uint8Array): void {
    state.received++
    const decoder = decoding.createDecoder(bytes)
    const json = (): unknown => JSON.parse(decoding.readVarString(decoder))
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        state.told++
        const reply = encoding.createEncoder()
        encoding.writeVarUint(reply, MESSAGE.sync)
        const step = decoder.arr[decoder.pos]
        sync.readSyncMessage(decoder, reply, doc, origin)
        if (step === sync.messageYjsSyncStep1) {
          state.askedForOurs = true
          if (state.answers) content(encoding.toUint8Array(reply))
        }
        if (step === sync.messageYjsSyncStep2) state.synced = true
        return
      }
      case MESSAGE.awareness:
        state.awareness++
        return
      case MESSAGE.welcome:
        state.welcome = json() as Welcome
        return
      case MESSAGE.acknowledged:
        state.acknowledged = decoding.readVarUint(decoder)
        state.acknowledgements.push(state.acknowledged)
        return
      case MESSAGE.refused:
        state.refused = json() as Refused
        return
      case MESSAGE.heartbeat:
        state.heartbeats++
        return
      case MESSAGE.presence:
        state.presence = (json() as Presence).people
        return
      case MESSAGE.packed: {
        const all = decoding.createDecoder(inflateSync(decoding.readTailAsUint8Array(decoder)))
        while (decoding.hasContent(all)) hear(decoding.readVarUint8Array(all))
        return
      }
      default:
        throw new Error('an unknown message came down')
    }
  }

  return {
    doc,
    principal,
    up,
    down,
    state,
    connect() {
      Object.assign(state, {
        connected: true,
        closed: undefined,
        synced: false,
        askedForOurs: false,
        acknowledged: 0,
        acknowledgements: [],
        sent: 0,
        refused: undefined,
      })
      up.push(frame(MESSAGE.sync, encoder => sync.writeSyncStep1(encoder, doc)))
      connection = rooms.connect(event, name, {
        principal,
        situation,
        extended,
        unpacks: options.unpacks,
        epoch: extended ? (state.welcome?.epoch ?? options.epoch) : undefined,
        send: bytes => void down.push(bytes),
        close(code) {
          state.connected = false
          state.closed = code
          up.length = 0
        },
        isLagging: () => state.lagging,
      })
    },
    drop() {
      state.connected = false
      up.length = 0
      down.length = 0
      connection?.left()
    },
    carry() {
      const moved = up.length + down.length > 0
      for (const bytes of up.splice(0)) if (state.connected) connection?.receive(bytes)
      for (const bytes of down.splice(0)) hear(bytes)
      return moved
    },
    catchUp() {
      state.lagging = false
      connection?.drained()
    },
    push: bytes => void up.push(bytes),
    sendUpdate: update => content(frame(MESSAGE.sync, encoder => sync.writeUpdate(encoder, update))),
    sendWriting: (writing, where) =>
      void up.push(
        frame(MESSAGE.presence, encoder => encoding.writeVarString(encoder, JSON.stringify({ writing, ...where }))),
      ),
  }
}

/** Carries everything between these guests and the server until nothing moves any more, the store included. */
export async function settle(...guests: readonly Guest[]): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const moved = guests.map(guest => guest.carry()).includes(true)
    quiet = moved ? 0 : quiet + 1
    await new Promise(resolve => setImmediate(resolve))
  }
}
