import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { PART, press, stageWriters, type Writer } from './staged-writers.ts'

let staged: ReturnType<typeof stageWriters>
beforeEach(() => {
  staged = stageWriters()
})
afterEach(() => staged.end())

const saved = () => readSynthesis(staged.server.getXmlFragment(PART))
const put = ({ view }: Writer, from: number, to = from) =>
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
const sourcesOf = () => saved().map(block => ('notes' in block ? (block.notes ?? []).join(' ') : ''))
const lines = ({ view }: Writer) => [...view.dom.querySelectorAll('.rp-from')].map(each => each.textContent)

/** Two paragraphs, the first from n1, the second from n2. */
function twoParagraphs(): Writer {
  const writer = staged.aWriter()
  writer.type('Premier.')
  writer.editor.lean('n1')
  press(writer.view, 'Enter')
  writer.type('Second.')
  writer.editor.lean('n2')
  return writer
}

describe('where a paragraph comes from', () => {
  it('is remembered with it, said under it, and taken away note by note', () => {
    const writer = staged.aWriter()
    writer.type('Le numérique amplifie.')
    expect(writer.editor.lean('n1')).toBe(true)
    writer.editor.lean('n2')
    writer.editor.lean('n1')
    expect(sourcesOf()).toEqual(['n1 n2'])
    expect(lines(writer)).toEqual(['de 2'])
    writer.editor.leanNoMore('n1')
    expect(sourcesOf()).toEqual(['n2'])
    writer.editor.leanNoMore('n2')
    expect([sourcesOf(), lines(writer), writer.refusals]).toEqual([[''], [], []])
  })

  it('is nothing that a title can say', () => {
    const writer = staged.aWriter()
    writer.editor.run('heading')
    writer.type('Titre')
    expect(writer.editor.lean('n1')).toBe(false)
    expect(saved()).toEqual([{ kind: 'heading', level: 3, text: [{ text: 'Titre' }] }])
  })

  it('[W12] stays with both halves when it is cut in two, and with none of what is begun after it', () => {
    const writer = twoParagraphs()
    put(writer, 4)
    press(writer.view, 'Enter')
    expect(sourcesOf()).toEqual(['n1', 'n1', 'n2'])
    put(writer, writer.view.state.doc.content.size - 1)
    press(writer.view, 'Enter')
    writer.type('Nouveau.')
    expect(sourcesOf()).toEqual(['n1', 'n1', 'n2', ''])
  })

  it('[W12] is that of both when two paragraphs become one', () => {
    const writer = twoParagraphs()
    put(writer, 11)
    press(writer.view, 'Backspace')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Premier.Second.' }], notes: ['n1', 'n2'] }])
    expect(writer.refusals).toEqual([])
  })

  it('goes with words that were taken out whole', () => {
    const writer = twoParagraphs()
    put(writer, 5, writer.view.state.doc.content.size - 1)
    press(writer.view, 'Backspace')
    expect(saved()).toEqual([{ kind: 'paragraph', text: [{ text: 'Prem' }], notes: ['n1'] }])
  })

  it('stays when a paragraph becomes a question or a line of a list', () => {
    const writer = staged.aWriter()
    writer.type('Et après ?')
    writer.editor.lean('n1')
    writer.editor.run('question')
    expect(saved()).toEqual([{ kind: 'question', text: [{ text: 'Et après ?' }], notes: ['n1'] }])
    writer.editor.run('list')
    expect(writer.view.state.doc.toString()).toContain('bullet_list')
    expect(lines(writer)).toEqual(['de 1'])
    expect(writer.refusals).toEqual([])
  })

  it('opens from its line, at the caret', () => {
    const writer = twoParagraphs()
    writer.view.dom.querySelector<HTMLElement>('.rp-from button')?.click()
    expect(writer.slips.at(-1)).toMatchObject({ kind: 'sources', ids: ['n1'] })
    writer.editor.leanNoMore('n1')
    expect(sourcesOf()).toEqual(['', 'n2'])
  })
})

describe('two people in the same paragraph', () => {
  it('[W9] [W2] keep every word and every source, though both were without network', () => {
    const [one, other] = [staged.aWriter(), staged.aWriter()]
    one.type('Le lien.')
    expect(other.blocks()).toEqual(one.blocks())
    one.leave()
    other.leave()
    put(one, 4)
    one.type('beau ')
    one.editor.lean('n1')
    put(other, other.view.state.doc.content.size - 1)
    other.type(' Il dure.')
    other.editor.footnote('Depuis 2018.')
    expect(one.blocks()).not.toEqual(other.blocks())
    one.comeBack()
    other.comeBack()
    expect(saved()).toEqual([
      {
        kind: 'paragraph',
        text: [{ text: 'Le beau lien. Il dure.' }, expect.objectContaining({ footnote: expect.anything() })],
        notes: ['n1'],
      },
    ])
    expect(one.blocks()).toEqual(saved())
    expect(other.blocks()).toEqual(saved())
    expect(one.view.state.doc.eq(other.view.state.doc)).toBe(true)
    expect([...one.refusals, ...other.refusals]).toEqual([])
  })
})

describe('somebody else’s caret', () => {
  it('stands behind what they wrote last, under their first name', () => {
    const [one, other] = [staged.aWriter(), staged.aWriter()]
    one.type('Le lien.')
    const caret = other.view.dom.querySelector('.rp-caret')
    expect(caret?.textContent).toBe('Nadia')
    expect(other.view.dom.textContent).toContain('Le lien.Nadia')
    expect(one.view.dom.querySelector('.rp-caret')).toBeNull()
    // it is not part of the text
    expect(JSON.stringify(other.blocks())).not.toContain('Nadia')
  })

  it('is named when it is told who writes after the words have come', () => {
    const facts: { writers: readonly string[] } = { writers: [] }
    const [one, other] = [staged.aWriter(), staged.aWriter(facts)]
    one.type('Le numérique')
    expect(other.view.dom.querySelector('.rp-caret')).toBeNull()
    facts.writers = ['Nadia']
    other.editor.refreshWriters()
    expect(other.view.dom.querySelector('.rp-caret')?.textContent).toBe('Nadia')
  })
})
