import { afterEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, Joined, Word } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { readPieces } from '../support/captured-frames.ts'
import { createGuest, type Guest } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

const CHAIR = 'Il nous manque une chaise.'
const COMES = 'Elle arrive.'
const ASK = 'Qui n’a pas encore parlé ?'

interface Room {
  readonly event: CreatedEvent
  readonly ada: Joined
  readonly nadia: Joined
  readonly bruno: Joined
  readonly zoe: Joined
}
/** Ada facilitates, Nadia hosts table 1, Bruno table 2, Zoé sits at table 1. */
async function aRoom(): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018' })
  const host = (table: string, name: string) => tablee.join(event, { key: event.keys.hosts[table] ?? '', name })
  return {
    event,
    ada: await tablee.join(event, { key: event.keys.facilitator, name: 'Ada' }),
    nadia: await host('t1', 'Nadia'),
    bruno: await host('t2', 'Bruno'),
    zoe: await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' }),
  }
}
/** Nadia asks for a chair and is answered; Bruno is slipped a question. */
async function speak({ event, ada, nadia }: Room): Promise<void> {
  await tablee.command(event, nadia.token, { type: 'message', text: CHAIR })
  tablee.clock.advance(1_000)
  await tablee.command(event, ada.token, { type: 'word', table: 't1', text: COMES })
  tablee.clock.advance(1_000)
  await tablee.command(event, ada.token, { type: 'word', table: 't2', text: ASK })
}
const asked = ({ event }: Room, token?: string) =>
  tablee.call('GET', `events/${event.id}/words`, token === undefined ? {} : { token })
const textsFor = async (room: Room, token: string) =>
  ((await asked(room, token)).body['words'] as Word[]).map(({ text }) => text)
const dayOf = async ({ event }: Room) =>
  (await tablee.server.context.rooms.open(event.id, 'programme')).read(
    doc => doc.getMap('day').get('day') as { readonly words?: string },
  )

/** A device on the programme whose frames are kept as they come. */
function listen({ event }: Room, { person, clientIds }: Joined): { guest: Guest; hear: () => Promise<Uint8Array[]> } {
  const situation = tablee.server.context.cafes.get(event.id)?.situation
  if (situation === undefined) throw new Error('no such event')
  const guest = createGuest({
    rooms: tablee.server.context.rooms,
    event: event.id,
    document: 'programme',
    principal: { person: person.id, name: person.name, role: person.role },
    situation,
    clientId: clientIds[0] ?? 0,
  })
  guest.connect()
  const frames: Uint8Array[] = []
  const hear = async () => {
    for (let i = 0; i < 30; i++) {
      frames.push(...guest.down)
      guest.carry()
      await new Promise(resolve => setImmediate(resolve))
    }
    return frames
  }
  return { guest, hear }
}

describe('[R14] words between a host and the facilitators', () => {
  it('are in no frame of the programme, neither as they are said nor for who comes later; that there are any is', async () => {
    const room = await aRoom()
    const [there, host] = [listen(room, room.zoe), listen(room, room.bruno)]
    await Promise.all([there.hear(), host.hear()])
    await speak(room)
    await tablee.command(room.event, room.nadia.token, { type: 'lock-table', table: 't1' })
    const karim = await tablee.join(room.event, { key: room.event.keys.participant, name: 'Karim' })
    const later = listen(room, karim)
    for (const { guest, hear } of [there, host, later]) {
      const { pieces } = readPieces(await hear())
      const said = JSON.stringify(pieces)
      for (const text of [CHAIR, COMES, ASK, '"message"', '"word"']) expect(said).not.toContain(text)
      const log = Object.values(guest.doc.getMap('log').toJSON()) as { readonly what: string }[]
      expect(log.map(({ what }) => what)).toEqual(['locked'])
      expect(guest.doc.getMap('day').get('day')).toMatchObject({ words: (await dayOf(room)).words })
    }
  })

  it('that an older programme held are taken out of it', async () => {
    const room = await aRoom()
    await speak(room)
    const old = await tablee.server.context.rooms.open(room.event.id, 'programme')
    await old.write(doc => doc.getMap('log').set('old', { at: 1, what: 'message', by: 'Nadia', text: 'Dit avant' }))
    await tablee.restart()
    await tablee.server.context.cafes.find(room.event.id)
    const { guest, hear } = listen(room, room.zoe)
    expect(JSON.stringify(readPieces(await hear()).pieces)).not.toContain('Dit avant')
    expect(guest.doc.getMap('log').size).toBe(0)
    expect(await textsFor(room, room.ada.token)).toEqual([CHAIR, COMES, ASK])
  })

  it('are told to staff whole, and to a host as far as they are their own table’s', async () => {
    const room = await aRoom()
    await speak(room)
    const organiser = await tablee.join(room.event, { key: room.event.keys.organiser })
    for (const token of [room.ada.token, organiser.token, ADMIN_KEY])
      expect(await textsFor(room, token)).toEqual([CHAIR, COMES, ASK])
    expect(await textsFor(room, room.nadia.token)).toEqual([CHAIR, COMES])
    expect(await textsFor(room, room.bruno.token)).toEqual([ASK])
    const { body } = await asked(room, room.nadia.token)
    expect(body['words']).toMatchObject([
      { what: 'message', by: 'Nadia', table: 't1', text: CHAIR },
      { what: 'word', by: 'Ada', table: 't1', text: COMES },
    ])
    for (const person of [room.ada, room.nadia]) expect(JSON.stringify(body)).not.toContain(person.person.id)
  })

  it('are told to nobody else', async () => {
    const room = await aRoom()
    await speak(room)
    const wall = await tablee.join(room.event, { key: room.event.keys.wall })
    for (const token of [room.zoe.token, wall.token]) {
      const answer = await asked(room, token)
      expect([answer.status, answer.body.error?.code]).toEqual([403, 'not-allowed'])
      expect(answer.text).not.toContain(CHAIR)
    }
    expect((await asked(room)).status).toBe(401)
    const elsewhere = await tablee.create({ template: 'isn-2018' })
    const stranger = await tablee.join(elsewhere, { key: elsewhere.keys.facilitator })
    expect((await asked(room, stranger.token)).status).toBe(401)
  })

  it('make the programme say something new each time, also when one of them forgets who said it', async () => {
    const room = await aRoom()
    const told = [(await dayOf(room)).words]
    expect(told).toEqual([undefined])
    await tablee.command(room.event, room.nadia.token, { type: 'message', text: CHAIR })
    told.push((await dayOf(room)).words)
    await tablee.command(room.event, room.ada.token, { type: 'word', table: 't1', text: COMES })
    told.push((await dayOf(room)).words)
    await tablee.call('DELETE', `events/${room.event.id}/me`, { token: room.nadia.token })
    told.push((await dayOf(room)).words)
    expect(new Set(told).size).toBe(4)
    const { body } = await asked(room, room.ada.token)
    expect(body['words']).toMatchObject([
      { by: 'host', text: CHAIR },
      { by: 'Ada', text: COMES },
    ])
    expect((await asked(room, room.nadia.token)).status).toBe(401)
  })
})
