import * as Y from 'yjs'
import { isLanguageTag } from '../document/synthesis.ts'
import { withLinks } from './footnotes.ts'
import type { Inline, Run } from './model.ts'

/** Deeper than this, what is inside counts no more. A hostile document must not exhaust the stack. */
const DEPTH = 24

/** All the text under a node, in order, with its marks and footnotes. */
export function inlineOf(node: unknown, depth: number): Inline {
  if (node instanceof Y.XmlText) return runsOf(node)
  if (!(node instanceof Y.XmlElement) || depth >= DEPTH) return []
  return node.nodeName === 'footnote' ? footnoteOf(node) : node.toArray().flatMap(child => inlineOf(child, depth + 1))
}

function footnoteOf(node: Y.XmlElement): Inline {
  const text = attribute(node, 'text').trim()
  return text === '' ? [] : [{ text: '', footnote: { number: 0, text: withLinks(text) } }]
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
      case 'lang':
        if (isRecord(value) && typeof value['lang'] === 'string' && isLanguageTag(value['lang']))
          marks = { ...marks, lang: value['lang'] }
        break
    }
  }
  return marks
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** '' when it is not there, or is no string. */
export function attribute(node: Y.XmlElement, name: string): string {
  const value: unknown = node.getAttribute(name)
  return typeof value === 'string' ? value : ''
}

/** The words of a text, without its marks and footnotes. */
export const wordsOf = (text: Inline): string => text.map(run => run.text).join('')

/** No word in it, and no footnote. */
export const isBlank = (text: Inline): boolean =>
  wordsOf(text).trim() === '' && text.every(run => run.footnote === undefined)
