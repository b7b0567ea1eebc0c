import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let visitor: Visitor

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  const caller = makeCaller(server.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
  await caller.call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body: { type: 'start' } })
  visitor = await invite(browser, { origin: server.url })
  await guest.sitDown(visitor, event.links.participant, 'Perrine')
  await guest.untilSaved(visitor)
  await guest.write(visitor, 'Une idée en haut à gauche')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
const scroll = () =>
  visitor.page
    .locator('.tb-view')
    .evaluate(view => ({ left: Math.round(view.scrollLeft), top: Math.round(view.scrollTop) }))
const noteBox = async () => {
  const box = await guest.note(visitor, 'Une idée').boundingBox()
  if (box === null) throw new Error('the note is not there')
  return box
}
const size = async () => Number.parseInt(await button(/tout voir$/).innerText(), 10)

describe('[A11Y-05, A11Y-07] looking at the cloth from near and far', () => {
  it('nothing is cropped to begin with, and no pan button is offered', async () => {
    expect(await scroll()).toEqual({ left: 0, top: 0 })
    expect(await button('Vers la droite').count()).toBe(0)
  })
  it('with buttons alone: larger, to each side, and back to all of it', async () => {
    for (let step = 0; step < 4; step++) await button('Agrandir').click()
    await expect.poll(size).toBe(175)
    const before = await scroll()
    await button('Vers la droite').click()
    expect((await scroll()).left).toBeGreaterThan(before.left)
    await button('Vers le bas').click()
    expect((await scroll()).top).toBeGreaterThan(before.top)
    await button(/tout voir$/).click()
    expect(await scroll()).toEqual({ left: 0, top: 0 })
  })
  it('the controls of a note stay as large as they were, and beside it', async () => {
    await guest.note(visitor, 'Une idée').click()
    const bar = visitor.page.getByRole('toolbar')
    const before = await bar.boundingBox()
    for (let step = 0; step < 3; step++) await button('Agrandir').click()
    const after = await bar.boundingBox()
    expect([after?.width, after?.height]).toEqual([before?.width, before?.height])
    await button(/tout voir$/).click()
  })
  it('Ctrl and the wheel enlarge what is under the pointer', async () => {
    const { x, y } = await noteBox()
    await visitor.page.mouse.move(x, y)
    await visitor.page.keyboard.down('Control')
    await visitor.page.mouse.wheel(0, -250)
    await visitor.page.keyboard.up('Control')
    await expect.poll(async () => (await noteBox()).width).toBeGreaterThan(200)
    const after = await noteBox()
    expect(Math.abs(after.x - x)).toBeLessThan(6)
    expect(Math.abs(after.y - y)).toBeLessThan(6)
    await button(/tout voir$/).click()
  })
  it('with the keyboard: Z, Shift+Z, T, and Shift with the arrows', async () => {
    await guest.note(visitor, 'Une idée').focus()
    const press = (key: string) => visitor.page.keyboard.press(key)
    for (let step = 0; step < 4; step++) await press('z')
    await expect.poll(size).toBe(175)
    await press('Shift+Z')
    await expect.poll(size).toBe(150)
    const before = await scroll()
    await press('Shift+ArrowRight')
    expect((await scroll()).left).toBeGreaterThan(before.left)
    await press('t')
    await expect.poll(size).toBe(100)
  })
  it('Space held on the bare cloth drags the view, and the notes stay where they lie', async () => {
    const { page } = visitor
    for (let step = 0; step < 4; step++) await button('Agrandir').click()
    await expect.poll(size).toBe(175)
    const before = { ...(await scroll()), box: await noteBox() }
    await page.locator('#tb-paper').focus()
    await page.keyboard.down(' ')
    await page.mouse.move(700, 620)
    await page.mouse.down()
    await page.mouse.move(640, 560, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up(' ')
    const after = { ...(await scroll()), box: await noteBox() }
    expect(after.left - before.left).toBe(60)
    expect(after.top - before.top).toBe(60)
    // a note that the pointer passes over straightens itself
    expect(Math.abs(after.box.x - (before.box.x - 60))).toBeLessThan(4)
    await button(/tout voir$/).click()
  })
  it('two fingers that part enlarge what is between them', async () => {
    const touch = await visitor.context.newCDPSession(visitor.page)
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: 400 - apart, y: 560, id: 1 },
                { x: 400 + apart, y: 560, id: 2 },
              ],
      })
    await fingers('touchStart', 40)
    for (const apart of [50, 60, 70, 80]) await fingers('touchMove', apart)
    await fingers('touchEnd', 80)
    await expect.poll(size).toBeGreaterThan(150)
    await touch.detach()
    await button(/tout voir$/).click()
  })
  it('whoever has lost the notes from sight is led back', async () => {
    for (let step = 0; step < 6; step++) await button('Agrandir').click()
    while ((await button('Revenir aux notes').count()) === 0) await button('Vers la droite').click()
    await button('Revenir aux notes').click()
    const box = await noteBox()
    expect(box.x).toBeGreaterThan(0)
    expect(await button('Revenir aux notes').count()).toBe(0)
    expect(visitor.complaints).toEqual([])
  })
})
