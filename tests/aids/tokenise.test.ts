import { describe, expect, it } from 'vitest'
import { isStopWord } from '../../shared/aids/stop-words.ts'
import { readingLanguage, stemOf, tokensOf } from '../../shared/aids/tokenise.ts'

const words = (text: string, lang = 'fr') => tokensOf(text, lang).map(token => token.word)

describe('the words of a note', () => {
  it('stand without what elision glued to them, with any apostrophe', () => {
    expect(words("L’école d’abord, qu’elle s’ouvre jusqu’à l'aube")).toEqual(['école', 'abord', 'ouvre', 'aube'])
    expect(words('Aujourd’hui, la presqu’île')).toEqual(['aujourd', 'hui', 'presqu', 'île'])
    expect(words("The school's door doesn't open", 'en')).toEqual(['school', 'door', 'open'])
  })

  it('keep a short hyphen together and take long compounds apart', () => {
    expect(words('Un rendez-vous au centre-ville, du porte-à-porte')).toEqual([
      'rendez-vous',
      'centre-ville',
      'porte',
      'porte',
    ])
    expect(words('la coconstruction-participative')).toEqual(['coconstruction', 'participative'])
  })

  it('leave out numbers, signs, emoji and words that say nothing', () => {
    expect(words('12 % à 19h : 3 × plus ! 🎉👩‍👩‍👧 et puis très peu')).toEqual([])
    expect(words('🚲 vélo')).toEqual(['vélo'])
    expect(words('')).toEqual([])
  })

  it('are found with and without accents', () => {
    const [written, hasty] = [tokensOf('Sécurité', 'fr'), tokensOf('Se\u0301curite\u0301', 'fr')]
    expect(hasty[0]?.stem).toBe(written[0]?.stem)
    expect(tokensOf('cœur', 'fr')[0]?.stem).toBe('coeur')
  })

  it('have one stem in the singular and in the plural, also where Snowball has two', () => {
    for (const [one, many] of [
      ['vélo', 'vélos'],
      ['métro', 'métros'],
      ['boulanger', 'boulangers'],
      ['atelier', 'ateliers'],
      ['outil', 'outils'],
    ] as const)
      expect(stemOf(many, 'fr'), many).toBe(stemOf(one, 'fr'))
    expect(stemOf('bus', 'fr')).toBe('bus')
  })

  it('of a language without a stemmer stay whole; letters of any writing are letters', () => {
    expect(words('مرحبا بالعالم', 'ar')).toEqual(['مرحبا', 'بالعالم'])
    expect(words('Fahrräder und Züge', 'de')).toEqual(['fahrräder', 'und', 'züge'])
  })

  it('are read in the language they are in, whatever the screen spoke', () => {
    expect(readingLanguage('La ligne de bus s’arrête le soir', 'en')).toBe('fr')
    expect(readingLanguage('The last bus leaves at seven', 'fr')).toBe('en')
    expect(readingLanguage('Transport', 'fr')).toBe('fr')
    expect(readingLanguage('Der Bus ist da', 'de')).toBe('de')
  })

  it('never lose what a café could be about', () => {
    const about = {
      fr: 'gens ouvert personnes nouveau début jeune travail maison groupe lieu aide problème monde vie place temps'.split(
        ' ',
      ),
      en: 'home work young group open place website problem help cost people new world life time'.split(' '),
    }
    expect(about.fr.filter(word => isStopWord(word, 'fr'))).toEqual([])
    expect(about.en.filter(word => isStopWord(word, 'en'))).toEqual([])
  })
})
