import { afterEach, describe, expect, it } from 'vitest'
import { setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

interface Room {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly zoe: Joined
  readonly karim: Joined
}
async function aRoom(notes: Record<string, unknown> = {}): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018', notes })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoe-Example', table: 't1' })
  const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim', table: 't1' })
  return { event, facilitator, zoe, karim }
}
const leave = ({ event }: Room, who: Joined) => tablee.call('DELETE', `events/${event.id}/me`, { token: who.token })
/** Somebody on paper at table 1, for whom Zoé writes. */
async function onPaper({ event, zoe }: Room, name: string): Promise<Joined> {
  const guest = await tablee.join(event, { key: event.keys.participant, name, table: 't1', device: 'paper' })
  await tablee.command(event, zoe.token, { type: 'scribe', for: guest.person.id })
  return guest
}
async function reveal({ event }: Room): Promise<void> {
  const host = await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Nadia' })
  await tablee.command(event, host.token, { type: 'reveal', table: 't1' })
  await turns()
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
}
async function stored(): Promise<string> {
  let all = ''
  for await (const [key, value] of tablee.archive.range('')) all += key + Buffer.from(value).toString('latin1')
  return all
}
const textsOn = async ({ event }: Room): Promise<string[]> =>
  (await tablee.server.context.rooms.open(event.id, 'table-t1')).read(doc =>
    readCloth(doc, 3)
      .notes.map(note => note.text)
      .sort((a, b) => (a < b ? -1 : 1)),
  )

describe('an erasure', () => {
  it('leaves what others have on their cloth, and nothing of what was withdrawn, set aside or written before', async () => {
    const room = await aRoom()
    const cloth = await tablee.guest(room.event, room.zoe, 'table-t1')
    const kept = await writeNote(cloth, 'First-version-of-it')
    setText(cloth.doc, kept, 'Kept')
    setRemoval(cloth.doc, await writeNote(cloth, 'Taken-back'), 1)
    const aside = await writeNote(cloth, 'Set-aside-by-the-host')
    await settle(cloth)
    const karims = await tablee.guest(room.event, room.karim, 'table-t1')
    setRemoval(karims.doc, await writeNote(karims, 'Withdrawn-by-another'), 1)
    await settle(karims)
    await tablee.command(room.event, room.facilitator.token, {
      type: 'set-aside-note',
      table: 't1',
      note: aside,
      reason: 'unkind',
    })
    expect((await leave(room, room.zoe)).status).toBe(204)
    expect(await textsOn(room)).toEqual(['Kept', 'Withdrawn-by-another'])
    const disk = await stored()
    for (const gone of ['Taken-back', 'Set-aside-by-the-host', 'First-version-of-it']) expect(disk).not.toContain(gone)
    expect(disk).toContain('Kept')
    await tablee.restart()
    const later = await stored()
    expect(later).not.toContain('Zoe-Example')
    expect(later).toContain('Karim')
    expect(await textsOn(room)).toEqual(['Kept', 'Withdrawn-by-another'])
  })

  it('leaves what a host did in the log, by what they were and not by their name', async () => {
    const room = await aRoom()
    const nadia = await tablee.join(room.event, { key: room.event.keys.hosts['t1'] ?? '', name: 'Nadia-Example' })
    const cloth = await tablee.guest(room.event, room.zoe, 'table-t1')
    const note = await writeNote(cloth, 'Twice')
    await settle(cloth)
    await tablee.command(room.event, nadia.token, {
      type: 'set-aside-note',
      table: 't1',
      note,
      reason: 'in double',
    })
    expect((await leave(room, nadia)).status).toBe(204)
    const log = (await tablee.server.context.rooms.open(room.event.id, 'programme')).read(doc =>
      [...doc.getMap('log').values()].map(entry => JSON.stringify(entry)),
    )
    expect(log.join()).toContain('"by":"host"')
    expect(log.join()).not.toContain('Nadia-Example')
    expect(log.join()).not.toContain(nadia.person.id)
    await tablee.restart()
    expect(await stored()).not.toContain('Nadia-Example')
  })

  it('takes hidden notes out of every document, their history too', async () => {
    const room = await aRoom({ hidden: true })
    const own = await tablee.guest(room.event, room.zoe, `own-t2-${room.zoe.person.id}`)
    await writeNote(own, 'Never-shown')
    expect(await stored()).toContain('Never-shown')
    await leave(room, room.zoe)
    expect(await stored()).not.toContain('Never-shown')
  })

  it('takes hidden notes out of the document of whoever wrote them for somebody, and leaves the scribe’s own', async () => {
    const room = await aRoom({ hidden: true })
    const octave = await onPaper(room, 'Octave')
    const box = await tablee.guest(room.event, room.zoe, `own-t1-${room.zoe.person.id}`)
    await writeNote(box, 'Said-by-Octave', { by: octave.person.id, scribe: room.zoe.person.id })
    await writeNote(box, 'Zoes-own')
    await settle(box)
    expect((await leave(room, octave)).status).toBe(204)
    const disk = await stored()
    expect(disk).not.toContain('Said-by-Octave')
    expect(disk).toContain('Zoes-own')
    await settle(box)
    expect(box.state.closed).toBe(4409)
    await reveal(room)
    expect(await textsOn(room)).toEqual(['Zoes-own'])
  })

  it('leaves hidden notes that an erased scribe wrote for somebody: they are shown with the others', async () => {
    const room = await aRoom({ hidden: true })
    const octave = await onPaper(room, 'Octave')
    const box = await tablee.guest(room.event, room.zoe, `own-t1-${room.zoe.person.id}`)
    await writeNote(box, 'Said-by-Octave', { by: octave.person.id, scribe: room.zoe.person.id })
    setRemoval(box.doc, await writeNote(box, 'Taken-back', { by: octave.person.id, scribe: room.zoe.person.id }), 1)
    await writeNote(box, 'Zoes-own')
    await settle(box)
    expect((await leave(room, room.zoe)).status).toBe(204)
    const disk = await stored()
    for (const gone of ['Zoes-own', 'Taken-back']) expect(disk).not.toContain(gone)
    await reveal(room)
    expect(await textsOn(room)).toEqual(['Said-by-Octave'])
  })

  it('waits until nobody’s screen hangs on it to make the programme forget a name', async () => {
    const room = await aRoom()
    const screen = await tablee.guest(room.event, room.karim, 'programme')
    await leave(room, room.zoe)
    await settle(screen)
    expect(screen.state.closed).toBeUndefined()
    expect(screen.doc.getMap('people').has(room.zoe.person.id)).toBe(false)
    expect(await stored()).toContain('Zoe-Example')
    const organiser = await tablee.join(room.event, { key: room.event.keys.organiser })
    await tablee.command(room.event, organiser.token, { type: 'close' })
    await turns()
    expect(await stored()).not.toContain('Zoe-Example')
  })

  it('tells those at the table, who come back to what is left; other tables notice nothing', async () => {
    const room = await aRoom()
    const [zoes, karims] = [
      await tablee.guest(room.event, room.zoe, 'table-t1'),
      await tablee.guest(room.event, room.karim, 'table-t1'),
    ]
    const elsewhere = await tablee.guest(room.event, room.karim, 'table-t2')
    await writeNote(zoes, 'An idea')
    await leave(room, room.zoe)
    await settle(karims, elsewhere)
    expect([karims.state.closed, karims.state.refused?.code]).toEqual([4409, 'epoch'])
    expect([zoes.state.closed, elsewhere.state.closed]).toEqual([4401, undefined])
  })

  it('does not let a table begin anew more than once a minute; what waits is done later, even after a restart', async () => {
    const room = await aRoom()
    const write = async (who: Joined, text: string) => {
      const cloth = await tablee.guest(room.event, who, 'table-t1')
      setRemoval(cloth.doc, await writeNote(cloth, text), 1)
      await settle(cloth)
    }
    const ana = await tablee.join(room.event, { key: room.event.keys.participant, name: 'Ana' })
    await write(room.zoe, 'One')
    await leave(room, room.zoe)
    await write(room.karim, 'Two')
    await leave(room, room.karim)
    expect(await textsOn(room)).toEqual(['Two'])
    tablee.clock.advance(60_000)
    await turns()
    expect(await textsOn(room)).toEqual([])
    await write(ana, 'Three')
    await leave(room, ana)
    expect(await textsOn(room)).toEqual(['Three'])
    await tablee.restart()
    expect(await textsOn(room)).toEqual([])
    const people = [...((await tablee.server.context.cafes.find(room.event.id))?.state.people.values() ?? [])]
    expect(people.map(person => person.traces)).toEqual(people.map(() => undefined))
  })
})

describe('the end of a round', () => {
  it('makes documents light again in which very many devices have written, and only then', async () => {
    const room = await aRoom()
    const { rooms } = tablee.server.context
    const asked: string[] = []
    const renewCrowded = rooms.renewCrowded.bind(rooms)
    Object.assign(rooms, {
      renewCrowded: (event: string) => {
        asked.push(event)
        return renewCrowded(event)
      },
    })
    await tablee.command(room.event, room.facilitator.token, { type: 'start' })
    await tablee.command(room.event, room.facilitator.token, { type: 'add-time', minutes: 1 })
    await tablee.command(room.event, room.facilitator.token, { type: 'ring' })
    expect(asked).toEqual([])
    tablee.clock.advance(10_000)
    await turns()
    expect(asked).toEqual([room.event.id])
  })
})
