import { describe, expect, it } from 'vitest'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { setText } from '../../shared/document/cloth-edits.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { aCafe, contents, writeNote } from '../support/cafe-in-memory.ts'
import { settle } from '../support/socket-pair.ts'

describe('two people at one table', () => {
  it('[W1] each sees what the other wrote, and both copies are equal', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    const first = writeNote(ana.doc, { by: 'ana', text: 'Un vélo pour deux' })
    const second = writeNote(bo.doc, { by: 'bo', text: 'Une épicerie' })
    await settle(ana, bo)
    expect(bo.doc.getMap('txt').get(first)).toBe('Un vélo pour deux')
    expect(ana.doc.getMap('txt').get(second)).toBe('Une épicerie')
    expect(contents(ana.doc, CLOTH_ROOTS)).toEqual(contents(bo.doc, CLOTH_ROOTS))
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => contents(doc, CLOTH_ROOTS))).toEqual(contents(ana.doc, CLOTH_ROOTS))
  })

  it('[W2] an edit made offline arrives when its author is back', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    ana.drop()
    const note = writeNote(ana.doc, { by: 'ana' })
    ana.connect()
    await settle(ana, bo)
    expect(bo.doc.getMap('core').has(note)).toBe(true)
    expect(ana.state.acknowledged).toBe(ana.state.sent)
  })

  it('[W3] somebody who comes later gets everything', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    const bo = cafe.guest('bo', { extended: false })
    await settle(ana, bo)
    expect(bo.doc.getMap('core').has(note)).toBe(true)
    expect(bo.state.welcome).toBeUndefined()
  })

  it('[D4] [W8] a note survives a restart of the server, with the moment it came', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    const note = writeNote(ana.doc, { by: 'ana', text: 'Gardé' })
    await settle(ana)
    const later = cafe.restarted()
    const bo = later.guest('bo')
    await settle(bo)
    expect(bo.doc.getMap('txt').get(note)).toBe('Gardé')
    const records = await later.rooms.noteRecords('e1', 't1')
    expect(records.get(note)).toEqual({ createdAt: cafe.clock.now(), person: 'ana' })
  })

  it('[D7] what the log has folded into a snapshot reads the same after a restart', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    const note = writeNote(ana.doc, { by: 'ana' })
    for (let i = 0; i < 620; i++) {
      setText(ana.doc, note, `Version ${i}`)
      if (i % 50 === 0) {
        await settle(ana)
        cafe.clock.advance(5_000)
      }
    }
    await settle(ana)
    const keys: string[] = []
    for await (const [key] of cafe.archive.range('doc/e1/table-t1/')) keys.push(key)
    expect(keys).toContain('doc/e1/table-t1/1/snap')
    expect(keys.length).toBeLessThan(500)
    const later = cafe.restarted()
    const bo = later.guest('bo')
    await settle(bo)
    expect(contents(bo.doc, CLOTH_ROOTS)).toEqual(contents(ana.doc, CLOTH_ROOTS))
  })
})

describe('the log', () => {
  it('[D7] keeps what came while it was being folded, also when a refusal makes the document be built anew', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana, bo)
    for (let i = 0; i < 499; i++) {
      setText(ana.doc, note, `Version ${i}`)
      if (i % 50 === 0) {
        await settle(ana, bo)
        cafe.clock.advance(5_000)
      }
    }
    await settle(ana, bo)
    cafe.archive.hold()
    setText(ana.doc, note, 'La dernière du journal')
    await settle(ana, bo)
    const during = writeNote(ana.doc, { by: 'ana', text: 'Pendant le pliage' })
    await settle(ana, bo)
    await cafe.archive.letThrough()
    await settle(ana, bo)
    expect(cafe.archive.batches.filter(batch => batch.length > 500)).toHaveLength(1)
    setText(bo.doc, note, 'falsifié')
    await settle(ana, bo)
    expect(bo.state.refused?.code).toBe('not-yours')
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => [doc.getMap('txt').get(note), doc.getMap('txt').get(during)])).toEqual([
      'La dernière du journal',
      'Pendant le pliage',
    ])
    const again = await cafe.restarted().rooms.open('e1', 'table-t1')
    expect(again.read(doc => contents(doc, CLOTH_ROOTS))).toEqual(room.read(doc => contents(doc, CLOTH_ROOTS)))
  })
})

describe('persist first, then tell', () => {
  it('[D1] nobody hears of a note before it is stored, and its author has no acknowledgement', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    const before = ana.state.acknowledged
    cafe.archive.hold()
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana, bo)
    expect(bo.doc.getMap('core').has(note)).toBe(false)
    expect(ana.state.acknowledged).toBe(before)
    await cafe.archive.letThrough()
    await settle(ana, bo)
    expect(bo.doc.getMap('core').has(note)).toBe(true)
    expect(ana.state.acknowledged).toBe(ana.state.sent)
  })

  it('[D3] who arrives while a note is being stored waits for it instead of seeing it early', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    cafe.archive.hold()
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    const bo = cafe.guest('bo')
    await settle(ana, bo)
    expect(bo.state.synced).toBe(false)
    expect(bo.doc.getMap('core').has(note)).toBe(false)
    await cafe.archive.letThrough()
    await settle(ana, bo)
    expect(bo.state.synced).toBe(true)
    expect(bo.doc.getMap('core').has(note)).toBe(true)
  })

  it('[D5] when the store fails nothing is acknowledged, writers are sent away for later, and readers may stay', async () => {
    const cafe = aCafe()
    const [ana, bo, reader] = [cafe.guest('ana'), cafe.guest('bo'), cafe.guest('wally', { role: 'wall' })]
    await settle(ana, bo, reader)
    const acknowledged = ana.state.acknowledged
    cafe.archive.hold()
    const note = writeNote(ana.doc, { by: 'ana' })
    await settle(ana)
    cafe.archive.fail(new Error('the disk is full'))
    await settle(ana, bo, reader)
    expect(ana.state.acknowledged).toBe(acknowledged)
    expect(ana.state.closed).toBe(CLOSING.storage)
    expect(bo.state.closed).toBe(CLOSING.storage)
    expect(reader.state.closed).toBeUndefined()
    expect(bo.doc.getMap('core').has(note)).toBe(false)
    expect(cafe.failures).toHaveLength(1)
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => doc.getMap('core').size)).toBe(0)
    await expect(room.write(doc => doc.getMap('dots').set('x', 1))).rejects.toThrow('read-only')
  })

  it('[D8] the server’s own change and what goes with it are one batch', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana', { document: 'programme' })
    await settle(ana)
    const room = await cafe.rooms.open('e1', 'programme')
    const extra = { put: 'event/e1', value: new Uint8Array([7]) }
    cafe.archive.hold()
    const written = room.write(doc => doc.getMap('day').set('day', { title: 'Café' }), [extra])
    await settle(ana)
    expect(ana.doc.getMap('day').size).toBe(0)
    await cafe.archive.letThrough()
    await written
    await settle(ana)
    expect(ana.doc.getMap('day').get('day')).toEqual({ title: 'Café' })
    const last = cafe.archive.batches.at(-1) ?? []
    expect(last).toHaveLength(2)
    expect(last).toContainEqual(extra)
  })

  it('[D8] a change of the server that throws leaves the document as it was', async () => {
    const cafe = aCafe()
    const room = await cafe.rooms.open('e1', 'programme')
    const broken = room.write(doc => {
      doc.getMap('day').set('day', 1)
      throw new Error('no such round')
    })
    await expect(broken).rejects.toThrow('no such round')
    expect(room.read(doc => doc.getMap('day').size)).toBe(0)
    expect(cafe.archive.batches).toHaveLength(0)
  })
})

describe('readers', () => {
  it('[R11] a wall is never asked for its copy, and what it sends anyway is dropped without a word', async () => {
    const cafe = aCafe()
    const [ana, wall] = [cafe.guest('ana'), cafe.guest('wally', { role: 'wall' })]
    await settle(ana, wall)
    expect(wall.state.askedForOurs).toBe(false)
    expect(wall.state.synced).toBe(true)
    wall.state.askedForOurs = true
    const note = writeNote(wall.doc, { by: 'wally' })
    await settle(ana, wall)
    expect(wall.state.closed).toBeUndefined()
    expect(ana.doc.getMap('core').has(note)).toBe(false)
  })

  it('[R10] the programme is written by the server alone, whoever tries', async () => {
    const cafe = aCafe()
    const chief = cafe.guest('chief', { document: 'programme', role: 'organiser' })
    await settle(chief)
    chief.state.askedForOurs = true
    chief.doc.getMap('day').set('day', { phase: 'closed' })
    await settle(chief)
    const room = await cafe.rooms.open('e1', 'programme')
    expect(room.read(doc => doc.getMap('day').size)).toBe(0)
    expect(chief.state.closed).toBeUndefined()
    expect(chief.state.welcome?.mayWrite).toBe(false)
  })
})

describe('a connection that is slow or early', () => {
  it('[W6] updates sent before step 2 are kept until it has come, as y-websocket sends them', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana', { extended: false })
    await settle(ana)
    ana.drop()
    writeNote(ana.doc, { by: 'ana', text: 'hors ligne' })
    const updates: Uint8Array[] = []
    ana.doc.once('update', (update: Uint8Array) => updates.push(update))
    const second = writeNote(ana.doc, { by: 'ana', text: 'à la connexion' })
    ana.connect()
    for (const update of updates) ana.sendUpdate(update)
    await settle(ana)
    expect(ana.state.closed).toBeUndefined()
    const room = await cafe.rooms.open('e1', 'table-t1')
    expect(room.read(doc => doc.getMap('core').has(second))).toBe(true)
  })

  it('[D2] «saved up to here» is never said of an update that is still kept back', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    await settle(ana)
    ana.drop()
    writeNote(ana.doc, { by: 'ana' })
    const held: Uint8Array[] = []
    ana.doc.once('update', (update: Uint8Array) => held.push(update))
    writeNote(ana.doc, { by: 'ana' })
    const said: number[] = []
    ana.connect()
    for (const update of held) ana.sendUpdate(update)
    for (let i = 0; i < 20; i++) {
      ana.carry()
      said.push(ana.state.acknowledged)
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(said).toContain(2)
    expect(said).not.toContain(1)
    expect(ana.state.acknowledgements).toEqual([2])
  })

  it('[W7] who cannot keep up gets one update that makes up for all they missed', async () => {
    const cafe = aCafe()
    const [ana, slow] = [cafe.guest('ana'), cafe.guest('slow')]
    await settle(ana, slow)
    slow.state.lagging = true
    const before = slow.state.received
    for (let i = 0; i < 20; i++) writeNote(ana.doc, { by: 'ana', text: `Note ${i}` })
    await settle(ana, slow)
    expect(slow.state.received).toBe(before)
    slow.catchUp()
    await settle(ana, slow)
    expect(slow.state.received - before).toBeLessThanOrEqual(2)
    expect(contents(slow.doc, CLOTH_ROOTS)).toEqual(contents(ana.doc, CLOTH_ROOTS))
  })

  it('[A3] frames that come while the document is still loading are not lost', async () => {
    const cafe = aCafe()
    const ana = cafe.guest('ana')
    expect(ana.carry()).toBe(true)
    await settle(ana)
    expect(ana.state.synced).toBe(true)
  })

  it('[G7] a flood closes that connection for now, and only that one', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    for (let i = 0; i < 400; i++) ana.push(new Uint8Array([0, 0, 1, 0]))
    await settle(ana, bo)
    expect(ana.state.closed).toBe(CLOSING.rate)
    expect(bo.state.closed).toBeUndefined()
  })
})
