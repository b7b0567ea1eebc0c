import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AxeFindings, runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ContrastFindings, measureContrast } from '../support/contrast.ts'
import { type PageFacts, readFacts, skippedLevels } from '../support/page-facts.ts'
import { differenceOf, readThumb, takeThumb, type Thumb, TOLERATED, writeThumb } from '../support/picture.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { allStates } from './states/all-states.ts'
import { setStage, type Stage } from './states/stage.ts'
import { type Look, looksAt, nameOfLook } from './states/state.ts'
import { visit } from './states/visit.ts'

/** Every state in the eight ways of looking (two languages, two widths, two kinds of colours), or a sample that covers all pairs. */
const LONG = process.env['TABLEE_LONG'] === '1'
/** `npm run baselines`: the pictures are taken anew instead of being compared. */
const RENEW = process.env['TABLEE_RENEW_BASELINES'] === '1'
/** Drawn anew each time on any screen: codes and clocks. */
const VARIES = ['.qr', '[role="timer"]', 'time']

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

const pictured = new Set(looksAt(allStates, false).map(({ state, look }) => `${state.name}-${nameOfLook(look)}`))
const pictureOf = (name: string, look: Look) =>
  fileURLToPath(new URL(`pictures/${name}-${nameOfLook(look)}.webp`, import.meta.url))

const rows = looksAt(allStates, LONG).map(({ state, look }) => ({
  name: `${state.name}, ${nameOfLook(look)}`,
  state,
  look,
}))

describe.each(rows)('$name', ({ state, look }) => {
  const isPictured = (way: Look) => pictured.has(`${state.name}-${nameOfLook(way)}`)
  let axe: AxeFindings
  let facts: PageFacts
  let contrast: ContrastFindings
  let thumb: Thumb | undefined

  beforeAll(async () => {
    const { page, context } = await visit(browser, stage, state, look)
    try {
      facts = await readFacts(page)
      contrast = await measureContrast(page)
      axe = await runAxe(page, look.forced)
      if (isPictured(look)) thumb = await takeThumb(page, [...VARIES, ...(state.varies ?? [])])
    } finally {
      await context.close()
    }
  })

  it('[A11Y-30] axe finds nothing against it, and has no question that nobody answered', () => {
    expect(axe.violations).toEqual([])
    expect(axe.untriaged).toEqual([])
  })

  it('[A11Y-09] every text in sight stands out enough from what is painted under it', () => {
    expect(contrast.measured).toBeGreaterThan(0)
    expect(contrast.tooFaint).toEqual([])
  })

  it('[A11Y-03, 21, 22] headings go down one level at a time, nothing moves by itself, the page and its notes say their language', () => {
    expect(skippedLevels(facts.headings)).toEqual([])
    expect(facts.moving).toEqual([])
    expect(facts.lang).toBe(look.language)
    expect(facts.notesWithoutLang).toBe(0)
  })

  if (isPictured(look))
    it('looks as it did', async () => {
      const file = pictureOf(state.name, look)
      if (RENEW && thumb !== undefined) await writeThumb(file, thumb)
      const stored = await readThumb(file)
      if (stored === undefined || thumb === undefined) return expect.fail(`${file}: none yet (npm run baselines)`)
      const difference = differenceOf(stored, thumb)
      if (process.env['TABLEE_SHOW_DIFFERENCES'] === '1') console.log(`${state.name} ${nameOfLook(look)}`, difference)
      expect(difference?.mean, file).toBeLessThan(TOLERATED.mean)
      expect(difference?.worst, `${file}, around ${difference?.at.join()}`).toBeLessThan(TOLERATED.worst)
    })

  if (look.narrow)
    it('[A11Y-08] at 320 pixels nothing has to be scrolled two ways', () => {
      expect(facts.sideways).toEqual([])
    })
})
