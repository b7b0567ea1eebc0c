import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Memory, serve } from '../sync/servers.ts'
import type { Row } from '../report.ts'
import { until } from './one-run.ts'
import { anEvent, type Guest, Writer } from './writers.ts'

const EVENTS = 20
const PEOPLE = 34
const TABLES = 4
const NOTES_EACH = 3

/** What one node keeps in memory, after a full collection: for events that are open, people connected, and notes. */
export async function holdings(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const server = await serve('tablee', folder)
  try {
    const empty = await server.memory()
    const events: Guest[][] = []
    for (let at = 0; at < EVENTS; at++)
      events.push(await anEvent(server.url, server.adminKey, { people: PEOPLE, tables: TABLES }))
    const opened = await server.memory()
    const writers = events.flat().map(guest => new Writer(guest))
    for (let from = 0; from < writers.length; from += PEOPLE)
      await Promise.all(writers.slice(from, from + PEOPLE).map(writer => writer.connect(server.url)))
    const connected = await server.memory()
    for (const writer of writers) for (let note = 0; note < NOTES_EACH; note++) writer.edit()
    await until(() => writers.every(({ acknowledged }) => acknowledged >= NOTES_EACH), 60_000)
    const written = await server.memory()
    for (const writer of writers) writer.close()
    const notes = writers.length * NOTES_EACH
    const kB = (after: Memory, before: Memory, count: number): number => ((after.heap - before.heap) * 1_024) / count
    const row = (what: string, value: number): Row => ({ what, figures: { value }, unit: 'kB' })
    return [
      row('a server with nothing open: memory', empty.rss * 1_024),
      row(`one event of ${PEOPLE} people at ${TABLES} tables, open, nobody connected`, kB(opened, empty, EVENTS)),
      row('one person connected to a table', kB(connected, opened, writers.length)),
      row('one note, with its record', kB(written, connected, notes)),
      row(
        `memory with ${EVENTS} such events (${writers.length} people connected, ${notes} notes)`,
        written.rss * 1_024,
      ),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
