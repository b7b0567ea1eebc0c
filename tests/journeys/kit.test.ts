import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { gatherKit } from '../../server/cafe/kit-facts.ts'
import { drawCodes } from '../../server/print/codes.ts'
import { kitDocument } from '../../server/print/kit/document.ts'
import type { KitOrder } from '../../server/print/kit/facts.ts'
import { openNative } from '../../server/print/native.ts'
import type { CreatedEvent, Me, Rotation } from '../../shared/protocol/api.ts'
import { kitOrder, pdfFacts } from '../support/a-kit.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { launchBrowser } from '../support/browser.ts'
import { codesOn } from '../support/codes-on.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { invite } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const PUBLIC_URL = 'https://cafe.example.org'

/** The pages of a kit as they would come out of the printer. */
function draw(tablee: TestServer, event: CreatedEvent, over: Partial<KitOrder>): string {
  const { context } = tablee.server
  const cafe = context.cafes.get(event.id)
  const typst = openNative()
  if (cafe === undefined || typst === undefined) throw new Error('no café, or no Typst for this machine')
  const facts = gatherKit(cafe.state, { ...context, address: PUBLIC_URL, now: context.now() })
  const data = JSON.stringify(drawCodes(kitDocument(facts, kitOrder(over))))
  return typst.draw({ template: 'kit.typ', data })
}

it('[T1] a telephone reads every code of the printed kit, in grey and at 150 dots an inch, and it leads where it should', async () => {
  const tablee = await aServer({ publicUrl: PUBLIC_URL })
  try {
    const event = await tablee.create({ template: 'isn-2018', people: [{ name: 'Amélie' }] })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const me = (await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).body as unknown as Me

    const tables = await codesOn(browser, draw(tablee, event, { parts: ['tables'] }), { grey: true })
    // Each card is read from both sides.
    expect(tables).toEqual(
      ['t1', 't2', 't3', 't4'].map(table => {
        const link = event.links.participant.replace('#', `?table=${table}#`)
        return [link, link]
      }),
    )

    const [seats = []] = await codesOn(browser, draw(tablee, event, { parts: ['seats'] }), { grey: true })
    expect(seats).toHaveLength(8)
    expect(seats.filter(code => code === me.personal?.link)).toHaveLength(1)
    expect(seats.filter(code => code === event.links.participant)).toHaveLength(6)

    const [wifi] = await codesOn(browser, draw(tablee, event, { parts: ['wifi'] }), { grey: true })
    expect(wifi?.[0]).toBe('WIFI:T:WPA;S:Salle des fêtes;P:crème\\;brûlée;;')
  } finally {
    await tablee.close()
  }
})

it('the organiser chooses the papers, sees how many pages they take and takes the file along', async () => {
  const caller = makeCaller(server.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018', capacity: 12, people: [{ name: 'Amélie' }, { name: 'Bruno' }] },
  })
  const visitor = await invite(browser, { origin: server.url })
  const { page } = visitor
  await page.goto(event.links.organiser)
  await page.getByRole('button', { name: 'Les kits' }).click()
  await page.getByText('2 cartes à un nom').waitFor()
  for (const name of [/^Feuilles de notes/, /^Conducteur/]) await page.getByRole('checkbox', { name }).uncheck()
  await page.getByRole('checkbox', { name: /^Carte Wi-Fi/ }).check()
  await page.getByRole('button', { name: 'Télécharger le PDF' }).click()
  await page.getByRole('alert').getByText('Écrivez le nom du réseau').waitFor()
  await page.getByLabel('Nom du réseau (Wi-Fi)').fill('Salle des fêtes')
  await page.getByText('8 pages A4.').waitFor()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger le PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${event.id}-kit-fr-en.pdf`)
  const facts = pdfFacts(readFileSync(await file.path()))
  expect(facts).toMatchObject({ tagged: true, pages: 8, languages: ['en', 'fr'] })
  expect(facts.bookmarks).toContain('Le Wi-Fi de la salle')
  await page.getByText('Kit téléchargé : 8 pages.').waitFor()
  expect(visitor.complaints).toEqual([])

  // What is on the cards is what the phones will say.
  const { rounds } = await caller.call<Rotation>('GET', `/events/${event.id}/rotation`, { bearer: server.adminKey })
  expect(rounds.flatMap(round => round.tables.flatMap(table => table.people))).toHaveLength(8)
  await visitor.context.close()
})
