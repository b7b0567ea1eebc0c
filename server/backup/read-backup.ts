import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as v from 'valibot'
import {
  BACKUP_FORMAT,
  type BackupHeader,
  BackupFault,
  endSchema,
  headerSchema,
  newTally,
  type Piece,
  piecesSchema,
  SECRET_RECORD,
} from './format.ts'

/** What a backup says, one thing after the other. */
export type BackupItem =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'record'; readonly key: string; readonly value: Uint8Array }
  | { readonly kind: 'pieces'; readonly event: string; readonly pieces: readonly Piece[] }

/** No line is longer: the pieces of one event with thousands of photos stay far below. */
const LINE_BYTES = 1024 * 1024

/**
 * Reads a backup from its bytes, in any portions, holding one record at a time. It is whole and unaltered only once this has come
 * to its end: act on nothing before. Throws `BackupFault` at the first thing that is wrong.
 */
export async function* readBackup(source: AsyncIterable<Uint8Array>): AsyncGenerator<BackupItem> {
  const tally = newTally()
  const text = new Portions(unpacked(source))
  const header = readHeader(await text.line())
  tally.hash.update(text.taken())
  yield { kind: 'header', header }
  for (;;) {
    const line = await text.line()
    if (line === undefined) throw new BackupFault('cut-short')
    if (line.startsWith('{')) {
      const value = json(line)
      const end = v.safeParse(endSchema, value)
      if (end.success) {
        const { records, sha256 } = end.output.end
        if (records !== tally.records || sha256 !== tally.hash.digest('hex') || !(await text.isOver()))
          throw new BackupFault('altered')
        return
      }
      const pieces = v.safeParse(piecesSchema, value)
      if (!pieces.success) throw new BackupFault('altered')
      tally.hash.update(text.taken())
      yield { kind: 'pieces', ...pieces.output }
      continue
    }
    const { key, bytes } = readRecordLine(line)
    const value = await text.bytes(bytes)
    tally.hash.update(text.taken())
    if (key === SECRET_RECORD) {
      yield { kind: 'secret', secret: Buffer.from(value).toString('utf8') }
      continue
    }
    tally.records += 1
    yield { kind: 'record', key, value }
  }
}

function readHeader(line: string | undefined): BackupHeader {
  if (line === undefined) throw new BackupFault('cut-short')
  const value = line.startsWith('{') ? json(line, 'not-a-backup') : undefined
  const layout = v.safeParse(v.object({ tablee: v.literal('backup'), backup: v.number() }), value)
  if (!layout.success) throw new BackupFault('not-a-backup')
  if (layout.output.backup > BACKUP_FORMAT) throw new BackupFault('later-layout')
  const header = v.safeParse(headerSchema, value)
  if (!header.success) throw new BackupFault('altered')
  return header.output
}

function readRecordLine(line: string): { readonly key: string; readonly bytes: number } {
  const at = line.lastIndexOf(' ')
  const bytes = Number(line.slice(at + 1))
  if (at < 1 || !/^\d{1,12}$/.test(line.slice(at + 1))) throw new BackupFault('altered')
  return { key: line.slice(0, at), bytes }
}

function json(line: string, problem: 'altered' | 'not-a-backup' = 'altered'): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new BackupFault(problem, { cause })
  }
}

/** Every member unpacked, one after the other. */
async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  const gunzip = createGunzip()
  const from = Readable.from(source)
  from.on('error', fault => gunzip.destroy(fault))
  try {
    for await (const portion of from.pipe(gunzip)) {
      isFirst = false
      yield portion as Uint8Array
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (!code.startsWith('Z_')) throw fault
    if (code === 'Z_BUF_ERROR') throw new BackupFault('cut-short', { cause: fault })
    throw new BackupFault(isFirst ? 'not-a-backup' : 'altered', { cause: fault })
  } finally {
    from.destroy()
    gunzip.destroy()
  }
}

/** Lines and runs of bytes out of portions of any size. */
class Portions {
  readonly #source: AsyncIterator<Uint8Array>
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #taken: Uint8Array[] = []

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next line without its end; undefined when there is nothing more. */
  async line(): Promise<string | undefined> {
    let looked = 0
    for (;;) {
      let before = 0
      for (const portion of this.#waiting) {
        const at = before + portion.byteLength > looked ? portion.indexOf(10, Math.max(0, looked - before)) : -1
        if (at >= 0) return Buffer.from(this.#take(before + at + 1)).toString('utf8', 0, before + at)
        before += portion.byteLength
      }
      looked = before
      if (looked > LINE_BYTES) throw new BackupFault('altered')
      if (!(await this.#more())) {
        if (this.#waitingBytes > 0) throw new BackupFault('cut-short')
        return undefined
      }
    }
  }

  /** So many bytes, and the line feed after them. */
  async bytes(count: number): Promise<Uint8Array> {
    while (this.#waitingBytes < count + 1) if (!(await this.#more())) throw new BackupFault('cut-short')
    const found = this.#take(count + 1)
    if (found[count] !== 10) throw new BackupFault('altered')
    return found.subarray(0, count)
  }

  /** All that was read since this was last asked, as it stood. */
  taken(): Uint8Array {
    return Buffer.concat(this.#taken.splice(0))
  }

  async isOver(): Promise<boolean> {
    return this.#waitingBytes === 0 && !(await this.#more())
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done === true) return false
    this.#waiting.push(value)
    this.#waitingBytes += value.byteLength
    return true
  }

  #take(count: number): Uint8Array {
    const found = new Uint8Array(count)
    let filled = 0
    while (filled < count) {
      const [first] = this.#waiting
      if (first === undefined) throw new Error('taken more than there is')
      const part = first.subarray(0, count - filled)
      found.set(part, filled)
      filled += part.byteLength
      if (part.byteLength === first.byteLength) this.#waiting.shift()
      else this.#waiting[0] = first.subarray(part.byteLength)
    }
    this.#waitingBytes -= count
    this.#taken.push(found)
    return found
  }
}
