import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type HandOverLink,
  type HandOverNote,
  handOverOf,
  linesInSight,
  MOST_KEPT,
} from '../../shared/domain/hand-over.ts'
import { LINK_KINDS, NOTE_KINDS } from '../../shared/domain/note.ts'

const note = (id: string, change: Partial<HandOverNote> = {}): HandOverNote => ({
  id,
  kind: 'idea',
  order: id,
  round: 1,
  removal: 0,
  dots: 0,
  onPlate: false,
  ...change,
})
let links = 0
const link = (a: string, kind: HandOverLink['kind'], b: string): HandOverLink => ({ id: `l${links++}`, a, b, kind })
const saidOf = (notes: readonly HandOverNote[], all: readonly HandOverLink[] = []) =>
  handOverOf(notes, all).map(line => [line.about, ...line.notes].join(' '))

describe('[O1] what a table leaves to those who arrive', () => {
  it('keeps the three notes linked with most others; two links between the same two count once', () => {
    const notes = ['a', 'b', 'c', 'd', 'e'].map(id => note(id))
    const all = [
      link('a', 'supports', 'b'),
      link('b', 'qualifies', 'a'),
      link('c', 'supports', 'd'),
      link('c', 'example', 'e'),
      link('e', 'supports', 'd'),
    ]
    expect(saidOf(notes, all)).toEqual(['kept c', 'kept d', 'kept e'])
  })
  it('where fewer are linked takes the plate, then what has most dots, and never a note that nothing speaks for', () => {
    const notes = [note('a'), note('b', { dots: 1 }), note('c', { dots: 4 }), note('d', { onPlate: true })]
    expect(saidOf(notes)).toEqual(['kept d', 'kept c', 'kept b'])
    expect(saidOf([note('a')])).toEqual([])
  })
  it('asks the newest question to which no «répond à» leads; one that answers something else is open still', () => {
    const notes = [
      note('a', { kind: 'question', round: 1 }),
      note('b', { kind: 'question', round: 2 }),
      note('c', { kind: 'question', round: 3 }),
      note('d'),
    ]
    expect(saidOf(notes, [link('d', 'answers', 'c'), link('b', 'answers', 'd')])).toContain('question b')
    expect(saidOf(notes, [link('d', 'supports', 'c')])).toContain('question c')
  })
  it('an answer that was taken back answers nothing', () => {
    const notes = [note('a', { kind: 'question' }), note('b', { removal: 1 })]
    expect(saidOf(notes, [link('b', 'answers', 'a')])).toEqual(['question a'])
  })
  it('shows one disagreement, both notes, the newest first; its notes are not said again', () => {
    const notes = [note('a'), note('b'), note('c', { round: 2 }), note('d')]
    const all = [link('a', 'opposes', 'b'), link('c', 'opposes', 'd'), link('a', 'supports', 'c')]
    expect(saidOf(notes, all)).toEqual(['kept a', 'kept b', 'disagreement c d'])
  })
  it('lines whose notes are gone, or are not seen, are read away', () => {
    const lines = [
      { about: 'kept', notes: ['a'] },
      { about: 'disagreement', notes: ['a', 'b'] },
    ] as const
    expect(linesInSight(lines, id => id === 'a')).toEqual([lines[0]])
  })
})

const someNotes = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...NOTE_KINDS),
      order: fc.constantFrom('a', 'b', 'c'),
      round: fc.integer({ min: 0, max: 4 }),
      removal: fc.constantFrom(0, 0, 0, 1, 2),
      dots: fc.integer({ min: 0, max: 3 }),
      onPlate: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map(notes => notes.map((fields, at) => ({ id: `n${at}`, ...fields })))
const someLinks = fc.array(
  fc
    .record({ a: fc.nat(15), b: fc.nat(15), kind: fc.constantFrom(...LINK_KINDS) })
    .map(({ a, b, kind }): HandOverLink => ({ id: `${a}-${kind}-${b}`, a: `n${a}`, b: `n${b}`, kind })),
  { maxLength: 20 },
)

describe('whatever lies on the cloth', () => {
  it('at most three to keep, one question, one disagreement; nothing set aside, nothing unknown, nothing twice', () => {
    fc.assert(
      fc.property(someNotes, someLinks, (notes, all) => {
        const lines = handOverOf(notes, all)
        const said = lines.flatMap(line => line.notes)
        const count = (about: string) => lines.filter(line => line.about === about).length
        expect(count('kept')).toBeLessThanOrEqual(MOST_KEPT)
        expect(count('question')).toBeLessThanOrEqual(1)
        expect(count('disagreement')).toBeLessThanOrEqual(1)
        for (const id of said) expect(notes.find(each => each.id === id)?.removal).toBe(0)
        const kept = lines.filter(line => line.about === 'kept').flatMap(line => line.notes)
        const others = lines.filter(line => line.about !== 'kept').flatMap(line => line.notes)
        expect(new Set(kept).size).toBe(kept.length)
        expect(kept.filter(id => others.includes(id))).toEqual([])
      }),
    )
  })
  it('the order in which notes and links come makes no difference', () => {
    fc.assert(
      fc.property(someNotes, someLinks, fc.infiniteStream(fc.nat()), (notes, all, draws) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map(each => [draws.next().value ?? 0, each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each)
        // A link's id is its own: the same one twice is one.
        const unique = [...new Map(all.map(each => [each.id, each])).values()]
        expect(handOverOf(shuffled(notes), shuffled(unique))).toEqual(handOverOf(notes, unique))
      }),
    )
  })
})
