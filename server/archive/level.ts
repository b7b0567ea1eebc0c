import { ClassicLevel } from 'classic-level'
import type { Archive, Operation } from './archive.ts'
import { flatten } from './flatten.ts'

type Database = ClassicLevel<string, Uint8Array>
type Change = { type: 'put'; key: string; value: Uint8Array } | { type: 'del'; key: string }

interface Waiting {
  readonly operations: readonly Operation[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Above every ASCII key that starts with the prefix. */
const END = '\uffff'
/** What is read ahead at once: each portion is a way to LevelDB's thread and back. */
const READ_AHEAD_BYTES = 128 * 1024
/** One commit takes no more callers than this, so that a storm does not make one endless batch. */
const MOST_CALLS = 1_000

/**
 * The café's store on this machine: LevelDB, every batch fsynced. Calls that arrive while a commit is under way share the next
 * one, so waiting grows with the disk and never with a timer. After a failed commit nothing more is written: what an fsync
 * lost is not known, so the process has to start again and read what is there. `committed` hears how many calls each took.
 */
export async function openLevelArchive(
  folder: string,
  committed: (calls: number) => void = () => {},
): Promise<Archive> {
  const db: Database = new ClassicLevel<string, Uint8Array>(folder, { keyEncoding: 'utf8', valueEncoding: 'view' })
  await db.open()
  let queue: Waiting[] = []
  let draining: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined
  let closed = false

  async function drain(): Promise<void> {
    // Everything asked for in this turn of the event loop goes into the first commit.
    await Promise.resolve()
    while (queue.length > 0) {
      const calls = queue.slice(0, MOST_CALLS)
      queue = queue.slice(MOST_CALLS)
      try {
        if (failure !== undefined) throw failure.error
        await db.batch(await changesOf(db, calls), { sync: true })
        committed(calls.length)
        for (const call of calls) call.resolve()
      } catch (error) {
        failure ??= { error }
        for (const call of calls) call.reject(error)
      }
    }
    draining = undefined
  }

  return {
    async get(key) {
      const value = await db.get(key)
      return value === undefined ? undefined : plain(value)
    },
    range(prefix) {
      // Made now, read later: LevelDB keeps the view of this moment for as long as the iterator lives.
      const pairs = db.iterator({ gte: prefix, lt: prefix + END, highWaterMarkBytes: READ_AHEAD_BYTES })
      return (async function* () {
        for await (const [key, value] of pairs) yield [key, plain(value)] as const
      })()
    },
    write(operations) {
      if (closed) return Promise.reject(new Error('the archive is closed'))
      return new Promise((resolve, reject) => {
        queue.push({ operations, resolve, reject })
        draining ??= drain()
      })
    },
    async close() {
      closed = true
      await draining
      await db.close()
    },
  }
}

/** The database hands out Buffers, whose `slice` shares memory where `Uint8Array`'s copies. */
const plain = (value: Uint8Array): Uint8Array => new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

/** The keys of what is cleared are looked up here: LevelDB erases one key at a time. */
async function changesOf(db: Database, calls: readonly Waiting[]): Promise<Change[]> {
  const { put, erased, cleared } = flatten(calls.map(({ operations }) => operations))
  const gone = new Set(erased)
  for (const prefix of cleared)
    for await (const key of db.keys({ gte: prefix, lt: prefix + END })) if (!put.has(key)) gone.add(key)
  return [
    ...[...put].map(([key, value]) => ({ type: 'put' as const, key, value })),
    ...[...gone].map(key => ({ type: 'del' as const, key })),
  ]
}
