import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { type Company, gather, type Guest } from '../company.ts'
import { Line } from '../lines/line.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures, Settings } from './scenario.ts'
import { Arrivals } from './window.ts'

/** No person may write more than 600 notes at one table, so many write these. */
const WRITERS = 20
const TOUCHES = 10
const PATIENCE_MS = 60_000
const SIZES = [500, 5_000] as const

/**
 * Cloths are filled, the server is stopped by SIGTERM and started again, then somebody opens them one after the other, while two people
 * at another table exchange small changes: the longest that one of these takes is the stall. (The peer in memory has nothing after a
 * restart: it is not restarted.)
 */
export async function coldopen(server: Served, { quick }: Settings): Promise<Figures> {
  const sizes = quick ? SIZES.slice(1) : SIZES
  const cases = sizes.flatMap(notes => (quick ? [true] : [false, true]).map(edited => ({ notes, edited })))
  const company = await gather(server, WRITERS + 3, cases.length + 1)
  const expected: Map<number, number>[] = []
  for (const [at, { notes, edited }] of cases.entries())
    expected.push(await fill(server, company, company.tables[at] ?? '', notes, edited ? TOUCHES : 0))
  await wait(2_500) // Hocuspocus stores two seconds after the last change
  if (server.name !== 'yws') await server.restart('SIGTERM')
  const probe = await startProbe(server, company, company.tables[cases.length] ?? '')
  const figures: Figures = {}
  for (const [at, { notes, edited }] of cases.entries()) {
    await wait(500)
    const name = `cold-${notes}-${edited ? 'edited' : 'plain'}`
    Object.assign(
      figures,
      await openOne(server, company, company.tables[at] ?? '', expected[at] ?? new Map(), probe, name),
    )
  }
  probe.stop()
  return figures
}

/** Gives the state vector of all that was written, once a newcomer gets exactly that. */
async function fill(server: Served, company: Company, room: string, notes: number, touches: number) {
  const clocks = new Map<number, number>()
  const share = notes / WRITERS
  const writers = company.guests.slice(0, WRITERS).map(guest => {
    const line = new Line(server, company.seat(guest, room))
    return { guest, line, hand: new Hand(guest.clientId, guest.person) }
  })
  await Promise.all(writers.map(({ line }) => line.synced))
  for (let from = 0; from < share; from += 25) {
    for (const { hand, line } of writers) line.update(hand.write(from, Math.min(25, share - from)))
    await wait(10)
  }
  for (let turn = 0; turn < touches; turn++)
    for (let from = 0; from < share; from += 100) {
      for (const { hand, line } of writers) line.update(hand.touch(from, Math.min(100, share - from), turn))
      await wait(10)
    }
  for (const { hand } of writers) clocks.set(hand.clientId, hand.clock)
  await untilHeld(server, company, room, clocks)
  for (const { line } of writers) line.close()
  return clocks
}

const holdsAll = (line: Line, clocks: ReadonlyMap<number, number>): boolean =>
  [...clocks].every(([client, clock]) => (line.clocks.get(client) ?? 0) >= clock)

async function untilHeld(server: Served, company: Company, room: string, clocks: ReadonlyMap<number, number>) {
  const line = new Line(server, company.seat(company.guests[WRITERS] as Guest, room))
  const until = performance.now() + PATIENCE_MS
  while (!holdsAll(line, clocks)) {
    if (performance.now() > until) throw new Error(`${server.name}: ${room} was not filled within ${PATIENCE_MS} ms`)
    await wait(20)
  }
  line.close()
}

interface Probe {
  /** the longest arrival since the last time it was asked, ms */
  longest(): number
  stop(): void
}

async function startProbe(server: Served, company: Company, room: string): Promise<Probe> {
  const [writer, reader] = [company.guests[WRITERS + 1] as Guest, company.guests[WRITERS + 2] as Guest]
  const arrivals = new Arrivals()
  arrivals.begin()
  const ears = new Line(server, company.seat(reader, room), { learnt: arrivals.heardBy(reader.clientId) })
  const line = new Line(server, company.seat(writer, room))
  await Promise.all([ears.synced, line.synced])
  const hand = new Hand(writer.clientId, writer.person)
  line.update(hand.write(1))
  let turn = 0
  // 45 a second: below what a connection may send to Tablée
  const timer = setInterval(() => {
    const began = performance.now()
    const update = hand.touch(0, 1, 5 + (turn++ % 5))
    arrivals.wrote(hand.clientId, hand.clock, began)
    line.update(update)
  }, 22)
  await wait(1_000)
  return {
    longest() {
      const longest = Math.max(0, ...arrivals.latencies)
      arrivals.latencies.length = 0
      return longest
    },
    stop() {
      clearInterval(timer)
      line.close()
      ears.close()
    },
  }
}

async function openOne(
  server: Served,
  company: Company,
  room: string,
  clocks: ReadonlyMap<number, number>,
  probe: Probe,
  name: string,
): Promise<Figures> {
  probe.longest()
  const pieces: Uint8Array[] = []
  const began = performance.now()
  let arrivedAt = Number.NaN
  const line = new Line(server, company.seat(company.guests[WRITERS] as Guest, room), {
    content(update) {
      if (Number.isNaN(arrivedAt)) pieces.push(update)
      if (Number.isNaN(arrivedAt) && holdsAll(line, clocks)) arrivedAt = performance.now()
    },
  })
  const until = began + PATIENCE_MS
  while (Number.isNaN(arrivedAt) && performance.now() < until) await wait(2)
  await wait(400) // some send it twice
  const stall = probe.longest()
  const bytes = line.wireBytes
  line.close()
  // A page would put it in as it comes: timed apart, so that it disturbs neither server nor probe.
  const doc = new Y.Doc()
  const applying = performance.now()
  for (const piece of pieces) Y.applyUpdate(doc, piece)
  const applied = performance.now() - applying
  doc.destroy()
  return {
    [`${name}-arrived`]: arrivedAt - began,
    [`${name}-applied`]: arrivedAt - began + applied,
    [`${name}-kB`]: bytes / 1_000,
    [`${name}-stall`]: stall,
  }
}
