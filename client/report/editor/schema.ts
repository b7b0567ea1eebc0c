import { type Attrs, type Node, Schema } from 'prosemirror-model'
import { FOOTNOTE_LIMIT, isHeadingRole, isLanguageTag, isNoteList } from '../../../shared/document/synthesis.ts'

/**
 * The closed list of `shared/document/synthesis.ts`, as ProseMirror knows it. Names and attributes must stay the same:
 * y-prosemirror writes them as they are here, and the server's gate refuses any other.
 */

/** Parts have a title above them already: what people head their paragraphs with is one level, printed as the third. */
export const HEADING_LEVEL = 3

const ADDRESS = /^(https?:\/\/|mailto:)[^\s<>"']+$/i
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** What is null is not written into the document at all, so that a page from before these attributes stays as it is. */
const SOURCED = { notes: { default: null } } as const
const sourced = (element: HTMLElement): Attrs => ({ notes: readNotes(element.dataset['notes']) })
const readNotes = (value: string | undefined): string | null =>
  value !== undefined && value !== '' && isNoteList(value) ? value : null
const withSources = (node: Node, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
  const notes = text(node.attrs['notes'])
  return notes === '' ? more : { ...more, 'data-notes': notes }
}

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      attrs: SOURCED,
      parseDOM: [{ tag: 'p', getAttrs: sourced }],
      toDOM: node => ['p', withSources(node), 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { level: { default: HEADING_LEVEL }, role: { default: null } },
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(tag => ({
        tag,
        getAttrs: (element: HTMLElement): Attrs => {
          const role = element.dataset['role']
          return { level: HEADING_LEVEL, role: role !== undefined && role !== '' && isHeadingRole(role) ? role : null }
        },
      })),
      // h2 is the part, h3 «Synthèse»: what stands inside comes next
      toDOM: node => {
        const role = text(node.attrs['role'])
        return ['h4', { class: 'serif', ...(role === '' ? {} : { 'data-role': role }) }, 0]
      },
    },
    bullet_list: {
      group: 'block',
      content: 'list_item+',
      parseDOM: [{ tag: 'ul' }, { tag: 'ol' }],
      toDOM: () => ['ul', 0],
    },
    list_item: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    /** A note to the letter: one piece, never edited in place. */
    quote: {
      group: 'block',
      content: 'text*',
      marks: '',
      atom: true,
      defining: true,
      // pasted or dropped amid a line it stays a quotation, instead of becoming words of that line
      isolating: true,
      draggable: true,
      attrs: { note: { default: '' }, table: { default: '' } },
      parseDOM: [
        {
          tag: 'blockquote[data-note]',
          preserveWhitespace: 'full',
          getAttrs: (element: HTMLElement): Attrs => ({
            note: text(element.dataset['note']),
            table: text(element.dataset['table']),
          }),
        },
      ],
      toDOM: node => [
        'blockquote',
        { 'data-note': text(node.attrs['note']), 'data-table': text(node.attrs['table']) },
        0,
      ],
    },
    question: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: SOURCED,
      parseDOM: [{ tag: 'p.rp-question', priority: 60, getAttrs: sourced }, { tag: 'dt' }],
      toDOM: node => ['p', withSources(node, { class: 'rp-question' }), 0],
    },
    answer: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: SOURCED,
      parseDOM: [{ tag: 'p.rp-answer', priority: 60, getAttrs: sourced }, { tag: 'dd' }],
      toDOM: node => ['p', withSources(node, { class: 'rp-answer' }), 0],
    },
    /** A note at the foot of the page; where it hangs is one piece of the line. */
    footnote: {
      group: 'inline',
      inline: true,
      atom: true,
      marks: '',
      attrs: { text: { default: '' } },
      parseDOM: [
        {
          tag: 'sup[data-footnote]',
          getAttrs: (element: HTMLElement): Attrs => ({
            text: text(element.dataset['footnote']).slice(0, FOOTNOTE_LIMIT),
          }),
        },
      ],
      toDOM: node => ['sup', { 'data-footnote': text(node.attrs['text']) }],
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element: HTMLElement) => {
            const href = element.getAttribute('href') ?? ''
            return ADDRESS.test(href) && href.length <= 2_000 ? { href } : false
          },
        },
      ],
      toDOM: mark => ['a', { href: text(mark.attrs['href']), rel: 'noopener noreferrer' }, 0],
    },
    lang: {
      attrs: { lang: {} },
      inclusive: false,
      parseDOM: [
        {
          // only our own: a word processor says the language of every word
          tag: 'span.rp-lang[lang]',
          getAttrs: (element: HTMLElement) => (isLanguageTag(element.lang) ? { lang: element.lang } : false),
        },
      ],
      toDOM: mark => ['span', { class: 'rp-lang', lang: text(mark.attrs['lang']) }, 0],
    },
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'b' }, { tag: 'strong' }], toDOM: () => ['strong', 0] },
  },
})
