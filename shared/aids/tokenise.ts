import { stemEnglish } from './stem-english.ts'
import { stemFrench } from './stem-french.ts'
import { isStopWord } from './stop-words.ts'

/** A word that says something: as it is written, in small letters, and the stem that stands for all its forms. */
export interface Token {
  readonly word: string
  readonly stem: string
  /** nothing but a blank stands between it and the token before */
  readonly follows: boolean
}

// Without looking behind: browsers from before 2023 cannot read that.
const ELISION = /(^|[^\p{L}\p{M}])(?:jusqu|lorsqu|puisqu|quoiqu|quelqu|qu|[ldcjmnst])'(?=\p{L})/gu
const WORD = /\p{L}[\p{L}\p{M}]*(?:[-'][\p{L}\p{M}]+)*/gu
/** Longer words made with hyphens are read part by part. */
const LONG_COMPOUND = 14

/** Without accents, œ as oe: French is often written without them on a phone. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')

/** Snowball keeps the s of «vélos» and of «boulangers»: here a plural is its singular. */
const frenchStem = (word: string): string => {
  const singular = /.{3}ers$/.test(word) ? word.slice(0, -1) : word
  return stemFrench(singular).replace(/(..[iou])s$/, '$1')
}

export const stemOf = (word: string, lang: string): string => {
  const bare = word.replaceAll('-', '')
  return fold(lang === 'fr' ? frenchStem(bare) : lang === 'en' ? stemEnglish(bare) : bare)
}

/**
 * The words of a text in reading order, small words left out. French elisions, English `'s` and `n't` are cut off; numbers, emoji and signs
 * are no words. A language that has no stemmer here keeps its words whole; one written without blanks gives one long word.
 */
export function tokensOf(text: string, lang: string): readonly Token[] {
  let plain = text.normalize('NFC').toLowerCase().replace(/[’ʼ‘]/g, "'").replace(/[‐‑]/g, '-')
  plain =
    lang === 'fr' ? plain.replace(ELISION, '$1 ') : plain.replace(/n't(?!\p{L})/gu, ' ').replace(/'s(?!\p{L})/gu, ' ')
  const tokens: Token[] = []
  /** where the token before ended; -1 after a word that says nothing */
  let end = -1
  for (const found of plain.matchAll(WORD)) {
    let start = found.index
    for (const word of partsOf(found[0])) {
      start = plain.indexOf(word, start)
      const follows = end >= 0 && plain.slice(end, start) === ' '
      const isSmall = word.length < 2 || (isKnown(lang) && isStopWord(word, lang))
      const stem = isSmall ? '' : stemOf(word, lang)
      if (stem.length >= 2) tokens.push({ word, stem, follows })
      start += word.length
      end = stem.length >= 2 ? start : -1
    }
  }
  return tokens
}

/**
 * The language a text is read in: people write in one while their screen speaks the other. Whichever of the two has more small words in the
 * text; as it was said where neither has, or where it is a third language.
 */
export function readingLanguage(text: string, said: string): string {
  if (!isKnown(said)) return said
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const count = (lang: 'fr' | 'en') => words.filter(word => isStopWord(word, lang)).length
  const other = said === 'fr' ? 'en' : 'fr'
  return count(other) > count(said) ? other : said
}

const isKnown = (lang: string): lang is 'fr' | 'en' => lang === 'fr' || lang === 'en'

function partsOf(word: string): readonly string[] {
  const parts = word.split(/[-']/)
  return parts.length > 2 || word.includes("'") || (parts.length === 2 && word.length > LONG_COMPOUND) ? parts : [word]
}
