import type { LexiconFault } from '../../shared/aids/lexicon.ts'

const about = (fault: LexiconFault, before: string, after: string) =>
  fault.about === undefined ? '' : `${before}${fault.about}${after}`

const fr = {
  title: 'Le lexique des domaines',
  close: 'Fermer',
  help: 'Deux notes sans mot commun peuvent parler du même domaine. Ce lexique dit lesquels. Il est gardé sur cet appareil.',
  form: 'Un domaine par ligne\u00a0: nom\u00a0: mot, mot, mot. Une barre | sépare les mots français des mots anglais.',
  field: 'Lexique',
  ours: 'C’est le lexique fourni avec Tablée.',
  own: 'Ce lexique a été modifié sur cet appareil.',
  fields: (n: number) => (n === 1 ? '1 domaine lu.' : `${n} domaines lus.`),
  faults: (n: number) =>
    n === 1
      ? '1 ligne n’est pas comprise. Les autres comptent.'
      : `${n} lignes ne sont pas comprises. Les autres comptent.`,
  line: (n: number) => `Ligne ${n}`,
  what: (fault: LexiconFault) => {
    const quoted = about(fault, ' «\u202f', '\u202f»')
    return {
      'no-colon': 'il manque les deux-points après le nom.',
      'no-name': 'il manque le nom du domaine.',
      'no-words': 'il n’y a pas de mot après les deux-points.',
      'name-twice': `le nom${quoted} sert déjà plus haut.`,
      'too-many-bars': 'une seule barre | par ligne.',
      'not-a-word': `${quoted.trim()} n’est pas un mot. Séparez les mots par des virgules.`,
      'too-long': quoted === '' ? 'le texte est trop long, la fin n’est pas lue.' : `${quoted.trim()} est trop long.`,
      'too-many': 'il y a trop de domaines, celui-ci n’est pas lu.',
    }[fault.what]
  },
  keep: 'Garder ce lexique',
  kept: 'Lexique gardé sur cet appareil',
  reset: 'Revenir au lexique fourni',
  wasReset: 'Lexique fourni remis en place',
  undo: 'Annuler',
  save: 'Enregistrer dans un fichier',
  load: 'Reprendre un fichier…',
  notRead: 'Ce fichier n’a pas pu être lu. Le lexique n’a pas changé. Choisissez un fichier de texte.',
  file: 'tablee-lexique.txt',
}
const en: typeof fr = {
  title: 'The lexicon of fields',
  close: 'Close',
  help: 'Two notes without a common word may be about the same field. This lexicon says which. It is kept on this device.',
  form: 'One field a line: name: word, word, word. A bar | separates the French words from the English ones.',
  field: 'Lexicon',
  ours: 'This is the lexicon that comes with Tablée.',
  own: 'This lexicon was edited on this device.',
  fields: n => (n === 1 ? '1 field read.' : `${n} fields read.`),
  faults: n =>
    n === 1 ? '1 line is not understood. The others count.' : `${n} lines are not understood. The others count.`,
  line: n => `Line ${n}`,
  what: fault => {
    const quoted = about(fault, ' “', '”')
    return {
      'no-colon': 'the colon after the name is missing.',
      'no-name': 'the field has no name.',
      'no-words': 'there is no word after the colon.',
      'name-twice': `the name${quoted} stands further up already.`,
      'too-many-bars': 'only one bar | a line.',
      'not-a-word': `${quoted.trim()} is no word. Separate words with commas.`,
      'too-long': quoted === '' ? 'the text is too long, its end is not read.' : `${quoted.trim()} is too long.`,
      'too-many': 'there are too many fields, this one is not read.',
    }[fault.what]
  },
  keep: 'Keep this lexicon',
  kept: 'Lexicon kept on this device',
  reset: 'Back to the lexicon supplied',
  wasReset: 'The lexicon supplied is back',
  undo: 'Undo',
  save: 'Save as a file',
  load: 'Take a file…',
  notRead: 'This file could not be read. The lexicon has not changed. Choose a text file.',
  file: 'tablee-lexicon.txt',
}
export const lexiconWords = { fr, en }
