import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { titleFont } from '../../server/reports/title-font.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { buildReport, type ReportLanguage } from '../../shared/reports/outline.ts'
import { someFacts, aNote } from '../reports/facts-builder.ts'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { facts2018 } from '../support/cafe-2018.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'

/** The compte rendu as one HTML file, opened from a disk as whoever took it home opens it. */

let browser: Browser
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'tablee-report-'))
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => page?.close())
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const asked: string[] = []
async function open(html: string, width = 1366): Promise<void> {
  const file = join(folder, 'report.html')
  writeFileSync(file, html)
  page = await browser.newPage({ viewport: { width, height: 800 } })
  asked.length = 0
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => asked.push(message.text()))
  await page.goto(pathToFileURL(file).href)
}
const whole = (language: ReportLanguage): string =>
  toHtml(buildReport(facts2018(), language, { log: true }), { font: titleFont() })

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the compte rendu of 2018 as one HTML file', () => {
  it.each([
    ['fr', 1366],
    ['en', 390],
    ['both', 320],
  ] as const)(
    'breaks no rule of axe, asks no network and needs no scrolling sideways (%s, %i px)',
    async (language, width) => {
      await open(whole(language), width)
      const { violations, untriaged } = await runAxe(page, false)
      expect(violations).toEqual([])
      expect(untriaged).toEqual([])
      expect(asked).toHaveLength(1)
      expect(await sideways()).toBe(0)
    },
  )

  it('a footnote’s number leads to it, and back again, by the keyboard', async () => {
    await open(whole('fr'))
    await page.locator('#call-3').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => location.hash)).toBe('#foot-3')
    await page.locator('#foot-3 .back').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => location.hash)).toBe('#call-3')
    expect(await page.getByRole('link', { name: 'note 3', exact: true }).count()).toBe(1)
    expect(await page.locator('#foot-3 .back').textContent()).toBe('↩Retour à l’appel de la note 3')
  })

  it('has its title font in it', async () => {
    await open(whole('fr'))
    expect(await page.evaluate(async () => (await document.fonts.load('20px "Tablee Serif"')).length)).toBe(1)
  })
})

it('[Q2] whatever people wrote, nothing of it runs, and no long word leaves the page', async () => {
  const notes = HOSTILE_TEXTS.map(text => aNote({ text, plate: true }))
  const facts = someFacts({
    notes,
    synthesis: { perspectives: HOSTILE_TEXTS.map(text => ({ kind: 'paragraph', text: [{ text }] })) },
    participants: HOSTILE_TEXTS.map(text => ({ name: text, organisation: text })),
  })
  await open(toHtml(buildReport(facts, 'fr')), 320)
  expect(await page.locator('script, img, iframe').count()).toBe(0)
  expect(asked).toHaveLength(1)
  expect(await sideways()).toBe(0)
  const quoted = await page.locator('blockquote').evaluateAll(all => all.map(each => each.textContent))
  for (const text of HOSTILE_TEXTS) expect(quoted).toContain(text)
})
