import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { SERVER_CLIENT_ID } from '../../server/sync/integration.ts'
import { writeNote } from '../support/cafe-in-memory.ts'
import { aSyncServer, type TestSyncServer } from '../support/sync-server.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function opened(...given: Parameters<typeof aSyncServer>): Promise<TestSyncServer> {
  const server = await aSyncServer(...given)
  endings.push(() => server.close())
  return server
}

let nextId = 500_000

/** The client that y-websocket ships, unmodified, with a bearer header and an issued client id. */
function stockClient(
  server: TestSyncServer,
  person: string,
  document = 'table-t1',
): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc()
  doc.clientID = nextId++
  server.situation.clientIds.set(doc.clientID, person)
  class WithBearer extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${person}` } })
    }
  }
  const provider = new WebsocketProvider(server.address, document, doc, {
    WebSocketPolyfill: WithBearer as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  endings.push(() => {
    provider.destroy()
    doc.destroy()
  })
  return { doc, provider }
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise(resolve => provider.once('sync', () => resolve()))

/** Resolves once the map has the key. */
const arrived = (doc: Y.Doc, root: string, key: string): Promise<void> =>
  new Promise(resolve => {
    const map = doc.getMap(root)
    const look = (): void => {
      if (!map.has(key)) return
      map.unobserve(look)
      resolve()
    }
    map.observe(look)
    look()
  })

function socketTo(
  address: string,
  options: { headers?: Record<string, string>; protocols?: string[] } = {},
): WebSocket {
  const socket = new WebSocket(address, options.protocols ?? [], { headers: options.headers ?? {} })
  socket.on('error', () => {})
  endings.push(() => socket.terminate())
  return socket
}
const closing = (socket: WebSocket): Promise<number> => new Promise(resolve => socket.once('close', resolve))
const opening = (socket: WebSocket): Promise<void> => new Promise(resolve => socket.once('open', () => resolve()))

describe('the unmodified y-websocket client', () => {
  it('[W5] joins, writes, and another sees it', async () => {
    const server = await opened()
    const [ana, bo] = [stockClient(server, 'ana'), stockClient(server, 'bo')]
    await Promise.all([synced(ana.provider), synced(bo.provider)])
    const note = writeNote(ana.doc, { by: 'ana', text: 'Bonjour' })
    await arrived(bo.doc, 'zone', note)
    expect(bo.doc.getMap('txt').get(note)).toBe('Bonjour')
    expect(ana.doc.clientID).toBeLessThan(SERVER_CLIENT_ID)
  })

  it('[W6] [W5] writes before it is synced, and while it was away, without being refused', async () => {
    const server = await opened()
    const [ana, bo] = [stockClient(server, 'ana'), stockClient(server, 'bo')]
    const early = writeNote(ana.doc, { by: 'ana', text: 'Avant même' })
    ana.provider.once('status', () => writeNote(ana.doc, { by: 'ana', text: 'À la connexion' }))
    await arrived(bo.doc, 'zone', early)
    ana.provider.disconnect()
    const away = writeNote(ana.doc, { by: 'ana', text: 'Hors ligne' })
    ana.provider.connect()
    await arrived(bo.doc, 'zone', away)
    expect(ana.provider.wsconnected).toBe(true)
  })

  it('[P1] [W5] sees who is there by ids that are nobody’s Yjs id', async () => {
    const server = await opened()
    const [ana, bo] = [stockClient(server, 'ana'), stockClient(server, 'bo')]
    await Promise.all([synced(ana.provider), synced(bo.provider)])
    const names = (): unknown[] =>
      [...bo.provider.awareness.getStates().values()].map(
        state => (state['user'] as { name?: string } | undefined)?.name,
      )
    await new Promise<void>(resolve => {
      const look = (): void => {
        if (names().includes('Ana') && names().includes('Bo')) resolve()
      }
      bo.provider.awareness.on('change', look)
      look()
    })
    expect([...bo.provider.awareness.getStates().keys()]).not.toContain(ana.doc.clientID)
  })

  it('[D9] [D4] finds everything again after the server was started anew on the same archive', async () => {
    const archive = createMemoryArchive()
    const first = await aSyncServer(archive)
    const ana = stockClient(first, 'ana')
    const bo = stockClient(first, 'bo')
    await Promise.all([synced(ana.provider), synced(bo.provider)])
    const note = writeNote(ana.doc, { by: 'ana', text: 'Gardé' })
    await arrived(bo.doc, 'zone', note)
    const gone = new Promise<number>(resolve =>
      ana.provider.once('connection-close', event => resolve(event?.code ?? 0)),
    )
    await first.close()
    expect(await gone).toBe(1012)
    const second = await opened(archive, first.situation)
    const late = stockClient(second, 'late')
    await arrived(late.doc, 'zone', note)
    expect(late.doc.getMap('txt').get(note)).toBe('Gardé')
  })
})

describe('the door', () => {
  it('[A1] closes with a code that says why: nobody we know, not for them, no such event or table', async () => {
    const server = await opened()
    const base = `ws://127.0.0.1:${server.port}/sync`
    const bearer = { authorization: 'Bearer ana' }
    const codes = await Promise.all([
      closing(socketTo(`${base}/e1/table-t1`)),
      closing(socketTo(`${base}/e1/table-t1`, { headers: { ...bearer, origin: 'https://evil.example.org' } })),
      closing(socketTo(`${base}/e1/own-t1-bo`, { headers: bearer })),
      closing(socketTo(`${base}/e2/table-t1`, { headers: bearer })),
      closing(socketTo(`${base}/e1/table-t9`, { headers: bearer })),
    ])
    expect(codes).toEqual([4401, 4403, 4403, 4404, 4404])
  })

  it('answers anything that is no document with a plain 404', async () => {
    const server = await opened()
    for (const path of ['/sync/e1/nonsense!', '/sync/e1', '/', '/sync/e1/table-t1/more', '/sync/%ZZ/table-t1']) {
      const socket = socketTo(`ws://127.0.0.1:${server.port}${path}`)
      const status = await new Promise(resolve =>
        socket.once('unexpected-response', (_, response) => resolve(response.statusCode)),
      )
      expect([path, status]).toEqual([path, 404])
    }
  })

  it('[A2] gives our further messages only to who asks, and finds the person that a tab names', async () => {
    const server = await opened()
    const headers = { cookie: 'theme=dark; person_p1=ana; broken=%zz' }
    const ours = socketTo(`${server.address}/table-t1`, { headers, protocols: ['tablee.v1', 'person.p1'] })
    const first = await new Promise<Buffer>(resolve => ours.once('message', data => resolve(data as Buffer)))
    expect([ours.protocol, first[0]]).toEqual(['tablee.v1', 100])
    expect(server.knocks[0]).toMatchObject({
      event: 'e1',
      document: { kind: 'table', table: 't1' },
      personNamed: 'p1',
      cookies: { person_p1: 'ana', theme: 'dark' },
    })
    const stock = socketTo(`${server.address}/table-t1?x=1`, { headers: { authorization: 'Bearer ana' } })
    const types: (number | undefined)[] = []
    stock.on('message', data => types.push((data as Buffer)[0]))
    await opening(stock)
    stock.send(new Uint8Array([0, 0, 1, 0]))
    await new Promise<void>(resolve => stock.on('message', data => (data as Buffer)[1] === 1 && resolve()))
    expect(types.every(type => type === 0 || type === 1)).toBe(true)
  })

  it('[A7] a person may not hold more than a dozen connections', async () => {
    const server = await opened()
    const sockets = Array.from({ length: 12 }, () =>
      socketTo(`${server.address}/table-t1`, { headers: { authorization: 'Bearer ana' } }),
    )
    await Promise.all(sockets.map(opening))
    expect(await closing(socketTo(`${server.address}/table-t1`, { headers: { authorization: 'Bearer ana' } }))).toBe(
      4503,
    )
    expect(server.rooms.counts().connections).toBe(12)
  })
})

describe('a broken or hostile connection', () => {
  /** Opens a WebSocket by hand and hands over the bare line. */
  async function bareLine(server: TestSyncServer): Promise<Socket> {
    const line = connect(server.port, '127.0.0.1')
    endings.push(() => line.destroy())
    line.on('error', () => {})
    line.write(
      'GET /sync/e1/table-t1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer mallory\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    await new Promise<void>(resolve => line.once('data', () => resolve()))
    return line
  }
  const masked = (first: number, payload: number[]): Buffer =>
    Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0, ...payload])
  const frames: readonly [string, Buffer][] = [
    ['reserved bits set', masked(0xc2, [0])],
    ['no mask', Buffer.from([0x82, 1, 0])],
    ['text that is no UTF-8', masked(0x81, [0xc3, 0x28])],
    ['an honest text frame', masked(0x81, [0x68, 0x69])],
    ['an announced length beyond all bounds', Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['an unknown kind of frame', masked(0x83, [0])],
    ['a continuation of nothing', masked(0x80, [0])],
    ['a close frame of one byte', masked(0x88, [3])],
    ['an unknown type of message', masked(0x82, [77, 1, 2])],
  ]
  for (const [name, frame] of frames) {
    it(`[G8] with ${name} is closed, and the table goes on`, async () => {
      const server = await opened()
      const [ana, bo] = [stockClient(server, 'ana'), stockClient(server, 'bo')]
      await Promise.all([synced(ana.provider), synced(bo.provider)])
      const line = await bareLine(server)
      const closed = new Promise<void>(resolve => line.once('close', () => resolve()))
      line.on('end', () => line.end())
      line.write(frame)
      // The farewell of `ws` waits for ours; a line that is cut need not be polite.
      line.on('data', data => data[0] === 0x88 && line.end())
      await closed
      const note = writeNote(ana.doc, { by: 'ana' })
      await arrived(bo.doc, 'zone', note)
      expect(server.rooms.onlineAt('e1')).toEqual(new Set(['ana', 'bo']))
    })
  }

  it('[G8] that hangs up in the middle of asking harms nobody', async () => {
    const server = await opened()
    for (let i = 0; i < 20; i++) {
      const line = connect(server.port, '127.0.0.1')
      line.on('error', () => {})
      line.write(
        'GET /sync/e1/table-t1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer mallory\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      )
      line.resetAndDestroy()
    }
    const ana = stockClient(server, 'ana')
    await synced(ana.provider)
    expect(ana.provider.wsconnected).toBe(true)
  })

  it('[G7] with a frame larger than we take is told that it is too large', async () => {
    const server = await opened()
    const socket = socketTo(`${server.address}/table-t1`, { headers: { authorization: 'Bearer mallory' } })
    await opening(socket)
    socket.send(new Uint8Array(300 * 1024))
    expect(await closing(socket)).toBe(4413)
    const huge = socketTo(`${server.address}/table-t1`, { headers: { authorization: 'Bearer mallory' } })
    await opening(huge)
    huge.send(new Uint8Array(2 * 1024 * 1024))
    expect(await closing(huge)).toBe(1009)
  })
})
