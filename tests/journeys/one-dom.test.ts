import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { readFacts } from '../support/page-facts.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { invite, type VisitorWishes } from './pages/visitor.ts'
import { setStage, type Stage } from './states/stage.ts'
import { toList } from './states/table-states.ts'

let server: ServerProcess
let browser: Browser
let stage: Stage

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  stage = await setStage(server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function atTheTable(wishes: Partial<VisitorWishes> = {}) {
  const visitor = await invite(browser, { origin: server.url, remembers: stage.people.rich.remembered, ...wishes })
  await visitor.page.goto(`${server.url}/e/${stage.live.event.id}/table`)
  await visitor.page.locator('li[data-note]').first().waitFor()
  return visitor
}

/** Headings and notes as a screen reader meets them, in order. */
async function outline(page: Page): Promise<string[]> {
  const snapshot = await page.locator('#tb-paper').ariaSnapshot()
  return snapshot
    .split('\n')
    .map(line => line.trim())
    .filter(line => /^- '?(heading|listitem) "/.test(line))
    .map(line => line.replace(/^- '?/, '').replace(/'?:?$/, ''))
}

describe('one document, two presentations', () => {
  it('[A11Y-02] [A11Y-03] cloth and list have the same headings and notes, the same names, in the same order', async () => {
    const { page, context } = await atTheTable()
    // one's own dots come with another document than the notes
    await expect.poll(async () => (await outline(page)).join()).toContain('gommettes à vous')
    const cloth = await outline(page)
    expect(cloth.filter(line => line.startsWith('listitem'))).toHaveLength(22)
    await toList(page)
    expect(await outline(page)).toEqual(cloth)
    await context.close()
  })

  it('[A11Y-10] each note tells its kind and its author in words', async () => {
    const { page, context } = await atTheTable()
    const notes = (await outline(page)).filter(line => line.startsWith('listitem'))
    for (const note of notes) expect(note).toMatch(/(Idée|Question|Exemple|Levier|Frein|Ressource).*(Nadia|Amina)/)
    await context.close()
  })
})

it.each([
  { colours: 'the usual colours', forcedColours: false, first: 'Nappe' },
  { colours: 'forced colours, where paper and weave are gone', forcedColours: true, first: 'Liste' },
])('[A11Y-02] under $colours the view that is offered first is «$first»', async ({ forcedColours, first }) => {
  const { page, context } = await atTheTable({ forcedColours })
  expect(await page.locator('.tb-left .seg').getByRole('button').allInnerTexts()).toEqual(
    first === 'Nappe' ? ['Nappe', 'Liste'] : ['Liste', 'Nappe'],
  )
  await context.close()
})

describe('small windows and large letters', () => {
  const WORKING = ['Votre note', 'Poser la note'] as const

  async function isWhole(page: Page): Promise<void> {
    expect((await readFacts(page)).sideways).toEqual([])
    await page.getByRole('textbox', { name: WORKING[0] }).waitFor()
    await page
      .getByRole('button', { name: WORKING[1] })
      .or(page.getByRole('button', { name: 'Poser' }))
      .first()
      .waitFor()
  }

  /** Words of notes, titles and buttons of which not all is to be seen. */
  const cutOff = (page: Page): Promise<string[]> =>
    page.evaluate(async () => {
      const isCut = (element: HTMLElement) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
        return (
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 2) ||
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 2)
        )
      }
      const found: string[] = []
      const texts = document.querySelectorAll<HTMLElement>('li[data-note] > p, h1, h2, .tb-pad button, .tb-foot button')
      for (const element of texts) {
        if (!element.checkVisibility() || !isCut(element)) continue
        // On the plate a note shows its first lines, and all of them to whoever comes to it.
        element.closest<HTMLElement>('.tb-plate li')?.focus()
        await new Promise(requestAnimationFrame)
        if (isCut(element)) found.push(`${element.tagName} ${element.textContent}`)
      }
      return found
    })

  it('[A11Y-08] at 320 × 256 nothing scrolls two ways, and one can write, choose, move and switch to the list', async () => {
    const { page, context } = await atTheTable({ size: { width: 320, height: 256 } })
    await isWhole(page)
    await page.getByRole('textbox', { name: 'Votre note' }).fill('Écrite dans une toute petite fenêtre')
    await page.keyboard.press('Enter')
    await page.locator('.tb-view-toggle').click()
    const written = page.locator('li[data-note]').filter({ hasText: 'toute petite' }).first()
    await written.click()
    const bar = page.getByRole('toolbar')
    await bar.waitFor()
    await isWhole(page)
    const direct = bar.locator('[data-action="remove"]')
    if (await direct.isVisible()) await direct.click()
    else {
      await bar.getByRole('button', { name: /^Plus/ }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Mettre de côté/ })
        .click()
    }
    await expect.poll(() => written.count()).toBe(0)
    await context.close()
  })

  it('[A11Y-08] at 200 % of a laptop nothing scrolls two ways, everything is at hand and no words are cut off, on the cloth and in the list', async () => {
    const { page, context } = await atTheTable({ size: { width: 683, height: 384 } })
    await isWhole(page)
    expect(await cutOff(page)).toEqual([])
    await toList(page)
    await isWhole(page)
    expect(await cutOff(page)).toEqual([])
    await context.close()
  })

  it.each([
    { where: 'on a laptop', size: { width: 1366, height: 768 } },
    { where: 'on a phone', size: { width: 390, height: 844 } },
  ])('[A11Y-08] with the text spacing of WCAG 1.4.12 no words are lost $where', async ({ size }) => {
    const { page, context } = await atTheTable({ size })
    await page.evaluate(async () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      )
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))
    })
    await isWhole(page)
    expect(await cutOff(page)).toEqual([])
    await context.close()
  })
})

describe('where the focus is', () => {
  it.each([
    { where: 'a laptop', size: { width: 1366, height: 768 } },
    { where: 'a phone', size: { width: 390, height: 844 } },
  ])('[A11Y-17] on $where every stop of Tab is in sight, marked, and not under a bar', async ({ size }) => {
    const { page, context } = await atTheTable({ size })
    const stops: string[] = []
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const focused = document.activeElement
        if (focused === null || focused === document.body) return undefined
        // A radio button that only screen readers see is shown by its label.
        const label = focused instanceof HTMLInputElement && focused.matches('.sr') ? focused.labels?.[0] : undefined
        const element = label ?? focused
        const box = element.getBoundingClientRect()
        const name = `${element.tagName.toLowerCase()}.${element.className} «${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}»`
        const points = [0.1, 0.5, 0.9].flatMap(x =>
          [0.1, 0.5, 0.9].map(y => [box.left + box.width * x, box.top + box.height * y] as const),
        )
        const seen = points.some(([x, y]) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && (element.contains(top) || top.contains(element))
        })
        // The ring is drawn around the element, or around what holds it: a field's frame, a note.
        const marked = [element, element.parentElement, element.parentElement?.parentElement].some(each => {
          if (each === null || each === undefined) return false
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
          return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
        })
        return { name, seen, marked }
      })
      if (stop === undefined) break
      if (stops.includes(stop.name)) break
      stops.push(stop.name)
      expect(stop).toMatchObject({ seen: true, marked: true })
    }
    expect(stops.length).toBeGreaterThan(10)
    await context.close()
  })
})
