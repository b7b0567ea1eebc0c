import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let staff: string

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
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const notes = async () =>
  (await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, { bearer: staff })).notes

/** The cloth has come, and its copy is on this device. */
const untilOpen = ({ page }: Visitor) =>
  page.waitForFunction(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.includes('.table-') && String(value).includes('"whole":true'),
    ),
  )

/** Somebody at a table whose one note never reached the server, and whose page is closed. */
async function leaveUnsent(name: string, text: string): Promise<Visitor> {
  const visitor = await invite(browser, { origin: server.url })
  await guest.sitDown(visitor, event.links.participant, name)
  await untilOpen(visitor)
  await server.kill()
  await visitor.page.getByText('Hors ligne', { exact: true }).first().waitFor()
  await guest.write(visitor, text)
  await visitor.page.getByText(/Hors ligne, 1 note gardée ici/).waitFor()
  await visitor.page.close()
  await server.restart()
  return visitor
}
const again = async (visitor: Visitor): Promise<Visitor> => ({ ...visitor, page: await visitor.context.newPage() })

it('[S6] the cookies are gone but the copy is kept: nothing is sent in another’s name, the words are offered', async () => {
  const before = await leaveUnsent('Ida', 'Des mots sans cookie')
  await before.context.clearCookies()
  const visitor = await again(before)
  await visitor.page.goto(`${server.url}/e/${event.id}/table`)
  await visitor.page.getByText('Cet écran s’ouvre avec un lien du café.').waitFor()
  await guest.sitDown(visitor, event.links.participant, 'Ida encore')
  const tray = visitor.page.locator('.tb-returned')
  await tray.getByText('Des mots sans cookie').waitFor()
  expect((await notes()).map(note => note.text)).not.toContain('Des mots sans cookie')
  await tray.getByRole('button', { name: 'Reposer' }).click()
  await guest.untilSaved(visitor)
  await expect
    .poll(async () => (await notes()).find(note => note.text === 'Des mots sans cookie')?.author)
    .toBe('Ida encore')
  await visitor.context.close()
})

it('[S6] somebody else who sits down at a device where the first is still known is not shown the first one’s words', async () => {
  const before = await leaveUnsent('Jean', 'Rien que pour moi')
  const visitor = await again(before)
  await visitor.page.goto(event.links.participant)
  await visitor.page.getByRole('button', { name: 'Je suis quelqu’un d’autre' }).click()
  await visitor.page.getByLabel(/^Votre prénom/).fill('Kim')
  await visitor.page.getByRole('button', { name: /^M’installer/ }).click()
  await visitor.page.waitForURL(/\/table/)
  await expect
    .poll(() => visitor.page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('.table-')).length))
    .toBe(2)
  await guest.untilSaved(visitor)
  await guest.write(visitor, 'Bonjour de Kim')
  await guest.untilSaved(visitor)
  expect(await visitor.page.locator('.tb-returned').count()).toBe(0)
  expect((await notes()).map(note => note.text)).not.toContain('Rien que pour moi')
  await visitor.context.close()
})

it('the copies are gone but the cookies are kept: the same person, the same notes', async () => {
  const visitor = await invite(browser, { origin: server.url })
  await guest.sitDown(visitor, event.links.participant, 'Lou')
  await untilOpen(visitor)
  await guest.write(visitor, 'Chez le serveur aussi')
  await guest.untilSaved(visitor)
  await visitor.page.goto(`${server.url}/healthz`)
  await visitor.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name)
  })
  await visitor.page.goto(`${server.url}/e/${event.id}/table`)
  await guest.note(visitor, 'Chez le serveur aussi').waitFor()
  await guest.write(visitor, 'Encore moi')
  await guest.untilSaved(visitor)
  expect((await notes()).filter(note => note.author === 'Lou').map(note => note.text)).toEqual([
    'Chez le serveur aussi',
    'Encore moi',
  ])
  await visitor.context.close()
})
