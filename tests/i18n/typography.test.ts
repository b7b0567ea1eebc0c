import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typeset } from '../../shared/i18n/typography.ts'

/** No-break spaces are invisible in a diff: they are written ␣ (plain no-break) and · (narrow). */
const shown = (text: string) => text.replaceAll('\u00a0', '␣').replaceAll('\u202f', '·')

describe('French spaces', () => {
  it.each([
    ['Que signifie être socialement innovant ?', 'Que signifie être socialement innovant·?'],
    ['Vraiment?', 'Vraiment·?'],
    ['Oui ; non ! Quoi ?!', 'Oui·; non·! Quoi·?!'],
    ['Perspectives : la mise en commun', 'Perspectives␣: la mise en commun'],
    ['Une seule: prévenir', 'Une seule␣: prévenir'],
    ['Tour 2: la suite', 'Tour 2␣: la suite'],
    ['le « mot » juste', 'le «·mot·» juste'],
    ['le «mot» juste ?', 'le «·mot·» juste·?'],
    ['12 % des gens', '12␣% des gens'],
    ['Atelier n° 2', 'Atelier n°␣2'],
    ['à 14 h 25, au café', 'à 14␣h␣25, au café'],
    ['à 14 h', 'à 14␣h'],
  ])('«%s» becomes «%s»', (written, wanted) => {
    expect(shown(typeset(written, 'fr'))).toBe(wanted)
  })

  it.each([
    'https://example.org/a?b=c',
    'https://example.org/?q=1',
    '14:25',
    'a;b',
    'C++',
    'Le Café',
    '(?)',
    'un :) ici',
    '',
  ])('leaves «%s» alone', text => {
    expect(typeset(text, 'fr')).toBe(text)
  })

  it('leaves English as it was', () => {
    expect(typeset('What for ? « Really » 12 %', 'en')).toBe('What for ? « Really » 12 %')
  })

  const pieces = fc.constantFrom(
    'a',
    'é',
    '7',
    '12',
    ' ',
    '\u00a0',
    '\u202f',
    '?',
    '!',
    ';',
    ':',
    '%',
    '«',
    '»',
    'h',
    'n°',
    '(',
    ')',
    '\n',
    '…',
    ',',
  )
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  )

  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(text, written => {
        expect(typeset(typeset(written, 'fr'), 'fr')).toBe(typeset(written, 'fr'))
      }),
      { numRuns: 5_000 },
    )
  })

  it('touches spaces only: the words stay to the letter', () => {
    const letters = (written: string) => written.replace(/[ \u00a0\u202f]/g, '')
    fc.assert(
      fc.property(text, written => {
        expect(letters(typeset(written, 'fr'))).toBe(letters(written))
      }),
      { numRuns: 5_000 },
    )
  })
})
