import * as encoding from 'lib0/encoding'
import { v4 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import type { RefusedCode } from '../../shared/protocol/messages.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

interface Scene {
  readonly cafe: TestCafe
  /** wrote a note of their own; everybody has both */
  readonly attacker: Guest
  readonly victim: Guest
  readonly theirs: string
  readonly own: string
  /** what an edit made on the attacker's copy would send */
  readonly forge: (edit: (doc: Y.Doc) => void) => Uint8Array
  /** the next clock of a client id, as the server knows it */
  readonly clock: (clientId: number) => number
}

async function aScene(): Promise<Scene> {
  const cafe = aCafe()
  const [attacker, victim] = [cafe.guest('mallory'), cafe.guest('vera')]
  await settle(attacker, victim)
  const theirs = writeNote(victim.doc, { by: 'vera', text: 'Les mots de Vera' })
  const own = writeNote(attacker.doc, { by: 'mallory', text: 'Les miens' })
  await settle(attacker, victim)
  return {
    cafe,
    attacker,
    victim,
    theirs,
    own,
    forge: edit => updateOf(attacker.doc, attacker.doc.clientID, edit),
    clock: clientId => Y.getState(attacker.doc.store, clientId),
  }
}

/** What an edit would send, made on a copy so that the original can go on. */
function updateOf(doc: Y.Doc, clientId: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  copy.transact(() => edit(copy))
  return Y.mergeUpdates(updates)
}

/** One block of structs, written by hand. */
function raw(clientId: number, clock: number, count: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, count, clientId, clock]) encoding.writeVarUint(encoder, number)
  write(encoder)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** A plain value under a key of a root, written by hand. */
function rawValue(clientId: number, clock: number, root: string, key: string | null, value: unknown): Uint8Array {
  return raw(clientId, clock, 1, encoder => {
    encoding.writeUint8(encoder, key === null ? 8 : 8 | 32)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    if (key !== null) encoding.writeVarString(encoder, key)
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1])
  })
}

function deletion(clientId: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [0, 1, clientId, 1, clock, length]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

const map = (doc: Y.Doc, root: string): Y.Map<unknown> => doc.getMap<unknown>(root)
const link = (by: string, a: string, b: string) => ({ by, a, b, kind: 'supports' })

type Attack = readonly [name: string, code: RefusedCode, forge: (scene: Scene) => Uint8Array]

const attacks: readonly Attack[] = [
  ['a note signed with somebody else’s name', 'not-yours', ({ forge }) => forge(doc => writeNote(doc, { by: 'vera' }))],
  [
    'a note that claims another scribe',
    'not-yours',
    ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', scribe: 'vera' })),
  ],
  [
    'somebody else’s words replaced',
    'not-yours',
    ({ forge, theirs }) => forge(doc => map(doc, 'txt').set(theirs, 'falsifié')),
  ],
  ['somebody else’s words deleted', 'not-yours', ({ forge, theirs }) => forge(doc => map(doc, 'txt').delete(theirs))],
  ['somebody else’s note taken back', 'not-yours', ({ forge, theirs }) => forge(doc => map(doc, 'del').set(theirs, 1))],
  [
    'somebody else’s note turned into another kind',
    'not-yours',
    ({ forge, theirs }) => forge(doc => map(doc, 'sty').set(theirs, 'brake')),
  ],
  [
    'an author set anew on a note that exists',
    'not-allowed',
    ({ forge, theirs }) => forge(doc => map(doc, 'core').set(theirs, { by: 'mallory', round: 1, at: 1 })),
  ],
  [
    'one’s own author set anew',
    'not-allowed',
    ({ forge, own }) => forge(doc => map(doc, 'core').set(own, { by: 'mallory', round: 0, at: 1 })),
  ],
  ['a note deleted for good', 'not-allowed', ({ forge, theirs }) => forge(doc => map(doc, 'core').delete(theirs))],
  [
    'a note written twice in one breath',
    'not-allowed',
    ({ forge }) =>
      forge(doc => {
        const id = writeNote(doc, { by: 'mallory' })
        writeNote(doc, { by: 'mallory', id })
      }),
  ],
  [
    'a note from a round that has not begun',
    'bad-value',
    ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', round: 2 })),
  ],
  [
    'an id that is no UUID',
    'bad-value',
    ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', id: 'constructor' })),
  ],
  [
    'one field too many',
    'bad-value',
    ({ forge }) => forge(doc => map(doc, 'core').set(uuid(), { by: 'mallory', round: 1, at: 1, admin: true })),
  ],
  [
    'words for a note that does not exist',
    'bad-value',
    ({ forge }) => forge(doc => map(doc, 'txt').set(uuid(), 'fantôme')),
  ],
  ['a moderation mark by a guest', 'bad-value', ({ forge, own }) => forge(doc => map(doc, 'del').set(own, 2))],
  ['dots given to oneself', 'not-allowed', ({ forge, own }) => forge(doc => map(doc, 'dots').set(own, 99))],
  ['a root that nobody knows', 'not-allowed', ({ forge }) => forge(doc => map(doc, 'evil').set('x', 1))],
  [
    'a position far outside, or none at all',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'pos').set(own, [Number.POSITIVE_INFINITY, 0, 'V'])),
  ],
  ['an order key with blanks', 'bad-value', ({ forge, own }) => forge(doc => map(doc, 'pos').set(own, [0, 0, 'a b']))],
  [
    'words longer than a note',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'txt').set(own, 'x'.repeat(281))),
  ],
  [
    'half a character',
    'malformed',
    ({ attacker, clock, own }) =>
      raw(attacker.doc.clientID, clock(attacker.doc.clientID), 1, encoder => {
        encoding.writeUint8(encoder, 8 | 32)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, 'txt')
        encoding.writeVarString(encoder, own)
        encoding.writeVarUint(encoder, 1)
        encoding.writeUint8(encoder, 119)
        encoding.writeVarUint8Array(encoder, new Uint8Array([0xed, 0xa0, 0xbd]))
      }),
  ],
  [
    'a text of sixty thousand characters',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'txt').set(own, 'x'.repeat(60_000))),
  ],
  [
    'a text of two hundred thousand characters',
    'too-large',
    ({ forge, own }) => forge(doc => map(doc, 'txt').set(own, 'x'.repeat(200_000))),
  ],
  [
    'a map nested in a map',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'grp').set(own, new Y.Map([['deep', 1]]))),
  ],
  [
    'an XML element for a note',
    'bad-value',
    ({ forge }) => forge(doc => map(doc, 'groups').set('g1', new Y.XmlElement('script'))),
  ],
  [
    'a document inside the document',
    'bad-value',
    ({ forge }) => forge(doc => map(doc, 'groups').set('g1', new Y.Doc())),
  ],
  [
    'bytes where a value should be',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'txt').set(own, new Uint8Array([1, 2]))),
  ],
  [
    'a list item in a map',
    'bad-value',
    ({ attacker, clock }) => rawValue(attacker.doc.clientID, clock(attacker.doc.clientID), 'txt', null, 'ghost'),
  ],
  [
    'words and marks in a map, as if it were a text',
    'bad-value',
    ({ attacker, clock }) =>
      raw(attacker.doc.clientID, clock(attacker.doc.clientID), 1, encoder => {
        encoding.writeUint8(encoder, 6)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, 'txt')
        encoding.writeVarString(encoder, 'strong')
        encoding.writeVarString(encoder, '{}')
      }),
  ],
  [
    'a prototype slipped into a value',
    'bad-value',
    ({ attacker, clock, own, theirs }) =>
      rawValue(
        attacker.doc.clientID,
        clock(attacker.doc.clientID),
        'links',
        'l1',
        JSON.parse(`{"by":"mallory","a":"${own}","b":"${theirs}","kind":"supports","__proto__":{"polluted":1}}`),
      ),
  ],
  [
    'a pile named __proto__',
    'bad-value',
    ({ forge }) => forge(doc => map(doc, 'groups').set('__proto__', { name: 'x' })),
  ],
  [
    'a thread signed with somebody else’s name',
    'not-yours',
    ({ forge, own, theirs }) => forge(doc => map(doc, 'links').set('l1', link('vera', own, theirs))),
  ],
  [
    'a thread to nowhere',
    'bad-value',
    ({ forge, own }) => forge(doc => map(doc, 'links').set('l1', link('mallory', own, uuid()))),
  ],
  [
    'a thirteenth note on a plate of three',
    'limit',
    ({ forge }) =>
      forge(doc => {
        for (let i = 0; i < 13; i++) map(doc, 'plate').set(writeNote(doc, { by: 'mallory' }), 'V')
      }),
  ],
  [
    'five thousand pieces in one update',
    'limit',
    ({ forge, own }) =>
      forge(doc => {
        for (let i = 0; i < 2_500; i++) {
          map(doc, 'plate').set(own, `a${i}`)
          map(doc, 'grp').set(own, `g${i}`)
        }
      }),
  ],
  [
    'the client id of somebody else',
    'client-id',
    ({ victim, attacker }) => updateOf(attacker.doc, victim.doc.clientID, doc => writeNote(doc, { by: 'mallory' })),
  ],
  [
    'a client id that nobody was given',
    'client-id',
    ({ attacker }) => updateOf(attacker.doc, 4_242_424, doc => writeNote(doc, { by: 'mallory' })),
  ],
  [
    'the server’s own client id',
    'client-id',
    ({ attacker, own }) => updateOf(attacker.doc, 0xffffffff, doc => map(doc, 'dots').set(own, 5)),
  ],
  [
    'an edit that leaves out the one before',
    'gap',
    ({ attacker, own }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(attacker.doc))
      doc.clientID = attacker.doc.clientID
      map(doc, 'grp').set(own, 'a')
      return updateOf(doc, doc.clientID, copy => map(copy, 'grp').set(own, 'b'))
    },
  ],
  [
    'the same clock told twice with other words, running over the edge',
    'gap',
    ({ attacker, clock }) => {
      const known = clock(attacker.doc.clientID)
      return raw(attacker.doc.clientID, known - 2, 1, encoder => {
        encoding.writeUint8(encoder, 1 | 32)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, 'txt')
        encoding.writeVarString(encoder, uuid())
        encoding.writeVarUint(encoder, 5)
      })
    },
  ],
  [
    'what somebody else will write next, deleted in advance',
    'pending',
    ({ victim, clock }) => deletion(victim.doc.clientID, clock(victim.doc.clientID), 100_000),
  ],
  [
    'a write hung on what somebody else will write next',
    'pending',
    ({ attacker, victim, theirs }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc))
      doc.clientID = victim.doc.clientID
      map(doc, 'grp').set(theirs, 'g1')
      return updateOf(doc, attacker.doc.clientID, copy => map(copy, 'grp').set(theirs, 'g2'))
    },
  ],
  [
    'a tombstone a thousand billion long',
    'limit',
    ({ attacker, clock }) =>
      raw(attacker.doc.clientID, clock(attacker.doc.clientID), 1, encoder => {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, 2 ** 40)
      }),
  ],
  [
    'a blank without a place',
    'bad-value',
    ({ attacker, clock }) =>
      raw(attacker.doc.clientID, clock(attacker.doc.clientID), 1, encoder => {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, 5)
      }),
  ],
  [
    'a skip over one’s own clocks',
    'gap',
    ({ attacker, clock }) =>
      raw(attacker.doc.clientID, clock(attacker.doc.clientID), 1, encoder => {
        encoding.writeUint8(encoder, 10)
        encoding.writeVarUint(encoder, 50)
      }),
  ],
  [
    'a hundred million pieces announced',
    'malformed',
    ({ attacker, clock }) => raw(attacker.doc.clientID, clock(attacker.doc.clientID), 100_000_000, () => {}),
  ],
  ['an update cut short', 'malformed', ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory' })).slice(0, -9)],
]

describe('the gate', () => {
  for (const [name, code, forge] of attacks) {
    it(`[G1] [G2] [G3] [G4] [G5] [G6] [R1] [R7] [R13] refuses ${name}; nobody else notices`, async () => {
      const scene = await aScene()
      const { cafe, attacker, victim, theirs } = scene
      const room = await cafe.rooms.open('e1', 'table-t1')
      const before = room.read(doc => [
        contents(doc, CLOTH_ROOTS),
        Buffer.from(Y.encodeStateVector(doc)).toString('hex'),
        [...doc.share.keys()],
      ])
      const stored = cafe.archive.batches.length
      attacker.sendUpdate(forge(scene))
      await settle(attacker, victim)

      expect(attacker.state.refused?.code).toBe(code)
      expect(attacker.state.refused?.index).toBe(attacker.state.sent)
      expect(attacker.state.closed).toBe(attacker.state.refused?.code === 'too-large' ? 4413 : 4409)
      expect(
        room.read(doc => [
          contents(doc, CLOTH_ROOTS),
          Buffer.from(Y.encodeStateVector(doc)).toString('hex'),
          [...doc.share.keys()],
        ]),
      ).toEqual(before)
      expect(room.read(doc => [doc.store.pendingStructs, doc.store.pendingDs])).toEqual([null, null])
      expect(cafe.archive.batches).toHaveLength(stored)
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)

      expect(victim.state.closed).toBeUndefined()
      map(victim.doc, 'txt').set(theirs, 'Corrigé par Vera')
      const next = writeNote(victim.doc, { by: 'vera', text: 'Encore une' })
      await settle(victim)
      expect(victim.state.acknowledged).toBe(victim.state.sent)
      expect(
        room.read(doc => [map(doc, 'txt').get(theirs), map(doc, 'txt').get(next), map(doc, 'grp').get(theirs)]),
      ).toEqual(['Corrigé par Vera', 'Encore une', undefined])
    })
  }

  it('[G9] takes an update that tells known clocks anew as nothing at all', async () => {
    const { attacker, victim, cafe } = await aScene()
    const other = new Y.Doc()
    other.clientID = attacker.doc.clientID
    writeNote(other, { by: 'mallory', text: 'autre contenu' })
    attacker.sendUpdate(Y.encodeStateAsUpdate(other))
    const stored = cafe.archive.batches.length
    await settle(attacker, victim)
    expect(attacker.state.closed).toBeUndefined()
    expect(cafe.archive.batches).toHaveLength(stored)
    expect(map(victim.doc, 'core').size).toBe(2)
  })

  it('[G7] counts its own work: who makes it think for seconds is closed for now', async () => {
    const { attacker, victim, cafe } = await aScene()
    const { situation } = cafe
    const slow = situation.ownerOf.bind(situation)
    cafe.situation.ownerOf = clientId => {
      cafe.clock.work(clientId === attacker.doc.clientID ? 1_100 : 0)
      return slow(clientId)
    }
    for (let i = 0; i < 3; i++) writeNote(attacker.doc, { by: 'mallory' })
    await settle(attacker, victim)
    expect(attacker.state.closed).toBe(4529)
    expect(victim.state.closed).toBeUndefined()
  })

  it('[G7] [G2] bans nobody for a refused edit, but lets hundreds in a row wait a while', async () => {
    const { cafe } = await aScene()
    const tryAgain = async (): Promise<number | undefined> => {
      const guest = cafe.guest('mallory')
      guest.push(new Uint8Array([7]))
      await settle(guest)
      return guest.state.closed
    }
    for (let i = 0; i < 100; i++) expect(await tryAgain()).toBe(4409)
    for (let i = 0; i < 100; i++) await tryAgain()
    expect(await tryAgain()).toBe(4529)
    cafe.clock.advance(60_000)
    expect(await tryAgain()).toBe(4409)
  })

  it('[G8] any bytes at all close that connection only', async () => {
    const { attacker, victim, cafe } = await aScene()
    for (const frame of [
      [],
      [7],
      [0],
      [0, 9, 0],
      [0, 0, 200],
      [0, 2, 3, 255, 255, 255],
      [106, 3, 49],
      [106, 1, 49],
      [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
    ]) {
      const guest = cafe.guest('mallory')
      await settle(guest)
      guest.push(new Uint8Array(frame))
      await settle(guest)
      expect([frame, guest.state.closed]).toEqual([frame, 4409])
    }
    expect([attacker.state.closed, victim.state.closed]).toEqual([undefined, undefined])
  })

  it('[P5] drops what is said of awareness, without a word', async () => {
    const { attacker, victim } = await aScene()
    for (let i = 0; i < 1_000; i++) attacker.push(new Uint8Array([1, 3, 1, 2, 3]))
    await settle(attacker, victim)
    expect(attacker.state.closed).toBeUndefined()
  })
})
