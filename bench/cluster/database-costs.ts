import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import type { Postgres } from '../../tests/support/postgres.ts'
import { cpuOf } from '../sync/proc.ts'

/** What the database has spent so far; NaN where the system does not tell. */
export interface DatabaseCosts {
  /** processor seconds of all its processes */
  readonly cpu: number
  readonly commits: number
  /** of its log of changes, which replicas and backups carry */
  readonly walBytes: number
}

export async function databaseCosts(postgres: Postgres, database: string): Promise<DatabaseCosts> {
  const [row] = await postgres.ask(
    database,
    `select xact_commit::float8 as commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal,
      current_setting('data_directory') as folder
      from pg_stat_database where datname = current_database()`,
  )
  const master = Number(readFileSync(`${String(row?.['folder'])}/postmaster.pid`, 'utf8').split('\n', 1)[0])
  return {
    // One that has ended since is counted nowhere: a few ms.
    cpu: childrenOf(master).reduce((sum, pid) => sum + (cpuOf(pid) || 0), cpuOf(master)),
    commits: Number(row?.['commits']),
    walBytes: Number(row?.['wal']),
  }
}

export interface Stored {
  /** bytes of keys and values, by the first word of the key */
  readonly byKind: Readonly<Record<string, number>>
  /** with indexes and what the pages leave empty */
  readonly table: number
}

export async function databaseHolds(postgres: Postgres, database: string): Promise<Stored> {
  const rows = await postgres.ask(
    database,
    `select split_part(key, '/', 1) as kind, sum(length(key) + length(value))::float8 as bytes from record group by 1 order by 1`,
  )
  const [size] = await postgres.ask(database, `select pg_total_relation_size('record')::float8 as bytes`)
  return {
    byKind: Object.fromEntries(rows.map(({ kind, bytes }) => [String(kind), Number(bytes)])),
    table: Number(size?.['bytes']),
  }
}

function childrenOf(master: number): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) && parentOf(name) === master ? [Number(name)] : []))
}

/** Field 4 of `/proc/<pid>/stat` (Linux, `man 5 proc`). */
function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It has ended in between.
    return Number.NaN
  }
}
