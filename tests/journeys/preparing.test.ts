import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import type { EventView } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let organiser: Visitor

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  organiser = await invite(browser, { origin: server.url })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const PEOPLE = [
  'Inès ; Ville de Lyon',
  'Karim',
  'Nadia ; La Fabrique',
  'Bruno',
  'Zoé',
  'Lou ; La Fabrique',
  'Ana',
  'Tom',
  'Eva ; Ville de Lyon',
  'Max',
  'Noé',
  'Mia',
]
const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
const saved = (page: Page) => page.getByText('Brouillon enregistré').waitFor()
const eventOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''
const planOf = async (event: string): Promise<Plan> =>
  (await makeCaller(server.url).call<EventView>('GET', `/events/${event}`, { bearer: server.adminKey })).plan
/** Opens somebody's card and says what is to be heeded for them. */
async function heed(page: Page, name: string, field: string, other: string): Promise<void> {
  await page.getByRole('button', { name: `Modifier ${name}` }).click()
  const card = page.getByRole('dialog')
  await card.getByLabel(field, { exact: true }).fill(other)
  await card.getByLabel(field, { exact: true }).press('Enter')
  await card.getByRole('button', { name: 'Garder' }).click()
}

describe('an organiser prepares a café from a blank table', () => {
  let event = ''
  let file = ''

  it('twelve people by paste, two things to heed, two tables for one theme; the plan says what comes of it', async () => {
    const { page } = organiser
    await page.goto(`${server.url}/#admin=${server.adminKey}`)
    await page.getByRole('button', { name: /Table blanche/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Titre du café').fill('Habiter ensemble')
    await form.getByLabel('Vos thèmes, un par ligne').fill('Se rencontrer\nPartager\nAccueillir')
    await form.getByRole('button', { name: 'Dresser les tables' }).click()
    await page.waitForURL(/\/prepare/)
    event = eventOf(page)

    await tab(page, 'Les personnes')
    await page.getByLabel('Noms à ajouter').fill([...PEOPLE, '; sans nom'].join('\n'))
    await page.getByText('Pas de prénom').waitFor()
    await page.getByRole('button', { name: 'Ajouter ces 12 personnes' }).click()
    await page.getByRole('heading', { name: 'Douze personnes' }).waitFor()
    await heed(page, 'Inès', 'Toujours avec', 'Karim')
    await heed(page, 'Nadia', 'Jamais avec', 'Bruno')
    await page.getByText('jamais avec Bruno').waitFor()

    await tab(page, 'Tables et tours')
    await page.getByRole('button', { name: /thème 1/ }).click()
    await page.getByRole('button', { name: 'Plus, Tables pour le thème 1' }).click()
    await page.getByRole('heading', { name: /Trois thèmes sur quatre tables/ }).waitFor()
    await page.getByText('Avec les 12 personnes de la liste.').waitFor()
    await page.getByText(/croisements? répétés?|Personne ne croise deux fois/).waitFor()
    expect(await page.locator('.remark.broken').count()).toBe(0)
    await saved(page)
    const plan = await planOf(event)
    expect(plan.people).toHaveLength(12)
    expect(plan.people.flatMap(person => person.constraints ?? [])).toEqual([{ with: ['Karim'] }, { apart: ['Bruno'] }])
    expect(plan.themes.map(theme => theme.tables)).toEqual([2, 1, 1])
  })

  it('the plan is exported, the café duplicated, the file imported again: three times the same plan', async () => {
    const { page } = organiser
    await tab(page, 'L’événement')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exporter le plan' }).click()
    const given = await download
    expect(given.suggestedFilename()).toBe('habiter-ensemble-plan.json')
    file = await given.path()
    const exported = JSON.parse(await readFile(file, 'utf8')) as Plan
    expect(exported).toEqual(await planOf(event))

    await page.getByRole('button', { name: 'Dupliquer ce café' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/Reprendre aussi la liste/).check()
    await form.getByRole('button', { name: 'Dresser les tables' }).click()
    await page.waitForURL(url => url.pathname.endsWith('/prepare') && !url.pathname.includes(event))
    const copy = eventOf(page)
    await page.getByRole('heading', { level: 1, name: /Habiter ensemble/ }).waitFor({ state: 'attached' })
    expect(await planOf(copy)).toEqual(exported)

    await page.goto(server.url)
    await page.getByRole('heading', { name: 'Habiter ensemble' }).nth(1).waitFor()
    await page.locator('.take-up input[type="file"]').setInputFiles(file)
    await page.waitForURL(/\/prepare/)
    const again = eventOf(page)
    expect([event, copy]).not.toContain(again)
    expect(await planOf(again)).toEqual(exported)
  })

  it('a file with faults creates nothing and says what to mend', async () => {
    const { page } = organiser
    await page.goto(server.url)
    await page.getByRole('heading', { name: 'Habiter ensemble' }).nth(2).waitFor()
    const plan = { ...(JSON.parse(await readFile(file, 'utf8')) as Plan), title: '', plate: 99 }
    // the refusal itself stands in the browser's log
    const before = organiser.complaints.length
    const body = { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan)) }
    await page.locator('.take-up input[type="file"]').setInputFiles(body)
    const said = page.getByRole('alert')
    await said.getByText(/Titre\s: est vide/).waitFor()
    await said.getByText(/Assiette\s: dépasse 10/).waitFor()
    expect(await page.getByRole('heading', { name: 'Habiter ensemble' }).count()).toBe(3)
    expect(organiser.complaints.splice(before).every(complaint => complaint.includes('422'))).toBe(true)
  })
})

describe('before the day', () => {
  it('[L6] a phone that scans the test’s code reaches the computer, and both screens say so', async () => {
    const { page } = organiser
    await page
      .getByRole('button', { name: /^Préparer/ })
      .first()
      .click()
    await page.waitForURL(/\/prepare/)
    await tab(page, 'Liens et codes')
    await page.getByRole('button', { name: /Les téléphones me joignent-ils/ }).click()
    await page.getByText('On attend un téléphone').waitFor()
    const path = /\/t\/\w+/.exec(await page.locator('.reach-address').innerText())?.[0] ?? ''
    const phone = await invite(browser, { origin: server.url, phone: true, userAgent: 'A telephone' })
    await phone.page.goto(server.url + path)
    await phone.page.getByRole('heading', { name: 'Ce téléphone atteint cet ordinateur.' }).waitFor()
    await page.getByText(/Oui\s: ce téléphone atteint cet ordinateur/).waitFor()
    expect(phone.complaints).toEqual([])
  })

  it('[L7] the Wi-Fi’s password stays in this browser', async () => {
    const { page } = organiser
    const sent: string[] = []
    page.on('request', request => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.getByLabel('Nom du réseau').fill('Tablée-Café')
    await page.getByLabel('Mot de passe').fill('cannelle;7')
    await page.getByRole('img', { name: 'Code QR du Wi-Fi Tablée-Café' }).waitFor()
    await page.reload()
    await tab(page, 'Liens et codes')
    expect(await page.getByLabel('Mot de passe').inputValue()).toBe('cannelle;7')
    expect(sent.filter(each => each.includes('cannelle'))).toEqual([])
    await page.getByRole('button', { name: 'Oublier ce réseau' }).click()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('cannelle')
  })

  it('a link that was withdrawn lets nobody in', async () => {
    const { page } = organiser
    const link = await page.getByRole('textbox', { name: 'Pour tout le monde', exact: true }).inputValue()
    await page.getByRole('button', { name: /^Retirer\s: Pour tout le monde/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
    await page.getByText('Retiré. Il ne fait plus entrer personne.').waitFor()
    const guest = await invite(browser, { origin: server.url })
    await guest.page.goto(link)
    await guest.page.getByRole('textbox').first().waitFor()
    expect(await guest.page.getByLabel(/^Votre prénom/).count()).toBe(0)
  })

  it('nothing went wrong on the organiser’s screen', () => {
    expect(organiser.complaints).toEqual([])
  })
})
