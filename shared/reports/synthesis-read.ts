import * as Y from 'yjs'
import { FIXED_PARTS, isHeadingRole, notesOf, partOf, translationOf } from '../document/synthesis.ts'
import { LANGUAGES } from '../domain/text.ts'
import type { SynthesisBlock } from './facts.ts'
import type { Inline } from './model.ts'
import { attribute, inlineOf, isBlank, wordsOf } from './synthesis-inline.ts'

export { wordsOf } from './synthesis-inline.ts'

/** How deep lists may nest before what is inside counts as plain text. A hostile document must not exhaust the stack. */
const DEPTH = 12

/** Every part of a `synthesis` document that has any words, translations too, by the name of its fragment. */
export function readSynthesisParts(doc: Y.Doc, themes: readonly string[]): Record<string, readonly SynthesisBlock[]> {
  const parts: Record<string, readonly SynthesisBlock[]> = {}
  for (const part of [...FIXED_PARTS, ...themes.map(partOf)]) {
    for (const name of [part, ...LANGUAGES.map(language => translationOf(part, language))]) {
      const fragment = fragmentOf(doc, name)
      const blocks = fragment === undefined ? [] : readSynthesis(fragment)
      if (blocks.length > 0) parts[name] = blocks
    }
  }
  return parts
}

/** What was never written is not made by looking at it; what is no text at all counts as empty. */
function fragmentOf(doc: Y.Doc, name: string): Y.XmlFragment | undefined {
  const root: unknown = doc.share.get(name)
  if (root === undefined) return undefined
  if (root instanceof Y.XmlFragment) return root
  // a root that came over the wire has no kind until somebody asks for it by one
  return Object.getPrototypeOf(root) === Y.AbstractType.prototype ? doc.getXmlFragment(name) : undefined
}

/**
 * One part of the synthesis as plain blocks. Empty paragraphs are left out; what the schema does not know becomes plain
 * paragraphs with its words. Never throws on a document that Yjs could load.
 */
export function readSynthesis(fragment: Y.XmlFragment): SynthesisBlock[] {
  return fragment.toArray().flatMap(node => readNode(node, 0))
}

function readNode(node: unknown, depth: number): SynthesisBlock[] {
  if (!(node instanceof Y.XmlElement)) return paragraph('paragraph', inlineOf(node, depth))
  switch (node.nodeName) {
    case 'paragraph':
    case 'question':
    case 'answer':
      return paragraph(node.nodeName, inlineOf(node, depth), notesOf(attribute(node, 'notes')))
    case 'heading':
      return heading(node, inlineOf(node, depth))
    case 'bullet_list': {
      const found = itemsOf(node, depth + 1).filter(item => !isBlank(item.text))
      const notes = [...new Set(found.flatMap(item => item.notes))]
      return found.length === 0
        ? []
        : [{ kind: 'list', items: found.map(item => item.text), ...(notes.length === 0 ? {} : { notes }) }]
    }
    case 'quote': {
      const text = wordsOf(inlineOf(node, depth)).trim()
      return text === ''
        ? []
        : [{ kind: 'quote', text, note: attribute(node, 'note'), table: attribute(node, 'table') }]
    }
    default:
      return node.toArray().some(isBlockLike) && depth < DEPTH
        ? node.toArray().flatMap(child => readNode(child, depth + 1))
        : paragraph('paragraph', inlineOf(node, depth))
  }
}

const isBlockLike = (node: unknown): boolean => node instanceof Y.XmlElement && node.nodeName !== 'footnote'

function paragraph(
  kind: 'paragraph' | 'question' | 'answer',
  text: Inline,
  notes: readonly string[] = [],
): SynthesisBlock[] {
  return isBlank(text) ? [] : [{ kind, text, ...(notes.length === 0 ? {} : { notes }) }]
}

/** A heading whose words were all taken out is none; a footnote alone makes no heading. */
function heading(node: Y.XmlElement, text: Inline): SynthesisBlock[] {
  if (wordsOf(text).trim() === '') return paragraph('paragraph', text)
  const level = Number(node.getAttribute('level'))
  const role = attribute(node, 'role')
  return [
    {
      kind: 'heading',
      level: Number.isFinite(level) && level > 0 ? Math.trunc(level) : 1,
      text,
      ...(isHeadingRole(role) && role !== '' ? { role } : {}),
    },
  ]
}

interface Item {
  readonly text: Inline
  readonly notes: readonly string[]
}

/** Each paragraph of each item is an item of its own; lists within lists are laid flat. */
function itemsOf(list: Y.XmlElement, depth: number): Item[] {
  return list.toArray().flatMap(child => {
    const nested = child instanceof Y.XmlElement && (child.nodeName === 'list_item' || child.nodeName === 'bullet_list')
    if (nested && depth < DEPTH) return itemsOf(child, depth + 1)
    return [
      {
        text: inlineOf(child, depth),
        notes: child instanceof Y.XmlElement ? notesOf(attribute(child, 'notes')) : [],
      },
    ]
  })
}
