import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { type Company, gather, type Guest } from '../company.ts'
import { Line, openAll } from '../lines/line.ts'
import type { Served } from '../servers.ts'
import { Hand } from '../writer.ts'
import type { Figures } from './scenario.ts'

const TABLES = 500
const CONNECTIONS = 500
const NOTES = 50
const AT_ONCE = 10
/** Who lets go of an empty table only after a while is given the time; it is over as soon as nearly all is gone. */
const PATIENCE_MS = 130_000
const LOOK_MS = 5_000
const NEARLY_ALL_MIB = 5

/** Idle connections; then 500 tables, in each of which somebody writes 50 notes and another reads them, and both leave. */
export async function memory(server: Served): Promise<Figures> {
  const company = await gather(server, TABLES * 2, TABLES)
  await passThrough(server, company, 0, 50) // compiled and warm
  await wait(1_000)
  const before = await server.memory()
  const lines = await openAll(CONNECTIONS, 50, at => {
    const guest = company.guests[at] as Guest
    const line = new Line(server, company.seat(guest, company.tables[Math.floor(at / 2)] ?? ''))
    return { line, ready: line.synced }
  })
  await wait(1_500)
  const connected = await server.memory()
  for (const line of lines) line.close()
  await wait(1_500)
  const base = await server.memory()
  await passThrough(server, company, 0, TABLES)
  const leaving = performance.now()
  let left = await server.memory()
  while (left.heap - base.heap > NEARLY_ALL_MIB && performance.now() - leaving < PATIENCE_MS) {
    await wait(LOOK_MS)
    left = await server.memory()
  }
  return {
    'memory-idle': ((connected.rss - before.rss) * 1024) / CONNECTIONS,
    'memory-kept-rss': left.rss - base.rss,
    'memory-kept-heap': left.heap - base.heap,
    'memory-gone': (performance.now() - leaving) / 1_000,
  }
}

async function passThrough(server: Served, company: Company, from: number, until: number): Promise<void> {
  for (let first = from; first < until; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, until - first) }, (_, at) => oneTable(server, company, first + at)),
    )
}

let seed = 0

async function oneTable(server: Served, company: Company, at: number): Promise<void> {
  const room = company.tables[at] ?? ''
  const [writer, reader] = [company.guests[at * 2] as Guest, company.guests[at * 2 + 1] as Guest]
  let heard = () => {}
  const arrived = new Promise<void>(resolve => {
    heard = resolve
  })
  const line = new Line(server, company.seat(writer, room))
  const ears = new Line(server, company.seat(reader, room), { learnt: () => heard() })
  await Promise.all([line.synced, ears.synced])
  // Everybody is their own hand each time: a page that is opened again has a client id of its own, if it writes.
  const known = line.clocks.get(writer.clientId) ?? 0
  if (known === 0) {
    line.update(new Hand(writer.clientId, writer.person).write(seed++, NOTES))
    await Promise.race([arrived, wait(5_000)])
  }
  line.close()
  ears.close()
}
