import { describe, expect, it } from 'vitest'
import { keywordsOf } from '../../shared/aids/keywords.ts'
import { pictureOf } from '../../shared/aids/word-picture.ts'
import { development } from './sets.ts'

const table = (id: string, ...texts: string[]) => ({
  id,
  notes: texts.map((text, at) => ({ id: `${id}${at}`, text, lang: 'fr' })),
})

describe('the words of a room', () => {
  it('are counted by notes, at each table and overall, under their most frequent form', () => {
    const words = keywordsOf([
      table('t1', 'Réparer, réparer et encore réparer', 'On a réparé'),
      table('t2', 'Réparer un vélo', 'Un vélo'),
    ])
    expect(words.map(({ word, counts, ids }) => [word, counts, ids])).toEqual([
      ['réparer', [2, 1], ['t10', 't11', 't20']],
      ['vélo', [0, 2], ['t20', 't21']],
    ])
    expect(words.map(({ special }) => special)).toEqual(['t1', 't2'])
  })

  it('take two words that stay together as one', () => {
    const words = keywordsOf([
      table('t1', 'La monnaie locale', 'Une monnaie locale', 'Du pain'),
      table('t2', 'Le pain'),
    ])
    expect(words.map(({ word }) => word)).toEqual(['monnaie locale', 'pain'])
  })

  it('do not join two words that something stands between', () => {
    const words = keywordsOf([table('t1', 'La vie du quartier', 'Une vie de quartier', 'Du pain, du vin', 'Pain, vin')])
    expect(words.map(({ word }) => word)).toEqual(['pain', 'quartier', 'vie', 'vin'])
  })

  it('leave out what somebody ignores, and words of one note', () => {
    const tables = [table('t1', 'Du pain', 'Le pain', 'Un arbre')]
    const [bread] = keywordsOf(tables)
    expect(bread?.key).toBe('fr:pain')
    expect(keywordsOf(tables, new Set(['fr:pain']))).toEqual([])
    expect(keywordsOf([])).toEqual([])
  })

  it('are the same the second time, and never so many that nobody reads them', () => {
    const tables = [
      { id: 'a', notes: development.fr },
      { id: 'b', notes: development.en },
    ]
    const words = keywordsOf(tables)
    expect(keywordsOf(tables)).toEqual(words)
    expect(words.length).toBeLessThanOrEqual(80)
  })
})

describe('the picture of words', () => {
  const words = ['citoyen', 'école', 'monnaie locale', 'bus', 'intergénérationnel', 'vélo'].map((word, at) => ({
    key: word,
    word,
    count: 16 - at * 3,
  }))

  it('is the same each time, with every word in it and none over another', () => {
    const picture = pictureOf(words)
    expect(pictureOf([...words].reverse())).toEqual(picture)
    expect(picture.words).toHaveLength(words.length)
    for (const [at, a] of picture.words.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0)
      expect(a.x + a.width).toBeLessThanOrEqual(picture.width)
      for (const b of picture.words.slice(at + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.size * 1.16 <= b.y || b.y + b.size * 1.16 <= a.y
        expect(apart, `${a.word} and ${b.word}`).toBe(true)
      }
    }
  })

  it('has letters whose size goes with the square root of the number of notes', () => {
    const [most, quarter] = pictureOf([
      { key: 'a', word: 'seize', count: 16 },
      { key: 'b', word: 'quatre', count: 4 },
    ]).words
    expect(quarter?.size).toBe((most?.size ?? 0) / 2)
  })

  it('of nothing is empty', () => {
    expect(pictureOf([]).words).toEqual([])
  })
})
