import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { stageCafe } from '../support/staged-cafe.ts'
import { fingersOf } from './pages/fingers.ts'
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

it('[A11Y-05] on a phone, single taps do everything: join, write, choose, change, move, vote, take back, set aside, change tables, harvest, download', async () => {
  const cafe = await stageCafe(server)
  const neighbour = await cafe.join('Nadia', { host: 't2' })
  await cafe.lead({ type: 'start' })
  await cafe.write(neighbour, 't2', 3)
  await cafe.lead({ type: 'open-dots', where: 'tables' })
  const { page, context, complaints } = await invite(browser, { origin: server.url, phone: true })
  const { tap, act, slips } = await fingersOf(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const note = (text: string) => page.locator('li[data-note]').filter({ hasText: text }).first()
  const choose = (name: RegExp) => tap(page.getByRole('dialog').getByRole('button', { name }))

  await page.goto(cafe.event.links.participant.replace('/join#', '/join?table=t2#'))
  await tap(page.getByLabel(/^Votre prénom/))
  await page.keyboard.insertText('Karim')
  await tap(button(/^M’installer/))
  const pad = page.getByRole('textbox', { name: 'Votre note' })
  await pad.waitFor()

  // Two notes in the part that is in view, with the button beside the pad.
  for (const text of ['Une idée du bout du doigt', 'Une autre, pour la reprendre']) {
    await tap(pad)
    await page.keyboard.insertText(text)
    await tap(button('Poser la note'))
    await note(text).waitFor()
  }

  // Its words, its kind, its place.
  await tap(note('Une idée du bout'))
  await act('edit', /^Modifier/)
  const words = page.getByRole('textbox', { name: 'Texte de la note' })
  await words.waitFor()
  await page.keyboard.insertText(' levé')
  await tap(page.getByRole('heading').first())
  const mine = note('doigt')
  await tap(mine)
  const kind = await mine.getAttribute('data-kind')
  await act('kind', /^Nature/)
  await choose(/^Frein/)
  await expect.poll(() => mine.getAttribute('data-kind')).not.toBe(kind)
  await act('move', /^Déplacer/)
  await choose(/^Points de vigilance/)
  await tap(page.getByRole('navigation').getByRole('button', { name: /^Points de vigilance/ }))
  await mine.waitFor()

  // A dot; the plate and back by undo; the list and back; the other note set aside, and brought back.
  await tap(mine)
  await act('dot', /^Coller une gommette/)
  await page.locator('li[data-note][data-dots]', { hasText: 'doigt' }).waitFor()
  await act('plate', /^Mettre dans l’assiette/)
  await tap(page.getByRole('navigation').getByRole('button', { name: /^L’assiette/ }))
  await mine.waitFor()
  await tap(button(/^Annuler/))
  await expect.poll(() => mine.isVisible()).toBe(false)
  await tap(page.locator('.tb-view-toggle'))
  await note('Une autre').waitFor()
  await tap(note('Une autre'))
  await act('remove', /^Mettre de côté/)
  await expect.poll(() => note('Une autre').count()).toBe(0)
  await tap(button(/^Annuler/))
  await note('Une autre').waitFor()

  // The bell, the harvest, the compte rendu.
  await cafe.lead({ type: 'go-to', phase: 'transfer', round: 1 })
  await tap(button(/^(J’y suis|D’accord)$/))
  await cafe.lead({ type: 'begin-round' })
  await page.getByText('Tour 2 sur 4').first().waitFor()
  await cafe.lead({ type: 'go-to', phase: 'harvest' })
  await cafe.lead({ type: 'publish' })
  await tap(page.getByRole('link', { name: /mise en commun/i }).first())
  await page.waitForURL(/\/harvest/)
  await tap(page.getByRole('link', { name: 'Compte rendu' }))
  await tap(button('Télécharger'))
  const [download] = await Promise.all([page.waitForEvent('download'), tap(button(/^Word/))])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)

  expect(await slips()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

it('[A11Y-06] a drag acts when it is let go, is given up by Escape, and can be undone', async () => {
  const cafe = await stageCafe(server)
  const amina = await cafe.join('Amina', { table: 't2' })
  await cafe.lead({ type: 'start' })
  await cafe.write(amina, 't2', 1)
  const { page, context } = await invite(browser, { origin: server.url, remembers: amina.remembered })
  await page.goto(`${server.url}/e/${cafe.event.id}/table`)
  const note = page.locator('li[data-note]').first()
  await note.waitFor()
  const part = () => note.evaluate(item => item.closest('section')?.getAttribute('aria-labelledby'))
  const before = await part()
  const drag = async () => {
    const box = await note.boundingBox()
    if (box === null) throw new Error('the note is not in sight')
    await page.mouse.move(box.x + 70, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 60)
    // What a drag needs may still be on its way: a hand goes on moving until the note follows.
    await expect
      .poll(
        async () => {
          await page.mouse.move(990, 490)
          await page.mouse.move(1_000, 500)
          return page.locator('.tb-note.dragging').count()
        },
        { timeout: 10_000 },
      )
      .toBe(1)
  }

  await drag()
  expect(await part()).toBe(before)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await part()).toBe(before)

  await drag()
  await page.mouse.up()
  await expect.poll(part).not.toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(part).toBe(before)
  await context.close()
})
