import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { makeCaller } from '../../demo/http.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'

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

it('an unmodified WebsocketProvider with an issued client id writes a note, and a browser shows it', async () => {
  const caller = makeCaller(server.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { title: 'Un café', themes: [{ title: 'Une seule table' }] },
  })
  const script = await caller.call<Joined>('POST', `/events/${event.id}/join`, {
    body: { key: event.keys.participant, name: 'Malik' },
  })
  await caller.call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body: { type: 'start' } })

  const reader = await invite(browser, { origin: server.url })
  await guest.sitDown(reader, event.links.participant, 'Noémie')

  const doc = new Y.Doc()
  doc.clientID = script.clientIds[0] ?? 0
  class Bearer extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${script.token}` } })
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${event.id}`, 'table-t1', doc, {
    WebSocketPolyfill: Bearer as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  try {
    const id = uuid()
    doc.transact(() => {
      doc.getMap('core').set(id, { by: script.person.id, round: 1, at: Date.now() })
      doc.getMap('txt').set(id, 'Écrit par un script tout simple')
      doc.getMap('sty').set(id, 'lever')
      doc.getMap('pos').set(id, [40, 60, 'V'])
      doc.getMap('zone').set(id, null)
    })
    await guest.note(reader, 'Écrit par un script tout simple').waitFor()
    await guest.write(reader, 'Lu dans un navigateur')
    await expect.poll(() => [...doc.getMap('txt').values()]).toContain('Lu dans un navigateur')
    expect(reader.complaints).toEqual([])
  } finally {
    provider.destroy()
  }
})
