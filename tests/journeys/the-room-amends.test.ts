import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
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

const make = (fields: object) =>
  makeCaller(server.url).call<CreatedEvent>('POST', '/events', { bearer: server.adminKey, body: fields })
const command = (event: CreatedEvent, body: CommandInput) =>
  makeCaller(server.url).call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body })
const report = async ({ id }: CreatedEvent, format: 'md' | 'html'): Promise<string> => {
  const headers = { authorization: `Bearer ${server.adminKey}` }
  return (await fetch(`${server.url}/api/v1/events/${id}/report.${format}?lang=fr`, { headers })).text()
}

const TEXT = 'Une partie du public restera loin des écrans.'
const LATER = 'Un guichet reste ouvert.'
const KEPT = 'Dire aussi que c’est parfois leur choix, et leur droit.'
const TAKEN = 'Nommer le guichet.'

const openReport = async ({ page }: Visitor, event: CreatedEvent) => {
  await page.goto(`${server.url}/e/${event.id}/report`)
}
async function amend({ page }: Visitor, words: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(Amender|Amend) [«“]/ })
    .first()
    .click()
  await page.getByLabel(/^(Votre proposition|Your proposal)$/).fill(words)
  await page.getByRole('button', { name: /^(Proposer|Propose)$/ }).click()
  await page.getByText(words, { exact: true }).waitFor()
}
const card = ({ page }: Visitor, words: string) => page.getByRole('article').filter({ hasText: words })

it('[Z3, Z4] the room amends the draft, a host settles, what is kept is printed; a version comes back; published, people read, keep and withdraw', async () => {
  const event = await make({ template: 'isn-2018' })
  const laptop = { origin: server.url }
  const [odile, nadia] = [await invite(browser, laptop), await invite(browser, laptop)]
  const ines = await invite(browser, { ...laptop, phone: true })
  const karim = await invite(browser, { ...laptop, language: 'en' })
  const zoe = await invite(browser, { ...laptop, phone: true })
  await guest.sitDown(ines, event.links.participant, 'Inès', { appear: true })
  await guest.sitDown(karim, event.links.participant, 'Karim')
  await guest.sitDown(zoe, event.links.participant, 'Zoé')
  await guest.sitDown(nadia, event.links.hosts['t1'] ?? '', 'Nadia')
  await command(event, { type: 'start' })
  await command(event, { type: 'go-to', phase: 'harvest' })

  // The organiser writes, and opens the draft to the room.
  await odile.page.goto(event.links.organiser.replace('/prepare', '/report'))
  const sheet = odile.page.getByRole('textbox', { name: /^Texte de la partie/ })
  const inTheText = async () => {
    await odile.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await sheet.click()
    await expect.poll(() => sheet.evaluate(page => page.contains(document.activeElement))).toBe(true)
  }
  await inTheText()
  await odile.page.keyboard.type(TEXT)
  await guest.untilSaved(odile)
  await openReport(ines, event)
  await ines.page.getByText('Le compte rendu n’est pas encore publié.').waitFor()
  await odile.page.getByRole('button', { name: 'Publier', exact: true }).click()
  await odile.page.getByRole('button', { name: 'Ouvrir l’ébauche à la salle' }).click()
  await odile.page.getByText('L’ébauche est ouverte à la salle').waitFor()
  await odile.page.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).click()

  // Three people read it where they stand; one proposes, the others say what they think of it.
  await ines.page.getByText(TEXT).waitFor()
  await amend(ines, KEPT)
  await openReport(karim, event)
  await amend(karim, TAKEN)
  await card(karim, KEPT)
    .getByRole('button', { name: /^I am for/ })
    .click()
  await openReport(zoe, event)
  await card(zoe, KEPT)
    .getByRole('button', { name: /^J’ai une réserve/ })
    .click()
  await card(ines, KEPT).getByText('1 pour, 1 réserve').waitFor()
  // Three more raise their hands, who have no device.
  const paper = odile.page.locator('.rp-margin [data-amendment]').filter({ hasText: KEPT })
  await paper.getByRole('button', { name: 'Mains, mise de côté' }).click()
  await odile.page.getByRole('dialog').getByLabel('Pour').fill('3')
  await odile.page.getByRole('dialog').getByRole('button', { name: 'Compter' }).click()
  await card(ines, KEPT).getByText('4 pour, 1 réserve').waitFor()
  // Zoé proposes, and thinks better of it.
  await amend(zoe, 'Rien à changer.')
  await card(zoe, 'Rien à changer.')
    .getByRole('button', { name: /^Retirer/ })
    .click()
  await expect.poll(() => card(ines, 'Rien à changer.').count()).toBe(0)

  // The host of the workshop settles, in the margin of the text.
  await openReport(nadia, event)
  const margin = nadia.page.locator('.rp-margin')
  const inMargin = (words: string) => margin.locator('[data-amendment]').filter({ hasText: words })
  await inMargin(KEPT).getByRole('button', { name: 'Garder en marge' }).click()
  await card(ines, KEPT).getByText('Gardé en marge').waitFor()
  await inMargin(TAKEN).getByRole('button', { name: 'Reprendre' }).click()
  await card(karim, TAKEN).getByText('Taken into the text').waitFor()
  await expect.poll(() => report(event, 'md')).toContain(KEPT)
  expect(await report(event, 'md')).not.toContain(TAKEN)

  // A version is kept by hand; the text goes on; the version comes back, and can be left again.
  const versions = async () => {
    await odile.page.getByRole('button', { name: 'Versions' }).click()
    await odile.page.getByLabel('Nom de la version').waitFor()
  }
  await versions()
  await odile.page.getByLabel('Nom de la version').fill('Avant la relecture')
  await odile.page.getByRole('button', { name: 'Garder', exact: true }).click()
  await odile.page.getByRole('button', { name: 'Voir la version Avant la relecture' }).waitFor()
  await odile.page.keyboard.press('Escape')
  await inTheText()
  await odile.page.keyboard.press('Control+End')
  await odile.page.keyboard.type(` ${LATER}`)
  await ines.page.getByText(LATER).waitFor()
  await versions()
  await odile.page.getByRole('button', { name: 'Voir la version Avant la relecture' }).click()
  await odile.page.getByRole('button', { name: /^Revenir à ce texte pour/ }).click()
  await expect.poll(() => sheet.innerText()).not.toContain(LATER)
  await expect.poll(() => ines.page.getByText(LATER).count()).toBe(0)
  await inTheText()
  await odile.page.keyboard.press('Control+z')
  await ines.page.getByText(LATER).waitFor()
  await expect.poll(() => sheet.innerText()).toBe(`${TEXT} ${LATER}`)
  await guest.untilSaved(odile)

  // Published: people read it at the same address, and keep a page of it.
  await odile.page.getByRole('button', { name: 'Ouvert à la salle' }).click()
  await odile.page.getByText(/^1 proposition|^Toutes les propositions/).waitFor()
  await odile.page.getByRole('button', { name: 'Publier le compte rendu' }).click()
  await odile.page.getByLabel('Adresse du compte rendu').waitFor()
  await ines.page.getByText(/^Publié le/).waitFor()
  await ines.page
    .getByRole('heading', { name: /Les participants|participants/i })
    .first()
    .waitFor()
  await ines.page.getByRole('button', { name: 'Télécharger' }).click()
  const [kept] = await Promise.all([
    ines.page.waitForEvent('download'),
    ines.page.getByRole('button', { name: /^HTML/ }).click(),
  ])
  const page = await readFile(await kept.path(), 'utf8')
  expect(page).toContain('Inès')
  expect(page).toContain(KEPT)
  expect(page).not.toContain('Karim')

  // She changes her mind about her name: the next copy follows.
  await ines.page.goto(`${server.url}/e/${event.id}/me`)
  await ines.page.getByLabel('Mon nom et mon organisation peuvent y figurer').uncheck()
  await ines.page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => report(event, 'html')).not.toContain('Inès')
  // before it was shared or published there was nothing to fetch: the page says so without asking
  // whoever leaves a page while it knocks is told so by the browser: nothing went wrong
  const isWrong = (complaint: string) => !complaint.includes('closed before the connection is established')
  for (const visitor of [odile, nadia, ines, karim, zoe]) expect(visitor.complaints.filter(isWrong)).toEqual([])
})
