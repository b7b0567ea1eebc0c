import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Archive } from '../../server/archive/archive.ts'
import { openLevelArchive } from '../../server/archive/level.ts'
import { openPostgresArchive } from '../../server/archive/postgres.ts'
import { aDatabase, addressOf } from '../../tests/support/database.ts'
import { startPostgres } from '../../tests/support/postgres.ts'
import { quantile, type Row } from '../report.ts'

const SECONDS = 2
/** an edit as the log of a document keeps it */
const BYTES = 200
/** events at once, and calls of each that are under way together */
const LOADS = [
  [1, 1],
  [1, 8],
  [4, 1],
  [16, 1],
  [64, 1],
  [256, 1],
] as const

interface Store {
  readonly name: string
  readonly archive: Archive
  commits: number
}

/**
 * `npm run bench -- store`: the archive by itself, on this disk: LevelDB and PostgreSQL (fsync on, on this machine, so without a
 * network between), one after the other for each load. Every call waits until it would survive a power cut.
 */
export async function benchStore(say: (line: string) => void): Promise<readonly Row[]> {
  const postgres = await startPostgres({ autovacuum: 'on' })
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const stores: Store[] = []
  try {
    const url = await aDatabase(postgres)
    const count = (store: Partial<Store>) => (): void => void (store.commits = (store.commits ?? 0) + 1)
    for (const name of ['level', 'postgres']) {
      const store = { name, commits: 0 }
      const archive =
        name === 'level'
          ? await openLevelArchive(folder, count(store))
          : await openPostgresArchive({ address: addressOf(url), committed: count(store) })
      stores.push(Object.assign(store, { archive }))
    }
    const rows: Row[] = []
    for (const [events, together] of LOADS)
      for (const store of stores) rows.push(...(await measure(store, events, together, say)))
    return rows
  } finally {
    for (const { archive } of stores) await archive.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  store: Store,
  events: number,
  together: number,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  const what = `${store.name}, ${events} events × ${together}`
  say(what)
  const took: number[] = []
  const before = store.commits
  const end = performance.now() + SECONDS * 1_000
  const writers = Array.from({ length: events * together }, async (_, writer) => {
    const log = `doc/e${writer % events}/table-t1/${1 + Math.floor(writer / events)}/log/`
    for (let seq = 1; performance.now() < end; seq++) {
      const began = performance.now()
      const value = new Uint8Array(BYTES)
      await store.archive.write([{ put: `${log}${String(seq).padStart(12, '0')}`, value }])
      took.push(performance.now() - began)
    }
  })
  await Promise.all(writers)
  return [
    {
      what: `${what}: a second`,
      figures: { edits: Math.round(took.length / SECONDS), commits: Math.round((store.commits - before) / SECONDS) },
      unit: '',
    },
    { what: `${what}: until it is kept`, figures: { p50: quantile(took, 0.5), p95: quantile(took, 0.95) }, unit: 'ms' },
  ]
}
