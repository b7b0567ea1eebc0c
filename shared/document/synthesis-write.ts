import * as Y from 'yjs'
import { type SynthesisTree, treeOf } from './synthesis-tree.ts'

/** What one transaction may add: well under what the gate takes in one update. */
const AT_ONCE = { pieces: 120, units: 8_000 } as const

/**
 * Makes a part say this and nothing else. What is the same at both ends stays as it is; the rest is written in several transactions
 * of this origin, each small enough for the server.
 */
export function putBack(doc: Y.Doc, part: string, tree: readonly SynthesisTree[], origin?: unknown): void {
  const fragment = doc.getXmlFragment(part)
  // a text that stands alone cannot be compared with its neighbours: everything is written anew then
  const blocks = tree.every(node => node.type !== 'text') ? tree : [{ type: 'paragraph' as const, content: tree }]
  const now = fragment.toArray().map(child => JSON.stringify(treeOfChild(child)))
  const wanted = blocks.map(block => JSON.stringify([block]))
  let start = 0
  while (start < Math.min(now.length, wanted.length) && now[start] === wanted[start]) start++
  let end = 0
  while (end < Math.min(now.length, wanted.length) - start && now.at(-1 - end) === wanted.at(-1 - end)) end++
  const gone = now.length - start - end
  if (gone > 0) doc.transact(() => fragment.delete(start, gone), origin)
  let at = start
  for (const batch of batches(blocks.slice(start, blocks.length - end))) {
    const elements = batch.map(elementFrom)
    doc.transact(() => fragment.insert(at, elements), origin)
    at += elements.length
  }
}

/** A fresh document that holds only this, for whoever reads documents. */
export function documentFrom(part: string, tree: readonly SynthesisTree[]): Y.Doc {
  const doc = new Y.Doc()
  putBack(doc, part, tree)
  return doc
}

function treeOfChild(child: Y.XmlElement | Y.XmlText | Y.XmlHook): readonly SynthesisTree[] {
  if (!(child instanceof Y.XmlElement)) return []
  // read through a copy: a tree is read from what holds it
  const holder = new Y.Doc()
  holder.getXmlFragment('it').insert(0, [child.clone()])
  return treeOf(holder.getXmlFragment('it'))
}

function batches(blocks: readonly SynthesisTree[]): (readonly SynthesisTree[])[] {
  const found: SynthesisTree[][] = []
  let [pieces, units] = [Number.POSITIVE_INFINITY, 0]
  for (const block of blocks) {
    const size = sizeOf(block)
    if (pieces + size.pieces > AT_ONCE.pieces || units + size.units > AT_ONCE.units) {
      found.push([])
      pieces = units = 0
    }
    found.at(-1)?.push(block)
    pieces += size.pieces
    units += size.units
  }
  return found
}

function sizeOf(node: SynthesisTree): { readonly pieces: number; readonly units: number } {
  if (node.type === 'text') return { pieces: 1 + 2 * (node.marks?.length ?? 0), units: node.text.length }
  const inside = (node.content ?? []).map(sizeOf)
  const attrs = Object.values(node.attrs ?? {})
  return {
    pieces: 1 + attrs.length + inside.reduce((sum, each) => sum + each.pieces, 0),
    units:
      attrs.reduce<number>((sum, each) => sum + String(each).length, 0) +
      inside.reduce((sum, each) => sum + each.units, 0),
  }
}

function elementFrom(node: SynthesisTree): Y.XmlElement {
  if (node.type === 'text') throw new Error('a text stands in a block')
  const element = new Y.XmlElement(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as string)
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let run: (SynthesisTree & { type: 'text' })[] = []
  const endRun = () => {
    if (run.length > 0) children.push(textFrom(run))
    run = []
  }
  for (const child of node.content ?? []) {
    if (child.type === 'text') run.push(child)
    else {
      endRun()
      children.push(elementFrom(child))
    }
  }
  endRun()
  if (children.length > 0) element.insert(0, children)
  return element
}

/** Neighbouring runs are one text with formats, as y-prosemirror writes them. */
function textFrom(runs: readonly (SynthesisTree & { type: 'text' })[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    runs.map(({ text: insert, marks = [] }) => ({
      insert,
      ...(marks.length === 0
        ? {}
        : { attributes: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])) }),
    })),
  )
  return text
}
