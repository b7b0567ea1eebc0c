import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { makeLog } from '../../server/log.ts'
import { serve, type TableeServer } from '../../server/serve.ts'
import { systemTimers } from '../../server/sync/timers.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { ADMIN_KEY } from '../support/a-server.ts'

/** The whole way, over a real port: HTTP, the upgrade, and an unmodified client of the standard protocol. */
let server: TableeServer
let url: string
let event: CreatedEvent
const closing: (() => void)[] = []

beforeEach(async () => {
  server = await serve({
    archive: createMemoryArchive(),
    timers: systemTimers,
    log: makeLog('silent', () => {}),
    secret: 'the secret of a test',
    adminKey: ADMIN_KEY,
  })
  await server.listen(0, '127.0.0.1')
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
  event = await call<CreatedEvent>('POST', 'events', { template: 'isn-2018' }, ADMIN_KEY)
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await server.close()
})

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
const join = (key: string, name: string) => call<Joined>('POST', `events/${event.id}/join`, { key, name })

/** The unmodified provider, in step with the server. */
async function provide(who: Joined, document: string, client = 0): Promise<Y.Doc> {
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${who.token}` } })
    }
  }
  const doc = new Y.Doc()
  doc.clientID = who.clientIds[client] ?? 0
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${event.id}`, document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  closing.push(() => provider.destroy())
  await new Promise<void>(resolve => provider.once('sync', () => resolve()))
  return doc
}

/** Knocks, and tells with which code the door was shut; 0 when it was opened and something was said. */
function knock(headers: Record<string, string>, protocols: string[] = [], document = 'programme'): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${event.id}/${document}`, protocols, { headers })
  closing.push(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.on('close', code => resolve(code))
    // Sync step 1 with nothing known: whoever may read is answered.
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
    socket.on('message', () => resolve(0))
    socket.on('error', reject)
  })
}

describe('over a real port', () => {
  it('a note written by an unmodified client reaches another one, and the list of notes', async () => {
    const [zoe, karim] = [await join(event.keys.participant, 'Zoé'), await join(event.keys.participant, 'Karim')]
    const facilitator = await join(event.keys.facilitator, 'Fabienne')
    const [hers, his] = [await provide(zoe, 'table-t1'), await provide(karim, 'table-t1')]
    const id = '3f2b8c1e-1111-4222-8333-444455556666'
    const arrived = new Promise<void>(resolve => his.on('update', () => resolve()))
    addNote(hers, {
      id,
      core: { by: zoe.person.id, round: 0, at: Date.now() },
      text: 'Une idée',
      kind: 'idea',
      pos: [1, 1, 'V'],
      zone: 0,
    })
    await arrived
    expect(his.getMap('txt').get(id)).toBe('Une idée')
    const { notes } = await call<{ notes: ApiNote[] }>('GET', `events/${event.id}/notes`, undefined, facilitator.token)
    expect(notes).toMatchObject([{ id, text: 'Une idée', author: 'Zoé', table: 't1' }])
  })

  it('[J2] a café that is not in memory is opened by a socket that asks for it', async () => {
    const zoe = await join(event.keys.participant, 'Zoé')
    expect(await server.context.cafes.release(event.id)).toBe(true)
    expect(server.context.cafes.get(event.id)).toBeUndefined()
    const programme = await provide(zoe, 'programme')
    expect(programme.getMap('people').get(zoe.person.id)).toMatchObject({ name: 'Zoé' })
    expect(server.context.cafes.get(event.id)).toBeDefined()
  })

  it('the facilitator’s command changes the programme that everybody holds', async () => {
    const facilitator = await join(event.keys.facilitator, 'Fabienne')
    const zoe = await join(event.keys.participant, 'Zoé')
    const programme = await provide(zoe, 'programme')
    const changed = new Promise<void>(resolve => programme.on('update', () => resolve()))
    await call('POST', `events/${event.id}/commands`, { type: 'start' }, facilitator.token)
    await changed
    expect(programme.getMap('day').get('day')).toMatchObject({ phase: 'round', round: 1 })
  })

  it('the door opens by bearer, or by a cookie with an Origin of ours; to nobody else', async () => {
    const zoe = await join(event.keys.participant, 'Zoé')
    const cookie = `tablee.${event.id}.${zoe.person.id}=${zoe.token}`
    const named = ['tablee.v1', `person.${zoe.person.id}`]
    expect(await knock({ authorization: `Bearer ${zoe.token}` })).toBe(0)
    expect(await knock({ authorization: `Bearer ${ADMIN_KEY}` })).toBe(0)
    expect(await knock({ cookie, origin: url }, named)).toBe(0)
    expect(await knock({ cookie, origin: url })).toBe(0)
    expect(await knock({ cookie })).toBe(4403)
    expect(await knock({ cookie, origin: 'https://elsewhere.example.org' }, named)).toBe(4403)
    expect(await knock({ cookie, origin: url }, ['tablee.v1', 'person.somebody'])).toBe(4401)
    expect(await knock({ authorization: 'Bearer nonsense' })).toBe(4401)
    expect(await knock({ authorization: `Bearer ${event.keys.organiser}` })).toBe(4401)
  })

  it('leaving tells clients to come back', async () => {
    const zoe = await join(event.keys.participant, 'Zoé')
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${event.id}/programme`, [], {
      headers: { authorization: `Bearer ${zoe.token}` },
    })
    await new Promise(resolve => socket.once('open', resolve))
    const closed = new Promise<number>(resolve => socket.once('close', resolve))
    await server.close()
    expect(await closed).toBe(1012)
    server = { ...server, close: async () => {} }
  })
})
