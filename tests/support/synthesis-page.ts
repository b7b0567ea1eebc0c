import * as Y from 'yjs'
import type { HeadingRole } from '../../shared/document/synthesis.ts'

/** A written part as a test says it, and the same as the editor leaves it in the document. */

/** `strong`, `em`, `href`, `lang` on words; or a footnote that hangs there. */
export type Piece =
  | string
  | {
      readonly text: string
      readonly strong?: true
      readonly em?: true
      readonly href?: string
      readonly lang?: string
    }
  | { readonly footnote: string }
export type Line = readonly Piece[]
export type PageNode =
  | { readonly kind: 'paragraph' | 'question' | 'answer'; readonly line: Line; readonly notes: readonly string[] }
  | { readonly kind: 'heading'; readonly line: Line; readonly level: number; readonly role: HeadingRole | '' }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'quote'; readonly text: string; readonly note: string; readonly table: string }
export type Page = readonly PageNode[]

const lineOf = (words: string | Line): Line => (typeof words === 'string' ? [words] : words)

export const said = (words: string | Line, notes: readonly string[] = []): PageNode => ({
  kind: 'paragraph',
  line: lineOf(words),
  notes,
})
export const asked = (words: string | Line): PageNode => ({ kind: 'question', line: lineOf(words), notes: [] })
export const answered = (words: string | Line, notes: readonly string[] = []): PageNode => ({
  kind: 'answer',
  line: lineOf(words),
  notes,
})
export const headed = (words: string, role: HeadingRole | '' = '', level = 3): PageNode => ({
  kind: 'heading',
  line: [words],
  level,
  role,
})
export const listed = (...items: readonly (string | Line)[]): PageNode => ({ kind: 'list', items: items.map(lineOf) })
export const quoted = (text: string, note: string, table: string): PageNode => ({ kind: 'quote', text, note, table })

/** Writes a part as y-prosemirror would: elements with their attributes, one text for each run of words. */
export function writePage(doc: Y.Doc, part: string, page: Page): void {
  doc.transact(() => {
    const fragment = doc.getXmlFragment(part)
    fragment.insert(fragment.length, page.map(element))
  })
}

function element(node: PageNode): Y.XmlElement {
  switch (node.kind) {
    case 'list': {
      const list = new Y.XmlElement('bullet_list')
      list.insert(
        0,
        node.items.map(item => {
          const entry = new Y.XmlElement('list_item')
          entry.insert(0, [withLine('paragraph', item)])
          return entry
        }),
      )
      return list
    }
    case 'quote': {
      const quote = withLine('quote', [node.text])
      quote.setAttribute('note', node.note)
      quote.setAttribute('table', node.table)
      return quote
    }
    case 'heading': {
      // the types say strings only; the editor writes a level as the number that it is
      const heading = withLine('heading', node.line) as Y.XmlElement<{ level: number; role: string }>
      heading.setAttribute('level', node.level)
      if (node.role !== '') heading.setAttribute('role', node.role)
      return heading as unknown as Y.XmlElement
    }
    default: {
      const made = withLine(node.kind, node.line)
      if (node.notes.length > 0) made.setAttribute('notes', node.notes.join(' '))
      return made
    }
  }
}

function withLine(name: string, line: Line): Y.XmlElement {
  const made = new Y.XmlElement(name)
  const children: (Y.XmlElement | Y.XmlText)[] = []
  for (const piece of line) {
    if (typeof piece !== 'string' && 'footnote' in piece) {
      const footnote = new Y.XmlElement('footnote')
      footnote.setAttribute('text', piece.footnote)
      children.push(footnote)
      continue
    }
    const last = children.at(-1)
    const text = last instanceof Y.XmlText ? last : new Y.XmlText()
    if (text !== last) children.push(text)
    const words = typeof piece === 'string' ? { text: piece } : piece
    pieces.set(text, [...(pieces.get(text) ?? []), { insert: words.text, attributes: formats(words) }])
  }
  for (const child of children) if (child instanceof Y.XmlText) child.applyDelta(pieces.get(child) ?? [])
  made.insert(0, children)
  return made
}

const pieces = new WeakMap<Y.XmlText, { insert: string; attributes: Record<string, object> }[]>()

const formats = (words: Exclude<Piece, string | { footnote: string }>): Record<string, object> => ({
  ...(words.strong === true ? { strong: {} } : {}),
  ...(words.em === true ? { em: {} } : {}),
  ...(words.href === undefined ? {} : { link: { href: words.href } }),
  ...(words.lang === undefined ? {} : { lang: { lang: words.lang } }),
})
