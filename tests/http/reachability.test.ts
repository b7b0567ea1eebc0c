import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, EventView, ReachTest } from '../../shared/protocol/api.ts'
import { aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
})
afterEach(() => tablee.close())

const LAPTOP = { 'user-agent': 'a laptop' }
const PHONE = { 'user-agent': 'a telephone' }
const begin = async (): Promise<ReachTest> => {
  const answer = await tablee.call('POST', `events/${event.id}/reachability`, { token: ADMIN_KEY, headers: LAPTOP })
  expect(answer.status).toBe(201)
  return answer.body as unknown as ReachTest
}
const visit = (test: string, body: unknown, headers: Record<string, string> = PHONE) =>
  tablee.call('POST', `reachability/${test}/visits`, { body, headers })
const look = async (test: string) => (await tablee.call('GET', `reachability/${test}`)).body as unknown as ReachTest

describe('do phones reach this computer?', () => {
  it('a phone that opens the test’s address is seen on the screen that asks', async () => {
    const { test, path, visits } = await begin()
    expect([path, visits]).toEqual([`/t/${test}`, []])
    expect((await visit(test, { visit: 'aaaaaaaa', ms: 41.6 })).status).toBe(204)
    await visit(test, { visit: 'aaaaaaaa', ms: 38 })
    await visit(test, { visit: 'bbbbbbbb', ms: 65 })
    expect((await look(test)).visits.map(({ ms, sameDevice }) => [ms, sameDevice])).toEqual([
      [38, false],
      [65, false],
    ])
  })

  it('[L6] the computer that asks does not count as a phone', async () => {
    const { test } = await begin()
    await visit(test, { visit: 'aaaaaaaa', ms: 1 }, LAPTOP)
    expect((await look(test)).visits.map(each => each.sameDevice)).toEqual([true])
  })

  it('is begun by staff or the administrator, and is over in a quarter of an hour', async () => {
    const guest = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await tablee.call('POST', `events/${event.id}/reachability`, { token: guest.token })).status).toBe(403)
    expect((await tablee.call('POST', 'reachability', { token: guest.token })).status).toBe(401)
    expect((await tablee.call('POST', 'reachability', { token: ADMIN_KEY })).status).toBe(201)
    const { test } = await begin()
    tablee.clock.advance(15 * 60_000 + 1)
    expect((await tablee.call('GET', `reachability/${test}`)).status).toBe(404)
    expect((await visit(test, { visit: 'aaaaaaaa', ms: 1 })).status).toBe(404)
  })

  it('a visit that is none is refused, and a thousand take no room', async () => {
    const { test } = await begin()
    for (const body of [{}, { visit: 'short', ms: 1 }, { visit: 'aaaaaaaa', ms: -1 }, { visit: '<script>', ms: 2 }])
      expect((await visit(test, body)).status).toBe(422)
    expect((await visit('nosuchtest', { visit: 'aaaaaaaa', ms: 1 })).status).toBe(404)
    for (let n = 0; n < 100; n++) await visit(test, { visit: `visit-${String(n).padStart(4, '0')}`, ms: 1 })
    expect((await look(test)).visits.length).toBeLessThanOrEqual(40)
  })
})

describe('the address that links and QR codes carry', () => {
  const KNOWN = ['http://192.168.1.20:3000', 'http://10.0.0.5:3000']
  const view = async () =>
    (await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).body as unknown as EventView
  const choose = (address: unknown, token = ADMIN_KEY) =>
    tablee.call('POST', `events/${event.id}/address`, { body: { address }, token })
  const known = (addresses: readonly string[]) =>
    Object.assign(tablee.server.context, { roomAddresses: () => addresses })

  it('[L5] is one of the machine’s own, chosen by the organiser, and remembered for the café', async () => {
    known(KNOWN)
    expect((await choose(KNOWN[1])).body).toEqual({ address: KNOWN[1], addresses: KNOWN })
    await tablee.restart()
    known(KNOWN)
    const now = await view()
    expect(now.address).toBe(KNOWN[1])
    expect(now.addresses).toEqual([KNOWN[1], KNOWN[0]])
    expect(now.links?.participant).toMatch(/^http:\/\/10\.0\.0\.5:3000\/e\//)
    await choose(null)
    expect((await view()).address).toBeUndefined()
  })

  it('is left alone while the machine is elsewhere', async () => {
    known(KNOWN)
    await choose(KNOWN[1])
    known(['http://172.16.0.9:3000'])
    const now = await view()
    expect(now.address).toBeUndefined()
    expect(now.addresses).toEqual(['http://172.16.0.9:3000'])
    expect(now.links?.participant).not.toContain('10.0.0.5')
  })

  it('is nobody else’s address, and nobody else’s choice', async () => {
    known(KNOWN)
    expect((await choose('https://elsewhere.example.org')).status).toBe(422)
    expect((await choose(12)).status).toBe(422)
    const guest = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await choose(KNOWN[0], guest.token)).status).toBe(403)
  })
})
