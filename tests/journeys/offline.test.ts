import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const HOST = 'cafe.test'
let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let staff: string

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser({ hostNames: [HOST] })
  const caller = makeCaller(server.url)
  event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018' },
  })
  const joined = await caller.call<Joined>('POST', `/events/${event.id}/join`, { body: { key: event.keys.organiser } })
  staff = joined.token
  await caller.call('POST', `/events/${event.id}/commands`, { bearer: staff, body: { type: 'start' } })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const notes = async () =>
  (
    await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, { bearer: staff })
  ).notes.map(note => note.text)

const link = (origin: string) => event.links.participant.replace(/^https?:\/\/[^/]+/, origin)
const pill = ({ page }: Visitor, text: RegExp) => page.locator('.tb-status').getByText(text).waitFor()

async function seat(name: string, origin = server.url): Promise<Visitor> {
  const visitor = await invite(browser, { origin })
  await guest.sitDown(visitor, link(origin), name)
  await untilOpen(visitor)
  return visitor
}
/** The cloth has come, and its copy is on this device. */
const untilOpen = ({ page }: Visitor) =>
  page.waitForFunction(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.includes('.table-') && String(value).includes('"whole":true'),
    ),
  )
/** What is written from now on does not leave: a socket takes a moment to notice. */
async function loseNetwork(visitor: Visitor): Promise<void> {
  await visitor.context.setOffline(true)
  await pill(visitor, /^Hors ligne$/)
}
/** The service worker has put the page aside and answers for it. */
const untilShellKept = ({ page }: Visitor) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 })

describe('where the connection is secure', () => {
  it('[S1] the network goes, two notes are written, the page is reloaded, one more: nothing is lost, all arrives', async () => {
    const ada = await seat('Ada')
    await guest.write(ada, 'Avant la coupure')
    await guest.untilSaved(ada)
    await untilShellKept(ada)

    await loseNetwork(ada)
    await guest.write(ada, 'Sans réseau, une')
    await guest.write(ada, 'Sans réseau, deux')
    await pill(ada, /Hors ligne, 2 notes gardées ici/)

    ada.page.once('dialog', dialog => void dialog.accept())
    await ada.page.reload()
    await guest.note(ada, 'Avant la coupure').waitFor()
    await guest.note(ada, 'Sans réseau, deux').waitFor()
    await pill(ada, /Hors ligne, 2 notes gardées ici/)
    await guest.write(ada, 'Après le rechargement')
    await pill(ada, /Hors ligne, 3 notes gardées ici/)
    expect(await notes()).not.toContain('Sans réseau, une')

    await ada.context.setOffline(false)
    await guest.untilSaved(ada)
    const arrived = await notes()
    for (const text of ['Avant la coupure', 'Sans réseau, une', 'Sans réseau, deux', 'Après le rechargement'])
      expect(
        arrived.filter(one => one === text),
        text,
      ).toHaveLength(1)
    await ada.context.close()
  })

  it('[S2] a socket that looks alive while nothing is acknowledged becomes «Hors ligne» by itself, and the note arrives later', async () => {
    const visitor = await invite(browser, { origin: server.url })
    await visitor.page.addInitScript(() => {
      const Real = WebSocket
      class Line extends Real {
        override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
          if (!('mute' in window)) super.send(data as string)
        }
        override set onmessage(listener: ((event: MessageEvent) => void) | null) {
          super.onmessage = event => {
            if (!('mute' in window)) listener?.(event)
          }
        }
      }
      window.WebSocket = Line
    })
    await guest.sitDown(visitor, link(server.url), 'Béla')
    await untilOpen(visitor)
    await visitor.page.evaluate(() => Object.assign(window, { mute: true }))
    await guest.write(visitor, 'Dans le vide')
    await pill(visitor, /Hors ligne, 1 note gardée ici/)
    await visitor.page.evaluate(() => void Reflect.deleteProperty(window, 'mute'))
    // Each try at a mute line is given longer than the one before, up to 30 s.
    await guest.untilSaved(visitor, 60_000)
    expect(await notes()).toContain('Dans le vide')
    await visitor.context.close()
  })

  it('a phone that slept while the server was started again wakes up and goes on', async () => {
    const visitor = await seat('Chloé')
    const devtools = await visitor.context.newCDPSession(visitor.page)
    await guest.write(visitor, 'Avant le sommeil')
    await guest.untilSaved(visitor)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await server.restart()
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await guest.write(visitor, 'Après le sommeil')
    await expect.poll(notes, { timeout: 30_000 }).toContain('Après le sommeil')
    await guest.untilSaved(visitor)
    await visitor.context.close()
  })

  it('going elsewhere and back again, from the back-forward cache or not, keeps what was written offline', async () => {
    const visitor = await seat('Dora')
    await untilShellKept(visitor)
    await loseNetwork(visitor)
    await guest.write(visitor, 'Avant de partir ailleurs')
    await pill(visitor, /Hors ligne, 1 note gardée ici/)
    visitor.page.once('dialog', dialog => void dialog.accept())
    await visitor.page.goto('about:blank')
    await visitor.page.goBack()
    await guest.note(visitor, 'Avant de partir ailleurs').waitFor()
    await visitor.context.setOffline(false)
    await expect.poll(notes, { timeout: 20_000 }).toContain('Avant de partir ailleurs')
    await visitor.context.close()
  })

  it('[S4] two tabs and a duplicated one, all offline, write under ids of their own: all arrives, nothing is refused', async () => {
    const visitor = await seat('Élie')
    // A window opened by a page takes a copy of its session storage along, as «Duplicate tab» does.
    const opened = visitor.context.waitForEvent('page')
    await visitor.page.evaluate(() => void window.open(location.href))
    const tabs = [visitor, { ...visitor, page: await opened }]
    const third = { ...visitor, page: await visitor.context.newPage() }
    await third.page.goto(visitor.page.url())
    tabs.push(third)
    for (const tab of tabs) await guest.untilSaved(tab)
    await visitor.context.setOffline(true)
    for (const tab of tabs) await pill(tab, /^Hors ligne$/)
    for (const [at, tab] of tabs.entries()) await guest.write(tab, `Onglet ${at + 1}`)
    await visitor.context.setOffline(false)
    for (const tab of tabs) {
      await guest.untilSaved(tab)
      for (const number of [1, 2, 3]) await guest.note(tab, `Onglet ${number}`).waitFor()
    }
    const arrived = await notes()
    for (const number of [1, 2, 3]) expect(arrived.filter(text => text === `Onglet ${number}`)).toHaveLength(1)
    expect(await visitor.page.getByText('n’ont pas pu être gardés').count()).toBe(0)
    await visitor.context.close()
  })

  it('a browser that refuses storage works, and says so while the network is away', async () => {
    const visitor = await invite(browser, { origin: server.url })
    await visitor.page.addInitScript(() => {
      Object.defineProperty(IDBFactory.prototype, 'open', {
        value: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
    await guest.sitDown(visitor, link(server.url), 'Farid')
    await guest.untilSaved(visitor)
    await loseNetwork(visitor)
    await guest.write(visitor, 'En mémoire seulement')
    await visitor.page.getByText(/Ce navigateur ne garde rien/).waitFor()
    await visitor.context.setOffline(false)
    await guest.untilSaved(visitor)
    expect(await notes()).toContain('En mémoire seulement')
    expect(visitor.complaints.filter(complaint => complaint.startsWith('fault'))).toEqual([])
    await visitor.context.close()
  })
})

describe('on plain HTTP', () => {
  it('[S3] the open page goes on writing, says not to reload it, and hands everything in when the network is back', async () => {
    const origin = `http://${HOST}:${server.port}`
    const visitor = await seat('Gaël', origin)
    expect(await visitor.page.evaluate(() => window.isSecureContext)).toBe(false)
    await loseNetwork(visitor)
    await guest.write(visitor, 'Sur HTTP')
    await pill(visitor, /Hors ligne, 1 note gardée ici/)
    await visitor.page.getByText(/Gardez cette page ouverte/).waitFor()
    await visitor.context.setOffline(false)
    await guest.untilSaved(visitor)
    expect(await notes()).toContain('Sur HTTP')
    // What was kept outlives the page all the same: only opening it needs the network.
    await loseNetwork(visitor)
    await guest.write(visitor, 'Puis un rechargement')
    await pill(visitor, /1 note gardée ici/)
    visitor.page.once('dialog', dialog => void dialog.accept())
    await visitor.page.goto('about:blank')
    await visitor.context.setOffline(false)
    await visitor.page.goto(`${origin}/e/${event.id}/table`)
    await guest.note(visitor, 'Puis un rechargement').waitFor()
    await expect.poll(notes, { timeout: 20_000 }).toContain('Puis un rechargement')
    await visitor.context.close()
  })
})

describe('what the server does not take', () => {
  it('[S5] comes back in the author’s own words: the host closed the cloth while the network was away', async () => {
    const visitor = await seat('Hana')
    const table = `t${await guest.tableNumber(visitor)}`
    const command = (type: string) =>
      makeCaller(server.url).call('POST', `/events/${event.id}/commands`, { bearer: staff, body: { type, table } })
    await loseNetwork(visitor)
    await guest.write(visitor, 'Trop tard pour cette nappe')
    await pill(visitor, /Hors ligne, 1 note gardée ici/)
    await command('lock-table')
    await visitor.context.setOffline(false)
    const tray = visitor.page.locator('.tb-returned')
    await tray.getByText('Trop tard pour cette nappe').waitFor()
    expect(await notes()).not.toContain('Trop tard pour cette nappe')
    // Still there after a reload, until somebody has seen to it.
    await visitor.page.reload()
    await tray.getByText('Trop tard pour cette nappe').waitFor()
    await command('unlock-table')
    await tray.getByRole('button', { name: 'Reposer' }).click()
    await tray.waitFor({ state: 'detached' })
    await expect.poll(notes, { timeout: 20_000 }).toContain('Trop tard pour cette nappe')
    await visitor.context.close()
  })
})

describe('a cloth that the server began anew while the network was away', () => {
  it('[S5] takes the notes in again by itself, once each, and nobody is asked anything', async () => {
    const visitor = await seat('Inès')
    const table = `t${await guest.tableNumber(visitor)}`
    const leaver = await seat('Jules')
    await leaver.page.goto(`${server.url}/e/${event.id}/table/${table}`)
    await untilOpen(leaver)
    await leaver.page.waitForFunction(
      name => Object.keys(localStorage).some(key => key.endsWith(`.${name}`)),
      `table-${table}`,
    )
    await guest.write(leaver, 'À oublier')
    await expect.poll(notes).toContain('À oublier')
    await guest.write(visitor, 'Avant le renouvellement')
    await expect.poll(notes).toContain('Avant le renouvellement')
    await visitor.page.waitForFunction(() => document.querySelector('.tb-status')?.textContent?.includes('Enregistré'))
    await loseNetwork(visitor)
    await guest.write(visitor, 'Pendant le renouvellement')
    await pill(visitor, /Hors ligne, 1 note gardée ici/)
    // Erasing somebody leaves nothing of them in the history of what they wrote in.
    const erased = await leaver.page.evaluate(
      async ([id = '', person = '']) =>
        (await fetch(`/api/v1/events/${id}/me`, { method: 'DELETE', headers: { 'tablee-person': person } })).status,
      [event.id, await leaver.page.evaluate(id => localStorage.getItem(`tablee.person.${id}.seat`) ?? '', event.id)],
    )
    expect(erased).toBe(204)
    await visitor.context.setOffline(false)
    await expect.poll(notes, { timeout: 20_000 }).toContain('Pendant le renouvellement')
    await guest.note(visitor, 'Avant le renouvellement').waitFor()
    await guest.note(visitor, 'Pendant le renouvellement').waitFor()
    expect((await notes()).filter(text => text === 'Pendant le renouvellement')).toHaveLength(1)
    expect(await visitor.page.locator('.tb-returned').count()).toBe(0)
    const labels = () =>
      visitor.page.evaluate(
        name => Object.entries(localStorage).find(([key]) => key.endsWith(`.${name}`))?.[1] as string | undefined,
        `table-${table}`,
      )
    await expect.poll(labels).toContain('"labels":["2"]')
    await leaver.context.close()
    await visitor.context.close()
  })
})
