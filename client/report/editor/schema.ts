import { type Attrs, type DOMOutputSpec, Schema } from 'prosemirror-model'

/**
 * The closed list of `shared/document/synthesis.ts`, as ProseMirror knows it. Names and attributes must stay the same:
 * y-prosemirror writes them as they are here, and the server's gate refuses any other.
 */

/** Parts have a title above them already: what people head their paragraphs with is one level, printed as the third. */
export const HEADING_LEVEL = 3

const ADDRESS = /^(https?:\/\/|mailto:)[^\s<>"']+$/i
const dashed = (tag: string, name: string): DOMOutputSpec => [tag, { class: `rp-${name}` }, 0]
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { level: { default: HEADING_LEVEL } },
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(tag => ({ tag, attrs: { level: HEADING_LEVEL } })),
      // h2 is the part, h3 «Synthèse»: what stands inside comes next
      toDOM: () => ['h4', { class: 'serif' }, 0],
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
      parseDOM: [{ tag: 'p.rp-question', priority: 60 }, { tag: 'dt' }],
      toDOM: () => dashed('p', 'question'),
    },
    answer: {
      group: 'block',
      content: 'inline*',
      defining: true,
      parseDOM: [{ tag: 'p.rp-answer', priority: 60 }, { tag: 'dd' }],
      toDOM: () => dashed('p', 'answer'),
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
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'b' }, { tag: 'strong' }], toDOM: () => ['strong', 0] },
  },
})
