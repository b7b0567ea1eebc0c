import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { MESSAGE } from '../../../shared/protocol/messages.ts'

/** What an edit would send, made on a copy so that the original can go on. */
export function updateOf(doc: Y.Doc, clientId: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  copy.transact(() => edit(copy))
  return Y.mergeUpdates(updates)
}

type Write = (encoder: encoding.Encoder) => void

export function bytes(write: Write): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Blocks of structs and a delete set, written by hand. */
export function handmade(blocks: readonly Block[], deletions: readonly Deletion[] = []): Uint8Array {
  return bytes(encoder => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, count, write } of blocks) {
      for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number)
      write(encoder)
    }
    encoding.writeVarUint(encoder, deletions.length)
    for (const { client, clock, length } of deletions)
      for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number)
  })
}
export interface Block {
  readonly client: number
  readonly clock: number
  readonly count: number
  readonly write: Write
}
export interface Deletion {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** One block of structs, written by hand. */
export const raw = (client: number, clock: number, count: number, write: Write): Uint8Array =>
  handmade([{ client, clock, count, write }])

/** The kinds of content that Yjs knows, by their number. */
export const CONTENT = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
} as const
const HAS_KEY = 32
const HAS_RIGHT = 64
const HAS_LEFT = 128

/** One item under a key of a root (no key: in its list), with any content. */
export function item(content: number, root: string, key: string | null, write: Write): Write {
  return encoder => {
    encoding.writeUint8(encoder, key === null ? content : content | HAS_KEY)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    if (key !== null) encoding.writeVarString(encoder, key)
    write(encoder)
  }
}

/** One item hung on others: where it belongs follows from them. */
export function hungItem(content: number, on: { readonly left?: Y.ID; readonly right?: Y.ID }, write: Write): Write {
  return encoder => {
    encoding.writeUint8(
      encoder,
      content | (on.left === undefined ? 0 : HAS_LEFT) | (on.right === undefined ? 0 : HAS_RIGHT),
    )
    for (const id of [on.left, on.right]) {
      if (id === undefined) continue
      encoding.writeVarUint(encoder, id.client)
      encoding.writeVarUint(encoder, id.clock)
    }
    write(encoder)
  }
}

export const anyOf =
  (...values: readonly unknown[]): Write =>
  encoder => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1])
  }
/** Values that lib0 would not write, byte by byte. */
export const anyBytes =
  (...values: readonly number[]): Write =>
  encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeUint8Array(encoder, new Uint8Array(values))
  }

export const text =
  (...values: readonly string[]): Write =>
  encoder =>
    values.forEach(value => encoding.writeVarString(encoder, value))

/** A plain value under a key of a root, written by hand. */
export const rawValue = (client: number, clock: number, root: string, key: string | null, value: unknown): Uint8Array =>
  raw(client, clock, 1, item(CONTENT.any, root, key, anyOf(value)))

export const deletion = (client: number, clock: number, length: number): Uint8Array =>
  handmade([], [{ client, clock, length }])

export const map = (doc: Y.Doc, root: string): Y.Map<unknown> => doc.getMap<unknown>(root)
export const link = (by: string, a: string, b: string, kind = 'supports') => ({ by, a, b, kind })

/** The id of what stands under a key. */
export function idUnder(doc: Y.Doc, root: string, key: string): Y.ID {
  const found = map(doc, root)._map.get(key)
  if (found === undefined) throw new Error(`nothing under ${root}/${key}`)
  return found.id
}

export const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  bytes(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })
export const textFrame = (type: number, text: string): Uint8Array =>
  bytes(encoder => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarString(encoder, text)
  })

/** What y-protocols sends about who is there. */
export const awareness = (entries: readonly { id: number; clock: number; state: unknown }[]): Uint8Array =>
  bytes(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      bytes(body => {
        encoding.writeVarUint(body, entries.length)
        for (const { id, clock, state } of entries) {
          encoding.writeVarUint(body, id)
          encoding.writeVarUint(body, clock)
          encoding.writeVarString(body, JSON.stringify(state))
        }
      }),
    )
  })
