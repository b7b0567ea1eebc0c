import type * as Y from 'yjs'
import type { TableModel } from '../../client/table/model.ts'
import { groupOf, sectionsOf } from '../../client/table/cloth/sections.ts'
import { createHistory } from '../../client/table/note/undo.ts'
import type { Note } from '../../shared/document/cloth.ts'
import { plateOf, readCloth } from '../../shared/document/cloth-read.ts'
import { pilesOf } from '../../shared/document/piles.ts'
import { foldsOf, NOTE_WIDTH } from '../../shared/domain/folds.ts'
import { settle } from '../../shared/domain/places.ts'

const ZONES = 4
const PLATE = 3

/** A table without a screen, over a document: what the gestures with piles ask of it, read afresh each time. */
export function bareTable(doc: Y.Doc, person: string, isHost = false): TableModel {
  const folds = foldsOf(ZONES)
  const notes = () => readCloth(doc, PLATE).notes
  const note = (id: string): Note | undefined => notes().find(each => each.id === id)
  const sections = () => sectionsOf(notes(), plateOf(doc, PLATE), ZONES, pilesOf(notes()))
  const lying = () => {
    const { pileOf, piles } = sections()
    return notes().flatMap(each => {
      const pile = pileOf.get(each.id)
      const isUnder = pile !== undefined && piles.get(pile)?.[0] !== each.id
      return each.removal !== 0 || each.onPlate || isUnder ? [] : [{ ...each, id: pile ?? each.id, height: 108 }]
    })
  }
  const table = {
    note,
    sections,
    folds: () => folds,
    placeOf: (key: string) => settle(folds, lying()).get(key),
    rects: () => [...settle(folds, lying())].map(([key, at]) => ({ key, ...at, width: NOTE_WIDTH, height: 108 })),
    pile: (key: string) => {
      const ids = sections().piles.get(key)
      const lead = note(ids?.[0] ?? '')
      if (ids === undefined || lead === undefined) return undefined
      const given = readCloth(doc, PLATE).groups[groupOf(key)]?.name ?? ''
      return { key, ids, lead, given, name: given === '' ? lead.text : given }
    },
    mayWrite: () => true,
    isMine: (each: Note) => each.by === person,
    isHost: () => isHost,
    mine: { signature: () => person },
    day: () => ({ plate: PLATE }),
    held: { link: { doc } },
    cloth: {
      get ids() {
        return notes().map(each => each.id)
      },
      get links() {
        return readCloth(doc, PLATE).links
      },
      isHidden: () => false,
      calm: { freshenPlate: () => {} },
    },
    history: createHistory(doc),
  }
  return table as unknown as TableModel
}
