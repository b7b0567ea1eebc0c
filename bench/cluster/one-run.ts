import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { startCluster } from '../../tests/support/cluster.ts'
import type { Postgres } from '../../tests/support/postgres.ts'
import { type ServerProcess, startServer } from '../../tests/support/server-process.ts'
import { quantile } from '../report.ts'
import { cpuOf, rssOf } from '../sync/proc.ts'
import { type DatabaseCosts, databaseCosts, databaseHolds, type Stored } from './database-costs.ts'
import { anEvent, Writer } from './writers.ts'

/** One arrangement of nodes under the same load. */
export interface Arrangement {
  readonly name: string
  /** 0: one server with its data folder, no database */
  readonly nodes: number
  /** to the node that keeps the event, as a sticky balancer learns to; else to any */
  readonly isSticky: boolean
}
export interface Load {
  readonly events: number
  readonly people: number
  readonly tables: number
  readonly calmSeconds: number
  readonly fullSeconds: number
}
export interface Measured {
  readonly arrangement: Arrangement
  /** everybody writes every two seconds: ms until an edit is acknowledged */
  readonly calm: { readonly p50: number; readonly p95: number; readonly perSecond: number }
  /** everybody writes again as soon as the last edit is acknowledged */
  readonly full: { readonly perSecond: number; readonly p95: number }
  /** processor time for an edit acknowledged at full load, ms: all nodes together, and the database */
  readonly cpu: { readonly nodes: number; readonly database: number }
  /** commits of the database for each hundred edits, calm and at full load */
  readonly commits: { readonly calm: number; readonly full: number }
  /** of the database's log of changes, bytes for each edit when calm */
  readonly walBytes: number
  /** edits acknowledged in all */
  readonly edits: number
  /** what lies in the database at the end */
  readonly stored: Stored | undefined
  /** all nodes together, MiB, at the end */
  readonly rss: number
  /** of the load's own event loop, 0 to 1 */
  readonly generator: number
}

const CALM_EVERY_MS = 2_000
/** a connection may send 60 messages a second */
const LEAST_GAP_MS = 20

export async function oneRun(postgres: Postgres, arrangement: Arrangement, load: Load): Promise<Measured> {
  if (arrangement.nodes === 0) {
    const server = await startServer({ env: { TABLEE_LOG: 'error' } })
    try {
      return await measure({ nodes: [server], adminKey: server.adminKey }, arrangement, load)
    } finally {
      await server.stop()
    }
  }
  const cluster = await startCluster({
    postgres,
    count: arrangement.nodes,
    fromSource: false,
    env: { TABLEE_LOG: 'error' },
  })
  try {
    return await measure({ ...cluster, postgres }, arrangement, load)
  } finally {
    await cluster.stop()
  }
}

interface Under {
  readonly nodes: readonly ServerProcess[]
  readonly adminKey: string
  readonly database?: string
  readonly postgres?: Postgres
}

async function measure(under: Under, arrangement: Arrangement, load: Load): Promise<Measured> {
  const { nodes, adminKey } = under
  const { events, people, tables, calmSeconds, fullSeconds } = load
  const writers: { writer: Writer; url: string }[] = []
  for (let at = 0; at < events; at++) {
    // Whoever makes an event keeps it, so they are spread as evenly as a balancer would.
    const owner = nodes[at % nodes.length]?.url ?? ''
    for (const guest of await anEvent(owner, adminKey, { people, tables })) {
      const any = nodes[Math.floor(Math.random() * nodes.length)]?.url ?? owner
      writers.push({ writer: new Writer(guest), url: arrangement.isSticky ? owner : any })
    }
  }
  for (let from = 0; from < writers.length; from += 50)
    await Promise.all(writers.slice(from, from + 50).map(({ writer, url }) => writer.connect(url)))
  const all = writers.map(({ writer }) => writer)
  for (const writer of all) writer.edit()
  await until(() => all.every(writer => writer.acknowledged > 0), 20_000)

  const first = await costs(under)
  const calm = await writeCalmly(all, calmSeconds)
  await wait(300)
  const before = await costs(under)
  const busy = performance.eventLoopUtilization()
  const full = await writeAlways(all, fullSeconds)
  const generator = performance.eventLoopUtilization(busy).utilization
  const after = await costs(under)
  for (const writer of all) writer.close()
  const each = (what: 'nodes' | 'cpu'): number => ((after[what] - before[what]) * 1_000) / full.edits
  const calmEdits = calm.perSecond * calmSeconds
  return {
    arrangement,
    calm,
    full: { perSecond: full.edits / fullSeconds, p95: full.p95 },
    cpu: { nodes: each('nodes'), database: each('cpu') },
    commits: {
      calm: ((before.commits - first.commits) * 100) / calmEdits,
      full: ((after.commits - before.commits) * 100) / full.edits,
    },
    walBytes: (before.walBytes - first.walBytes) / calmEdits,
    edits: all.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    stored:
      under.postgres === undefined || under.database === undefined
        ? undefined
        : await databaseHolds(under.postgres, under.database),
    rss: nodes.reduce((sum, node) => sum + rssOf(node.pid()), 0),
    generator,
  }
}

async function writeCalmly(all: readonly Writer[], seconds: number): Promise<Measured['calm']> {
  for (const writer of all) writer.took.length = 0
  const timers = all.map(writer => {
    let timer = setTimeout(again, Math.random() * CALM_EVERY_MS)
    function again(): void {
      writer.edit()
      timer = setTimeout(again, CALM_EVERY_MS * (0.5 + Math.random()))
    }
    return () => clearTimeout(timer)
  })
  await wait(seconds * 1_000)
  for (const stop of timers) stop()
  await until(() => all.every(writer => !writer.isWaiting), 10_000)
  const took = all.flatMap(writer => writer.took)
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), perSecond: took.length / seconds }
}

async function writeAlways(all: readonly Writer[], seconds: number): Promise<{ edits: number; p95: number }> {
  let isOver = false
  for (const writer of all) {
    writer.took.length = 0
    let last = performance.now()
    const again = (): void => {
      if (isOver || writer.isWaiting) return
      last = performance.now()
      writer.edit()
    }
    writer.onAcknowledged = () => void setTimeout(again, Math.max(0, LEAST_GAP_MS - (performance.now() - last)))
    again()
  }
  await wait(seconds * 1_000)
  isOver = true
  const took = all.flatMap(writer => writer.took)
  await until(() => all.every(writer => !writer.isWaiting), 10_000)
  return { edits: took.length, p95: quantile(took, 0.95) }
}

interface Costs extends DatabaseCosts {
  /** processor seconds of all nodes so far */
  readonly nodes: number
}
async function costs({ nodes, database, postgres }: Under): Promise<Costs> {
  const own = nodes.reduce((sum, node) => sum + cpuOf(node.pid()), 0)
  if (postgres === undefined || database === undefined)
    return { nodes: own, cpu: Number.NaN, commits: Number.NaN, walBytes: Number.NaN }
  return { nodes: own, ...(await databaseCosts(postgres, database)) }
}

export async function until(isSo: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!isSo() && performance.now() < end) await wait(5)
}
