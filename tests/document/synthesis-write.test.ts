import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type SynthesisTree, treeOf, unitsOf, withoutNotes } from '../../shared/document/synthesis-tree.ts'
import { putBack } from '../../shared/document/synthesis-write.ts'

const text = (words: string, ...marks: ('strong' | 'em')[]): SynthesisTree => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks: marks.map(type => ({ type })) }),
})
const paragraph = (...content: SynthesisTree[]): SynthesisTree => ({ type: 'paragraph', content })
const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const block: fc.Arbitrary<SynthesisTree> = fc.oneof(
  words.map(each => paragraph(text(each))),
  fc.tuple(words, words).map(([a, b]) => paragraph(text(a), text(b, 'strong'))),
  words.map((each): SynthesisTree => ({ type: 'heading', attrs: { level: 3, role: 'lead' }, content: [text(each)] })),
  words.map((each): SynthesisTree => ({ type: 'quote', attrs: { note: 'n1', table: 't1' }, content: [text(each)] })),
  words.map(
    (each): SynthesisTree => ({
      type: 'bullet_list',
      content: [{ type: 'list_item', content: [paragraph(text(each), { type: 'footnote', attrs: { text: 'See.' } })] }],
    }),
  ),
)

describe('a version put back', () => {
  it('says what it said, whatever stands there now', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 8 }), (before, after) => {
        const doc = new Y.Doc()
        putBack(doc, 'part-t1', before)
        putBack(doc, 'part-t1', after)
        expect(treeOf(doc.getXmlFragment('part-t1'))).toEqual(after)
      }),
    )
  })

  it('leaves the paragraphs that are the same to whoever writes in them', () => {
    const doc = new Y.Doc()
    putBack(doc, 'after', [paragraph(text('One')), paragraph(text('Two')), paragraph(text('Three'))])
    const fragment = doc.getXmlFragment('after')
    const [first, , last] = fragment.toArray()
    putBack(doc, 'after', [
      paragraph(text('One')),
      paragraph(text('2')),
      paragraph(text('2b')),
      paragraph(text('Three')),
    ])
    expect(fragment.get(0)).toBe(first)
    expect(fragment.get(3)).toBe(last)
  })

  it('[Z4] is one’s own edit: one undo takes it back', () => {
    const doc = new Y.Doc()
    const mine = {}
    const undo = new Y.UndoManager(doc.getXmlFragment('after'), { trackedOrigins: new Set([mine]) })
    putBack(doc, 'after', [paragraph(text('Now'))])
    putBack(doc, 'after', [paragraph(text('Then'))], mine)
    undo.undo()
    expect(treeOf(doc.getXmlFragment('after'))).toEqual([paragraph(text('Now'))])
  })

  it('of many pages goes in pieces that the server takes', () => {
    const doc = new Y.Doc()
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength))
    const long = Array.from({ length: 60 }, (_, i) => paragraph(text(`${i} `.repeat(100))))
    putBack(doc, 'after', long)
    expect(unitsOf(treeOf(doc.getXmlFragment('after')))).toBe(unitsOf(long))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
  })
})

describe('notes that are gone', () => {
  it('take their quotations along, and are no source of any paragraph', () => {
    const gone: string[] = []
    const tree: SynthesisTree[] = [
      { type: 'quote', attrs: { note: 'n1', table: 't1' }, content: [text('Gone')] },
      { type: 'quote', attrs: { note: 'n2', table: 't1' }, content: [text('Here')] },
      { type: 'paragraph', attrs: { notes: 'n1 n2' }, content: [text('Both')] },
    ]
    expect(
      withoutNotes(
        tree,
        note => note === 'n1',
        each => gone.push(each),
      ),
    ).toEqual([
      { type: 'quote', attrs: { note: 'n2', table: 't1' }, content: [text('Here')] },
      { type: 'paragraph', attrs: { notes: 'n2' }, content: [text('Both')] },
    ])
    expect(gone).toEqual(['Gone'])
  })
})
