import { inflateSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE, PACKED_SUBPROTOCOL, PERSON_SUBPROTOCOL, SUBPROTOCOL } from '../../../shared/protocol/messages.ts'
import type { Tongue } from '../contestants.ts'

/**
 * What each server speaks. All three carry y-protocols' sync messages (0: step 1, 1: step 2, 2: update). Hocuspocus puts the
 * document's name before each message and wants an authentication first (`ClientConnection.ts` and `MessageReceiver.ts` of
 * @hocuspocus/server 4.7.0); Tablée adds the messages of `shared/protocol/messages.ts`.
 */
export interface Speech {
  /** the address behind the server's own, the subprotocols, the headers */
  knock(at: Seat): { readonly path: string; readonly protocols: string[]; readonly headers: Record<string, string> }
  /** what is said as soon as the socket is open, before step 1 */
  readonly hello: (room: string) => readonly Uint8Array[]
  frame(room: string, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array
  read(frame: Uint8Array): Heard
}

/** Who sits where. `event`, `person` and `token` are Tablée's; the others let anybody in. */
export interface Seat {
  readonly room: string
  readonly event?: string
  readonly person?: string
  readonly token?: string
}

export type Heard =
  | { readonly kind: 'step1'; readonly clocks: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly count: number }
  /** several in one, packed */
  | { readonly kind: 'several'; readonly parts: readonly Heard[] }
  | { readonly kind: 'other' }

export const SYNC = { step1: 0, step2: 1, update: 2 } as const
const HOCUSPOCUS = { sync: 0, auth: 2, syncReply: 4, token: 0 } as const
const OTHER: Heard = { kind: 'other' }

function readSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === SYNC.step1) return { kind: 'step1', clocks: body }
  return { kind: step === SYNC.step2 ? 'step2' : 'update', update: body }
}

function frame(type: number, write: (encoder: encoding.Encoder) => void, room?: string): Uint8Array {
  const encoder = encoding.createEncoder()
  if (room !== undefined) encoding.writeVarString(encoder, room)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const tablee: Speech = {
  knock: ({ room, event = '', person = '', token = '' }) => ({
    path: `/sync/${event}/${room}`,
    protocols: [SUBPROTOCOL, PACKED_SUBPROTOCOL, PERSON_SUBPROTOCOL + person],
    headers: { authorization: `Bearer ${token}` },
  }),
  hello: () => [],
  frame: (_, type, write) => frame(type, write),
  read(bytes) {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) return readSync(decoder)
    if (type === MESSAGE.acknowledged) return { kind: 'acknowledged', count: decoding.readVarUint(decoder) }
    if (type === MESSAGE.packed) {
      const all = decoding.createDecoder(inflateSync(decoding.readTailAsUint8Array(decoder)))
      const parts: Heard[] = []
      while (decoding.hasContent(all)) parts.push(tablee.read(decoding.readVarUint8Array(all)))
      return { kind: 'several', parts }
    }
    if (type === MESSAGE.refused) throw new Error(`Tablée refused: ${decoding.readVarString(decoder)}`)
    return OTHER
  },
}

const yWebsocket: Speech = {
  knock: ({ room }) => ({ path: `/${room}`, protocols: [], headers: {} }),
  hello: () => [],
  frame: (_, type, write) => frame(type, write),
  read(bytes) {
    const decoder = decoding.createDecoder(bytes)
    return decoding.readVarUint(decoder) === MESSAGE.sync ? readSync(decoder) : OTHER
  },
}

const hocuspocus: Speech = {
  knock: () => ({ path: '/', protocols: [], headers: {} }),
  hello: room => [
    frame(
      HOCUSPOCUS.auth,
      encoder => {
        encoding.writeVarUint(encoder, HOCUSPOCUS.token)
        encoding.writeVarString(encoder, '')
        encoding.writeVarString(encoder, '4.7.0')
      },
      room,
    ),
  ],
  frame: (room, type, write) => frame(type, write, room),
  read(bytes) {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    return type === HOCUSPOCUS.sync || type === HOCUSPOCUS.syncReply ? readSync(decoder) : OTHER
  },
}

export const SPEECHES: Readonly<Record<Tongue, Speech>> = { tablee, 'y-websocket': yWebsocket, hocuspocus }
