import { NodeSelection, TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bareHtml } from '../../client/report/editor/pasting.ts'
import { readAddress } from '../../client/report/editor/passages.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { A_NOTE, PART, press, stageWriters, type Writer } from './staged-writers.ts'

let staged: ReturnType<typeof stageWriters>
beforeEach(() => {
  staged = stageWriters()
})
afterEach(() => staged.end())

const put = ({ view }: Writer, from: number, to = from) =>
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
const saved = () => readSynthesis(staged.server.getXmlFragment(PART))
const paste = ({ view }: Writer, html: string) => view.pasteHTML(html)

describe('a footnote', () => {
  it('hangs at the caret, numbered in the order of the text, and is taken by the gate', () => {
    const writer = staged.aWriter()
    writer.type('Un mot, un autre.')
    put(writer, 7)
    writer.editor.footnote('La seconde, écrite d’abord.')
    put(writer, 3)
    writer.editor.footnote('  La\npremière.  ')
    expect([...writer.view.dom.querySelectorAll('sup')].map(each => each.textContent)).toEqual(['1', '2'])
    expect([...writer.view.dom.querySelectorAll('sup button')].map(each => each.getAttribute('aria-label'))).toEqual([
      'Note 1 : La première.',
      'Note 2 : La seconde, écrite d’abord.',
    ])
    expect(JSON.stringify(saved())).toContain('La première.')
    expect(writer.refusals).toEqual([])
  })

  it('is opened by Enter when the caret has chosen it, changed, and taken away by emptying it', () => {
    const writer = staged.aWriter()
    writer.type('Un mot.')
    writer.editor.footnote('Avant')
    writer.view.dispatch(writer.view.state.tr.setSelection(NodeSelection.create(writer.view.state.doc, 8)))
    press(writer.view, 'Enter')
    expect(writer.slips.at(-1)).toMatchObject({ kind: 'footnote', number: 1, fresh: false, text: 'Avant' })
    writer.editor.footnote('Après')
    expect(JSON.stringify(saved())).toContain('Après')
    writer.editor.openFootnote(1)
    writer.editor.footnote('')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Un mot.' }] }])
    writer.type(' La suite.')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Un mot. La suite.' }] }])
  })

  it('asked for and left empty changes nothing', () => {
    const writer = staged.aWriter()
    writer.type('Un mot.')
    writer.editor.run('footnote')
    expect(writer.slips.at(-1)).toMatchObject({ kind: 'footnote', number: 1, fresh: true })
    writer.editor.footnote('   ')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Un mot.' }] }])
  })
})

describe('a link and a language', () => {
  it('are put on the chosen words, changed and taken away by the caret alone', () => {
    const writer = staged.aWriter()
    writer.type('Le slow tech arrive.')
    put(writer, 4, 13)
    writer.editor.language('en')
    put(writer, 4, 13)
    writer.editor.link('https://example.org/slow', '')
    expect(saved()).toEqual([
      {
        kind: 'paragraph',
        text: [
          { text: 'Le ' },
          { text: 'slow tech', lang: 'en', href: 'https://example.org/slow' },
          { text: ' arrive.' },
        ],
      },
    ])
    put(writer, 8)
    writer.editor.run('link')
    expect(writer.slips.at(-1)).toMatchObject({ kind: 'link', value: 'https://example.org/slow', onPassage: true })
    writer.editor.link('', '')
    writer.editor.language('')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Le slow tech arrive.' }] }])
    expect(writer.refusals).toEqual([])
  })

  it('a link where nothing is chosen brings its own words', () => {
    const writer = staged.aWriter()
    writer.type('Voir ')
    writer.editor.link('https://example.org/', 'la page')
    expect(saved()).toEqual([
      { kind: 'paragraph', text: [{ text: 'Voir ' }, { text: 'la page', href: 'https://example.org/' }] },
    ])
  })

  it('a passage is asked for before its language', () => {
    const writer = staged.aWriter()
    writer.type('Un mot')
    writer.editor.run('language')
    expect(writer.slips.at(-1)).toMatchObject({ kind: 'language', onPassage: false })
  })

  it.each([
    ['example.org/page', 'https://example.org/page'],
    ['https://example.org/?a=1&b=2', 'https://example.org/?a=1&b=2'],
    ['contact@example.org', 'mailto:contact@example.org'],
    ['javascript:alert(1)', undefined],
    ['deux mots', undefined],
    ['mot', undefined],
    ['', undefined],
  ])('the address «%s» is read as %s', (typed, read) => expect(readAddress(typed)).toBe(read))
})

describe('perspectives', () => {
  it('are leads, levers with their bullets, and topics with questions that follow one another', () => {
    const writer = staged.aWriter()
    writer.editor.run('lead')
    writer.type('Une autre porte')
    press(writer.view, 'Enter')
    writer.type('Un guichet, un courrier.')
    press(writer.view, 'Enter')
    writer.editor.run('lever')
    writer.type('Décider à plusieurs')
    press(writer.view, 'Enter')
    writer.editor.run('list')
    writer.type('tirer au sort')
    press(writer.view, 'Enter')
    press(writer.view, 'Enter')
    writer.editor.run('topic')
    writer.type('Le temps long')
    press(writer.view, 'Enter')
    writer.type('Combien d’années ?')
    press(writer.view, 'Enter')
    writer.type('Qui attend ?')
    expect(saved()).toEqual([
      { kind: 'heading', level: 3, role: 'lead', text: [{ text: 'Une autre porte' }] },
      { kind: 'paragraph', text: [{ text: 'Un guichet, un courrier.' }] },
      { kind: 'heading', level: 3, role: 'lever', text: [{ text: 'Décider à plusieurs' }] },
      { kind: 'list', items: [[{ text: 'tirer au sort' }]] },
      { kind: 'heading', level: 3, role: 'topic', text: [{ text: 'Le temps long' }] },
      { kind: 'question', text: [{ text: 'Combien d’années ?' }] },
      { kind: 'question', text: [{ text: 'Qui attend ?' }] },
    ])
    expect(writer.refusals).toEqual([])
  })

  it('a role pressed again makes a plain paragraph; «Titre» makes a plain title', () => {
    const writer = staged.aWriter()
    writer.editor.run('lead')
    writer.type('Mot')
    writer.editor.run('heading')
    expect(saved()).toEqual([{ kind: 'heading', level: 3, text: [{ text: 'Mot' }] }])
    writer.editor.run('topic')
    writer.editor.run('topic')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Mot' }] }])
  })
})

describe('what is pasted from elsewhere', () => {
  it('loses styles, scripts and events before it is read, and no word', () =>
    expect(
      bareHtml(
        '<style>p{a:b}</style><p style="color:red" onclick=\'x(">")\' class="k">un style="2" onx=1 <script src="y">z</script>mot</p>',
      ),
    ).toBe('<p class="k">un style="2" onx=1 mot</p>'))

  it('comes in as words: no script, no style, no picture, no event', () => {
    const writer = staged.aWriter()
    paste(
      writer,
      '<script>alert(1)</script><p style="color:red" onclick="x()">Un <b>mot</b> <img src="x" onerror="y()"><span lang="FR" style="font:9pt x">gras</span></p><p><a href="javascript:alert(2)">piège</a> <a href="https://example.org/">page</a></p>',
    )
    expect(saved()).toEqual([
      { kind: 'paragraph', text: [{ text: 'Un ' }, { text: 'mot', strong: true }, { text: ' gras' }] },
      { kind: 'paragraph', text: [{ text: 'piège ' }, { text: 'page', href: 'https://example.org/' }] },
    ])
    expect(writer.view.dom.querySelector('script, style, img, [onclick], [style*="red"]')).toBeNull()
    expect(writer.refusals).toEqual([])
  })

  it('puts a note that is dropped amid a paragraph between its halves, as a quotation', () => {
    const writer = staged.aWriter()
    writer.type('Avant après')
    put(writer, 7)
    paste(writer, '<blockquote data-note="n1" data-table="t1">Mot pour mot</blockquote>')
    expect(saved().map(block => block.kind)).toEqual(['paragraph', 'quote', 'paragraph'])
    expect(writer.refusals).toEqual([])
  })

  it('keeps a quotation, its sources and its footnotes when it comes from another page of the report', () => {
    const writer = staged.aWriter()
    paste(
      writer,
      '<blockquote data-note="n1" data-table="t1">Mot pour mot</blockquote><p data-notes="n1 n2">Suite<sup data-footnote="Voir p. 3."></sup></p><p data-notes="<b> x">Faux</p>',
    )
    expect(saved()).toMatchObject([
      { kind: 'quote', note: 'n1', table: 't1', text: 'Mot pour mot' },
      { kind: 'paragraph', notes: ['n1', 'n2'] },
      { kind: 'paragraph', text: [{ text: 'Faux' }] },
    ])
    expect(saved()[2]).not.toHaveProperty('notes')
    expect(writer.refusals).toEqual([])
  })
})

describe('a quotation whose note has changed since', () => {
  it('[W13] says so and offers the new words, which come in at one press and never by themselves', () => {
    const writer = staged.aWriter({ now: 'Prévoir une autre porte', since: 'La note a changé' })
    writer.editor.insert(A_NOTE)
    const offer = writer.view.dom.querySelector<HTMLElement>('.rp-quote-since')
    expect(offer?.textContent).toContain('La note a changé')
    expect(saved()[0]).toMatchObject({ kind: 'quote', text: A_NOTE.text })
    offer?.querySelector<HTMLElement>('button')?.click()
    expect(saved()[0]).toMatchObject({ kind: 'quote', note: 'n1', text: 'Prévoir une autre porte' })
    expect(writer.refusals).toEqual([])
  })
})
