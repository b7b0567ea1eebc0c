import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addLine,
  addPerspective,
  difference,
  movePerspective,
  removeLine,
  removePerspective,
  setRole,
  writeLine,
} from '../../client/harvest/perspectives/edits.ts'
import { readPerspectives } from '../../client/mirror/perspectives.ts'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'

const read = (doc: Y.Doc) => readPerspectives(doc.getXmlFragment('perspectives'))
const titles = (doc: Y.Doc) => read(doc).map(each => each.title.text)
function at(doc: Y.Doc, place: number) {
  const found = read(doc)[place]
  if (found === undefined) throw new Error(`no perspective ${place}`)
  return found
}
function written() {
  const doc = new Y.Doc()
  addPerspective(doc, { role: 'topic', title: 'La sobriété', notes: ['n1'] })
  addPerspective(doc, { role: 'lead', title: 'Une autre porte', notes: ['n1', 'n2'] })
  addPerspective(doc, { role: 'lever', title: 'Décider à plusieurs', notes: [] })
  addPerspective(doc, { role: 'lead', title: 'Se répliquer', notes: [] })
  return doc
}
/** Both copies get what the other has. */
function meet(a: Y.Doc, b: Y.Doc) {
  const [ofA, ofB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, ofB)
  Y.applyUpdate(b, ofA)
}
const fill = (doc: Y.Doc, place: number, words: string) => {
  const block = at(doc, place).blocks[0]
  const line = block?.kind === 'list' ? block.items[0] : block
  if (line === undefined) throw new Error('nothing to write in')
  writeLine(line, words)
}

describe('the perspectives of the harvest', () => {
  it('lie by kind: leads, levers, topics, each in the order in which they came', () => {
    const doc = written()
    expect(titles(doc)).toEqual(['Une autre porte', 'Se répliquer', 'Décider à plusieurs', 'La sobriété'])
    expect(read(doc).map(each => each.role)).toEqual(['lead', 'lead', 'lever', 'topic'])
  })

  it('remember the notes they come from', () => {
    const doc = written()
    expect(at(doc, 0).notes).toEqual(['n1', 'n2'])
    expect(at(doc, 3).notes).toEqual(['n1'])
    expect(at(doc, 2).notes).toEqual([])
  })

  it('are what the compte rendu prints: a heading, a paragraph, forms of action, questions', () => {
    const doc = written()
    fill(doc, 0, 'Un équivalent sans écran.')
    fill(doc, 2, 'publier les règles')
    addLine(doc, at(doc, 2), 'item')
    fill(doc, 3, 'Quel service rendre avec moins ?')
    expect(readSynthesis(doc.getXmlFragment('perspectives'))).toMatchObject([
      { kind: 'heading', level: 3, text: [{ text: 'Une autre porte' }] },
      { kind: 'paragraph', text: [{ text: 'Un équivalent sans écran.' }] },
      { kind: 'heading', level: 3, text: [{ text: 'Se répliquer' }] },
      { kind: 'heading', level: 3, text: [{ text: 'Décider à plusieurs' }] },
      { kind: 'list', items: [[{ text: 'publier les règles' }]] },
      { kind: 'heading', level: 3, text: [{ text: 'La sobriété' }] },
      { kind: 'question', text: [{ text: 'Quel service rendre avec moins ?' }] },
    ])
  })

  it('are taken away and brought back as they were, where they were', () => {
    const doc = written()
    fill(doc, 0, 'Dès le premier jour.')
    const before = doc.getXmlFragment('perspectives').toJSON()
    const undo = removePerspective(doc, at(doc, 0).key)
    expect(titles(doc)).toEqual(['Se répliquer', 'Décider à plusieurs', 'La sobriété'])
    undo()
    expect(doc.getXmlFragment('perspectives').toJSON()).toBe(before)
    expect(at(doc, 0).title.element.getAttribute('level')).toBe(3)
  })

  it('come back beside what others wrote meanwhile', () => {
    const doc = written()
    const undo = removePerspective(doc, at(doc, 1).key)
    addPerspective(doc, { role: 'lead', title: 'Une troisième', notes: [] })
    undo()
    expect(titles(doc)).toEqual([
      'Une autre porte',
      'Une troisième',
      'Se répliquer',
      'Décider à plusieurs',
      'La sobriété',
    ])
  })

  it('are ordered among their own kind, words and all', () => {
    const doc = written()
    fill(doc, 1, 'Publier le code.')
    expect(movePerspective(doc, at(doc, 1).key, -1)).toBe(0)
    expect(titles(doc).slice(0, 2)).toEqual(['Se répliquer', 'Une autre porte'])
    expect(at(doc, 0).blocks[0]).toMatchObject({ text: 'Publier le code.' })
    expect(movePerspective(doc, at(doc, 0).key, 1)).toBe(1)
    expect(titles(doc).slice(0, 2)).toEqual(['Une autre porte', 'Se répliquer'])
    expect(movePerspective(doc, at(doc, 1).key, 1)).toBeUndefined()
  })

  it('become another kind, and lie with it, without losing a word', () => {
    const doc = written()
    fill(doc, 0, 'Dès le premier jour.')
    expect(setRole(doc, at(doc, 0), 'lever')).toBe(2)
    expect(titles(doc)).toEqual(['Se répliquer', 'Décider à plusieurs', 'Une autre porte', 'La sobriété'])
    const changed = at(doc, 2)
    expect(changed.role).toBe('lever')
    expect(changed.blocks.map(block => block.kind)).toEqual(['paragraph', 'list'])
    expect(changed.blocks[0]).toMatchObject({ text: 'Dès le premier jour.' })
  })

  it('lose a form of action with its bullet, and the list with its last one', () => {
    const doc = written()
    addLine(doc, at(doc, 2), 'item')
    const items = () => at(doc, 2).blocks.flatMap(block => (block.kind === 'list' ? block.items : []))
    expect(items()).toHaveLength(2)
    removeLine(doc, items()[0]?.element as Y.XmlElement)
    expect(items()).toHaveLength(1)
    removeLine(doc, items()[0]?.element as Y.XmlElement)
    expect(at(doc, 2).blocks).toEqual([])
  })

  it('keep both people’s words when two write in one line', () => {
    const [one, other] = [written(), new Y.Doc()]
    meet(one, other)
    fill(one, 0, 'Un équivalent sans écran.')
    meet(one, other)
    fill(one, 0, 'Toujours un équivalent sans écran.')
    fill(other, 0, 'Un équivalent sans écran, dès le premier jour.')
    meet(one, other)
    const text = at(one, 0).blocks[0]
    expect(text).toMatchObject({ text: expect.stringContaining(', dès le premier jour.') })
    expect(text).toMatchObject({ text: expect.stringMatching(/^Toujours/) })
    expect(other.getXmlFragment('perspectives').toJSON()).toBe(one.getXmlFragment('perspectives').toJSON())
  })
})

describe('what changed between two texts', () => {
  it('is the shortest run that differs', () => {
    expect(difference('un fil', 'un long fil')).toEqual({ start: 3, removed: 0, added: 'long ' })
    expect(difference('abc', 'abc')).toEqual({ start: 3, removed: 0, added: '' })
    expect(difference('abc', '')).toEqual({ start: 0, removed: 3, added: '' })
  })

  it('never cuts an emoji in two', () => {
    const { start, removed, added } = difference('a🍎b', 'a🍏b')
    expect(start).toBe(1)
    expect(removed).toBe(2)
    expect(added).toBe('🍏')
  })
})
