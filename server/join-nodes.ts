import { isRehearsal } from '../shared/domain/rehearsal.ts'
import type { Archive } from './archive/archive.ts'
import { isKnown } from './cafe/known.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { NodeMeter } from './metrics/meter.ts'
import { type Nodes, openNodes } from './nodes/nodes.ts'
import type { DatabaseAddress } from './postgres/address.ts'
import { postgresLeases } from './postgres/leases.ts'
import { openPool } from './postgres/pool.ts'
import { systemTimers } from './sync/timers.ts'

/** A beat that is not taken by then has failed; the next one takes another connection. */
const ANSWER_MS = 2_000
/** Beats have a connection of their own: whoever waits for a lease must not make a node look dead. */
const CONNECTIONS = { beats: 1, asks: 4 } as const

export interface JoinWishes {
  readonly database: DatabaseAddress
  readonly archive: Archive
  readonly secret: string
  readonly log: Log
  /** Ends this process, at once: somebody else keeps what was kept here. */
  readonly end: (why: string) => void
  readonly meter: NodeMeter
}

/** Joins the other processes over the same database. One that is alone does it too: a second one may come at any moment. */
export async function joinNodes(config: Pick<Config, 'nodeUrl' | 'port' | 'tls'>, wishes: JoinWishes): Promise<Nodes> {
  const { database, archive, secret, log, end, meter } = wishes
  const [beats, asks] = await Promise.all(
    [CONNECTIONS.beats, CONNECTIONS.asks].map(most => openPool(database, { most, answerMs: ANSWER_MS, idleMs: 5_000 })),
  )
  if (beats === undefined || asks === undefined) throw new Error('a pool was not made')
  const nodes = await openNodes({
    table: postgresLeases({ beats, asks }),
    timers: systemTimers,
    log,
    secret,
    url: config.nodeUrl ?? `${config.tls === undefined ? 'http' : 'https'}://127.0.0.1:${config.port}`,
    isKnown: event => isKnown(archive, event),
    isPassing: isRehearsal,
    onFenced: end,
    meter,
  })
  return {
    ...nodes,
    async close() {
      await nodes.close()
      await Promise.all([beats.end(), asks.end()])
    },
  }
}
