import * as Y from 'yjs'
import { SYNTHESIS_MARKS, SYNTHESIS_NODES } from './synthesis.ts'

/**
 * A part of the synthesis as plain data, in the form that ProseMirror reads (`Node.fromJSON`): what a version keeps, and what an
 * editor puts back. Only the closed list of nodes and marks comes through.
 */
export type SynthesisTree =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly TreeMark[] }
  | {
      readonly type: keyof typeof SYNTHESIS_NODES
      readonly attrs?: Readonly<Record<string, string | number>>
      readonly content?: readonly SynthesisTree[]
    }
export interface TreeMark {
  readonly type: keyof typeof SYNTHESIS_MARKS
  readonly attrs?: Readonly<Record<string, string>>
}

/** How deep elements may nest; what lies deeper is left out. A hostile document must not exhaust the stack. */
const DEPTH = 12

/** What stands in this fragment. Never throws on a document that Yjs could load. */
export const treeOf = (fragment: Y.XmlFragment): SynthesisTree[] => childrenOf(fragment, 0)

function childrenOf(parent: Y.XmlFragment | Y.XmlElement, depth: number): SynthesisTree[] {
  if (depth > DEPTH) return []
  return parent.toArray().flatMap(child => {
    if (child instanceof Y.XmlText) return textOf(child)
    return child instanceof Y.XmlElement ? elementOf(child, depth) : []
  })
}

function elementOf(element: Y.XmlElement, depth: number): SynthesisTree[] {
  const type = element.nodeName
  if (!isNode(type)) return childrenOf(element, depth + 1)
  const attrs: Record<string, string | number> = {}
  for (const [name, kind] of Object.entries(SYNTHESIS_NODES[type])) {
    const value: unknown = element.getAttribute(name)
    if (kind === 'number' && Number.isFinite(Number(value))) attrs[name] = Number(value)
    else if (kind === 'string' && typeof value === 'string') attrs[name] = value
  }
  const content = childrenOf(element, depth + 1)
  return [
    {
      type,
      ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
      ...(content.length === 0 ? {} : { content }),
    },
  ]
}

function textOf(text: Y.XmlText): SynthesisTree[] {
  const delta: unknown = text.toDelta()
  if (!Array.isArray(delta)) return []
  return delta.flatMap((piece: unknown): SynthesisTree[] => {
    if (!isRecord(piece) || typeof piece['insert'] !== 'string' || piece['insert'] === '') return []
    const marks = marksOf(piece['attributes'])
    return [{ type: 'text', text: piece['insert'], ...(marks.length === 0 ? {} : { marks }) }]
  })
}

/** y-prosemirror writes marks as formats, `strong: {}`, and those that may overlap with a hash: `link--1a2b3c4d`. */
function marksOf(formats: unknown): TreeMark[] {
  if (!isRecord(formats)) return []
  return Object.entries(formats).flatMap(([format, value]): TreeMark[] => {
    const type = format.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
    if (!isMark(type) || value === null || value === undefined || value === false) return []
    const attrs: Record<string, string> = {}
    for (const name of Object.keys(SYNTHESIS_MARKS[type])) {
      const given: unknown = isRecord(value) ? value[name] : undefined
      if (typeof given !== 'string') return []
      attrs[name] = given
    }
    return [{ type, ...(Object.keys(attrs).length === 0 ? {} : { attrs }) }]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isNode = (name: string): name is keyof typeof SYNTHESIS_NODES => Object.hasOwn(SYNTHESIS_NODES, name)
const isMark = (name: string): name is keyof typeof SYNTHESIS_MARKS => Object.hasOwn(SYNTHESIS_MARKS, name)

/** How many UTF-16 units of text there are, quotations and footnotes included. */
export function unitsOf(tree: readonly SynthesisTree[]): number {
  let units = 0
  for (const node of tree) {
    if (node.type === 'text') units += node.text.length
    else {
      const text = node.type === 'footnote' ? node.attrs?.['text'] : undefined
      units += (typeof text === 'string' ? text.length : 0) + unitsOf(node.content ?? [])
    }
  }
  return units
}

/**
 * The same without quotations of notes that are gone, and without their ids among a paragraph's sources. `dropped` receives the
 * words of each quotation that goes.
 */
export function withoutNotes(
  tree: readonly SynthesisTree[],
  isGone: (note: string, table?: string) => boolean,
  dropped: (words: string) => void = () => {},
): SynthesisTree[] {
  return tree.flatMap((node): SynthesisTree[] => {
    if (node.type === 'text') return [node]
    const note = node.attrs?.['note']
    if (
      node.type === 'quote' &&
      typeof note === 'string' &&
      note !== '' &&
      isGone(note, String(node.attrs?.['table'] ?? ''))
    ) {
      dropped((node.content ?? []).map(each => (each.type === 'text' ? each.text : '')).join(''))
      return []
    }
    const sources = node.attrs?.['notes']
    const attrs =
      typeof sources === 'string'
        ? {
            ...node.attrs,
            notes: sources
              .split(/\s+/)
              .filter(id => id !== '' && !isGone(id))
              .join(' '),
          }
        : node.attrs
    return [
      {
        ...node,
        ...(attrs === undefined ? {} : { attrs }),
        ...(node.content === undefined ? {} : { content: withoutNotes(node.content, isGone, dropped) }),
      },
    ]
  })
}
