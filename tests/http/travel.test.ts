import { afterEach, describe, expect, it } from 'vitest'
import { addLink, setRemoval } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

interface Room {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly ines: Joined
  readonly cloth: Guest
  readonly note: string
  readonly copy: string
}

/** Inès writes at table 1 and takes her note to table 2. */
async function aTrip(attribution = 'names'): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({
    title: 'Café',
    themes: ['Un', 'Deux', 'Trois'].map(title => ({ title })),
    rounds: { count: 3 },
    movement: 'free',
    notes: { attribution },
  })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  const ines = await tablee.join(event, { key: event.keys.participant, name: 'Inès', table: 't1' })
  const sit = (table: string) => tablee.call('PATCH', `events/${event.id}/me`, { token: ines.token, body: { table } })
  await tablee.command(event, facilitator.token, { type: 'start' })
  await sit('t1')
  const cloth = await tablee.guest(event, ines, 'table-t1')
  const by = ines.alias?.['t1'] ?? ines.person.id
  const note = await writeNote(cloth, 'Garder une porte sans écran', { by, round: 1, kind: 'lever' })
  await tablee.command(event, ines.token, { type: 'carry-note', table: 't1', note })
  await tablee.command(event, facilitator.token, { type: 'go-to', phase: 'round', round: 2 })
  await sit('t2')
  const room = await tablee.server.context.rooms.open(event.id, 'table-t2')
  const copy = room.read(doc => readCloth(doc, 3).notes[0]?.id ?? '')
  return { event, facilitator, ines, cloth, note, copy }
}
const askedBy = (room: Room, token: string) => tablee.call('GET', `events/${room.event.id}/travel`, { token })

describe('[C3] the map of what travelled', () => {
  it('tells from where to where, in the note’s words, and what it met there', async () => {
    const room = await aTrip()
    const there = await tablee.guest(room.event, room.ines, 'table-t2')
    const by = room.ines.person.id
    const other = await writeNote(there, 'Et pour les plus jeunes ?', { by, round: 2, kind: 'question' })
    addLink(there.doc, '00000000-0000-4000-8000-000000000001', { by, a: room.copy, b: other, kind: 'answers' })
    await settle(there)
    const { status, body } = await askedBy(room, room.ines.token)
    expect(status).toBe(200)
    expect(body['trips']).toMatchObject([
      {
        from: 't1',
        to: 't2',
        travellers: [
          {
            note: room.copy,
            text: 'Garder une porte sans écran',
            kind: 'lever',
            round: 1,
            onPlate: false,
            met: [{ note: other, text: 'Et pour les plus jeunes ?', kind: 'answers', says: 'traveller' }],
          },
        ],
      },
    ])
  })
  it.each(['names', 'none'])(
    'says nobody’s name and nobody’s id, where notes are signed with %s',
    async attribution => {
      const room = await aTrip(attribution)
      const said = JSON.stringify((await askedBy(room, room.facilitator.token)).body)
      expect(said).toContain('Garder une porte sans écran')
      for (const secret of ['Inès', room.ines.person.id, room.ines.alias?.['t1'] ?? 'Inès', '"by"', 'scribe'])
        expect(said).not.toContain(secret)
    },
  )
  it('forgets what its author took back', async () => {
    const room = await aTrip()
    setRemoval(room.cloth.doc, room.note, 1)
    await settle(room.cloth)
    await expect.poll(async () => (await askedBy(room, room.ines.token)).body['trips']).toEqual([])
  })
  it('is for those of the café alone', async () => {
    const room = await aTrip()
    expect((await tablee.call('GET', `events/${room.event.id}/travel`)).status).toBe(401)
  })
})

describe('[O2] the lines of a welcome note', () => {
  it('are the host’s to choose, read by everybody in the programme, and gone with the next note that has none', async () => {
    const room = await aTrip()
    const host = await tablee.join(room.event, { key: room.event.keys.hosts['t1'] ?? '', name: 'Nadia' })
    const lines = [{ about: 'kept' as const, notes: [room.note] }]
    const handOver = async () =>
      (await tablee.server.context.rooms.open(room.event.id, 'programme')).read(
        doc => (doc.getMap('tables').get('t1') as { handOver?: unknown }).handOver,
      )
    await tablee.command(room.event, host.token, { type: 'welcome', table: 't1', text: '', lines })
    expect(await handOver()).toEqual(lines)
    const asked = (token: string, body: object) =>
      tablee.call('POST', `events/${room.event.id}/commands`, { token, body })
    const many = Array.from({ length: 11 }, () => lines[0])
    expect((await asked(host.token, { type: 'welcome', table: 't1', text: '', lines: many })).status).toBe(422)
    expect((await asked(room.ines.token, { type: 'welcome', table: 't1', text: '', lines })).status).toBe(403)
    await tablee.command(room.event, host.token, { type: 'welcome', table: 't1', text: 'Bienvenue.' })
    expect(await handOver()).toBeUndefined()
  })
})
