import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as v from 'valibot'
import { isNoteId } from '../../shared/domain/note.ts'
import { LIMITS } from '../../shared/domain/plan.ts'
import { MESSAGE, type Presence, type Refused, type Welcome, type Writing } from '../../shared/protocol/messages.ts'

/** Bytes ↔ messages of one connection. What it cannot read, it says so about; it never throws. */
export type Incoming =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness' | 'query-awareness' }
  | { readonly kind: 'writing'; readonly said: Writing }
  | { readonly kind: 'unreadable' }

/** Where one writes is a courtesy: what cannot be a note or a part is left out, never a reason to close. */
const writingSchema = v.object({
  writing: v.boolean(),
  note: v.fallback(v.optional(v.custom<string>(isNoteId)), undefined),
  part: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(60))), undefined),
  zone: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.zones - 1))), undefined),
})

const SYNC = { step1: 0, step2: 1, update: 2 } as const

export function readFrame(bytes: Uint8Array): Incoming {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const step = decoding.readVarUint(decoder)
        const body = decoding.readVarUint8Array(decoder)
        if (step === SYNC.step1) return { kind: 'step1', stateVector: body }
        if (step === SYNC.step2) return { kind: 'step2', update: body }
        return step === SYNC.update ? { kind: 'update', update: body } : { kind: 'unreadable' }
      }
      case MESSAGE.awareness:
        return { kind: 'awareness' }
      case MESSAGE.queryAwareness:
        return { kind: 'query-awareness' }
      case MESSAGE.presence: {
        const said = v.safeParse(writingSchema, JSON.parse(decoding.readVarString(decoder)))
        return said.success ? { kind: 'writing', said: said.output } : { kind: 'unreadable' }
      }
      default:
        return { kind: 'unreadable' }
    }
  } catch {
    // Cut short, or no JSON: the sender is told and closed, nothing else is known about it.
    return { kind: 'unreadable' }
  }
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  frame(MESSAGE.sync, encoder => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })
const jsonFrame = (type: number, value: unknown): Uint8Array =>
  frame(type, encoder => encoding.writeVarString(encoder, JSON.stringify(value)))

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)
export const welcomeFrame = (welcome: Welcome): Uint8Array => jsonFrame(MESSAGE.welcome, welcome)
export const refusedFrame = (refused: Refused): Uint8Array => jsonFrame(MESSAGE.refused, refused)
export const heartbeatFrame = (now: number): Uint8Array => jsonFrame(MESSAGE.heartbeat, { now })
export const presenceFrame = (presence: Presence): Uint8Array => jsonFrame(MESSAGE.presence, presence)
export const acknowledgedFrame = (count: number): Uint8Array =>
  frame(MESSAGE.acknowledged, encoder => encoding.writeVarUint(encoder, count))
/** `deflated`: frames one after the other, each after its `lengthOf`, in zlib's format. */
export const packedFrame = (deflated: Uint8Array): Uint8Array =>
  frame(MESSAGE.packed, encoder => encoding.writeUint8Array(encoder, deflated))
export function lengthOf(bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, bytes.byteLength)
  return encoding.toUint8Array(encoder)
}

/** One person as y-protocols' awareness shows them: an id of the server's own choice, a clock that only rises, null when gone. */
export interface AwarenessEntry {
  readonly id: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

export const awarenessFrame = (entries: readonly AwarenessEntry[]): Uint8Array =>
  frame(MESSAGE.awareness, encoder => {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, entries.length)
    for (const { id, clock, state } of entries) {
      encoding.writeVarUint(body, id)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, JSON.stringify(state))
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  })

/** A Yjs state vector as bytes: how many, then client id and clock of each. */
export function stateVectorBytes(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.size)
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}
