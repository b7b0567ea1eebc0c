import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  event = await makeCaller(server.url).call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('[S7] somebody leaves a shared tablet, which forgets them, and finds seat and notes again on another device', async () => {
  const tablet = await invite(browser, { origin: server.url, phone: true })
  await guest.sitDown(tablet, event.links.participant, 'Perrine')
  await guest.write(tablet, 'Posée sur la tablette')
  await guest.untilSaved(tablet)
  const table = await guest.tableNumber(tablet)

  await guest.openMyPlace(tablet)
  const dialog = tablet.page.getByRole('dialog', { name: 'Ma place' })
  const code = (await dialog.locator('strong').innerText()).trim()
  expect(code).toMatch(/^[A-Z0-9]{6}$/)
  await dialog.getByRole('button', { name: 'Je quitte cette tablette' }).click()
  await tablet.page.waitForURL(/\/join$/)
  await tablet.page.getByLabel(/^Le code du café/).waitFor()
  const kept = await tablet.page.evaluate(async () => ({
    keys: Object.keys(localStorage).filter(key => /person\.|who\.|copy\./.test(key)),
    databases: (await indexedDB.databases()).map(db => db.name),
  }))
  expect(kept).toEqual({ keys: [], databases: [] })

  const phone = await invite(browser, { origin: server.url })
  await phone.page.goto(`${server.url}/e/${event.id}/join`)
  await phone.page.getByLabel(/^Le code du café/).fill(code)
  await phone.page.getByRole('button', { name: /^C’est mon code personnel/ }).click()
  await phone.page.waitForURL(/\/table/)
  await guest.note(phone, 'Posée sur la tablette').waitFor()
  expect(await guest.tableNumber(phone)).toBe(table)
  expect([...tablet.complaints, ...phone.complaints].filter(complaint => !complaint.includes('401'))).toEqual([])
})
