import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent, Me } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
const visitors: Visitor[] = []
const newcomer = async (phone = false): Promise<Visitor> => {
  const visitor = await invite(browser, { origin: server.url, phone })
  visitors.push(visitor)
  return visitor
}

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('people write in silence, the host shows the notes, and one goes on with them on another device', async () => {
  const caller = makeCaller(server.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018', notes: { hidden: true } },
  })
  const atTable1 = event.links.participant.replace('#', '?table=t1#')
  const [nadia, zoe, karim] = [await newcomer(), await newcomer(), await newcomer(true)]
  await guest.sitDown(nadia, event.links.hosts['t1'] ?? '', 'Nadia')
  await guest.sitDown(zoe, atTable1, 'Zoé')
  await guest.sitDown(karim, atTable1, 'Karim')

  await zoe.page.getByText(/vos notes restent cachées/).waitFor()
  await guest.write(zoe, 'Pour moi seule')
  await guest.write(karim, 'Pour moi seul')
  await guest.untilSaved(zoe)
  await zoe.page.reload()
  await guest.note(zoe, 'Pour moi seule').waitFor()
  for (const [visitor, text] of [
    [karim, 'Pour moi seule'],
    [nadia, 'Pour moi seule'],
    [zoe, /Pour moi seul$/],
  ] as const)
    expect(await visitor.page.locator('li[data-note]').filter({ hasText: text }).count()).toBe(0)

  await nadia.page.getByRole('button', { name: 'Outils d’hôte' }).click()
  await nadia.page.getByRole('button', { name: 'Montrer les notes' }).click()
  await guest.note(karim, 'Pour moi seule').waitFor()
  await guest.note(nadia, 'Pour moi seul').waitFor()
  await guest.write(zoe, 'Au grand jour')
  await guest.note(karim, 'Au grand jour').waitFor()
  expect(await zoe.page.locator('li[data-note]').count()).toBe(3)

  const me = await zoe.page.evaluate(
    async id => (await (await fetch(`/api/v1/events/${id}/me`)).json()) as unknown,
    event.id,
  )
  const { personal } = me as Me
  const [tablet, phone] = [await newcomer(), await newcomer(true)]
  await tablet.page.goto(personal?.link ?? '')
  await guest.note(tablet, 'Au grand jour').waitFor()
  expect(tablet.page.url()).not.toContain('#')
  await phone.page.goto(`${server.url}/e/${event.id}/join`)
  await phone.page.getByLabel('Le code du café').fill(personal?.code ?? '')
  await phone.page.getByRole('button', { name: /mon code personnel/ }).click()
  await guest.note(phone, 'Au grand jour').waitFor()
  await guest.write(phone, 'Depuis mon téléphone')
  await guest.note(nadia, 'Depuis mon téléphone').filter({ hasText: 'Zoé' }).waitFor()
  expect(visitors.flatMap(visitor => visitor.complaints)).toEqual([])
})
