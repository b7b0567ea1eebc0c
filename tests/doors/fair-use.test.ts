import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAIR_USE, FairUse } from '../../server/http/fair-use.ts'
import type { Failure } from '../../server/http/failure.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, type Answer, aServer, type TestServer } from '../support/a-server.ts'
import { readPrometheus, valueOf } from '../support/prometheus.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const VENUE = '192.0.2.10'

let tablee: TestServer
beforeEach(async () => {
  // Calls a second are another matter (`slow-and-large.test.ts`).
  tablee = await aServer({ limits: { callsPerToken: 1e6, callsPerAddress: 1e6 }, fairUse: {} })
})
afterEach(() => tablee.close())

const slowed = async (what: string): Promise<number> =>
  valueOf(readPrometheus((await tablee.call('GET', '/metrics')).text), 'tablee_slowed_total', { what })

/** Refused for now, in a sentence, with the seconds to wait. */
function toWait(answer: Answer, code: string): number {
  expect(answer.status).toBe(429)
  expect(answer.body.error?.code).toBe(code)
  expect(answer.body.error?.message).toMatch(/^[A-Z0-9].+\.$/)
  const seconds = Number(answer.headers['retry-after'])
  expect(Number.isInteger(seconds) && seconds >= 1).toBe(true)
  return seconds
}

describe('cafés begun with one admin key', () => {
  const begin = (title = 'Café') =>
    tablee.call('POST', 'events', { token: ADMIN_KEY, body: { title, themes: [{ title: { fr: 'Un' } }] } })

  it('are a hundred an hour at most; what was refused before it began does not count', async () => {
    for (let i = 0; i < 5; i++)
      expect((await tablee.call('POST', 'events', { token: ADMIN_KEY, body: { title: '' } })).status).toBe(422)
    for (let i = 0; i < FAIR_USE.events.most; i++) {
      // The door itself now and then: each café takes its time.
      if (i % 20 === 0) expect((await begin()).status).toBe(201)
      else tablee.server.context.fairUse.beginsEvent()
      tablee.clock.advance(10 * SECOND)
    }
    const wait = toWait(await begin(), 'too-many-events')
    expect(wait).toBe((HOUR - FAIR_USE.events.most * 10 * SECOND) / SECOND)
    expect(await slowed('events')).toBe(1)
    tablee.clock.advance((wait - 1) * SECOND)
    toWait(await begin(), 'too-many-events')
    tablee.clock.advance(SECOND)
    expect((await begin()).status).toBe(201)
    // One place an hour after each: never more than a hundred in any hour.
    toWait(await begin(), 'too-many-events')
  })

  it('count the next café and one from a file, and leave those that are there alone', async () => {
    const event = await tablee.create()
    const people = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const zip = await tablee.call('GET', `events/${event.id}/archive.zip`, { token: ADMIN_KEY })
    for (let i = 1; i < FAIR_USE.events.most; i++) tablee.server.context.fairUse.beginsEvent()
    const next = { title: 'Le suivant', themes: ['t1'] }
    toWait(await tablee.call('POST', `events/${event.id}/next`, { token: ADMIN_KEY, body: next }), 'too-many-events')
    const file = { token: ADMIN_KEY, raw: zip.bytes, headers: { 'content-type': 'application/zip' } }
    toWait(await tablee.call('POST', 'events/import', file), 'too-many-events')
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: people.token })).status).toBe(200)
    expect((await tablee.call('GET', 'events', { token: ADMIN_KEY })).status).toBe(200)
    tablee.clock.advance(HOUR)
    expect((await tablee.call('POST', `events/${event.id}/next`, { token: ADMIN_KEY, body: next })).status).toBe(201)
    expect((await tablee.call('POST', 'events/import', file)).status).toBe(201)
  })
})

describe('people who arrive', () => {
  let event: CreatedEvent
  const arrive = async (from: string, name: string, at = event): Promise<Answer> => {
    const answer = await tablee.server.app.inject({
      method: 'POST',
      url: `/api/v1/events/${at.id}/join`,
      remoteAddress: from,
      payload: { key: at.keys.participant, name },
    })
    const body = answer.json<Answer['body']>()
    return { status: answer.statusCode, body, text: answer.payload, bytes: answer.rawPayload, headers: answer.headers }
  }
  const room = async (): Promise<CreatedEvent> =>
    tablee.create({
      title: 'Congrès',
      capacity: 1_000,
      themes: Array.from({ length: 25 }, () => ({ title: { fr: 'T' }, tables: 5 })),
    })

  it('[A8] a thousand within a minute from one address are honest', async () => {
    const door = new FairUse(() => tablee.clock.now())
    for (let i = 0; i < 1_000; i++) door.joins('here', VENUE)
    // Through the door itself it takes the server a while to seat so many.
    const count = process.env['TABLEE_LONG'] === '1' ? 1_000 : 60
    event = await room()
    for (let i = 0; i < count; i++) {
      if (i % 17 === 0) tablee.clock.advance(SECOND)
      expect((await arrive(VENUE, `P${i}`)).status).toBe(201)
    }
    // Their phones fall asleep and come back: that is never counted.
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    for (let i = 0; i < 60; i++)
      expect((await tablee.call('POST', `events/${event.id}/join`, { token: zoe.token, body: {} })).status).toBe(201)
    expect(await slowed('joins')).toBe(0)
  }, 120_000)

  it('[A8] whoever makes people up without end is told to wait, and nobody else is', () => {
    // The doorkeeper alone: what it guards costs a store each.
    let now = 0
    const door = new FairUse(() => now)
    const wait = (from: string, at = 'here'): number => {
      try {
        door.joins(at, from)
        return 0
      } catch (fault) {
        return (fault as Failure).retryAfter ?? Number.NaN
      }
    }
    let taken = 0
    while (wait('198.51.100.66') === 0) taken++
    expect(taken).toBe(FAIR_USE.joins.here.burst)
    // In the room, and at another café of the same house, people go on arriving; so do they at the café next door.
    for (let i = 0; i < 1_000; i++) expect(wait(VENUE)).toBe(0)
    for (let i = 0; i < 1_000; i++) expect(wait(VENUE, 'elsewhere')).toBe(0)
    expect(wait('198.51.100.66', 'elsewhere')).toBe(0)
    // An hour of trying brings what the drip gives, no more.
    let later = 0
    for (let second = 0; second < 3_600; second++) {
      now += SECOND
      for (let i = 0; i < 5; i++) if (wait('198.51.100.66') === 0) later++
    }
    expect(later).toBeLessThanOrEqual(3_600 * FAIR_USE.joins.here.perSecond)
    expect(wait(VENUE)).toBe(0)
  })

  it('from many addresses at once, they use up the café’s share, not the server’s', () => {
    let now = 0
    const door = new FairUse(() => now)
    const may = (from: string, at: string): boolean => {
      try {
        door.joins(at, from)
        return true
      } catch {
        return false
      }
    }
    let taken = 0
    for (let i = 0; i < 5_000; i++) if (may(`198.51.100.${i % 250}`, 'here')) taken++
    expect(taken).toBe(FAIR_USE.joins.event.burst)
    // What the café’s share refused was not taken from anybody’s own.
    expect(may('198.51.100.1', 'elsewhere')).toBe(true)
    now += MINUTE
    let later = 0
    for (let i = 0; i < 5_000; i++) if (may(`198.51.100.${i % 250}`, 'here')) later++
    expect(later).toBe(60 * FAIR_USE.joins.event.perSecond)
  })
})

describe('files that are sent', () => {
  it('so many by one person; the next one waits, and the others’ are read', () => {
    let now = 0
    const door = new FairUse(() => now)
    const send = (who: string, at = 'here'): (() => void) | number => {
      try {
        return door.uploads(at, who)
      } catch (fault) {
        return (fault as Failure).retryAfter ?? Number.NaN
      }
    }
    const sendAndRead = (who: string, at?: string): number => {
      const done = send(who, at)
      if (typeof done === 'number') return done
      done()
      done()
      return 0
    }
    for (let i = 0; i < FAIR_USE.uploads.person.burst; i++) expect(sendAndRead('mallory')).toBe(0)
    expect(sendAndRead('mallory')).toBe(2)
    expect(sendAndRead('zoe')).toBe(0)
    now += 2 * SECOND
    expect(sendAndRead('mallory')).toBe(0)

    // At once: a few each, some for a café, a number for all. Whoever is done makes room.
    const { atOnce } = FAIR_USE.uploads
    const open = Array.from({ length: atOnce.person }, () => send('noor', 'there'))
    expect(open.every(each => typeof each === 'function')).toBe(true)
    expect(send('noor', 'there')).toBe(1)
    const more = Array.from({ length: atOnce.event - atOnce.person }, (_, i) => send(`p${i}`, 'there'))
    expect(more.every(each => typeof each === 'function')).toBe(true)
    expect(send('somebody', 'there')).toBe(1)
    expect(sendAndRead('somebody', 'here')).toBe(0)
    for (const done of [...open, ...more]) if (typeof done === 'function') done()
    expect(sendAndRead('noor', 'there')).toBe(0)
  })

  it('a photo too many is refused before it is read, in words that the screen knows', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    const send = () =>
      tablee.call('POST', `events/${event.id}/tables/t1/photos?alt=Une+nappe`, {
        token: zoe.token,
        raw: Buffer.from('no photo at all'),
        headers: { 'content-type': 'image/jpeg' },
      })
    for (let i = 0; i < FAIR_USE.uploads.person.burst; i++) expect((await send()).status).toBe(415)
    expect(toWait(await send(), 'busy')).toBe(2)
    expect(await slowed('uploads')).toBe(1)
    tablee.clock.advance(2 * SECOND)
    expect((await send()).status).toBe(415)
  })
})

describe('files that never end', () => {
  it('hold a place while they are being sent, and give it back when the line breaks', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    await tablee.server.listen(0, '127.0.0.1')
    const { port } = tablee.server.app.server.address() as AddressInfo
    const path = `/api/v1/events/${event.id}/tables/t1/photos?alt=Une+nappe`
    const headers = { authorization: `Bearer ${zoe.token}`, 'content-type': 'image/jpeg' }
    const whole = async (): Promise<number> => {
      const body = new Uint8Array([1, 2, 3])
      return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })).status
    }
    const begun: Socket[] = []
    for (let i = 0; i < FAIR_USE.uploads.atOnce.person; i++) {
      const line = connect(port, '127.0.0.1')
      line.on('error', () => {})
      const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      line.write(`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 5000\r\n${head.join('')}\r\nhalf`)
      begun.push(line)
    }
    // They arrive in their own time.
    await eventually(async () => (await whole()) === 429)
    begun[0]?.destroy()
    await eventually(async () => (await whole()) === 415)
    for (const line of begun) line.destroy()
  })
})

/** Asks until it is so; throws when that takes far too long. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('waited in vain')
    await new Promise(resolve => setImmediate(resolve))
  }
}

describe('archives', () => {
  it('are written a few at a time, and a place is free again once one was read', async () => {
    const event = await tablee.create()
    const take = () => tablee.call('GET', `events/${event.id}/archive.zip`, { token: ADMIN_KEY })
    for (let i = 0; i < 3; i++) expect((await take()).status).toBe(200)
    const { fairUse } = tablee.server.context
    const others = Array.from({ length: FAIR_USE.exports.atOnce.event }, () => fairUse.exports(event.id))
    expect(toWait(await take(), 'too-many-exports')).toBe(2)
    others[0]?.()
    expect((await take()).status).toBe(200)
    for (const done of others) done()
    for (let i = 0; i < FAIR_USE.exports.atOnce.all; i++) fairUse.exports(`c${i}`)
    toWait(await take(), 'too-many-exports')
  })
})

describe('rehearsals', () => {
  it('of one café are thirty an hour, and another café’s are its own', () => {
    let now = 0
    const door = new FairUse(() => now)
    for (let i = 0; i < FAIR_USE.rehearsals.most; i++) door.rehearses('here')
    expect(() => door.rehearses('here')).toThrow('very often')
    door.rehearses('elsewhere')
    now += HOUR
    door.rehearses('here')
  })
})
