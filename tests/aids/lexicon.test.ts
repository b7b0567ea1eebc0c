import { describe, expect, it } from 'vitest'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { fieldsOf, LEXICON_LIMITS, readLexicon } from '../../shared/aids/lexicon.ts'
import { lnOf, rootOf } from '../../shared/aids/numbers.ts'
import { stemOf } from '../../shared/aids/tokenise.ts'

const faultsOf = (text: string) => readLexicon(text).faults

describe('the lexicon', () => {
  it('that comes with the product is whole, in both languages, and light', () => {
    const { lexicon, faults } = readLexicon(LEXICON_TEXT)
    expect(faults).toEqual([])
    expect(lexicon.fields.length).toBeGreaterThanOrEqual(30)
    for (const field of lexicon.fields)
      expect(
        [field.stems.fr.size, field.stems.en.size].every(size => size >= 8),
        field.name.fr,
      ).toBe(true)
    expect(new TextEncoder().encode(LEXICON_TEXT).length).toBeLessThan(100_000)
  })

  it('reads a name and words; a bar parts two languages, a stroke two names', () => {
    const { lexicon } = readLexicon('# rien\n\nPain / Bread : pain, boulangerie | bread, baker\nJazz: jazz')
    expect(lexicon.fields.map(field => field.name)).toEqual([
      { fr: 'Pain', en: 'Bread' },
      { fr: 'Jazz', en: 'Jazz' },
    ])
    expect(fieldsOf(lexicon, stemOf('boulangeries', 'fr'), 'fr')).toEqual([0])
    expect(fieldsOf(lexicon, stemOf('bakers', 'en'), 'en')).toEqual([0])
    expect(fieldsOf(lexicon, stemOf('jazz', 'en'), 'en')).toEqual([1])
    expect(fieldsOf(lexicon, stemOf('baker', 'en'), 'de')).toEqual([])
  })

  it('says what is wrong by line, and keeps the other lines', () => {
    const text = 'Pain : pain\nsans deux-points\n : mot\nVide :\nPain : autre\nDeux : a | b | c\nSigne : a+b\nBon : mot'
    expect(faultsOf(text)).toEqual([
      { line: 2, what: 'no-colon' },
      { line: 3, what: 'no-name' },
      { line: 4, what: 'no-words' },
      { line: 5, what: 'name-twice', about: 'Pain' },
      { line: 6, what: 'too-many-bars' },
      { line: 7, what: 'not-a-word', about: 'a+b' },
    ])
    expect(readLexicon(text).lexicon.fields.map(field => field.name.fr)).toEqual(['Pain', 'Bon'])
  })

  it('has limits, and says where they were passed', () => {
    const long = 'x'.repeat(LEXICON_LIMITS.word + 1)
    expect(faultsOf(`Mot : ${long}`)).toEqual([{ line: 1, what: 'too-long', about: long }])
    const many = Array.from({ length: LEXICON_LIMITS.fields + 1 }, (_, at) => `Champ ${at} : mot`).join('\n')
    expect(faultsOf(many)).toEqual([{ line: LEXICON_LIMITS.fields + 1, what: 'too-many' }])
    expect(faultsOf('#'.repeat(LEXICON_LIMITS.text + 1))[0]).toEqual({ line: 1, what: 'too-long' })
  })
})

describe('numbers that are the same on every machine', () => {
  it('are logarithms and square roots to the last digits', () => {
    for (const value of [0.001, 0.5, 0.75, 1, 1.0001, 1.5, 2, 3, 10, 61, 400, 1e6]) {
      expect(lnOf(value)).toBeCloseTo(Math.log(value), 12)
      expect(rootOf(value)).toBeCloseTo(Math.sqrt(value), 9)
    }
    expect([lnOf(0), lnOf(-1), rootOf(0), rootOf(-4), lnOf(Number.NaN)]).toEqual([0, 0, 0, 0, 0])
  })
})
