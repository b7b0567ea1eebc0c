import fc from 'fast-check'
import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type ClothMirror, createClothMirror } from '../../client/mirror/cloth-mirror.ts'
import { createTableCloth, type TableCloth, type TableLink } from '../../client/table/hidden.ts'
import {
  addLink,
  addNote,
  moveNote,
  putOnPlate,
  setKind,
  setRemoval,
  setText,
  takeOffPlate,
} from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'

const PLATE = 3
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n.toString(16)}`

const gesture = fc.record({
  who: fc.constantFrom('mine', 'theirs'),
  what: fc.constantFrom(
    ...(['add', 'text', 'kind', 'move', 'remove', 'plate', 'off-plate', 'pile', 'name', 'unpile', 'link'] as const),
    ...(['unlink', 'dots', 'meet', 'reveal'] as const),
  ),
  note: fc.nat({ max: 3 }),
  other: fc.nat({ max: 1 }),
  value: fc.nat({ max: 500 }),
})
type Gesture = typeof gesture extends fc.Arbitrary<infer G> ? G : never

function play(doc: Y.Doc, { who, what, note, other, value }: Gesture): void {
  const id = idOf(note)
  const pile = `00000000-0000-4000-8000-0000000000f${other.toString(16)}`
  const line = `00000000-0000-4000-8000-0000000000e${other.toString(16)}`
  if (what === 'unlink') clothMap(doc, 'links').delete(line)
  if (what === 'unpile') clothMap(doc, 'groups').delete(pile)
  if (what === 'name') clothMap(doc, 'groups').set(pile, { name: `tas ${value}` })
  const known = clothMap(doc, 'core').has(id)
  if (what === 'add' && !known)
    addNote(doc, {
      id,
      core: { by: who, round: 1, at: 1, lang: value % 2 === 0 ? 'fr' : 'en' },
      text: `n${value}`,
      kind: 'idea',
      pos: [value, 0, `a${note}`],
      zone: null,
    })
  if (!known) return
  if (what === 'text') setText(doc, id, `t${value}`)
  if (what === 'kind') setKind(doc, id, value % 2 === 0 ? 'lever' : 'brake')
  if (what === 'move') moveNote(doc, id, [value, value, `b${value}`], value % 3)
  if (what === 'remove') setRemoval(doc, id, value % 2 === 0 ? 1 : 0)
  if (what === 'plate') putOnPlate(doc, id, `p${value}`)
  if (what === 'off-plate') takeOffPlate(doc, id)
  if (what === 'dots') clothMap(doc, 'dots').set(id, value)
  if (what === 'pile') clothMap(doc, 'grp').set(id, value % 3 === 0 ? null : pile)
  if (what === 'link') addLink(doc, line, { by: who, a: id, b: idOf(other), kind: 'answers' })
}

const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const sortedLinks = (links: ClothMirror['links']) => [...links].sort((a, b) => (a.id < b.id ? -1 : 1))
const shownBy = (mirror: ClothMirror) =>
  plain({
    ids: mirror.ids,
    notes: mirror.ids.map(id => mirror.notes[id]),
    groups: mirror.groups,
    links: sortedLinks(mirror.links),
  })
const shownAt = (table: TableCloth) =>
  plain({
    notes: table.ids.map(id => table.note(id)),
    hidden: table.ids.filter(table.isHidden),
    anyHidden: table.hasHidden(),
    groups: table.groups,
    links: sortedLinks(table.links),
  })

/** What a person sees who has just arrived, with nothing learnt on the way. */
const seenAnew = <T>(make: () => T, see: (made: T) => unknown): unknown =>
  createRoot(dispose => {
    const seen = see(make())
    dispose()
    return seen
  })

describe('the mirror of a cloth, beside one that is built anew', () => {
  it('says the same after every gesture: notes, their order, piles and their names, links, the plate', () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 8, maxLength: 60 }), steps => {
        createRoot(dispose => {
          const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
          const mirror = createClothMirror(mine, () => PLATE)
          for (const step of steps) {
            if (step.what === 'meet') meet(mine, theirs)
            else play(step.who === 'mine' ? mine : theirs, step)
            expect(shownBy(mirror)).toEqual(seenAnew(() => createClothMirror(mine, () => PLATE), shownBy))
          }
          dispose()
        })
      }),
    )
  })

  it('says the same where notes are hidden: my own among the others, and shown to all in the end', () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 8, maxLength: 60 }), steps => {
        createRoot(dispose => {
          const [cloth, own] = [new Y.Doc(), new Y.Doc()]
          const link = {
            doc: cloth,
            own: () => ({ doc: own }),
            hides: () => true,
            state: () => 'live',
          } as unknown as TableLink
          const table = createTableCloth(link, () => PLATE)
          for (const step of steps) {
            // What the server does at the reveal: the words go to the cloth, and leave their frame behind.
            if (step.what === 'reveal') {
              const id = idOf(step.note)
              const text = clothMap(own, 'txt').get(id) ?? ''
              if (text === '' || clothMap(cloth, 'core').has(id)) continue
              play(cloth, { ...step, what: 'add', who: 'mine' })
              clothMap(own, 'txt').set(id, '')
            } else play(step.who === 'mine' ? own : cloth, step)
            expect(shownAt(table)).toEqual(seenAnew(() => createTableCloth(link, () => PLATE), shownAt))
          }
          dispose()
        })
      }),
    )
  })
})
