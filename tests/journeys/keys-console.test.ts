import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
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

/** What holds the focus, and whether its ring is drawn; undefined when the focus is lost to the page. */
const focusOn = (page: Page) =>
  page.evaluate(() => {
    const held = document.activeElement
    if (!(held instanceof HTMLElement) || held === document.body || held === document.documentElement) return undefined
    const style = getComputedStyle(held)
    const { width, height } = held.getBoundingClientRect()
    const drawn = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    return { seen: drawn && width > 0 && height > 0, what: held.outerHTML.slice(0, 160) }
  })

describe('by keys alone, from an empty home to a round', () => {
  it('[A11Y-04] somebody makes a café, adds people, notes an absence, starts, rings, takes it back, announces; the focus is always seen', async () => {
    const { page, context, complaints } = await invite(browser, { origin: server.url })
    const keys = keysOf(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
    const field = (name: string | RegExp) => page.getByRole('textbox', { name }).first()
    /** Wherever the focus went meanwhile: it is somewhere, and can be seen. */
    const seen = async (when: string) => {
      await expect.poll(() => focusOn(page), { message: `the focus is not lost ${when}`, timeout: 5_000 }).toBeDefined()
      const held = await focusOn(page)
      expect(held?.seen, `${when}, the focus can be seen on ${held?.what}`).toBe(true)
    }
    const press = async (name: string | RegExp) => {
      await keys.tabTo(button(name))
      await seen(`before ${String(name)}`)
      await keys.press('Enter')
    }
    const write = async (name: string | RegExp, text: string) => {
      await keys.tabTo(field(name))
      await seen(`in ${String(name)}`)
      await keys.type(text)
    }
    const follow = async (name: string | RegExp, address: RegExp) => {
      const link = page.getByRole('link', { name }).first()
      await keys.tabTo(link)
      await seen(`on the link ${String(name)}`)
      await keys.press('Enter')
      await page.waitForURL(address)
    }

    // A café from a blank table.
    await page.goto(`${server.url}/#admin=${server.adminKey}`)
    await press(/Table blanche/)
    await page.getByRole('dialog').waitFor()
    await seen('in the dialog that opens')
    await write('Titre du café', 'Habiter ensemble')
    await write('Vos thèmes, un par ligne', 'Se rencontrer\nPartager\nAccueillir')
    await press('Dresser les tables')
    await page.waitForURL(/\/prepare/)

    // Its people.
    await press(/^Les personnes/)
    await seen('once the list is shown')
    await write('Noms à ajouter', 'Inès\nKarim\nNadia\nBruno\nZoé\nLou\nAna\nTom\nMax')
    await press('Ajouter ces 9 personnes')
    await page.getByRole('heading', { name: 'Neuf personnes' }).waitFor()
    await seen('once people were added')

    // Open, then one of them is absent: looked at first, then applied.
    await press('Ouvrir le café')
    await page
      .getByRole('link', { name: /console/i })
      .first()
      .waitFor()
    await seen('once the café is open')
    await follow(/console/i, /\/console/)
    await page.getByRole('button', { name: 'Commencer le tour 1' }).waitFor()
    const more = page.locator('summary').first()
    await keys.tabTo(more)
    await seen('on the menu')
    await keys.press('Enter')
    await follow('Les personnes', /\/people/)
    await press(/^Max/)
    await seen('with somebody chosen')
    await press('N’est pas là')
    await page.getByRole('heading', { name: /^Une absence/ }).waitFor()
    await seen('with the preview')
    await press(/^Appliquer/)
    await page.getByRole('heading', { name: /^Une absence/ }).waitFor({ state: 'detached' })
    await seen('once it is applied')
    await follow('Console', /\/console/)

    // The day.
    await press('Commencer le tour 1')
    await button('Sonner la rotation').waitFor()
    await seen('once the round has begun')
    await press('Pause')
    await button('Reprendre').waitFor()
    await seen('while the clock waits')
    await press('Reprendre')
    await button('Pause').waitFor()
    await seen('once the clock goes on')
    await press('Sonner la rotation')
    await button('Annuler').waitFor()
    await seen('once the bell has rung')
    await press('Annuler')
    await button('Sonner la rotation').waitFor()
    await seen('once the bell is taken back')
    await write('Texte de l’annonce', 'Le café est servi.')
    await press('Diffuser')
    await page.getByText('Le café est servi.').first().waitFor()
    await seen('once it was announced')
    expect(complaints).toEqual([])
    await context.close()
  })
})
