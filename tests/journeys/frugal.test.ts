import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { ecoGrade, ecoIndex, type PageCost } from '../support/ecoindex.ts'
import { countElements, type Traffic, watchTraffic } from '../support/page-cost.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'
import { allStates } from './states/all-states.ts'
import { setStage, type Stage } from './states/stage.ts'

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

/**
 * What EcoIndex's own journey looks at: a full-size window, a first visit, everything that comes by itself, the bottom of the page.
 * `table`: by somebody who has just joined there.
 */
async function measure(name: string, table?: string): Promise<{ cost: PageCost; traffic: Traffic; index: number }> {
  const state = allStates.find(each => each.name === name)
  if (state === undefined) throw new Error(`no state ${name}`)
  const remembers = table === undefined ? state.who?.(stage) : undefined
  const { page, context, ...visitor } = await invite(browser, {
    origin: server.url,
    size: { width: 1920, height: 1080 },
    ...(remembers === undefined ? {} : { remembers }),
  })
  if (table !== undefined) {
    // Whoever joined has what joining leaves on the device. The files they have loaded by then are taken away again.
    const link = stage.live.event.links.participant.replace('/join#', `/join?table=${table}#`)
    await guest.sitDown({ page, context, ...visitor }, link, 'Yasmine')
    await page.waitForLoadState('networkidle')
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.clearBrowserCache')
    await session.send('Network.setBypassServiceWorker', { bypass: true })
  }
  const traffic = await watchTraffic(page)
  await page.goto(state.address(stage))
  await state.reach(page, stage, false)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await page.waitForLoadState('networkidle')
  const cost = { elements: await countElements(page), requests: traffic.requests(), kilobytes: traffic.bytes() / 1_000 }
  const index = ecoIndex(cost)
  console.log(
    `[ECO-01] ${name}: ${cost.elements} elements, ${cost.requests} requests, ${cost.kilobytes.toFixed(1)} kB, EcoIndex ${index.toFixed(1)} ${ecoGrade(index)}`,
  )
  await context.close()
  return { cost, traffic, index }
}

describe('what a page costs', () => {
  it('[ECO-01] joining is an A: at most 10 requests, 150 kB and 250 elements', async () => {
    const { cost, index } = await measure('join')
    expect(cost.requests).toBeLessThanOrEqual(10)
    expect(cost.kilobytes).toBeLessThanOrEqual(150)
    expect(cost.elements).toBeLessThanOrEqual(250)
    expect(ecoGrade(index)).toBe('A')
  })

  it('[ECO-01] [ECO-03] a table with 60 notes is a B or better: at most 12 requests, 250 kB and 600 elements, from one host', async () => {
    const { cost, index, traffic } = await measure('sixty-notes', 't4')
    expect(cost.requests).toBeLessThanOrEqual(12)
    expect(cost.kilobytes).toBeLessThanOrEqual(250)
    expect(cost.elements).toBeLessThanOrEqual(600)
    expect(index).toBeGreaterThanOrEqual(70)
    expect(traffic.hosts()).toEqual([new URL(server.url).host])
  })

  it('[ECO-01] a table with 22 notes is an A, the harvest a B or better', async () => {
    expect((await measure('table-with-notes', 't2')).index).toBeGreaterThanOrEqual(80)
    expect((await measure('harvest')).index).toBeGreaterThanOrEqual(70)
  })

  it('a note is four elements at most, on the cloth and in the list', async () => {
    const { page, context } = await invite(browser, {
      origin: server.url,
      remembers: stage.people.sixty.remembered,
    })
    await page.goto(`${server.url}/e/${stage.live.event.id}/table`)
    await page.locator('li[data-note]').first().waitFor()
    const most = () =>
      page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('li[data-note]')].map(
            note => 1 + note.querySelectorAll('*').length - note.querySelectorAll('svg *').length,
          ),
        ),
      )
    expect(await page.locator('li[data-note]').count()).toBe(60)
    expect(await most()).toBeLessThanOrEqual(4)
    await page.getByRole('button', { name: 'Liste', exact: true }).click()
    expect(await most()).toBeLessThanOrEqual(4)
    await context.close()
  })
})

describe('what staying costs', () => {
  it('[ECO-04] a second visit loads at most 10 kB before its data', async () => {
    const { page, context } = await invite(browser, { origin: server.url, remembers: stage.people.rich.remembered })
    const address = `${server.url}/e/${stage.live.event.id}/table`
    await page.goto(address)
    await page.locator('li[data-note]').first().waitFor()
    await page.waitForLoadState('networkidle')
    const traffic = await watchTraffic(page)
    await page.goto(address)
    await page.locator('li[data-note]').first().waitFor()
    await page.waitForLoadState('networkidle')
    console.log(`[ECO-04] second visit: ${traffic.requests()} requests, ${(traffic.bytes() / 1_000).toFixed(1)} kB`)
    expect(traffic.bytes()).toBeLessThanOrEqual(10_000)
    await context.close()
  })

  it('[ECO-08] [ECO-09] an idle page asks for nothing and draws no frame', async () => {
    const { page, context } = await invite(browser, { origin: server.url, remembers: stage.people.rich.remembered })
    // The page's clock is ours: twenty of its seconds pass at once (longer, and it would rightly wonder why the server is silent).
    await page.clock.install()
    await page.goto(`${server.url}/e/${stage.live.event.id}/table`)
    await page.locator('li[data-note]').first().waitFor()
    await page.getByText('Enregistré').first().waitFor()
    await page.clock.runFor(8_000)
    await page.waitForLoadState('networkidle')
    const traffic = await watchTraffic(page)
    await page.evaluate(() => {
      const frames = window.requestAnimationFrame.bind(window)
      Object.assign(window, { framesAsked: 0 })
      window.requestAnimationFrame = run => {
        Object.assign(window, { framesAsked: Number(Reflect.get(window, 'framesAsked')) + 1 })
        return frames(run)
      }
    })
    await page.clock.runFor(15_000)
    expect(traffic.requests()).toBe(0)
    expect(traffic.socketBytes().sent).toBe(0)
    expect(await page.evaluate(() => Reflect.get(window, 'framesAsked'))).toBe(0)
    await context.close()
  })
})
