import fc from 'fast-check'
import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { exceeded } from '../../client/report/editor/limits.ts'
import { schema } from '../../client/report/editor/schema.ts'
import { restore } from '../../client/report/versions/restore.ts'
import { SYNTHESIS_MARKS, SYNTHESIS_NODES } from '../../shared/document/synthesis.ts'
import type { SynthesisTree } from '../../shared/document/synthesis-tree.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { A_NOTE, paragraph, PART, press, stageWriters, type Writer } from './staged-writers.ts'

let staged: ReturnType<typeof stageWriters>
const aWriter = () => staged.aWriter()
beforeEach(() => {
  staged = stageWriters()
})
afterEach(() => staged.end())

describe('the schema', () => {
  it('is the closed list that the gate knows, names and attributes', () => {
    const ours = Object.keys(schema.nodes).filter(name => name !== 'doc' && name !== 'text')
    expect(ours.sort()).toEqual(Object.keys(SYNTHESIS_NODES).sort())
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(SYNTHESIS_MARKS).sort())
    for (const [name, attributes] of Object.entries(SYNTHESIS_NODES))
      expect(Object.keys(schema.nodes[name as keyof typeof SYNTHESIS_NODES].spec.attrs ?? {})).toEqual(
        Object.keys(attributes),
      )
    expect(Object.keys(schema.marks.link.spec.attrs ?? {})).toEqual(Object.keys(SYNTHESIS_MARKS.link))
  })
})

describe('a part of the synthesis', () => {
  it('is not touched by opening it', () => {
    const writer = aWriter()
    expect(Y.encodeStateVector(writer.doc)).toEqual(Y.encodeStateVector(staged.server))
    expect(staged.server.getXmlFragment(PART).length).toBe(0)
  })

  it('is written together: what one types the other reads, and the gate takes all of it', () => {
    const [one, other] = [aWriter(), aWriter()]
    one.type('Le numérique amplifie.')
    other.view.dispatch(other.view.state.tr.insertText(' Vraiment.', other.view.state.doc.content.size - 1))
    expect(one.blocks()).toEqual([paragraph('Le numérique amplifie. Vraiment.')])
    expect(one.view.state.doc.eq(other.view.state.doc)).toBe(true)
    expect([...one.refusals, ...other.refusals]).toEqual([])
  })

  it('takes every kind of block and mark through the gate', () => {
    const writer = aWriter()
    writer.editor.run('heading')
    writer.type('Un titre')
    press(writer.view, 'Enter')
    writer.type('Des mots ')
    writer.editor.run('strong')
    writer.type('forts')
    writer.editor.run('strong')
    writer.editor.run('em')
    writer.type(' et doux')
    writer.editor.run('em')
    press(writer.view, 'Enter')
    writer.editor.run('question')
    writer.type('Et après ?')
    press(writer.view, 'Enter')
    writer.type('On verra.')
    press(writer.view, 'Enter')
    writer.editor.run('list')
    writer.type('un')
    press(writer.view, 'Enter')
    writer.type('deux')
    press(writer.view, 'Enter')
    press(writer.view, 'Enter')
    writer.editor.insert(A_NOTE)
    writer.type('La suite.')
    expect(writer.refusals).toEqual([])
    expect(readSynthesis(staged.server.getXmlFragment(PART))).toEqual([
      { kind: 'heading', level: 3, text: [{ text: 'Un titre' }] },
      {
        kind: 'paragraph',
        text: [{ text: 'Des mots ' }, { text: 'forts', strong: true }, { text: ' et doux', em: true }],
      },
      { kind: 'question', text: [{ text: 'Et après ?' }] },
      { kind: 'answer', text: [{ text: 'On verra.' }] },
      { kind: 'list', items: [[{ text: 'un' }], [{ text: 'deux' }]] },
      { kind: 'quote', text: A_NOTE.text, note: 'n1', table: 't1' },
      paragraph('La suite.'),
    ])
  })

  it('quotes a note to the letter at the caret, between two paragraphs, and goes on after it', () => {
    const writer = aWriter()
    writer.type('Avant')
    press(writer.view, 'Enter')
    writer.type('Après')
    writer.view.dispatch(writer.view.state.tr.setSelection(TextSelection.create(writer.view.state.doc, 3)))
    writer.editor.insert(A_NOTE)
    expect(writer.blocks().map(block => block.kind)).toEqual(['paragraph', 'quote', 'paragraph'])
    writer.type('[ici] ')
    expect(writer.blocks().at(-1)).toEqual(paragraph('[ici] Après'))
    const shown = writer.view.dom.querySelector<HTMLElement>('blockquote')
    expect(shown?.textContent).toBe(`${A_NOTE.text}Levier, table 1`)
    expect(shown?.dataset).toMatchObject({ note: 'n1', table: 't1' })
  })

  it('quotes at the end for whoever has not touched the text yet', () => {
    const writer = aWriter()
    writer.type('Un')
    press(writer.view, 'Enter')
    writer.type('Deux')
    const other = aWriter()
    other.editor.insert(A_NOTE)
    expect(writer.blocks().map(block => block.kind)).toEqual(['paragraph', 'paragraph', 'quote'])
  })

  it('undoes one’s own words only', () => {
    const [one, other] = [aWriter(), aWriter()]
    one.type('À moi.')
    other.view.dispatch(other.view.state.tr.insertText(' À toi.', other.view.state.doc.content.size - 1))
    one.editor.run('undo')
    expect(one.blocks()).toEqual([paragraph(' À toi.')])
    expect(one.refusals).toEqual([])
    one.editor.run('redo')
    expect(JSON.stringify(other.blocks())).toContain('À moi.')
  })

  it('starts from the draft when it is empty, and never over somebody’s words', () => {
    const draft = [
      { kind: 'heading', level: 3, text: [{ text: 'Le fil' }] },
      { kind: 'quote', text: 'Mots', note: 'n1', table: 't1' },
    ] as const
    const [one, other] = [aWriter(), aWriter()]
    one.editor.startFrom(draft)
    expect(other.blocks()).toEqual(draft)
    other.editor.startFrom([{ kind: 'paragraph', text: [{ text: 'encore' }] }])
    expect(one.blocks()).toEqual(draft)
  })

  it('takes a long draft in steps that the gate accepts', () => {
    const writer = aWriter()
    const draft = Array.from(
      { length: 200 },
      (_, index) => ({ kind: 'quote', text: `Note ${index}`, note: `n${index}`, table: 't1' }) as const,
    )
    writer.editor.startFrom(draft)
    expect(readSynthesis(staged.server.getXmlFragment(PART))).toEqual(draft)
    expect([writer.limits, writer.refusals]).toEqual([[], []])
  })

  it('says when a part is full instead of losing what is typed next', () => {
    const writer = aWriter()
    writer.type('x'.repeat(12_000))
    writer.type('y'.repeat(9_000))
    expect(writer.limits).toEqual(['part-full'])
    writer.type('z'.repeat(8_000))
    expect([writer.limits, writer.refusals]).toEqual([['part-full'], []])
    expect(exceeded(20_500, 20_400, 0)).toBeUndefined()
    expect(exceeded(0, 16_000, 1)).toBe('too-much-at-once')
    expect(exceeded(0, 100, 1_000)).toBe('too-much-at-once')
  })

  it('goes on from what somebody pressed and typed before the editor came', () => {
    const writer = aWriter()
    writer.type('Déjà là.')
    writer.editor.begin({ point: undefined, typed: [' ', 'A', 'h', 'Enter', '!'] })
    expect(writer.blocks()).toEqual([paragraph('Déjà là. Ah'), paragraph('!')])
  })

  it('comes out the same for everybody whatever three people do, and the gate refuses none of it', () => {
    const act = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      what: fc.constantFrom('type', 'enter', 'heading', 'question', 'list', 'strong', 'quote', 'backspace', 'undo'),
    })
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), acts => {
        const each = stageWriters()
        const three = [each.aWriter(), each.aWriter(), each.aWriter()]
        for (const { who, at, what } of acts) {
          const { view, editor, type } = three[who] as Writer
          const { doc, tr } = view.state
          view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.floor(at * doc.content.size)))))
          if (what === 'type') type(`mot${who} `)
          else if (what === 'enter') press(view, 'Enter')
          else if (what === 'backspace') press(view, 'Backspace')
          else if (what === 'quote') editor.insert(A_NOTE)
          else editor.run(what)
        }
        const [first, ...rest] = three
        for (const writer of rest) expect(writer.view.state.doc.toJSON()).toEqual(first?.view.state.doc.toJSON())
        expect(three.flatMap(writer => writer.refusals)).toEqual([])
        each.end()
      }),
      {
        numRuns: 60,
        // somebody takes away the quotation that another has selected (failed with seed -295591540)
        examples: [
          [
            [
              { who: 0, at: 0, what: 'quote' },
              { who: 0, at: 0, what: 'strong' },
              { who: 1, at: 0, what: 'backspace' },
              { who: 1, at: 0, what: 'question' },
            ],
          ],
        ],
      },
    )
  })
})

describe('a version that is put back', () => {
  const saying = (...lines: string[]): SynthesisTree[] =>
    lines.map(line => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  const putBackIn = (writer: Writer, ...lines: string[]) =>
    restore(writer.doc, { parts: { [PART]: saying(...lines) } }, [PART], writer.editor)

  it('is one step of undoing, whole and alone, however soon somebody types before and after', () => {
    const writer = aWriter()
    writer.type('Un texte. ')
    writer.type('Et la suite.')
    putBackIn(writer, 'Un texte.')
    expect(writer.blocks()).toEqual([paragraph('Un texte.')])
    writer.type('Vraiment. ')
    writer.editor.run('undo')
    expect(writer.blocks()).toEqual([paragraph('Un texte.')])
    writer.editor.run('undo')
    expect(writer.blocks()).toEqual([paragraph('Un texte. Et la suite.')])
    writer.editor.run('redo')
    expect(writer.blocks()).toEqual([paragraph('Un texte.')])
    writer.editor.run('undo')
    writer.editor.run('undo')
    expect(writer.blocks()).toEqual([])
  })

  it('is one step also when it is long, and takes long', () => {
    const writer = aWriter()
    writer.type('Court.')
    const long = Array.from({ length: 300 }, (_, index) => `Phrase ${index}`)
    // each transaction comes a second after the one before
    let now = Date.now()
    const slow = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1_000))
    putBackIn(writer, ...long)
    slow.mockRestore()
    expect(writer.blocks()).toEqual(long.map(paragraph))
    writer.editor.run('undo')
    expect(writer.blocks()).toEqual([paragraph('Court.')])
    expect(writer.refusals).toEqual([])
  })

  it('leaves what others wrote on another page out of it', () => {
    const [one, other] = [aWriter(), aWriter()]
    one.type('Le mien.')
    restore(one.doc, { parts: { after: saying('Merci.') } }, ['after'], one.editor)
    expect(readSynthesis(other.doc.getXmlFragment('after'))).toEqual([paragraph('Merci.')])
    one.editor.run('undo')
    expect(one.blocks()).toEqual([])
    expect(readSynthesis(one.doc.getXmlFragment('after'))).toEqual([paragraph('Merci.')])
  })
})
