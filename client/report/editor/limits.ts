import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import { PART_LIMIT } from '../../../shared/document/synthesis.ts'
import { schema } from './schema.ts'

/**
 * The server takes so much in a part and so much at once; what is more would be refused with everything typed after it.
 * So a gesture that goes beyond is not done at all, and says why.
 */
export type LimitReached = 'part-full' | 'too-much-at-once'

/** Elements, texts and mark ends that one gesture may add: well under the gate's 400 structs. */
const PIECES_AT_ONCE = 160
/** Units that one gesture may add: 64 kB of update hold these in any script. */
const UNITS_AT_ONCE = 15_000

export function limits(reached: (limit: LimitReached) => void): Plugin {
  return new Plugin({
    filterTransaction(tr, state) {
      if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true
      const [before, after] = [unitsOf(state.doc), unitsOf(tr.doc)]
      const grown = after - before
      const found = exceeded(
        before,
        after,
        grown > 0 || tr.doc.childCount > state.doc.childCount ? piecesOf(tr.doc) - piecesOf(state.doc) : 0,
      )
      if (found === undefined) return true
      reached(found)
      return false
    },
  })
}

/** Which limit a change from `before` to `after` units, adding `pieces`, would break. Taking away is always allowed. */
export function exceeded(before: number, after: number, pieces: number): LimitReached | undefined {
  if (after > PART_LIMIT && after > before) return 'part-full'
  if (pieces > PIECES_AT_ONCE || after - before > UNITS_AT_ONCE) return 'too-much-at-once'
  return undefined
}

/** Units of text, those of footnotes included. */
export function unitsOf(doc: Node): number {
  let units = 0
  doc.descendants(node => {
    if (node.isText) units += node.text?.length ?? 0
    else if (node.type === schema.nodes.footnote) units += String(node.attrs['text']).length
  })
  return units
}

function piecesOf(doc: Node): number {
  let pieces = 0
  doc.descendants(node => {
    // an attribute that is said is a piece of its own
    pieces += node.isText
      ? 1 + 2 * node.marks.length
      : 2 + Object.values(node.attrs).filter(each => each !== null).length
  })
  return pieces
}

/** A quotation is one piece: without a paragraph after it there would be nowhere to go on writing. */
export function roomAfterQuote(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _, state) {
      const byHand = transactions.some(tr => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined)
      if (!byHand || state.doc.lastChild?.type !== schema.nodes.quote) return null
      return state.tr.insert(state.doc.content.size, schema.nodes.paragraph.create())
    },
  })
}
