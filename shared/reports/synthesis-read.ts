import * as Y from 'yjs'
import { FIXED_PARTS, partOf } from '../document/synthesis.ts'
import type { SynthesisBlock } from './facts.ts'
import type { Inline, Run } from './model.ts'

/** How deep lists may nest before what is inside counts as plain text. A hostile document must not exhaust the stack. */
const DEPTH = 12

/** Every part of a `synthesis` document that has any words, by its name. */
export function readSynthesisParts(doc: Y.Doc, themes: readonly string[]): Record<string, readonly SynthesisBlock[]> {
  const parts: Record<string, readonly SynthesisBlock[]> = {}
  for (const name of [...FIXED_PARTS, ...themes.map(partOf)]) {
    const blocks = readSynthesis(doc.getXmlFragment(name))
    if (blocks.length > 0) parts[name] = blocks
  }
  return parts
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
      return paragraph(node.nodeName, inlineOf(node, depth))
    case 'heading': {
      const text = inlineOf(node, depth)
      const level = Number(node.getAttribute('level'))
      return isBlank(text)
        ? []
        : [{ kind: 'heading', level: Number.isFinite(level) && level > 0 ? Math.trunc(level) : 1, text }]
    }
    case 'bullet_list': {
      const items = itemsOf(node, depth + 1).filter(item => !isBlank(item))
      return items.length === 0 ? [] : [{ kind: 'list', items }]
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

const isBlockLike = (node: unknown): boolean => node instanceof Y.XmlElement

function paragraph(kind: 'paragraph' | 'question' | 'answer', text: Inline): SynthesisBlock[] {
  return isBlank(text) ? [] : [{ kind, text }]
}

/** Each paragraph of each item is an item of its own; lists within lists are laid flat. */
function itemsOf(list: Y.XmlElement, depth: number): Inline[] {
  return list.toArray().flatMap(child => {
    const nested = child instanceof Y.XmlElement && (child.nodeName === 'list_item' || child.nodeName === 'bullet_list')
    return nested && depth < DEPTH ? itemsOf(child, depth + 1) : [inlineOf(child, depth)]
  })
}

/** All the text under a node, in order. */
function inlineOf(node: unknown, depth: number): Inline {
  if (node instanceof Y.XmlText) return runsOf(node)
  if (node instanceof Y.XmlElement && depth < DEPTH + DEPTH)
    return node.toArray().flatMap(child => inlineOf(child, depth + 1))
  return []
}

function runsOf(text: Y.XmlText): Run[] {
  const delta: unknown = text.toDelta()
  if (!Array.isArray(delta)) return []
  return delta.flatMap((piece: unknown): Run[] => {
    if (!isRecord(piece) || typeof piece['insert'] !== 'string') return []
    return [{ text: piece['insert'], ...marksOf(piece['attributes']) }]
  })
}

/** y-prosemirror writes marks as formats, `strong: {}`, and those that may overlap with a hash: `link--1a2b3c4d`. */
function marksOf(attributes: unknown): Omit<Run, 'text'> {
  if (!isRecord(attributes)) return {}
  let marks: Omit<Run, 'text'> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    switch (name.replace(/--[a-zA-Z0-9+/=]{8}$/, '')) {
      case 'strong':
        marks = { ...marks, strong: true }
        break
      case 'em':
        marks = { ...marks, em: true }
        break
      case 'link':
        if (isRecord(value) && typeof value['href'] === 'string') marks = { ...marks, href: value['href'] }
        break
    }
  }
  return marks
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function attribute(node: Y.XmlElement, name: string): string {
  const value: unknown = node.getAttribute(name)
  return typeof value === 'string' ? value : ''
}

/** The words of a text, without its marks. */
export const wordsOf = (text: Inline): string => text.map(run => run.text).join('')

const isBlank = (text: Inline): boolean => wordsOf(text).trim() === ''
