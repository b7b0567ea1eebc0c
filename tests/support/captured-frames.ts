import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { MESSAGE } from '../../shared/protocol/messages.ts'

/** One thing that travelled: what stands under which key of which root, or a message of its own. */
export interface Piece {
  readonly where: string
  readonly key: string
  readonly value: unknown
}

const SYNC = { step1: 0 } as const

/** What a client can read out of the frames it got, piece by piece, with the client id of each struct. */
export function readPieces(frames: readonly Uint8Array[]): {
  readonly pieces: readonly Piece[]
  readonly writers: ReadonlySet<number>
} {
  const pieces: Piece[] = []
  const writers = new Set<number>()
  for (const frame of frames) {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) {
      if (decoding.readVarUint(decoder) === SYNC.step1) continue
      const doc = new Y.Doc({ gc: false })
      const { structs } = Y.decodeUpdate(decoding.readVarUint8Array(decoder))
      for (const struct of structs) {
        writers.add(struct.id.client)
        if (!(struct instanceof Y.Item)) continue
        const where = typeof struct.parent === 'string' ? struct.parent : 'after another'
        for (const value of struct.content.getContent()) pieces.push({ where, key: struct.parentSub ?? '', value })
      }
      doc.destroy()
    } else if (type === MESSAGE.awareness) {
      const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      for (let left = decoding.readVarUint(body); left > 0; left--) {
        const id = decoding.readVarUint(body)
        decoding.readVarUint(body)
        pieces.push({ where: 'awareness', key: String(id), value: JSON.parse(decoding.readVarString(body)) as unknown })
      }
    } else if (type !== MESSAGE.acknowledged)
      pieces.push({ where: `message ${type}`, key: '', value: JSON.parse(decoding.readVarString(decoder)) as unknown })
  }
  return { pieces, writers }
}

/** Every text and number anywhere in a value, names of fields included. */
export function leavesOf(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...leavesOf(inner)])
}

/** Every object inside a value that holds one of these directly, the value itself included. */
export function holdersOf(value: unknown, wanted: ReadonlySet<string>): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const holds = entries.some(([key, inner]) => wanted.has(key) || (typeof inner === 'string' && wanted.has(inner)))
  return [...(holds ? [value] : []), ...entries.flatMap(([, inner]) => holdersOf(inner, wanted))]
}
