import { describe, expect, it } from 'vitest'
import { type AidHeading, sortIntoHeadings } from '../../shared/aids/sort-headings.ts'
import { development, lexicon, type ThemedNote } from './sets.ts'

const heading = (id: string, text: string, lang = 'fr'): AidHeading => ({ id, texts: [{ text, lang }] })
const HEADINGS = {
  fr: [
    heading('mobilite', 'Se déplacer : bus, vélo, marche'),
    heading('alimentation', 'Bien manger'),
    heading('sante', 'Santé et médecins'),
    heading('education', 'École et éducation'),
    heading('logement', 'Logement'),
    heading('culture', 'Culture et fêtes de quartier'),
  ],
  en: [
    heading('mobility', 'Getting around: bus, bike, walking', 'en'),
    heading('food', 'Eating and cooking', 'en'),
    heading('health', 'Health and doctors', 'en'),
    heading('education', 'School', 'en'),
    heading('housing', 'Housing', 'en'),
  ],
}
const sort = (notes: readonly ThemedNote[], headings: readonly AidHeading[]) => {
  const sorted = sortIntoHeadings(notes, headings, lexicon)
  const right = (how: 'sure' | 'maybe') => {
    const placed = sorted.placed.filter(each => each.how === how)
    const good = placed.filter(each => notes.find(note => note.id === each.id)?.theme === each.heading)
    return { placed: placed.length, precision: good.length / placed.length }
  }
  return { ...sorted, sure: right('sure'), maybe: right('maybe') }
}

describe('notes under headings', () => {
  it.each(['fr', 'en'] as const)('are right at least eight times in ten where they say «sure» (%s)', lang => {
    const { sure } = sort(development[lang], HEADINGS[lang])
    expect(sure.placed).toBeGreaterThanOrEqual(8)
    expect(sure.precision).toBeGreaterThanOrEqual(0.8)
  })

  it.each(['fr', 'en'] as const)('are right at least seven times in ten where they say «maybe» (%s)', lang => {
    const { maybe } = sort(development[lang], HEADINGS[lang])
    expect(maybe.placed).toBeGreaterThanOrEqual(10)
    expect(maybe.precision).toBeGreaterThanOrEqual(0.7)
  })

  it('say each note once: placed or unsorted', () => {
    const { placed, unsorted } = sort(development.fr, HEADINGS.fr)
    expect([...placed.map(each => each.id), ...unsorted].sort()).toEqual(development.fr.map(note => note.id).sort())
  })

  it('give the shared words as the note writes them, or the name of the shared field', () => {
    const notes = [
      { id: 'a', text: 'Les bus du dimanche', lang: 'fr' },
      { id: 'b', text: 'Prendre le train', lang: 'fr' },
      { id: 'c', text: 'Brouillard', lang: 'fr' },
    ]
    const headings = [heading('go', 'Le bus'), heading('eat', 'Manger')]
    expect(sortIntoHeadings(notes, headings, lexicon)).toEqual({
      placed: [
        { id: 'a', heading: 'go', how: 'sure', why: ['bus'] },
        { id: 'b', heading: 'go', how: 'maybe', why: ['Mobilité'] },
      ],
      unsorted: ['c'],
    })
  })

  it('tell nothing by a word that every heading has, nor where two headings fit equally', () => {
    const notes = [{ id: 'a', text: 'Le numérique', lang: 'fr' }]
    const all = [heading('x', 'Numérique un'), heading('y', 'Numérique deux')]
    expect(sortIntoHeadings(notes, all, lexicon).unsorted).toEqual(['a'])
    const two = [heading('x', 'Le bus'), heading('y', 'La cuisine'), heading('z', 'Un arbre')]
    expect(sortIntoHeadings([{ id: 'b', text: 'bus cuisine', lang: 'fr' }], two, lexicon).unsorted).toEqual(['b'])
  })

  it('reach across languages by the heading’s other text, or by its field', () => {
    const both = {
      id: 'go',
      texts: [
        { text: 'Le vélo', lang: 'fr' },
        { text: 'Bicycles', lang: 'en' },
      ],
    }
    const other = heading('eat', 'Manger')
    const sorted = sortIntoHeadings(
      [
        { id: 'a', text: 'A bicycle lane', lang: 'en' },
        { id: 'b', text: 'The train is late', lang: 'en' },
      ],
      [both, other],
      lexicon,
    )
    expect(sorted.placed.map(each => [each.id, each.heading, each.how])).toEqual([
      ['a', 'go', 'sure'],
      ['b', 'go', 'maybe'],
    ])
  })

  it('are nowhere without headings, and without notes there is nothing', () => {
    expect(sortIntoHeadings([{ id: 'a', text: 'bus', lang: 'fr' }], [], lexicon)).toEqual({
      placed: [],
      unsorted: ['a'],
    })
    expect(sortIntoHeadings([], HEADINGS.fr, lexicon)).toEqual({ placed: [], unsorted: [] })
  })
})
