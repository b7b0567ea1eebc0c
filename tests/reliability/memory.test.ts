import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { aCafe, writeNote } from '../support/cafe-in-memory.ts'
import { aSituation } from '../support/situation.ts'
import { settle } from '../support/socket-pair.ts'

const TABLES = 500

/** Bytes in use once everything that can be collected is. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i++) {
    collect()
    await new Promise(resolve => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}

it(`[A4] ${TABLES} tables opened once and left take no memory any more`, { timeout: 60_000 }, async () => {
  const tables = Array.from({ length: TABLES }, (_, i) => `t${i}`)
  const cafe = aCafe({ situation: aSituation({ tables }) })
  const written: string[] = []
  async function visit(table: string): Promise<void> {
    const guest = cafe.guest('ana', { document: `table-${table}` })
    await settle(guest)
    if (written.length < TABLES)
      for (let i = 0; i < 4; i++)
        written.push(writeNote(guest.doc, { by: 'ana', text: `${table} ${i}`.padEnd(200, '.') }))
    await settle(guest)
    expect(guest.state.acknowledged).toBe(guest.state.sent)
    guest.drop()
    guest.doc.destroy()
    cafe.clock.advance(1_000)
  }
  // Once before measuring, so that all code has run and all of the store is written.
  for (const table of tables) await visit(table)
  cafe.clock.advance(200_000)
  expect(cafe.rooms.counts()).toEqual({ rooms: 0, connections: 0 })
  const before = await heap()
  const opened = await Promise.all(tables.map(table => cafe.rooms.open('e1', `table-${table}`)))
  expect([opened.length, cafe.rooms.counts().rooms]).toEqual([TABLES, TABLES])
  const full = await heap()
  opened.length = 0
  cafe.clock.advance(200_000)
  expect(cafe.rooms.counts().rooms).toBe(0)
  const after = await heap()
  process.stdout.write(
    `  heap before ${megabytes(before)}, with ${TABLES} tables ${megabytes(full)}, after ${megabytes(after)}\n`,
  )
  expect(after).toBeLessThan(1.1 * before)
})

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
