import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

/**
 * A zip that came from outside. Its list of contents is read first and judged as a whole: how many files, how large they say
 * they are, which ways of packing. Then single files are unpacked, off this thread, and never to more than they said.
 * Names are only ever compared with names that are expected; nothing is written to a disk.
 * The layout is that of PKWARE's APPNOTE 6.3: end record, central directory, local headers.
 */
export interface OpenZip {
  readonly names: readonly string[]
  /** Throws `ZipFault` when the file is damaged. Undefined: there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>
}

export type ZipProblem = 'not-a-zip' | 'unsupported' | 'too-many-files' | 'too-large' | 'twice' | 'damaged'
export class ZipFault extends Error {
  readonly problem: ZipProblem
  /** the file it is about */
  readonly file: string | undefined
  constructor(problem: ZipProblem, file?: string) {
    super(file === undefined ? problem : `${problem}: ${file}`)
    this.problem = problem
    this.file = file
  }
}

export interface ZipBounds {
  readonly files: number
  /** of all files together, unpacked */
  readonly bytes: number
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const SIGNATURE = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
/** Sizes and places beyond 4 GB stand elsewhere: no archive of ours is so large. */
const ELSEWHERE = 0xffffffff

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw)

/** Throws `ZipFault`. */
export function openZip(bytes: Uint8Array, bounds: ZipBounds): OpenZip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  let total = 0
  for (const entry of entriesOf(view, bounds)) {
    if (entry.name.endsWith('/')) continue
    if (entries.has(entry.name)) throw new ZipFault('twice', entry.name)
    entries.set(entry.name, entry)
    total += entry.size
    if (total > bounds.bytes) throw new ZipFault('too-large')
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      return entry === undefined ? undefined : unpack(view, entry)
    },
  }
}

function* entriesOf(view: DataView, bounds: ZipBounds): Generator<Entry> {
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > bounds.files) throw new ZipFault('too-many-files')
  let at = view.getUint32(end + 16, true)
  if (at === ELSEWHERE) throw new ZipFault('unsupported')
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== SIGNATURE.entry) throw new ZipFault('damaged')
    const [nameBytes, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const next = at + ENTRY_BYTES + nameBytes + extra + comment
    if (next > end) throw new ZipFault('damaged')
    const name = new TextDecoder().decode(slice(view, at + ENTRY_BYTES, nameBytes))
    const [packed, size, local] = [20, 24, 42].map(field => view.getUint32(at + field, true)) as [
      number,
      number,
      number,
    ]
    const method = view.getUint16(at + 10, true)
    const isEncrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
    if (isEncrypted || (method !== STORED && method !== DEFLATED)) throw new ZipFault('unsupported', name)
    if ([packed, size, local].includes(ELSEWHERE)) throw new ZipFault('unsupported', name)
    yield { name, method, crc: view.getUint32(at + 16, true), packed, size, at: local }
    at = next
  }
}

/** The last record of the file; a comment may follow it. */
function endRecord(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= earliest; at--)
    if (view.getUint32(at, true) === SIGNATURE.end) return at
  throw new ZipFault('not-a-zip')
}

async function unpack(view: DataView, { name, method, crc, packed, size, at }: Entry): Promise<Uint8Array> {
  if (at + LOCAL_BYTES > view.byteLength || view.getUint32(at, true) !== SIGNATURE.local)
    throw new ZipFault('damaged', name)
  const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > view.byteLength) throw new ZipFault('damaged', name)
  const raw = slice(view, from, packed)
  const unpacked = method === STORED ? raw : await inflated(raw, size, name)
  if (unpacked.byteLength !== size || crc32(unpacked) !== crc) throw new ZipFault('damaged', name)
  return unpacked
}

async function inflated(raw: Uint8Array, size: number, name: string): Promise<Uint8Array> {
  try {
    return await inflate(raw, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw new ZipFault('damaged', name)
  }
}

const slice = (view: DataView, from: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + from, length)
