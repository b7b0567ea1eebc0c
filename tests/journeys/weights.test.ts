import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  const caller = makeCaller(server.url)
  event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** All files of a first visit, as gzip would send them: kB of 1,000 bytes. */
async function weigh(
  address: string,
  arrive: (visitor: Awaited<ReturnType<typeof invite>>) => Promise<void>,
): Promise<number> {
  const visitor = await invite(browser, { origin: server.url })
  const bodies: Promise<Buffer>[] = []
  visitor.page.on('response', response => {
    // fonts are compressed already; everything else is weighed as gzip
    bodies.push(
      response.body().then(
        body => (response.url().endsWith('.woff2') ? body : gzipSync(body, { level: 6 })),
        () => Buffer.alloc(0),
      ),
    )
  })
  await visitor.page.goto(address)
  await arrive(visitor)
  await visitor.page.waitForLoadState('networkidle')
  expect(visitor.complaints).toEqual([])
  const sizes = await Promise.all(bodies)
  await visitor.context.close()
  return Math.round(sizes.reduce((sum, body) => sum + body.length, 0) / 100) / 10
}

it('every first visit stays within the weight it was promised, leaves the house for nothing, and complains of nothing', async () => {
  const heading = (visitor: Awaited<ReturnType<typeof invite>>) => visitor.page.getByRole('heading').first().waitFor()
  const weights = {
    join: await weigh(event.links.participant, visitor => visitor.page.getByLabel(/^Votre prénom/).waitFor()),
    table: await weigh(event.links.participant, async visitor =>
      guest.sitDown(visitor, event.links.participant, 'Perrine'),
    ),
    wall: await weigh(event.links.wall, heading),
    console: await weigh(event.links.facilitator, heading),
    prepare: await weigh(event.links.organiser, heading),
    harvest: await weigh(event.links.facilitator.replace('/console', '/harvest'), heading),
    report: await weigh(event.links.organiser.replace('/prepare', '/report'), heading),
    home: await weigh(`${server.url}/#admin=${server.adminKey}`, heading),
  }
  console.log(`first visits, kB gzip: ${JSON.stringify(weights)}`)
  expect(weights.join).toBeLessThanOrEqual(60)
  expect(weights.table).toBeLessThanOrEqual(120 + weights.join) // join and table, as a person arrives
  expect(weights.wall).toBeLessThanOrEqual(90)
  for (const screen of [weights.console, weights.prepare, weights.harvest, weights.report, weights.home])
    expect(screen).toBeLessThanOrEqual(160)
})
