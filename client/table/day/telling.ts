import type * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../../shared/document/cloth.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import type { Verbosity } from '../preferences.ts'

/** Others' changes are told together: in a summary at most this often, one after the other a little faster. */
const EVERY_MS: Readonly<Record<Verbosity, number>> = { all: 2_000, summary: 10_000, none: 0 }

/** What changed since it was last told. */
export interface Batch {
  /** new notes by the part they came to */
  readonly fresh: ReadonlyMap<string, number>
  /** notes and links that were moved, changed, taken back */
  readonly changed: number
}

/** Gathers others' changes and tells them calmly (A11Y-12). `now` in ms, for tests; `stop` when the table is left. */
export function createTelling(verbosity: () => Verbosity, tell: (batch: Batch) => void) {
  const fresh = new Map<string, number>()
  const known = new Set<string>()
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (verbosity() !== 'none' && fresh.size + changed.size > 0)
        tell({ fresh: new Map(fresh), changed: [...changed].filter(id => !known.has(id)).length })
      fresh.clear()
      changed.clear()
      known.clear()
    }, EVERY_MS[verbosity()])
  }
  return {
    isFresh(id: string, part: string) {
      if (verbosity() === 'none') return
      known.add(id)
      fresh.set(part, (fresh.get(part) ?? 0) + 1)
      plan()
    },
    isChanged(ids: Iterable<string>) {
      if (verbosity() === 'none') return
      for (const id of ids) changed.add(id)
      if (changed.size > 0) plan()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Ids of notes and links that somebody else changed in this transaction; dots are the server's, and told by their numbers. */
export function changedByOthers(doc: Y.Doc, transaction: Y.Transaction): Set<string> {
  const ids = new Set<string>()
  if (transaction.local) return ids
  for (const root of CLOTH_ROOTS) {
    if (root === 'dots' || root === 'core' || root === 'groups') continue
    for (const key of transaction.changed.get(clothMap(doc, root) as never) ?? []) if (key !== null) ids.add(key)
  }
  return ids
}
