import type { Locator, Page } from 'playwright-core'

/** Somebody with one finger, who taps: nothing is dragged, held or pinched. */
export interface Fingers {
  readonly tap: (target: Locator) => Promise<void>
  /** an action of the chosen note: its button, or its line under «Plus» */
  readonly act: (id: string, name: RegExp) => Promise<void>
  /** pointer moves that came while a finger was down */
  readonly slips: () => Promise<number>
}

/** To be called before the first page is opened: from then on the page counts every move between down and up. */
export async function fingersOf(page: Page): Promise<Fingers> {
  await page.addInitScript(() => {
    let down = false
    const slips = Number(sessionStorage.getItem('slips') ?? 0)
    sessionStorage.setItem('slips', String(slips))
    addEventListener('pointerdown', () => (down = true), true)
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (down = false), true)
    addEventListener(
      'pointermove',
      () => down && sessionStorage.setItem('slips', String(Number(sessionStorage.getItem('slips')) + 1)),
      true,
    )
  })
  const tap = (target: Locator) => target.tap()
  return {
    tap,
    async act(id, name) {
      const button = page.getByRole('toolbar').locator(`[data-action="${id}"]`)
      const more = page.getByRole('toolbar').getByRole('button', { name: /^Plus/ })
      await button.or(more).first().waitFor()
      if (await button.isVisible()) return tap(button)
      await tap(more)
      await tap(page.getByRole('dialog').getByRole('button', { name }))
    },
    slips: () => page.evaluate(() => Number(sessionStorage.getItem('slips'))),
  }
}
