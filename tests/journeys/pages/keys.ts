import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Somebody who has a keyboard and nothing else. Every key is counted; the letters of a text are not. */
export interface Keys {
  /** one key, or a chord such as `Control+z` */
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Tab, or Shift+Tab, until this has the focus. The focus is never lost on the way. */
  readonly tabTo: (target: Locator, back?: boolean) => Promise<void>
  /** how many keys it took */
  readonly cost: (deed: () => Promise<void>) => Promise<number>
}

const MOST_TABS = 80

export function keysOf(page: Page): Keys {
  let count = 0
  const press = async (key: string) => {
    count += 1
    await page.keyboard.press(key)
  }
  const holds = (target: Locator) =>
    target.evaluate(element => element === document.activeElement || element.contains(document.activeElement))
  return {
    press,
    type: text => page.keyboard.type(text),
    async tabTo(target, back = false) {
      await target.waitFor()
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        if (await holds(target)) return
        await press(back ? 'Shift+Tab' : 'Tab')
      }
      const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
      expect.fail(`${String(target)} cannot be reached with Tab; the focus is at ${where}`)
    },
    async cost(deed) {
      const before = count
      await deed()
      return count - before
    },
  }
}
