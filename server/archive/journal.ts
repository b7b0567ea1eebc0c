import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Archive, Operation } from './archive.ts'
import { getJson, putJson } from './records.ts'

/**
 * The log of one document on top of the archive:
 * `doc/<event>/<document>/<epoch>/snap` everything up to a number, in one piece;
 * `doc/<event>/<document>/<epoch>/log/<number>` one update each, after it. Numbers rise by one and are padded, so that keys sort.
 */
export interface Journal {
  /** from 1; one more each time the document started afresh */
  readonly epoch: number
  /** What is stored: updates in order, the snapshot first if there is one. Read once, before any append. */
  load(): Promise<readonly Uint8Array[]>
  /** Takes the next number and says how to store the update; the caller writes the operations in the order of these calls. */
  append(entry: Entry): Operation[]
  /** Is the tail long enough to be worth folding into a snapshot? */
  isLong(): boolean
  /** Replaces all that was appended so far by one update that holds the same, in one batch. */
  compact(state: Uint8Array): Operation[]
  /** Begins the next epoch with this state; snapshot and log of the present one go, in the same batch. */
  renew(state: Uint8Array): Operation[]
}

export interface Entry {
  readonly update: Uint8Array
  /** server ms */
  readonly at: number
  /** who sent it; '' for the server */
  readonly person: string
}

/** Long enough that a compaction is rare, short enough that a start reads little. */
const TAIL = { updates: 500, bytes: 256 * 1024 } as const

export const documentPrefix = (event: string): string => `doc/${event}/`
const epochKey = (event: string, document: string): string => `${documentPrefix(event)}${document}/epoch`

/** The present epoch of a document: 1 until something made it start afresh. */
export async function readEpoch(archive: Archive, event: string, document: string): Promise<number> {
  const stored = await getJson(archive, epochKey(event, document))
  return typeof stored === 'number' ? stored : 1
}

export async function openJournal(archive: Archive, event: string, document: string): Promise<Journal> {
  let epoch = await readEpoch(archive, event, document)
  const baseOf = (which: number): string => `${documentPrefix(event)}${document}/${which}/`
  let base = baseOf(epoch)
  const logKey = (seq: number): string => `${base}log/${String(seq).padStart(12, '0')}`
  let seq = 0
  let tail: { readonly key: string; readonly bytes: number }[] = []
  let tailBytes = 0

  const count = (key: string, bytes: number): void => {
    tail.push({ key, bytes })
    tailBytes += bytes
  }

  function snapshot(state: Uint8Array): Operation {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, seq)
    encoding.writeUint8Array(encoder, state)
    tail = []
    tailBytes = 0
    return { put: `${base}snap`, value: encoding.toUint8Array(encoder) }
  }

  return {
    get epoch() {
      return epoch
    },
    async load() {
      const updates: Uint8Array[] = []
      const folded = await archive.get(`${base}snap`)
      if (folded !== undefined) {
        const decoder = decoding.createDecoder(folded)
        seq = decoding.readVarUint(decoder)
        updates.push(decoding.readTailAsUint8Array(decoder))
      }
      for await (const [key, bytes] of archive.range(`${base}log/`)) {
        seq = Number(key.slice(base.length + 'log/'.length))
        updates.push(decodeEntry(bytes).update)
        count(key, bytes.byteLength)
      }
      return updates
    },
    append(entry) {
      seq++
      const value = encodeEntry(entry)
      count(logKey(seq), value.byteLength)
      return [{ put: logKey(seq), value }]
    },
    isLong: () => tail.length > TAIL.updates || tailBytes > TAIL.bytes,
    compact(state) {
      const gone = tail.map(({ key }) => ({ del: key }))
      return [snapshot(state), ...gone]
    },
    renew(state) {
      const old = base
      epoch++
      base = baseOf(epoch)
      seq = 0
      return [{ delAll: old }, putJson(epochKey(event, document), epoch), snapshot(state)]
    },
  }
}

function encodeEntry({ update, at, person }: Entry): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, Math.max(0, Math.floor(at)))
  encoding.writeVarString(encoder, person)
  encoding.writeUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** A stored entry of the log, as `append` wrote it. */
export function decodeEntry(bytes: Uint8Array): Entry {
  const decoder = decoding.createDecoder(bytes)
  const at = decoding.readVarUint(decoder)
  const person = decoding.readVarString(decoder)
  return { at, person, update: decoding.readTailAsUint8Array(decoder) }
}
