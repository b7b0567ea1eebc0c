import { cpus } from 'node:os'
import { startPostgres } from '../../tests/support/postgres.ts'
import type { Outcome, Row } from '../report.ts'
import { failover } from './failover.ts'
import { holdings } from './holdings.ts'
import { type Arrangement, type Load, type Measured, oneRun } from './one-run.ts'

const ARRANGEMENTS: readonly Arrangement[] = [
  { name: '1 server, its own folder', nodes: 0, isSticky: true },
  { name: '1 node, PostgreSQL', nodes: 1, isSticky: true },
  { name: '2 nodes, sticky', nodes: 2, isSticky: true },
  { name: '2 nodes, any', nodes: 2, isSticky: false },
  { name: '3 nodes, sticky', nodes: 3, isSticky: true },
  { name: '3 nodes, any', nodes: 3, isSticky: false },
]
const LOAD: Load = { events: 6, people: 34, tables: 4, calmSeconds: 10, fullSeconds: 8 }
const QUICK: Load = { ...LOAD, events: 3, calmSeconds: 4, fullSeconds: 4 }
/** beyond this the figures at full load are the load's own */
const BUSY = 0.85

/**
 * `npm run bench -- cluster` (about three minutes; `--quick`: one): events of 34 writing people over one, two and three nodes and
 * one PostgreSQL. All of it and the people share this machine's processors, so more nodes cannot give more here: what another
 * machine would give follows from the processor time of an edit, and what a hop costs is the difference between «sticky» and «any».
 */
export async function benchCluster(say: (line: string) => void, options: readonly string[] = []): Promise<Outcome> {
  const isQuick = options.includes('--quick')
  const load = isQuick ? QUICK : LOAD
  say(
    `${load.events} events of ${load.people} people at ${load.tables} tables, all writing; everything shares ${cpus().length} processors`,
  )
  const held = await holdings()
  const postgres = await startPostgres()
  try {
    const measured: Measured[] = []
    for (const arrangement of ARRANGEMENTS) {
      const run = await oneRun(postgres, arrangement, load)
      measured.push(run)
      say(
        `  ${arrangement.name}: ${Math.round(run.full.perSecond)} edits/s at full load, ` +
          `${ms(run.cpu.nodes)} of the nodes and ${ms(run.cpu.database)} of the database for each` +
          `${run.generator > BUSY ? ' (the load itself was too busy: read only the processor time)' : ''}`,
      )
    }
    const ended: Row[] = []
    for (const signal of isQuick ? (['SIGKILL'] as const) : (['SIGKILL', 'SIGKILL', 'SIGTERM'] as const)) {
      const { first, last } = await failover(postgres, signal)
      ended.push({
        what: `the owner of a café of 34 gets ${signal}: an edit is saved elsewhere`,
        figures: { last: last / 1_000, first: first / 1_000 },
        unit: 's',
        ...(signal === 'SIGKILL' ? { wanted: 10 } : { wanted: 3 }),
      })
    }
    return {
      rows: [...held, ...measured.flatMap(rowsOf), ...storedRows(measured[1]), ...ended],
      details: { load, measured },
    }
  } finally {
    await postgres.stop()
  }
}

const ms = (value: number): string => (Number.isNaN(value) ? 'nothing' : `${value.toFixed(2)} ms`)

function rowsOf({
  arrangement: { name },
  calm,
  full,
  cpu,
  commits,
  walBytes,
  stored,
  rss,
  generator,
}: Measured): Row[] {
  return [
    { what: `${name}: acknowledged, an edit each 2 s`, figures: { p95: calm.p95, p50: calm.p50 }, unit: 'ms' },
    { what: `${name}: edits a second at full load`, figures: { value: full.perSecond }, unit: '' },
    { what: `${name}: acknowledged at full load`, figures: { p95: full.p95 }, unit: 'ms' },
    {
      what: `${name}: processor time of 100 edits`,
      figures: { nodes: cpu.nodes * 100, ...(Number.isNaN(cpu.database) ? {} : { database: cpu.database * 100 }) },
      unit: 'ms',
    },
    ...(stored === undefined
      ? []
      : [
          {
            what: `${name}: commits for 100 edits`,
            figures: { calm: commits.calm, full: commits.full },
            unit: '',
          } as const,
          { what: `${name}: the database's log, bytes for an edit`, figures: { value: walBytes }, unit: '' } as const,
        ]),
    { what: `${name}: memory of all nodes, MiB`, figures: { value: rss }, unit: '' },
    { what: `${name}: the load's own loop, 0 to 1`, figures: { value: generator }, unit: '' },
  ]
}

/** What one event leaves in the database, from the run with one node. */
function storedRows(run: Measured | undefined): Row[] {
  if (run?.stored === undefined) return []
  const { byKind, table } = run.stored
  const all = Object.values(byKind).reduce((sum, bytes) => sum + bytes, 0)
  const row = (what: string, value: number): Row => ({ what, figures: { value }, unit: '' })
  return [
    row('in the database: bytes of documents for an edit', (byKind['doc'] ?? 0) / run.edits),
    row('in the database: bytes of everything for an edit', all / run.edits),
    row('in the database: its own size for one byte of ours', table / all),
  ]
}
