import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aServer, type TestServer } from '../support/a-server.ts'
import { closed, get, listen, open, send } from './bare-requests.ts'

let tablee: TestServer
let port: number
const limits = { headersMs: 1_000, requestMs: 1_500, checkMs: 100, connections: 40 }

beforeEach(async () => {
  tablee = await aServer({ limits })
  port = await listen(tablee)
})
afterEach(() => tablee.close())

const alive = async (): Promise<void> => expect((await get(port, '/healthz')).status).toBe(200)
const errorIn = (body: string): unknown => (JSON.parse(body) as { error: { code: string } }).error.code
const post = (length: number | string): string =>
  `POST /api/v1/codes HTTP/1.1\r\nHost: cafe.test\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

describe('requests that do not end', () => {
  it('headers that dribble in are given up', async () => {
    const answer = await send(port, 'GET /healthz HTTP/1.1\r\nHost: cafe.test\r\nX-Slow: ')
    expect([answer.status, errorIn(answer.body)]).toEqual([408, 'too-slow'])
    await alive()
  })

  it('a body that never comes is given up', async () => {
    const answer = await send(port, post(100), '{"code":')
    expect([answer.status, errorIn(answer.body)]).toEqual([408, 'too-slow'])
    await alive()
  })

  it('dozens of lines that say nothing keep nobody out for long', async () => {
    const lines = await Promise.all(Array.from({ length: limits.connections - 1 }, () => open(port)))
    for (const line of lines) line.write('GET / HTTP/1.1\r\nX-Slow: ')
    await Promise.all(lines.map(closed))
    await alive()
  })

  it('connections beyond what is taken are closed, and those who are in go on', async () => {
    const lines = await Promise.all(Array.from({ length: limits.connections }, () => open(port)))
    const [inside] = lines
    const late = await open(port)
    await closed(late)
    const heard = new Promise<string>(resolve => inside?.once('data', data => resolve(String(data))))
    inside?.write('GET /healthz HTTP/1.1\r\nHost: cafe.test\r\n\r\n')
    expect(await heard).toMatch(/^HTTP\/1\.1 200/)
    for (const line of lines) line.destroy()
  })
})

describe('requests that are too much', () => {
  it('headers beyond 16 kB', async () => {
    const answer = await get(port, '/healthz', [`X-Large: ${'x'.repeat(20_000)}`])
    expect([answer.status, errorIn(answer.body)]).toEqual([431, 'too-large'])
    await alive()
  })

  it('thousands of small headers', async () => {
    const answer = await get(
      port,
      '/healthz',
      Array.from({ length: 3_000 }, (_, i) => `X-${i}: y`),
    )
    expect(answer.status).toBe(431)
    await alive()
  })

  it('many cookies, of which one could be right, are read in no time worth telling', async () => {
    const cookies = Array.from({ length: 700 }, (_, i) => `tablee.c.${i}=x`).join('; ')
    expect((await get(port, '/api/v1/events', [`Cookie: ${cookies}`])).status).toBe(401)
  })

  it('a body beyond a megabyte, whether it says so or not', async () => {
    const declared = await send(port, post(2 ** 21))
    expect([declared.status, errorIn(declared.body)]).toEqual([413, 'too-large'])
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const chunked =
      'POST /api/v1/codes HTTP/1.1\r\nHost: cafe.test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
    const answer = await send(port, chunked, ...Array.from({ length: 20 }, () => chunk))
    expect(answer.status).toBe(413)
    await alive()
  })
})

describe('what is no HTTP', () => {
  const broken: readonly (readonly [string, string | Uint8Array])[] = [
    ['nonsense', 'hello\r\n\r\n'],
    ['a TLS greeting', Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03)],
    ['two lengths', 'POST /api/v1/codes HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'POST /api/v1/codes HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a length below nothing', post('-1')],
    ['a length that is no number', post('1e3')],
    ['a header with a line break in it', 'GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n'],
    ['a header with a zero byte', 'GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n'],
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['another protocol’s version', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'],
  ]
  it.each(broken)('%s is answered with a 4xx or a closed line', async (_what, bytes) => {
    const { status, body } = await send(port, bytes)
    expect([0, 400, 408, 501, 505]).toContain(status)
    if (body !== '') expect(body).not.toMatch(/at .*\.(?:js|ts):/)
    await alive()
  })

  it('text that is not UTF-8 is no JSON worth keeping', async () => {
    const body = Buffer.from([0x7b, 0x22, 0x63, 0x6f, 0x64, 0x65, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x7d])
    const head = post(body.length).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')
    const answer = await send(port, head, body)
    expect([400, 404, 422]).toContain(answer.status)
    await alive()
  })
})
