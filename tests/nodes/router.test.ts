import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { HOLDING } from '../../server/nodes/find-owner.ts'
import { HOP_HEADER, makeHops } from '../../server/nodes/hop.ts'
import type { Whose } from '../../server/nodes/ownership.ts'
import { createRouter, type Router } from '../../server/nodes/router.ts'
import { createHandClock } from '../support/hand-clock.ts'

const SECRET = 'shared by all nodes of this test'
const WAY = 'GET /sync/c1/table-t1 HTTP/1.1\r\nHost: cafe.example.org\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'

const open: { server: Server; lines: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, lines } of open.splice(0)) {
    for (const line of lines) line.destroy()
    server.close()
    if (server.listening) await once(server, 'close')
  }
})

async function listen(server: Server): Promise<string> {
  const lines = new Set<Socket>()
  server.on('connection', line => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ server, lines })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The node that people reach: everything belongs to whoever `whose` says. */
async function aDoor(whose: () => Whose, upgradeMs = 5_000) {
  const hands = createHandClock()
  const timers = { ...hands, spent: () => hands.now() }
  const router = createRouter({
    ownership: { whose: async () => whose() },
    node: 'n1',
    secret: SECRET,
    timers,
    upgradeMs,
  })
  const answers: string[] = []
  const server = createServer((request, response) => {
    const hop = router.hopOf(request)
    if (router.answer(hop, request, response)) return
    void router
      .call('c1', {
        request,
        response,
        hop,
        address: request.socket.remoteAddress ?? '',
        secure: false,
        takeOver: () => {},
      })
      .then(answer => {
        answers.push(answer)
        if (answer !== 'passed') response.writeHead(answer === 'here' ? 200 : 503).end(answer)
      })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void router.socket('c1', { request, socket, head }).then(answer => {
      answers.push(answer)
      if (answer !== 'passed') socket.end(`HTTP/1.1 ${answer === 'here' ? 200 : 503} ${answer}\r\n\r\n`)
    })
  })
  return { url: await listen(server), router, timers, answers }
}

/** The node that keeps the café: says so when it is asked, and hands the rest to the test. */
async function anOwner(given: {
  readonly holds?: () => boolean
  readonly call?: (request: IncomingMessage) => string
  readonly upgrade?: (request: IncomingMessage, socket: Socket) => void
}) {
  const hops = makeHops(SECRET)
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const hop = hops.take(request)
    if (request.url?.startsWith('/nodes/holds/') === true)
      return void response.writeHead(hop !== undefined && (given.holds?.() ?? true) ? 204 : 409).end()
    asked.push(request)
    request.resume()
    request.on('end', () => response.setHeader('set-cookie', ['a=1', 'b=2']).end(given.call?.(request) ?? hop?.address))
    return undefined
  })
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {})
    given.upgrade?.(request, socket as Socket)
  })
  const url = await listen(server)
  return { url, asked, theirs: (): Whose => ({ kind: 'theirs', node: 'n2', url }) }
}

const OPENED = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
async function knock(url: string, more = ''): Promise<Socket> {
  const line = connect(Number(new URL(url).port), '127.0.0.1')
  line.on('error', () => {})
  line.write(`${WAY}${more}\r\n`)
  return line
}
async function truly(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
const isQuiet = (router: Router): boolean => router.counts().calls === 0 && router.counts().sockets === 0

describe('a call of an event that another node keeps', () => {
  it('reaches it as it came, and its answer comes back as it was given', async () => {
    const owner = await anOwner({ call: ({ method, url, headers }) => JSON.stringify({ method, url, ...headers }) })
    const door = await aDoor(owner.theirs)
    const answer = await fetch(`${door.url}/api/v1/events/c1/join?x=%20y`, {
      method: 'POST',
      headers: { origin: 'https://cafe.example.org', cookie: 'tablee.c1.p1=secret', authorization: 'Bearer k' },
      body: 'word'.repeat(100_000),
    })
    const got = (await answer.json()) as Record<string, string>
    expect(got).toMatchObject({
      method: 'POST',
      url: '/api/v1/events/c1/join?x=%20y',
      host: new URL(door.url).host,
      origin: 'https://cafe.example.org',
      cookie: 'tablee.c1.p1=secret',
      authorization: 'Bearer k',
      'content-length': '400000',
    })
    expect(got['x-forwarded-for']).toBeUndefined()
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(isQuiet(door.router)).toBe(true)
  })

  it('carries the address of whoever called, signed; what a client writes there itself is taken off', async () => {
    const owner = await anOwner({})
    const door = await aDoor(owner.theirs)
    const made = makeHops('guessed').sign({ from: 'n1', address: '9.9.9.9', secure: true }, { method: 'GET', url: '/' })
    for (const header of ['', 'n1 9.9.9.9 s AAAA', made]) {
      const answer = await fetch(`${door.url}/`, { headers: header === '' ? {} : { [HOP_HEADER]: header } })
      expect(await answer.text()).toBe('127.0.0.1')
    }
  })

  it('a signed header is worth nothing on another call', () => {
    const hops = makeHops(SECRET)
    const given = { from: 'n1', address: '10.1.2.3', secure: true }
    const signed = hops.sign(given, { method: 'GET', url: '/a' })
    const take = (method: string, url: string) => hops.take({ method, url, headers: { [HOP_HEADER]: signed } })
    expect(take('GET', '/a')).toEqual(given)
    expect(take('GET', '/b')).toBeUndefined()
    expect(take('POST', '/a')).toBeUndefined()
  })

  it('is never passed on a second time: a node that does not keep the event says so, and the first asks again', async () => {
    let isMoved = true
    const owner = await anOwner({})
    const middle = await aDoor(() => (isMoved ? owner.theirs() : { kind: 'ours' }))
    const door = await aDoor(() => ({ kind: 'theirs', node: 'n3', url: middle.url }))
    const answering = fetch(`${door.url}/`)
    for (let i = 0; i < 3; i++) {
      await new Promise(resolve => setTimeout(resolve, 30))
      door.timers.advance(HOLDING.every)
    }
    expect(owner.asked).toEqual([])
    isMoved = false
    await truly('it is answered', () => {
      door.timers.advance(HOLDING.every)
      return door.answers.length > 0
    })
    expect(await (await answering).text()).toBe('here')
    expect(owner.asked).toEqual([])
  })

  it('[J10] is held while nobody keeps the event for certain, ten seconds at most, and its body is not touched before', async () => {
    const owner = await anOwner({ holds: () => false })
    const door = await aDoor(owner.theirs)
    const answering = fetch(`${door.url}/`, { method: 'POST', body: 'once' })
    await truly('it gives up', () => {
      door.timers.advance(HOLDING.every)
      return door.answers.length > 0
    })
    expect((await answering).status).toBe(503)
    expect(owner.asked).toEqual([])
  })

  it('of a hundred that come at once, the owner is asked once whether it keeps their event', async () => {
    const hands = createHandClock()
    const answered: ((isOurs: boolean) => void)[] = []
    const router = createRouter({
      ownership: { whose: async () => ({ kind: 'theirs', node: 'n2', url: 'http://n2' }) },
      node: 'n1',
      secret: SECRET,
      timers: { ...hands, spent: () => hands.now() },
      ask: () => new Promise(resolve => answered.push(resolve)),
    })
    const lines = Array.from({ length: 100 }, () => {
      const socket = new PassThrough()
      return { request: { headers: {}, method: 'GET', url: '/' } as IncomingMessage, socket, head: Buffer.alloc(0) }
    })
    for (const line of lines) line.socket.destroy()
    const going = lines.map(line => router.socket('c1', line))
    await truly('it is asked', () => answered.length > 0)
    expect(answered.length).toBe(1)
    answered[0]?.(false)
    expect(new Set(await Promise.all(going))).toEqual(new Set(['nobody']))
  })

  it('[J10] is not asked twice when the owner is lost in the middle: it may have been done', async () => {
    let calls = 0
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/nodes/holds/') === true) return void response.writeHead(204).end()
      calls++
      return void request.socket.destroy()
    })
    const url = await listen(server)
    const door = await aDoor(() => ({ kind: 'theirs', node: 'n2', url }))
    const answer = await fetch(`${door.url}/`, { method: 'POST', body: 'x' })
    expect([answer.status, await answer.text(), calls]).toEqual([503, 'lost', 1])
    expect(isQuiet(door.router)).toBe(true)
  })
})

describe('a socket of an event that another node keeps', () => {
  it('is joined to it, in both directions', async () => {
    const owner = await anOwner({
      upgrade: (request, socket) => {
        socket.write(`${OPENED}hello ${request.headers.host}`)
        socket.on('data', data => socket.write(`heard ${String(data)}`))
      },
    })
    const door = await aDoor(owner.theirs)
    const line = await knock(door.url)
    let heard = ''
    line.on('data', data => {
      heard += String(data)
    })
    await truly('it is open', () => heard.includes('hello cafe.example.org'))
    line.write('words')
    await truly('it is answered', () => heard.includes('heard words'))
    expect(door.router.counts().sockets).toBe(1)
    // The owner has not noticed yet, and is not waited for.
    line.destroy()
    await truly('nothing is left', () => {
      door.timers.advance(1_000)
      return isQuiet(door.router)
    })
  })

  it('whose reader has stopped reading holds the writer back: nothing is piled up on the way', async () => {
    let written = 0
    let isHeldBack = false
    const chunk = Buffer.alloc(64 * 1024)
    const MOST = 256 * 1024 * 1024
    const owner = await anOwner({
      upgrade: (_request, socket) => {
        socket.write(OPENED)
        const more = (): void => {
          while (written < MOST) {
            written += chunk.length
            if (!socket.write(chunk)) {
              isHeldBack = true
              return
            }
          }
        }
        socket.on('drain', () => {
          isHeldBack = false
          more()
        })
        more()
      },
    })
    const door = await aDoor(owner.theirs)
    const line = await knock(door.url)
    line.pause()
    let before = -1
    await truly('nothing moves any more', () => {
      const isStill = isHeldBack && before === written
      before = written
      return isStill
    })
    // What the system itself buffers on four ends of two local connections.
    expect(written).toBeLessThan(64 * 1024 * 1024)
    line.destroy()
    await truly('nothing is left', () => isQuiet(door.router))
  })

  it('is hung up when its node is known to be dead, and only that', async () => {
    const owner = await anOwner({ upgrade: (_request, socket) => void socket.write(OPENED) })
    const door = await aDoor(owner.theirs)
    const line = await knock(door.url)
    await truly('it is open', () => door.router.counts().sockets === 1 && door.answers.length === 1)
    door.router.lost('another')
    expect(door.router.counts().sockets).toBe(1)
    door.router.lost('n2')
    line.resume()
    await once(line, 'close')
    await truly('nothing is left', () => isQuiet(door.router))
  })

  it('is given up when the owner says that it keeps the event and then never lets it in', async () => {
    const owner = await anOwner({ upgrade: () => {} })
    const door = await aDoor(owner.theirs, 50)
    const line = await knock(door.url)
    await once(line, 'close')
    await truly('nothing is left', () => isQuiet(door.router))
  })

  it('that goes away while it is held leaves nothing behind', async () => {
    const owner = await anOwner({ holds: () => false })
    const door = await aDoor(owner.theirs)
    const line = await knock(door.url)
    await new Promise(resolve => setTimeout(resolve, 50))
    line.destroy()
    await truly('it is not looked for any longer', () => {
      door.timers.advance(HOLDING.every)
      return door.answers.length > 0
    })
    expect(door.answers).toEqual(['nobody'])
    expect(isQuiet(door.router)).toBe(true)
  })

  it('all are hung up in portions when the node between them leaves', async () => {
    const owner = await anOwner({ upgrade: (_request, socket) => void socket.write(OPENED) })
    const door = await aDoor(owner.theirs)
    const lines = await Promise.all(Array.from({ length: 130 }, () => knock(door.url)))
    await truly('all are open', () => door.answers.length === lines.length)
    const closing = door.router.close()
    await truly('the first portion is gone', () => door.router.counts().sockets === 30)
    door.timers.advance(100)
    await closing
    await truly('nothing is left', () => isQuiet(door.router))
  })
})
