import { v4 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { withoutNotes } from '../../server/sync/rooms.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { CLOSING, isServersClientId } from '../../shared/protocol/messages.ts'
import { newClientId } from '../../server/access/secrets.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { overSockets, until } from '../support/real-line.ts'
import { aPrincipal } from '../support/situation.ts'
import { createGuest, type Guest, settle } from '../support/socket-pair.ts'
import { aSyncServer, type TestSyncServer } from '../support/sync-server.ts'

const keysOf = async (cafe: TestCafe, prefix = 'doc/e1/table-t1/'): Promise<string[]> => {
  const keys: string[] = []
  for await (const [key] of cafe.archive.range(prefix)) keys.push(key.slice(prefix.length))
  return keys
}
const truth = async (cafe: TestCafe, document = 'table-t1'): Promise<Record<string, unknown>> =>
  (await cafe.rooms.open('e1', document)).read(doc => contents(doc, CLOTH_ROOTS))

/** Two at a table with three notes, one of them moved about. */
async function aTable(): Promise<{ cafe: TestCafe; ana: Guest; bo: Guest; notes: string[] }> {
  const cafe = aCafe()
  const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo', { extended: false })]
  await settle(ana, bo)
  const notes = [writeNote(ana.doc, { by: 'ana' }), writeNote(bo.doc, { by: 'bo' }), writeNote(ana.doc, { by: 'ana' })]
  await settle(ana, bo)
  ana.doc.getMap('links').set('l1', { by: 'ana', a: notes[0], b: notes[1], kind: 'answers' })
  bo.doc.getMap('plate').set(notes[0] ?? '', 'V')
  await settle(ana, bo)
  return { cafe, ana, bo, notes }
}

describe('a document that starts afresh', () => {
  it('[E1] holds the same values under the server’s own hand; the history is gone, in one batch', async () => {
    const { cafe, ana, bo } = await aTable()
    const before = await truth(cafe)
    const batches = cafe.archive.batches.length
    expect(
      await cafe.rooms.renew('e1', 'table-t1', undefined, [{ put: 'cafe/e1/day', value: new Uint8Array([1]) }]),
    ).toBe(2)
    await settle(ana, bo)
    expect(cafe.archive.batches).toHaveLength(batches + 1)
    expect(await keysOf(cafe)).toEqual(['2/snap', 'epoch'])
    expect(await cafe.archive.get('cafe/e1/day')).toEqual(new Uint8Array([1]))
    expect(await truth(cafe)).toEqual(before)
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()].every(isServersClientId))).toBe(
      true,
    )
    expect(await truth(cafe.restarted())).toEqual(before)
    expect((await cafe.rooms.noteRecords('e1', 't1')).size).toBe(3)
  })

  it('[E2] tells everybody who is there, and closes with 4409; who comes back without a copy goes on', async () => {
    const { cafe, ana, bo } = await aTable()
    const wall = cafe.guest('wally', { role: 'wall' })
    await settle(ana, bo, wall)
    const before = await truth(cafe)
    await cafe.rooms.renew('e1', 'table-t1')
    await settle(ana, bo, wall)
    for (const guest of [ana, wall]) {
      expect([guest.state.welcome?.epoch, guest.state.refused, guest.state.closed]).toEqual([
        2,
        { code: 'epoch', index: 0 },
        CLOSING.reset,
      ])
    }
    expect([bo.state.refused, bo.state.closed]).toEqual([undefined, CLOSING.reset])
    const again = [cafe.guest('ana'), cafe.guest('bo', { extended: false })]
    await settle(...again)
    for (const guest of again) expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(before)
    const note = writeNote(again[0]?.doc ?? expect.fail(), { by: 'ana' })
    await settle(...again)
    expect(again[1]?.doc.getMap('core').has(note)).toBe(true)
    expect(again[0]?.state.acknowledged).toBe(again[0]?.state.sent)
  })

  it('[E3] takes nothing from a copy of an earlier epoch, and sends it nothing: neither ours nor a stock one', async () => {
    const { cafe, ana, bo, notes } = await aTable()
    const wall = cafe.guest('wally', { role: 'wall', extended: false })
    await settle(ana, bo, wall)
    for (const guest of [ana, bo, wall]) guest.drop()
    const late = writeNote(ana.doc, { by: 'ana', text: 'Écrit hors ligne' })
    await cafe.rooms.renew('e1', 'table-t1')
    const room = await cafe.rooms.open('e1', 'table-t1')
    await room.write(doc => doc.getMap('dots').set(notes[0] ?? '', 3))
    const before = await truth(cafe)
    for (const guest of [ana, bo, wall]) {
      const copy = contents(guest.doc, CLOTH_ROOTS)
      guest.connect()
      await settle(guest)
      expect(guest.state.closed).toBe(CLOSING.reset)
      expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(copy)
    }
    expect(ana.state.refused?.code).toBe('epoch')
    expect(await truth(cafe)).toEqual(before)
    // By value, under the same id, on a fresh copy: that is how what was not acknowledged comes back.
    const fresh = cafe.guest('ana')
    await settle(fresh)
    writeNote(fresh.doc, { by: 'ana', id: late, text: 'Écrit hors ligne' })
    await settle(fresh)
    expect((await truth(cafe))['core']).toHaveProperty([late])
  })

  it('[E3] knows the copy of somebody who was alone there, too: their notes are not written twice', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana', { extended: false })
    await settle(ana)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    ana.drop()
    await cafe.rooms.renew('e1', 'table-t1')
    const before = await truth(cafe)
    ana.connect()
    await settle(ana)
    expect(ana.state.closed).toBe(CLOSING.reset)
    expect(await truth(cafe)).toEqual(before)
  })

  it('[E3] a client that says a wrong epoch is told the right one, whatever it says', async () => {
    const { cafe, ana } = await aTable()
    for (const epoch of [0, 2, 999_999_999]) {
      const guest = createGuest({
        rooms: cafe.rooms,
        document: 'table-t1',
        principal: aPrincipal('ana'),
        situation: cafe.situation,
        clientId: cafe.issue('ana'),
        epoch,
      })
      guest.connect()
      await settle(guest)
      expect([guest.state.welcome?.epoch, guest.state.refused?.code, guest.state.closed]).toEqual([
        1,
        'epoch',
        CLOSING.reset,
      ])
    }
    expect(ana.state.closed).toBeUndefined()
  })

  it('[E4] keeps what was accepted before, and acknowledges nothing that came after', async () => {
    const { cafe, ana, bo } = await aTable()
    cafe.archive.hold()
    const inTime = writeNote(ana.doc, { by: 'ana', text: 'À temps' })
    await settle(ana, bo)
    const renewed = cafe.rooms.renew('e1', 'table-t1')
    await settle(ana, bo)
    const sentInTime = ana.state.sent
    const tooLate = writeNote(ana.doc, { by: 'ana', text: 'Trop tard' })
    const newcomer = cafe.guest('nina')
    await settle(ana, bo, newcomer)
    expect([newcomer.state.welcome, newcomer.state.synced]).toEqual([undefined, false])
    await cafe.archive.letThrough()
    await renewed
    await settle(ana, bo, newcomer)
    expect(ana.state.acknowledged).toBe(sentInTime)
    expect([newcomer.state.welcome?.epoch, newcomer.state.closed]).toEqual([2, undefined])
    expect(newcomer.doc.getMap('core').has(inTime)).toBe(true)
    expect(newcomer.doc.getMap('core').has(tooLate)).toBe(false)
  })

  it('[E5] for an erasure: the notes, their links and their records are gone from memory and store', async () => {
    const { cafe, ana, bo, notes } = await aTable()
    await cafe.rooms.renew(
      'e1',
      'table-t1',
      withoutNotes(core => core.by === 'ana'),
    )
    await settle(ana, bo)
    const now = await truth(cafe)
    expect(Object.keys(now['core'] as object)).toEqual([notes[1]])
    expect([now['links'], now['plate']]).toEqual([{}, {}])
    expect([...(await cafe.rooms.noteRecords('e1', 't1')).keys()]).toEqual([notes[1]])
    for await (const [key, value] of cafe.archive.range('')) {
      expect([
        key,
        notes.filter(note => note !== notes[1] && (key.includes(note) || Buffer.from(value).includes(note))),
      ]).toEqual([key, []])
    }
  })

  it('[E6] a store that fails in the middle leaves the old one, whole and readable', async () => {
    const { cafe, ana, bo } = await aTable()
    const before = await truth(cafe)
    cafe.archive.hold()
    const renewed = cafe.rooms.renew(
      'e1',
      'table-t1',
      withoutNotes(() => true),
    )
    const refused = expect(renewed).rejects.toThrow('full')
    await settle(ana, bo)
    cafe.archive.fail(new Error('the disk is full'))
    await refused
    await settle(ana, bo)
    expect(await truth(cafe)).toEqual(before)
    expect([ana.state.closed, ana.state.refused]).toEqual([CLOSING.storage, undefined])
    expect(await truth(aCafe({ archive: cafe.archive, situation: cafe.situation }))).toEqual(before)
  })

  it('[E7] happens to crowded documents: two hundred and one client ids, then one', async () => {
    const { cafe, ana, bo } = await aTable()
    const room = await cafe.rooms.open('e1', 'table-t1')
    for (let i = 0; i < 198; i++) {
      const guest = cafe.guest(`p${i}`)
      await settle(guest)
      writeNote(guest.doc, { by: `p${i}` })
      await settle(guest)
      guest.drop()
    }
    expect(await cafe.rooms.renewCrowded('e1')).toEqual([])
    const last = cafe.guest('zoé')
    await settle(last)
    writeNote(last.doc, { by: 'zoé' })
    await settle(last, ana, bo)
    const before = await truth(cafe)
    expect(await cafe.rooms.renewCrowded('e1')).toEqual(['table-t1'])
    expect(room.read(doc => Y.decodeStateVector(Y.encodeStateVector(doc)).size)).toBe(1)
    expect(await truth(cafe)).toEqual(before)
    expect(await cafe.rooms.renewCrowded('e1')).toEqual([])
  })

  it('[E1] works for the synthesis and the programme, and again and again', async () => {
    const cafe = aCafe()
    const fay = cafe.guest('fay', { document: 'synthesis', role: 'facilitator' })
    await settle(fay)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('du temps')])
    fay.doc.getXmlFragment('part-t1').insert(0, [paragraph])
    ;(paragraph.get(0) as Y.XmlText).format(0, 2, { strong: {} })
    const programme = await cafe.rooms.open('e1', 'programme')
    await programme.write(doc => doc.getMap('day').set('day', { title: 'Café' }))
    await settle(fay)
    const synthesis = await cafe.rooms.open('e1', 'synthesis')
    const before = synthesis.read(doc => doc.getXmlFragment('part-t1').toJSON())
    expect(before).toContain('<strong>du</strong> temps')
    const epochs = [
      cafe.rooms.renew('e1', 'synthesis'),
      cafe.rooms.renew('e1', 'programme'),
      cafe.rooms.renew('e1', 'synthesis'),
    ]
    expect(await Promise.all(epochs)).toEqual([2, 2, 3])
    expect(synthesis.read(doc => doc.getXmlFragment('part-t1').toJSON())).toBe(before)
    expect(programme.read(doc => doc.getMap('day').get('day'))).toEqual({ title: 'Café' })
    await programme.write(doc => doc.getMap('day').set('day', { title: 'Suite' }))
    const later = await cafe.restarted().rooms.open('e1', 'programme')
    expect(later.read(doc => doc.getMap('day').get('day'))).toEqual({ title: 'Suite' })
  })
})

describe('the server’s own client ids', () => {
  it('[G4] are issued to nobody', () => {
    expect([0xffffffff, 0xffff0000].every(isServersClientId)).toBe(true)
    expect([1, 0xfffeffff].some(isServersClientId)).toBe(false)
    expect(isServersClientId(newClientId(() => false))).toBe(false)
  })
})

describe('over real sockets', () => {
  let server: TestSyncServer | undefined
  afterEach(() => server?.close())

  it('[E2] [E3] a copy of the old epoch is told so by its subprotocol, before anything else', async () => {
    const here = await aSyncServer()
    server = here
    let clientId = 700_000
    const enter = (given: { epoch?: number } = {}): Guest => {
      here.situation.clientIds.set(clientId, 'ana')
      const guest = createGuest({
        rooms: overSockets(here.address),
        document: 'table-t1',
        principal: aPrincipal('ana'),
        situation: here.situation,
        clientId: clientId++,
        ...given,
      })
      guest.connect()
      return guest
    }
    const first = enter()
    await until('it is in step', () => first.state.synced && first.state.askedForOurs, first)
    writeNote(first.doc, { by: 'ana', id: uuid() })
    await until('it is saved', () => first.state.acknowledged === first.state.sent, first)
    await here.rooms.renew('e1', 'table-t1')
    await until('it is told', () => first.state.closed === CLOSING.reset, first)
    expect([first.state.welcome?.epoch, first.state.refused?.code]).toEqual([2, 'epoch'])
    const old = enter({ epoch: 1 })
    await until('it is told', () => old.state.closed === CLOSING.reset, old)
    expect([old.state.told, old.state.refused?.code]).toEqual([0, 'epoch'])
    const present = enter({ epoch: 2 })
    await until('it is in step', () => present.state.synced, present)
    expect(present.doc.getMap('core').size).toBe(1)
    present.drop()
  })
})
