import type { PlanFault } from '../../shared/domain/read-plan.ts'
import type { PrepareWords } from './words.ts'

/** A fault of the plan in the reader's words, by where it lies (`themes.2.title` is the third theme's title). */
export function faultText(fault: PlanFault, t: PrepareWords): string {
  const path = fault.path.split('.')
  const at = (index: number): number => Number(path[index] ?? 0) + 1
  switch (path[0]) {
    case 'title':
      return t.faults.title
    case 'date':
      return t.faults.date
    case 'start':
      return t.faults.start
    case 'end':
      return t.faults.end
    case 'capacity':
      return t.faults.capacity
    case 'agenda':
      return t.faults.agenda
    case 'crews':
      return t.faults.crews
    case 'themes':
      if (path.length === 1) return t.faults.tooManyTables
      return path[2] === 'zones' ? t.faults.zone(at(1), at(3)) : t.faults.themeTitle(at(1))
    default:
      return t.faults.other
  }
}

/** Does a fault lie here or deeper? */
export const hasFault = (faults: readonly PlanFault[], path: string): boolean =>
  faults.some(fault => fault.path === path || fault.path.startsWith(`${path}.`))
