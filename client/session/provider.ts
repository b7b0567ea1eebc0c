import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import { writeUpdate } from 'y-protocols/sync'
import { type Doc, transact } from 'yjs'
import {
  EPOCH_SUBPROTOCOL,
  MESSAGE,
  PACKED_SUBPROTOCOL,
  PERSON_SUBPROTOCOL,
  type Presence,
  type Refused,
  SUBPROTOCOL,
  type Welcome,
  type Writing,
} from '../../shared/protocol/messages.ts'
import type { Later } from './later.ts'
import { canUnpack, unpack } from './unpack.ts'

export interface ProviderEvents {
  /** False: these are not the same documents any more, and nothing of ours may be sent. The connection is given up. */
  readonly welcome: (welcome: Welcome) => boolean | void
  /** anything at all came */
  readonly heard?: () => void
  /** a content message left this device; `index` counts them on this connection, from 1 */
  readonly sent: (index: number, wasStep2: boolean) => void
  /** every content message up to `index` of this connection is on the server's disk */
  readonly acknowledged: (index: number) => void
  readonly refused: (refused: Refused) => void
  readonly presence: (presence: Presence) => void
  readonly heartbeat: (now: number) => void
}

const SYNC_STEP_1 = 0
const SYNC_UPDATE = 2
const SOCKET_OPEN = 1
const FIRST_PAUSE_MS = 400
/** A server that is started anew is back within a second: so many tries are as quick as the first. */
const QUICK_TRIES = 5
const LONGEST_PAUSE_MS = 8_000
/** More tries than this and the stock pause is longer than ours, which then counts. */
const PATIENT = 8

/**
 * The stock provider with eight differences (decision D4): live updates wait until our step 2 has left, durable
 * acknowledgements are counted, presence is the server's (no awareness leaves, none is echoed), no cross-tab channel
 * (it would carry one person's edits into another's tab), a document begun anew is not mixed with the old one, and a pause of
 * one's own before coming back, others' changes put in together a little `later`, as one, when that is asked for, and long
 * answers taken packed, so that a bad line carries a quarter of the bytes.
 */
export class CafeProvider extends WebsocketProvider {
  #events: ProviderEvents
  #sent = 0
  #open = false
  #tries = 0
  /** what came packed, taken in one after the other */
  #unpacking: Promise<unknown> = Promise.resolve()
  /** others' changes that have come and are not in the document yet, in their order */
  #waiting: (() => void)[] = []
  #callOff: (() => void) | undefined

  constructor(
    address: string,
    name: string,
    doc: Doc,
    given: {
      person: string
      events: ProviderEvents
      socket?: typeof WebSocket | undefined
      later?: Later | undefined
    },
  ) {
    super(address, name, doc, {
      connect: false,
      disableBc: true,
      protocols: [SUBPROTOCOL, PERSON_SUBPROTOCOL + given.person, ...(canUnpack() ? [PACKED_SUBPROTOCOL] : [])],
      ...(given.socket === undefined ? {} : { WebSocketPolyfill: given.socket }),
    })
    this.#events = given.events
    this.awareness.setLocalState(null)
    doc.off('update', this._updateHandler)
    this._updateHandler = (update: Uint8Array, origin: unknown) => {
      if (origin === this || !this.#open || !this.wsconnected || this.ws?.readyState !== SOCKET_OPEN) return
      this.#send(MESSAGE.sync, encoder => writeUpdate(encoder, update))
      this.#count(false)
    }
    doc.on('update', this._updateHandler)
    this.#listen(given.later)
    this.on('status', ({ status }: { status: string }) => {
      this.settle()
      if (status !== 'connected') this.#open = false
      if (status === 'connecting') this.#sent = 0
    })
    // A room of five hundred phones must not knock at the same moment: each waits a time of its own, longer and longer after some tries.
    this.on('connection-close', () => {
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, ++this.#tries - QUICK_TRIES))
      this.maxBackoffTime = 50 + Math.random() * longest
      this.wsUnsuccessfulReconnects = PATIENT
    })
    this.on('sync', (synced: boolean) => {
      if (synced) this.#tries = 0
    })
  }

  /** From the next connection on, says of which epoch our copy is. */
  sayEpoch(epoch: number): void {
    this.protocols = [...this.protocols.filter(each => !each.startsWith(EPOCH_SUBPROTOCOL)), EPOCH_SUBPROTOCOL + epoch]
  }

  /** Hangs up a socket that only looks alive, and comes back after the usual pause. */
  restart(): void {
    if (!this.shouldConnect) return
    this.disconnect()
    this.shouldConnect = true
  }

  /** The network is said to be back: no reason to wait longer. */
  hurry(): void {
    if (this.shouldConnect && this.ws === null) this.connect()
  }

  /** Tells the table that this person is writing and where, or has stopped. Lost when offline: presence is never stored. */
  sendWriting(said: Writing): void {
    if (this.wsconnected && this.ws?.readyState === SOCKET_OPEN)
      this.#send(MESSAGE.presence, encoder => encoding.writeVarString(encoder, JSON.stringify(said)))
  }

  /**
   * Puts in what has come from others and waits. Whoever is about to write asks for it first, so that what they write comes after
   * what they were sent.
   */
  settle(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const all = this.#waiting.splice(0)
    if (all.length > 0) transact(this.doc, () => all.forEach(apply => apply()), this, false)
  }

  override destroy(): void {
    this.settle()
    super.destroy()
  }

  #count(wasStep2: boolean): void {
    this.#sent++
    this.#events.sent(this.#sent, wasStep2)
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.ws?.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
  }

  #takePlain(socket: WebSocket | null): void {
    this.protocols = this.protocols.filter(each => each !== PACKED_SUBPROTOCOL)
    if (this.ws === socket) this.restart()
  }

  #listen(later: Later | undefined): void {
    const json = <T>(decoder: decoding.Decoder): T => JSON.parse(decoding.readVarString(decoder)) as T
    const stock = this.messageHandlers[MESSAGE.sync]
    this.messageHandlers[MESSAGE.sync] = (encoder, decoder, provider, emitSynced, type) => {
      this.#events.heard?.()
      const kind = decoder.arr[decoder.pos]
      if (later !== undefined && kind === SYNC_UPDATE) {
        this.#waiting.push(() => stock?.(encoder, decoder, provider, emitSynced, type))
        if (this.#waiting.length === 1) this.#callOff = later(() => this.settle())
        return
      }
      this.settle()
      const asksForOurs = kind === SYNC_STEP_1
      stock?.(encoder, decoder, provider, emitSynced, type)
      // The server's step 1 was just answered: `encoder` now holds our step 2, the first content message.
      if (asksForOurs) {
        this.#open = true
        this.#count(true)
      }
    }
    this.messageHandlers[MESSAGE.queryAwareness] = () => {}
    this.messageHandlers[MESSAGE.awareness] = () => {}
    this.messageHandlers[MESSAGE.welcome] = (_, decoder) => {
      this.#events.heard?.()
      // The welcome comes first: hanging up here, nothing of a document that is no more has left or arrived.
      if (this.#events.welcome(json<Welcome>(decoder)) === false) this.disconnect()
    }
    // What came before the server's word on one's own is seen before it.
    this.messageHandlers[MESSAGE.acknowledged] = (_, decoder) => {
      this.settle()
      this.#events.acknowledged(decoding.readVarUint(decoder))
    }
    this.messageHandlers[MESSAGE.refused] = (_, decoder) => {
      this.settle()
      this.#events.refused(json<Refused>(decoder))
    }
    this.messageHandlers[MESSAGE.heartbeat] = (_, decoder) => {
      this.#events.heard?.()
      this.#events.heartbeat(json<{ now: number }>(decoder).now)
    }
    this.messageHandlers[MESSAGE.packed] = (_, decoder, provider, emitSynced, type) => {
      this.#events.heard?.()
      const socket = this.ws
      const hear = (bytes: Uint8Array) => {
        if (this.ws !== socket) return
        const all = decoding.createDecoder(bytes)
        while (decoding.hasContent(all)) {
          const each = decoding.createDecoder(decoding.readVarUint8Array(all))
          const kind = decoding.readVarUint(each)
          this.messageHandlers[kind]?.(encoding.createEncoder(), each, provider, emitSynced, type)
        }
      }
      // Whatever went wrong with it, the plain document will do.
      this.#unpacking = Promise.all([unpack(decoding.readTailAsUint8Array(decoder)), this.#unpacking])
        .then(([bytes]) => hear(bytes))
        .catch(() => this.#takePlain(socket))
    }
    this.messageHandlers[MESSAGE.presence] = (_, decoder) => this.#events.presence(json<Presence>(decoder))
  }
}
