import type { Language } from '../../shared/domain/text.ts'
import { titleOf } from '../mirror/seating.ts'
import type { RoomTable } from './room-facts.ts'

export type SortColumn = 'table' | 'theme' | 'people' | 'notes' | 'change' | 'host'

/** Tables by a column, then by number. Counts and changes begin with the smallest: who needs a look comes first. */
export function sortRoom(
  room: readonly RoomTable[],
  column: SortColumn,
  down: boolean,
  language: Language,
): RoomTable[] {
  const compare = (a: RoomTable, b: RoomTable): number => {
    switch (column) {
      case 'table':
        return a.table.number - b.table.number
      case 'theme':
        return titleOf(a.theme, language).text.localeCompare(titleOf(b.theme, language).text, language)
      case 'people':
        return a.present - b.present
      case 'notes':
        return a.notes - b.notes
      case 'change':
        return a.changedAt - b.changedAt
      case 'host':
        return a.hostNames.join().localeCompare(b.hostNames.join(), language)
    }
  }
  return [...room].sort((a, b) => (down ? -compare(a, b) : compare(a, b)) || a.table.number - b.table.number)
}
