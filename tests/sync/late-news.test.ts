import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDelivery } from '../../server/sync/delivery.ts'
import { createLateNews } from '../../server/sync/late-news.ts'
import { createOutbox } from '../../server/sync/outbox.ts'
import type { Session } from '../../server/sync/session.ts'
import type { Day, Summary } from '../../shared/document/programme.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let server: TestServer | undefined
afterEach(() => server?.close())

const notesAt = (guest: Guest): number | undefined =>
  (guest.doc.getMap('summaries').get('t1') as Summary | undefined)?.notes
const phaseIn = (guest: Guest): string => (guest.doc.getMap('day').get('day') as Day).phase

it('[W1] the wall hears of a table within a second, a phone with what comes next, or some ten seconds later; both end with the same', async () => {
  server = await aServer()
  const { clock } = server
  const event = await server.create()
  const lead = await server.join(event, { key: event.keys.facilitator })
  const writer = await server.join(event, { key: event.keys.participant, name: 'Lucie', table: 't1' })
  const wall = await server.guest(event, await server.join(event, { key: event.keys.wall }), 'programme')
  const phone = await server.guest(event, writer, 'programme')
  const cloth = await server.guest(event, writer, 'table-t1')
  const all = [wall, phone, cloth]
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.advance(Math.min(1_000, left))
      await settle(...all)
    }
  }
  await pass(12_000)

  await writeNote(cloth, 'Avancer par petits pas')
  const heard = phone.state.told
  await pass(1_000)
  expect([notesAt(wall), notesAt(phone), phone.state.told]).toEqual([1, 0, heard])
  await pass(11_000)
  expect(notesAt(phone)).toBe(1)

  await writeNote(cloth, 'Relier les gens')
  await pass(1_000)
  expect([notesAt(wall), notesAt(phone)]).toEqual([2, 1])
  await server.command(event, lead.token, { type: 'start' })
  await settle(...all)
  expect([phaseIn(phone), notesAt(phone)]).toEqual(['round', 2])
  expect(phone.doc.store.pendingStructs).toBeNull()
  expect(phone.doc.getMap('summaries').toJSON()).toEqual(wall.doc.getMap('summaries').toJSON())
})

it('a clock that is set back by an hour keeps nobody waiting for it', () => {
  const clock = createHandClock()
  let setBack = 0
  const timers = { ...clock, now: () => clock.now() - setBack }
  const doc = new Y.Doc()
  doc.getMap('summaries').set('t1', { notes: 1 })
  const told: Uint8Array[] = []
  const session = {
    missed: undefined,
    isOutdated: false,
    peer: { isLagging: () => false, send: (frame: Uint8Array) => void told.push(frame) },
  } as unknown as Session
  const news = createLateNews({
    timers,
    delivery: createDelivery(() => true),
    outbox: createOutbox(() => expect.fail('nothing is stored here')),
    doc: () => doc,
  })
  news.keep(session, Y.encodeStateAsUpdate(doc))
  setBack = 3_600_000
  clock.advance(11_000)
  expect(told).toHaveLength(1)
  news.stop()
})
