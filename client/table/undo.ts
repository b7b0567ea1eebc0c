import type * as Y from 'yjs'
import type { ClothRoot } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'

/**
 * Undo of one's own gestures by writing the old values back (decision D3): never `Y.UndoManager`, which would delete `core`.
 * A note that was made is taken back by `del`. What somebody else has changed since stays as they left it.
 */
export type UndoableRoot = Exclude<ClothRoot, 'core' | 'dots' | 'groups'>

export interface Change {
  readonly root: UndoableRoot
  readonly key: string
  /** undefined takes the key away where the cloth allows it (plate, links), else writes the root's nothing */
  readonly value: unknown
}
export interface Written {
  readonly root: UndoableRoot
  readonly key: string
  readonly before: unknown
  readonly after: unknown
}
export type Step = readonly Written[]

/** What stands for «nothing» in roots whose keys may not be taken away. */
const NOTHING: Partial<Record<UndoableRoot, unknown>> = { zone: null, grp: null, del: 0, sty: 'idea' }
const normal = (root: UndoableRoot, value: unknown): unknown => (value === undefined ? NOTHING[root] : value)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export interface History {
  /** Writes all of it in one transaction and remembers how it was. Equal values are not written. */
  apply(changes: readonly Change[]): Step
  /** Remembers what was written by other means: a note that was made, a text as it stood before editing. */
  remember(step: Step): Step
  /** Puts the newest step (or this one) back. False: nothing to undo, or everything in it was changed by others since. */
  undo(step?: Step): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
}

const DEPTH = 100

export function createHistory(cloth: Y.Doc | ((key: string) => Y.Doc), changed: () => void = () => {}): History {
  // A hidden note lies in a document of its author's own; links are the cloth's.
  const docOf = typeof cloth === 'function' ? cloth : () => cloth
  const together = (keys: readonly string[], run: () => void): void => {
    const docs = new Set(keys.map(docOf))
    ;[...docs].reduce<() => void>((inner, doc) => () => doc.transact(inner), run)()
  }
  const done: Step[] = []
  const undone: Step[] = []

  const read = (root: UndoableRoot, key: string): unknown => normal(root, clothMap(docOf(key), root).get(key))
  const write = (root: UndoableRoot, key: string, value: unknown): void => {
    const map = clothMap(docOf(key), root) as Y.Map<unknown>
    if (value !== undefined) map.set(key, value)
    // The gate refuses a note without its words or its place: then there is nothing to go back to.
    else if (root === 'plate' || root === 'links') map.delete(key)
  }
  const play = (step: Step, direction: 'undo' | 'redo'): boolean => {
    const ordered = direction === 'undo' ? [...step].reverse() : step
    let wrote = false
    const keys = ordered.map(({ key }) => key)
    together(keys, () => {
      for (const { root, key, before, after } of ordered) {
        const [expected, wanted] = direction === 'undo' ? [after, before] : [before, after]
        if (!same(read(root, key), expected)) continue
        write(root, key, wanted)
        wrote = true
      }
    })
    return wrote
  }
  const push = (step: Step): Step => {
    if (step.length > 0) {
      done.push(step)
      if (done.length > DEPTH) done.shift()
      undone.length = 0
      changed()
    }
    return step
  }

  return {
    apply(changes) {
      const step: Written[] = []
      const keys = changes.map(({ key }) => key)
      together(keys, () => {
        for (const { root, key, value } of changes) {
          const before = read(root, key)
          const after = normal(root, value)
          if (same(before, after)) continue
          write(root, key, after)
          step.push({ root, key, before, after })
        }
      })
      return push(step)
    },
    remember: push,
    undo(step) {
      const at = step === undefined ? done.length - 1 : done.lastIndexOf(step)
      const found = done[at]
      if (found === undefined) return false
      done.splice(at, 1)
      const wrote = play(found, 'undo')
      if (wrote) undone.push(found)
      changed()
      return wrote
    },
    redo() {
      const step = undone.pop()
      if (step === undefined) return false
      const wrote = play(step, 'redo')
      if (wrote) done.push(step)
      changed()
      return wrote
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  }
}
