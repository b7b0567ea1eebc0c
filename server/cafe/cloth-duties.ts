import type * as Y from 'yjs'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { tableTotals } from './dots.ts'
import type { CafeState } from './state.ts'

/**
 * What the server itself writes on cloths: `del` of notes that moderation set aside or brought back, and dots' totals. Both
 * follow from the café's state, so that after a fault between two writes the next start puts them right.
 */
export interface Duty {
  readonly table: string
  readonly removals: Readonly<Record<string, 0 | 2>>
  /** null while they may not be told: what the cloth says stays */
  readonly totals: Readonly<Record<string, number>> | null
}

/** The duties of each table that has any. */
export function dutiesOf(state: CafeState): Map<string, Duty> {
  const totals = tableTotals(state)
  const tables = new Set([...Object.keys(totals ?? {}), ...Object.values(state.moderated).map(each => each.table)])
  return new Map(
    [...tables].map(table => {
      const removals = Object.entries(state.moderated).flatMap(([note, each]) =>
        each.table === table ? [[note, each.removal] as const] : [],
      )
      return [
        table,
        { table, removals: Object.fromEntries(removals), totals: totals === undefined ? null : (totals[table] ?? {}) },
      ]
    }),
  )
}

/** Tables whose cloth may have to change from one state to the next. */
export function changedDuties(before: CafeState, next: CafeState): Duty[] {
  if (
    before.moderated === next.moderated &&
    before.dots === next.dots &&
    before.people === next.people &&
    before.plan === next.plan
  )
    return []
  const old = dutiesOf(before)
  return [...dutiesOf(next).values()].filter(duty => JSON.stringify(old.get(duty.table)) !== JSON.stringify(duty))
}

/** Does the cloth already say what it should? */
export const isDone = (doc: Y.Doc, duty: Duty): boolean => differences(doc, duty).length === 0

export function fulfil(doc: Y.Doc, duty: Duty): void {
  for (const write of differences(doc, duty)) write()
}

function differences(doc: Y.Doc, duty: Duty): (() => void)[] {
  const [core, del, dots] = [clothMap(doc, 'core'), clothMap(doc, 'del'), clothMap(doc, 'dots')]
  const writes: (() => void)[] = []
  for (const [note, removal] of Object.entries(duty.removals)) {
    const now = del.get(note) ?? 0
    // Brought back: only what moderation had taken away; what an author took back later stays theirs.
    if (core.has(note) && (removal === 2 ? now !== 2 : now === 2)) writes.push(() => del.set(note, removal))
  }
  const { totals } = duty
  for (const note of totals === null ? [] : new Set([...Object.keys(totals), ...dots.keys()])) {
    const total = totals?.[note] ?? 0
    if (core.has(note) && (dots.get(note) ?? 0) !== total) writes.push(() => dots.set(note, total))
  }
  return writes
}
