import { afterEach, describe, expect, it } from 'vitest'
import { setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { readPieces } from '../support/captured-frames.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

interface Room {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly host: Joined
  readonly zoe: Joined
  readonly karim: Joined
}
async function aRoom(notes: Record<string, unknown> = { hidden: true }): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018', notes })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
  const host = await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Nadia' })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
  const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim', table: 't1' })
  return { event, facilitator, host, zoe, karim }
}
const box = (room: Room, who: Joined, table = 't1'): Promise<Guest> =>
  tablee.guest(room.event, who, `own-${table}-${who.person.id}`)
const reveal = (room: Room, by = room.host, table = 't1') =>
  tablee.command(room.event, by.token, { type: 'reveal', table })
const textsOn = (guest: Guest): string[] => readCloth(guest.doc, 3).notes.map(note => note.text)
const turns = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await new Promise(resolve => setImmediate(resolve))
}
const mine = async (room: Room, who: Joined): Promise<ApiNote[]> =>
  (await tablee.call('GET', `events/${room.event.id}/me`, { token: who.token })).body['notes'] as ApiNote[]
const listed = async (room: Room, who: Joined): Promise<ApiNote[]> =>
  (await tablee.call('GET', `events/${room.event.id}/notes`, { token: who.token })).body['notes'] as ApiNote[]

/** Everything that comes down to this guest from now on, as it was on the wire. */
function listen(guest: Guest): Uint8Array[] {
  const heard: Uint8Array[] = []
  const push = guest.down.push.bind(guest.down)
  guest.down.push = (...frames) => {
    heard.push(...frames)
    return push(...frames)
  }
  return heard
}
const onTheWire = (frames: readonly Uint8Array[]): string =>
  JSON.stringify(readPieces(frames).pieces) + frames.map(frame => Buffer.from(frame).toString('latin1')).join('\n')

describe('hidden writing', () => {
  it('shows a note to nobody else before the reveal, and to everybody after it', async () => {
    const room = await aRoom()
    const others = await Promise.all([
      tablee.guest(room.event, room.karim, 'table-t1'),
      tablee.guest(room.event, room.karim, 'programme'),
      tablee.guest(room.event, room.host, 'table-t1'),
      tablee.guest(room.event, room.facilitator, 'programme'),
    ])
    const heard = others.map(listen)
    const zoes = await box(room, room.zoe)
    const note = await writeNote(zoes, 'Nobody sees this yet', { zone: 1, kind: 'lever' })
    tablee.clock.advance(2_000)
    await turns()
    await settle(zoes, ...others)
    expect(onTheWire(heard.flat())).not.toContain('Nobody sees')
    expect(onTheWire(heard.flat())).not.toContain(note)

    expect(await reveal(room)).toMatchObject({ phase: 'prepared' })
    await settle(zoes, ...others)
    expect(onTheWire(heard[0] ?? [])).toContain('Nobody sees this yet')
    expect(others[1]?.doc.getMap('tables').get('t1')).toMatchObject({ revealed: true })
    expect(Object.values(others[1]?.doc.getMap('log').toJSON() ?? {})).toMatchObject([
      { what: 'revealed', by: 'Nadia' },
    ])
    expect(readCloth(others[0]?.doc ?? zoes.doc, 3).notes).toMatchObject([
      { id: note, text: 'Nobody sees this yet', by: room.zoe.person.id, zone: 1, kind: 'lever', removal: 0 },
    ])
  })

  it('is in no list and no report before the reveal, but in what is held on its author', async () => {
    const room = await aRoom()
    await writeNote(await box(room, room.zoe), 'Mine alone')
    const written = tablee.clock.now()
    tablee.clock.advance(60_000)
    expect(await mine(room, room.zoe)).toMatchObject([{ text: 'Mine alone', hidden: true, createdAt: written }])
    expect(await mine(room, room.karim)).toEqual([])
    for (const who of [room.facilitator, room.zoe]) expect(await listed(room, who)).toEqual([])
    for (const file of ['report.md', 'report.html', 'notes.csv', 'notes.json']) {
      const { text } = await tablee.call('GET', `events/${room.event.id}/${file}`, { token: room.facilitator.token })
      expect(text).not.toContain('Mine alone')
    }
    await reveal(room)
    expect(await listed(room, room.facilitator)).toMatchObject([
      { text: 'Mine alone', author: 'Zoé', createdAt: written },
    ])
    const after = await mine(room, room.zoe)
    expect(after).toMatchObject([{ text: 'Mine alone', createdAt: written }])
    expect(after[0]).not.toHaveProperty('hidden')
  })

  it('is revealed by the host of that table or a facilitator, one table at a time', async () => {
    const room = await aRoom()
    await writeNote(await box(room, room.zoe), 'At table 1')
    await writeNote(await box(room, room.zoe, 't2'), 'At table 2')
    const ask = (who: Joined, table: string) =>
      tablee.call('POST', `events/${room.event.id}/commands`, { token: who.token, body: { type: 'reveal', table } })
    expect((await ask(room.zoe, 't1')).status).toBe(403)
    expect((await ask(room.host, 't2')).body.error?.code).toBe('not-your-table')
    expect((await ask(room.facilitator, 't9')).body.error?.code).toBe('unknown-table')
    await reveal(room, room.facilitator, 't2')
    expect((await listed(room, room.karim)).map(note => note.text)).toEqual(['At table 2'])
  })

  it('loses no note that is written while the notes are being shown', async () => {
    const room = await aRoom()
    const [zoes, karims] = [await box(room, room.zoe), await box(room, room.karim)]
    await writeNote(zoes, 'Before')
    tablee.archive.hold()
    const revealing = reveal(room)
    const during = Promise.all([writeNote(zoes, 'During'), writeNote(karims, 'During too')])
    await turns()
    await tablee.archive.letThrough()
    await Promise.all([revealing, during])
    await turns()
    await writeNote(karims, 'After, from a tab that had not heard')
    await turns()
    const cloth = await tablee.guest(room.event, room.host, 'table-t1')
    expect(textsOn(cloth).sort()).toEqual(
      ['After, from a tab that had not heard', 'Before', 'During', 'During too'].sort(),
    )
    await settle(zoes, karims)
    for (const each of [zoes, karims]) {
      expect(each.state.refused).toBeUndefined()
      expect(clothMap(each.doc, 'txt').size).toBe(0)
    }
  })

  it('lets an author correct and take back on a tab that had not heard of the reveal', async () => {
    const room = await aRoom()
    const zoes = await box(room, room.zoe)
    const [first, second] = [await writeNote(zoes, 'Frist'), await writeNote(zoes, 'To be taken back')]
    zoes.drop()
    setText(zoes.doc, first, 'First')
    setRemoval(zoes.doc, second, 1)
    await reveal(room)
    const cloth = await tablee.guest(room.event, room.karim, 'table-t1')
    expect(textsOn(cloth).sort()).toEqual(['Frist', 'To be taken back'])
    zoes.connect()
    await settle(zoes, cloth)
    await turns()
    await settle(zoes, cloth)
    expect(zoes.state.refused).toBeUndefined()
    expect(Object.fromEntries(readCloth(cloth.doc, 3).notes.map(note => [note.text, note.removal]))).toEqual({
      First: 0,
      'To be taken back': 1,
    })
  })

  it('goes on as ever once it was shown: corrections, moderation, dots', async () => {
    const room = await aRoom()
    const note = await writeNote(await box(room, room.zoe), 'An idea')
    await reveal(room)
    const cloth = await tablee.guest(room.event, room.zoe, 'table-t1')
    setText(cloth.doc, note, 'A better idea')
    await settle(cloth)
    expect(cloth.state.refused).toBeUndefined()
    await tablee.command(room.event, room.host.token, { type: 'set-aside-note', table: 't1', note, reason: 'twice' })
    expect(await listed(room, room.facilitator)).toMatchObject([{ text: 'A better idea', setAside: true }])
    await reveal(room)
    expect(await listed(room, room.facilitator)).toMatchObject([{ text: 'A better idea', setAside: true }])
  })

  it('never shows what its author took back before the reveal', async () => {
    const room = await aRoom()
    const zoes = await box(room, room.zoe)
    const note = await writeNote(zoes, 'Better not')
    setRemoval(zoes.doc, note, 1)
    await settle(zoes)
    await reveal(room)
    expect(await listed(room, room.facilitator)).toEqual([])
    setRemoval(zoes.doc, note, 0)
    await settle(zoes)
    await turns()
    expect(await listed(room, room.facilitator)).toMatchObject([{ text: 'Better not' }])
  })

  it('cannot be used to write over somebody else’s note by borrowing its id', async () => {
    const room = await aRoom()
    const cloth = await tablee.guest(room.event, room.karim, 'table-t1')
    const id = await writeNote(cloth, 'Karim’s own words')
    const zoes = await box(room, room.zoe)
    const core = { by: room.zoe.person.id, round: 0, at: 0 }
    zoes.doc.transact(() => {
      clothMap(zoes.doc, 'core').set(id, core)
      clothMap(zoes.doc, 'txt').set(id, 'Forged')
    })
    await settle(zoes)
    await reveal(room)
    expect((await listed(room, room.facilitator)).map(note => note.text)).toEqual(['Karim’s own words'])
  })

  it('survives a restart before, in the middle of, and after the reveal', async () => {
    const room = await aRoom()
    await writeNote(await box(room, room.zoe), 'Kept over night')
    await tablee.restart()
    expect(await listed(room, room.facilitator)).toEqual([])
    expect(await mine(room, room.zoe)).toMatchObject([{ text: 'Kept over night', hidden: true }])

    // The decision is on disk, and the process dies before a single note was carried.
    tablee.archive.hold()
    void tablee.call('POST', `events/${room.event.id}/commands`, {
      token: room.host.token,
      body: { type: 'reveal', table: 't1' },
    })
    await turns()
    const decided = tablee.archive.letThrough()
    tablee.archive.hold()
    await decided
    await turns()
    tablee.archive.lose()
    tablee = await aServer({ archive: tablee.archive })
    expect((await tablee.server.context.cafes.find(room.event.id))?.state.tables['t1']?.revealed).toBe(true)
    expect((await listed(room, room.karim)).map(note => note.text)).toEqual(['Kept over night'])

    const { clientIds } = (
      await tablee.call('POST', `events/${room.event.id}/client-ids`, { token: room.zoe.token, body: { count: 1 } })
    ).body as { clientIds: number[] }
    await writeNote(await box(room, { ...room.zoe, clientIds }), 'And one more')
    await turns()
    expect((await listed(room, room.karim)).map(note => note.text).sort()).toEqual(['And one more', 'Kept over night'])
  })

  it('keeps a scribe’s notes for a guest on paper hidden in that guest’s own document', async () => {
    const room = await aRoom()
    const paul = await tablee.join(room.event, {
      key: room.event.keys.participant,
      name: 'Paul',
      device: 'paper',
      table: 't1',
    })
    await tablee.command(room.event, room.zoe.token, { type: 'scribe', for: paul.person.id })
    const pauls = await tablee.guest(room.event, room.zoe, `own-t1-${paul.person.id}`)
    await writeNote(pauls, 'Written for Paul', { by: paul.person.id, scribe: room.zoe.person.id })
    expect(await listed(room, room.facilitator)).toEqual([])
    await reveal(room)
    expect(await listed(room, room.facilitator)).toMatchObject([
      { text: 'Written for Paul', author: 'Paul', origin: 'scribed' },
    ])
  })

  it('without names, signs with the same alias before and after', async () => {
    const room = await aRoom({ hidden: true, attribution: 'none' })
    const by = room.zoe.alias?.['t1'] ?? ''
    await writeNote(await box(room, room.zoe), 'Nameless', { by })
    await reveal(room)
    const cloth = await tablee.guest(room.event, room.karim, 'table-t1')
    expect(readCloth(cloth.doc, 3).notes).toMatchObject([{ text: 'Nameless', by }])
  })

  it('goes with its author who leaves before it was shown', async () => {
    const room = await aRoom()
    const zoes = await box(room, room.zoe)
    await writeNote(zoes, 'For nobody after all')
    expect((await tablee.call('DELETE', `events/${room.event.id}/me`, { token: room.zoe.token })).status).toBe(204)
    await reveal(room)
    expect(await listed(room, room.facilitator)).toEqual([])
  })

  it('given up before the day shows what was written; once the day began it stays as it is', async () => {
    const room = await aRoom()
    await writeNote(await box(room, room.zoe), 'Written early')
    const patch = (hidden: boolean) =>
      tablee.call('PATCH', `events/${room.event.id}`, {
        token: room.event.keys.organiser,
        body: { notes: { hidden } },
      })
    const odile = await tablee.join(room.event, { key: room.event.keys.organiser })
    const change = (hidden: boolean) =>
      tablee.call('PATCH', `events/${room.event.id}`, { token: odile.token, body: { notes: { hidden } } })
    expect((await patch(false)).status).toBe(401)
    expect((await change(false)).status).toBe(200)
    expect((await listed(room, room.karim)).map(note => note.text)).toEqual(['Written early'])
    await tablee.command(room.event, room.facilitator.token, { type: 'start' })
    expect((await change(true)).body.error?.code).toBe('already-started')
  })
})
