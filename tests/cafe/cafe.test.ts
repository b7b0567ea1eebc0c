import { afterEach, describe, expect, it } from 'vitest'
import type { Day, Summary } from '../../shared/document/programme.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { putOnPlate } from '../../shared/document/cloth-edits.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

const SECOND = 1_000
/** Lets what was started go through: the archive is memory, so a few turns of the event loop are enough. */
const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve))
}

interface Room {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly zoe: Joined
}
async function aRoom(fields?: Record<string, unknown>): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create(fields)
  const facilitator = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
  return { event, facilitator, zoe }
}
const programme = async ({ event, zoe }: Room): Promise<Guest> => tablee.guest(event, zoe, 'programme')
const day = (guest: Guest): Day => guest.doc.getMap('day').get('day') as Day

describe('the programme', () => {
  it('says to everybody what the facilitator decides', async () => {
    const room = await aRoom()
    const screen = await programme(room)
    expect(day(screen)).toMatchObject({ phase: 'prepared', round: 0, code: room.event.code })
    await tablee.command(room.event, room.facilitator.token, { type: 'start' })
    await settle(screen)
    expect(day(screen)).toMatchObject({ phase: 'round', round: 1 })
    expect(screen.doc.getMap('people').get(room.zoe.person.id)).toMatchObject({ name: 'Zoé', role: 'participant' })
    expect(screen.doc.getMap('seats').get(room.zoe.person.id)).toEqual(['t1', 't2', 't3', 't4'])
    expect([...screen.doc.getMap('themes').keys()]).toEqual(['t1', 't2', 't3', 't4'])
  })

  it('holds no key, no e-mail, no token and no staff', async () => {
    const room = await aRoom()
    await tablee.join(room.event, {
      key: room.event.keys.participant,
      name: 'Karim',
      email: 'karim@example.org',
      consent: { email: true },
    })
    const screen = await programme(room)
    const text = JSON.stringify(
      Object.fromEntries([...screen.doc.share.keys()].map(root => [root, screen.doc.getMap(root)])),
    )
    for (const secret of [
      ...Object.values(room.event.keys.hosts),
      room.event.keys.organiser,
      room.event.keys.participant,
    ])
      expect(text).not.toContain(secret)
    for (const secret of ['karim@example.org', 'Fabienne', room.zoe.token.split('.')[1] ?? ''])
      expect(text).not.toContain(secret)
    expect(text).toContain('Karim')
  })

  it('writes a value again only when it changed', async () => {
    const room = await aRoom()
    const screen = await programme(room)
    await tablee.command(room.event, room.facilitator.token, { type: 'lock-table', table: 't1' })
    await settle(screen)
    let changes = 0
    screen.doc.on('update', () => (changes += 1))
    await tablee.command(room.event, room.facilitator.token, { type: 'lock-table', table: 't1' })
    await settle(screen)
    expect(changes).toBe(0)
  })
})

describe('the bell', () => {
  it('comes true after ten seconds, and the walk ends by itself', async () => {
    const room = await aRoom()
    const screen = await programme(room)
    await tablee.command(room.event, room.facilitator.token, { type: 'start' })
    const rung = await tablee.command(room.event, room.facilitator.token, { type: 'ring' })
    expect(rung).toMatchObject({ phase: 'round', undoUntil: tablee.clock.now() + 10 * SECOND })
    tablee.clock.advance(9 * SECOND)
    await settle(screen)
    expect(day(screen).phase).toBe('round')
    tablee.clock.advance(SECOND)
    await settle(screen)
    expect(day(screen)).toMatchObject({ phase: 'transfer', round: 1, undoUntil: null })
    expect(day(screen).moments[0]?.rangAt).toBe(rung['undoUntil'])
    tablee.clock.advance(180 * SECOND)
    await settle(screen)
    expect(day(screen)).toMatchObject({ phase: 'round', round: 2 })
  })

  it('that was rung before a restart rings after it, at its own moment', async () => {
    const room = await aRoom()
    await tablee.command(room.event, room.facilitator.token, { type: 'start' })
    const rung = await tablee.command(room.event, room.facilitator.token, { type: 'ring' })
    await tablee.server.close()
    tablee.clock.advance(60 * SECOND)
    await tablee.restart()
    const screen = await programme(room)
    expect(day(screen)).toMatchObject({
      phase: 'transfer',
      clock: { endsAt: Number(rung['undoUntil']) + 180 * SECOND },
    })
    tablee.clock.advance(180 * SECOND)
    await settle(screen)
    expect(day(screen)).toMatchObject({ phase: 'round', round: 2 })
  })
})

describe('a restart', () => {
  it('keeps everything: phase, people, seats, keys, notes, locks, dots, threads, log', async () => {
    const room = await aRoom({ template: 'isn-2018', dots: { secret: false } })
    const { event, facilitator, zoe } = room
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const notes = [await writeNote(cloth, 'First'), await writeNote(cloth, 'Second')]
    await tablee.command(event, facilitator.token, { type: 'start' })
    await tablee.command(event, facilitator.token, { type: 'lock-table', table: 't2' })
    await tablee.command(event, facilitator.token, { type: 'open-dots', where: 'tables' })
    await tablee.command(event, zoe.token, { type: 'place-dots', table: 't1', note: notes[0] ?? '', count: 2 })
    await tablee.command(event, facilitator.token, {
      type: 'set-aside-note',
      table: 't1',
      note: notes[1] ?? '',
      reason: 'twice',
    })
    await tablee.command(event, facilitator.token, {
      type: 'draw-thread',
      name: 'Trust',
      notes: notes.map(note => ({ table: 't1', note })),
    })
    const look = async () => {
      const [view, me, list] = await Promise.all(
        [`events/${event.id}`, `events/${event.id}/me`, `events/${event.id}/notes`].map(path =>
          tablee.call('GET', path, { token: zoe.token }),
        ),
      )
      const screen = await programme(room)
      const roots = Object.fromEntries(
        [...screen.doc.share.keys()].map(root => [root, screen.doc.getMap(root).toJSON()]),
      )
      return { view: view?.body, me: me?.body, list: list?.body, roots: { ...roots, summaries: undefined } }
    }
    const before = await look()
    expect(before.list).toMatchObject({
      notes: [
        { text: 'First', dots: 2 },
        { text: 'Second', setAside: true },
      ],
    })
    await tablee.restart()
    expect(await look()).toEqual(before)
    expect((await tablee.join(event, { key: event.keys.participant, name: 'Karim' })).person.role).toBe('participant')
  })

  it('puts right what the last run could not write on a cloth', async () => {
    const { event, facilitator, zoe } = await aRoom()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'To be set aside')
    // The process dies between the decision, which is stored, and what it changes on the cloth.
    const write = tablee.archive.write.bind(tablee.archive)
    const isCloth = (key: string): boolean => key.startsWith(`doc/${event.id}/table-t1`)
    tablee.archive.write = async operations => {
      if (operations.some(each => 'put' in each && isCloth(each.put))) throw new Error('the disk is full')
      await write(operations)
    }
    const answer = await tablee.call('POST', `events/${event.id}/commands`, {
      token: facilitator.token,
      body: { type: 'set-aside-note', table: 't1', note, reason: 'twice' },
    })
    expect(answer.status).toBe(503)
    tablee.archive.write = write
    await tablee.restart()
    const again = await tablee.guest(event, zoe, 'table-t1')
    expect(clothMap(again.doc, 'del').get(note)).toBe(2)
  })
})

describe('what a command answers', () => {
  it('is true on the disk before it is said', async () => {
    const { event, facilitator } = await aRoom()
    tablee.archive.hold()
    let answered = false
    const asked = tablee.command(event, facilitator.token, { type: 'start' }).then(() => {
      answered = true
    })
    await turns()
    expect(answered).toBe(false)
    await tablee.archive.letThrough()
    await asked
    expect(answered).toBe(true)
  })

  it('is 503 when it could not be stored, and nothing of it is true', async () => {
    const { event, facilitator } = await aRoom()
    tablee.archive.fail(new Error('the disk is gone'))
    const answer = await tablee.call('POST', `events/${event.id}/commands`, {
      token: facilitator.token,
      body: { type: 'start' },
    })
    expect(answer.status).toBe(503)
    expect((await tablee.call('GET', `events/${event.id}`, { token: facilitator.token })).body).toMatchObject({
      phase: 'prepared',
    })
    expect((await tablee.call('GET', '/healthz')).status).toBe(503)
  })

  it('a whole room that arrives at once costs a few writes', async () => {
    const { event } = await aRoom()
    const before = tablee.archive.batches.length
    tablee.archive.hold()
    const arriving = Array.from({ length: 40 }, (_, i) =>
      tablee.join(event, { key: event.keys.participant, name: `Guest ${i}` }),
    )
    await turns()
    await tablee.archive.letThrough()
    await Promise.all(arriving)
    expect(tablee.archive.batches.length - before).toBeLessThanOrEqual(3)
  })
})

describe('the summary of a table', () => {
  it('follows its cloth and its people, at most once a second', async () => {
    const room = await aRoom()
    const screen = await tablee.guest(room.event, room.facilitator, 'programme')
    const cloth = await tablee.guest(room.event, room.zoe, 'table-t1')
    const note = await writeNote(cloth, 'An idea', { zone: 1 })
    putOnPlate(cloth.doc, note, 'V')
    await settle(cloth, screen)
    expect(screen.doc.getMap('summaries').get('t1')).toBeUndefined()
    tablee.clock.advance(SECOND)
    await settle(cloth, screen)
    const summary = screen.doc.getMap('summaries').get('t1') as Summary
    expect(summary).toMatchObject({
      notes: 1,
      plate: [{ note, text: 'An idea', kind: 'idea', round: 0 }],
      squares: [[1, 'idea']],
      online: [room.zoe.person.id],
      changedAt: tablee.clock.now(),
    })
    let changes = 0
    screen.doc.on('update', () => (changes += 1))
    tablee.clock.advance(60 * SECOND)
    await settle(cloth, screen)
    expect(changes).toBe(0)
    cloth.drop()
    // A second until the table is told who left, another until the summary is.
    tablee.clock.advance(2 * SECOND)
    await settle(screen)
    expect(screen.doc.getMap('summaries').get('t1')).toEqual({ ...summary, online: [] })
  })
})

describe('moderation and dots on the cloth', () => {
  it('a note set aside is marked so for everybody, and comes back', async () => {
    const { event, facilitator, zoe } = await aRoom()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'An idea')
    await tablee.command(event, facilitator.token, { type: 'set-aside-note', table: 't1', note, reason: 'twice' })
    await settle(cloth)
    expect(clothMap(cloth.doc, 'del').get(note)).toBe(2)
    await tablee.command(event, facilitator.token, { type: 'restore-note', table: 't1', note })
    await settle(cloth)
    expect(clothMap(cloth.doc, 'del').get(note)).toBe(0)
  })

  it('secret dots are in no document before they are closed', async () => {
    const { event, facilitator, zoe } = await aRoom()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'An idea')
    await tablee.command(event, facilitator.token, { type: 'open-dots', where: 'tables' })
    const placed = await tablee.command(event, zoe.token, { type: 'place-dots', table: 't1', note, count: 2 })
    expect(placed).toMatchObject({ dotsLeft: 3 })
    await settle(cloth)
    expect(clothMap(cloth.doc, 'dots').size).toBe(0)
    await tablee.command(event, facilitator.token, { type: 'close-dots', where: 'tables' })
    await settle(cloth)
    expect(clothMap(cloth.doc, 'dots').get(note)).toBe(2)
  })

  it('harvest totals are published when they are closed', async () => {
    const room = await aRoom()
    const { event, facilitator, zoe } = room
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'An idea')
    putOnPlate(cloth.doc, note, 'V')
    await settle(cloth)
    await tablee.command(event, facilitator.token, { type: 'go-to', phase: 'harvest' })
    await tablee.command(event, facilitator.token, { type: 'open-dots', where: 'harvest' })
    await tablee.command(event, zoe.token, { type: 'place-dots', table: 't1', note, count: 1 })
    const screen = await programme(room)
    expect(day(screen).dots).toMatchObject({ harvestOpen: true, harvestVoters: 1 })
    expect(screen.doc.getMap('totals').size).toBe(0)
    await tablee.command(event, facilitator.token, { type: 'close-dots', where: 'harvest' })
    await settle(screen)
    expect(screen.doc.getMap('totals').toJSON()).toEqual({ [note]: 1 })
  })
})

describe('an event that is over', () => {
  it('is erased when its retention ends', async () => {
    const { event } = await aRoom({ template: 'blank', retentionDays: 1 })
    tablee.clock.advance(25 * 60 * 60 * SECOND)
    await turns()
    expect((await tablee.call('GET', `events/${event.id}`, { token: event.keys.organiser })).status).toBe(404)
    for await (const [key] of tablee.archive.range(''))
      expect(key.includes(event.id) && !key.startsWith('erased/')).toBe(false)
  })
})
