import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { ApiNote, CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let nadia: string
let ines: Visitor
let karim: Visitor

const call = <T>(method: 'GET' | 'POST', path: string, bearer: string, body?: unknown): Promise<T> =>
  makeCaller(server.url).call<T>(method, path, { bearer, ...(body === undefined ? {} : { body }) })
const lead = (command: Record<string, unknown>) =>
  call('POST', `/events/${event.id}/commands`, server.adminKey, command)
const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName)
const scrolled = (visitor: Visitor) =>
  visitor.page.evaluate(() => [window.scrollY, document.querySelector('.tb-view')?.scrollTop ?? 0])
const pad = ({ page }: Visitor) => page.getByRole('textbox', { name: 'Votre note' })

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  const caller = makeCaller(server.url)
  event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
  await lead({ type: 'start' })
  const host = await caller.call<{ token: string }>('POST', `/events/${event.id}/join`, {
    body: { key: event.keys.hosts['t2'], name: 'Nadia' },
  })
  nadia = host.token
  ines = await invite(browser, { origin: server.url })
  karim = await invite(browser, { origin: server.url, phone: true })
  const atTable2 = event.links.participant.replace('#', '?table=t2#')
  await guest.sitDown(ines, atTable2, 'Inès')
  await guest.sitDown(karim, atTable2, 'Karim')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('nobody is taken anywhere without having said yes', () => {
  it('[S10] [A11Y-14] a note in the light: focus and page stay as they are until «Voir»', async () => {
    await guest.write(karim, 'Un café par mois')
    await guest.note(ines, 'Un café par mois').waitFor()
    const { notes } = await call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, server.adminKey)
    const note = notes.find(({ text }) => text === 'Un café par mois')?.id
    await pad(ines).fill('En train d’écrire')
    const before = [await focused(ines), await scrolled(ines), ines.page.url()]
    await call('POST', `/events/${event.id}/commands`, nadia, { type: 'spotlight', table: 't2', note })
    await ines.page.getByText('Nadia propose de regarder cette note.').waitFor()
    expect([await focused(ines), await scrolled(ines), ines.page.url()]).toEqual(before)
    expect(await pad(ines).inputValue()).toBe('En train d’écrire')
    await ines.page.getByRole('button', { name: 'Voir', exact: true }).click()
    await expect.poll(() => focused(ines)).toMatch(/Un café par mois/)
    await karim.page.getByRole('button', { name: 'Rester' }).click()
    expect(await karim.page.getByText('Nadia propose de regarder cette note.').count()).toBe(0)
  })

  it('[S11] [A11Y-13] Mode calme: others’ notes change nothing but a counter, until they are asked for', async () => {
    await ines.page.keyboard.press('Alt+Shift+M')
    await ines.page.getByRole('button', { name: 'Mode calme' }).waitFor()
    const shown = () => ines.page.locator('.tb-paper').evaluate(paper => paper.textContent)
    // What comes while the code that holds back is on its way is let in.
    let before = await shown()
    const counter = ines.page.getByRole('button', { name: /changements? Afficher/ })
    for (let n = 1; (await counter.count()) === 0; n++) {
      before = await shown()
      await guest.write(karim, `Pendant ce temps ${n}`)
      await guest.untilSaved(karim)
      await Promise.race([counter.waitFor(), guest.note(ines, `Pendant ce temps ${n}`).waitFor({ timeout: 20_000 })])
    }
    await guest.write(karim, 'Et encore une')
    await expect.poll(() => counter.innerText()).toMatch(/2\s+changements/)
    expect(await shown()).toBe(before)
    expect(await ines.page.getByText('écrit…').count()).toBe(0)
    await counter.click()
    await guest.note(ines, 'Et encore une').waitFor()
    await ines.page.keyboard.press('Alt+Shift+M')
    await expect.poll(() => ines.page.getByRole('button', { name: 'Mode calme' }).count()).toBe(0)
  })

  it('[S10] [A11Y-18] the bell: «Rester pour finir» holds through the round and a reload; what comes late says so', async () => {
    await pad(ines).fill('Ma phrase')
    await lead({ type: 'go-to', phase: 'transfer', round: 1 })
    await ines.page.getByRole('alertdialog').waitFor()
    expect(await pad(ines).inputValue()).toBe('Ma phrase')
    await ines.page.getByRole('button', { name: 'Rester pour finir' }).click()
    await lead({ type: 'begin-round' })
    await ines.page.getByText('Tour 2 sur 4').first().waitFor()
    await ines.page.reload()
    await ines.page.getByText(/Votre chaise vous attend à la table/).waitFor()
    expect(await guest.tableNumber(ines)).toBe(2)
    expect(await pad(ines).inputValue()).toBe('Ma phrase')
    await pad(ines).press('Enter')
    await ines.page.getByRole('listitem', { name: /Ma phrase, Inès, après la sonnette/ }).waitFor()
    await guest.untilSaved(ines)
    const { notes } = await call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, server.adminKey)
    expect(notes.find(({ text }) => text === 'Ma phrase')).toMatchObject({ round: 1, late: true, table: 't2' })
    await ines.page.getByRole('button', { name: 'J’y vais' }).click()
    await expect.poll(() => guest.tableNumber(ines)).not.toBe(2)
    expect(await focused(ines)).not.toBe('BODY')
  })

  it('nothing went wrong on any screen', () => {
    expect([...ines.complaints, ...karim.complaints]).toEqual([])
  })
})
