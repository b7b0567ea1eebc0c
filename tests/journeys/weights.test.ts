import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

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

/** All files of a first visit, as gzip would send them: kB of 1,000 bytes. `cookies`: somebody who has joined on this device. */
async function weigh(
  address: string,
  arrived: (visitor: Visitor) => Promise<void>,
  remembered?: Visitor,
): Promise<number> {
  const visitor = await invite(browser, {
    origin: server.url,
    ...(remembered === undefined ? {} : { like: remembered }),
  })
  const bodies: Promise<Buffer>[] = []
  visitor.page.on('response', response => {
    // fonts are compressed already; everything else is weighed as gzip
    const body = response.body().then(
      bytes => (response.url().endsWith('.woff2') ? bytes : gzipSync(bytes, { level: 6 })),
      () => Buffer.alloc(0),
    )
    bodies.push(body)
  })
  await visitor.page.goto(address)
  await arrived(visitor)
  await visitor.page.waitForLoadState('networkidle')
  expect(visitor.complaints).toEqual([])
  const sizes = await Promise.all(bodies)
  await visitor.context.close()
  return Math.round(sizes.reduce((sum, body) => sum + body.length, 0) / 100) / 10
}

it('every first visit stays within the weight it was promised, leaves the house for nothing, and complains of nothing', async () => {
  const heading = (visitor: Visitor) => visitor.page.getByRole('heading').first().waitFor()
  const seated = await invite(browser, { origin: server.url })
  await guest.sitDown(seated, event.links.participant, 'Perrine')
  const weights = {
    join: await weigh(event.links.participant, visitor => visitor.page.getByLabel(/^Votre prénom/).waitFor()),
    table: await weigh(
      seated.page.url(),
      visitor => visitor.page.getByRole('textbox', { name: 'Votre note' }).waitFor(),
      seated,
    ),
    wall: await weigh(event.links.wall, heading),
    console: await weigh(event.links.facilitator, heading),
    prepare: await weigh(event.links.organiser, heading),
    harvest: await weigh(event.links.facilitator.replace('/console', '/harvest'), heading),
    report: await weigh(event.links.organiser.replace('/prepare', '/report'), heading),
    home: await weigh(`${server.url}/#admin=${server.adminKey}`, heading),
  }
  console.log(`first visits, kB gzip: ${JSON.stringify(weights)}`)
  const promised = { join: 60, table: 120, wall: 90, console: 160, prepare: 160, harvest: 160, report: 160, home: 160 }
  for (const [screen, most] of Object.entries(promised))
    expect(weights[screen as keyof typeof weights], screen).toBeLessThanOrEqual(most)
})
