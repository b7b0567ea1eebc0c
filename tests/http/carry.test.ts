import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNote, setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import type { Note } from '../../shared/document/cloth.ts'
import type { ApiNote, CreatedEvent, Joined, Me } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

interface Room {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  /** writes at table 1 */
  readonly ines: Joined
  /** carries from table 1 to table 2 */
  readonly karim: Joined
  readonly cloth: Guest
  readonly note: string
}

/** Two tables, two rounds, free movement: Inès writes at table 1, Karim takes her note to table 2. */
async function aRoom(attribution = 'names'): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({
    title: 'Café',
    themes: ['Un', 'Deux', 'Trois'].map(title => ({ title })),
    rounds: { count: 3 },
    movement: 'free',
    notes: { attribution },
  })
  const sit = (name: string) => tablee.join(event, { key: event.keys.participant, name, table: 't1' })
  const [facilitator, ines, karim] = [
    await tablee.join(event, { key: event.keys.facilitator }),
    await sit('Inès'),
    await sit('Karim'),
  ]
  await tablee.command(event, facilitator.token, { type: 'start' })
  // The first round begins with even tables; here both sit together.
  for (const who of [ines, karim])
    await tablee.call('PATCH', `events/${event.id}/me`, { token: who.token, body: { table: 't1' } })
  const cloth = await tablee.guest(event, ines, 'table-t1')
  const by = ines.alias?.['t1'] ?? ines.person.id
  const note = await writeNote(cloth, 'Garder une porte sans écran', { by, round: 1, kind: 'lever' })
  return { event, facilitator, ines, karim, cloth, note }
}
const meOf = async ({ event }: Room, who: Joined): Promise<Me> =>
  (await tablee.call('GET', `events/${event.id}/me`, { token: who.token })).body as unknown as Me
const cloth = async ({ event }: Room, table: string): Promise<readonly Note[]> => {
  // Like anybody who comes: the café is opened first.
  await tablee.server.context.cafes.find(event.id)
  return (await tablee.server.context.rooms.open(event.id, `table-${table}`)).read(doc => readCloth(doc, 3).notes)
}
const marksOf = async ({ event }: Room): Promise<Record<string, unknown>> =>
  (await tablee.server.context.rooms.open(event.id, 'programme')).read(doc => doc.getMap('carried').toJSON())
const sitAt = ({ event }: Room, who: Joined, table: string) =>
  tablee.call('PATCH', `events/${event.id}/me`, { token: who.token, body: { table } })
const turns = async (): Promise<void> => {
  for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
}

/** Karim picks Inès's note up, the bell rings, and he sits down at table 2. Gives the copy's id. */
async function carried(room: Room): Promise<string> {
  const answer = await tablee.command(room.event, room.karim.token, {
    type: 'carry-note',
    table: 't1',
    note: room.note,
  })
  expect(answer).toMatchObject({ carriesLeft: 1 })
  await tablee.command(room.event, room.facilitator.token, { type: 'go-to', phase: 'round', round: 2 })
  expect(await cloth(room, 't2')).toEqual([])
  expect((await sitAt(room, room.karim, 't2')).status).toBe(200)
  const [copy] = await cloth(room, 't2')
  return copy?.id ?? ''
}

describe('a carried note', () => {
  it('[C1] lies at the next table in its author’s name, marked with where it came from, and never with who carried it', async () => {
    const room = await aRoom()
    const copy = await carried(room)
    expect(await cloth(room, 't2')).toMatchObject([
      { id: copy, text: 'Garder une porte sans écran', kind: 'lever', by: room.ines.person.id, round: 1, zone: null },
    ])
    expect(await marksOf(room)).toEqual({ [copy]: { table: 't1', note: room.note, round: 1, to: 't2' } })
    const { body } = await tablee.call('GET', `events/${room.event.id}/notes`, { token: room.facilitator.token })
    const [first, second] = body['notes'] as ApiNote[]
    expect([first?.origin, first?.id]).toEqual(['typed', room.note])
    expect(second).toMatchObject({
      id: copy,
      origin: 'carried',
      author: 'Inès',
      late: false,
      createdAt: first?.createdAt,
      carriedFrom: { table: 't1', note: room.note, round: 1 },
    })
    expect((await meOf(room, room.karim)).carries).toEqual([
      { id: copy, table: 't1', note: room.note, round: 1, to: 't2' },
    ])
    expect((await meOf(room, room.ines)).notes.map(note => note.id)).toEqual([room.note, copy])
  })

  it('[C2] is its author’s to correct there, and goes and comes back with the original', async () => {
    const room = await aRoom()
    const copy = await carried(room)
    const there = await tablee.guest(room.event, room.ines, 'table-t2')
    setText(there.doc, copy, 'Une porte sans écran, partout')
    await settle(there)
    expect(there.state.refused).toBeUndefined()
    setRemoval(room.cloth.doc, room.note, 1)
    await settle(room.cloth)
    await turns()
    expect((await cloth(room, 't2')).map(note => note.removal)).toEqual([1])
    setRemoval(room.cloth.doc, room.note, 0)
    await settle(room.cloth)
    await turns()
    expect(await cloth(room, 't2')).toMatchObject([{ removal: 0, text: 'Une porte sans écran, partout' }])
  })

  it('[C1] is not what somebody else laid under its id beforehand', async () => {
    const room = await aRoom()
    await tablee.command(room.event, room.karim.token, { type: 'carry-note', table: 't1', note: room.note })
    expect((await meOf(room, room.karim)).carries).toEqual([{ table: 't1', note: room.note, round: 1 }])
    const state = tablee.server.context.cafes.get(room.event.id)?.state
    const id = state?.people.get(room.karim.person.id)?.carries?.[0]?.id ?? ''
    const there = await tablee.guest(room.event, room.karim, 'table-t2')
    const core = { by: room.karim.person.id, round: 1, at: 0 }
    addNote(there.doc, { id, core, text: 'Rien à voir', kind: 'idea', pos: [0, 0, 'V'], zone: null })
    await settle(there)
    await tablee.command(room.event, room.facilitator.token, { type: 'go-to', phase: 'round', round: 2 })
    await sitAt(room, room.karim, 't2')
    expect(await cloth(room, 't2')).toMatchObject([{ id, text: 'Rien à voir', by: room.karim.person.id }])
    expect(await marksOf(room)).toEqual({})
  })

  it('is not laid when its author took it back on the way', async () => {
    const room = await aRoom()
    await tablee.command(room.event, room.karim.token, { type: 'carry-note', table: 't1', note: room.note })
    setRemoval(room.cloth.doc, room.note, 1)
    await settle(room.cloth)
    await tablee.command(room.event, room.facilitator.token, { type: 'go-to', phase: 'round', round: 2 })
    await sitAt(room, room.karim, 't2')
    expect(await cloth(room, 't2')).toEqual([])
    expect(await marksOf(room)).toEqual({})
  })

  it('is there once, also when the server stopped between the bell and the copy', async () => {
    const room = await aRoom()
    await tablee.command(room.event, room.karim.token, { type: 'carry-note', table: 't1', note: room.note })
    await tablee.command(room.event, room.facilitator.token, { type: 'go-to', phase: 'round', round: 2 })
    const { rooms } = tablee.server.context
    const open = rooms.open.bind(rooms)
    Object.assign(rooms, {
      open: async (event: string, document: string) => {
        const room = await open(event, document)
        return document === 'table-t2' ? { ...room, write: () => Promise.reject(new Error('not now')) } : room
      },
    })
    expect((await sitAt(room, room.karim, 't2')).status).toBe(200)
    await tablee.restart()
    expect(await cloth(room, 't2')).toMatchObject([{ text: 'Garder une porte sans écran' }])
    await tablee.restart()
    expect(await cloth(room, 't2')).toHaveLength(1)
  })

  it('[P6] where notes carry no names, is signed with a name of its own that leads to nobody', async () => {
    const room = await aRoom('none')
    const copy = await carried(room)
    const [lying] = await cloth(room, 't2')
    const aliases = [room.ines, room.karim].flatMap(who => [who.person.id, ...Object.values(who.alias ?? {})])
    expect(aliases).not.toContain(lying?.by)
    expect(JSON.stringify(await marksOf(room))).not.toMatch(new RegExp(aliases.join('|')))
    // It is still taken back with the original, and forgotten with its author.
    setRemoval(room.cloth.doc, room.note, 1)
    await settle(room.cloth)
    await turns()
    expect((await cloth(room, 't2')).map(note => note.removal)).toEqual([1])
    expect((await tablee.call('DELETE', `events/${room.event.id}/me`, { token: room.ines.token })).status).toBe(204)
    const { rooms } = tablee.server.context
    expect((await rooms.open(room.event.id, 'table-t2')).read(doc => clothMap(doc, 'core').has(copy))).toBe(false)
  })

  it('is named to whoever carries it; its author reads whether the published compte rendu quotes it', async () => {
    const room = await aRoom()
    await tablee.command(room.event, room.karim.token, { type: 'carry-note', table: 't1', note: room.note })
    expect((await meOf(room, room.karim)).mentioned).toEqual([
      { id: room.note, table: 't1', text: 'Garder une porte sans écran', kind: 'lever' },
    ])
    expect(await meOf(room, room.ines)).not.toHaveProperty('cited')
    const synthesis = await tablee.server.context.rooms.open(room.event.id, 'synthesis')
    await synthesis.write(doc => {
      const quote = new Y.XmlElement('quote')
      quote.setAttribute('note', room.note)
      quote.setAttribute('table', 't1')
      quote.insert(0, [new Y.XmlText('Garder une porte sans écran')])
      doc.getXmlFragment('part-t1').insert(0, [quote])
    })
    const organiser = await tablee.join(room.event, { key: room.event.keys.organiser })
    await tablee.command(room.event, organiser.token, { type: 'publish' })
    expect((await meOf(room, room.ines)).cited).toEqual([room.note])
    expect((await meOf(room, room.karim)).cited).toEqual([])
  })

  it('tells what it is refused for', async () => {
    const room = await aRoom()
    const take = async (body: object) => {
      const answer = await tablee.call('POST', `events/${room.event.id}/commands`, { token: room.karim.token, body })
      return [answer.status, answer.body.error?.code]
    }
    expect(await take({ type: 'carry-note', table: 't9', note: room.note })).toEqual([422, 'unknown-table'])
    expect(await take({ type: 'carry-note', table: 't1', note: 'nothing' })).toEqual([422, 'unknown-note'])
    expect(await take({ type: 'carry-note', table: 't1', note: room.note, for: room.ines.person.id })).toEqual([
      403,
      'not-allowed',
    ])
    expect(await take({ type: 'drop-carried', table: 't1', note: room.note })).toEqual([200, undefined])
  })
})
