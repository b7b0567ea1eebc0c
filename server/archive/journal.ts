import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Archive, Operation } from './archive.ts'
import { getJson, putJson } from './records.ts'

/**
 * The log of one document on top of the archive:
 * `doc/<event>/<document>/<epoch>/snap` everything up to a number; of a large document the first piece, and `…/snap/<n>` the others;
 * `doc/<event>/<document>/<epoch>/log/<number>` one update each, after it. Numbers rise by one and are padded, so that keys sort.
 */
export interface Journal {
  /** from 1; one more each time the document started afresh */
  readonly epoch: number
  /** What is stored: updates in order, the snapshot first if there is one. Read once, before any append. */
  load(): Promise<readonly Uint8Array[]>
  /** Takes the next number and says how to store the update; the caller writes the operations in the order of these calls. */
  append(entry: Entry): Operation[]
  /** What is stored of the present epoch: bytes of snapshot and log together, and how many updates follow the snapshot. */
  size(): { readonly bytes: number; readonly tail: number }
  /** Is the tail long enough to be worth folding into a snapshot? */
  isLong(): boolean
  /** The number of the newest update. */
  mark(): number
  /** Replaces all up to a mark, or all that was appended so far, by updates in order that hold the same, in one batch. */
  compact(pieces: readonly Uint8Array[], upTo?: number): Operation[]
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
  const logKey = (number: number): string => `${base}log/${padded(number)}`
  let seq = 0
  let tail: { readonly seq: number; readonly bytes: number }[] = []
  let tailBytes = 0
  let pieces = 0
  let snapBytes = 0

  const count = (number: number, bytes: number): void => {
    tail.push({ seq: number, bytes })
    tailBytes += bytes
  }

  function snapshot([first = new Uint8Array([0, 0]), ...others]: readonly Uint8Array[], upTo: number): Operation[] {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, upTo)
    encoding.writeUint8Array(encoder, first)
    const value = encoding.toUint8Array(encoder)
    const earlier: Operation[] = pieces > 1 ? [{ delAll: `${base}snap/` }] : []
    pieces = 1 + others.length
    snapBytes = others.reduce((sum, { byteLength }) => sum + byteLength, value.byteLength)
    tail = tail.filter(each => each.seq > upTo)
    tailBytes = tail.reduce((sum, { bytes }) => sum + bytes, 0)
    return [
      ...earlier,
      { put: `${base}snap`, value },
      ...others.map((each, i) => ({ put: `${base}snap/${padded(i + 1)}`, value: each })),
    ]
  }

  return {
    get epoch() {
      return epoch
    },
    async load() {
      const updates: Uint8Array[] = []
      const folded = await archive.get(`${base}snap`)
      if (folded !== undefined) {
        pieces = 1
        snapBytes = folded.byteLength
        const decoder = decoding.createDecoder(folded)
        seq = decoding.readVarUint(decoder)
        updates.push(decoding.readTailAsUint8Array(decoder))
      }
      for await (const [, piece] of archive.range(`${base}snap/`)) {
        pieces++
        snapBytes += piece.byteLength
        updates.push(piece)
      }
      for await (const [key, bytes] of archive.range(`${base}log/`)) {
        seq = Number(key.slice(base.length + 'log/'.length))
        updates.push(decodeEntry(bytes).update)
        count(seq, bytes.byteLength)
      }
      return updates
    },
    append(entry) {
      seq++
      const value = encodeEntry(entry)
      count(seq, value.byteLength)
      return [{ put: logKey(seq), value }]
    },
    size: () => ({ bytes: snapBytes + tailBytes, tail: tail.length }),
    isLong: () => tail.length > TAIL.updates || tailBytes > TAIL.bytes,
    mark: () => seq,
    compact(state, upTo = seq) {
      const gone = tail.filter(each => each.seq <= upTo).map(each => ({ del: logKey(each.seq) }))
      return [...snapshot(state, upTo), ...gone]
    },
    renew(state) {
      const old = base
      epoch++
      base = baseOf(epoch)
      seq = 0
      tail = []
      pieces = 0
      return [{ delAll: old }, putJson(epochKey(event, document), epoch), ...snapshot([state], seq)]
    },
  }
}

/** Keys sort as the numbers do. */
const padded = (number: number): string => String(number).padStart(12, '0')

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
