import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isOurOrigin } from '../../server/access/origin.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
})
afterEach(() => tablee.close())

const OURS = 'http://localhost:80'
const start = (headers: Record<string, string>, token?: string) =>
  tablee.call('POST', `events/${event.id}/commands`, {
    body: { type: 'open' },
    headers,
    ...(token === undefined ? {} : { token }),
  })

describe('where a call comes from', () => {
  it('a page of another site gets no answer, whatever it shows', async () => {
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const foreign = { origin: 'https://elsewhere.example.org' }
    expect((await start(foreign, facilitator.token)).body.error?.code).toBe('foreign-origin')
    expect(
      (await tablee.call('GET', `events/${event.id}`, { headers: foreign, token: facilitator.token })).status,
    ).toBe(403)
    expect((await start({ origin: 'null' }, facilitator.token)).status).toBe(403)
  })

  it('a bearer needs no Origin; a cookie alone does, to change anything', async () => {
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const cookie = `tablee.${event.id}.${facilitator.person.id}=${facilitator.token}`
    expect((await start({ cookie })).status).toBe(403)
    expect((await tablee.call('GET', `events/${event.id}`, { headers: { cookie } })).status).toBe(200)
    expect((await start({ cookie, origin: OURS })).status).toBe(200)
    expect(
      (await tablee.call('POST', `events/${event.id}/client-ids`, { body: {}, token: facilitator.token })).status,
    ).toBe(201)
  })

  it.each([
    ['http://cafe.test:3000', 'cafe.test:3000', undefined, true],
    ['http://cafe.test', 'cafe.test', undefined, true],
    ['http://cafe.test', 'cafe.test:80', undefined, true],
    ['https://cafe.example.org', '127.0.0.1:3000', 'https://cafe.example.org', true],
    ['http://cafe.test:3001', 'cafe.test:3000', undefined, false],
    ['http://cafe.test.example.org', 'cafe.test', undefined, false],
    ['nonsense', 'cafe.test', undefined, false],
    ['http://cafe.test', undefined, undefined, false],
  ])('Origin %s at Host %s (PUBLIC_URL %s): ours is %s', (origin, host, publicUrl, ours) => {
    expect(isOurOrigin(origin, { host, publicUrl })).toBe(ours)
  })
})

describe('what a token opens', () => {
  it('its own event, and no other', async () => {
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const other = await tablee.create()
    expect((await tablee.call('GET', `events/${other.id}`, { token: facilitator.token })).status).toBe(401)
    expect((await tablee.call('GET', 'events', { token: facilitator.token })).status).toBe(401)
  })

  it('nothing when one letter of it is wrong, or when it is somebody else’s name on it', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    const [, secret = ''] = zoe.token.split('.')
    const forged = [
      `${zoe.person.id}.${secret.slice(0, -1)}~`,
      `${karim.person.id}.${secret}`,
      `${zoe.person.id}.`,
      secret,
      '',
    ]
    for (const token of forged) expect((await tablee.call('GET', `events/${event.id}/me`, { token })).status).toBe(401)
  })

  it('a tab that names a person whose cookie is not there is nobody', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const cookie = `tablee.${event.id}.${zoe.person.id}=${zoe.token}`
    const headers = { cookie, 'tablee-person': 'somebody' }
    expect((await tablee.call('GET', `events/${event.id}/me`, { headers })).status).toBe(401)
  })

  it('the administrator may do what the organiser may', async () => {
    expect((await start({}, ADMIN_KEY)).status).toBe(200)
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).body).toMatchObject({
      role: 'organiser',
      keys: event.keys,
    })
  })
})

describe('the home screen', () => {
  const open = (key: string) => tablee.call('POST', 'admin/session', { body: { key } })

  it('opens with the admin key, by a cookie that is not the key', async () => {
    const answer = await open(ADMIN_KEY)
    expect(answer.status).toBe(204)
    const [cookie = ''] = String(answer.headers['set-cookie']).split(';')
    expect(String(answer.headers['set-cookie'])).toContain('HttpOnly; SameSite=Lax')
    expect(cookie).not.toContain(ADMIN_KEY)
    expect((await tablee.call('GET', 'events', { headers: { cookie } })).status).toBe(200)
    const create = await tablee.call('POST', 'events', {
      headers: { cookie, origin: OURS },
      body: { template: 'blank' },
    })
    expect(create.status).toBe(201)
    expect((await tablee.call('GET', `events/${event.id}`, { headers: { cookie } })).body).toMatchObject({
      role: 'organiser',
    })
  })

  it('does not open with another key, nor with a made-up cookie', async () => {
    expect((await open('wrong')).status).toBe(401)
    expect((await tablee.call('GET', 'events', { headers: { cookie: 'tablee.admin=made-up' } })).status).toBe(401)
  })

  it('closes', async () => {
    const answer = await tablee.call('DELETE', 'admin/session')
    expect(answer.status).toBe(204)
    expect(String(answer.headers['set-cookie'])).toMatch(/tablee\.admin=;.*(?:Max-Age=0|Expires=Thu, 01 Jan 1970)/)
  })
})

describe('how fast', () => {
  it('a token has fifty calls a second and more, and another one its own', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    const look = (token: string) => tablee.call('GET', `events/${event.id}`, { token })
    const statuses: number[] = []
    for (let i = 0; i < 60; i++) statuses.push((await look(zoe.token)).status)
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await look(karim.token)).status).toBe(200)
  })
})

describe('over HTTPS', () => {
  it('cookies are Secure, and only there', async () => {
    const secure = await aServer({ publicUrl: 'https://cafe.example.org' })
    const made = await secure.create()
    expect(made.links.wall).toMatch(/^https:\/\/cafe\.example\.org\/e\//)
    const answer = await secure.call('POST', `events/${made.id}/join`, { body: { key: made.keys.wall } })
    expect(String(answer.headers['set-cookie'])).toContain('; Secure')
    await secure.close()
  })
})
