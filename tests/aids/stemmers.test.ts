import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { stemEnglish } from '../../shared/aids/stem-english.ts'
import { stemFrench } from '../../shared/aids/stem-french.ts'
import { development } from './sets.ts'

/** The package has no types. */
interface Stemmers {
  newStemmer(language: 'french' | 'english'): { stem(word: string): string }
}
const others = createRequire(import.meta.url)('snowball-stemmers') as Stemmers

/** Words of all sorts: the development set, the lexicon, and all that this project says about itself in both languages. */
const ours = ['README.md', 'README.fr.md', 'ARCHITECTURE.md', 'BEHAVIOUR.md', 'CHANGELOG.md', 'docs/aids.md']
const texts = [
  ...development.mixed.map(note => note.text),
  LEXICON_TEXT,
  ...ours.map(name => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')),
]
const vocabulary = [
  ...new Set(
    texts.flatMap(
      text =>
        text
          .normalize('NFC')
          .toLowerCase()
          .match(/[\p{L}']+/gu) ?? [],
    ),
  ),
]
const FRENCH = /^[a-zâàëéêèïîôûùçœæ']+$/
const ENGLISH = /^[a-z']+$/

/** Forms that walk through every rule: endings of nouns and verbs, doubled letters, accents, letters that turn into consonants. */
const HARD_FRENCH =
  'continuellement majestueusement heureuse heureux abilité responsabilité organisatrice organisateurs psychologie psychologies évolution contusions exigence exigences activement normativement dangereusement peureusement inévitablement logiquement dernièrement nationalité rapidité créativité passif actives créatives chevaux bateaux généraux heureuses blanchissement accroissements abondamment constamment fréquemment apparemment lentement appartements finîmes finissaient finissons grossirent nations parlions parlera mangeâmes mangeasse mangeassent aimées créée aiguë voyageaient joueurs payer employaient quelque pleurions ennui bonnet étonnent mielle soleil abeille excès père complète col tapis parade'
const HARD_ENGLISH =
  "generously communication arsenal skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes inning outing canning herring earring proceed exceed succeed caresses ponies ties cries gas this kiwis feed agreed plastered bled motoring sing conflated troubled sized hopping tanned falling hissing fizzed failing filing happy by say enjoy relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti apologi geologi logi hopefulli thoughtlessli exactly triplicate formative formalize electriciti electrical hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent adoption communism activate angulariti homologous effective bowdlerize probate rate cease controll roll yes youth boyish y's dogs' john's"

describe('stems', () => {
  it('of French words are those of Snowball, word by word', () => {
    const words = [...vocabulary.filter(word => FRENCH.test(word)), ...HARD_FRENCH.split(' ')]
    expect(words.length).toBeGreaterThan(2_000)
    const other = others.newStemmer('french')
    const different = words.flatMap(word =>
      stemFrench(word) === other.stem(word) ? [] : [[word, stemFrench(word), other.stem(word)]],
    )
    expect(different).toEqual([])
  })

  it('of English words are those of Snowball, word by word', () => {
    const words = [...vocabulary.filter(word => ENGLISH.test(word)), ...HARD_ENGLISH.split(' ')]
    expect(words.length).toBeGreaterThan(2_000)
    const other = others.newStemmer('english')
    const different = words.flatMap(word =>
      stemEnglish(word) === other.stem(word) ? [] : [[word, stemEnglish(word), other.stem(word)]],
    )
    expect(different).toEqual([])
  })

  it('bring the forms of a word together', () => {
    expect(new Set(['réparer', 'réparait', 'réparés', 'réparera'].map(stemFrench)).size).toBe(1)
    expect(new Set(['repair', 'repairs', 'repairing', 'repaired'].map(stemEnglish)).size).toBe(1)
    expect(stemFrench('')).toBe('')
    expect(stemEnglish('')).toBe('')
  })
})
