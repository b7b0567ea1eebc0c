import type { Browser, CDPSession, Page } from 'playwright-core'
import type { Player, StagedCafe } from '../../tests/support/staged-cafe.ts'

export interface OpenPage {
  readonly page: Page
  readonly session: CDPSession
  readonly close: () => Promise<void>
}

/** A browser of one's own, as somebody who has a seat or (without `player`) as a stranger; nothing loaded yet. */
export async function openPage(browser: Browser, player?: Player): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'fr-FR',
    ...(player === undefined ? {} : { storageState: player.remembered }),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  // The compiler that runs this file names functions by a helper, which functions sent to the page miss there.
  await page.addInitScript('globalThis.__name = what => what')
  return { page, session: await context.newCDPSession(page), close: () => context.close() }
}

export const slowDown = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate })

export async function openTable(page: Page, cafe: StagedCafe, notes: number): Promise<void> {
  await page.goto(`${cafe.origin}/e/${cafe.event.id}/table`)
  await page.getByRole('textbox', { name: 'Votre note' }).waitFor()
  await page.waitForFunction(count => document.querySelectorAll('li[data-note]').length >= count, notes)
}
