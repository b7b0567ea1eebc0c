import type * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { restoreOf } from '../../shared/protocol/messages.ts'
import type { Entry } from './unsaved.ts'

export interface Lost {
  /** what may be written again as it was */
  readonly entries: readonly Entry[]
  /** words of one's own that the server has otherwise now: which are newer, only their author can say */
  readonly texts: readonly string[]
}
const NOTHING: Lost = { entries: [], texts: [] }

/**
 * After a restore the server may not have what it once said was saved. What this copy has of a person's own notes that are not
 * there any more, and of the links that they drew, can be written again: no note is ever deleted for good, so it came after the
 * backup. `from` and `to`: the epochs of the copy and of the present document.
 */
export function lostSince(
  left: Y.Doc,
  doc: Y.Doc,
  { from, to, signs }: { readonly from: number; readonly to: number | undefined; readonly signs: ReadonlySet<string> },
): Lost {
  if (to === undefined || restoreOf(from) === restoreOf(to)) return NOTHING
  const [there, removed] = [clothMap(doc, 'core'), clothMap(left, 'del')]
  const notes: Entry[] = []
  const texts: string[] = []
  for (const [key, core] of clothMap(left, 'core').entries()) {
    const isMine = signs.has(core.by) || (core.scribe !== undefined && signs.has(core.scribe))
    if (!isMine || (removed.get(key) ?? 0) === 2) continue
    if (there.has(key)) {
      const text = clothMap(left, 'txt').get(key)
      const isTakenBack = removed.get(key) === 1
      if (isTakenBack && (clothMap(doc, 'del').get(key) ?? 0) === 0) notes.push({ root: 'del', key })
      else if (!isTakenBack && text !== undefined && text !== '' && clothMap(doc, 'txt').get(key) !== text)
        texts.push(text)
    } else if (removed.get(key) !== 1) {
      const group = clothMap(left, 'grp').get(key)
      if (typeof group === 'string' && !clothMap(doc, 'groups').has(group)) notes.push({ root: 'groups', key: group })
      for (const root of CLOTH_ROOTS)
        if (root !== 'dots' && root !== 'del' && clothMap(left, root).has(key)) notes.push({ root, key })
    }
  }
  const links = [...clothMap(left, 'links').entries()].flatMap(([key, { by }]): Entry[] =>
    signs.has(by) && !clothMap(doc, 'links').has(key) ? [{ root: 'links', key }] : [],
  )
  return { entries: [...notes, ...links], texts }
}
