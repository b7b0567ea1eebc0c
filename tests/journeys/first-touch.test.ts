import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const HOST = 'cafe.test'
let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let visitor: Visitor

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser({ hostNames: [HOST] })
  const caller = makeCaller(server.url)
  event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
  await caller.call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body: { type: 'start' } })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The file of the tools, and whether its answer is held back. */
const TOOLS = /\/assets\/tools-parts-[^/]+\.js$/
let held: Route[]
let hold: 'no' | 'wait' | 'fail'
const letGo = async () => {
  hold = 'no'
  await Promise.all(held.splice(0).map(route => route.continue()))
}

/** Somebody with two notes on the cloth, who has just opened the page again and has not touched it yet. */
beforeEach(async () => {
  held = []
  hold = 'no'
  const origin = server.url.replace('127.0.0.1', HOST)
  visitor = await invite(browser, { origin })
  await guest.sitDown(visitor, event.links.participant.replace('127.0.0.1', HOST), 'Perrine')
  await guest.untilSaved(visitor)
  await guest.write(visitor, 'Première')
  await guest.write(visitor, 'Seconde')
  await guest.untilSaved(visitor)
  await visitor.page.route(TOOLS, async route => {
    if (hold === 'fail') await route.abort()
    else if (hold === 'wait') held.push(route)
    else await route.continue()
  })
  hold = 'wait'
  await visitor.page.reload()
  await guest.note(visitor, 'Première').waitFor()
  return () => visitor.context.close()
})
const untilAsked = () => expect.poll(() => held.length).toBeGreaterThan(0)
const focused = () => visitor.page.evaluate(() => document.activeElement?.textContent ?? '')

describe('the tools come with the first touch of the page', () => {
  it('seeing the cloth asks for none of them', async () => {
    await visitor.page.waitForLoadState('networkidle')
    expect(held).toEqual([])
  })
  it('the very first keys on the cloth count: they wait for the tools', async () => {
    await guest.note(visitor, 'Première').focus()
    await visitor.page.keyboard.press('ArrowRight')
    await visitor.page.keyboard.press('n')
    await untilAsked()
    expect(await focused()).toContain('Première')
    await letGo()
    await expect.poll(focused).toContain('Seconde')
    await visitor.page.getByRole('listitem', { name: /^Question, Seconde/ }).waitFor()
  })
  it('a drag begun before them is a drag', async () => {
    const box = await guest.note(visitor, 'Première').boundingBox()
    if (box === null) throw new Error('the note is not there')
    const [x, y] = [box.x + box.width / 2, box.y + 20]
    await visitor.page.mouse.move(x, y)
    await visitor.page.mouse.down()
    await untilAsked()
    await letGo()
    await expect
      .poll(async () => {
        await visitor.page.mouse.move(x + 500, y + 20)
        await visitor.page.mouse.move(x + 504, y + 20)
        return visitor.page.locator('.tb-note.dragging').count()
      })
      .toBe(1)
    await visitor.page.mouse.up()
    await expect
      .poll(async () => ((await guest.note(visitor, 'Première').boundingBox())?.x ?? 0) - box.x)
      .toBeGreaterThan(300)
  })
  it('without them one writes all the same; the page says that they wait, and they come when the network is back', async () => {
    hold = 'fail'
    await guest.write(visitor, 'Écrite sans les outils')
    await visitor.page.getByText(/cet outil viendra dès son retour/).waitFor()
    await guest.untilSaved(visitor)
    hold = 'no'
    await visitor.page.evaluate(() => window.dispatchEvent(new Event('online')))
    await guest.note(visitor, 'Écrite sans les outils').click()
    await visitor.page.getByRole('toolbar').waitFor()
  })
})
