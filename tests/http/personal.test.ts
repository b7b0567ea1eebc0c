import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePersonalKeys } from '../../server/access/personal.ts'
import type { CreatedEvent, Joined, Me, Personal } from '../../shared/protocol/api.ts'
import { aCafe, join as joinPure, personOf } from '../support/a-cafe.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
let event: CreatedEvent
let zoe: Joined
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
  zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
})
afterEach(() => tablee.close())

const comeBack = (personal: string) => tablee.call('POST', `events/${event.id}/join`, { body: { personal } })
const meOf = async (token: string): Promise<Me> =>
  (await tablee.call('GET', `events/${event.id}/me`, { token })).body as unknown as Me
const personalOf = async (who: Joined): Promise<Personal> => {
  const { personal } = await meOf(who.token)
  if (personal === undefined) throw new Error('no personal code')
  return personal
}
const secretIn = (link: string): string => new URL(link).hash.replace('#p=', '')
const statusOf = async (token: string): Promise<number> =>
  (await tablee.call('GET', `events/${event.id}/me`, { token })).status

describe('coming back on another device', () => {
  it('by code or by link: the same person, the same seats, a token of its own', async () => {
    const { code, link } = await personalOf(zoe)
    expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXYZ346789]{6}$/)
    expect(link).toMatch(new RegExp(`^http://localhost(:80)?/e/${event.id}/join#p=`))
    const tokens = new Set([zoe.token])
    for (const personal of [code, ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`, secretIn(link)]) {
      const answer = await comeBack(personal)
      expect(answer.status).toBe(201)
      const again = answer.body as unknown as Joined
      expect([again.person, again.seats]).toEqual([zoe.person, zoe.seats])
      expect(again.clientIds.filter(id => zoe.clientIds.includes(id))).toEqual([])
      expect(String(answer.headers['set-cookie'])).toContain('HttpOnly; SameSite=Lax')
      tokens.add(again.token)
    }
    expect(tokens.size).toBe(4)
    for (const token of tokens) expect(await statusOf(token)).toBe(200)
    await tablee.restart()
    for (const token of tokens) expect(await statusOf(token)).toBe(200)
    expect(tablee.server.context.cafes.get(event.id)?.state.people.size).toBe(1)
  })

  it('somebody thought absent has a chair again', async () => {
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const { code } = await personalOf(zoe)
    await tablee.command(event, facilitator.token, { type: 'mark-absent', person: zoe.person.id })
    expect((await comeBack(code)).body).toMatchObject({ seats: [{}, {}, {}, {}] })
  })

  it('is shown to the person alone, and to nobody with more rights than a guest or host', async () => {
    const { code, link } = await personalOf(zoe)
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    for (const role of ['organiser', 'facilitator', 'wall'] as const) {
      const staff = await tablee.join(event, { key: event.keys[role] })
      expect(await meOf(staff.token)).not.toHaveProperty('personal')
      const renewed = await tablee.call('POST', `events/${event.id}/me/personal`, { token: staff.token })
      expect(renewed.status).toBe(403)
      for (const path of ['', '/rotation', '/notes']) {
        const { text } = await tablee.call('GET', `events/${event.id}${path}`, { token: staff.token })
        expect(text).not.toContain(code)
      }
    }
    expect((await personalOf(karim)).code).not.toBe(code)
    const programme = await tablee.guest(event, karim, 'programme')
    await settle(programme)
    const told = JSON.stringify([...programme.doc.share.keys()].map(root => programme.doc.getMap(root)))
    expect(told).not.toContain(code)
    expect(told).not.toContain(secretIn(link))
  })

  it('is stored nowhere: neither code, nor link, nor token', async () => {
    const { code, link } = await personalOf(zoe)
    const again = (await comeBack(code)).body as unknown as Joined
    let stored = ''
    for await (const [key, value] of tablee.archive.range('')) stored += key + Buffer.from(value).toString('latin1')
    const secrets = [code, secretIn(link).replace(/^[^-]*-/, ''), again.token.split('.')[1] ?? '']
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5)
      expect(stored).not.toContain(secret)
    }
  })

  it('a renewed code opens, the ones before do not, and no device is lost', async () => {
    const before = await personalOf(zoe)
    const answer = await tablee.call('POST', `events/${event.id}/me/personal`, { token: zoe.token })
    const now = answer.body as unknown as Personal
    expect(now).toEqual(await personalOf(zoe))
    for (const old of [before.code, secretIn(before.link)])
      expect((await comeBack(old)).body.error?.code).toBe('wrong-personal')
    expect((await comeBack(now.code)).status).toBe(201)
    expect(await statusOf(zoe.token)).toBe(200)
  })

  it('the code is good until the café is closed; the link still leads to what is held on me', async () => {
    const { code, link } = await personalOf(zoe)
    const organiser = await tablee.join(event, { key: event.keys.organiser })
    await tablee.command(event, organiser.token, { type: 'close' })
    expect((await comeBack(code)).body.error?.code).toBe('event-closed')
    expect((await comeBack(secretIn(link))).status).toBe(201)
  })

  it('opens nothing at another café, nothing for who has left, and nothing when a letter is wrong', async () => {
    const { code, link } = await personalOf(zoe)
    const other = await tablee.create()
    for (const personal of [code, secretIn(link)])
      expect((await tablee.call('POST', `events/${other.id}/join`, { body: { personal } })).status).toBe(401)
    const secret = secretIn(link)
    for (const wrong of ['', '-', 'AAAAAA', `${secret.slice(0, -1)}_`, `${zoe.person.id}-`, `p-${secret}`, '__proto__'])
      expect((await comeBack(wrong)).status).toBe(401)
    await tablee.call('DELETE', `events/${event.id}/me`, { token: zoe.token })
    for (const personal of [code, secret]) expect((await comeBack(personal)).status).toBe(401)
  })

  it('two people never have the same code', () => {
    const keys = makePersonalKeys('a secret')
    let state = joinPure(aCafe(), 'zoe')
    state = joinPure(state, 'karim')
    const karim = personOf(state, 'karim')
    const taken = keys.codeOf(state.id, { ...karim, personal: 1 })
    const shared = {
      ...state,
      code: { text: keys.codeOf(state.id, { ...karim, personal: 2 }), expiresAt: Number.MAX_SAFE_INTEGER },
    }
    expect(keys.nextNumber(shared, karim)).toBe(1)
    expect(keys.nextNumber({ ...shared, code: { text: taken, expiresAt: 1 } }, karim)).toBe(2)
    expect(keys.nextNumber(shared, { ...karim, personal: 1 })).toBe(3)
  })
})

describe('leaving a device', () => {
  it('makes its token worthless and closes its sockets; the person and their other devices stay', async () => {
    const { code } = await personalOf(zoe)
    const tablet = (await comeBack(code)).body as unknown as Joined
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const answer = await tablee.call('DELETE', `events/${event.id}/me/session`, { token: tablet.token })
    expect(answer.status).toBe(204)
    expect(String(answer.headers['set-cookie'])).toMatch(new RegExp(`tablee\\.${event.id}\\.${zoe.person.id}=;`))
    expect(cloth.state.closed).toBe(1012)
    expect([await statusOf(tablet.token), await statusOf(zoe.token)]).toEqual([401, 200])
    await tablee.restart()
    expect([await statusOf(tablet.token), await statusOf(zoe.token)]).toEqual([401, 200])
    expect((await meOf(zoe.token)).seats).toHaveLength(4)
  })

  it('even the first and last one: the personal code brings them back', async () => {
    const { code } = await personalOf(zoe)
    await tablee.call('DELETE', `events/${event.id}/me/session`, { token: zoe.token })
    expect(await statusOf(zoe.token)).toBe(401)
    expect((await comeBack(code)).body).toMatchObject({ person: zoe.person, seats: zoe.seats })
  })

  it('a thirteenth device takes the place of the oldest but the first', async () => {
    const { code } = await personalOf(zoe)
    const tokens: string[] = []
    for (let i = 0; i < 12; i++) tokens.push(((await comeBack(code)).body as unknown as Joined).token)
    expect(await statusOf(tokens[0] ?? '')).toBe(401)
    expect(await statusOf(tokens[1] ?? '')).toBe(200)
    expect(await statusOf(zoe.token)).toBe(200)
  })
})

describe('guessing personal codes', () => {
  it('is slowed to a trickle after sixty wrong ones, while links and the spoken code go on working', async () => {
    const { code, link } = await personalOf(zoe)
    const statuses = new Map<number, number>()
    for (let i = 0; i < 300; i++) {
      const guess = `AAAA${'ACDEFGHJKM'[i % 10]}${'ACDEFGHJKM'[Math.floor(i / 10) % 10]}`
      const { status } = await comeBack(guess)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([401, 429])
    expect(statuses.get(401)).toBeLessThanOrEqual(60)
    expect((await comeBack(code)).status).toBe(429)
    expect((await comeBack(secretIn(link))).status).toBe(201)
    expect(
      (await tablee.call('POST', `events/${event.id}/join`, { body: { code: event.code, name: 'Ana' } })).status,
    ).toBe(201)
    tablee.clock.advance(6_000)
    expect((await comeBack(code)).status).toBe(201)
  })
})
