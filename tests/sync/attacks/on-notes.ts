import { v4 as uuid } from 'uuid'
import * as Y from 'yjs'
import { writeNote } from '../../support/cafe-in-memory.ts'
import { until } from '../../support/real-line.ts'
import { anyBytes, CONTENT, item, link, map, raw } from './forgery.ts'
import type { Attack } from './scene.ts'

/** Somebody else's words and name. */
const onOthers: readonly Attack[] = [
  {
    name: 'a note signed with somebody else’s name',
    ends: 'not-yours',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'vera' })),
  },
  {
    name: 'a note that claims another scribe',
    ends: 'not-yours',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', scribe: 'vera' })),
  },
  {
    name: 'a note that claims oneself as one’s own scribe',
    ends: 'not-yours',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', scribe: 'mallory' })),
  },
  {
    name: 'a note in the name of somebody one writes for no longer',
    ends: 'not-yours',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'gran', scribe: 'mallory' })),
  },
  {
    name: 'somebody else’s words replaced',
    ends: 'not-yours',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'txt').set(theirs, 'falsifié')),
  },
  {
    name: 'somebody else’s words replaced and put back in one breath',
    ends: 'not-yours',
    update: ({ forge, theirs }) =>
      forge(doc => ['falsifié', 'Les mots de Vera'].forEach(text => map(doc, 'txt').set(theirs, text))),
  },
  {
    name: 'somebody else’s words deleted',
    ends: 'not-yours',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'txt').delete(theirs)),
  },
  {
    name: 'somebody else’s note taken back',
    ends: 'not-yours',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'del').set(theirs, 1)),
  },
  {
    name: 'somebody else’s note turned into another kind',
    ends: 'not-yours',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'sty').set(theirs, 'brake')),
  },
  {
    name: 'a host of another table who turns a note into another kind',
    ends: 'not-yours',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'sty').set(theirs, 'lever')),
  },
  {
    name: 'an author set anew on a note that exists',
    ends: 'not-allowed',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'core').set(theirs, { by: 'mallory', round: 1, at: 1 })),
  },
  {
    name: 'one’s own author set anew',
    ends: 'not-allowed',
    update: ({ forge, own }) => forge(doc => map(doc, 'core').set(own, { by: 'mallory', round: 0, at: 1 })),
  },
  {
    name: 'a note deleted for good',
    ends: 'not-allowed',
    update: ({ forge, theirs }) => forge(doc => map(doc, 'core').delete(theirs)),
  },
  {
    name: 'one’s own note deleted for good',
    ends: 'not-allowed',
    update: ({ forge, own }) => forge(doc => map(doc, 'core').delete(own)),
  },
  {
    name: 'a note written twice in one breath',
    ends: 'not-allowed',
    update: ({ forge }) =>
      forge(doc => {
        const id = writeNote(doc, { by: 'mallory' })
        writeNote(doc, { by: 'mallory', id })
      }),
  },
  {
    name: 'a note written and deleted in one breath',
    ends: 'not-allowed',
    update: ({ forge }) => forge(doc => map(doc, 'core').delete(writeNote(doc, { by: 'mallory' }))),
  },
  {
    name: 'dots given to oneself',
    ends: 'not-allowed',
    update: ({ forge, own }) => forge(doc => map(doc, 'dots').set(own, 99)),
  },
  {
    name: 'somebody’s dots set to none',
    ends: 'not-allowed',
    async before({ server, theirs, attacker, onlooker }) {
      const room = await server.rooms.open('e1', 'table-t1')
      await room.write(doc => map(doc, 'dots').set(theirs, 3))
      const told = (): boolean => [attacker, onlooker].every(({ doc }) => map(doc, 'dots').has(theirs))
      await until('everybody knows the dots', told, attacker, onlooker)
    },
    update: ({ forge, theirs }) => forge(doc => map(doc, 'dots').set(theirs, 0)),
  },
  {
    name: 'a link signed with somebody else’s name',
    ends: 'not-yours',
    update: ({ forge, own, theirs }) => forge(doc => map(doc, 'links').set('l1', link('vera', own, theirs))),
  },
  {
    name: 'somebody else’s link removed',
    ends: 'not-yours',
    update: ({ forge, theirLink }) => forge(doc => map(doc, 'links').delete(theirLink)),
  },
  {
    name: 'somebody else’s link made one’s own',
    ends: 'not-yours',
    update: ({ forge, theirLink, own, theirs }) =>
      forge(doc => map(doc, 'links').set(theirLink, link('mallory', own, theirs))),
  },
  {
    name: 'a moderation mark by a guest',
    ends: 'bad-value',
    update: ({ forge, own }) => forge(doc => map(doc, 'del').set(own, 2)),
  },
]

/** A value that a root does not hold, by the root and key it is put under. */
const badValues: readonly (readonly [name: string, root: string, value: unknown])[] = [
  ['a position without end', 'pos', [Number.POSITIVE_INFINITY, 0, 'V']],
  ['a position that is no number', 'pos', [Number.NaN, 0, 'V']],
  ['a position a million away', 'pos', [1_000_000, 0, 'V']],
  ['a position of four', 'pos', [0, 0, 'V', 0]],
  ['a position in words', 'pos', 'ici'],
  ['an order key with blanks', 'pos', [0, 0, 'a b']],
  ['an order key of sixty-five', 'pos', [0, 0, 'V'.repeat(65)]],
  ['no order key at all', 'plate', ''],
  ['words longer than a note', 'txt', 'x'.repeat(281)],
  ['no words at all', 'txt', ''],
  ['a number for words', 'txt', 280],
  ['nothing for words', 'txt', null],
  ['something undefined for words', 'txt', undefined],
  ['a text of sixty thousand characters', 'txt', 'x'.repeat(60_000)],
  ['bytes where a value should be', 'txt', new Uint8Array([1, 2])],
  ['a number beyond all numbers', 'zone', 2n ** 60n],
  ['a zone below zero', 'zone', -1],
  ['half a zone', 'zone', 0.5],
  ['a zone by name', 'zone', '1'],
  ['a kind that nobody knows', 'sty', '<script>'],
  ['a kind that every object has', 'sty', 'constructor'],
  ['yes instead of one', 'del', true],
  ['a pile named by every object', 'grp', '__proto__'],
  ['a pile with an endless name', 'grp', 'g'.repeat(41)],
  ['a list of lists for a pile', 'grp', [[[[['g']]]]]],
]

/** Cores that are none. */
const badCores: readonly (readonly [name: string, core: unknown])[] = [
  ['a note from a round that has not begun', { by: 'mallory', round: 2, at: 1 }],
  ['a note from before all rounds', { by: 'mallory', round: -1, at: 1 }],
  ['a note from half a round', { by: 'mallory', round: 0.5, at: 1 }],
  ['a note from the end of time', { by: 'mallory', round: 1, at: 1e15 }],
  ['a note without a moment', { by: 'mallory', round: 1 }],
  ['a note with one field too many', { by: 'mallory', round: 1, at: 1, admin: true }],
  ['a note whose photo lies elsewhere', { by: 'mallory', round: 1, at: 1, photo: '../../etc/passwd' }],
  ['a note in no language', { by: 'mallory', round: 1, at: 1, lang: '"><b>' }],
  ['a note signed by an object', { by: { toString: 'mallory' }, round: 1, at: 1 }],
  ['a note with a scribe who is nobody', { by: 'mallory', round: 1, at: 1, scribe: null }],
  ['a note with a prototype slipped in', JSON.parse('{"by":"mallory","round":1,"at":1,"__proto__":{"polluted":1}}')],
]

const values: readonly Attack[] = [
  ...badValues.map(
    ([name, root, value]): Attack => ({
      name,
      ends: 'bad-value',
      update: ({ forge, own }) => forge(doc => map(doc, root).set(own, value)),
    }),
  ),
  ...badCores.map(
    ([name, core]): Attack => ({
      name,
      ends: 'bad-value',
      update: ({ forge }) => forge(doc => map(doc, 'core').set(uuid(), core)),
    }),
  ),
  {
    name: 'an id that is no UUID',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => writeNote(doc, { by: 'mallory', id: 'constructor' })),
  },
  {
    name: 'words for a note that does not exist',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'txt').set(uuid(), 'fantôme')),
  },
  {
    name: 'one’s own words deleted for good',
    ends: 'bad-value',
    update: ({ forge, own }) => forge(doc => map(doc, 'txt').delete(own)),
  },
  {
    name: 'a root that nobody knows',
    ends: 'not-allowed',
    update: ({ forge }) => forge(doc => map(doc, 'evil').set('x', 1)),
  },
  {
    name: 'a root named __proto__',
    ends: 'not-allowed',
    update: ({ forge }) => forge(doc => map(doc, '__proto__').set('x', 1)),
  },
  {
    name: 'half a character, as bytes',
    ends: 'malformed',
    update: ({ id, next, own }) => raw(id, next, 1, item(CONTENT.any, 'txt', own, anyBytes(119, 3, 0xed, 0xa0, 0xbd))),
  },
  {
    name: 'a list in a list, thirty thousand deep',
    ends: 'malformed',
    update: ({ id, next, own }) =>
      raw(
        id,
        next,
        1,
        item(CONTENT.any, 'grp', own, anyBytes(...Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? 117 : 1)))),
      ),
  },
  {
    name: 'a list that announces four thousand million values',
    ends: 'malformed',
    update: ({ id, next, own }) =>
      raw(id, next, 1, item(CONTENT.any, 'grp', own, anyBytes(117, 0xff, 0xff, 0xff, 0xff, 0x0f))),
  },
  {
    name: 'a kind of value that does not exist',
    ends: 'malformed',
    update: ({ id, next, own }) => raw(id, next, 1, item(CONTENT.any, 'grp', own, anyBytes(3))),
  },
  {
    name: 'a text of two hundred thousand characters',
    ends: 'too-large',
    update: ({ forge, own }) => forge(doc => map(doc, 'txt').set(own, 'x'.repeat(200_000))),
  },
  {
    name: 'a map nested in a map',
    ends: 'bad-value',
    update: ({ forge, own }) => forge(doc => map(doc, 'grp').set(own, new Y.Map([['deep', 1]]))),
  },
  {
    name: 'an XML element for a pile',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'groups').set('g1', new Y.XmlElement('script'))),
  },
  {
    name: 'a document inside the document',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'groups').set('g1', new Y.Doc())),
  },
  {
    name: 'a pile named __proto__',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'groups').set('__proto__', { name: 'x' })),
  },
  {
    name: 'a pile with a name of ten thousand',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'groups').set('g1', { name: 'x'.repeat(10_000) })),
  },
  {
    name: 'a pile with a colour',
    ends: 'bad-value',
    update: ({ forge }) => forge(doc => map(doc, 'groups').set('g1', { name: 'x', colour: 'red' })),
  },
  {
    name: 'a prototype slipped into a link',
    ends: 'bad-value',
    update: ({ forge, own, theirs }) =>
      forge(doc =>
        map(doc, 'links').set(
          'l1',
          JSON.parse(`{"by":"mallory","a":"${own}","b":"${theirs}","kind":"supports","__proto__":{"polluted":1}}`),
        ),
      ),
  },
  {
    name: 'a link to nowhere',
    ends: 'bad-value',
    update: ({ forge, own }) => forge(doc => map(doc, 'links').set('l1', link('mallory', own, uuid()))),
  },
  {
    name: 'a link from a note to itself',
    ends: 'bad-value',
    update: ({ forge, own }) => forge(doc => map(doc, 'links').set('l1', link('mallory', own, own))),
  },
  {
    name: 'a link of an unknown kind',
    ends: 'bad-value',
    update: ({ forge, own, theirs }) =>
      forge(doc => map(doc, 'links').set('l1', link('mallory', own, theirs, 'hasOwnProperty'))),
  },
  {
    name: 'a thirteenth note on a plate of three',
    ends: 'limit',
    update: ({ forge }) =>
      forge(doc => {
        for (let i = 0; i < 13; i++) map(doc, 'plate').set(writeNote(doc, { by: 'mallory' }), 'V')
      }),
  },
]

/** What the words of an update may do to notes, by whose they are. */
export const onNotes: readonly Attack[] = [...onOthers, ...values]
