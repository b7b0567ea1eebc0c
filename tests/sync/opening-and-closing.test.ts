import { describe, expect, it } from 'vitest'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { aCafe, writeNote } from '../support/cafe-in-memory.ts'
import { settle } from '../support/socket-pair.ts'

describe('opening and closing rooms', () => {
  it('[A3] twelve who arrive together find the same room', async () => {
    const cafe = aCafe()
    const guests = Array.from({ length: 12 }, (_, i) => cafe.guest(`p${i}`))
    await settle(...guests)
    expect(cafe.rooms.counts()).toEqual({ rooms: 1, connections: 12 })
    const note = writeNote(guests[3]?.doc ?? expect.fail(), { by: 'p3' })
    await settle(...guests)
    expect(guests.every(guest => guest.doc.getMap('core').has(note))).toBe(true)
  })

  it('[A4] an empty room is forgotten after a while and comes back as it was', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    ana.drop()
    cafe.clock.advance(200_000)
    expect(cafe.rooms.counts()).toEqual({ rooms: 0, connections: 0 })
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => doc.getMap('core').has(note))).toBe(true)
  })

  it('[A4] a room with something under way is not forgotten', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    cafe.archive.hold()
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    ana.drop()
    cafe.clock.advance(200_000)
    expect(cafe.rooms.counts().rooms).toBe(1)
    await cafe.archive.letThrough()
  })

  it('[D9] closing lets what is under way be stored, then asks everybody to come back', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    cafe.archive.hold()
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    const closed = cafe.rooms.close()
    await cafe.archive.letThrough()
    await closed
    await settle(ana)
    expect(ana.state.acknowledged).toBe(2)
    expect(ana.state.closed).toBe(CLOSING.restart)
    const room = await cafe.restarted().rooms.open('e1', 'table-t1')
    expect(room.read(doc => doc.getMap('core').has(note))).toBe(true)
  })

  it('[D9] hundreds are sent away in portions, so that they do not come back all at once', async () => {
    const cafe = aCafe()
    const guests = Array.from({ length: 1_200 }, (_, i) => cafe.guest(`p${i}`, { document: 'programme' }))
    await settle(...guests)
    const closed = cafe.rooms.close()
    const gone = async (): Promise<number> => {
      await settle(...guests)
      return guests.filter(({ state }) => state.closed === CLOSING.restart).length
    }
    const portions = [await gone()]
    for (let i = 0; i < 2; i++) {
      cafe.clock.advance(50)
      portions.push(await gone())
    }
    expect(portions).toEqual([500, 1_000, 1_200])
    await closed
    expect(cafe.rooms.counts()).toEqual({ rooms: 0, connections: 0 })
  })

  it('[A5] an erased event closes its people’s connections and leaves nothing behind', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    await cafe.archive.write(cafe.rooms.drop('e1'))
    expect(ana.state.closed).toBe(CLOSING.unknown)
    const left: string[] = []
    for await (const [key] of cafe.archive.range('')) left.push(key)
    expect(left).toEqual([])
    await expect(cafe.rooms.open('e1', 'table-t1')).rejects.toThrow('erased')
  })

  it('[A6] somebody who leaves the café is disconnected everywhere, the others stay', async () => {
    const cafe = aCafe()
    const guests = [cafe.guest('ana'), cafe.guest('ana', { document: 'programme' }), cafe.guest('bo')] as const
    await settle(...guests)
    cafe.rooms.disconnect('e1', 'ana')
    expect(guests.map(guest => guest.state.closed)).toEqual([CLOSING.unauthorised, CLOSING.unauthorised, undefined])
  })

  it('[D1] tells the café what was accepted, once it is durable', async () => {
    const cafe = aCafe()
    const facts: unknown[] = []
    cafe.rooms.onAccepted(fact => facts.push(fact))
    const ana = cafe.guest('ana')
    await settle(ana)
    cafe.archive.hold()
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    expect(facts).toEqual([])
    await cafe.archive.letThrough()
    await settle(ana)
    expect(facts).toEqual([
      {
        event: 'e1',
        document: 'table-t1',
        person: 'ana',
        at: cafe.clock.now(),
        roots: new Set(['core', 'txt', 'sty', 'pos', 'zone']),
        created: [{ note, createdAt: cafe.clock.now(), person: 'ana' }],
      },
    ])
  })
})
