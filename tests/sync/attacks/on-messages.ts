import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { MESSAGE } from '../../../shared/protocol/messages.ts'
import { writeNote } from '../../support/cafe-in-memory.ts'
import { aPrincipal } from '../../support/situation.ts'
import { awareness, bytes, map, rawValue, syncFrame, textFrame, updateOf } from './forgery.ts'
import type { MessageAttack, Scene } from './scene.ts'

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const many = (count: number, frame: Uint8Array): Uint8Array[] => Array.from({ length: count }, () => frame)
const aNote = (scene: Scene): Uint8Array =>
  syncFrame(
    UPDATE,
    scene.forge(doc => writeNote(doc, { by: 'mallory' })),
  )
const inDocument = (clientId: number, root: string, value: unknown): Uint8Array =>
  syncFrame(UPDATE, rawValue(clientId, 0, root, 'day', value))
const words = (clientId: number, part: string): Uint8Array =>
  syncFrame(
    UPDATE,
    updateOf(new Y.Doc(), clientId, doc => doc.getXmlFragment(part).insert(0, [new Y.XmlElement('paragraph')])),
  )

/** Where writing is closed, or was never open. */
const onClosedDoors: readonly MessageAttack[] = [
  {
    name: 'a note at a locked table',
    ends: 'locked',
    before: ({ server }) => void server.situation.locked.add('t1'),
    frames: scene => [aNote(scene)],
  },
  {
    name: 'a note moved at a locked table',
    ends: 'locked',
    before: ({ server }) => void server.situation.locked.add('t1'),
    frames: ({ forge, theirs }) => [
      syncFrame(
        UPDATE,
        forge(doc => map(doc, 'zone').set(theirs, 2)),
      ),
    ],
  },
  {
    name: 'a note after closing',
    ends: 'closed',
    before: ({ server }) => void (server.situation.closedAt = Date.now() - 6_000),
    frames: scene => [aNote(scene)],
  },
  {
    name: 'a note by somebody who follows without writing',
    ends: 'dropped',
    principal: aPrincipal('fay'),
    before: ({ server }) => void server.situation.followers.add('fay'),
    frames: scene => [aNote(scene)],
  },
  {
    name: 'a note by somebody who gave up writing a moment ago',
    ends: 'not-allowed',
    before: ({ server }) => void server.situation.followers.add('mallory'),
    frames: scene => [aNote(scene)],
  },
  {
    name: 'a wall that writes',
    ends: 'dropped',
    principal: aPrincipal('wally', 'wall'),
    frames: scene => [aNote(scene)],
  },
  {
    name: 'a wall that writes in a step 2',
    ends: 'dropped',
    principal: aPrincipal('wally', 'wall'),
    frames: ({ forge }) => [
      syncFrame(
        STEP_2,
        forge(doc => writeNote(doc, { by: 'wally' })),
      ),
    ],
  },
  {
    name: 'a participant who writes the programme',
    ends: 'dropped',
    document: 'programme',
    frames: ({ id }) => [inDocument(id, 'day', { phase: 'closed' })],
  },
  {
    name: 'an organiser who writes the programme past the commands',
    ends: 'dropped',
    document: 'programme',
    principal: aPrincipal('orga', 'organiser'),
    frames: ({ id }) => [inDocument(id, 'day', { phase: 'closed' })],
  },
  {
    name: 'a participant who writes the synthesis',
    ends: 'not-allowed',
    document: 'synthesis',
    frames: ({ id }) => [words(id, 'part-t1')],
  },
  {
    name: 'a wall that writes the synthesis',
    ends: 'dropped',
    document: 'synthesis',
    principal: aPrincipal('wally', 'wall'),
    frames: ({ id }) => [words(id, 'part-t1')],
  },
  {
    name: 'a host who writes the part of another theme',
    ends: 'not-allowed',
    document: 'synthesis',
    principal: aPrincipal('mallory', 'host', 't1'),
    before: ({ server }) => void server.situation.themesOfHosts.set('mallory', 't1'),
    frames: ({ id }) => [words(id, 'part-t2')],
  },
  {
    name: 'a host who writes a part that does not exist',
    ends: 'not-allowed',
    document: 'synthesis',
    principal: aPrincipal('mallory', 'host', 't1'),
    before: ({ server }) => void server.situation.themesOfHosts.set('mallory', 't1'),
    frames: ({ id }) => [words(id, 'part-__proto__')],
  },
  {
    name: 'a script in the synthesis',
    ends: 'bad-value',
    document: 'synthesis',
    principal: aPrincipal('mallory', 'facilitator'),
    frames: ({ id }) => [
      syncFrame(
        UPDATE,
        updateOf(new Y.Doc(), id, doc => doc.getXmlFragment('before').insert(0, [new Y.XmlElement('script')])),
      ),
    ],
  },
  { name: 'somebody else’s hidden notes, asked for', ends: 4403, document: 'own-t1-vera', frames: () => [] },
  {
    name: 'somebody else’s hidden notes, asked for by an organiser',
    ends: 4403,
    document: 'own-t1-vera',
    principal: aPrincipal('orga', 'organiser'),
    frames: () => [],
  },
  { name: 'a table that does not exist', ends: 4404, document: 'table-t99', frames: () => [] },
]

/** Messages that are none, or not theirs to send. */
const onMessages: readonly MessageAttack[] = [
  ...[
    ['no message at all', []],
    ['an unknown type of message', [77, 1, 2]],
    ['an authentication that y-protocols knows and we do not', [2, 0]],
    ['a welcome, which is the server’s to say', [MESSAGE.welcome, 2, 123, 125]],
    ['an acknowledgement, which is the server’s to say', [MESSAGE.acknowledged, 9]],
    ['a refusal, which is the server’s to say', [MESSAGE.refused, 2, 123, 125]],
    ['a fourth kind of sync', [0, 3, 0]],
    ['half a sync', [0]],
    ['a state vector longer than its frame', [0, 0, 200]],
    ['a state vector of a thousand million entries', [0, 0, 5, 0xff, 0xff, 0xff, 0xff, 0x03]],
    ['a type longer than numbers are', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['presence that is no JSON', [MESSAGE.presence, 1, 123]],
    ['presence that says nothing', [MESSAGE.presence, 2, 123, 125]],
  ].map(
    ([name, frame]): MessageAttack => ({
      name: String(name),
      ends: 'malformed',
      frames: () => [new Uint8Array(frame as number[])],
    }),
  ),
  {
    name: 'presence in somebody else’s name',
    ends: 'dropped',
    frames: () => [
      textFrame(MESSAGE.presence, JSON.stringify({ person: 'vera', name: 'Vera', role: 'organiser', writing: false })),
    ],
  },
  {
    name: 'presence longer than presence is',
    ends: 'dropped',
    frames: () => [textFrame(MESSAGE.presence, JSON.stringify({ writing: true, more: 'x'.repeat(10_000) }))],
  },
  {
    name: 'somebody else’s awareness',
    ends: 'dropped',
    frames: ({ victim }) => [awareness([{ id: victim.doc.clientID, clock: 99, state: { user: { name: 'Vera' } } }])],
  },
  {
    name: 'everybody’s absence, as awareness',
    ends: 'dropped',
    frames: () => [awareness(Array.from({ length: 200 }, (_, id) => ({ id, clock: 1_000_000, state: null })))],
  },
  {
    name: 'awareness of two hundred thousand bytes',
    ends: 'dropped',
    frames: () => [awareness([{ id: 1, clock: 1, state: { junk: 'x'.repeat(200_000) } }])],
  },
  {
    name: 'a thousand questions about who is there',
    ends: 'dropped',
    frames: () => many(1_000, new Uint8Array([MESSAGE.queryAwareness])),
  },
  { name: 'a thousand times awareness', ends: 'dropped', frames: () => many(1_000, new Uint8Array([1, 3, 1, 2, 3])) },
  {
    name: 'a thousand times «I am writing»',
    ends: 'dropped',
    frames: () => many(1_000, textFrame(MESSAGE.presence, '{"writing":false}')),
  },
]

/** Good messages, too many or too large. */
const onPatience: readonly MessageAttack[] = [
  {
    name: 'four hundred questions in a row',
    ends: 4529,
    frames: () => many(400, syncFrame(STEP_1, new Uint8Array([0]))),
  },
  {
    name: 'four hundred times what is known',
    ends: 4529,
    frames: ({ attacker }) => many(400, syncFrame(UPDATE, Y.encodeStateAsUpdate(attacker.doc))),
  },
  { name: 'a frame larger than we take', ends: 4413, frames: () => [new Uint8Array(300 * 1024)] },
  { name: 'a frame that nobody takes', ends: 1009, frames: () => [new Uint8Array(2 * 1024 * 1024)] },
  {
    name: 'more updates before the answer than are kept',
    ends: 4503,
    silent: true,
    extended: false,
    frames: () => many(6, syncFrame(UPDATE, new Uint8Array(60 * 1024))),
  },
  {
    name: 'a second step 2, as large as the first one may be',
    ends: 'limit',
    frames: ({ forge, own }) => [
      syncFrame(
        STEP_2,
        forge(doc => {
          for (let i = 0; i < 500; i++) {
            map(doc, 'zone').set(own, i)
            map(doc, 'grp').set(own, `g${i}`)
          }
        }),
      ),
    ],
  },
  {
    name: 'a step 2 of five thousand pieces',
    ends: 'limit',
    silent: true,
    frames: ({ forge, own }) => [
      syncFrame(
        STEP_2,
        forge(doc => {
          for (let i = 0; i < 2_500; i++) {
            map(doc, 'zone').set(own, i % 9)
            map(doc, 'grp').set(own, `g${i}`)
          }
        }),
      ),
    ],
  },
  {
    name: 'an update wrapped so that its frame says less than it holds',
    ends: 'malformed',
    frames: scene => [
      bytes(encoder => {
        encoding.writeVarUint(encoder, MESSAGE.sync)
        encoding.writeVarUint(encoder, UPDATE)
        encoding.writeVarUint8Array(encoder, scene.forge(doc => writeNote(doc, { by: 'vera' })).slice(0, 20))
      }),
    ],
  },
]

export const onTheProtocol: readonly MessageAttack[] = [...onClosedDoors, ...onMessages, ...onPatience]
