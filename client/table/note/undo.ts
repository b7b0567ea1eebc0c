import type * as Y from 'yjs'
import { CLOTH_ROOTS, type ClothRoot } from '../../../shared/document/cloth.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'

/**
 * Undo of one's own gestures by writing the old values back (decision D3): never `Y.UndoManager`, which would delete `core`.
 * A note that was made is taken back by `del`. What somebody else has written since stays as they left it, even where they
 * wrote the same as oneself (UX-03): only keys that nobody else has touched are put back.
 */
export type UndoableRoot = Exclude<ClothRoot, 'core' | 'dots'>

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

const UNDOABLE = CLOTH_ROOTS.filter((root): root is UndoableRoot => root !== 'core' && root !== 'dots')

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
  // When others touched a key, and when a step was written: the same count.
  let moment = 0
  const touched = new Map<string, number>()
  const written = new WeakMap<Step, number>()
  const watched = new WeakSet<Y.Doc>()
  const watch = (doc: Y.Doc): void => {
    if (watched.has(doc)) return
    watched.add(doc)
    for (const root of UNDOABLE)
      clothMap(doc, root).observe((event, transaction) => {
        if (!transaction.local) for (const key of event.changes.keys.keys()) touched.set(`${root}/${key}`, ++moment)
      })
  }
  /** What of the step was put back: the step itself when it was all of it. */
  const play = (step: Step, direction: 'undo' | 'redo'): Step => {
    const ordered = direction === 'undo' ? [...step].reverse() : step
    const since = written.get(step) ?? 0
    const played = new Set<Written>()
    together(
      ordered.map(({ key }) => key),
      () => {
        for (const each of ordered) {
          const { root, key, before, after } = each
          const [expected, wanted] = direction === 'undo' ? [after, before] : [before, after]
          if ((touched.get(`${root}/${key}`) ?? 0) > since || !same(read(root, key), expected)) continue
          played.add(each)
          // A pile's record stays when its first gesture is undone: others may have laid notes on it meanwhile.
          if (root !== 'groups' || wanted !== undefined) write(root, key, wanted)
        }
      },
    )
    const done = played.size === step.length ? step : step.filter(each => played.has(each))
    written.set(done, ++moment)
    return done
  }
  const push = (step: Step): Step => {
    if (step.length > 0) {
      for (const { key } of step) watch(docOf(key))
      written.set(step, ++moment)
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
      const played = play(found, 'undo')
      if (played.length > 0) undone.push(played)
      changed()
      return played.length > 0
    },
    redo() {
      const step = undone.pop()
      if (step === undefined) return false
      const played = play(step, 'redo')
      if (played.length > 0) done.push(played)
      changed()
      return played.length > 0
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  }
}
