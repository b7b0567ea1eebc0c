import process from 'node:process'
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { stageCafe } from '../support/staged-cafe.ts'
import { invite } from './pages/visitor.ts'

const MINUTE = 60_000
/** half an hour in every run, a whole night in the long one */
const HOURS = process.env['TABLEE_LONG'] === '1' ? 8 : 0.5
/** how much more the page may hold after it than before, from a moment at which everything was shown once */
const MOST = { bytes: 1_000_000, nodes: 60, listeners: 10 } as const

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

/** What the page holds once everything that nobody holds any more is gone. */
async function weigh(cdp: CDPSession): Promise<{ bytes: number; nodes: number; listeners: number }> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find(each => each.name === name)?.value ?? 0
  return { bytes: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') }
}

describe('a wall that hangs there', () => {
  it.each(['mix', 'groups'])(
    `holds no more after ${HOURS} hours of rounds, bells and news than before: %s [K5]`,
    async movement => {
      const cafe = await stageCafe(server, { movement })
      const host = await cafe.join('Nadia', { host: 't2' })
      for (const name of ['Inès', 'Karim', 'Zoé', 'Malik']) await cafe.join(name)
      await cafe.lead({ type: 'start' })
      const { page, context, complaints } = await invite(browser, {
        origin: server.url,
        size: { width: 1920, height: 1080 },
      })
      await page.clock.install()
      await page.goto(cafe.event.links.wall)
      const cdp = await context.newCDPSession(page)
      await cdp.send('Performance.enable')
      await cdp.send('HeapProfiler.enable')
      let written = 0
      /** A quarter of an hour goes by, its last seconds one by one; then the day goes on: news, a note, another moment. */
      const quarter = async (phase: 'round' | 'transfer') => {
        await page.clock.fastForward(15 * MINUTE)
        await page.clock.runFor(5_000)
        await cafe.lead({ type: 'announce', text: `Nouvelle numéro ${written}`, to: ['wall'] })
        await cafe.write(host, 't2', 1, written++ % 6)
        await cafe.lead({ type: 'go-to', phase, round: 1 })
        // the wall's own waits are in the test's hands too
        await expect
          .poll(
            async () => {
              await page.clock.runFor(250)
              return page.locator('.wall-label, .wall-walk, .wall-transfer-head').first().innerText()
            },
            { timeout: 30_000 },
          )
          .toMatch(phase === 'round' ? /Tour 1/ : /table|Table/)
      }
      for (const phase of ['transfer', 'round', 'transfer', 'round'] as const) await quarter(phase)
      const before = await weigh(cdp)
      for (let quarters = 0; quarters < HOURS * 4; quarters++) await quarter(quarters % 2 === 0 ? 'transfer' : 'round')
      const after = await weigh(cdp)
      const grown = {
        bytes: after.bytes - before.bytes,
        nodes: after.nodes - before.nodes,
        listeners: after.listeners - before.listeners,
      }
      console.log(`wall, ${movement}, ${HOURS} h: ${JSON.stringify({ before, after, grown })}`)
      expect(grown.bytes).toBeLessThan(MOST.bytes)
      expect(grown.nodes).toBeLessThan(MOST.nodes)
      expect(grown.listeners).toBeLessThan(MOST.listeners)
      expect(complaints).toEqual([])
      await context.close()
    },
    process.env['TABLEE_LONG'] === '1' ? 900_000 : 180_000,
  )
})
