import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../../report.ts'
import { type Company, gather } from '../company.ts'
import { Line, newTally, openAll } from '../lines/line.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures, Settings } from './scenario.ts'
import { Arrivals, openWindow, play } from './window.ts'

const SIZES = [8, 50, 200] as const
const NOTES_A_SECOND = 20

/** One table at which everybody sits, 20 notes a second by turns. No cursors and no «writing» anywhere: notes alone. */
export async function fanout(server: Served, { quick }: Settings): Promise<Figures> {
  const sizes = quick ? [200] : SIZES
  const company = await gather(server, Math.max(...sizes), sizes.length)
  const figures: Figures = {}
  for (const [at, size] of sizes.entries()) {
    const table = company.tables[at]
    if (table !== undefined) Object.assign(figures, await oneTable(server, company, table, size, 3_000))
  }
  return figures
}

async function oneTable(server: Served, company: Company, room: string, size: number, ms: number): Promise<Figures> {
  const tally = newTally()
  const arrivals = new Arrivals()
  const acknowledged: number[] = []
  const guests = company.guests.slice(0, size)
  /** the moments of notes sent and not acknowledged, by guest */
  const unsaved = guests.map((): number[] => [])
  const lines = await openAll(size, 50, at => {
    const guest = guests[at] as (typeof guests)[number]
    let heard = 1 // the first content message was step 2
    const line = new Line(server, company.seat(guest, room), {
      tally,
      learnt: arrivals.heardBy(guest.clientId),
      acknowledged(count) {
        for (; heard < count; heard++) acknowledged.push(performance.now() - (unsaved[at]?.shift() ?? Number.NaN))
      },
    })
    return { line, ready: line.synced }
  })
  const programmes = await openAll(size, 50, at => {
    const seat = company.programme(guests[at] as (typeof guests)[number])
    const line = seat === undefined ? undefined : new Line(server, seat, { tally })
    return { line, ready: line?.synced ?? Promise.resolve() }
  })
  const hands = guests.map(guest => new Hand(guest.clientId, guest.person))
  const writeAt = (turn: number) => {
    const [hand, line] = [hands[turn % size], lines[turn % size]]
    if (hand === undefined || line === undefined) return
    const began = performance.now()
    const update = hand.write(turn)
    arrivals.wrote(hand.clientId, hand.clock, began)
    unsaved[turn % size]?.push(began)
    line.update(update)
  }
  const cuesFor = (from: number, until: number) =>
    Array.from({ length: Math.floor(((until - from) / 1_000) * NOTES_A_SECOND) }, (_, turn) => ({
      at: turn * (1_000 / NOTES_A_SECOND),
      act: () => writeAt(turn + Math.round(from)),
    }))
  await play(cuesFor(0, 1_000), 1_000) // everything is warm and compiled after this
  await wait(200)
  acknowledged.length = 0
  arrivals.begin()
  const close = openWindow(server, tally)
  await play(cuesFor(0, ms), ms)
  await wait(400)
  const window = close()
  arrivals.end()
  const missing = await arrivals.missing(size - 1)
  for (const line of [...lines, ...programmes]) line?.close()
  const name = `fanout-${size}`
  return {
    [`${name}-p50`]: quantile(arrivals.latencies, 0.5),
    [`${name}-p95`]: quantile(arrivals.latencies, 0.95),
    [`${name}-ack`]: acknowledged.length === 0 ? Number.NaN : quantile(acknowledged, 0.95),
    [`${name}-cpu`]: (window.cpu * 1_000) / arrivals.written,
    [`${name}-bytes`]: window.bytes / arrivals.written / size,
    [`${name}-missing`]: missing,
    [`${name}-undelivered`]: missing / arrivals.written / (size - 1),
    [`${name}-generator`]: window.generator,
  }
}
