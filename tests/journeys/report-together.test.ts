import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { type StagedCafe, stageCafe } from '../support/staged-cafe.ts'
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

/** A café in its harvest, with eight notes on table 1. */
async function atTheHarvest(): Promise<StagedCafe> {
  const cafe = await stageCafe(server)
  const amina = await cafe.join('Amina', { table: 't1' })
  await cafe.lead({ type: 'start' })
  await cafe.write(amina, 't1', 8)
  await cafe.lead({ type: 'go-to', phase: 'harvest' })
  return cafe
}
const markdown = async ({ id }: CreatedEvent, language = 'fr'): Promise<string> => {
  const headers = { authorization: `Bearer ${server.adminKey}` }
  return (await fetch(`${server.url}/api/v1/events/${id}/report.md?lang=${language}`, { headers })).text()
}
const sheet = (page: Page) => page.getByRole('textbox', { name: /^(Texte de la partie|Text of the part)/ })
/** Presses a key so many times, each once the page has been told where the one before has led. */
async function go(page: Page, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key)
    await page.evaluate(
      () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    )
  }
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
async function desk(link: string): Promise<Visitor> {
  const visitor = await invite(browser, { origin: server.url })
  await visitor.page.goto(link.replace(/\/(prepare|console)/, '/report'))
  await sheet(visitor.page).waitFor()
  return visitor
}

it('[W9] [W2] two people write one paragraph, one of them without network for a while: every word is kept, and the file has them', async () => {
  const cafe = await atTheHarvest()
  const [fabienne, nadia] = [
    await desk(cafe.event.links.facilitator),
    await invite(browser, { origin: server.url, remembers: (await cafe.join('Nadia', { host: 't1' })).remembered }),
  ]
  await nadia.page.goto(`${server.url}/e/${cafe.event.id}/report`)
  await sheet(fabienne.page).click()
  await fabienne.page.keyboard.type('Le lien physique compte.')
  await nadia.page.getByText('Le lien physique compte.').waitFor()

  // A press anywhere is enough for her to be able to write later, wherever the network is by then.
  const [fetched] = await Promise.all([
    nadia.page.waitForResponse(/PartEditor.*\.js$/),
    nadia.page.getByRole('heading', { level: 2 }).first().click(),
  ])
  await fetched.finished()
  await nadia.context.setOffline(true)
  await nadia.page.getByText('Hors ligne, votre texte est gardé ici').waitFor()
  await sheet(nadia.page).click()
  await nadia.page.locator('.ProseMirror').waitFor()
  await nadia.page.keyboard.press('Control+End')
  await nadia.page.keyboard.type(' Une voix au téléphone aussi.')
  await sheet(fabienne.page).click()
  await fabienne.page.keyboard.press('Control+Home')
  await fabienne.page.keyboard.type('Oui : ')
  await guest.untilSaved(fabienne)
  await nadia.context.setOffline(false)

  const together = 'Oui : Le lien physique compte. Une voix au téléphone aussi.'
  for (const { page } of [fabienne, nadia])
    await expect.poll(() => sheet(page).locator('p').first().innerText(), { timeout: 30_000 }).toContain(together)
  await guest.untilSaved(nadia)
  expect(await markdown(cafe.event)).toContain('Le lien physique compte. Une voix au téléphone aussi.')
  // The other's hand shows where it writes, by first name; the outline says so too.
  await nadia.page.keyboard.press('Control+End')
  await nadia.page.keyboard.type(' Et un guichet.')
  await fabienne.page.getByText('Nadia écrit aussi dans cette partie').waitFor()
  await fabienne.page.locator('.rp-caret', { hasText: 'Nadia' }).waitFor()
  expect(fabienne.complaints).toEqual([])
  await fabienne.context.close()
  await nadia.context.close()
})

it('a paragraph is built with hands on the keys: a quotation, a footnote, where it comes from, its language; then it is read over', async () => {
  const cafe = await atTheHarvest()
  const odile = await desk(cafe.event.links.organiser)
  const { page } = odile
  await sheet(page).click()
  await page.keyboard.type('Le numérique amplifie. Slow tech.')
  await page.keyboard.press('Control+Alt+5')
  await page.getByRole('textbox', { name: 'Note 1, en bas de page' }).fill('Voir https://example.org/amplifier')
  await page.keyboard.press('Enter')
  await page
    .getByRole('list', { name: 'Notes de bas de page' })
    .getByText('Voir https://example.org/amplifier')
    .waitFor()
  // Escape goes back to the text and changes nothing.
  await page.keyboard.press('Control+Alt+5')
  await page.getByRole('textbox', { name: 'Note 2, en bas de page' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.type(' Encore.')
  expect(await page.getByRole('list', { name: 'Notes de bas de page' }).getByRole('listitem').count()).toBe(1)

  // Some words are English: chosen with the keys, from before the footnote, which one press chooses and another passes.
  await go(page, 'ArrowLeft', ' Encore.'.length + 3)
  await go(page, 'Shift+ArrowLeft', 'Slow tech'.length)
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Slow tech')
  await page.keyboard.press('Control+Alt+6')
  await page.getByRole('combobox', { name: 'Ce passage est en' }).selectOption('en')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('.rp-text [lang="en"]', { hasText: 'Slow tech' }).waitFor()

  // The paragraph leans on a note; another is quoted with Enter, a third is dragged onto the page.
  const notes = page.locator('.rp-note')
  await notes
    .nth(0)
    .getByRole('button', { name: /^Autres gestes/ })
    .click()
  await notes
    .nth(0)
    .getByRole('button', { name: /^S’appuyer dessus/ })
    .click()
  await button(page, /^Tiré d’une note/).waitFor()
  await page.keyboard.press('Control+Alt+4')
  await notes
    .nth(1)
    .getByRole('button', { name: /^Insérer/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.locator('.rp-text blockquote').first().waitFor()
  await notes.nth(2).dragTo(sheet(page).locator('p').first())
  await expect.poll(() => page.locator('.rp-text blockquote').count()).toBe(2)
  await guest.untilSaved(odile)

  const text = await markdown(cafe.event)
  expect(text).toContain('https://example.org/amplifier')
  expect(text).toContain('Slow tech')

  await button(page, 'Marquer comme relu').click()
  await page.getByText('Relu par l’équipe d’animation').waitFor()
  await sheet(page).click()
  await page.keyboard.type('!')
  await page.getByText('Relu par l’équipe d’animation, modifié depuis').waitFor()
  expect((await runAxe(page, false)).violations).toEqual([])
  expect(odile.complaints).toEqual([])
  await odile.context.close()
})

it('a translation is written beside the text, the bilingual page says what is missing, and notes are left out for all to see', async () => {
  const cafe = await atTheHarvest()
  const odile = await desk(cafe.event.links.organiser)
  const { page } = odile
  await sheet(page).click()
  await page.keyboard.type('Le lien compte.')
  await guest.untilSaved(odile)
  await button(page, 'Bilingue').first().click()
  await page.getByText('Pas encore de texte en anglais. L’autre langue sera imprimée à sa place.').waitFor()
  await button(page, 'Écrire en anglais').click()
  await page.getByText('Le texte en français').waitFor()
  await sheet(page).click()
  await page.keyboard.type('The bond matters.')
  await guest.untilSaved(odile)
  expect(await markdown(cafe.event, 'en')).toContain('The bond matters.')
  expect(await markdown(cafe.event, 'fr')).toContain('Le lien compte.')

  const first = page.locator('.rp-note').first()
  const words = await first.locator('p').innerText()
  await first.getByRole('button', { name: /^Autres gestes/ }).click()
  await first.getByRole('button', { name: /^Laisser de côté/ }).click()
  await page.getByLabel('Pourquoi\u202f? Chacun pourra le lire.').fill('Déjà dit à la table 2')
  await page.keyboard.press('Enter')
  await page.getByText('Laissées de côté : 1'.replace(' :', '\u00a0:')).waitFor()
  await button(page, 'Ouvrir').click()
  await page.locator('.rp-note-left', { hasText: words }).getByText('Déjà dit à la table 2').waitFor()
  expect((await runAxe(page, false)).violations).toEqual([])
  expect(odile.complaints).toEqual([])
  await odile.context.close()
})

it('[G6] what is pasted comes in as words, on a page where no style and no script may come', async () => {
  const cafe = await atTheHarvest()
  const odile = await desk(cafe.event.links.organiser)
  const { page } = odile
  await sheet(page).click()
  await page.keyboard.type('Avant. ')
  await page.locator('.ProseMirror', { hasText: 'Avant.' }).waitFor()
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.setData(
      'text/html',
      '<style>p{color:red}</style><script>document.title="pris"</script><p style="color:red" onclick="document.title=1">Des <b>mots</b> <img src="https://example.org/x.png" onerror="document.title=2"></p>',
    )
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  })
  await page.getByText('Avant. Des mots').waitFor()
  expect(await page.locator('.rp-text').locator('img, script, style, [onclick], [style*="color"]').count()).toBe(0)
  expect(await page.title()).not.toMatch(/pris|^[12]$/)
  await guest.untilSaved(odile)
  expect(odile.complaints).toEqual([])
  await odile.context.close()
})
