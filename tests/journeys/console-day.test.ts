import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { type Player, stageCafe, type StagedCafe } from '../support/staged-cafe.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const MINUTE = 60_000
/** minutes from the planned beginning of the day to its first round, in the café of 2018 */
const BEFORE_ROUNDS = 25

let server: ServerProcess
let browser: Browser
let cafe: StagedCafe
let bruno: Player
const visitors: Visitor[] = []

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  // The day was to begin so long ago that its first round is some minutes late.
  const began = new Date(Date.now() - (BEFORE_ROUNDS + 3) * MINUTE).toISOString()
  cafe = await stageCafe(server, { date: began.slice(0, 10), start: began.slice(11, 16), timeZone: 'UTC' })
  bruno = await cafe.join('Bruno', { host: 't3' })
  await cafe.lead({ type: 'start' })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** `wrongBy`: this device's own clock is so many minutes ahead. */
async function open(
  address: string,
  given: { remembers?: Player; wrongBy?: number; size?: { width: number; height: number } } = {},
): Promise<Page> {
  const visitor = await invite(browser, {
    origin: server.url,
    ...(given.remembers === undefined ? {} : { remembers: given.remembers.remembered }),
    ...(given.size === undefined ? {} : { size: given.size }),
  })
  visitors.push(visitor)
  if (given.wrongBy !== undefined)
    await visitor.page.addInitScript(`{ const now = Date.now; Date.now = () => now() + ${given.wrongBy * MINUTE} }`)
  await visitor.page.goto(address)
  return visitor.page
}
const tableOf = (player: Player) => open(`${server.url}/e/${cafe.event.id}/table`, { remembers: player })
const seconds = async (page: Page): Promise<number> => {
  const [minutes = 0, rest = 0] = (await page.getByRole('timer').first().innerText()).split(':').map(Number)
  return minutes * 60 + rest
}

describe('a facilitator’s day', () => {
  let first: Page
  let second: Page

  it('a host’s word is answered from where it is read, and the host reads the answer at their table', async () => {
    first = await open(cafe.event.links.facilitator)
    const table = await tableOf(bruno)
    await table.getByRole('textbox', { name: 'Votre note' }).waitFor()
    await bruno.call('POST', '/commands', { type: 'message', text: 'Une chaise en plus ?' })
    await first.getByText('Une chaise en plus ?').first().waitFor()
    await first.getByRole('button', { name: 'Répondre' }).click()
    await first.getByRole('textbox', { name: 'Répondre à Bruno, table 3' }).fill('Elle arrive.')
    await first.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await table.getByText('Elle arrive.').waitFor()
    await table.getByRole('button', { name: 'Lu' }).click()
    await table.getByText('Elle arrive.').waitFor({ state: 'detached' })
  })

  it('an announcement comes back with the number of devices that showed it [K3]', async () => {
    await Promise.all([
      tableOf(await cafe.join('Inès', { table: 't1' })),
      tableOf(await cafe.join('Karim', { table: 't2' })),
    ])
    for (const { page } of visitors.slice(1)) await page.getByRole('textbox', { name: 'Votre note' }).waitFor()
    await first.getByRole('textbox', { name: 'Texte de l’annonce' }).fill('Le café est servi.')
    await first.getByRole('button', { name: 'Diffuser' }).click()
    for (const { page } of visitors.slice(1)) await page.getByText('Le café est servi.').first().waitFor()
    await first.getByText('Reçue par 3.').waitFor()
  })

  it('a second console, whose own clock is ten minutes wrong, shows the same time, and so does a wall [K1]', async () => {
    second = await open(cafe.event.links.facilitator, { wrongBy: 10 })
    const wall = await open(cafe.event.links.wall, { wrongBy: -10, size: { width: 1920, height: 1080 } })
    for (const page of [second, wall]) {
      await page.getByRole('timer').first().waitFor()
      await expect.poll(async () => Math.abs((await seconds(page)) - (await seconds(first)))).toBeLessThanOrEqual(2)
    }
  })

  it('one bell for two consoles: one rings, the other takes it back, and the round goes on [K2]', async () => {
    const bell = (page: Page) => page.getByRole('button', { name: 'Sonner la rotation' })
    await bell(first).click()
    await first.getByRole('button', { name: 'Annuler' }).waitFor()
    await second.getByRole('button', { name: 'Annuler' }).click()
    await Promise.all([bell(first).waitFor(), bell(second).waitFor()])
    await second.getByText('Tour 1', { exact: true }).first().waitFor()
  })

  it('a delay is taken back on the break by one press, on every console [K4]', async () => {
    await second.getByText(/minutes de retard\./).waitFor()
    await second.getByRole('button', { name: 'Les reprendre sur la pause' }).click()
    await first.getByText(/minutes reprises sur la pause\./).waitFor()
    await first.getByRole('button', { name: 'Rendre' }).click()
    await second.getByRole('button', { name: 'Les reprendre sur la pause' }).waitFor()
  })

  it('a facilitator’s own words fill the wall until they are wiped off [K5]', async () => {
    const wall = visitors.find(({ page }) => page.url().includes('/wall'))?.page
    await first.getByRole('textbox', { name: 'Texte de l’annonce' }).fill('Que voulons-nous transmettre ?')
    for (const box of ['Téléphones', 'Mur', 'En grand']) await first.getByLabel(box, { exact: true }).click()
    await first.getByRole('button', { name: 'Diffuser' }).click()
    await wall?.getByRole('heading', { name: 'Que voulons-nous transmettre ?' }).waitFor()
    await second.getByRole('button', { name: 'Effacer' }).click()
    await wall?.getByRole('heading', { name: 'Que voulons-nous transmettre ?' }).waitFor({ state: 'detached' })
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
