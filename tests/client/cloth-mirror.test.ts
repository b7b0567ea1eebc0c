import fc from 'fast-check'
import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createClothMirror } from '../../client/mirror/cloth-mirror.ts'
import {
  addNote,
  moveNote,
  putOnPlate,
  setKind,
  setRemoval,
  setText,
  takeOffPlate,
} from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'

const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n.toString(16)}`

const gesture = fc.tuple(
  fc.constantFrom(
    'add',
    'text',
    'kind',
    'move',
    'remove',
    'restore',
    'plate',
    'off-plate',
    'group',
    'link',
    'unlink',
    'dots',
  ),
  fc.nat({ max: 7 }),
  fc.nat({ max: 500 }),
)

function play(doc: Y.Doc, [what, note, value]: [string, number, number]): void {
  const id = idOf(note)
  const known = clothMap(doc, 'core').has(id)
  if (what === 'add' && !known)
    return addNote(doc, {
      id,
      core: { by: 'p', round: 1, at: 1 },
      text: `n${value}`,
      kind: 'idea',
      pos: [value, 0, `a${note}`],
      zone: null,
    })
  if (!known) return
  if (what === 'text') setText(doc, id, `t${value}`)
  if (what === 'kind') setKind(doc, id, value % 2 === 0 ? 'lever' : 'brake')
  if (what === 'move') moveNote(doc, id, [value, value, `b${value}`], value % 3)
  if (what === 'remove') setRemoval(doc, id, 1)
  if (what === 'restore') setRemoval(doc, id, 0)
  if (what === 'plate') putOnPlate(doc, id, `p${value}`)
  if (what === 'off-plate') takeOffPlate(doc, id)
  if (what === 'dots') clothMap(doc, 'dots').set(id, value)
  if (what === 'link') clothMap(doc, 'links').set(`l${note}`, { by: 'p', a: id, b: idOf(0), kind: 'answers' })
  if (what === 'unlink') clothMap(doc, 'links').delete(`l${note}`)
  if (what === 'group') {
    doc.transact(() => {
      if (value % 2 === 0) clothMap(doc, 'groups').set(`g${note}`, { name: `tas ${value}` })
      else clothMap(doc, 'groups').delete(`g${note}`)
      clothMap(doc, 'grp').set(id, `g${note}`)
    })
  }
}

describe('the mirror of a cloth', () => {
  it('after any gestures, local and remote, it says what a fresh reading says', () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 40 }), fc.array(gesture, { maxLength: 20 }), (mine, theirs) => {
        createRoot(dispose => {
          const doc = new Y.Doc()
          const other = new Y.Doc()
          const mirror = createClothMirror(doc, () => 3)
          for (const step of mine) play(doc, step)
          Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
          for (const step of theirs) play(other, step)
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
          const fresh = readCloth(doc, 3)
          expect(mirror.ids.map(id => JSON.parse(JSON.stringify(mirror.notes[id])))).toEqual(
            JSON.parse(JSON.stringify(fresh.notes)),
          )
          expect(JSON.parse(JSON.stringify(mirror.links))).toEqual(fresh.links)
          expect(JSON.parse(JSON.stringify(mirror.groups))).toEqual(fresh.groups)
          expect(Object.keys(mirror.notes)).toHaveLength(fresh.notes.length)
          dispose()
        })
      }),
    )
  })

  it('a note that someone moves keeps its row: its text wakes nobody', () => {
    createRoot(dispose => {
      const doc = new Y.Doc()
      play(doc, ['add', 1, 5])
      const mirror = createClothMirror(doc, () => 3)
      const row = mirror.notes[idOf(1)]
      play(doc, ['move', 1, 9])
      expect(mirror.notes[idOf(1)]).toBe(row)
      expect(mirror.notes[idOf(1)]?.x).toBe(9)
      dispose()
    })
  })
})
