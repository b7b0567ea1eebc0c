import * as encoding from 'lib0/encoding'
import { v4 as uuid } from 'uuid'
import * as Y from 'yjs'
import { writeNote } from '../../support/cafe-in-memory.ts'
import {
  anyOf,
  CONTENT,
  deletion,
  handmade,
  hungItem,
  idUnder,
  item,
  map,
  raw,
  rawValue,
  text,
  updateOf,
} from './forgery.ts'
import type { Attack, Scene } from './scene.ts'

const gc =
  (length: number) =>
  (encoder: encoding.Encoder): void => {
    encoding.writeUint8(encoder, CONTENT.gc)
    encoding.writeVarUint(encoder, length)
  }
const skip =
  (length: number) =>
  (encoder: encoding.Encoder): void => {
    encoding.writeUint8(encoder, CONTENT.skip)
    encoding.writeVarUint(encoder, length)
  }
const number =
  (value: number) =>
  (encoder: encoding.Encoder): void =>
    encoding.writeVarUint(encoder, value)
/** Who speaks: client ids and clocks. */
const onClocks: readonly Attack[] = [
  {
    name: 'the client id of somebody else',
    ends: 'client-id',
    update: ({ victim, attacker }) =>
      updateOf(attacker.doc, victim.doc.clientID, doc => writeNote(doc, { by: 'mallory' })),
  },
  {
    name: 'a client id that nobody was given',
    ends: 'client-id',
    update: ({ attacker }) => updateOf(attacker.doc, 4_242_424, doc => writeNote(doc, { by: 'mallory' })),
  },
  {
    name: 'a client id that is no 32-bit number',
    ends: 'client-id',
    update: ({ own }) => rawValue(2 ** 52, 0, 'zone', own, 1),
  },
  {
    name: 'the server’s own client id',
    ends: 'client-id',
    update: ({ attacker, own }) => updateOf(attacker.doc, 0xffffffff, doc => map(doc, 'dots').set(own, 5)),
  },
  {
    name: 'an edit of one’s own, and one in the name of somebody else’s client',
    ends: 'client-id',
    update: ({ attacker, victim, own, forge }) =>
      Y.mergeUpdates([
        forge(doc => map(doc, 'zone').set(own, 1)),
        updateOf(attacker.doc, victim.doc.clientID, doc => map(doc, 'zone').set(own, 2)),
      ]),
  },
  {
    name: 'nothing at all, said in the name of somebody else’s client',
    ends: 'malformed',
    update: ({ victim, own, id, next, clock }) =>
      handmade([
        { client: victim.doc.clientID, clock: clock(victim.doc.clientID), count: 1, write: gc(0) },
        { client: id, clock: next, count: 1, write: item(CONTENT.any, 'zone', own, anyOf(1)) },
      ]),
  },
  {
    name: 'a value of no length',
    ends: 'malformed',
    update: ({ victim, own, clock }) =>
      raw(victim.doc.clientID, clock(victim.doc.clientID), 1, item(CONTENT.any, 'grp', own, anyOf())),
  },
  {
    name: 'an edit that leaves out the one before',
    ends: 'gap',
    update: ({ attacker, own }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(attacker.doc))
      doc.clientID = attacker.doc.clientID
      map(doc, 'grp').set(own, 'a')
      return updateOf(doc, doc.clientID, copy => map(copy, 'grp').set(own, 'b'))
    },
  },
  {
    name: 'the same clock told twice with other words, running over the edge',
    ends: 'gap',
    update: ({ id, next }) => raw(id, next - 2, 1, item(CONTENT.deleted, 'txt', uuid(), number(5))),
  },
  {
    name: 'the same clock told twice in one update, the second time with somebody else’s words',
    ends: 'not-yours',
    update: ({ id, next, own, theirs }) =>
      handmade([
        { client: id, clock: next, count: 1, write: item(CONTENT.any, 'zone', own, anyOf(1)) },
        { client: id, clock: next, count: 1, write: item(CONTENT.any, 'txt', theirs, anyOf('falsifié')) },
      ]),
  },
  {
    name: 'two blocks of one client, of which Yjs keeps the second',
    ends: 'pending',
    update: ({ id, next, own }) =>
      handmade([
        { client: id, clock: next, count: 1, write: item(CONTENT.any, 'zone', own, anyOf(1)) },
        { client: id, clock: next + 1, count: 1, write: item(CONTENT.any, 'zone', own, anyOf(2)) },
      ]),
  },
  { name: 'a skip over one’s own clocks', ends: 'gap', update: ({ id, next }) => raw(id, next, 1, skip(50)) },
  { name: 'a blank without a place', ends: 'bad-value', update: ({ id, next }) => raw(id, next, 1, gc(5)) },
  {
    name: 'a tombstone a thousand billion long',
    ends: 'limit',
    update: ({ id, next }) => raw(id, next, 1, gc(2 ** 40)),
  },
  {
    name: 'a tombstone for a note that never was',
    ends: 'not-allowed',
    update: ({ id, next }) => raw(id, next, 1, item(CONTENT.deleted, 'core', uuid(), number(1))),
  },
  {
    name: 'a tombstone over one’s own words',
    ends: 'bad-value',
    update: ({ id, next, own, attacker }) =>
      raw(id, next, 1, hungItem(CONTENT.deleted, { left: idUnder(attacker.doc, 'txt', own) }, number(1))),
  },
]

/** What was not there yet, and what has gone. */
const onTime: readonly Attack[] = [
  {
    name: 'what somebody else will write next, deleted in advance',
    ends: 'pending',
    update: ({ victim, clock }) => deletion(victim.doc.clientID, clock(victim.doc.clientID), 100_000),
  },
  {
    name: 'what oneself will write next, deleted in advance',
    ends: 'pending',
    update: ({ id, next }) => deletion(id, next, 1),
  },
  { name: 'what nobody has written, deleted', ends: 'pending', update: () => deletion(77, 0, 10) },
  {
    name: 'everything that somebody else has written, deleted',
    ends: 'not-allowed',
    update: ({ victim, clock }) => deletion(victim.doc.clientID, 0, clock(victim.doc.clientID)),
  },
  {
    name: 'nothing deleted, somewhere in the middle',
    ends: 'malformed',
    update: ({ victim }) => deletion(victim.doc.clientID, 1, 0),
  },
  {
    name: 'a write hung on what somebody else will write next',
    ends: 'pending',
    update: ({ attacker, victim, theirs }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc))
      doc.clientID = victim.doc.clientID
      map(doc, 'grp').set(theirs, 'g1')
      return updateOf(doc, attacker.doc.clientID, copy => map(copy, 'grp').set(theirs, 'g2'))
    },
  },
  {
    name: 'words slipped under somebody else’s words',
    ends: 'bad-value',
    update: ({ id, next, attacker, theirs }) =>
      raw(id, next, 1, hungItem(CONTENT.any, { right: idUnder(attacker.doc, 'txt', theirs) }, anyOf('dessous'))),
  },
  {
    name: 'words hung on somebody else’s words',
    ends: 'not-yours',
    update: ({ id, next, attacker, theirs }) =>
      raw(id, next, 1, hungItem(CONTENT.any, { left: idUnder(attacker.doc, 'txt', theirs) }, anyOf('dessus'))),
  },
  {
    name: 'words between two notes’ words',
    ends: 'bad-value',
    update: ({ id, next, attacker, own, theirs }) =>
      raw(
        id,
        next,
        1,
        hungItem(
          CONTENT.any,
          { left: idUnder(attacker.doc, 'txt', own), right: idUnder(attacker.doc, 'txt', theirs) },
          anyOf('entre'),
        ),
      ),
  },
]

const nest = (where: Scene, content: number, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  raw(where.id, where.next, 1, item(content, 'grp', where.own, write))

/** Content that a flat map does not hold. */
const onContent: readonly Attack[] = [
  {
    name: 'a list item in a map',
    ends: 'bad-value',
    update: ({ id, next }) => rawValue(id, next, 'txt', null, 'ghost'),
  },
  { name: 'two values under one key', ends: 'bad-value', update: scene => nest(scene, CONTENT.any, anyOf('g1', 'g2')) },
  {
    name: 'words and marks in a map, as if it were a text',
    ends: 'bad-value',
    update: ({ id, next }) => raw(id, next, 1, item(CONTENT.format, 'txt', null, text('strong', '{}'))),
  },
  {
    name: 'a mark under a key',
    ends: 'bad-value',
    update: scene => nest(scene, CONTENT.format, text('strong', 'true')),
  },
  {
    name: 'a picture embedded under a key',
    ends: 'bad-value',
    update: scene => nest(scene, CONTENT.embed, text('{"image":"https://example.org/x.png"}')),
  },
  { name: 'a text of Yjs under a key', ends: 'bad-value', update: scene => nest(scene, CONTENT.string, text('g1')) },
  {
    name: 'bytes under a key',
    ends: 'bad-value',
    update: scene => nest(scene, CONTENT.binary, encoder => encoding.writeVarUint8Array(encoder, new Uint8Array(9))),
  },
  {
    name: 'values as they were written years ago',
    ends: 'bad-value',
    update: scene =>
      nest(scene, CONTENT.json, encoder => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, '"g1"')
      }),
  },
  { name: 'a type that Yjs does not know', ends: 'malformed', update: scene => nest(scene, CONTENT.type, number(99)) },
  { name: 'a kind of content that Yjs does not know', ends: 'malformed', update: scene => nest(scene, 27, number(1)) },
  {
    name: 'a child of something that can have none',
    ends: 'bad-value',
    update: ({ id, next, attacker, own }) =>
      raw(id, next, 1, encoder => {
        const parent = idUnder(attacker.doc, 'txt', own)
        encoding.writeUint8(encoder, CONTENT.any | 32)
        for (const value of [0, parent.client, parent.clock]) encoding.writeVarUint(encoder, value)
        encoding.writeVarString(encoder, 'x')
        anyOf('y')(encoder)
      }),
  },
]

/** More than there is, less than there should be. */
const onSize: readonly Attack[] = [
  {
    name: 'five thousand pieces in one update',
    ends: 'limit',
    update: ({ forge, own }) =>
      forge(doc => {
        for (let i = 0; i < 2_500; i++) {
          map(doc, 'plate').set(own, `a${i}`)
          map(doc, 'grp').set(own, `g${i}`)
        }
      }),
  },
  {
    name: 'a hundred million pieces announced',
    ends: 'malformed',
    update: ({ id, next }) => raw(id, next, 100_000_000, () => {}),
  },
  {
    name: 'four thousand million authors announced',
    ends: 'malformed',
    update: () => new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f]),
  },
  {
    name: 'four thousand million deletions announced',
    ends: 'malformed',
    update: () => new Uint8Array([0, 1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f]),
  },
  { name: 'a number longer than numbers are', ends: 'malformed', update: () => new Uint8Array(64).fill(0xff) },
  {
    name: 'an update cut short',
    ends: 'malformed',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory' })).slice(0, -9),
  },
  {
    name: 'an update without its deletions',
    ends: 'malformed',
    update: ({ forge, own }) => forge(doc => map(doc, 'zone').set(own, 1)).slice(0, -1),
  },
  { name: 'an update of no bytes', ends: 'malformed', update: () => new Uint8Array() },
]

/** What an update may do to the way Yjs keeps things, whatever it says. */
export const onStructure: readonly Attack[] = [...onClocks, ...onTime, ...onContent, ...onSize]
