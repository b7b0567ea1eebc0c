import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { runCommandLine } from '../../server/commands/main.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let staff: string
const folder = mkdtempSync(join(tmpdir(), 'tablee-restored-'))

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  const caller = makeCaller(server.url)
  event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
  const joined = await caller.call<Joined>('POST', `/events/${event.id}/join`, { body: { key: event.keys.organiser } })
  staff = joined.token
  await caller.call('POST', `/events/${event.id}/commands`, { bearer: staff, body: { type: 'start' } })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const notes = async (): Promise<string[]> =>
  (
    await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, { bearer: staff })
  ).notes.map(note => note.text)

async function tablees(...words: string[]): Promise<number> {
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(server.port),
    TABLEE_DATA: server.dataDir,
    TABLEE_ADMIN_KEY: server.adminKey,
  }
  return runCommandLine(words, { environment, out: () => {}, say: () => {} })
}

it('[U3] a café is restored while people write: their pages begin anew by themselves, and enter again what had been saved since', async () => {
  const ada = await invite(browser, { origin: server.url })
  await guest.sitDown(ada, event.links.participant, 'Ada')
  await guest.write(ada, 'Avant la sauvegarde')
  await guest.untilSaved(ada)
  const file = join(folder, 'cafe.backup')
  expect(await tablees('backup', file)).toBe(0)
  await guest.write(ada, 'Après la sauvegarde')
  await guest.untilSaved(ada)
  expect((await notes()).sort()).toEqual(['Après la sauvegarde', 'Avant la sauvegarde'])

  // Somebody who went home with a note that nobody else can enter again.
  const bo = await invite(browser, { origin: server.url })
  await guest.sitDown(bo, event.links.participant, 'Bo')
  await guest.write(bo, 'De Bo, qui est parti')
  await guest.untilSaved(bo)
  await bo.context.close()

  expect(await tablees('restore', file)).toBe(0)
  await vi.waitFor(async () => expect((await notes()).sort()).toEqual(['Après la sauvegarde', 'Avant la sauvegarde']), {
    timeout: 60_000,
    interval: 250,
  })
  await guest.note(ada, 'Après la sauvegarde').waitFor()
  await guest.write(ada, 'Et la suite')
  await guest.untilSaved(ada)
  expect((await notes()).sort()).toEqual(['Après la sauvegarde', 'Avant la sauvegarde', 'Et la suite'])
  await ada.context.close()
})
