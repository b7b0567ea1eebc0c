import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../../report.ts'
import { gather, type Guest } from '../company.ts'
import { Line, openAll } from '../lines/line.ts'
import { establishedTo, rssOf } from '../proc.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures } from './scenario.ts'
import { Arrivals } from './window.ts'

const STALLED = 20
const READERS = 10
const WRITERS = 4
const NOTES_OF_EACH = 100
/** Ten times a second each writer writes 100 notes anew: 0.7 MB a second in all, far more than any table. */
const EVERY_MS = 25
const BEFORE_MS = 4_000
const WATCHED_MS = 22_000

/**
 * A table at which a lot is written. Twenty of those who read there stop taking what comes, as a phone does that fell asleep; the kernel
 * takes some megabytes for each before the server can notice by what waits. How much memory the server spends on them, when it hangs up
 * (seen in the kernel's table of connections), and whether the ten others notice.
 */
export async function stalled(server: Served): Promise<Figures> {
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
  await wait(2_000)
  let base = 0
  const lookingBefore = setInterval(() => {
    base = Math.max(base, rssOf(server.pid()))
  }, 250)
  const before = await watched(arrivals, BEFORE_MS)
  clearInterval(lookingBefore)
  const began = performance.now()
  const ports = new Set(sleepers.map(line => line.localPort))
  for (const line of sleepers) line.socket.pause()
  let [growth, cutAt] = [0, Number.POSITIVE_INFINITY]
  const looking = setInterval(() => {
    growth = Math.max(growth, rssOf(server.pid()) - base)
    const alive = establishedTo(readFileSync('/proc/net/tcp', 'utf8'), Number(new URL(server.url).port), ports)
    if (alive === 0) cutAt = Math.min(cutAt, performance.now() - began)
  }, 250)
  const during = await watched(arrivals, WATCHED_MS)
  clearInterval(looking)
  clearInterval(writing)
  for (const line of sleepers) line.socket.terminate()
  for (const line of [...readers, ...writers.map(({ line }) => line)]) line.close()
  return {
    'stalled-growth': growth,
    // not within the time watched: at least this
    'stalled-cut': Math.min(cutAt, WATCHED_MS) / 1_000,
    'stalled-before': before,
    'stalled-others': during,
  }
}

async function watched(arrivals: Arrivals, ms: number): Promise<number> {
  arrivals.begin()
  await wait(ms)
  arrivals.end()
  return quantile(arrivals.latencies, 0.95)
}
