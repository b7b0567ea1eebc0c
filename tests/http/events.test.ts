import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
beforeEach(async () => {
  tablee = await aServer()
})
afterEach(() => tablee.close())

const theme = { title: 'One question?' }

describe('creating an event', () => {
  it('from a title and one theme gives keys, links and a code', async () => {
    const event = await tablee.create({ title: 'A café', themes: [theme, { title: 'Two?', tables: 2 }] })
    expect(event.plan).toMatchObject({ title: 'A café', rounds: { count: 2, minutes: 20 } })
    expect(Object.keys(event.keys.hosts)).toEqual(['t1', 't2a', 't2b'])
    expect(event.code).toMatch(/^[A-Z0-9]{6}$/)
    expect(event.links.participant).toBe(`http://localhost:80/e/${event.id}/join#k=${event.keys.participant}`)
    for (const key of [event.keys.organiser, event.keys.wall, event.keys.hosts['t1'] ?? ''])
      expect(key.length).toBeGreaterThanOrEqual(22)
    expect(event.warnings).toEqual([expect.stringContaining('controller')])
  })

  it('from a template, with fields that override', async () => {
    const event = await tablee.create({
      template: 'isn-2018',
      title: 'Our café',
      rounds: { minutes: 15 },
      controller: 'A school',
    })
    expect(event.plan).toMatchObject({ title: 'Our café', rounds: { count: 4, minutes: 15 } })
    expect(event.plan.themes).toHaveLength(4)
    expect(event.warnings).toEqual([])
  })

  it('with a bad plan says every fault at once', async () => {
    const answer = await tablee.call('POST', 'events', {
      token: ADMIN_KEY,
      body: { title: '', rounds: { count: 0 }, colour: 'red', themes: [{}] },
    })
    expect(answer.status).toBe(422)
    const details = answer.body.error?.details as { faults: { path: string }[] } | undefined
    expect(details?.faults.map(fault => fault.path).sort()).toEqual([
      'colour',
      'rounds.count',
      'themes.0.title',
      'title',
    ])
  })

  const nonsense: [string, unknown][] = [
    ['a list', []],
    ['a word', 'plan'],
    ['a template that does not exist', { template: 'none' }],
    [
      'two themes with the same id',
      {
        title: 'x',
        themes: [
          { ...theme, id: 'a' },
          { ...theme, id: 'a' },
        ],
      },
    ],
    ['too many themes', { title: 'x', themes: Array.from({ length: 41 }, () => theme) }],
  ]
  it.each(nonsense)('from %s is refused with 422', async (_what, body) => {
    expect((await tablee.call('POST', 'events', { token: ADMIN_KEY, body })).status).toBe(422)
  })

  it('is for those who have the admin key', async () => {
    for (const token of [undefined, 'wrong-key-wrong-key-wrong']) {
      const answer = await tablee.call('POST', 'events', {
        body: { template: 'blank' },
        ...(token === undefined ? {} : { token }),
      })
      expect(answer.status).toBe(401)
      expect(answer.body.error).toMatchObject({ code: 'unauthorised', message: expect.any(String) })
    }
    expect((await tablee.call('GET', 'events')).status).toBe(401)
  })

  it('shows in the list', async () => {
    const event = await tablee.create()
    await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const { body } = await tablee.call('GET', 'events', { token: ADMIN_KEY })
    expect(body).toMatchObject({ events: [{ id: event.id, phase: 'prepared', people: 1, notes: 0, rounds: 4 }] })
  })
})

describe('what each role sees of an event', () => {
  it('the organiser all keys, the facilitator those to hand out, wall the code, participants neither', async () => {
    const event = await tablee.create({
      template: 'isn-2018',
      people: [{ name: 'Announced', email: 'announced@example.org' }],
    })
    const seen = async (key: string) => (await tablee.call('GET', `events/${event.id}`, { token: key })).body
    expect(await seen(event.keys.organiser)).toMatchObject({
      role: 'organiser',
      keys: event.keys,
      links: event.links,
      code: event.code,
    })
    const facilitator = await seen(event.keys.facilitator)
    expect(facilitator).toMatchObject({
      role: 'facilitator',
      code: event.code,
      keys: { participant: event.keys.participant, wall: event.keys.wall },
    })
    expect(facilitator['keys']).not.toHaveProperty('organiser')
    expect(facilitator['keys']).not.toHaveProperty('facilitator')
    expect(await seen(event.keys.wall)).toMatchObject({ role: 'wall', code: event.code })
    for (const key of [event.keys.participant, event.keys.host, event.code]) {
      const view = await seen(key)
      expect(view).toMatchObject({
        phase: 'prepared',
        tables: [{ id: 't1', people: [] }, {}, {}, {}],
        now: tablee.clock.now(),
      })
      expect(view).not.toHaveProperty('keys')
      expect(view).not.toHaveProperty('code')
      expect(JSON.stringify(view)).not.toContain('announced@example.org')
    }
  })

  it('nobody without a key sees anything, and an unknown event is 404', async () => {
    const event = await tablee.create()
    expect((await tablee.call('GET', `events/${event.id}`)).status).toBe(401)
    expect((await tablee.call('GET', `events/${event.id}`, { token: 'not-a-key' })).status).toBe(401)
    const unknown = await tablee.call('GET', 'events/nowhere', { token: ADMIN_KEY })
    expect(unknown.status).toBe(404)
    expect(unknown.body.error?.code).toBe('unknown-event')
  })

  it('a key opens nothing but the door', async () => {
    const event = await tablee.create()
    for (const path of ['notes', 'rotation', 'me', 'report.md', 'notes.csv'])
      expect((await tablee.call('GET', `events/${event.id}/${path}`, { token: event.keys.organiser })).status).toBe(401)
    const command = { token: event.keys.facilitator, body: { type: 'start' } }
    expect((await tablee.call('POST', `events/${event.id}/commands`, command)).status).toBe(401)
  })
})

describe('changing and erasing an event', () => {
  it('the organiser changes the plan, and new tables get their keys', async () => {
    const event = await tablee.create()
    const organiser = await tablee.join(event, { key: event.keys.organiser })
    const changed = await tablee.call('PATCH', `events/${event.id}`, {
      token: organiser.token,
      body: { title: 'Another', themes: [theme, { title: 'Two?', tables: 2 }], rounds: { count: 2, breakAfter: [] } },
    })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({ plan: { title: 'Another', rounds: { minutes: 20 } } })
    expect((changed.body['keys'] as { hosts: Record<string, string> }).hosts['t2b']).toMatch(/^.{22,}$/)
    const bad = await tablee.call('PATCH', `events/${event.id}`, { token: organiser.token, body: { plate: 99 } })
    expect(bad.status).toBe(422)
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    const forbidden = await tablee.call('PATCH', `events/${event.id}`, {
      token: facilitator.token,
      body: { title: 'x' },
    })
    expect(forbidden.status).toBe(403)
  })

  it('erased is erased: everything goes, nobody gets in any more', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await tablee.call('DELETE', `events/${event.id}`, { token: zoe.token })).status).toBe(403)
    expect((await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(204)
    expect((await tablee.call('GET', `events/${event.id}`, { token: zoe.token })).status).toBe(404)
    for await (const [key, value] of tablee.archive.range(''))
      expect(`${key} ${new TextDecoder().decode(value)}`).not.toMatch(/Zoé|cafe\/|doc\//)
    await tablee.restart()
    expect((await tablee.call('GET', 'events', { token: ADMIN_KEY })).body).toMatchObject({ events: [] })
  })
})

describe('keys', () => {
  const change = (event: { id: string }, token: string, body: unknown) =>
    tablee.call('POST', `events/${event.id}/keys`, { token, body })

  it('a renewed key works and the old one does not; who came with it stays', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const renewed = await change(event, ADMIN_KEY, { key: 'participant', action: 'renew' })
    expect(renewed.status).toBe(200)
    const { participant } = renewed.body['keys'] as { participant: string }
    expect(participant).not.toBe(event.keys.participant)
    const old = await tablee.call('POST', `events/${event.id}/join`, {
      body: { key: event.keys.participant, name: 'Late' },
    })
    expect(old.status).toBe(401)
    await tablee.join(event, { key: participant, name: 'Late' })
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).status).toBe(200)
  })

  it('a revoked key, and a revoked code, open nothing', async () => {
    const event = await tablee.create()
    const revoked = await change(event, ADMIN_KEY, { key: 'host', table: 't2', action: 'revoke' })
    expect(revoked.body).toMatchObject({ keys: { hosts: { t2: '' } }, links: { hosts: { t2: '' } } })
    await change(event, ADMIN_KEY, { key: 'code', action: 'revoke' })
    for (const body of [
      { key: event.keys.hosts['t2'], name: 'x' },
      { code: event.code, name: 'x' },
    ])
      expect((await tablee.call('POST', `events/${event.id}/join`, { body })).status).toBe(401)
    const again = await change(event, ADMIN_KEY, { key: 'code', action: 'renew' })
    await tablee.join(event, { code: String(again.body['code']), name: 'x' })
  })

  it('are renewed by the organiser only, and only those that exist', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await change(event, zoe.token, { key: 'wall', action: 'renew' })).status).toBe(403)
    for (const body of [
      { key: 'wall' },
      { key: 'cellar', action: 'renew' },
      { key: 'host', table: 't9', action: 'renew' },
      { key: 'wall', table: 't1', action: 'renew' },
    ])
      expect((await change(event, ADMIN_KEY, body)).status).toBe(422)
  })

  it('are stored hashed only', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    let stored = ''
    for await (const [key, value] of tablee.archive.range('')) stored += key + new TextDecoder().decode(value)
    for (const secret of [
      event.keys.organiser,
      event.keys.participant,
      event.keys.hosts['t1'] ?? '',
      zoe.token.split('.')[1] ?? '',
      ADMIN_KEY,
    ])
      expect(stored).not.toContain(secret)
    expect(stored).toContain('Zoé')
  })
})

describe('templates and the spoken code on the home screen', () => {
  it('the templates are there for anyone', async () => {
    const { status, body } = await tablee.call('GET', 'templates')
    expect(status).toBe(200)
    expect((body['templates'] as { id: string }[]).map(each => each.id)).toContain('isn-2018')
  })

  it('a code leads to its event, however it is typed, until it runs out', async () => {
    const event = await tablee.create({ template: 'blank' })
    const typed = `${event.code.slice(0, 3).toLowerCase()} ${event.code.slice(3)}`
    expect((await tablee.call('POST', 'codes', { body: { code: typed } })).body).toEqual({ event: event.id })
    expect((await tablee.call('POST', 'codes', { body: { code: 'ZZZZZZ' } })).status).toBe(404)
    tablee.clock.advance(8 * 24 * 3_600_000)
    expect((await tablee.call('POST', 'codes', { body: { code: event.code } })).status).toBe(404)
  })

  it('a café planned for later keeps its code until the evening after', async () => {
    const event = await tablee.create({ template: 'blank', date: '2018-11-20' })
    tablee.clock.advance(30 * 24 * 3_600_000)
    expect((await tablee.call('POST', 'codes', { body: { code: event.code } })).status).toBe(200)
  })
})
