import process from 'node:process'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createAuthority } from '../../server/sync/authority.ts'
import { passGate } from '../../server/sync/gate.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { makeDice } from '../../shared/domain/dice.ts'
import { contents } from '../support/cafe-in-memory.ts'
import { aPrincipal, aSituation } from '../support/situation.ts'
import { mayPass, pictureOf, type View } from './oracle.ts'

/** A number from 0 to 1. */
type Dice = () => number
const TABLE = { kind: 'table', table: 't1' } as const
const LONG = process.env['TABLEE_LONG'] === '1'
const SEEDS = LONG ? Array.from({ length: 40 }, (_, i) => i + 1) : [1, 2, 3, 4]
const UPDATES = LONG ? 1_500 : 600

const people = ['ana', 'bo', 'sam', 'hana'] as const
type Person = (typeof people)[number]
/** Sam writes for gran, who has no device; hana hosts the table. */
const scribed = new Map<string, ReadonlySet<string>>([['sam', new Set(['gran'])]])
const principals = new Map(
  people.map(person => [person, person === 'hana' ? aPrincipal(person, 'host', 't1') : aPrincipal(person)]),
)
const clientIds = new Map(people.map((person, i): [Person, number] => [person, 1_000 + i]))

/** One change that a hand may make: honest or not is left to chance. */
type Edit = (doc: Y.Doc) => void

function someEdit(dice: Dice, me: Person, doc: Y.Doc): Edit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T
  const core = doc.getMap<{ by: string }>('core')
  const notes = [...core.keys()].sort()
  const mine = notes.filter(note => core.get(note)?.by === me)
  const note = (): string =>
    dice() < 0.5 && mine.length > 0
      ? pick(mine)
      : notes.length > 0 && dice() < 0.97
        ? pick(notes)
        : pick([fresh(dice), 'toString', ''])
  const by = (): unknown => pick([me, me, me, me, 'ana', 'gran', '', 7])
  const set =
    (root: string, key: string, value: unknown): Edit =>
    at =>
      void at.getMap(root).set(key, value)
  const values: Readonly<Record<string, readonly (() => unknown)[]>> = {
    txt: [
      () => `Mots ${dice()}`,
      () => `Mots ${dice()}`,
      () => '',
      () => 'x'.repeat(281),
      () => 5,
      () => null,
      () => new Y.Map(),
    ],
    sty: [() => pick(['idea', 'lever', 'question']), () => pick(['source', 'brake']), () => 'none'],
    pos: [
      () => [dice() * 100, -dice() * 100, 'V'],
      () => [1, 2, `V${Math.floor(dice() * 99)}`],
      () => [1e6, 0, 'V'],
      () => [0, 0],
      () => [0, 0, '!'],
    ],
    zone: [() => pick([0, 1, null]), () => pick([2, 3, 999]), () => pick([-1, 1_000, 0.5, '1'])],
    grp: [() => pick(['g1', 'g2', null]), () => pick(['__proto__', '', 3])],
    del: [() => 0, () => 1, () => 1, () => 2, () => true],
    plate: [() => `V${Math.floor(dice() * 999)}`, () => 'V', () => ''],
    dots: [() => 3],
    evil: [() => 1],
  }
  const root =
    dice() < 0.02 ? pick(['dots', 'evil']) : pick(['txt', 'sty', 'pos', 'pos', 'zone', 'grp', 'del', 'plate'])
  const chance = dice()
  if (chance < 0.3 || notes.length < 2)
    return newNote(dice, {
      by: by(),
      round: pick([0, 1, 1, 1, 1, 2, -1]),
      at: pick([1, 2, 3, 1e15]),
      ...(dice() < 0.15 ? { scribe: pick([me, 'ana']) } : {}),
    })
  if (chance < 0.36)
    return set(
      'groups',
      pick(['g1', 'g2', 'g3', 'x y']),
      pick([{ name: 'Un tas' }, { name: 'Autre' }, { name: 'x', more: 1 }, { name: 'x'.repeat(81) }]),
    )
  if (chance < 0.4) return at => at.getMap('groups').delete(pick(['g1', 'g2']))
  if (chance < 0.48)
    return set('links', pick(['l1', 'l2', 'l3', 'valueOf']), {
      by: by(),
      a: pick(notes),
      b: pick(notes),
      kind: pick(['supports', 'answers', 'none']),
    })
  if (chance < 0.52) return at => at.getMap('links').delete(pick(['l1', 'l2', 'l3']))
  if (chance < 0.53) return at => at.getMap('core').delete(pick(notes))
  if (chance < 0.56)
    return at => at.getMap(pick(['txt', 'pos', 'zone', 'grp', 'plate', 'plate', 'plate'])).delete(note())
  return set(root, note(), pick(values[root] ?? [() => 0])())
}

const hex = (dice: Dice, length: number): string =>
  Array.from({ length }, () => Math.floor(dice() * 16).toString(16)).join('')
const fresh = (dice: Dice): string => [8, 4, 4, 4, 12].map(length => hex(dice, length)).join('-')

function newNote(dice: Dice, core: unknown): Edit {
  const id = fresh(dice)
  return doc => {
    doc.getMap('core').set(id, core)
    doc.getMap('txt').set(id, 'Une idée')
    doc.getMap('pos').set(id, [1, 2, 'V'])
  }
}

const copyOf = (doc: Y.Doc, clientId: number): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

interface Tally {
  passed: number
  refused: number
}

/** Lets chance write at a table, honestly and otherwise, and asks both about each update. Gives how often they said what. */
function compareFor(seed: number): Tally {
  const drawn = makeDice(seed)
  const dice: Dice = () => drawn(2 ** 32) / 2 ** 32
  const situation = aSituation()
  for (const [person, id] of clientIds) situation.clientIds.set(id, person)
  for (const [person, guests] of scribed) situation.scribes.set(person, new Set(guests))
  const authority = createAuthority(TABLE, [])
  const copies = new Map(people.map(person => [person, copyOf(authority.doc, 1)]))
  /** what each has not heard of yet */
  const inboxes = new Map(people.map((person): [Person, Uint8Array[]] => [person, []]))
  const tally: Tally = { passed: 0, refused: 0 }

  for (let count = 0; count < UPDATES; count++) {
    const me = people[Math.floor(dice() * people.length)] ?? 'ana'
    const copy = copies.get(me) ?? expect.fail()
    if (dice() < 0.6) for (const update of inboxes.get(me)?.splice(0) ?? []) Y.applyUpdate(copy, update)
    if (dice() < 0.02) situation.locked.add('t1')
    if (dice() < 0.3) situation.locked.clear()

    const speaksAs = dice() < 0.03 ? 1_000 + Math.floor(dice() * 5) : (clientIds.get(me) ?? 0)
    const hand = copyOf(copy, speaksAs)
    const parts: Uint8Array[] = []
    const steps: View[] = []
    hand.on('update', (update: Uint8Array) => parts.push(update))
    for (let step = dice() < 0.25 ? 2 : 1; step > 0; step--) {
      const before = pictureOf(hand)
      const edit = someEdit(dice, me, hand)
      hand.transact(() => edit(hand))
      steps.push({ before, after: pictureOf(hand) })
    }
    if (parts.length === 0) continue
    if (parts.length === 2 && dice() < 0.1) {
      parts.shift()
      steps.shift()
    }
    const update = parts.length === 1 ? (parts[0] ?? expect.fail()) : Y.mergeUpdates(parts)

    const clone = copyOf(authority.doc, 1)
    const before = pictureOf(clone)
    Y.applyUpdate(clone, update)
    const somethingWaits = clone.store.pendingStructs !== null || clone.store.pendingDs !== null
    const wise = mayPass(
      { before, after: pictureOf(clone), somethingWaits },
      speaksAs === clientIds.get(me) ? steps : [],
      {
        person: me,
        isHost: me === 'hana',
        scribedBy: scribed.get(me) ?? new Set(),
        owns: id => clientIds.get(me) === id,
        round: situation.latestRound,
        plate: situation.plate,
        locked: situation.isLocked('t1'),
      },
    )

    const stood = contents(authority.doc, CLOTH_ROOTS)
    const passage = passGate(authority.doc, TABLE, {
      update,
      isStep2: false,
      principal: principals.get(me) ?? expect.fail(),
      situation,
      now: 0,
    })
    const said = {
      seed,
      count,
      me,
      speaksAs,
      gate: passage.ok ? 'passes' : passage.code,
      changes: steps.map(view => differences(view)),
      truth: differences({ before, after: pictureOf(clone) }),
    }
    expect(passage.ok, JSON.stringify(said)).toBe(wise)
    if (passage.ok) {
      tally.passed++
      expect(contents(authority.doc, CLOTH_ROOTS)).toEqual(contents(clone, CLOTH_ROOTS))
      if (passage.update === undefined) continue
      authority.accepted(passage.update)
      Y.applyUpdate(copy, passage.update)
      for (const [person, inbox] of inboxes) if (person !== me) inbox.push(passage.update)
      if (count % 7 === 0) moderate(authority, inboxes, dice)
    } else {
      tally.refused++
      if (passage.spoiled) authority.rebuild()
      expect(contents(authority.doc, CLOTH_ROOTS)).toEqual(stood)
    }
  }
  for (const [person, inbox] of inboxes) {
    const copy = copies.get(person) ?? expect.fail()
    for (const update of inbox) Y.applyUpdate(copy, update)
    expect(contents(copy, CLOTH_ROOTS)).toEqual(contents(authority.doc, CLOTH_ROOTS))
  }
  return tally
}

/** The server sets a note aside, as moderation does. */
function moderate(
  authority: ReturnType<typeof createAuthority>,
  inboxes: ReadonlyMap<Person, Uint8Array[]>,
  dice: Dice,
): void {
  const notes = [...authority.doc.getMap('core').keys()]
  const note = notes[Math.floor(dice() * notes.length)]
  if (note === undefined) return
  authority.doc.once('update', (update: Uint8Array) => {
    authority.accepted(update)
    for (const inbox of inboxes.values()) inbox.push(update)
  })
  authority.doc.getMap('del').set(note, 2)
}

const differences = ({ before, after }: View): unknown[] =>
  [...after.keys]
    .filter(([at, { write }]) => before.keys.get(at)?.write !== write)
    .map(([at, { value }]) => [at, before.keys.get(at)?.value, value])

describe('[G1] [R1] [R2] [R3] [R4] [R5] [R6] [R7] the gate and a slow, plain reader of the contract', () => {
  for (const seed of SEEDS) {
    it(`agree on ${UPDATES} updates, honest and hostile, from seed ${seed}`, { timeout: 120_000 }, () => {
      const { passed, refused } = compareFor(seed)
      // Neither of them may agree by always saying the same.
      expect(passed).toBeGreaterThan(UPDATES / 10)
      expect(refused).toBeGreaterThan(UPDATES / 10)
    })
  }
})
