import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { anotherBuild } from '../support/another-build.ts'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePort, type Serving, serveBy } from '../support/programs.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const ADMIN_KEY = 'the-key-of-a-test-of-upgrades'
const data = mkdtempSync(join(tmpdir(), 'tablee-upgrade-'))
const today = { server: fileURLToPath(new URL('../../dist/server.js', import.meta.url)) }
const newer = anotherBuild()
const foreign = anotherBuild({ protocol: 2 })
let browser: Browser
let port = 0
let server: Serving
let event: CreatedEvent
let staff: string

/** One data folder, one address, one build after the other: what an upgrade is, and going back from it. */
async function serveBuild(build: { readonly server: string }): Promise<void> {
  await server?.leave()
  const env = { TABLEE_DATA: data, TABLEE_ADMIN_KEY: ADMIN_KEY, TABLEE_LOG: 'error' }
  server = await serveBy(process.execPath, [build.server], { cwd: data, port, env })
}

beforeAll(async () => {
  port = await freePort()
  await serveBuild(today)
  browser = await launchBrowser()
  const { call } = makeCaller(server.url)
  event = await call<CreatedEvent>('POST', '/events', { bearer: ADMIN_KEY, body: { template: 'isn-2018' } })
  staff = (await call<Joined>('POST', `/events/${event.id}/join`, { body: { key: event.keys.organiser } })).token
  await call('POST', `/events/${event.id}/commands`, { bearer: staff, body: { type: 'start' } })
})
afterAll(async () => {
  await browser?.close()
  await server?.leave()
  newer.remove()
  foreign.remove()
  rmSync(data, { recursive: true, force: true })
})

const notes = async (text: string): Promise<number> => {
  const path = `/events/${event.id}/notes`
  const all = await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', path, { bearer: staff })
  return all.notes.filter(note => note.text === text).length
}
const banner = ({ page }: Visitor) => page.getByRole('status', { name: 'Nouvelle version' })
const pad = ({ page }: Visitor) => page.getByRole('textbox', { name: 'Votre note' })
const offline = ({ page }: Visitor, text = /^Hors ligne/) =>
  page.locator('.tb-status').getByText(text).first().waitFor()
/** What these stories are about: a server that is away or about to leave, and files that are gone with their build. */
const EXPECTED = [
  /^503 .*\/healthz$/,
  /Failed to load resource|ERR_CONNECTION|WebSocket/,
  /^(?:404|503) .*\/assets\//,
  /Refused to apply style.*\/assets\//,
  /Failed to fetch dynamically imported module|Unable to preload/,
]
const faults = ({ complaints }: Visitor) => complaints.filter(each => !EXPECTED.some(expected => expected.test(each)))

describe('the server is upgraded while pages are open', () => {
  it('[I1] a half-typed note and an edit made while it was away are there after the page was loaded anew, and going back is the same', async () => {
    const ada = await invite(browser, { origin: server.url })
    await guest.sitDown(ada, event.links.participant, 'Ada')
    await guest.write(ada, 'Avant la mise à jour')
    await guest.untilSaved(ada)
    await server.leave()
    await offline(ada)
    await guest.write(ada, 'Pendant la mise à jour')
    await pad(ada).fill('Une phrase à moitié')

    await serveBuild(newer)
    await banner(ada).getByText('Tablée a changé de version.').waitFor()
    // It asks for nothing while one writes: the field keeps its words and the focus.
    expect(await pad(ada).inputValue()).toBe('Une phrase à moitié')
    expect((await runAxe(ada.page, false)).violations).toEqual([])
    await Promise.all([ada.page.waitForEvent('load'), banner(ada).getByRole('button', { name: 'Recharger' }).click()])
    await guest.note(ada, 'Pendant la mise à jour').waitFor()
    await guest.untilSaved(ada)
    expect(await pad(ada).inputValue()).toBe('Une phrase à moitié')
    expect(await banner(ada).count()).toBe(0)
    for (const text of ['Avant la mise à jour', 'Pendant la mise à jour']) expect(await notes(text), text).toBe(1)

    await serveBuild(today)
    await Promise.all([ada.page.waitForEvent('load'), banner(ada).getByRole('button', { name: 'Recharger' }).click()])
    await guest.note(ada, 'Avant la mise à jour').waitFor()
    expect(await pad(ada).inputValue()).toBe('Une phrase à moitié')
    await pad(ada).press('Enter')
    await expect.poll(() => notes('Une phrase à moitié')).toBe(1)
    expect(faults(ada)).toEqual([])
    await ada.context.close()
  })

  it('[I2] where the protocol is another, the page stops writing, keeps all, and hands it in once it is loaded anew', async () => {
    const bea = await invite(browser, { origin: server.url })
    await guest.sitDown(bea, event.links.participant, 'Béa')
    await guest.write(bea, 'Comprise des deux')
    await guest.untilSaved(bea)
    await server.leave()
    await offline(bea)
    await guest.write(bea, 'Gardée pour la suite')
    await pad(bea).fill('Et ceci, à moitié')

    await serveBuild(foreign)
    await banner(bea).getByText('ne sont plus de la même version').waitFor()
    await guest.note(bea, 'Gardée pour la suite').waitFor()
    expect(await notes('Gardée pour la suite')).toBe(0)
    await Promise.all([bea.page.waitForEvent('load'), banner(bea).getByRole('button', { name: 'Recharger' }).click()])
    await guest.note(bea, 'Gardée pour la suite').waitFor()
    await guest.untilSaved(bea)
    expect(await pad(bea).inputValue()).toBe('Et ceci, à moitié')
    expect(await notes('Gardée pour la suite')).toBe(1)
    expect(faults(bea)).toEqual([])
    await serveBuild(today)
    await bea.context.close()
  })

  it('[I3] a button whose part is gone with its build leads to the same words, and what stood in a form comes back to be copied', async () => {
    const cleo = await invite(browser, { origin: server.url })
    await cleo.page.goto(`${server.url}/#admin=${ADMIN_KEY}`)
    await cleo.page.getByRole('heading').first().waitFor()
    const door = await invite(browser, { origin: server.url })
    await door.page.goto(event.links.participant)
    await door.page.getByLabel(/^Votre prénom/).fill('Cléo du futur')
    const wall = await invite(browser, { origin: server.url })
    await wall.page.goto(event.links.wall)
    await wall.page.getByRole('heading').first().waitFor()

    const renewed = wall.page.waitForEvent('load', { timeout: 60_000 })
    await serveBuild(newer)
    // Nobody stands beside a wall.
    await renewed
    await wall.page.getByRole('heading').first().waitFor()
    expect(await banner(wall).count()).toBe(0)

    await cleo.page
      .getByRole('button', { name: /^Dupliquer/ })
      .first()
      .click()
    await banner(cleo).waitFor()

    await door.page.getByRole('button', { name: 'M’installer' }).focus()
    await door.page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
    await Promise.all([door.page.waitForEvent('load'), banner(door).getByRole('button', { name: 'Recharger' }).click()])
    await banner(door).getByText('ce que vous étiez en train d’écrire').waitFor()
    expect(await banner(door).getByRole('textbox').inputValue()).toBe('Cléo du futur')
    await banner(door).getByRole('button', { name: 'C’est fait' }).click()
    await door.page.reload()
    await door.page.getByLabel(/^Votre prénom/).waitFor()
    expect(await banner(door).count()).toBe(0)
    for (const visitor of [cleo, door, wall]) {
      expect(faults(visitor)).toEqual([])
      await visitor.context.close()
    }
  })
})
