import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { createRooms, withoutNotes } from '../../server/sync/rooms.ts'
import { addNote, setText } from '../../shared/document/cloth-edits.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { aPrincipal, aSituation } from '../support/situation.ts'
import { createGuest, type Guest, settle } from '../support/socket-pair.ts'

let clientIds = 0
const ROOMY = { notes: 50_000, bytes: 128 * 1024 * 1024, documentBytes: 16 * 1024 * 1024 }
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** An event whose quota a test chooses. */
async function aHouse(quota: Partial<typeof ROOMY>, archive = createMemoryArchive()) {
  const clock = createHandClock()
  const situation = aSituation()
  const rooms = createRooms({ archive, timers: clock, onStorageFailure: () => {}, quota: { ...ROOMY, ...quota } })
  let next = (clientIds += 1_000)
  const guest = async (name: string, document = 'table-t1', event = 'e1'): Promise<Guest> => {
    const clientId = next++
    situation.clientIds.set(clientId, name)
    const made = createGuest({ rooms, event, document, principal: aPrincipal(name), situation, clientId })
    made.connect()
    await settle(made)
    return made
  }
  return { archive, rooms, guest, clock, situation }
}
const write = (guest: Guest, n: number, text = 'Une idée'): void =>
  addNote(guest.doc, {
    id: id(n),
    core: { by: guest.principal.person, round: 1, at: 0 },
    text,
    kind: 'idea',
    pos: [1, 1, 'V'],
    zone: null,
  })

it('[G10] the note that is one too many for the event is refused, at whatever table; what is there stays and can be changed', async () => {
  const house = await aHouse({ notes: 5 })
  const [ana, bo] = [await house.guest('ana', 'table-t1'), await house.guest('bo', 'table-t2')]
  for (const n of [1, 2, 3]) write(ana, n)
  write(bo, 4)
  await settle(ana, bo)
  write(bo, 5)
  await settle(ana, bo)
  write(ana, 6, 'La sixième')
  await settle(ana, bo)
  expect(ana.state.refused?.code).toBe('limit')
  expect(ana.state.closed).toBe(CLOSING.reset)
  // Its author’s copy still has the words: that is what the screen offers again.
  expect(ana.doc.getMap('txt').get(id(6))).toBe('La sixième')
  const cloth = await house.rooms.open('e1', 'table-t1')
  expect(cloth.read(doc => [...doc.getMap('core').keys()])).toEqual([id(1), id(2), id(3)])
  const again = await house.guest('ana', 'table-t1')
  setText(again.doc, id(1), 'Mieux dit')
  await settle(again)
  expect(again.state.refused).toBeUndefined()
  expect(cloth.read(doc => doc.getMap('txt').get(id(1)))).toBe('Mieux dit')
  expect(bo.state.closed).toBeUndefined()
  // Another event has its own.
  const elsewhere = await house.guest('ana', 'table-t1', 'e2')
  write(elsewhere, 7)
  await settle(elsewhere)
  expect(elsewhere.state.refused).toBeUndefined()
})

it('many notes in one raw frame, and a first answer full of them, pass no more than may stay', async () => {
  const house = await aHouse({ notes: 10 })
  const mallory = await house.guest('mallory')
  const doc = new Y.Doc()
  doc.clientID = mallory.doc.clientID
  const flood = { ...mallory, doc }
  doc.transact(() => {
    for (let n = 0; n < 11; n++) write(flood, n)
  })
  mallory.sendUpdate(Y.encodeStateAsUpdate(doc))
  await settle(mallory)
  expect(mallory.state.refused?.code).toBe('limit')
  // The same as the answer to the server’s question, as after an hour offline.
  const offline = createGuest({
    rooms: house.rooms,
    document: 'table-t1',
    principal: mallory.principal,
    situation: house.situation,
    clientId: mallory.doc.clientID,
    doc,
  })
  offline.connect()
  await settle(offline)
  expect(offline.state.refused?.code).toBe('limit')
  const cloth = await house.rooms.open('e1', 'table-t1')
  expect(cloth.read(room => room.getMap('core').size)).toBe(0)
  const honest = await house.guest('ana')
  for (let n = 0; n < 10; n++) write(honest, 100 + n)
  await settle(honest)
  expect(honest.state.refused).toBeUndefined()
  expect(honest.state.acknowledged).toBe(honest.state.sent)
})

it('[G10] is counted from what is stored: the same after a restart, and after the event was put away', async () => {
  const house = await aHouse({ notes: 3 })
  const ana = await house.guest('ana')
  for (const n of [1, 2]) write(ana, n)
  await settle(ana)
  const before = house.rooms.measure().fullest
  for (const again of [await aHouse({ notes: 3 }, house.archive), house]) {
    if (again === house) {
      await again.rooms.release('e1')
      expect(again.rooms.measure().fullest.notes).toBe(0)
    }
    const bo = await again.guest('bo')
    expect(again.rooms.measure().fullest).toEqual(before)
    // One more is taken where it is not stored twice.
    if (again === house) {
      write(bo, 3)
      write(bo, 4)
      await settle(bo)
      expect(bo.state.refused).toEqual({ code: 'limit', index: expect.any(Number) })
    }
  }
})

it('erased notes make room again', async () => {
  const house = await aHouse({ notes: 2 })
  const ana = await house.guest('ana')
  for (const n of [1, 2]) write(ana, n)
  await settle(ana)
  await house.rooms.renew(
    'e1',
    'table-t1',
    withoutNotes((_core, note) => note === id(1)),
  )
  expect(house.rooms.measure().fullest.notes).toBe(0.5)
  const back = await house.guest('ana')
  write(back, 3)
  await settle(back)
  expect(back.state.refused).toBeUndefined()
})

it('bytes are counted as they lie in the store, and a full event takes no more', async () => {
  const house = await aHouse({ bytes: 6_000 })
  const ana = await house.guest('ana')
  let n = 0
  while (ana.state.closed === undefined && n < 100) {
    write(ana, n++, 'x'.repeat(280))
    await settle(ana)
  }
  expect(ana.state.refused?.code).toBe('limit')
  let stored = 0
  for await (const [, value] of house.archive.range('doc/e1/table-')) stored += value.byteLength
  expect(house.rooms.measure().fullest.bytes).toBeCloseTo(stored / 6_000, 10)
  expect(stored).toBeLessThanOrEqual(6_000 + 200)
  expect(n).toBeGreaterThan(5)
})

it('a log that is folded counts as what is left of it', async () => {
  const house = await aHouse({})
  const ana = await house.guest('ana')
  write(ana, 1)
  for (let i = 0; i < 520; i++) {
    ana.doc.getMap('pos').set(id(1), [i, 1, 'V'])
    if (i % 50 === 0) {
      house.clock.advance(10_000)
      await settle(ana)
    }
  }
  await settle(ana)
  expect(ana.state.closed).toBeUndefined()
  let stored = 0
  for await (const [, value] of house.archive.range('doc/e1/table-t1/')) stored += value.byteLength
  expect(house.rooms.measure().rooms[0]?.bytes).toBe(stored)
  expect(house.rooms.measure().fullest.bytes * ROOMY.bytes).toBeCloseTo(stored, 5)
})

it('one document that is too large is refused, and other tables go on', async () => {
  const house = await aHouse({ documentBytes: 2_000 })
  const ana = await house.guest('ana')
  for (let n = 0; n < 10 && ana.state.closed === undefined; n++) {
    write(ana, n, 'x'.repeat(280))
    await settle(ana)
  }
  expect(ana.state.refused?.code).toBe('limit')
  const bo = await house.guest('bo', 'table-t2')
  write(bo, 50)
  await settle(bo)
  expect(bo.state.refused).toBeUndefined()
})
