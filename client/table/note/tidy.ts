import { NOTE_HEIGHT, NOTE_WIDTH, type Point } from '../../../shared/domain/folds.ts'
import { freePlace, noteHeight, type Rect } from '../../../shared/domain/places.ts'
import type { TableModel } from '../model.ts'
import { entriesIn, isPileKey, type Part, zoneOfPart } from '../cloth/sections.ts'
import type { Step } from './undo.ts'

/**
 * «Ranger cette partie»: its notes and piles lie in its columns, in reading order. One step to undo; nobody's order, words or piles
 * change. Undefined: nothing to tidy, or nobody may.
 */
export function tidyPart(table: TableModel, part: Part): Step | undefined {
  if (!table.mayWrite() || part === 'plate') return undefined
  const keys = entriesIn(table.sections(), part)
  const inPart = new Set(keys)
  const taken: Rect[] = table.rects().filter(rect => !inPart.has(rect.key))
  const places = keys.flatMap((key): readonly (readonly [string, Point])[] => {
    const lead = isPileKey(key) ? table.sections().piles.get(key)?.[0] : key
    const note = lead === undefined ? undefined : table.note(lead)
    if (note === undefined) return []
    const height = isPileKey(key) ? NOTE_HEIGHT : noteHeight(note.text)
    const point = freePlace(table.folds(), zoneOfPart(part), taken, height)
    taken.push({ ...point, width: NOTE_WIDTH, height })
    return [[note.id, point]]
  })
  const step = table.history.apply(
    places.map(([id, { x, y }]) => ({ root: 'pos', key: id, value: [x, y, table.note(id)?.order ?? ''] })),
  )
  return step.length === 0 ? undefined : step
}
