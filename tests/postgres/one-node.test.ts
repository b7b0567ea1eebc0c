import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { contents } from '../support/cafe-in-memory.ts'
import { createLedger, liveUntil } from '../support/ledger.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { openCafe } from '../support/real-cafe.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

let postgres: Postgres
let server: ServerProcess | undefined
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterEach(() => server?.stop())
afterAll(() => postgres.stop())

it('[D1] [D4] [D11] a server on PostgreSQL, killed and its database restarted under load, loses nothing that it said was saved', {
  timeout: 240_000,
}, async () => {
  const url = await postgres.database()
  server = await startServer({
    fromSource: true,
    env: { TABLEE_LOG: 'warn', DATABASE_URL: url, TABLEE_ADMIN_KEY: '' },
  })
  // The key was made in the database, and whoever looks into the folder finds it.
  const adminKey = readFileSync(join(server.dataDir, 'admin-key'), 'utf8').trim()
  const cafe = await openCafe(server.url, adminKey, { people: 4 })
  const table = cafe.tables[0] ?? expect.fail()
  const guests = cafe.people.map(person => cafe.guest(person, table))
  const ledger = createLedger()
  const edits = (): number => ledger.promised.size
  for (const guest of guests) guest.connect()
  const running = server
  const blows = [() => running.restart(), () => postgres.restart('fast'), () => postgres.restart('immediate')]
  for (const [index, blow] of blows.entries()) {
    const target = edits() + ([15, 10, 20][index] ?? 1)
    await liveUntil(`blow ${index}`, () => edits() >= target, { guests, ledger })
    const refused = guests.filter(({ state }) => state.refused !== undefined)
    expect(refused).toEqual([])
    const back = blow()
    let isBack = false
    void back.then(() => {
      isBack = true
    })
    await liveUntil('it is back', () => isBack, { guests, ledger, perSecond: 5 })
    await back
  }
  const after = edits() + 10
  await liveUntil('work goes on', () => edits() >= after, { guests, ledger })
  const allSaved = (): boolean =>
    guests.every(({ state }) => state.connected && state.synced && state.sent > 0 && state.acknowledged === state.sent)
  await liveUntil('everything is saved', allSaved, { guests, ledger, perSecond: 0 })
  const held = (): string[] => guests.map(({ doc }) => JSON.stringify(contents(doc, CLOTH_ROOTS)))
  await liveUntil('all copies are equal', () => new Set(held()).size === 1, { guests, ledger, perSecond: 0 })
  expect([...ledger.promised].filter(id => !guests.every(({ doc }) => clothMap(doc, 'core').has(id)))).toEqual([])

  // Once more from the beginning: what is in the database is the café.
  for (const guest of guests) guest.drop()
  await server.restart()
  const staff = await cafe.call<{ token: string }>('POST', `events/${cafe.event.id}/join`, adminKey, {
    key: cafe.event.keys.organiser,
    name: 'O',
  })
  const { notes } = await cafe.call<{ notes: ApiNote[] }>('GET', `events/${cafe.event.id}/notes`, staff.token)
  const kept = new Set(notes.map(note => note.id))
  expect(kept.size).toBe(notes.length)
  expect([...ledger.promised].filter(id => !kept.has(id))).toEqual([])
})
