import fc from 'fast-check'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createPileGestures, type PileGestures } from '../../client/table/pile/pile-gestures.ts'
import { CLOTH_ROOTS, type ClothRoot } from '../../shared/document/cloth.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import { writerOf } from '../../server/sync/integration.ts'
import { bareTable } from '../support/bare-table.ts'
import { aCafe, contents, writeNote } from '../support/cafe-in-memory.ts'
import { type Guest, settle } from '../support/socket-pair.ts'
import type { TableModel } from '../../client/table/model.ts'

const WHAT = [
  'group',
  'leave',
  'apart',
  'rename',
  'send',
  'aside',
  'kind',
  'plate',
  'link',
  'unlink',
  'undo',
  'redo',
] as const
const step = fc.record({
  who: fc.nat(1),
  what: fc.constantFrom(...WHAT),
  a: fc.nat(7),
  b: fc.nat(7),
  /** do the two hear of each other before the next gesture? */
  meets: fc.boolean(),
})
type Gesture = { readonly what: (typeof WHAT)[number]; readonly a: number; readonly b: number }

interface Hand {
  readonly guest: Guest
  readonly table: TableModel
  readonly gestures: PileGestures
}
const handOf = (guest: Guest, person: string): Hand => {
  const table = bareTable(guest.doc, person)
  return { guest, table, gestures: createPileGestures(table) }
}

let links = 0
function play({ guest, table, gestures }: Hand, { what, a, b }: Gesture, ids: readonly string[], person: string): void {
  const [first, second] = [ids[a % ids.length] ?? '', ids[b % ids.length] ?? '']
  const pile = [...table.sections().piles.keys()][a % Math.max(1, table.sections().piles.size)]
  switch (what) {
    case 'group':
      gestures.group(a % 3 === 0 && pile !== undefined ? [pile] : [first], second)
      return
    case 'leave':
      gestures.leave(first)
      return
    case 'apart':
      if (pile !== undefined) gestures.takeApart(pile)
      return
    case 'rename':
      if (pile !== undefined) gestures.rename(pile, b % 4 === 0 ? '' : `tas ${b}`)
      return
    case 'send':
      gestures.sendTo(pile !== undefined && a % 2 === 0 ? [pile, second] : [first, second], b % 4)
      return
    case 'aside':
      gestures.setAside([first])
      return
    case 'kind':
      gestures.setKind([first, second], b % 2 === 0 ? 'lever' : 'brake')
      return
    case 'plate':
      gestures.putOnPlate([first])
      return
    case 'link':
      if (first !== second)
        table.history.apply([
          { root: 'links', key: `l${links++}`, value: { by: person, a: first, b: second, kind: 'answers' } },
        ])
      return
    case 'unlink': {
      const link = readCloth(guest.doc, 3).links[a]
      if (link !== undefined) gestures.removeLink(link)
      return
    }
    case 'undo':
      table.history.undo()
      return
    case 'redo':
      table.history.redo()
  }
}

/** Every value that somebody else wrote last, as this guest holds it. */
function writtenByOthers(doc: Y.Doc): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const root of CLOTH_ROOTS)
    for (const [key, value] of clothMap(doc, root as ClothRoot).entries())
      if (writerOf(clothMap(doc, root as ClothRoot), key) !== doc.clientID)
        found.set(`${root}/${key}`, JSON.stringify(value))
  return found
}

it('[W1] [W4] [W10] two people who pile, name, move, link and undo at once are never refused; undo never takes back what the other did', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40, size: 'max' }), async steps => {
      const cafe = aCafe()
      const people = ['ana', 'bo'] as const
      const guests = people.map(person => cafe.guest(person))
      const [ana, bo] = guests
      if (ana === undefined || bo === undefined) throw new Error('nobody came')
      await settle(ana, bo)
      const ids = people.flatMap((person, at) =>
        [0, 1, 2, 3].map(() => writeNote(guests[at]?.doc ?? ana.doc, { by: person })),
      )
      await settle(ana, bo)
      const hands = [handOf(ana, 'ana'), handOf(bo, 'bo')]
      for (const { who, meets, ...gesture } of steps) {
        const hand = hands[who]
        if (hand === undefined) continue
        const theirs = writtenByOthers(hand.guest.doc)
        play(hand, gesture, ids, people[who] ?? 'ana')
        if (gesture.what === 'undo' || gesture.what === 'redo') {
          const after = new Map<string, string>(
            CLOTH_ROOTS.flatMap(root =>
              [...clothMap(hand.guest.doc, root as ClothRoot).entries()].map(
                ([key, value]) => [`${root}/${key}`, JSON.stringify(value)] as const,
              ),
            ),
          )
          for (const [key, value] of theirs) expect([key, after.get(key)]).toEqual([key, value])
        }
        if (meets) await settle(ana, bo)
      }
      await settle(ana, bo)
      expect(cafe.log.filter(({ what }) => what === 'refused')).toEqual([])
      const room = await cafe.rooms.open('e1', 'table-t1')
      const truth = room.read(doc => contents(doc, CLOTH_ROOTS))
      for (const guest of guests) expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(truth)
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('[R6] who drew a link removes it and has it back; a host removes anybody’s, and draws it anew as their own', async () => {
  const cafe = aCafe()
  const [ana, host] = [cafe.guest('ana'), cafe.guest('hoa', { role: 'host', hostOf: 't1' })]
  await settle(ana, host)
  const [a, b] = [writeNote(ana.doc, { by: 'ana' }), writeNote(ana.doc, { by: 'ana' })]
  const drawn = handOf(ana, 'ana')
  drawn.table.history.apply([{ root: 'links', key: 'l1', value: { by: 'ana', a, b, kind: 'supports' } }])
  await settle(ana, host)
  const link = () => readCloth(ana.doc, 3).links[0]
  const first = link()
  if (first === undefined) throw new Error('no link')
  drawn.gestures.removeLink(first)
  expect(link()).toBeUndefined()
  drawn.table.history.undo()
  expect(link()).toMatchObject({ by: 'ana', a, b })
  await settle(ana, host)
  const table = bareTable(host.doc, 'hoa', true)
  createPileGestures(table).removeLink(first)
  await settle(ana, host)
  expect(link()).toBeUndefined()
  table.history.undo()
  await settle(ana, host)
  expect(link()).toMatchObject({ by: 'hoa', a, b, kind: 'supports' })
  expect(cafe.log.filter(({ what }) => what === 'refused')).toEqual([])
})
