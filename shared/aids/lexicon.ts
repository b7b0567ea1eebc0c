import { fold, stemOf } from './tokenise.ts'

/** A field of life: what it is called, and the stems that lead to it in each language. */
export interface Field {
  readonly name: { readonly fr: string; readonly en: string }
  readonly stems: { readonly fr: ReadonlySet<string>; readonly en: ReadonlySet<string> }
}
export interface Lexicon {
  readonly fields: readonly Field[]
  /** fields by stem, each in the order of the text */
  readonly byStem: {
    readonly fr: ReadonlyMap<string, readonly number[]>
    readonly en: ReadonlyMap<string, readonly number[]>
  }
}
/** What is wrong in a line (1 for the first). That line is left out, the others count. */
export interface LexiconFault {
  readonly line: number
  readonly what:
    | 'no-colon'
    | 'no-name'
    | 'no-words'
    | 'name-twice'
    | 'too-many-bars'
    | 'not-a-word'
    | 'too-long'
    | 'too-many'
  /** the word or name in question */
  readonly about?: string
}

export const LEXICON_LIMITS = { text: 60_000, fields: 120, word: 40, name: 60 } as const

/**
 * Reads «French name / English name : French words | English words», one field a line; without a bar its words count in both languages, and
 * one name is enough. Empty lines and lines that begin with `#` say nothing.
 */
export function readLexicon(text: string): { readonly lexicon: Lexicon; readonly faults: readonly LexiconFault[] } {
  const fields: Field[] = []
  const faults: LexiconFault[] = []
  const names = new Set<string>()
  if (text.length > LEXICON_LIMITS.text) faults.push({ line: 1, what: 'too-long' })
  for (const [index, row] of text.slice(0, LEXICON_LIMITS.text).split(/\r?\n/).entries()) {
    const line = index + 1
    const said = row.trim()
    if (said === '' || said.startsWith('#')) continue
    const colon = said.indexOf(':')
    const [fr = '', en = fr] = said
      .slice(0, Math.max(0, colon))
      .split('/')
      .map(name => name.trim())
    const [frWords = '', enWords = frWords, ...rest] = said.slice(colon + 1).split('|')
    const lists = { fr: wordsIn(frWords), en: wordsIn(enWords) }
    const odd = [...lists.fr, ...lists.en].find(word => !/^\p{L}[\p{L}\p{M}'’-]*$/u.test(word))
    const long =
      [fr, en].find(name => name.length > LEXICON_LIMITS.name) ??
      [...lists.fr, ...lists.en].find(word => word.length > LEXICON_LIMITS.word)
    if (colon < 0) faults.push({ line, what: 'no-colon' })
    else if (fr === '') faults.push({ line, what: 'no-name' })
    else if (names.has(fold(fr.toLowerCase()))) faults.push({ line, what: 'name-twice', about: fr })
    else if (rest.length > 0) faults.push({ line, what: 'too-many-bars' })
    else if (lists.fr.length + lists.en.length === 0) faults.push({ line, what: 'no-words' })
    else if (odd !== undefined) faults.push({ line, what: 'not-a-word', about: odd })
    else if (long !== undefined) faults.push({ line, what: 'too-long', about: long })
    else if (fields.length >= LEXICON_LIMITS.fields) faults.push({ line, what: 'too-many' })
    else {
      names.add(fold(fr.toLowerCase()))
      fields.push({
        name: { fr, en: en === '' ? fr : en },
        stems: { fr: stemsOf(lists.fr, 'fr'), en: stemsOf(lists.en, 'en') },
      })
    }
  }
  return { lexicon: { fields, byStem: { fr: byStem(fields, 'fr'), en: byStem(fields, 'en') } }, faults }
}

/** The fields that a stem leads to; none in a language that has no words here. */
export const fieldsOf = (lexicon: Lexicon, stem: string, lang: string): readonly number[] =>
  (lang === 'fr' || lang === 'en' ? lexicon.byStem[lang].get(stem) : undefined) ?? []

const wordsIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map(word => word.trim().toLowerCase().normalize('NFC'))
    .filter(Boolean)

const stemsOf = (list: readonly string[], lang: string): ReadonlySet<string> =>
  new Set(list.map(word => stemOf(word, lang)))

function byStem(fields: readonly Field[], lang: 'fr' | 'en'): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const [index, field] of fields.entries())
    for (const stem of field.stems[lang]) {
      const list = found.get(stem)
      if (list === undefined) found.set(stem, [index])
      else list.push(index)
    }
  return found
}
