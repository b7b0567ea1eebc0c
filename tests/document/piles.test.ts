import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createPileGestures } from '../../client/table/pile/pile-gestures.ts'
import { pileKey } from '../../client/table/cloth/sections.ts'
import { addNote, setRemoval } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import { PILE_NAME_UNITS, pilesOf, toPileName } from '../../shared/document/piles.ts'
import { isWellFormed } from '../../shared/domain/note.ts'
import { bareTable } from '../support/bare-table.ts'

const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const [A, B, C, D] = [idOf(1), idOf(2), idOf(3), idOf(4)]

function aCloth() {
  const doc = new Y.Doc()
  for (const [at, id] of [A, B, C, D].entries())
    addNote(doc, {
      id,
      core: { by: 'ana', round: 1, at: 0 },
      text: `note ${at + 1}`,
      kind: 'idea',
      pos: [18 + 150 * (at % 3), 48 + 116 * Math.floor(at / 3), `a${at}`],
      zone: 0,
    })
  const table = bareTable(doc, 'ana')
  return { doc, table, gestures: createPileGestures(table), piles: () => pilesOf(readCloth(doc, 3).notes) }
}
/** Where these lie: left and top, each in one word. */
const placesOf = (doc: Y.Doc, ids: readonly string[]) => ids.map(id => clothMap(doc, 'pos').get(id)?.slice(0, 2).join())
const values = (doc: Y.Doc, root: 'zone' | 'grp', ids: readonly string[]) =>
  ids.map(id => clothMap(doc, root).get(id) ?? null)

describe('a pile of notes', () => {
  it('is made of a note laid on another, and lies where the other lay', () => {
    const { doc, gestures, piles, table } = aCloth()
    const made = gestures.group([C], A)
    expect(made?.key).toBe(pileKey(A))
    expect([...piles().values()]).toEqual([[A, C]])
    expect(placesOf(doc, [C])).toEqual(['18,48'])
    expect(table.pile(pileKey(A))?.name).toBe('note 1')
  })
  it('takes more, by any of its notes or as a whole, and takes another pile in', () => {
    const { gestures, piles } = aCloth()
    gestures.group([B], A)
    gestures.group([D], C)
    gestures.group([pileKey(C)], B)
    expect([...piles().values()]).toEqual([[A, B, C, D]])
  })
  it('[W11] is no pile any more when one note is left', () => {
    const { doc, gestures, piles } = aCloth()
    gestures.group([B], A)
    gestures.leave(B)
    expect(piles().size).toBe(0)
    expect(values(doc, 'grp', [A, B])).toEqual([A, null])
  })
  it('does without a note that is set aside or on the plate, and has it again afterwards', () => {
    const { doc, gestures, piles } = aCloth()
    gestures.group([B, C], A)
    setRemoval(doc, C, 1)
    clothMap(doc, 'plate').set(B, 'V')
    expect(piles().size).toBe(0)
    setRemoval(doc, C, 0)
    expect([...piles().values()]).toEqual([[A, C]])
  })
  it('[W11] is one pile when two people pile onto the same note at the same moment', () => {
    const { doc, gestures } = aCloth()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    gestures.group([B], A)
    createPileGestures(bareTable(other, 'bo')).group([C], A)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect([...pilesOf(readCloth(doc, 3).notes).values()]).toEqual([[A, B, C]])
  })
  it('does not fall back into a pile that it once began and that goes on without it', () => {
    const { gestures, piles } = aCloth()
    gestures.group([B, C], A)
    gestures.leave(A)
    gestures.group([D], A)
    expect([...piles().values()].map(pile => [...pile].sort())).toEqual(
      expect.arrayContaining([
        [A, D],
        [B, C],
      ]),
    )
  })
  it('moves as a whole, stays a pile, and is one step to undo', () => {
    const { doc, gestures, piles, table } = aCloth()
    gestures.group([B, C], A)
    const before = JSON.stringify(readCloth(doc, 3))
    gestures.sendTo([pileKey(A)], 2)
    expect(values(doc, 'zone', [A, B, C])).toEqual([2, 2, 2])
    expect(new Set(placesOf(doc, [A, B, C])).size).toBe(1)
    expect([...piles().values()]).toEqual([[A, B, C]])
    table.history.undo()
    expect(JSON.stringify(readCloth(doc, 3))).toBe(before)
  })
  it('is not laid on the plate', () => {
    const { doc, gestures, table } = aCloth()
    gestures.group([B], A)
    const { x, y } = table.folds().plate
    expect(gestures.dropPile(pileKey(A), { x: x - 72, y: y - 54 }, false)).toBe('plate')
    expect(values(doc, 'zone', [A, B])).toEqual([0, 0])
  })
  it('comes apart side by side, its first note where the pile lay', () => {
    const { doc, gestures, piles } = aCloth()
    gestures.group([B, C], A)
    gestures.takeApart(pileKey(A))
    expect(piles().size).toBe(0)
    const places = placesOf(doc, [A, B, C, D])
    expect(places[0]).toBe('18,48')
    expect(new Set(places).size).toBe(4)
  })
  it('is called like its first note until somebody names it, and again when the name is taken away', () => {
    const { gestures, table } = aCloth()
    gestures.group([B], A)
    const name = () => table.pile(pileKey(A))?.name
    gestures.rename(pileKey(A), '  Le lien\nphysique ')
    expect(name()).toBe('Le lien physique')
    table.history.undo()
    expect(name()).toBe('note 1')
    table.history.redo()
    gestures.rename(pileKey(A), '   ')
    expect(name()).toBe('note 1')
  })
  it('leaves the others their pile when who began it undoes that', () => {
    const { doc, gestures, piles, table } = aCloth()
    const made = gestures.group([B], A)
    const other = createPileGestures(bareTable(doc, 'bo'))
    other.group([C, D], A)
    table.history.undo(made?.step)
    expect([...piles().values()]).toEqual([[C, D]])
  })
})

describe('several notes at once', () => {
  it('go to a part as one step, each to a place of its own', () => {
    const { doc, gestures, table } = aCloth()
    gestures.sendTo([A, B, C, D], 3)
    expect(values(doc, 'zone', [A, B, C, D])).toEqual([3, 3, 3, 3])
    expect(new Set(placesOf(doc, [A, B, C, D])).size).toBe(4)
    table.history.undo()
    expect(values(doc, 'zone', [A, B, C, D])).toEqual([0, 0, 0, 0])
  })
  it('are set aside only where they are one’s own', () => {
    const { doc } = aCloth()
    addNote(doc, {
      id: idOf(5),
      core: { by: 'bo', round: 1, at: 0 },
      text: 'à Bo',
      kind: 'idea',
      pos: [0, 0, 'b'],
      zone: 1,
    })
    const gone = createPileGestures(bareTable(doc, 'bo')).setAside([A, B, idOf(5)])
    expect(gone?.count).toBe(1)
    expect(
      readCloth(doc, 3)
        .notes.filter(note => note.removal === 1)
        .map(note => note.id),
    ).toEqual([idOf(5)])
  })
  it('all go on the plate, or none', () => {
    const { doc, gestures } = aCloth()
    expect(gestures.putOnPlate([A, B, C, D])).toBe(false)
    expect(clothMap(doc, 'plate').size).toBe(0)
    expect(gestures.putOnPlate([B, A])).toBe(true)
    expect(readCloth(doc, 3).notes.filter(note => note.onPlate)).toHaveLength(2)
  })
})

describe('a pile’s name', () => {
  it('is one line, well formed and short enough for the gate, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), typed => {
        const name = toPileName(typed)
        expect(name.length).toBeLessThanOrEqual(PILE_NAME_UNITS)
        expect(isWellFormed(name)).toBe(true)
        expect(name).not.toMatch(/[\u0000-\u001f\u007f]/)
        expect(toPileName(name)).toBe(name)
      }),
    )
  })
})
