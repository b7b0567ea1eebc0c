import { createHash, type Hash } from 'node:crypto'
import type { Archive, Operation } from './archive.ts'
import { getJson, putJson } from './records.ts'

/** How much there is, and a digest (SHA-256, hex) of all keys and values in their order: equal archives give equal ones. */
export interface Contents {
  readonly records: number
  readonly bytes: number
  readonly digest: string
}

/** Stands in an archive while another is being copied into it, and stays when that was interrupted. */
const COPYING = 'meta/copying'
const BATCH = { records: 500, bytes: 4_000_000 } as const

export interface CopyWishes {
  /** told after each batch, with what was copied so far */
  readonly progress?: (done: { readonly records: number; readonly bytes: number }) => void
  /** What has to be done or found before the copy counts as whole; it does not when this throws. */
  readonly beforeEnd?: () => Promise<void>
}

/**
 * Copies every record of one archive, as of one moment, into an empty one, and reads both to the end. Throws when what was read
 * back differs; the target then still says that it is a part.
 */
export async function copyArchive(from: Archive, to: Archive, wishes: CopyWishes = {}): Promise<Contents> {
  const { progress = () => {}, beforeEnd = async () => {} } = wishes
  await to.write([{ delAll: 'meta/' }, putJson(COPYING, true)])
  const source = tally()
  let batch: Operation[] = []
  let size = 0
  const store = async (): Promise<void> => {
    await to.write(batch)
    batch = []
    size = 0
    progress(source.sofar())
  }
  for await (const [key, value] of from.range('')) {
    source.add(key, value)
    batch.push({ put: key, value })
    size += key.length + value.byteLength
    if (batch.length >= BATCH.records || size >= BATCH.bytes) await store()
  }
  if (batch.length > 0) await store()
  const [given, kept] = [source.end(), await contentsOf(to)]
  if (given.digest !== kept.digest || given.records !== kept.records) throw new Error('what was read back differs')
  await beforeEnd()
  await to.write([{ del: COPYING }])
  return given
}

/** Reads all of an archive. */
export async function contentsOf(archive: Archive): Promise<Contents> {
  const all = tally()
  for await (const [key, value] of archive.range('')) if (key !== COPYING) all.add(key, value)
  return all.end()
}

/** Is there anything in it? What an archive says of its own format is nothing. */
export async function holdsAnything(archive: Archive): Promise<boolean> {
  for await (const [key] of archive.range('')) if (key !== 'meta/format') return true
  return false
}

/** A copy into this archive began and did not end: it is a part of another, and nothing to serve. */
export const isHalfCopied = async (archive: Archive): Promise<boolean> =>
  (await getJson(archive, COPYING)) !== undefined

interface Tally {
  add(key: string, value: Uint8Array): void
  sofar(): { readonly records: number; readonly bytes: number }
  end(): Contents
}

function tally(): Tally {
  const hash: Hash = createHash('sha256')
  let records = 0
  let bytes = 0
  return {
    add(key, value) {
      records++
      bytes += key.length + value.byteLength
      // With their lengths, so that no two archives are told apart by where a key ends alone.
      hash.update(`${key.length}:${key}${value.byteLength}:`).update(value)
    },
    sofar: () => ({ records, bytes }),
    end: () => ({ records, bytes, digest: hash.digest('hex') }),
  }
}
