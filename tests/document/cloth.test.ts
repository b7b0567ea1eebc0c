import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addLink,
  addNote,
  moveNote,
  putOnPlate,
  setRemoval,
  setText,
  takeOffPlate,
} from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import { documentName, readDocumentName } from '../../shared/document/names.ts'

const A = '00000000-0000-4000-8000-00000000000a'
const B = '00000000-0000-4000-8000-00000000000b'

function put(doc: Y.Doc, id: string, text: string, order: string): void {
  addNote(doc, { id, core: { by: 'p1', round: 1, at: 1 }, text, kind: 'idea', pos: [10, 20, order], zone: 0 })
}
function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
}

describe('the cloth of two people who were apart', () => {
  it('«I move, you edit» loses neither', () => {
    const [mine, yours] = [new Y.Doc(), new Y.Doc()]
    put(mine, A, 'un', 'a')
    exchange(mine, yours)
    moveNote(mine, A, [300, 200, 'b'], 2)
    setText(yours, A, 'un, repris')
    exchange(mine, yours)
    for (const doc of [mine, yours]) {
      expect(readCloth(doc, 3).notes).toMatchObject([{ id: A, text: 'un, repris', x: 300, zone: 2 }])
    }
  })

  it('four notes put on the plate at once: all see the same three, the fourth stays on the cloth', () => {
    const [mine, yours] = [new Y.Doc(), new Y.Doc()]
    const ids = ['1', '2', '3', '4'].map(end => A.slice(0, -1) + end)
    for (const [index, id] of ids.entries()) put(mine, id, `note ${index}`, String(index))
    exchange(mine, yours)
    for (const id of ids.slice(0, 2)) putOnPlate(mine, id, `m${id.at(-1)}`)
    for (const id of ids.slice(2)) putOnPlate(yours, id, `m${id.at(-1)}`)
    exchange(mine, yours)
    const shown = (doc: Y.Doc) =>
      readCloth(doc, 3)
        .notes.filter(note => note.onPlate)
        .map(note => note.id)
    expect(shown(mine)).toEqual(ids.slice(0, 3))
    expect(shown(yours)).toEqual(shown(mine))
    expect(readCloth(yours, 3).notes).toHaveLength(4)
  })
})

describe('reading a cloth', () => {
  it('a note whose pile is gone reads as loose of any pile, one set aside stays readable', () => {
    const doc = new Y.Doc()
    put(doc, A, 'un', 'a')
    clothMap(doc, 'grp').set(A, 'gone')
    setRemoval(doc, A, 1)
    expect(readCloth(doc, 3).notes).toMatchObject([{ group: null, removal: 1 }])
  })

  it('a note set aside leaves the plate to the next', () => {
    const doc = new Y.Doc()
    put(doc, A, 'un', 'a')
    put(doc, B, 'deux', 'b')
    putOnPlate(doc, A, 'a')
    putOnPlate(doc, B, 'b')
    setRemoval(doc, A, 1)
    expect(
      readCloth(doc, 1)
        .notes.filter(note => note.onPlate)
        .map(note => note.id),
    ).toEqual([B])
    takeOffPlate(doc, B)
    expect(readCloth(doc, 1).notes.some(note => note.onPlate)).toBe(false)
  })

  it('writing the same value again adds nothing to the history', () => {
    const doc = new Y.Doc()
    put(doc, A, 'un', 'a')
    addLink(doc, 'l1', { by: 'p1', a: A, b: B, kind: 'supports' })
    const before = Y.encodeStateVector(doc)
    setText(doc, A, 'un')
    moveNote(doc, A, [10, 20, 'a'], 0)
    expect(Y.encodeStateVector(doc)).toEqual(before)
    expect(readCloth(doc, 3).links).toEqual([{ id: 'l1', by: 'p1', a: A, b: B, kind: 'supports' }])
  })
})

describe('names of documents', () => {
  it('each of ours reads back as it was written, anything else is none', () => {
    for (const name of ['programme', 'synthesis', 'table-t2', 'own-t2-p_9']) {
      const read = readDocumentName(name)
      expect(read && documentName(read)).toBe(name)
    }
    for (const name of ['', 'table-', 'table-a/b', 'tables', 'own-t2', '../programme', '__proto__']) {
      expect(readDocumentName(name)).toBeUndefined()
    }
  })
})
