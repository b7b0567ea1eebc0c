import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtPages } from '../../server/serve.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { launchBrowser } from '../support/browser.ts'
import { writeNote } from '../support/cafe-in-memory.ts'
import { type Guest, settle } from '../support/socket-pair.ts'
import { invite } from './pages/visitor.ts'

const STEP = 5_000
const MINUTE = 60_000
const DOUBT = 'On y parle peut-être, ou on y bloque.'

let tablee: TestServer
let browser: Browser
let origin: string

beforeAll(async () => {
  // The café's clock is turned by hand: four minutes pass in a moment, for server and browser alike.
  tablee = await aServer({ pages: builtPages() })
  await tablee.server.listen(0, '127.0.0.1')
  const address = tablee.server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens nowhere')
  origin = `http://127.0.0.1:${address.port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await tablee?.close()
})

describe('a table that has grown quiet', () => {
  it('is told to the facilitator as a doubt, with one offer that works, and at most once a round', async () => {
    const event: CreatedEvent = await tablee.create()
    const [fabienne, nadia, bruno] = await Promise.all([
      tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' }),
      tablee.join(event, { key: event.keys.hosts['t2'] ?? '', name: 'Nadia' }),
      tablee.join(event, { key: event.keys.hosts['t3'] ?? '', name: 'Bruno' }),
    ])
    const lead = (command: Parameters<TestServer['command']>[2]) => tablee.command(event, fabienne.token, command)
    await lead({ type: 'start' })
    const cloths = new Map<Joined, Guest>([
      [nadia, await tablee.guest(event, nadia, 'table-t2')],
      [bruno, await tablee.guest(event, bruno, 'table-t3')],
    ])
    const { page, complaints } = await invite(browser, { origin })
    /** The hands are turned, a little at a time, so that whoever listens hears of each. */
    const pass = async (ms: number) => {
      for (let at = 0; at < ms; at += STEP) {
        tablee.clock.advance(STEP)
        await settle(...cloths.values())
        await page.evaluate(() => fetch('/healthz').then(() => undefined))
      }
    }
    const write = async (who: Joined, text: string) => {
      const guest = cloths.get(who)
      if (guest === undefined) throw new Error('has no cloth')
      writeNote(guest.doc, { by: who.person.id, text })
      await settle(guest)
      await pass(STEP)
    }
    /** Only the table's number and the minutes stand in the hint's first words. */
    const hint = page.locator('.hint-card')
    const hinted = (table: number) => hint.filter({ hasText: `Table ${table} est calme depuis` })

    await page.goto(event.links.facilitator.replace(/^https?:\/\/[^/]+/, origin))
    await page.getByRole('timer').first().waitFor()
    await write(bruno, 'Une première idée')
    await write(nadia, 'Une autre')
    await pass(3 * MINUTE)
    await write(nadia, 'Encore une')
    expect(await hint.count()).toBe(0)

    // Four minutes without a change, while others moved: a doubt, never a verdict.
    await pass(MINUTE)
    await hinted(3).waitFor()
    expect((await hinted(3).innerText()).replace(/\s+/g, ' ')).toMatch(/^Table 3 est calme depuis \d+ min\. On y parle/)
    await hint.getByText(DOUBT).waitFor()
    expect(await hint.count()).toBe(1)

    // Its one offer: a question slipped to the host, who alone reads it.
    await hint.getByRole('button', { name: 'Glisser une question à Bruno' }).click()
    await page.getByRole('textbox', { name: 'Une question à Bruno, table 3' }).fill('Qui n’a pas encore parlé ?')
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await hint.waitFor({ state: 'detached' })
    const said = await tablee.call('GET', `events/${event.id}/words`, { token: bruno.token })
    expect(said.text).toContain('Qui n’a pas encore parlé')

    // It stays quiet: nothing more is said of it in this round.
    await write(nadia, 'Et une encore')
    await pass(2 * MINUTE)
    await write(nadia, 'Une dernière')
    expect(await hinted(3).count()).toBe(0)

    // In another round it may be doubted once again.
    await lead({ type: 'go-to', phase: 'round', round: 2 })
    await write(nadia, 'Au tour deux')
    await pass(3 * MINUTE)
    await write(nadia, 'Toujours au tour deux')
    await pass(MINUTE)
    await hinted(3).waitFor()
    await hint.getByRole('button', { name: 'Masquer' }).click()
    await hinted(3).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })
})
