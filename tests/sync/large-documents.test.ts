import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Archive } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { createAuthority } from '../../server/sync/authority.ts'
import { createFolder, type Folder } from '../../server/sync/folder.ts'
import { fold, type Folded, isMadeOf } from '../../server/sync/pieces.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { MESSAGE } from '../../shared/protocol/messages.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { createCrashingArchive } from '../support/crashing-archive.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

/** Writes on the cloth by the server's own hand: so many groups with names of 30 kB. */
async function writeMuch(cafe: TestCafe, from: number, to: number): Promise<void> {
  const room = await cafe.rooms.open('e1', 'table-t1')
  for (let i = from; i < to; i++)
    await room.write(doc => doc.getMap('groups').set(`g${i % 40}`, { name: `${i} `.padEnd(30_000, 'x') }))
}

async function keysOf(archive: Archive): Promise<string[]> {
  const keys: string[] = []
  for await (const [key] of archive.range('doc/e1/table-t1/1/')) keys.push(key.slice('doc/e1/table-t1/1/'.length))
  return keys
}

const truthAt = async (cafe: TestCafe): Promise<unknown> =>
  (await cafe.rooms.open('e1', 'table-t1')).read(doc => contents(doc, CLOTH_ROOTS))

/** Carries until it is so: packing and folding are done in other threads. */
async function untilSo(what: string, isSo: () => boolean, ...guests: readonly Guest[]): Promise<void> {
  for (let i = 0; i < 20_000; i++) {
    await settle(...guests)
    if (isSo()) return
  }
  throw new Error(`waited in vain: ${what}`)
}

/** What kinds of frames lie on their way to this guest: `0/1` is a step 2. */
const kindsIn = (frames: readonly Uint8Array[]): string[] =>
  frames.map(([type, step]) => (type === MESSAGE.sync ? `0/${step}` : String(type)))

function madeFrom(pieces: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const piece of pieces) Y.applyUpdate(doc, piece)
  return doc
}

const madeOf = (pieces: readonly Uint8Array[]): Folded => ({
  pieces,
  stateVector: Y.encodeStateVector(madeFrom(pieces)),
})

describe('a large document that is opened', () => {
  async function aLargeCloth(): Promise<TestCafe> {
    const cafe = aCafe()
    await writeMuch(cafe, 0, 14)
    const ana = cafe.guest('ana')
    await settle(ana)
    writeNote(ana.doc, { by: 'ana', text: 'Tout en haut' })
    await settle(ana)
    ana.drop()
    return cafe.restarted()
  }

  it('[W15] [W3] is told from what is stored to whoever holds nothing, before it is read in; they write on as ever', async () => {
    const cafe = await aLargeCloth()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo', { extended: false })]
    await untilSo(
      'the server asks',
      () => {
        const kinds = kindsIn(ana.down)
        if (!kinds.includes('0/0')) for (const frame of ana.up.splice(0)) ana.push(frame)
        return ana.state.askedForOurs && bo.state.askedForOurs
      },
      ana,
      bo,
    )
    expect(ana.state.welcome).toMatchObject({ epoch: 1, mayWrite: true, person: 'ana' })
    const note = writeNote(ana.doc, { by: 'ana', text: 'Aussitôt' })
    await settle(ana, bo)
    expect([ana.state.acknowledged, ana.state.synced, bo.state.synced]).toEqual([ana.state.sent, true, true])
    expect(bo.doc.getMap('txt').get(note)).toBe('Aussitôt')
    for (const guest of [ana, bo]) expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(await truthAt(cafe))
  })

  it('[W15] comes in this order: the welcome, all of it, and only then the question for one’s own', async () => {
    const cafe = await aLargeCloth()
    const ana = cafe.guest('ana')
    for (const frame of ana.up.splice(0)) ana.push(frame)
    ana.carry()
    for (let i = 0; i < 200 && !kindsIn(ana.down).includes('0/0'); i++)
      await new Promise(resolve => setImmediate(resolve))
    const kinds = kindsIn(ana.down)
    expect(kinds.slice(0, 3)).toEqual(['100', '0/2', '0/1'])
    expect(kinds.indexOf('0/0')).toBeGreaterThan(kinds.indexOf('0/1'))
    expect([kinds.filter(kind => kind === '100').length, kinds.filter(kind => kind === '0/1').length]).toEqual([1, 1])
  })

  it('[E1] tells nobody with a copy of another epoch anything but that', async () => {
    const cafe = await aLargeCloth()
    const late = cafe.guest('ana')
    await settle(late)
    late.drop()
    await cafe.rooms.renew('e1', 'table-t1')
    const after = cafe.restarted()
    const ana = after.guest('ana', { doc: new Y.Doc() })
    ana.drop()
    ana.state.welcome = { ...late.state.welcome, epoch: 1 } as NonNullable<Guest['state']['welcome']>
    ana.connect()
    await settle(ana)
    expect([ana.state.refused?.code, ana.state.closed, ana.state.synced]).toEqual(['epoch', 4409, false])
  })

  it('[W2] asks nothing of somebody who has a copy that they need not send: only what is new travels', async () => {
    const cafe = await aLargeCloth()
    const doc = new Y.Doc()
    const room = await cafe.rooms.open('e1', 'table-t1')
    room.read(source => Y.applyUpdate(doc, Y.encodeStateAsUpdate(source)))
    const again = cafe.restarted()
    const ana = again.guest('ana', { doc })
    const note = writeNote(doc, { by: 'ana', text: 'Écrit sans réseau' })
    await untilSo('it is acknowledged', () => ana.state.sent > 0 && ana.state.acknowledged === ana.state.sent, ana)
    expect([ana.state.sent, ana.state.refused]).toEqual([1, undefined])
    expect((await again.rooms.open('e1', 'table-t1')).read(source => source.getMap('txt').get(note))).toBe(
      'Écrit sans réseau',
    )
  })
})

describe('a long answer', () => {
  it('[W3] is packed once for all who can unpack it, and left as it is for others; nobody gets an older one after a change', async () => {
    const cafe = aCafe()
    await writeMuch(cafe, 0, 2)
    const ours = ['ana', 'bo'].map(person => cafe.guest(person, { unpacks: true }))
    const stock = cafe.guest('cy', { extended: false })
    const packed: Uint8Array[] = []
    await untilSo(
      'all are there',
      () => {
        return [...ours, stock].every(({ state }) => state.synced)
      },
      ...ours.map(guest => ({
        ...guest,
        carry: () => {
          packed.push(...guest.down.filter(([type]) => type === MESSAGE.packed))
          return guest.carry()
        },
      })),
      stock,
    )
    expect(packed).toHaveLength(2)
    expect(packed[0]).toBe(packed[1])
    expect(packed[0]?.byteLength).toBeLessThan(2_000)
    for (const guest of [...ours, stock]) expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(await truthAt(cafe))
    await writeMuch(cafe, 2, 3)
    const late = cafe.guest('di', { unpacks: true })
    await untilSo('the late one is there', () => late.state.synced, late)
    expect(contents(late.doc, CLOTH_ROOTS)).toEqual(await truthAt(cafe))
  })

  it('[W1] may be overtaken by what is written meanwhile: both are there in the end', async () => {
    const cafe = aCafe()
    await writeMuch(cafe, 0, 10)
    const ana = cafe.guest('ana', { unpacks: true })
    for (const frame of ana.up.splice(0)) ana.push(frame)
    ana.carry()
    await writeMuch(cafe, 10, 12)
    await untilSo('it is there', () => ana.state.synced, ana)
    expect(contents(ana.doc, CLOTH_ROOTS)).toEqual(await truthAt(cafe))
  })
})

describe('a very long answer', () => {
  it('[W1] [W3] leaves in portions, the first while the next is still packed, and each only once for all', async () => {
    const before = aCafe()
    await writeMuch(before, 0, 40)
    const cafe = before.restarted()
    const guests = ['ana', 'bo'].map(person => cafe.guest(person, { unpacks: true }))
    const heard = guests.map((): Uint8Array[] => [])
    await untilSo(
      'both are there',
      () => guests.every(({ state }) => state.synced),
      ...guests.map((guest, at) => ({
        ...guest,
        carry() {
          heard[at]?.push(...guest.down.filter(([type]) => type === MESSAGE.packed))
          return guest.carry()
        },
      })),
    )
    const [ana = [], bo = []] = heard
    expect(ana.length).toBeGreaterThan(1)
    expect(bo).toHaveLength(ana.length)
    for (const [at, portion] of ana.entries()) expect(bo[at]).toBe(portion)
    for (const { doc } of guests) expect(contents(doc, CLOTH_ROOTS)).toEqual(await truthAt(cafe))
  })
})

describe('the log of a large document', () => {
  it('[D4] is whole when it was folded again before the fold before was on the disk', () => {
    const name = { kind: 'table', table: 't1' } as const
    const authority = createAuthority(name, [])
    const truth = new Y.Doc()
    const write = (upTo: number): void => {
      for (let i = truth.getMap('txt').size; i < upTo; i++) {
        truth.once('update', (update: Uint8Array) => {
          Y.applyUpdate(authority.doc, update)
          authority.accepted(update)
          authority.becameDurable()
        })
        truth.getMap('txt').set(`n${i}`, `Note ${i}`)
      }
    }
    write(3)
    const [first, firstPieces] = [authority.fold(), [Y.encodeStateAsUpdate(truth)]]
    write(5)
    const [second, secondPieces] = [authority.fold(), [Y.encodeStateAsUpdate(truth)]]
    first.stored(firstPieces)
    write(7)
    second.stored(secondPieces)
    write(8)
    expect(contents(madeFrom(authority.fold().log), CLOTH_ROOTS)).toEqual(contents(truth, CLOTH_ROOTS))
    authority.rebuild()
    expect(contents(authority.doc, CLOTH_ROOTS)).toEqual(contents(truth, CLOTH_ROOTS))
    authority.retreat()
    expect(contents(authority.doc, CLOTH_ROOTS)).toEqual(contents(truth, CLOTH_ROOTS))
  })

  it('[D7] is folded by another thread while people write on; what came meanwhile is kept', async () => {
    const folder = createFolder()
    const cafe = aCafe({ folder })
    await writeMuch(cafe, 0, 30)
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    for (let i = 0; i < 10; i++) {
      writeNote(ana.doc, { by: 'ana', text: `Pendant ce temps ${i}` })
      await settle(ana, bo)
    }
    const before = (await keysOf(cafe.archive)).length
    for (let i = 0; i < 3_000 && (await keysOf(cafe.archive)).length >= before; i++) await settle(ana, bo)
    expect((await keysOf(cafe.archive)).length).toBeLessThan(before)
    writeNote(bo.doc, { by: 'bo', text: 'Après' })
    await settle(ana, bo)
    const truth = await truthAt(cafe)
    expect(contents(ana.doc, CLOTH_ROOTS)).toEqual(truth)
    expect(await truthAt(cafe.restarted())).toEqual(truth)
    await folder.close()
  })

  it('[D4] stays as it is when the thread fails, or loses something, or the document begins anew meanwhile', async () => {
    let answer: (log: readonly Uint8Array[]) => Promise<Folded | undefined> = async () => undefined
    let asked = 0
    const folder: Folder = {
      fold(log) {
        asked++
        return answer(log)
      },
      close: async () => {},
    }
    const cafe = aCafe({ folder })
    await writeMuch(cafe, 0, 20)
    expect(asked).toBeGreaterThan(0)
    expect(cafe.log.some(({ what }) => what === 'not-folded')).toBe(true)
    const truth = await truthAt(cafe)
    expect(await truthAt(cafe.restarted())).toEqual(truth)

    answer = async log => madeOf(log.slice(0, -1))
    const again = cafe.restarted()
    await writeMuch(again, 20, 45)
    expect(await keysOf(again.archive)).not.toContain('snap/000000000001')
    expect(await truthAt(again.restarted())).toEqual(await truthAt(again))

    let letGo: () => void = () => {}
    const held = new Promise<void>(resolve => {
      letGo = resolve
    })
    answer = async log => held.then(() => fold(log))
    const last = cafe.restarted()
    await writeMuch(last, 45, 60)
    await last.rooms.renew('e1', 'table-t1')
    const kept = await truthAt(last)
    letGo()
    await held
    await settle()
    expect(await truthAt(last.restarted())).toEqual(kept)
    expect(await keysOf(last.archive)).toEqual([])
  })

  it('[D4] [D6] [D7] is whole at whichever call to the store the process dies, while it is folded aside', {
    timeout: 60_000,
  }, async () => {
    const folder: Folder = { fold: async log => fold(log, 2), close: async () => {} }
    async function liveAndDie(diesAt: number, when: 'before' | 'after'): Promise<number> {
      const disk = createMemoryArchive()
      const mortal = createCrashingArchive(disk, diesAt, when)
      const cafe = aCafe({ archive: mortal, folder })
      const stored: string[] = []
      const room = await Promise.race([
        cafe.rooms.open('e1', 'table-t1'),
        new Promise<undefined>(resolve => setTimeout(resolve, 20, undefined)),
      ])
      for (let i = 0; i < 14 && room !== undefined && !mortal.isDead(); i++) {
        void room
          .write(doc => doc.getMap('groups').set(`g${i}`, { name: `${i} `.padEnd(60_000, 'x') }))
          .then(() => stored.push(`g${i}`))
        await settle()
      }
      const next = aCafe({ archive: disk, folder })
      const again = await next.rooms.open('e1', 'table-t1')
      const found = again.read(doc => [...doc.getMap('groups').keys()])
      for (const key of stored) expect([diesAt, when, found.includes(key)]).toEqual([diesAt, when, true])
      await again.write(doc => doc.getMap('groups').set('next', { name: 'la suite' }))
      expect(await truthAt(next.restarted())).toEqual(await truthAt(next))
      return mortal.calls()
    }
    const calls = await liveAndDie(Number.POSITIVE_INFINITY, 'before')
    expect(calls).toBeGreaterThan(16)
    for (let diesAt = 1; diesAt <= calls; diesAt++)
      for (const when of ['before', 'after'] as const) await liveAndDie(diesAt, when)
  })
})

describe('the pieces of a document', () => {
  const edits = fc.array(
    fc.record({
      who: fc.integer({ min: 1, max: 4 }),
      what: fc.constantFrom('set', 'delete', 'write', 'cut', 'hear' as const),
      at: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 60 },
  )

  /** What a server's log holds of several who write at once and hear of each other now and then. */
  function logOf(script: readonly { who: number; what: string; at: number }[]): Uint8Array[] {
    const log: Uint8Array[] = []
    const server = new Y.Doc()
    server.on('update', (update: Uint8Array) => log.push(update))
    const copies = new Map<number, Y.Doc>()
    for (const { who, what, at } of script) {
      const copy = copies.get(who) ?? new Y.Doc()
      copy.clientID = who
      copies.set(who, copy)
      if (what === 'hear') Y.applyUpdate(copy, Y.encodeStateAsUpdate(server))
      copy.transact(() => {
        const text = copy.getText('words')
        if (what === 'set') copy.getMap('groups').set(`k${at}`, { at, who })
        if (what === 'delete') copy.getMap('groups').delete(`k${at}`)
        if (what === 'write') text.insert(Math.min(at, text.length), 'mots')
        if (what === 'cut' && text.length > 0) text.delete(Math.min(at, text.length - 1), 1)
      })
      Y.applyUpdate(server, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(server)))
    }
    return log
  }

  it('[D7] make the same document, and none of them waits for a later one', () => {
    fc.assert(
      fc.property(edits, fc.integer({ min: 1, max: 12 }), (script, least) => {
        const log = logOf(script)
        const { pieces } = fold(log, least) ?? expect.fail('not the same document')
        const doc = new Y.Doc()
        for (const piece of pieces) {
          Y.applyUpdate(doc, piece)
          expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
        }
        const truth = new Y.Doc()
        for (const update of log) Y.applyUpdate(truth, update)
        expect(doc.getMap('groups').toJSON()).toEqual(truth.getMap('groups').toJSON())
        expect(doc.getText('words').toJSON()).toBe(truth.getText('words').toJSON())
        // And a second time, from the pieces themselves.
        const again = fold([...pieces, ...log.slice(-1)], least) ?? expect.fail('not the same document')
        expect(isMadeOf(Y.snapshot(truth), again.pieces)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('[D7] are not taken for the document when one is missing', () => {
    const log = logOf(Array.from({ length: 30 }, (_, i) => ({ who: 1 + (i % 3), what: 'set', at: i % 6 })))
    const { pieces } = fold(log, 5) ?? expect.fail('not the same document')
    const doc = new Y.Doc()
    for (const update of log) Y.applyUpdate(doc, update)
    expect(pieces.length).toBeGreaterThan(2)
    for (let i = 0; i < pieces.length; i++)
      expect(
        isMadeOf(
          Y.snapshot(doc),
          pieces.filter((_, at) => at !== i),
        ),
      ).toBe(false)
  })
})
