import { isOnPlate, NOTE_HEIGHT, NOTE_WIDTH, type Point, zoneAt } from '../../../shared/domain/folds.ts'
import { freePlace, type Rect, snap } from '../../../shared/domain/places.ts'
import type { TableModel } from '../model.ts'
import type { Change } from '../note/undo.ts'
import { isPileKey, type Part } from './sections.ts'

const middle = ({ x, y }: Point): Point => ({ x: x + NOTE_WIDTH / 2, y: y + NOTE_HEIGHT / 2 })

/**
 * Several notes and piles dropped together. The one in hand (`lead`, its top left at `point`, paper units) lands as it would
 * alone; the others keep their places beside it. Whatever would end under the plate goes to the first free place around it.
 * Returns what to write, in one step, and the part that the lead went to. Undefined: dropped on the plate, or not on the cloth.
 */
export function dropMany(
  table: TableModel,
  keys: readonly string[],
  { lead, point, free }: { readonly lead: string; readonly point: Point; readonly free: boolean },
): { readonly part: Part; readonly changes: readonly Change[] } | undefined {
  const folds = table.folds()
  const from = table.boxOf(lead)
  if (from === undefined || isOnPlate(folds, middle(point))) return undefined
  const there = snap(folds, point, free)
  const taken: Rect[] = table.rects().filter(({ key }) => !keys.includes(key))
  const changes = keys.flatMap((key): Change[] => {
    const box = table.boxOf(key)
    const pile = isPileKey(key) ? table.pile(key)?.ids : undefined
    const ids = (pile ?? [key]).filter(id => table.note(id)?.removal === 0)
    if (box === undefined || ids.length === 0) return []
    const wanted = snap(folds, { x: box.x + there.x - from.x, y: box.y + there.y - from.y }, true)
    const at = isOnPlate(folds, middle(wanted)) ? freePlace(folds, null, taken, box.height) : wanted
    taken.push({ ...at, width: NOTE_WIDTH, height: box.height })
    const zone = zoneAt(folds, middle(at))
    return ids.flatMap((id): Change[] => [
      { root: 'pos', key: id, value: [at.x, at.y, table.note(id)?.order ?? 'z'] },
      { root: 'zone', key: id, value: zone },
      { root: 'plate', key: id, value: undefined },
      ...(pile === undefined ? [{ root: 'grp' as const, key: id, value: null }] : []),
    ])
  })
  return { part: zoneAt(folds, middle(there)) ?? 'loose', changes }
}
