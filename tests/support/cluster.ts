import process from 'node:process'
import { type Balancer, startBalancer } from './balancer.ts'
import type { Postgres } from './postgres.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** Several real servers over one real database, behind a balancer that sends each call anywhere. */
export interface Cluster {
  /** of the balancer */
  readonly url: string
  readonly adminKey: string
  readonly balancer: Balancer
  readonly nodes: readonly ServerProcess[]
  /** The address of the database that they share. */
  readonly database: string
  /** The node that keeps this event, by the database's word. */
  ownerOf(event: string): Promise<ServerProcess>
  /** Its place among the nodes. */
  placeOf(node: ServerProcess): number
  stop(): Promise<void>
}

export interface ClusterWishes {
  readonly postgres: Postgres
  readonly count: number
  /** the database as each node reaches it; straight unless told otherwise */
  readonly databaseOf?: (place: number, url: string) => string
  readonly env?: Readonly<Record<string, string>>
  readonly fromSource?: boolean
}

const ADMIN_KEY = 'the-key-of-several-nodes-in-a-test'

export async function startCluster(wishes: ClusterWishes): Promise<Cluster> {
  const { postgres, count, databaseOf = (_place, url) => url, env = {}, fromSource = true } = wishes
  const database = await postgres.database()
  const started = await Promise.allSettled(
    Array.from({ length: count }, (_, place) =>
      startServer({
        fromSource,
        env: {
          TABLEE_LOG: 'info',
          TABLEE_ADMIN_KEY: ADMIN_KEY,
          DATABASE_URL: databaseOf(place, database),
          TABLEE_NODE_URL: '',
          ...env,
        },
      }),
    ),
  )
  const nodes = started.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const failed = started.find(each => each.status === 'rejected')
  if (failed !== undefined) {
    await Promise.all(nodes.map(node => node.stop()))
    throw failed.reason
  }
  const balancer = await startBalancer(nodes.map(({ url }) => url))
  return {
    url: balancer.url,
    adminKey: ADMIN_KEY,
    balancer,
    nodes,
    database,
    async ownerOf(event) {
      const [row] = await postgres.ask(
        database,
        'select url from lease join node on node.id = lease.node where event = $1 order by seen desc',
        [event],
      )
      const owner = nodes.find(({ url }) => url === row?.['url'])
      if (owner === undefined) throw new Error(`nobody keeps ${event}: ${JSON.stringify(row)}`)
      return owner
    },
    placeOf: node => nodes.indexOf(node),
    async stop() {
      await balancer.close()
      // One that a test has paused must be woken to leave.
      for (const node of nodes) signal(node, 'SIGCONT')
      await Promise.all(nodes.map(node => node.stop()))
    },
  }
}

/** Sends a signal to a node that may be gone. */
export function signal(node: ServerProcess, name: NodeJS.Signals): void {
  try {
    process.kill(node.pid(), name)
  } catch {
    // It is gone already.
  }
}
