import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as lead from './pages/facilitator.ts'
import * as guest from './pages/guest.ts'
import * as organiser from './pages/organiser.ts'
import { invite, type Visitor } from './pages/visitor.ts'

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

const dialogOf = ({ page }: Visitor) => page.getByRole('dialog')
const bandOf = (page: Page) => page.getByRole('complementary', { name: /^(Répétition|Rehearsal)$/ })
const linkOf = async (visitor: Visitor, name: RegExp) =>
  (await dialogOf(visitor).getByRole('link', { name }).getAttribute('href')) ?? ''
const axeOf = async (page: Page) => (await runAxe(page, false)).violations

it('an organiser rehearses alone: simulated people arrive and write, she rings, the wall follows, and all of it is gone', async () => {
  const origin = server.url
  const owner = await invite(browser, { origin })
  const event = await organiser.createUsualCafe(owner, `${origin}/#admin=${server.adminKey}`)
  const names = ['Jonas', 'Maud', 'Wen', 'Sélim', 'Pia', 'Ugo', 'Lise', 'Noor', 'Théo', 'Ida']
  const staff = await owner.page.request.patch(`${origin}/api/v1/events/${event}`, {
    headers: { authorization: `Bearer ${server.adminKey}` },
    data: { people: names.map(name => ({ name })), capacity: 16 },
  })
  expect(staff.status()).toBe(200)
  const lookAtCafe = async () => {
    const answer = await owner.page.request.get(`${origin}/api/v1/events/${event}`, {
      headers: { authorization: `Bearer ${server.adminKey}` },
    })
    const { now: _now, ...view } = (await answer.json()) as Record<string, unknown>
    return view
  }
  const before = await lookAtCafe()
  await owner.page.reload()

  // How fast, and who rings.
  await owner.page.getByRole('button', { name: 'Répéter à blanc' }).click()
  await dialogOf(owner).getByText('20 fois plus vite').click()
  await dialogOf(owner)
    .getByText(/Un tour dure 60 s/)
    .waitFor()
  expect(await axeOf(owner.page)).toEqual([])
  await dialogOf(owner).getByRole('button', { name: 'Commencer la répétition' }).click()
  await dialogOf(owner).getByRole('heading', { name: 'La répétition est en cours' }).waitFor()
  expect(await axeOf(owner.page)).toEqual([])

  // The real console of the twin, in a tab of its own: people come in, by the names on the list.
  const opening = owner.context.waitForEvent('page')
  await dialogOf(owner)
    .getByRole('link', { name: /Ouvrir la console/ })
    .click()
  const console_: Visitor = { ...owner, page: await opening }
  await bandOf(console_.page).waitFor()
  const header = () => console_.page.getByRole('banner').innerText()
  await expect.poll(header, { timeout: 20_000 }).toMatch(/1[0-5]\s+personnes/)
  expect(await axeOf(console_.page)).toEqual([])
  await lead.startFirstRound(console_)
  await console_.page.getByText('Tour 1', { exact: true }).first().waitFor()
  await console_.page
    .getByText(/[1-9]\d* notes?\b/)
    .first()
    .waitFor()

  const wall = await invite(browser, { origin, size: { width: 1920, height: 1080 } })
  await wall.page.goto(await linkOf(owner, /écran mural/))
  await bandOf(wall.page).waitFor()
  await wall.page.getByText('Tour 1').first().waitFor()
  await wall.page
    .getByText(/Jonas|Maud|Wen|Sélim|Pia/)
    .first()
    .waitFor()
  const visitor = await invite(browser, { origin, phone: true, language: 'en' })
  await guest.sitDown(visitor, await linkOf(owner, /asseoir/), 'Inès')
  await bandOf(visitor.page).getByText('nothing is kept').waitFor()
  await guest.write(visitor, 'A word among the simulated ones')
  await guest.untilSaved(visitor)

  await lead.ring(console_)
  await wall.page
    .getByText(/Vers le tour 2|On change de table|tour 2/i)
    .first()
    .waitFor()
  await dialogOf(owner)
    .getByText(/1 tour sonné sur 4/)
    .waitFor()

  // The end of it.
  await dialogOf(owner).getByRole('button', { name: 'Finir et effacer la répétition' }).click()
  await dialogOf(owner).getByRole('heading', { name: 'La répétition est effacée' }).waitFor()
  expect(await axeOf(owner.page)).toEqual([])
  for (const { page } of [console_, wall])
    await page.getByRole('heading', { name: 'La répétition est finie.' }).waitFor()
  await visitor.page.getByRole('heading', { name: 'The rehearsal is over.' }).waitFor()
  await dialogOf(owner).getByRole('button', { name: 'Fermer' }).click()
  await owner.page.getByRole('button', { name: 'Répéter à blanc' }).waitFor()
  expect(await lookAtCafe()).toEqual(before)
})

it('a rehearsal that runs by itself reaches its harvest, and the café that opens ends it', {
  timeout: 240_000,
}, async () => {
  const origin = server.url
  const owner = await invite(browser, { origin, language: 'en' })
  await owner.page.goto(`${origin}/#admin=${server.adminKey}`)
  const created = await owner.page.request.post(`${origin}/api/v1/events`, {
    headers: { authorization: `Bearer ${server.adminKey}` },
    data: {
      title: 'A short café',
      languages: ['en'],
      themes: [{ title: 'What next?' }, { title: 'With whom?' }],
      capacity: 8,
      rounds: { count: 2, minutes: 5, transferMinutes: 1 },
    },
  })
  const { links } = (await created.json()) as { links: { organiser: string } }
  await owner.page.goto(links.organiser)
  await owner.page.getByRole('button', { name: 'Rehearse' }).click()
  await dialogOf(owner).getByText('20 times faster').click()
  await dialogOf(owner).getByText('Let the café run by itself').click()
  await dialogOf(owner).getByRole('button', { name: 'Begin the rehearsal' }).click()
  await dialogOf(owner).getByText('2 of 2 rounds rung, on time.').waitFor({ timeout: 120_000 })
  await dialogOf(owner).getByText('Harvest', { exact: true }).waitFor()
  await dialogOf(owner).getByText('7 of 8 people came.').waitFor()
  await dialogOf(owner).getByText('Every table put something on its plate.').waitFor()
  await dialogOf(owner).getByRole('button', { name: 'Close' }).click()

  await owner.page.getByRole('button', { name: 'Open the café' }).click()
  await owner.page
    .getByText('The café is open. People may come in.')
    .or(owner.page.getByText(/is open/))
    .first()
    .waitFor()
  await owner.page.getByRole('button', { name: 'Rehearsing' }).click()
  await dialogOf(owner)
    .getByText(/The rehearsal is over and erased/)
    .waitFor()
  await dialogOf(owner).getByRole('button', { name: 'Begin the rehearsal' }).waitFor()
})
