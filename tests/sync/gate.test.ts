import { v4 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

const map = (doc: Y.Doc, root: string): Y.Map<unknown> => doc.getMap<unknown>(root)

async function seated(_: TestCafe, ...guests: Guest[]): Promise<void> {
  await settle(...guests)
  expect(guests.map(guest => guest.state.synced)).toEqual(guests.map(() => true))
}

/** All of them kept their connection, hold the same, and have everything acknowledged. */
async function agree(cafe: TestCafe, document: string, ...guests: Guest[]): Promise<void> {
  await settle(...guests)
  expect(cafe.log.filter(({ what }) => what === 'refused')).toEqual([])
  const room = await cafe.rooms.open('e1', document)
  for (const guest of guests) {
    expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(room.read(doc => contents(doc, CLOTH_ROOTS)))
    expect(guest.state.acknowledged).toBe(guest.state.sent)
  }
}

describe('what people at a table may do to each other’s notes', () => {
  it('[R2] anybody moves, zones, groups and plates any note', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await seated(cafe, ana, bo)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana, bo)
    map(bo.doc, 'pos').set(note, [-4.5, 99_999, 'Vz'])
    map(bo.doc, 'zone').set(note, 3)
    map(bo.doc, 'zone').set(note, null)
    map(bo.doc, 'groups').set('g1', { name: 'Un tas' })
    map(bo.doc, 'grp').set(note, 'g1')
    map(bo.doc, 'plate').set(note, 'V')
    await agree(cafe, 'table-t1', ana, bo)
    map(ana.doc, 'plate').delete(note)
    map(ana.doc, 'groups').delete('g1')
    map(ana.doc, 'grp').set(note, null)
    await agree(cafe, 'table-t1', ana, bo)
  })

  it('[R1] an author edits, turns, takes back and restores their own note', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    const note = writeNote(ana.doc, { by: 'ana' })
    map(ana.doc, 'txt').set(note, 'Mieux dit 👩‍🌾')
    map(ana.doc, 'sty').set(note, 'lever')
    map(ana.doc, 'del').set(note, 1)
    map(ana.doc, 'del').set(note, 0)
    await agree(cafe, 'table-t1', ana)
  })

  it('[R3] [R1] a host turns a note of their table into another kind, but not its words; elsewhere neither', async () => {
    const cafe = aCafe()
    const [ana, here, there] = [
      cafe.guest('ana'),
      cafe.guest('hana', { role: 'host', hostOf: 't1' }),
      cafe.guest('theo', { role: 'host', hostOf: 't2' }),
    ]
    await seated(cafe, ana, here, there)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana, here, there)
    map(here.doc, 'sty').set(note, 'question')
    await settle(ana, here, there)
    expect(map(ana.doc, 'sty').get(note)).toBe('question')
    map(there.doc, 'sty').set(note, 'brake')
    map(here.doc, 'txt').set(note, 'corrigé')
    await settle(ana, here, there)
    expect([there.state.refused?.code, here.state.refused?.code]).toEqual(['not-yours', 'not-yours'])
    expect([map(ana.doc, 'sty').get(note), map(ana.doc, 'txt').get(note)]).toEqual(['question', 'Une idée'])
  })

  it('[R4] a scribe writes in a guest’s name and may correct it; the guest may too', async () => {
    const cafe = aCafe()
    cafe.situation.scribes.set('sam', new Set(['gran']))
    const [sam, gran] = [cafe.guest('sam'), cafe.guest('gran')]
    await seated(cafe, sam, gran)
    const note = writeNote(sam.doc, { by: 'gran', scribe: 'sam' })
    await settle(sam, gran)
    map(sam.doc, 'txt').set(note, 'Relu avec elle')
    await settle(sam, gran)
    map(gran.doc, 'txt').set(note, 'Et par elle')
    await agree(cafe, 'table-t1', sam, gran)
    cafe.situation.scribes.clear()
    map(sam.doc, 'txt').set(note, 'Le scribe qui l’a tapée peut encore')
    await agree(cafe, 'table-t1', sam, gran)
    expect((await cafe.rooms.noteRecords('e1', 't1')).get(note)?.person).toBe('sam')
  })

  it('[R5] what moderation set aside, its author cannot take back; an edit made meanwhile harms nobody', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    ana.drop()
    map(ana.doc, 'del').set(note, 1)
    map(ana.doc, 'del').set(note, 0)
    const room = await cafe.rooms.open('e1', 'table-t1')
    await room.write(doc => map(doc, 'del').set(note, 2))
    ana.connect()
    await agree(cafe, 'table-t1', ana)
    expect(map(ana.doc, 'del').get(note)).toBe(2)
    map(ana.doc, 'del').set(note, 0)
    await settle(ana)
    expect(ana.state.refused?.code).toBe('not-allowed')
    expect(room.read(doc => map(doc, 'del').get(note))).toBe(2)
  })

  it('[R6] a link is taken away by who drew it or by a host, by nobody else', async () => {
    const cafe = aCafe()
    const [ana, bo, hana] = [cafe.guest('ana'), cafe.guest('bo'), cafe.guest('hana', { role: 'host', hostOf: 't1' })]
    await seated(cafe, ana, bo, hana)
    const [a, b] = [writeNote(ana.doc, { by: 'ana' }), writeNote(ana.doc, { by: 'ana' })]
    for (const id of ['l1', 'l2', 'l3']) map(ana.doc, 'links').set(id, { by: 'ana', a, b, kind: 'answers' })
    await settle(ana, bo, hana)
    map(ana.doc, 'links').delete('l1')
    map(hana.doc, 'links').delete('l2')
    await agree(cafe, 'table-t1', ana, bo, hana)
    map(bo.doc, 'links').delete('l3')
    await settle(ana, bo, hana)
    expect(bo.state.refused?.code).toBe('not-yours')
    expect([...map(hana.doc, 'links').keys()]).toEqual(['l3'])
  })

  it('[W4] a link drawn and taken back offline passes, and so does drawing it again', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    ana.drop()
    const [a, b] = [writeNote(ana.doc, { by: 'ana' }), writeNote(ana.doc, { by: 'ana' })]
    map(ana.doc, 'links').set('l1', { by: 'ana', a, b, kind: 'opposes' })
    map(ana.doc, 'links').delete('l1')
    ana.connect()
    await agree(cafe, 'table-t1', ana)
    map(ana.doc, 'links').set('l1', { by: 'ana', a, b, kind: 'opposes' })
    await agree(cafe, 'table-t1', ana)
  })

  it('[W4] two people may lay more notes on a plate than it shows', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await seated(cafe, ana, bo)
    for (let i = 0; i < 6; i++) {
      map(ana.doc, 'plate').set(writeNote(ana.doc, { by: 'ana' }), `a${i}`)
      map(bo.doc, 'plate').set(writeNote(bo.doc, { by: 'bo' }), `b${i}`)
    }
    await agree(cafe, 'table-t1', ana, bo)
  })

  it('[W4] a whole table that was offline comes back with a plate full each; one person may not lay four of them', async () => {
    const cafe = aCafe()
    const table = Array.from({ length: 8 }, (_, i) => cafe.guest(`p${i}`))
    await seated(cafe, ...table)
    for (const guest of table) {
      guest.drop()
      for (let i = 0; i < 3; i++)
        map(guest.doc, 'plate').set(writeNote(guest.doc, { by: guest.principal.person }), `V${i}`)
      guest.connect()
    }
    await agree(cafe, 'table-t1', ...table)
    const first = table[0] ?? expect.fail()
    for (let i = 0; i < 9; i++) map(first.doc, 'plate').set(writeNote(first.doc, { by: 'p0' }), 'W')
    await agree(cafe, 'table-t1', ...table)
    map(first.doc, 'plate').set(writeNote(first.doc, { by: 'p0' }), 'W')
    await settle(...table)
    expect(first.state.refused?.code).toBe('limit')
  })
})

describe('when writing is open', () => {
  it('[R8] a locked table takes no more, and tells; coming back with nothing new is fine', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    cafe.situation.locked.add('t1')
    ana.drop()
    ana.connect()
    await agree(cafe, 'table-t1', ana)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    expect([ana.state.refused?.code, ana.state.closed]).toEqual(['locked', 4409])
  })

  it('[R8] a locked table does not even lose a link', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    const [a, b] = [writeNote(ana.doc, { by: 'ana' }), writeNote(ana.doc, { by: 'ana' })]
    map(ana.doc, 'links').set('l1', { by: 'ana', a, b, kind: 'answers' })
    await settle(ana)
    cafe.situation.locked.add('t1')
    map(ana.doc, 'links').delete('l1')
    await settle(ana)
    expect(ana.state.refused?.code).toBe('locked')
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => map(doc, 'links').has('l1'))).toBe(true)
  })

  it('[R8] after closing there are five seconds for what was under way', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    cafe.situation.closedAt = cafe.clock.now()
    cafe.clock.advance(4_900)
    writeNote(ana.doc, { by: 'ana' })
    await agree(cafe, 'table-t1', ana)
    cafe.clock.advance(200)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    expect(ana.state.refused?.code).toBe('closed')
  })

  it('[R9] [W8] the bell refuses nothing: a note of an earlier round still comes, with the server’s time', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await seated(cafe, ana)
    cafe.situation.latestRound = 2
    cafe.clock.advance(60_000)
    const note = writeNote(ana.doc, { by: 'ana', round: 1 })
    await agree(cafe, 'table-t1', ana)
    expect((await cafe.rooms.noteRecords('e1', 't1')).get(note)).toEqual({ createdAt: cafe.clock.now(), person: 'ana' })
  })

  it('[R11] who follows without writing is not asked for anything', async () => {
    const cafe = aCafe()
    cafe.situation.followers.add('fay')
    const fay = cafe.guest('fay')
    await seated(cafe, fay)
    expect([fay.state.askedForOurs, fay.state.welcome?.mayWrite]).toEqual([false, false])
  })
})

describe('hidden notes', () => {
  it('[H1] are written by their owner and by who writes for them', async () => {
    const cafe = aCafe()
    cafe.situation.scribes.set('sam', new Set(['gran']))
    const [gran, sam] = [
      cafe.guest('gran', { document: 'own-t1-gran' }),
      cafe.guest('sam', { document: 'own-t1-gran' }),
    ]
    await seated(cafe, gran, sam)
    const note = writeNote(gran.doc, { by: 'gran' })
    writeNote(sam.doc, { by: 'gran', scribe: 'sam' })
    await agree(cafe, 'own-t1-gran', gran, sam)
    expect(await cafe.rooms.noteRecords('e1', 't1')).toEqual(new Map())
    expect((await cafe.rooms.noteRecords('e1', 't1', 'gran')).has(note)).toBe(true)
  })

  it('[H2] keep the moment they were written when the server copies them to the table', async () => {
    const cafe = aCafe()
    const room = await cafe.rooms.open('e1', 'table-t1')
    const id = uuid()
    await room.write(doc => writeNote(doc, { by: 'gran', id }))
    expect((await cafe.rooms.noteRecords('e1', 't1')).get(id)).toEqual({ createdAt: cafe.clock.now(), person: '' })
  })
})
