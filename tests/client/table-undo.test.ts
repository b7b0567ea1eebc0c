import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createHistory } from '../../client/table/note/undo.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'

function aCloth() {
  const doc = new Y.Doc()
  const put = (id: string) =>
    addNote(doc, { id, core: { by: 'me', round: 1, at: 0 }, text: id, kind: 'idea', pos: [1, 2, 'a'], zone: 0 })
  put('a')
  put('b')
  return {
    doc,
    put,
    history: createHistory(doc),
    note: (id: string) => readCloth(doc, 3).notes.find(note => note.id === id),
  }
}

describe('undoing one’s own gestures', () => {
  it('puts a moved note back, and forward again', () => {
    const { history, note } = aCloth()
    history.apply([
      { root: 'pos', key: 'a', value: [50, 60, 'a'] },
      { root: 'zone', key: 'a', value: 2 },
    ])
    expect(history.undo()).toBe(true)
    expect(note('a')).toMatchObject({ x: 1, y: 2, zone: 0 })
    expect(history.redo()).toBe(true)
    expect(note('a')).toMatchObject({ x: 50, y: 60, zone: 2 })
  })
  it('takes back a note that was made by setting it aside, never by deleting it', () => {
    const { doc, history, note } = aCloth()
    history.remember([{ root: 'del', key: 'a', before: 1, after: 0 }])
    history.undo()
    expect(note('a')?.removal).toBe(1)
    expect(clothMap(doc, 'core').has('a')).toBe(true)
    history.redo()
    expect(note('a')?.removal).toBe(0)
  })
  it('takes a note off the plate that was not there before', () => {
    const { doc, history, note } = aCloth()
    history.apply([{ root: 'plate', key: 'a', value: 'h' }])
    expect(note('a')?.onPlate).toBe(true)
    history.undo()
    expect(clothMap(doc, 'plate').has('a')).toBe(false)
  })
  it('leaves what somebody else has changed since', () => {
    const { doc, history, note } = aCloth()
    history.apply([{ root: 'zone', key: 'a', value: 2 }])
    doc.transact(() => clothMap(doc, 'zone').set('a', 1))
    expect(history.undo()).toBe(false)
    expect(note('a')?.zone).toBe(1)
    expect(history.canUndo()).toBe(false)
  })
  it('[W10] leaves what somebody else wrote even where it is the same as one’s own', () => {
    const { doc, history, note } = aCloth()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    // The higher client id wins where two write at once.
    other.clientID = doc.clientID + 1
    history.apply([{ root: 'zone', key: 'a', value: 2 }])
    clothMap(other, 'zone').set('a', 2)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(history.undo()).toBe(false)
    expect(note('a')?.zone).toBe(2)
  })
  it('brings back by redo only what undo took back', () => {
    const { doc, history, note } = aCloth()
    history.apply([
      { root: 'zone', key: 'a', value: 2 },
      { root: 'zone', key: 'b', value: 2 },
    ])
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    clothMap(other, 'zone').set('b', 0)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect([history.undo(), note('a')?.zone, note('b')?.zone]).toEqual([true, 0, 0])
    expect([history.redo(), note('a')?.zone, note('b')?.zone]).toEqual([true, 2, 0])
  })
  it('keeps the record of a pile when its first gesture is undone, and undoes its name', () => {
    const { doc, history, note } = aCloth()
    history.apply([
      { root: 'groups', key: 'g', value: { name: '' } },
      { root: 'grp', key: 'a', value: 'g' },
    ])
    history.apply([{ root: 'groups', key: 'g', value: { name: 'Le lien' } }])
    history.undo()
    expect(clothMap(doc, 'groups').get('g')).toEqual({ name: '' })
    history.undo()
    expect([note('a')?.group, clothMap(doc, 'groups').has('g')]).toEqual([null, true])
    history.redo()
    expect(note('a')?.group).toBe('g')
  })
  it('undoes one gesture among several when its toast asks for it', () => {
    const { history, note } = aCloth()
    const aside = history.apply([{ root: 'del', key: 'a', value: 1 }])
    history.apply([{ root: 'del', key: 'b', value: 1 }])
    expect(history.undo(aside)).toBe(true)
    expect([note('a')?.removal, note('b')?.removal]).toEqual([0, 1])
  })
  it('writes nothing that is so already: the history of the document does not grow', () => {
    const { doc, history } = aCloth()
    let updates = 0
    doc.on('update', () => updates++)
    expect(
      history.apply([
        { root: 'zone', key: 'a', value: 0 },
        { root: 'grp', key: 'a', value: null },
        { root: 'plate', key: 'a', value: undefined },
      ]),
    ).toEqual([])
    expect([updates, history.canUndo()]).toEqual([0, false])
  })
  it('after any gestures, undoing them all leaves the cloth as it was', () => {
    const change = fc.oneof(
      fc.record({
        root: fc.constant('zone' as const),
        key: fc.constantFrom('a', 'b'),
        value: fc.option(fc.nat(3), { nil: null }),
      }),
      fc.record({
        root: fc.constant('plate' as const),
        key: fc.constantFrom('a', 'b'),
        value: fc.option(fc.constantFrom('d', 'h'), { nil: undefined }),
      }),
      fc.record({
        root: fc.constant('pos' as const),
        key: fc.constantFrom('a', 'b'),
        value: fc.tuple(fc.nat(900), fc.nat(500), fc.constant('a')),
      }),
      fc.record({
        root: fc.constant('sty' as const),
        key: fc.constantFrom('a', 'b'),
        value: fc.constantFrom('lever', 'idea'),
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), gestures => {
        const { doc, history } = aCloth()
        const before = JSON.stringify(readCloth(doc, 3))
        for (const gesture of gestures) history.apply(gesture)
        const after = JSON.stringify(readCloth(doc, 3))
        let undone = 0
        while (history.canUndo()) {
          history.undo()
          undone++
        }
        expect(JSON.stringify(readCloth(doc, 3))).toBe(before)
        while (undone-- > 0) history.redo()
        expect(JSON.stringify(readCloth(doc, 3))).toBe(after)
      }),
      { verbose: true },
    )
  })
})
