import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { stageCafe } from '../support/staged-cafe.ts'
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

describe.each(['cloth', 'list'] as const)('by keys alone, on the %s', view => {
  it('[A11Y-04] somebody joins, writes, changes, moves, votes, takes back, sets aside, changes tables, harvests and downloads', async () => {
    const cafe = await stageCafe(server)
    const neighbour = await cafe.join('Nadia', { host: 't2' })
    await cafe.lead({ type: 'start' })
    await cafe.write(neighbour, 't2', 3)
    await cafe.lead({ type: 'open-dots', where: 'tables' })
    const { page, context, complaints } = await invite(browser, { origin: server.url })
    const keys = keysOf(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const note = (text: string) => page.locator('li[data-note]').filter({ hasText: text }).first()
    const partOf = (text: string) =>
      note(text).evaluate(item => item.closest('section')?.getAttribute('aria-labelledby'))
    /** Part after part, and in each from note to note, until this one has the focus. */
    const goTo = async (text: string) => {
      const found = () => note(text).evaluate(item => item === document.activeElement)
      for (let parts = 0; parts < 8; parts++) {
        for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'PageDown']) {
          if (await found()) return
          await keys.press(key)
        }
      }
      expect(await found(), `the arrows lead to «${text}»`).toBe(true)
    }

    // A seat.
    await page.goto(`${cafe.event.links.participant.replace('/join#', '/join?table=t2#')}`)
    const name = page.getByLabel(/^Votre prénom/)
    await keys.tabTo(name)
    await keys.type('Amina')
    await keys.press('Enter')
    const pad = page.getByRole('textbox', { name: 'Votre note' })
    await pad.waitFor()
    await note('Faire gagner').waitFor()
    if (view === 'list') {
      await keys.tabTo(page.getByRole('button', { name: 'Passer en liste' }).first())
      await keys.press('Enter')
      await page.locator('.tb.list').waitFor()
    }

    // Two notes. Besides its words, one costs a single key.
    await keys.tabTo(pad)
    for (const text of ['Une idée tapée au clavier', 'Une autre, pour la reprendre']) {
      const adding = await keys.cost(async () => {
        await keys.type(text)
        await keys.press('Enter')
        await note(text).waitFor()
      })
      expect(adding).toBeLessThanOrEqual(2)
    }

    // From note to note, to one's own; its words, its kind.
    await keys.tabTo(page.locator('#tb-paper'))
    await goTo('Une idée tapée')
    await keys.press('Enter')
    await page.getByRole('textbox', { name: 'Texte de la note' }).waitFor()
    await keys.press('End')
    await keys.type(', puis reprise')
    await keys.press('Escape')
    const mine = 'Une idée tapée au clavier, puis reprise'
    await note(mine).waitFor()
    const kind = await note(mine).getAttribute('data-kind')
    await keys.press('n')
    await expect.poll(() => note(mine).getAttribute('data-kind')).not.toBe(kind)

    // To another part of the cloth: picked up, one part further, put down; or from the list of places.
    const before = await partOf(mine)
    const moving = await keys.cost(async () => {
      await keys.press(' ')
      if (view === 'cloth') {
        await keys.press('PageDown')
        await keys.press(' ')
      } else {
        await page.getByRole('dialog').waitFor()
        await keys.press('ArrowDown')
        await keys.press('Enter')
      }
      await expect.poll(() => partOf(mine)).not.toBe(before)
    })
    expect(moving).toBeLessThanOrEqual(6)
    await page.locator('li[data-note]:focus', { hasText: mine }).waitFor()

    // A dot, and the last gesture undone; then the other note is set aside, and comes back.
    await keys.press('v')
    await page.locator('li[data-note][data-dots]', { hasText: mine }).waitFor()
    await keys.press('Control+z')
    await expect.poll(() => partOf(mine)).toBe(before)
    await page.locator('li[data-note]:focus').waitFor()
    await goTo('Une autre')
    await keys.press('Delete')
    await expect.poll(() => note('Une autre').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await keys.press('Control+z')
    await note('Une autre').waitFor()

    // The bell: its sheet takes the focus, one key and one is there.
    await cafe.lead({ type: 'go-to', phase: 'transfer', round: 1 })
    await page.locator('[role="alertdialog"]:focus').waitFor()
    await keys.tabTo(button(/^(J’y suis|D’accord)$/))
    await keys.press('Enter')
    await cafe.lead({ type: 'begin-round' })
    await page.getByText('Tour 2 sur 4').first().waitFor()

    // The harvest, a dot in it, and the compte rendu as a file.
    await cafe.lead({ type: 'go-to', phase: 'harvest' })
    await cafe.lead({ type: 'publish' })
    await keys.tabTo(page.getByRole('link', { name: /mise en commun/i }).first())
    await keys.press('Enter')
    await page.waitForURL(/\/harvest/)
    await keys.tabTo(page.getByRole('link', { name: 'Compte rendu' }))
    await keys.press('Enter')
    await page.waitForURL(/\/report/)
    await keys.tabTo(button('Télécharger'))
    await keys.press('Enter')
    const file = page.getByRole('button', { name: /^Word/ }).or(page.getByRole('menuitem', { name: /^Word/ }))
    await keys.tabTo(file.first())
    const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/\.docx$/)
    expect(complaints).toEqual([])
    await context.close()
  })
})
