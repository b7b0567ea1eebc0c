import { type MarkSpec, Schema } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { prosemirrorToYXmlFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { readSynthesis, readSynthesisParts } from '../../shared/reports/synthesis-read.ts'

const schemaWith = (link: MarkSpec) =>
  new Schema({
    nodes: {
      doc: { content: 'block+' },
      text: {},
      paragraph: { content: 'text*', group: 'block' },
      heading: { content: 'text*', group: 'block', attrs: { level: { default: 1 } } },
      bullet_list: { content: 'list_item+', group: 'block' },
      list_item: { content: 'block+' },
      quote: { content: 'text*', group: 'block', attrs: { note: { default: '' }, table: { default: '' } } },
      question: { content: 'text*', group: 'block' },
      answer: { content: 'text*', group: 'block' },
    },
    marks: { strong: {}, em: {}, link },
  })

const plainText = (text: string, ...marks: object[]) => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) })
const written = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [plainText('Nous')] },
    {
      type: 'paragraph',
      content: [
        plainText('Un '),
        plainText('lien fort', { type: 'strong' }, { type: 'link', attrs: { href: 'https://example.org' } }),
        plainText(' et '),
        plainText('doux', { type: 'em' }),
      ],
    },
    { type: 'paragraph' },
    {
      type: 'bullet_list',
      content: [
        { type: 'list_item', content: [{ type: 'paragraph', content: [plainText('un')] }] },
        {
          type: 'list_item',
          content: [
            { type: 'paragraph', content: [plainText('deux')] },
            {
              type: 'bullet_list',
              content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [plainText('dedans')] }] }],
            },
          ],
        },
      ],
    },
    { type: 'quote', attrs: { note: 'n1', table: 't2' }, content: [plainText('Un banc')] },
    { type: 'question', content: [plainText('Q ?')] },
    { type: 'answer', content: [plainText('R.')] },
  ],
}
const read = [
  { kind: 'heading', level: 2, text: [{ text: 'Nous' }] },
  {
    kind: 'paragraph',
    text: [
      { text: 'Un ' },
      { text: 'lien fort', strong: true, href: 'https://example.org' },
      { text: ' et ' },
      { text: 'doux', em: true },
    ],
  },
  { kind: 'list', items: [[{ text: 'un' }], [{ text: 'deux' }], [{ text: 'dedans' }]] },
  { kind: 'quote', text: 'Un banc', note: 'n1', table: 't2' },
  { kind: 'question', text: [{ text: 'Q ?' }] },
  { kind: 'answer', text: [{ text: 'R.' }] },
]

describe('what the editor wrote is read back', () => {
  it.each([
    ['plain marks', { attrs: { href: {} } }],
    ['marks that may overlap, whose names carry a hash', { attrs: { href: {} }, excludes: '' }],
  ])('%s', (_, link) => {
    const fragment = new Y.Doc().getXmlFragment('before')
    prosemirrorToYXmlFragment(schemaWith(link).nodeFromJSON(written), fragment)
    expect(readSynthesis(fragment)).toEqual(read)
  })

  it('only parts with words are there', () => {
    const doc = new Y.Doc()
    doc.getXmlFragment('after').insert(0, [element('paragraph', 'Merci')])
    doc.getXmlFragment('before').insert(0, [element('paragraph', '  ')])
    doc.getXmlFragment('part-t1').insert(0, [element('paragraph', 'Un')])
    expect(Object.keys(readSynthesisParts(doc, ['t1', 't2']))).toEqual(['after', 'part-t1'])
  })
})

function element(name: string, text: string, attributes: Record<string, string> = {}): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, [new Y.XmlText(text)])
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

describe('footnotes, sources, roles, languages', () => {
  const pageSchema = new Schema({
    nodes: {
      doc: { content: 'block+' },
      text: { group: 'inline' },
      paragraph: { content: 'inline*', group: 'block', attrs: { notes: { default: '' } } },
      heading: { content: 'inline*', group: 'block', attrs: { level: { default: 3 }, role: { default: '' } } },
      answer: { content: 'inline*', group: 'block', attrs: { notes: { default: '' } } },
      footnote: { inline: true, group: 'inline', atom: true, attrs: { text: { default: '' } } },
    },
    marks: { em: {}, lang: { attrs: { lang: {} } } },
  })
  const readPage = (...content: object[]) => {
    const fragment = new Y.Doc().getXmlFragment('talk')
    prosemirrorToYXmlFragment(pageSchema.nodeFromJSON({ type: 'doc', content }), fragment)
    return readSynthesis(fragment)
  }

  it('a footnote hangs where it was put, and an address in it is a link without the full stop after it', () => {
    const footnote = { type: 'footnote', attrs: { text: 'Voir https://example.org/a_(b). Et mailto:a@example.org !' } }
    expect(
      readPage({ type: 'paragraph', content: [plainText('Un mot'), footnote, plainText(' et la suite')] }),
    ).toEqual([
      {
        kind: 'paragraph',
        text: [
          { text: 'Un mot' },
          {
            text: '',
            footnote: {
              number: 0,
              text: [
                { text: 'Voir ' },
                { text: 'https://example.org/a_(b)', href: 'https://example.org/a_(b)' },
                { text: '. Et ' },
                { text: 'mailto:a@example.org', href: 'mailto:a@example.org' },
                { text: ' !' },
              ],
            },
          },
          { text: ' et la suite' },
        ],
      },
    ])
  })

  it('a text knows the notes that it comes from, each once; a heading knows what it begins', () => {
    expect(
      readPage(
        { type: 'heading', attrs: { role: 'lever' }, content: [plainText('Décider')] },
        { type: 'heading', attrs: { role: 'emperor' }, content: [plainText('Autre')] },
        { type: 'answer', attrs: { notes: 'n1 n2 n1' }, content: [plainText('Oui.')] },
      ),
    ).toEqual([
      { kind: 'heading', level: 3, role: 'lever', text: [{ text: 'Décider' }] },
      { kind: 'heading', level: 3, text: [{ text: 'Autre' }] },
      { kind: 'answer', text: [{ text: 'Oui.' }], notes: ['n1', 'n2'] },
    ])
  })

  it('a passage in another language says which, when that is a language', () => {
    const marked = (lang: string) => plainText('mot', { type: 'lang', attrs: { lang } })
    const [right, wrong] = [marked('pt-BR'), marked('"><script>')].map(piece =>
      readPage({ type: 'paragraph', content: [piece] }),
    )
    expect(right).toEqual([{ kind: 'paragraph', text: [{ text: 'mot', lang: 'pt-BR' }] }])
    expect(wrong).toEqual([{ kind: 'paragraph', text: [{ text: 'mot' }] }])
  })

  it('translations are parts of their own; a root that is no text is passed over, and none is made by looking', () => {
    const doc = new Y.Doc()
    doc.getXmlFragment('talk@en').insert(0, [element('paragraph', 'Thanks')])
    doc.getMap('before').set('a', 1)
    doc.getText('after').insert(0, 'x')
    expect(readSynthesisParts(doc, ['t1'])).toEqual({ 'talk@en': [{ kind: 'paragraph', text: [{ text: 'Thanks' }] }] })
    expect([...doc.share.keys()]).toEqual(['talk@en', 'before', 'after'])
    const received = new Y.Doc()
    Y.applyUpdate(received, Y.encodeStateAsUpdate(doc))
    expect(readSynthesisParts(received, ['t1'])['talk@en']).toEqual([{ kind: 'paragraph', text: [{ text: 'Thanks' }] }])
  })

  it('footnotes that nobody’s editor would write harm nothing', () => {
    const fragment = new Y.Doc().getXmlFragment('talk')
    const [empty, full, nested] = [
      new Y.XmlElement('footnote'),
      new Y.XmlElement('footnote'),
      new Y.XmlElement('footnote'),
    ]
    full.setAttribute('text', '\u0000<b>')
    nested.insert(0, [element('paragraph', 'dedans')])
    const heading = new Y.XmlElement('heading')
    heading.insert(0, [full])
    fragment.insert(0, [empty, nested, heading])
    expect(readSynthesis(fragment)).toEqual([
      { kind: 'paragraph', text: [{ text: 'dedans' }] },
      { kind: 'paragraph', text: [{ text: '', footnote: { number: 0, text: [{ text: '\u0000<b>' }] } }] },
    ])
  })
})

describe('what nobody’s editor would write', () => {
  const blocksOf = (...nodes: (Y.XmlElement | Y.XmlText)[]) => {
    const fragment = new Y.Doc().getXmlFragment('before')
    fragment.insert(0, nodes)
    return readSynthesis(fragment)
  }

  it('unknown nodes and bare text become plain paragraphs', () => {
    const table = new Y.XmlElement('table')
    table.insert(0, [element('row', 'a'), element('paragraph', 'b')])
    expect(blocksOf(new Y.XmlText('nu'), element('carousel', 'c'), table)).toEqual(
      ['nu', 'c', 'a', 'b'].map(text => ({ kind: 'paragraph', text: [{ text }] })),
    )
  })

  it('a heading without a sensible level is a first one', () => {
    expect(blocksOf(element('heading', 'x', { level: '../..' }))).toEqual([
      { kind: 'heading', level: 1, text: [{ text: 'x' }] },
    ])
    expect(blocksOf(element('heading', 'x', { level: '-4' }))).toMatchObject([{ level: 1 }])
  })

  it('embeds and strange marks are passed over', () => {
    const text = new Y.XmlText()
    text.applyDelta([
      { insert: 'a', attributes: { strong: false, link: 'x', blink: {} } },
      { insert: { image: 'x' } },
      { insert: 'b', attributes: { em: true } },
    ])
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    expect(blocksOf(paragraph)).toEqual([{ kind: 'paragraph', text: [{ text: 'a' }, { text: 'b', em: true }] }])
  })

  it.each(['bullet_list', 'div'])('a thousand nested %s do not exhaust anybody', name => {
    const outer = new Y.XmlElement(name)
    const fragment = new Y.Doc().getXmlFragment('before')
    fragment.insert(0, [element('paragraph', 'dehors'), outer])
    let inner = outer
    for (let depth = 0; depth < 1_000; depth++) {
      const next = new Y.XmlElement(name)
      inner.insert(0, [next])
      inner = next
    }
    inner.insert(0, [new Y.XmlText('au fond')])
    expect(readSynthesis(fragment)[0]).toEqual({ kind: 'paragraph', text: [{ text: 'dehors' }] })
  })
})
