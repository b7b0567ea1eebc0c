import { createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { CLOTH_ROOTS, type ClothRoot } from '../../../shared/document/cloth.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'

/** A cloth that stands still while others change it. */
export interface HeldView {
  /** values only, no history: nothing of it is ever sent */
  readonly doc: Y.Doc
  readonly waiting: () => number
  /** lets in all that was held back */
  readonly show: () => void
  /** lets in what lies on the plate */
  readonly freshenPlate: () => void
  readonly end: () => void
}

/** Roots whose keys are note ids. */
const OF_NOTES = CLOTH_ROOTS.filter(root => root !== 'groups' && root !== 'links')
/** A key that was never written says the same as these. */
const NOTHING: Partial<Record<ClothRoot, unknown>> = { zone: null, grp: null, del: 0 }
/** Set aside by moderation: never held back, whoever asked for calm. */
const MODERATED = 2

/**
 * Holds others' changes back by value (decision 19). One's own go through at once, and with them all that belongs to what one touched: the
 * whole note, the whole plate, the names of groups, so that nobody acts on what is no longer so.
 */
export function createHeldView(real: Y.Doc): HeldView {
  const doc = new Y.Doc()
  const [waiting, setWaiting] = createSignal(0)
  /** keys with something held back, as «root group: key» */
  const pending = new Set<string>()

  const copy = (root: ClothRoot, key: string) => {
    const [from, to] = [clothMap(real, root) as Y.Map<unknown>, clothMap(doc, root) as Y.Map<unknown>]
    if (!from.has(key)) to.delete(key)
    else if (!same(from.get(key), to.get(key))) to.set(key, from.get(key))
  }
  const copyNote = (id: string) => OF_NOTES.forEach(root => copy(root, id))
  const copyRoot = (root: ClothRoot) =>
    new Set([...clothMap(real, root).keys(), ...clothMap(doc, root).keys()]).forEach(key => copy(root, key))
  const differs = (pendingKey: string): boolean => {
    const [kind, key] = pendingKey.split(' ') as [string, string]
    const roots = kind === 'note' ? OF_NOTES : [kind as ClothRoot]
    const read = (from: Y.Doc, root: ClothRoot) => clothMap(from, root).get(key) ?? NOTHING[root]
    return roots.some(root => !same(read(real, root), read(doc, root)))
  }
  const count = () => {
    for (const key of pending) if (!differs(key)) pending.delete(key)
    setWaiting(pending.size)
  }
  /** Whether there is room on the plate depends on all of it. */
  const copyPlate = () => {
    for (const id of clothMap(real, 'plate').keys()) copyNote(id)
    copyRoot('plate')
  }
  const letIn = (root: ClothRoot, key: string) => {
    if (root === 'plate') copyPlate()
    if (root === 'groups' || root === 'grp') copyRoot('groups')
    if (root === 'groups' || root === 'links') copy(root, key)
    else copyNote(key)
    if (root === 'links') {
      const link = clothMap(real, 'links').get(key)
      if (link !== undefined) [link.a, link.b].forEach(copyNote)
    }
  }
  const touched = (transaction: Y.Transaction) => {
    doc.transact(() => {
      for (const root of CLOTH_ROOTS) {
        const keys = transaction.changed.get(clothMap(real, root) as never)
        for (const key of keys ?? []) {
          if (key === null) continue
          const isModerated = root === 'del' && clothMap(real, 'del').get(key) === MODERATED
          if (transaction.local || isModerated) letIn(root, key)
          else pending.add(`${root === 'groups' || root === 'links' ? root : 'note'} ${key}`)
        }
      }
    })
    count()
  }
  const show = () => {
    doc.transact(() => CLOTH_ROOTS.forEach(copyRoot))
    count()
  }
  const freshenPlate = () => {
    doc.transact(copyPlate)
    count()
  }
  const end = () => {
    real.off('afterTransaction', touched)
    doc.destroy()
  }
  show()
  real.on('afterTransaction', touched)
  onCleanup(end)
  return { doc, waiting, show, freshenPlate, end }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
