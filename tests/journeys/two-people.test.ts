import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addNote, moveNote, orderBetween, setRemoval } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { noteId, type Player, stageCafe, type StagedCafe } from '../support/staged-cafe.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let cafe: StagedCafe
let amina: Player
let bruno: Player

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  cafe = await stageCafe(server)
  amina = await cafe.join('Amina', { table: 't2' })
  bruno = await cafe.join('Bruno', { table: 't2' })
  await cafe.lead({ type: 'start' })
  await cafe.write(bruno, 't2', 12)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const note = (page: Page, index: number) => page.locator(`li[data-note="${noteId('t2', index)}"]`)
const partOf = (page: Page, index: number) =>
  note(page, index).evaluate(item => item.closest('section')?.getAttribute('aria-labelledby'))

/** Amina at her table, listening to everything that is said to screen readers. */
async function sitDown(): Promise<Visitor & { heard: () => Promise<string[]> }> {
  const visitor = await invite(browser, { origin: server.url, remembers: amina.remembered })
  await visitor.page.clock.install()
  await visitor.page.goto(`${server.url}/e/${cafe.event.id}/table`)
  await note(visitor.page, 0).waitFor()
  await visitor.page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])'
    new MutationObserver(changes => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live)
        const text = region?.textContent?.trim() ?? ''
        if (text !== '' && heard.at(-1) !== text) heard.push(text)
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  return { ...visitor, heard: () => visitor.page.evaluate(() => Reflect.get(window, 'heard') as string[]) }
}

/** What Bruno does, at once and safe on the server's disk. */
async function byBruno(deed: (doc: Awaited<ReturnType<Player['open']>>['doc']) => void): Promise<void> {
  const cloth = await bruno.open('t2')
  deed(cloth.doc)
  await cloth.settled()
  cloth.close()
}

describe('two people at one table', () => {
  it('[A11Y-16] the focus stays with its note when others move it, and goes to a neighbour when they take it away', async () => {
    const { page, context } = await sitDown()
    await note(page, 1).focus()
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document
        return activeElement === document.body ? 'nowhere' : activeElement?.getAttribute('data-note')
      })
    const before = await partOf(page, 1)
    await byBruno(doc => moveNote(doc, noteId('t2', 1), [900, 480, 'y'], 3))
    await expect.poll(() => partOf(page, 1)).not.toBe(before)
    await expect.poll(focused).toBe(noteId('t2', 1))
    await byBruno(doc => setRemoval(doc, noteId('t2', 1), 1))
    await expect.poll(() => note(page, 1).count()).toBe(0)
    await page.clock.runFor(500)
    const now = await focused()
    expect(now).not.toBe('nowhere')
    expect(now).not.toBe(noteId('t2', 1))
    await context.close()
  })

  it('[A11Y-12] thirty changes of others in ten seconds are told in two sentences at most; one’s own at once', async () => {
    const { page, context, heard } = await sitDown()
    await page.clock.runFor(11_000)
    const before = (await heard()).length
    await byBruno(doc => {
      let order = 'x'
      for (let at = 0; at < 15; at++) {
        order = orderBetween(order)
        addNote(doc, {
          id: noteId('t8', at),
          core: { by: bruno.joined.person.id, round: 1, at: Date.now(), lang: 'fr' },
          text: `Encore une idée, la ${at + 1}e`,
          kind: 'idea',
          pos: [40, 40 + at, order],
          zone: at % 2,
        })
        moveNote(doc, noteId('t2', 2 + (at % 8)), [60 + at, 300, `V${at}x`], 2)
      }
    })
    await note(page, 0).waitFor()
    await page.locator(`li[data-note="${noteId('t8', 14)}"]`).waitFor()
    await page.clock.runFor(10_500)
    const told = (await heard()).slice(before)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(2)
    expect(told.join(' ')).toMatch(/\d+ nouvelles notes/)

    const own = (await heard()).length
    await page.getByRole('textbox', { name: 'Votre note' }).fill('Une idée à moi')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await heard()).slice(own).join(' ')).toMatch(/Note posée/)
    await context.close()
  })

  it('undo takes back one’s own last gesture, never a neighbour’s', async () => {
    const { page, context } = await sitDown()
    await note(page, 5).focus()
    const [mine, theirs] = [await partOf(page, 5), await partOf(page, 6)]
    await page.getByRole('toolbar').waitFor()
    await page.keyboard.press(' ')
    await page.keyboard.press('PageDown')
    await page.keyboard.press(' ')
    await expect.poll(() => partOf(page, 5)).not.toBe(mine)
    await byBruno(doc => {
      const zone = clothMap(doc, 'zone').get(noteId('t2', 6)) ?? 0
      moveNote(doc, noteId('t2', 6), [500, 500, 'zz'], (zone + 1) % 4)
    })
    await expect.poll(() => partOf(page, 6)).not.toBe(theirs)
    const moved = await partOf(page, 6)
    await page.keyboard.press('Control+z')
    await expect.poll(() => partOf(page, 5)).toBe(mine)
    expect(await partOf(page, 6)).toBe(moved)
    await context.close()
  })

  it('undo leaves alone what a neighbour has changed since, and says so', async () => {
    const { page, context, heard } = await sitDown()
    await note(page, 7).focus()
    const before = await partOf(page, 7)
    await page.getByRole('toolbar').waitFor()
    await page.keyboard.press(' ')
    await page.keyboard.press('PageDown')
    await page.keyboard.press(' ')
    await expect.poll(() => partOf(page, 7)).not.toBe(before)
    await page.getByText('Enregistré').first().waitFor()
    await byBruno(doc => moveNote(doc, noteId('t2', 7), [900, 60, 'yy'], 1))
    await page.waitForFunction(
      ([id]) =>
        document.querySelector(`li[data-note="${id}"]`)?.closest('section')?.getAttribute('aria-labelledby') ===
        'tb-zone-1',
      [noteId('t2', 7)],
    )
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await heard()).join(' ')).toMatch(/Quelqu’un a changé cela depuis/)
    expect(await partOf(page, 7)).toBe('tb-zone-1')
    await context.close()
  })
})
