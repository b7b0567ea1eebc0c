import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { aServer } from '../support/a-server.ts'
import { writeNote } from '../support/cafe-in-memory.ts'
import { createLedger } from '../support/ledger.ts'
import { openCafe } from '../support/real-cafe.ts'
import { until } from '../support/real-line.ts'
import { startServer } from '../support/server-process.ts'
import { settle } from '../support/socket-pair.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

it('[D5] an error of the disk: nothing more is acknowledged, health turns red, tables can be read and not written', async () => {
  const here = await aServer()
  endings.push(() => here.close().catch(() => {}))
  const event = await here.create({ title: 'Café', themes: [{ title: { fr: 'Le lien' } }] })
  const [ana, bo] = [
    await here.join(event, { key: event.keys.participant, name: 'Ana' }),
    await here.join(event, { key: event.keys.participant, name: 'Bo' }),
  ]
  const table = `table-${ana.seats[0]?.table ?? 't1'}`
  const guest = await here.guest(event, ana, table)
  const kept = writeNote(guest.doc, { by: ana.person.id, round: 0 })
  await settle(guest)
  expect((await here.call('GET', '/healthz')).status).toBe(200)
  const acknowledged = guest.state.acknowledged

  here.archive.fail(new Error('EIO: i/o error, write'))
  const lost = writeNote(guest.doc, { by: ana.person.id, round: 0 })
  await settle(guest)
  expect([guest.state.closed, guest.state.acknowledged]).toEqual([CLOSING.storage, acknowledged])
  expect((await here.call('GET', '/healthz')).status).toBe(503)

  const reader = await here.guest(event, bo, table)
  await settle(reader)
  expect([reader.state.welcome?.mayWrite, reader.state.askedForOurs, reader.state.synced]).toEqual([false, false, true])
  expect([clothMap(reader.doc, 'core').has(kept), clothMap(reader.doc, 'core').has(lost)]).toEqual([true, false])
  const staff = await here.call('POST', `events/${event.id}/join`, { body: { key: event.keys.organiser, name: 'O' } })
  expect(staff.status).toBeGreaterThanOrEqual(500)
})

it('[D5] [D4] [D6] a disk that is really full, in a process of its own: what was acknowledged is there when there is room again', {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-test-'))
  endings.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const full = await startServer({ fromSource: true, dataDir, mostFileBlocks: 400, env: { TABLEE_LOG: 'error' } })
  endings.push(() => full.kill())
  const cafe = await openCafe(full.url, full.adminKey, { people: 3 })
  const guests = cafe.people.map(person => cafe.guest(person, cafe.tables[0] ?? ''))
  endings.push(() => guests.forEach(guest => guest.drop()))
  for (const guest of guests) guest.connect()
  await until('they are in step', () => guests.every(({ state }) => state.askedForOurs), ...guests)
  const ledger = createLedger()
  let next = 0
  await until(
    'the disk is full',
    () => {
      ledger.note(guests)
      if (performance.now() > next) {
        next = performance.now() + 25
        for (const guest of guests) if (guest.state.connected) ledger.gesture(guest)
      }
      return guests.every(({ state }) => state.closed === CLOSING.storage)
    },
    ...guests,
  )
  expect((await fetch(`${full.url}/healthz`)).status).toBe(503)
  expect(ledger.promised.size).toBeGreaterThan(10)
  await full.kill('SIGTERM')

  const roomy = await startServer({
    fromSource: true,
    dataDir,
    env: { TABLEE_LOG: 'error', TABLEE_ADMIN_KEY: full.adminKey },
  })
  endings.push(() => roomy.stop())
  const staff = await fetch(`${roomy.url}/api/v1/events/${cafe.event.id}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: cafe.event.keys.organiser, name: 'O' }),
  })
  const { token } = (await staff.json()) as { token: string }
  const answer = await fetch(`${roomy.url}/api/v1/events/${cafe.event.id}/notes`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { notes } = (await answer.json()) as { notes: ApiNote[] }
  expect([...ledger.promised].filter(id => !notes.some(note => note.id === id))).toEqual([])
  expect(notes.filter(({ text }) => text === '')).toEqual([])
})
