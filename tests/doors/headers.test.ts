import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '../../server/http/app.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
let facilitator: Joined
beforeAll(async () => {
  tablee = await aServer({ limits: { callsPerToken: 1e6, callsPerAddress: 1e6 } })
  event = await tablee.create()
  facilitator = await tablee.join(event, { key: event.keys.facilitator })
})
afterAll(() => tablee.close())

const POLICY =
  "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';object-src 'none';worker-src 'self';" +
  "base-uri 'self';form-action 'self';frame-ancestors 'self';connect-src 'self' ws://cafe.test:3000 wss://cafe.test:3000"

describe('headers', () => {
  it('the policy is this one to the letter, on pages, calls and refusals', async () => {
    for (const path of ['/healthz', '/', '/e/x/join', '/api/v1/nothing', `/api/v1/events/${event.id}/me`]) {
      const { headers } = await tablee.call('GET', path, { headers: { host: 'cafe.test:3000' } })
      expect([path, headers['content-security-policy']]).toEqual([path, POLICY])
    }
    expect(POLICY).not.toContain('unsafe')
  })

  it('a host that is none does not get into the policy', async () => {
    for (const host of ["cafe.test; script-src 'unsafe-inline'", 'a b', '*', 'cafe.test,evil.example.org']) {
      const { headers } = await tablee.call('GET', '/healthz', { headers: { host } })
      expect(String(headers['content-security-policy'])).toMatch(/connect-src 'self' 'self'$/)
    }
  })

  it('on plain HTTP nothing that only complains there; over HTTPS all of it', async () => {
    const { headers } = await tablee.call('GET', '/healthz')
    for (const name of ['strict-transport-security', 'cross-origin-opener-policy', 'origin-agent-cluster'])
      expect(headers).not.toHaveProperty(name)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    const secure = await aServer({ publicUrl: 'https://cafe.example.org' })
    expect((await secure.call('GET', '/healthz')).headers).toMatchObject({
      'strict-transport-security': 'max-age=15552000',
      'cross-origin-opener-policy': 'same-origin',
      'origin-agent-cluster': '?1',
    })
    await secure.close()
  })

  it('the report that stands alone runs nothing and fetches nothing', async () => {
    const { headers } = await tablee.call('GET', `events/${event.id}/report.html`, { token: facilitator.token })
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toContain('script-src')
    expect(policy).not.toContain('http')
  })

  it('answers are kept by nobody on the way', async () => {
    for (const path of [`events/${event.id}`, `events/${event.id}/me`, `events/${event.id}/notes`])
      expect((await tablee.call('GET', path, { token: facilitator.token })).headers['cache-control']).toBe('no-store')
  })
})

describe('every call that changes something', () => {
  const changing = () =>
    routesOf(tablee.server.context)
      .filter(route => route.method !== 'GET')
      .map(route => [route.method, route.path.replace(':id', event.id)] as const)
  const cookies = () => ({
    cookie: `tablee.${event.id}.${facilitator.person.id}=${facilitator.token}; tablee.admin=anything`,
  })

  it('is refused to another site’s page, whatever it shows', async () => {
    const foreign = [
      'https://elsewhere.example.org',
      'null',
      'http://cafe.test:3001',
      'https://localhost',
      'file://',
      '',
    ]
    expect(changing().length).toBeGreaterThan(10)
    for (const [method, path] of changing())
      for (const origin of foreign)
        for (const shown of [{}, cookies(), { authorization: `Bearer ${ADMIN_KEY}` }]) {
          const { status, body } = await tablee.call(method, path, { body: {}, headers: { ...shown, origin } })
          expect([method, path, origin, status, body.error?.code]).toEqual([
            method,
            path,
            origin,
            403,
            'foreign-origin',
          ])
        }
    expect(tablee.server.context.cafes.get(event.id)?.state.phase).toBe('prepared')
  })

  it('is refused to a cookie that comes without an Origin', async () => {
    for (const [method, path] of changing()) {
      const { status, body } = await tablee.call(method, path, { body: {}, headers: cookies() })
      expect([method, path, status, body.error?.code]).toEqual([method, path, 403, 'foreign-origin'])
    }
  })

  it('is not to be had by reading: GET changes nothing', async () => {
    const before = JSON.stringify(tablee.server.context.cafes.get(event.id)?.state.tables)
    for (const [, path] of changing()) await tablee.call('GET', path, { token: facilitator.token })
    expect(tablee.server.context.cafes.get(event.id)?.state.phase).toBe('prepared')
    expect(JSON.stringify(tablee.server.context.cafes.get(event.id)?.state.tables)).toBe(before)
  })
})

describe('cookies', () => {
  it('each one is HttpOnly and SameSite, and Secure over HTTPS', async () => {
    for (const [publicUrl, secure] of [
      [undefined, false],
      ['https://cafe.example.org', true],
    ] as const) {
      const own = await aServer({ publicUrl })
      const made = await own.create()
      const set = [
        await own.call('POST', `events/${made.id}/join`, { body: { key: made.keys.participant, name: 'A' } }),
        await own.call('POST', 'admin/session', { body: { key: ADMIN_KEY } }),
      ]
      for (const { headers } of set) {
        const cookie = String(headers['set-cookie'])
        expect(cookie).toMatch(/; HttpOnly(;|$)/)
        expect(cookie).toMatch(/; SameSite=Lax(;|$)/)
        expect(/; Secure(;|$)/.test(cookie)).toBe(secure)
      }
      await own.close()
    }
  })
})
