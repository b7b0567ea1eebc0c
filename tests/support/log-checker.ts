import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { decodeEntry } from '../../server/archive/journal.ts'
import { contents } from './cafe-in-memory.ts'
import type { Postgres } from './postgres.ts'

export interface StoredDocument {
  readonly doc: Y.Doc
  /** what is wrong with its log, in words; empty: one total order without a gap, and nothing twice */
  readonly faults: readonly string[]
  readonly entries: number
}

/** Reads a document as it lies in the database, in its newest epoch, and judges its log. */
export async function readStored(
  postgres: Postgres,
  database: string,
  { event, document }: { readonly event: string; readonly document: string },
): Promise<StoredDocument> {
  const prefix = `doc/${event}/${document}/`
  const rows = await postgres.ask(
    database,
    `select key, value from record where key >= $1 and key < $1 || '~' order by key`,
    [prefix],
  )
  const values = new Map(
    rows.map(({ key, value }) => [String(key).slice(prefix.length), new Uint8Array(value as Buffer)]),
  )
  const stored = values.get('epoch')
  const base = `${stored === undefined ? 1 : String(JSON.parse(new TextDecoder().decode(stored)))}/`
  const doc = new Y.Doc()
  const faults: string[] = []
  /** first clock that nobody has told yet, by client */
  const next = new Map<number, number>()
  let seq = 0
  const snapshot = values.get(`${base}snap`)
  if (snapshot !== undefined) {
    const decoder = decoding.createDecoder(snapshot)
    seq = decoding.readVarUint(decoder)
    Y.applyUpdate(doc, decoding.readTailAsUint8Array(decoder))
    for (const [key, piece] of values) if (key.startsWith(`${base}snap/`)) Y.applyUpdate(doc, piece)
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) next.set(client, clock)
  }
  const log = [...values].filter(([key]) => key.startsWith(`${base}log/`))
  for (const [key, value] of log) {
    const number = Number(key.slice(`${base}log/`.length))
    if (number !== seq + 1) faults.push(`${number} comes after ${seq}`)
    seq = number
    const { update } = decodeEntry(value)
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const told = next.get(id.client) ?? 0
      if (id.clock < told) faults.push(`${number} tells ${id.client}:${id.clock} again`)
      if (id.clock > told) faults.push(`${number} leaves out ${id.client}:${told}`)
      next.set(id.client, id.clock + length)
    }
    Y.applyUpdate(doc, update)
  }
  return { doc, faults, entries: log.length }
}

/** Are these copies equal in these roots? */
export const areEqual = (docs: readonly Y.Doc[], roots: readonly string[]): boolean =>
  new Set(docs.map(doc => JSON.stringify(contents(doc, roots)))).size <= 1
