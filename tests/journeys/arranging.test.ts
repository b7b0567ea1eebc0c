import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { noteId, stageCafe } from '../support/staged-cafe.ts'
import { fingersOf } from './pages/fingers.ts'
import { keysOf } from './pages/keys.ts'
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

/** Amina at table 2, with five notes of hers. */
async function aTable() {
  const cafe = await stageCafe(server)
  const amina = await cafe.join('Amina', { table: 't2' })
  await cafe.lead({ type: 'start' })
  await cafe.write(amina, 't2', 5)
  return { amina, address: `${server.url}/e/${cafe.event.id}/table` }
}
const [ONE, TWO, THREE, FOUR, FIVE] = [0, 1, 2, 3, 4].map(at => noteId('t2', at)) as [
  string,
  string,
  string,
  string,
  string,
]
const note = (page: Page, id: string) => page.locator(`li[data-note="${id}"]`)
const partOf = (page: Page, id: string) =>
  note(page, id).evaluate(item => item.closest('section')?.getAttribute('aria-labelledby'))
const linked = (page: Page, id: string) =>
  note(page, id).evaluate(item => /\d lien/.test(item.getAttribute('aria-label') ?? ''))

it('[A11Y-04] keys alone make and name a pile, move several notes, link and unlink, enlarge and pan, carry an idea, write for a guest', async () => {
  const { amina, address } = await aTable()
  const { page, context, complaints } = await invite(browser, { origin: server.url, remembers: amina.remembered })
  const keys = keysOf(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-note'))
  /** Part after part, in each from note to note. */
  const goTo = async (id: string) => {
    for (let parts = 0; parts < 8; parts++) {
      for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'PageDown']) {
        if ((await focused()) === id) return
        await keys.press(key)
      }
    }
    expect(await focused(), 'the arrows lead to the note').toBe(id)
  }
  /** A button of the bar of what is chosen, or its line under the last button. */
  const act = async (action: string, name: RegExp) => {
    const bar = page.getByRole('toolbar')
    const button = bar.locator(`[data-action="${action}"]`)
    await bar.waitFor()
    if (await button.isVisible()) await keys.tabTo(button)
    else {
      await keys.tabTo(bar.getByRole('button', { name: /^Plus/ }))
      await keys.press('Enter')
      await keys.tabTo(page.getByRole('dialog').getByRole('button', { name }))
    }
    await keys.press('Enter')
  }
  await page.goto(address)
  await note(page, ONE).waitFor()
  await keys.tabTo(page.locator('#tb-paper'))

  // A pile: the note, G, the other one, Enter; then its name.
  await goTo(ONE)
  await keys.press('g')
  await goTo(TWO)
  await keys.press('Enter')
  const cover = page.locator('.tb-cover')
  await cover.waitFor()
  await expect.poll(() => cover.evaluate(item => item === document.activeElement)).toBe(true)
  await act('rename', /^Nommer/)
  await page.getByRole('dialog', { name: 'Nom du tas' }).waitFor()
  await keys.type('Du temps gagné')
  await keys.press('Enter')
  await page.getByRole('button', { name: /^Du temps gagné, 2 notes groupées/ }).waitFor()

  // Several: C on the first, Enter on the other, Space, and a part from the list of places.
  await goTo(THREE)
  await keys.press('c')
  await page.locator('.tb-several').waitFor()
  await goTo(FOUR)
  await keys.press('Enter')
  await page.getByText('2 notes choisies').first().waitFor()
  const before = await partOf(page, THREE)
  const moving = await keys.cost(async () => {
    await keys.press(' ')
    const places = page.getByRole('dialog', { name: 'Déplacer vers…' })
    await places.waitFor()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect.poll(() => partOf(page, THREE)).not.toBe(before)
  })
  expect(moving).toBeLessThanOrEqual(6)
  expect(await partOf(page, FOUR)).toBe(await partOf(page, THREE))

  // A link, its word, and off again.
  await goTo(THREE)
  await keys.press('l')
  await goTo(FIVE)
  await keys.press('Enter')
  await page.getByRole('dialog').waitFor()
  await keys.press('Enter')
  await expect.poll(() => linked(page, FIVE)).toBe(true)
  await goTo(FIVE)
  await act('links', /^Voir et supprimer/)
  await page.getByRole('dialog', { name: 'Liens de cette note' }).waitFor()
  await keys.press('Enter')
  await keys.tabTo(page.getByRole('dialog').getByRole('button', { name: 'Supprimer ce lien' }))
  await keys.press('Enter')
  await expect.poll(() => linked(page, FIVE)).toBe(false)

  // From near and far.
  await goTo(FIVE)
  const view = page.locator('.tb-view')
  const width = () => note(page, FIVE).evaluate(item => item.getBoundingClientRect().width)
  const small = await width()
  for (let step = 0; step < 4; step++) await keys.press('z')
  expect(await width()).toBeGreaterThan(small * 1.5)
  const top = await view.evaluate(element => element.scrollTop + element.scrollLeft)
  await keys.press('Shift+ArrowRight')
  await keys.press('Shift+ArrowDown')
  expect(await view.evaluate(element => element.scrollTop + element.scrollLeft)).not.toBe(top)
  await keys.press('t')
  expect(await width()).toBeCloseTo(small, 0)

  // An idea to take along; then a note for somebody without a device.
  await act('carry', /^J’emporte/)
  await page
    .getByText(/^Emportée à votre prochaine table/)
    .first()
    .waitFor()
  await keys.tabTo(page.locator('.tb-voice'))
  await keys.press('Enter')
  await keys.tabTo(page.getByLabel('Son prénom'))
  await keys.type('Octave')
  await keys.press('Enter')
  await page.locator('textarea:focus').waitFor()
  await page.getByRole('textbox', { name: 'Votre note, pour Octave' }).waitFor()
  const writing = await keys.cost(async () => {
    await keys.type('Des affiches')
    await keys.press('Enter')
    await page.getByRole('listitem', { name: /Des affiches, Octave, venue du papier/ }).waitFor()
  })
  expect(writing).toBe(1)
  expect(complaints).toEqual([])
  await context.close()
})

it('[A11Y-05] on a phone single taps do the same: a named pile, several notes, a link made and removed, another part in view, an idea carried, a note for a guest', async () => {
  const { amina, address } = await aTable()
  const { page, context, complaints } = await invite(browser, {
    origin: server.url,
    phone: true,
    remembers: amina.remembered,
  })
  const { tap, act, slips } = await fingersOf(page)
  const inDialog = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).first()
  const words = (id: string) => note(page, id).locator('p').first().innerText()
  await page.goto(address)
  await page.locator('li[data-note]').first().waitFor()
  await tap(page.locator('.tb-view-toggle'))
  await page.locator('.tb.list').waitFor()

  // The list of what it could go with begins with pointing at it; below stand the others.
  const other = await words(TWO)
  await tap(note(page, ONE))
  await act('group', /^Grouper/)
  await tap(inDialog(other).or(inDialog('La désigner sur la nappe')).last())
  const cover = page.locator('.tb-cover')
  if ((await cover.count()) === 0) await tap(note(page, TWO))
  await cover.waitFor()
  await tap(cover)
  // as the finger lifts, the bar may still be that of the note
  await page.getByRole('toolbar', { name: 'Tas choisi' }).waitFor()
  await act('rename', /^Nommer/)
  await page.getByRole('dialog', { name: 'Nom du tas' }).waitFor()
  await page.keyboard.insertText('Du temps gagné')
  await tap(inDialog('Nommer'))
  await page.getByRole('button', { name: /^Du temps gagné, 2 notes groupées/ }).waitFor()

  await tap(note(page, THREE))
  // as the finger lifts, the bar is still that of the pile
  await page.getByRole('toolbar', { name: 'Note choisie' }).waitFor()
  await act('choose', /^Choisir/)
  await tap(note(page, FOUR))
  await page.getByText('2 notes choisies').first().waitFor()
  const before = await partOf(page, THREE)
  await tap(page.locator('.tb-several [data-action="move"]'))
  await tap(inDialog(/^Points de vigilance/))
  await expect.poll(() => partOf(page, THREE)).not.toBe(before)
  expect(await partOf(page, FOUR)).toBe(await partOf(page, THREE))

  await tap(note(page, THREE))
  await act('link', /^Relier/)
  await tap(note(page, FIVE))
  await tap(inDialog(/^appuie/))
  await expect.poll(() => linked(page, FIVE)).toBe(true)
  await tap(note(page, FIVE))
  await act('links', /^Voir et supprimer/)
  await tap(inDialog(/appuie/))
  await tap(inDialog('Supprimer ce lien'))
  await expect.poll(() => linked(page, FIVE)).toBe(false)

  // A phone shows one part of the cloth at a time: the map goes to another.
  await tap(page.locator('.tb-view-toggle'))
  await page.locator('.tb:not(.list)').waitFor()
  await tap(page.getByRole('navigation').getByRole('button', { name: /^Points de vigilance/ }))
  await note(page, THREE).waitFor()

  await tap(page.locator('.tb-view-toggle'))
  await page.locator('.tb.list').waitFor()
  await tap(note(page, FIVE))
  await act('carry', /^J’emporte/)
  await page
    .getByText(/^Emportée à votre prochaine table/)
    .first()
    .waitFor()
  await tap(page.locator('.tb-voice'))
  await tap(page.getByLabel('Son prénom'))
  await page.keyboard.insertText('Octave')
  await tap(inDialog('Ajouter à la table'))
  const pad = page.getByRole('textbox', { name: 'Votre note, pour Octave' })
  await tap(pad)
  await page.keyboard.insertText('Des affiches')
  await tap(page.getByRole('button', { name: 'Poser la note' }))
  await page.getByRole('listitem', { name: /Des affiches, Octave, venue du papier/ }).waitFor()
  expect(await slips()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})
