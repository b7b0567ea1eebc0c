import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { IDLE_MS } from '../../server/cafe/open-cafes.ts'
import { recordChanges } from '../../server/cafe/record.ts'
import { registerChanges, registerOf } from '../../server/cafe/register.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import type { CreatedEvent, EventSummary, Joined } from '../../shared/protocol/api.ts'
import { aCafe, aPlan } from '../support/a-cafe.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { observe, type ObservedArchive } from '../support/observed-archive.ts'
import { settle } from '../support/socket-pair.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let archive: ObservedArchive
let tablee: TestServer

async function start(over: Archive = createMemoryArchive()): Promise<void> {
  archive = observe({ ...over, close: async () => {} })
  tablee = await aServer({ archive })
}
/** Another server over the same data, with nothing in memory. */
async function startAgain(): Promise<void> {
  await tablee.restart()
  archive.asked.length = 0
}
beforeEach(() => start())
afterEach(() => tablee.close())

const cafes = () => tablee.server.context.cafes
const isOpen = (id: string): boolean => cafes().get(id) !== undefined
const open = (): string[] =>
  cafes()
    .all()
    .map(cafe => cafe.state.id)
const list = async (): Promise<readonly EventSummary[]> =>
  (await tablee.call('GET', 'events', { token: ADMIN_KEY })).body['events'] as EventSummary[]
const lookUp = async (code: string) => (await tablee.call('POST', 'codes', { body: { code } })).body['event']
const read = (id: string, token = ADMIN_KEY) => tablee.call('GET', `events/${id}`, { token })
/** Lets the clock go on and what it started come to its end. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= MINUTE) {
    tablee.clock.advance(Math.min(left, MINUTE))
    for (let i = 0; i < 30; i++) await new Promise(resolve => setImmediate(resolve))
  }
}
const keysOf = async (id: string): Promise<string[]> => {
  const keys: string[] = []
  for await (const [key] of archive.range('')) if (key.includes(id)) keys.push(key)
  return keys
}

describe('[J1] a server with very many cafés', () => {
  const MANY = 1_000
  const ids = Array.from({ length: MANY }, (_, i) => `c${String(i).padStart(4, '0')}`)

  async function aThousand(): Promise<void> {
    const stored = createMemoryArchive()
    await stored.write([{ put: 'meta/format', value: new TextEncoder().encode('2') }])
    for (const id of ids) {
      const plan = aPlan({ title: `Café ${id}` })
      const state = aCafe(plan, { id, code: { text: `CODE${id.slice(1)}`, expiresAt: Date.UTC(2018, 9, 10) } })
      await stored.write([...recordChanges(undefined, state), ...registerChanges(undefined, registerOf(state, 0))])
    }
    await tablee.close()
    await start(stored)
    await cafes().caughtUp()
  }

  it('starts without reading one of them, lists them all and finds each by its code', async () => {
    await aThousand()
    expect(archive.asked.filter(key => /^(?:cafe|doc|note|photo|version)\//.test(key))).toEqual([])
    expect(new Set((await list()).map(({ title }) => title)).size).toBe(MANY)
    expect(await lookUp('CODE0777')).toBe('c0777')
    expect(await lookUp('CODE1777')).toBeUndefined()
    expect(open()).toEqual([])
  })

  it('opens the one that is asked for, and reads no other', async () => {
    await aThousand()
    archive.asked.length = 0
    expect((await read('c0500')).status).toBe(200)
    expect(open()).toEqual(['c0500'])
    expect(archive.asked.filter(key => !key.includes('c0500'))).toEqual([])
  })
})

describe('[J2] a café that is not in memory', () => {
  let event: CreatedEvent
  let zoe: Joined
  beforeEach(async () => {
    event = await tablee.create()
    zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    await startAgain()
  })

  it('is read once, however many ask for it at the same moment', async () => {
    const go = archive.delay(`cafe/${event.id}/`)
    const asking = Array.from({ length: 10 }, () => tablee.call('GET', `events/${event.id}/me`, { token: zoe.token }))
    const found = cafes().find(event.id)
    await vi.waitFor(() => expect(archive.asked).toContain(`cafe/${event.id}/`))
    go()
    expect((await Promise.all(asking)).map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(await found).toBe(cafes().get(event.id))
    expect(archive.asked.filter(key => key === `cafe/${event.id}/`)).toHaveLength(1)
  })

  it('does not exist for whoever makes up an address, and nothing is kept of that', async () => {
    for (const id of ['cnever', '..', 'a/b', '', 'x'.repeat(200)]) expect(await cafes().find(id)).toBeUndefined()
    expect((await read('cnever')).status).toBe(404)
    expect(open()).toEqual([])
  })

  it('erased while somebody opens it, is erased', async () => {
    const go = archive.delay(`cafe/${event.id}/`)
    const opening = cafes().find(event.id)
    const erasing = cafes().erase(event.id)
    const later = cafes().find(event.id)
    go()
    await opening
    expect([await erasing, await cafes().erase(event.id)]).toEqual([true, false])
    await later
    expect(await cafes().find(event.id)).toBeUndefined()
    expect(await keysOf(event.id)).toEqual([`erased/${event.id}`])
    expect([await list(), await lookUp(event.code)]).toEqual([[], undefined])
  })

  it('is found by its code while that is good, renewed or not, and no longer', async () => {
    expect(await lookUp(event.code)).toBe(event.id)
    expect(isOpen(event.id)).toBe(false)
    const renewed = await tablee.call('POST', `events/${event.id}/keys`, {
      token: ADMIN_KEY,
      body: { key: 'code', action: 'renew' },
    })
    await startAgain()
    expect([await lookUp(event.code), await lookUp(String(renewed.body['code']))]).toEqual([undefined, event.id])
    await pass(8 * 60 * MINUTE)
    tablee.clock.advance(8 * DAY)
    expect(await lookUp(String(renewed.body['code']))).toBeUndefined()
  })

  it('is listed as it is, people and notes too', async () => {
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(cloth, 'Une idée', { by: zoe.person.id })
    cloth.drop()
    await tablee.call('PATCH', `events/${event.id}`, { token: ADMIN_KEY, body: { title: 'Un autre titre' } })
    await pass(2_000)
    const before = await list()
    expect(before).toMatchObject([{ id: event.id, title: 'Un autre titre', people: 1, notes: 1 }])
    await startAgain()
    expect(await list()).toEqual(before)
    expect(isOpen(event.id)).toBe(false)
  })

  it('goes with its retention, without anybody opening it', async () => {
    await pass(IDLE_MS + MINUTE)
    expect(isOpen(event.id)).toBe(false)
    archive.asked.length = 0
    tablee.clock.advance(91 * DAY)
    await pass(60 * MINUTE)
    expect(await keysOf(event.id)).toEqual([`erased/${event.id}`])
    expect(archive.asked.filter(key => key.startsWith('doc/'))).toEqual([])
    expect((await read(event.id)).status).toBe(404)
  })

  it('whose time was over while the server stood still is served to nobody', async () => {
    tablee.clock.advance(91 * DAY)
    await tablee.server.close()
    tablee = await aServer({ archive, timers: tablee.clock })
    expect((await read(event.id)).status).toBe(404)
    await cafes().caughtUp()
    expect(await keysOf(event.id)).toEqual([`erased/${event.id}`])
  })
})

describe('[J3] a café whose record is damaged', () => {
  it('keeps no other from being served: it alone is refused, with a sentence, and its words are in no log', async () => {
    const [broken, whole] = [await tablee.create(), await tablee.create()]
    await tablee.join(broken, { key: broken.keys.participant, name: 'Prénom-Secret' })
    await tablee.server.close()
    for await (const [key] of archive.range(`cafe/${broken.id}/person/`))
      await archive.write([{ put: key, value: new TextEncoder().encode('{"name":"Prénom-Secret"') }])
    tablee = await aServer({ archive })
    for (let i = 0; i < 5; i++) {
      const { status, body } = await read(broken.id)
      expect([status, body.error?.code]).toEqual([503, 'not-opened'])
    }
    expect((await read(whole.id)).status).toBe(200)
    expect((await list()).map(({ id }) => id).sort()).toEqual([broken.id, whole.id].sort())
    const told = tablee.lines.filter(line => line.includes('not-opened'))
    expect(told).toHaveLength(1)
    expect(tablee.lines.join('')).not.toContain('Prénom-Secret')
    // It is tried again after a while, and goes when its time is over.
    tablee.clock.advance(MINUTE)
    expect((await read(broken.id)).status).toBe(503)
    expect(tablee.lines.filter(line => line.includes('not-opened'))).toHaveLength(2)
    tablee.clock.advance(91 * DAY)
    await pass(60 * MINUTE)
    expect(await keysOf(broken.id)).toEqual([`erased/${broken.id}`])
  })
})

describe('[J4] a café that nobody needs', () => {
  let event: CreatedEvent
  let zoe: Joined
  let facilitator: Joined
  beforeEach(async () => {
    event = await tablee.create()
    zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    facilitator = await tablee.join(event, { key: event.keys.facilitator })
  })

  it('is put away after ten minutes without anybody, and is there again when somebody asks', async () => {
    await pass(IDLE_MS - MINUTE)
    expect(isOpen(event.id)).toBe(true)
    await read(event.id)
    await pass(IDLE_MS - MINUTE)
    expect(isOpen(event.id)).toBe(true)
    await pass(2 * MINUTE)
    expect(isOpen(event.id)).toBe(false)
    expect(tablee.server.context.rooms.counts()).toEqual({ rooms: 0, connections: 0 })
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).status).toBe(200)
  })

  it('stays while somebody is connected, and ten minutes longer', async () => {
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await pass(6 * IDLE_MS)
    expect([isOpen(event.id), cloth.state.connected]).toEqual([true, true])
    cloth.drop()
    await pass(IDLE_MS - MINUTE)
    expect(isOpen(event.id)).toBe(true)
    await pass(3 * MINUTE)
    expect(isOpen(event.id)).toBe(false)
  })

  it('stays while people walk, and while dots close by themselves: its day goes on by the clock', async () => {
    await tablee.call('PATCH', `events/${event.id}`, { token: ADMIN_KEY, body: { rounds: { transferMinutes: 15 } } })
    await tablee.command(event, facilitator.token, { type: 'start' })
    await tablee.command(event, facilitator.token, { type: 'ring' })
    await pass(IDLE_MS + 3 * MINUTE)
    expect(cafes().get(event.id)?.state).toMatchObject({ phase: 'transfer', round: 1 })
    await pass(5 * MINUTE)
    expect(cafes().get(event.id)?.state).toMatchObject({ phase: 'round', round: 2 })
  })

  it('stays while it is rehearsed, and so does its rehearsal', async () => {
    const begun = await tablee.call('POST', `events/${event.id}/rehearsal`, {
      token: ADMIN_KEY,
      body: { speed: 1, alone: true, language: 'fr', seed: 1 },
    })
    expect(begun.status).toBe(201)
    const twin = (begun.body['rehearsal'] as { id: string }).id
    await pass(2 * IDLE_MS)
    expect([isOpen(event.id), isOpen(twin)]).toEqual([true, true])
    await tablee.call('DELETE', `events/${event.id}/rehearsal`, { token: ADMIN_KEY })
    await pass(IDLE_MS + 2 * MINUTE)
    expect([isOpen(event.id), isOpen(twin)]).toEqual([false, false])
  })

  it('keeps a version of what was written in it before it goes', async () => {
    const desk = await tablee.guest(event, facilitator, 'synthesis')
    const { XmlElement, XmlText } = await import('yjs')
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText('Une page')])
    desk.doc.getXmlFragment('part-t1').insert(0, [paragraph])
    await settle(desk)
    expect(await cafes().release(event.id)).toBe(true)
    expect(await cafes().versions.list(event.id)).toHaveLength(1)
    await pass(IDLE_MS)
    expect(await cafes().versions.list(event.id)).toHaveLength(1)
  })

  it('forgets then whoever asked for it, where that waited for an empty room', async () => {
    const screen = await tablee.guest(event, facilitator, 'programme')
    expect((await tablee.call('DELETE', `events/${event.id}/me`, { token: zoe.token })).status).toBe(204)
    const holdsName = async (): Promise<boolean> => {
      for await (const [, value] of archive.range('')) if (Buffer.from(value).includes('Zoé')) return true
      return false
    }
    expect(await holdsName()).toBe(true)
    screen.drop()
    await pass(IDLE_MS + 2 * MINUTE)
    expect([isOpen(event.id), await holdsName()]).toEqual([false, false])
  })

  it('released while people write: they are told to come back, and what was acknowledged is there', async () => {
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'Une idée', { by: zoe.person.id })
    const releasing = cafes().release(event.id)
    const meanwhile = tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })
    await releasing
    cloth.carry()
    expect([cloth.state.connected, cloth.state.closed]).toEqual([false, CLOSING.restart])
    expect((await meanwhile).status).toBe(200)
    const again = await tablee.guest(event, { ...zoe, clientIds: zoe.clientIds.slice(1) }, 'table-t1')
    expect([...again.doc.getMap('core').keys()]).toEqual([note])
    expect(await cafes().release('cnever')).toBe(false)
  })
})
