import process from 'node:process'
import { afterEach, expect, it } from 'vitest'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { createLedger, liveUntil } from '../support/ledger.ts'
import { openCafe } from '../support/real-cafe.ts'
import { until } from '../support/real-line.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

const LONG = process.env['TABLEE_LONG'] === '1'
const PEOPLE = LONG ? 1_000 : 500
const LEAVES_WITHIN_MS = 10_000

let server: ServerProcess | undefined
afterEach(() => server?.stop())

it('[D9] [D4] asked to stop under load, the server saves and acknowledges what it took, asks everybody to come back, and ends by itself', {
  timeout: 60_000,
}, async () => {
  server = await startServer({ fromSource: true, env: { TABLEE_LOG: 'error' } })
  const cafe = await openCafe(server.url, server.adminKey, { people: 12, tables: 3 })
  const guests = cafe.people.map((person, i) => cafe.guest(person, cafe.tables[i % 3] ?? ''))
  const ledger = createLedger()
  for (const guest of guests) guest.connect()
  await liveUntil('there is some work', () => ledger.promised.size > 60, { guests, ledger })
  const asked = performance.now()
  let code: number | null | undefined
  const codes: number[] = []
  let next = 0
  const left = server.kill('SIGTERM').then(given => {
    code = given
  })
  await until(
    'everybody is sent away',
    () => {
      ledger.note(guests)
      if (performance.now() > next) {
        next = performance.now() + 40
        for (const guest of guests) if (guest.state.connected) ledger.gesture(guest)
      }
      return guests.every(({ state }) => state.closed !== undefined)
    },
    ...guests,
  )
  for (const { state } of guests) codes.push(state.closed ?? 0)
  await left
  const took = performance.now() - asked
  expect([code, new Set(codes)]).toEqual([0, new Set([CLOSING.restart])])
  expect(took).toBeLessThan(LEAVES_WITHIN_MS)
  process.stdout.write(`  SIGTERM with 12 people writing: gone after ${Math.round(took)} ms\n`)
  await server.restart()
  const all = (): boolean =>
    guests.every(({ state }) => state.connected && state.synced && state.sent > 0 && state.acknowledged === state.sent)
  await liveUntil('all is saved', all, { guests, ledger, perSecond: 0 })
  for (const [i, guest] of guests.entries()) {
    const table = guests.filter((_, j) => j % 3 === i % 3)
    const theirs = [...ledger.promised].filter(id => table.some(({ doc }) => clothMap(doc, 'core').has(id)))
    await liveUntil('all have all', () => theirs.every(id => clothMap(guest.doc, 'core').has(id)), {
      guests,
      ledger,
      perSecond: 0,
    })
  }
  const found = new Set(guests.flatMap(({ doc }) => [...clothMap(doc, 'core').keys()]))
  expect([...ledger.promised].filter(id => !found.has(id))).toEqual([])
  for (const guest of guests) guest.drop()
})

it(`[D4] [W1] ${PEOPLE} people are back after the server was killed, and no note is missing`, {
  timeout: 240_000,
}, async () => {
  server = await startServer({ fromSource: true, env: { TABLEE_LOG: 'error' } })
  const tables = PEOPLE / 25
  const cafe = await openCafe(server.url, server.adminKey, { people: PEOPLE, tables })
  const guests = cafe.people.map((person, i) => cafe.guest(person, cafe.tables[i % tables] ?? ''))
  const ledger = createLedger()
  for (const guest of guests) guest.connect()
  const inStep = (): boolean =>
    guests.every(({ state }) => state.connected && state.synced && state.sent > 0 && state.acknowledged === state.sent)
  await liveUntil('everybody is there', inStep, { guests, ledger, perSecond: 0 })
  for (const guest of guests) ledger.gesture(guest)
  await liveUntil('everybody has written', inStep, { guests, ledger, perSecond: 0 })
  expect(ledger.promised.size).toBe(PEOPLE)
  await server.kill()
  for (const guest of guests) ledger.gesture(guest)
  await server.restart()
  const began = performance.now()
  await liveUntil('everybody is back', inStep, { guests, ledger, perSecond: 0 })
  const took = performance.now() - began
  process.stdout.write(
    `  ${PEOPLE} people at ${tables} tables: all in step again ${Math.round(took)} ms after the start\n`,
  )
  const perTable = 2 * (PEOPLE / tables)
  await liveUntil(
    'everybody has everything',
    () => guests.every(({ doc }) => clothMap(doc, 'core').size === perTable),
    { guests, ledger, perSecond: 0 },
  )
  for (const guest of guests) guest.drop()
})
