import process from 'node:process'
import { openLevelArchive } from '../../server/archive/level.ts'
import { makeLog } from '../../server/log.ts'
import { serve } from '../../server/serve.ts'
import type { Timers } from '../../server/sync/timers.ts'
import { ADMIN_KEY } from '../support/a-server.ts'

/**
 * A server in a process of its own whose clock goes several times faster, so that hours of cafés pass in minutes; `soak.test.ts`
 * asks it over IPC what it holds. Run with `--expose-gc`: <data folder> <speed>.
 */
const [folder = '', speed = '1'] = process.argv.slice(2)

/** What a process holds once everything that can be collected is. */
export interface Held {
  readonly rss: number
  readonly heap: number
  /** buffers outside the heap, bytes */
  readonly outside: number
  /** file descriptors, sockets, timers, workers: by kind, as Node tells them */
  readonly resources: Readonly<Record<string, number>>
  /** what the server itself has planned */
  readonly planned: number
  readonly cafes: number
  readonly rooms: number
  readonly connections: number
  /** errors in its log so far */
  readonly errors: readonly string[]
}

/** What is shorter (pings, heartbeats, a second before summaries) takes its real time: a busy machine is not to look like a lost line. */
const LEAST_MS = 60_000

function fastTimers(times: number): Timers & { readonly planned: () => number } {
  const began = Date.now()
  let planned = 0
  return {
    now: () => began + (Date.now() - began) * times,
    spent: () => performance.now(),
    after(ms, run) {
      planned++
      let over = false
      const end = (): void => {
        if (!over) planned--
        over = true
      }
      const timer = setTimeout(
        () => {
          end()
          run()
        },
        ms < LEAST_MS ? ms : ms / times,
      )
      timer.unref()
      return () => {
        end()
        clearTimeout(timer)
      }
    },
    planned: () => planned,
  }
}

const timers = fastTimers(Number(speed))
const errors: string[] = []
const server = await serve({
  archive: await openLevelArchive(folder),
  timers,
  // An hour of its clock is a minute and a half.
  fairUse: { events: { most: 100_000, overMs: 1 } },
  log: makeLog('error', line => errors.push(line.trim())),
  secret: 'the secret of a soak, which keys are derived from',
  adminKey: ADMIN_KEY,
})
await server.listen(0, '127.0.0.1')
const address = server.app.server.address()
process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 })

async function held(): Promise<Held> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.()
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  const resources: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1
  const { cafes, rooms } = server.context
  return {
    rss,
    heap: heapUsed,
    outside: external,
    resources,
    planned: timers.planned(),
    cafes: cafes.all().length,
    ...rooms.counts(),
    errors,
  }
}

process.on('message', message => {
  if (message === 'held') void held().then(told => process.send?.(told))
  else
    void server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
})
