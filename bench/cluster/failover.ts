import { setTimeout as wait } from 'node:timers/promises'
import { startCluster } from '../../tests/support/cluster.ts'
import type { Postgres } from '../../tests/support/postgres.ts'
import type { ServerProcess } from '../../tests/support/server-process.ts'
import { until } from './one-run.ts'
import { anEvent, Writer } from './writers.ts'

export interface Failover {
  /** ms from the signal until the first, and until the last of all people was told that an edit of theirs is saved elsewhere */
  readonly first: number
  readonly last: number
}

const PEOPLE = 34
/** as a page comes back: with a jitter (`client/session/provider.ts`) */
const COME_BACK_MS = [100, 600] as const
const PATIENCE_MS = 30_000

/** Three nodes; the one that keeps an event of 34 people who write is ended by this signal. */
export async function failover(postgres: Postgres, signal: 'SIGKILL' | 'SIGTERM'): Promise<Failover> {
  const cluster = await startCluster({ postgres, count: 3, fromSource: false, env: { TABLEE_LOG: 'error' } })
  try {
    const guests = await anEvent(cluster.url, cluster.adminKey, { people: PEOPLE, tables: 4 })
    const owner = await cluster.ownerOf(guests[0]?.event ?? '')
    const others = cluster.nodes.filter(node => node !== owner)
    const writers = guests.map(guest => new Writer(guest))
    await Promise.all(writers.map(writer => writer.connect(anyOf(cluster.nodes))))
    for (const writer of writers) writer.edit()
    await until(() => writers.every(writer => writer.acknowledged > 0), PATIENCE_MS)

    let isOver = false
    const back: number[] = []
    for (const writer of writers) {
      const comeBack = async (): Promise<void> => {
        await wait(COME_BACK_MS[0] + Math.random() * (COME_BACK_MS[1] - COME_BACK_MS[0]))
        if (isOver) return
        writer.onAcknowledged = () => {
          writer.onAcknowledged = () => {}
          back.push(performance.now() - asked)
        }
        await writer.connect(anyOf(others))
        writer.edit()
      }
      writer.onClosed = () => void comeBack()
    }
    const asked = performance.now()
    const ended = owner.kill(signal)
    await until(() => back.length === writers.length, PATIENCE_MS)
    isOver = true
    for (const writer of writers) writer.close()
    await ended
    if (back.length < writers.length) throw new Error(`${writers.length - back.length} people never came back`)
    return { first: Math.min(...back), last: Math.max(...back) }
  } finally {
    await cluster.stop()
  }
}

const anyOf = (nodes: readonly ServerProcess[]): string => nodes[Math.floor(Math.random() * nodes.length)]?.url ?? ''
