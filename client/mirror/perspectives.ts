import { createSignal, onCleanup, type Accessor } from 'solid-js'
import * as Y from 'yjs'
import { HEADING_ROLES, type HeadingRole } from '../../shared/document/synthesis.ts'

/** The perspectives of the synthesis as cards: a heading with a role, and what follows it up to the next heading. */

/** A line that people write. One that holds more than a run of words (a footnote) is edited in the compte rendu only. */
export interface Line {
  readonly key: string
  readonly text: string
  readonly element: Y.XmlElement
  readonly isPlain: boolean
}
export type PerspectiveBlock =
  | (Line & { readonly kind: 'paragraph' | 'question' | 'answer' | 'quote'; readonly notes: readonly string[] })
  | { readonly kind: 'list'; readonly key: string; readonly element: Y.XmlElement; readonly items: readonly Line[] }

export interface Perspective {
  readonly key: string
  /** '' for a heading that is none of the three */
  readonly role: HeadingRole | ''
  readonly title: Line
  readonly blocks: readonly PerspectiveBlock[]
  /** ids of the notes that its lines come from */
  readonly notes: readonly string[]
}

const keys = new WeakMap<object, string>()
let named = 0
/** Stays with an element for as long as it lives. */
function keyOf(element: object): string {
  const known = keys.get(element)
  if (known !== undefined) return known
  const key = `e${++named}`
  keys.set(element, key)
  return key
}

export const roleOf = (heading: Y.XmlElement): HeadingRole | '' => {
  const role: unknown = heading.getAttribute('role')
  return HEADING_ROLES.find(each => each === role) ?? ''
}

/** What stands before the first heading belongs to no perspective. */
export function readPerspectives(fragment: Y.XmlFragment): Perspective[] {
  const found: { heading: Y.XmlElement; blocks: PerspectiveBlock[] }[] = []
  for (const node of fragment.toArray()) {
    if (!(node instanceof Y.XmlElement)) continue
    if (node.nodeName === 'heading') found.push({ heading: node, blocks: [] })
    else found.at(-1)?.blocks.push(...blockOf(node))
  }
  return found.map(({ heading, blocks }) => ({
    key: keyOf(heading),
    role: roleOf(heading),
    title: lineOf(heading),
    blocks,
    notes: [...new Set(blocks.flatMap(block => (block.kind === 'list' ? [] : block.notes)))],
  }))
}

function blockOf(node: Y.XmlElement): PerspectiveBlock[] {
  switch (node.nodeName) {
    case 'paragraph':
    case 'question':
    case 'answer':
      return [{ kind: node.nodeName, ...lineOf(node), notes: notesOf(node) }]
    case 'quote': {
      const note: unknown = node.getAttribute('note')
      // a quotation is to the letter: nobody edits it in place
      return [{ kind: 'quote', ...lineOf(node), isPlain: false, notes: typeof note === 'string' ? [note] : [] }]
    }
    case 'bullet_list': {
      const items = node.toArray().flatMap(item => (item instanceof Y.XmlElement ? paragraphsOf(item) : []))
      return [{ kind: 'list', key: keyOf(node), element: node, items: items.map(lineOf) }]
    }
    default:
      return []
  }
}

const paragraphsOf = (item: Y.XmlElement): Y.XmlElement[] =>
  item.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

function lineOf(element: Y.XmlElement): Line {
  const children = element.toArray()
  const texts = children.filter((child): child is Y.XmlText => child instanceof Y.XmlText)
  return {
    key: keyOf(element),
    text: texts.map(plainOf).join(''),
    element,
    isPlain: children.length === 0 || (texts.length === 1 && children.length === 1),
  }
}

/** A text without its marks. */
export function plainOf(text: Y.XmlText): string {
  const delta: unknown = text.toDelta()
  if (!Array.isArray(delta)) return ''
  return delta
    .map((piece: unknown) =>
      typeof piece === 'object' && piece !== null && 'insert' in piece && typeof piece.insert === 'string'
        ? piece.insert
        : '',
    )
    .join('')
}

function notesOf(element: Y.XmlElement): string[] {
  const notes: unknown = element.getAttribute('notes')
  return typeof notes === 'string' ? notes.split(' ').filter(Boolean) : []
}

/** The perspectives of a `synthesis` document, kept current. Lives as long as the owner. */
export function createPerspectives(doc: Y.Doc): Accessor<readonly Perspective[]> {
  const fragment = doc.getXmlFragment('perspectives')
  const [perspectives, setPerspectives] = createSignal<readonly Perspective[]>(readPerspectives(fragment))
  const look = () => setPerspectives(readPerspectives(fragment))
  fragment.observeDeep(look)
  onCleanup(() => fragment.unobserveDeep(look))
  return perspectives
}
