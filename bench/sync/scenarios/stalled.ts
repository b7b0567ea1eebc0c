import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../../report.ts'
import { gather, type Guest } from '../company.ts'
import { Line, openAll } from '../lines/line.ts'
import { connectionsTo, rssOf } from '../proc.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures } from './scenario.ts'
import { Arrivals } from './window.ts'

const STALLED = 20
const READERS = 10
const WRITERS = 4
const NOTES_OF_EACH = 100
/** Ten times a second each writer writes 100 notes anew: half a megabyte a second in all, far more than any table. */
const EVERY_MS = 25
/** Until the table's log is long enough that it is folded. */
const WARMING_MS = 6_000
const WATCHED_MS = 22_000
const LOOKING_MS = 250

interface Moment {
  readonly rss: number
  /** of those who stopped: still connected; and sent to them and not read, kept by the kernel */
  readonly established: number
  readonly unreadBytes: number
}

/**
 * A table at which a lot is written, and which therefore grows by itself. It is played twice, each time by a server begun with
 * nothing: first everybody reads; then twenty of those who read stop taking what comes, as a phone does that fell asleep, and the
 * kernel takes some megabytes for each before the server can notice by what waits. What memory they add while they are connected,
 * what the kernel keeps, when the server hangs up (seen in the kernel's table of connections), and whether the ten others notice.
 */
export async function stalled(server: Served): Promise<Figures> {
  const all = await played(server, 0)
  await server.afresh()
  const some = await played(server, STALLED)
  const held = some.moments.filter(({ established }) => established > 0)
  return {
    'stalled-own': most(all.moments.map(({ rss }) => rss)) - all.base,
    'stalled-growth': mean(held.map(({ rss }, at) => rss - (all.moments[at]?.rss ?? Number.NaN))),
    'stalled-kernel': most(some.moments.map(({ unreadBytes }) => unreadBytes)) / 1024 / 1024,
    // not within the time watched: at least this
    'stalled-cut': (held.length * LOOKING_MS) / 1_000,
    'stalled-before': all.p95,
    'stalled-others': some.p95,
  }
}

interface Played {
  /** MiB, before anybody stops */
  readonly base: number
  readonly moments: readonly Moment[]
  /** ms, of a note's arrival at the others */
  readonly p95: number
}

/** `stopping`: how many stop reading after a while. */
async function played(server: Served, stopping: number): Promise<Played> {
  const company = await gather(server, STALLED + READERS + WRITERS, 1)
  const room = company.tables[0] ?? ''
  const guest = (at: number) => company.guests[at] as Guest
  const arrivals = new Arrivals()
  const sleepers = await openAll(STALLED, 10, at => {
    const line = new Line(server, company.seat(guest(at), room))
    return { line, ready: line.synced }
  })
  const readers = await openAll(READERS, 10, at => {
    const own = guest(STALLED + at)
    const line = new Line(server, company.seat(own, room), { learnt: arrivals.heardBy(own.clientId) })
    return { line, ready: line.synced }
  })
  const writers = await openAll(WRITERS, 10, at => {
    const own = guest(STALLED + READERS + at)
    const line = new Line(server, company.seat(own, room))
    return { line: { line, hand: new Hand(own.clientId, own.person) }, ready: line.synced }
  })
  for (const { hand, line } of writers)
    for (let half = 0; half < 2; half++) line.update(hand.write(half, NOTES_OF_EACH / 2))
  let turn = 0
  const writing = setInterval(() => {
    const writer = writers[turn % WRITERS]
    if (writer === undefined) return
    const began = performance.now()
    // `turn % 10` below 3: the words anew, the largest change there is
    const update = writer.hand.touch(0, NOTES_OF_EACH, 10 * turn++)
    arrivals.wrote(writer.hand.clientId, writer.hand.clock, began)
    writer.line.update(update)
  }, EVERY_MS)

  await wait(WARMING_MS)
  const base = rssOf(server.pid())
  const ports = new Set(sleepers.map(line => line.localPort))
  for (const line of sleepers.slice(0, stopping)) line.socket.pause()
  const moments: Moment[] = []
  arrivals.begin()
  const began = performance.now()
  while (moments.length * LOOKING_MS < WATCHED_MS) {
    await wait(began + (moments.length + 1) * LOOKING_MS - performance.now())
    const table = readFileSync('/proc/net/tcp', 'utf8')
    moments.push({ rss: rssOf(server.pid()), ...connectionsTo(table, Number(new URL(server.url).port), ports) })
  }
  arrivals.end()
  clearInterval(writing)
  for (const line of sleepers) line.socket.terminate()
  for (const line of [...readers, ...writers.map(({ line }) => line)]) line.close()
  return { base, moments, p95: quantile(arrivals.latencies, 0.95) }
}

const most = (values: readonly number[]): number => Math.max(...values)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
