import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
})
afterEach(() => tablee.close())

const joinCall = (body: unknown, given: { token?: string; headers?: Record<string, string> } = {}) =>
  tablee.call('POST', `events/${event.id}/join`, { body, ...given })

describe('joining', () => {
  it('takes a first name and gives a seat for each round, a token and client ids', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: ' Zoé ' })
    expect(zoe.person).toMatchObject({ name: 'Zoé', role: 'participant' })
    expect(zoe.token.startsWith(`${zoe.person.id}.`)).toBe(true)
    expect(new Set(zoe.clientIds).size).toBeGreaterThanOrEqual(4)
    expect(zoe.seats.map(seat => seat.round)).toEqual([1, 2, 3, 4])
    expect(zoe.seats[0]).toMatchObject({ table: 't1', place: 1 })
    expect(zoe.now).toBe(tablee.clock.now())
    expect(zoe.alias).toBeUndefined()
  })

  it('works with the spoken code too', async () => {
    expect((await tablee.join(event, { code: event.code.toLowerCase(), name: 'Karim' })).person.role).toBe(
      'participant',
    )
  })

  it('the key says the role; staff and wall need no name and have no seat', async () => {
    for (const role of ['organiser', 'facilitator', 'wall'] as const) {
      const joined = await tablee.join(event, { key: event.keys[role] })
      expect(joined).toMatchObject({ person: { role }, seats: [] })
    }
    const host = await tablee.join(event, { key: event.keys.hosts['t3'] ?? '', name: 'Bruno' })
    expect(host.seats.map(seat => seat.table)).toEqual(['t3', 't3', 't3', 't3'])
    expect((await tablee.join(event, { key: event.keys.host, name: 'Nadia' })).seats[0]?.table).toBe('t1')
  })

  it('a whole room at once, from one address, is the normal case', async () => {
    const room = await Promise.all(
      Array.from({ length: 40 }, (_, i) => tablee.join(event, { key: event.keys.participant, name: `Guest ${i}` })),
    )
    const ids = room.flatMap(joined => joined.clientIds)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(room.map(joined => joined.person.id)).size).toBe(40)
    for (const table of ['t1', 't2', 't3', 't4'])
      expect(room.filter(joined => joined.seats[0]?.table === table)).toHaveLength(10)
  })

  it('two people may have the same first name', async () => {
    const [one, other] = [
      await tablee.join(event, { key: event.keys.participant, name: 'Inès' }),
      await tablee.join(event, { key: event.keys.participant, name: 'Inès' }),
    ]
    expect(one.person.id).not.toBe(other.person.id)
  })

  it('a full table is refused, and the next free one is named', async () => {
    event = await tablee.create({
      title: 'Small',
      themes: [1, 2].map(n => ({ title: `${n}?`, tables: [{ seats: 1 }] })),
    })
    await tablee.join(event, { key: event.keys.participant, name: 'A', table: 't1' })
    const answer = await joinCall({ key: event.keys.participant, name: 'B', table: 't1' })
    expect(answer.status).toBe(409)
    expect(answer.body.error).toMatchObject({ code: 'table-full', details: { next: { table: 't2', number: 2 } } })
  })

  it('somebody who wants to follow without writing needs no chair, even where every table is full', async () => {
    event = await tablee.create({ title: 'Small', themes: [{ title: '1?', tables: [{ seats: 1 }] }] })
    await tablee.join(event, { key: event.keys.participant, name: 'A' })
    const reader = await tablee.join(event, { key: event.keys.participant, name: 'B', following: true })
    expect(reader.seats).toEqual([])
    expect(tablee.server.context.cafes.get(event.id)?.situation.mayWriteAtTables(reader.person.id)).toBe(false)
    const chair = await tablee.call('PATCH', `events/${event.id}/me`, {
      token: reader.token,
      body: { following: false },
    })
    expect([chair.status, chair.body.error?.code]).toEqual([409, 'table-full'])
  })

  const bad: [string, unknown, number, string][] = [
    ['no key at all', { name: 'Zoé' }, 401, 'unauthorised'],
    ['a wrong key', { key: 'wrong', name: 'Zoé' }, 401, 'unauthorised'],
    ['a wrong code', { code: 'ZZZZZZ', name: 'Zoé' }, 401, 'wrong-code'],
  ]
  it.each(bad)('with %s is refused', async (_what, body, status, code) => {
    const answer = await joinCall(body)
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
  })

  it('without a name, or with nonsense, says what is wrong', async () => {
    const { participant } = event.keys
    const bodies = [
      {},
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { name: 'Zoé', device: 'fax' },
      { name: 'Zoé', email: 'nowhere' },
      { name: 'Zoé', table: 't9' },
    ]
    for (const body of bodies) expect((await joinCall({ key: participant, ...body })).status).toBe(422)
  })

  it('nobody comes in after the café is closed', async () => {
    const organiser = await tablee.join(event, { key: event.keys.organiser })
    await tablee.command(event, organiser.token, { type: 'close' })
    const answer = await joinCall({ key: event.keys.participant, name: 'Late' })
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'event-closed'])
  })

  it('with attribution «none» each table knows one by another name', async () => {
    event = await tablee.create({ template: 'isn-2018', notes: { attribution: 'none' } })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const aliases = Object.values(zoe.alias ?? {})
    expect(Object.keys(zoe.alias ?? {})).toEqual(['t1', 't2', 't3', 't4'])
    expect(new Set([...aliases, zoe.person.id]).size).toBe(5)
    await tablee.restart()
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).body['alias']).toEqual(zoe.alias)
  })

  it('the administrator becomes an organiser', async () => {
    const answer = await joinCall({ name: 'Odile' }, { token: ADMIN_KEY })
    expect(answer.body).toMatchObject({ person: { name: 'Odile', role: 'organiser' } })
  })
})

describe('coming back', () => {
  it('with one’s token: the same person, the same seats, fresh client ids', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const answer = await joinCall({}, { token: zoe.token })
    expect(answer.status).toBe(201)
    const again = answer.body as unknown as Joined
    expect(again.person).toEqual(zoe.person)
    expect(again.seats).toEqual(zoe.seats)
    expect(again.token).toBe(zoe.token)
    expect(again.clientIds.filter(id => zoe.clientIds.includes(id))).toEqual([])
  })

  it('somebody thought absent has a chair again', async () => {
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    await tablee.command(event, facilitator.token, { type: 'mark-absent', person: zoe.person.id })
    expect(((await joinCall({}, { token: zoe.token })).body as unknown as Joined).seats).toHaveLength(4)
  })

  it('by cookie, whether the tab names its person or there is only one', async () => {
    const cookie = await cookieOf({ key: event.keys.participant, name: 'Zoé' })
    const named = { cookie: cookie.header, 'tablee-person': cookie.person, origin: 'http://localhost:80' }
    expect((await joinCall({}, { headers: named })).body).toMatchObject({ person: { id: cookie.person } })
    expect(
      (await tablee.call('GET', `events/${event.id}/me`, { headers: { cookie: cookie.header } })).body,
    ).toMatchObject({ person: { id: cookie.person } })
  })

  it('with a key one is somebody new, even in a browser where somebody else already is', async () => {
    const zoe = await cookieOf({ key: event.keys.participant, name: 'Zoé' })
    const wall = await joinCall(
      { key: event.keys.wall },
      { headers: { cookie: zoe.header, origin: 'http://localhost' } },
    )
    expect(wall.body).toMatchObject({ person: { role: 'wall' } })
  })

  it('two people in one browser have to be named', async () => {
    const [zoe, wall] = [
      await cookieOf({ key: event.keys.participant, name: 'Zoé' }),
      await cookieOf({ key: event.keys.wall }),
    ]
    const cookie = `${zoe.header}; ${wall.header}`
    expect((await tablee.call('GET', `events/${event.id}/me`, { headers: { cookie } })).status).toBe(401)
    const answer = await tablee.call('GET', `events/${event.id}/me`, {
      headers: { cookie, 'tablee-person': wall.person },
    })
    expect(answer.body).toMatchObject({ person: { role: 'wall' } })
  })

  it('the cookie is out of reach of scripts and other sites', async () => {
    const { headers } = await joinCall({ key: event.keys.participant, name: 'Zoé' })
    expect(String(headers['set-cookie'])).toMatch(
      /^tablee\.[a-z0-9]+\.p[a-z0-9]+=\S+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  async function cookieOf(body: unknown): Promise<{ header: string; person: string }> {
    const answer = await joinCall(body)
    const header = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    return { header, person: (answer.body as unknown as Joined).person.id }
  }
})

describe('client ids', () => {
  const ask = (token: string, count?: number) =>
    tablee.call('POST', `events/${event.id}/client-ids`, { token, body: count === undefined ? {} : { count } })

  it('are given to whoever writes, as many as asked, never twice', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const answer = await ask(zoe.token, 20)
    expect(answer.status).toBe(201)
    const ids = answer.body['clientIds'] as number[]
    expect(new Set([...ids, ...zoe.clientIds]).size).toBe(20 + zoe.clientIds.length)
    for (const id of ids) expect(Number.isInteger(id) && id > 0 && id < 2 ** 32).toBe(true)
    await tablee.restart()
    const cafe = await tablee.server.context.cafes.find(event.id)
    expect(ids.map(id => cafe?.situation.ownerOf(id))).toEqual(ids.map(() => zoe.person.id))
  })

  it('are not for the wall, not without end, and not in odd numbers', async () => {
    const wall = await tablee.join(event, { key: event.keys.wall })
    expect((await ask(wall.token)).status).toBe(403)
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    for (const count of [0, 51, 1.5]) expect((await ask(zoe.token, count)).status).toBe(422)
    for (let i = 0; i < 9; i++) expect((await ask(zoe.token, 50)).status).toBe(201)
    expect((await ask(zoe.token, 50)).status).toBe(409)
  })
})

describe('me', () => {
  const me = (token: string) => `events/${event.id}/me?${token.length}`

  it('corrects name and consents, and shows all that is held', async () => {
    const zoe = await tablee.join(event, {
      key: event.keys.participant,
      name: 'Zoe',
      organisation: 'Somewhere',
      email: 'zoe@example.org',
      wishes: ['near a window'],
    })
    const changed = await tablee.call('PATCH', me(zoe.token), {
      token: zoe.token,
      body: { name: 'Zoé', consent: { name: true }, email: '' },
    })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({
      person: {
        name: 'Zoé',
        organisation: 'Somewhere',
        consent: { name: true, email: false },
        device: 'own',
        following: false,
      },
      dots: { tables: {}, harvest: {} },
      scribeFor: [],
      notes: [],
    })
    expect(changed.body['person']).not.toHaveProperty('email')
  })

  it('changes table, follows without writing, and takes a chair again', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const there = await tablee.call('PATCH', me(zoe.token), { token: zoe.token, body: { table: 't4' } })
    expect(there.body['seats']).toMatchObject([{ round: 1, table: 't4' }, {}, {}, {}])
    const cafe = tablee.server.context.cafes.get(event.id)
    await tablee.call('PATCH', me(zoe.token), { token: zoe.token, body: { following: true } })
    expect(cafe?.situation.mayWriteAtTables(zoe.person.id)).toBe(false)
    const back = await tablee.call('PATCH', me(zoe.token), { token: zoe.token, body: { following: false } })
    expect(back.body['seats']).toHaveLength(4)
    expect(cafe?.situation.mayWriteAtTables(zoe.person.id)).toBe(true)
  })

  it('tells who writes for one, who answers for the data and when they go, and how many devices are known', async () => {
    const octave = await tablee.join(event, {
      key: event.keys.participant,
      name: 'Octave',
      device: 'paper',
      table: 't1',
    })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    await tablee.command(event, zoe.token, { type: 'scribe', for: octave.person.id })
    const { body } = await tablee.call('GET', me(octave.token), { token: octave.token })
    expect(body).toMatchObject({
      scribes: ['Zoé'],
      person: { devices: 1, device: 'paper', joinedAt: tablee.clock.now() },
    })
    const view = await tablee.call('GET', `events/${event.id}`, { token: octave.token })
    expect(body['purgeAt']).toBe(view.body['purgeAt'])
  })

  it('leaving erases what is held, and the token opens nothing any more', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', email: 'zoe@example.org' })
    expect((await tablee.call('DELETE', me(zoe.token), { token: zoe.token })).status).toBe(204)
    expect((await tablee.call('GET', me(zoe.token), { token: zoe.token })).status).toBe(401)
    let stored = ''
    for await (const [key, value] of tablee.archive.range('cafe/')) stored += key + new TextDecoder().decode(value)
    expect(stored).not.toContain('zoe@example.org')
  })

  it('the administrator is nobody before joining', async () => {
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: ADMIN_KEY })).status).toBe(403)
  })
})

describe('guessing the code', () => {
  it('is slowed after many wrong guesses, while who knows it comes in from the same address', async () => {
    const guess = () => joinCall({ code: 'ZZZZZZ', name: 'x' })
    const statuses = new Set<number>()
    for (let i = 0; i < 400; i++) statuses.add((await guess()).status)
    expect(statuses).toEqual(new Set([401, 429]))
    tablee.clock.advance(1_000)
    expect((await joinCall({ code: event.code, name: 'Zoé' })).status).toBe(201)
    expect((await joinCall({ key: event.keys.participant, name: 'Karim' })).status).toBe(201)
  })
})
