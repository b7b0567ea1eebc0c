/**
 * The English stemmer of Snowball, «Porter2» (M. F. Porter, https://snowballstem.org/algorithms/english/stemmer.html), written from
 * its published description, in the form it had up to Snowball 2.0. `Y` is a letter that counts as a consonant.
 */
import { endsWithOneOf, isIn, regionsOf } from './stem-regions.ts'

const VOWELS = 'aeiouy'
const DOUBLES = ['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']
const WHOLE: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
}
const KEPT = ['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes']
const KEPT_AFTER_PLURAL = ['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']

const STEP_2 = pairs(
  'tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogi>og fulli>ful lessli>less li>',
)
const STEP_3 = pairs('tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>')
const STEP_4 = 'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' ')

/** The stem of a word in small letters. */
export function stemEnglish(word: string): string {
  const whole = Object.hasOwn(WHOLE, word) ? WHOLE[word] : undefined
  if (whole !== undefined) return whole
  if (word.length < 3 || KEPT.includes(word)) return word
  let text = word.replace(/^'/, '').replace(/^y/, 'Y')
  text = text.replace(/([aeiouy])y/g, '$1Y')
  const irregular = /^(gener|commun|arsen)/.exec(text)?.[0].length
  const { r1, r2 } = regionsOf(text, VOWELS, irregular)

  const at = (ending: string) => text.length - ending.length
  const cut = (ending: string, put = '') => (text = text.slice(0, at(ending)) + put)
  const isVowel = (index: number) => isIn(VOWELS, text[index] ?? '')
  const hasVowelBefore = (end: number) => /[aeiouy]/.test(text.slice(0, end))
  /** A short syllable at the end of the text up to `end`. */
  const isShort = (end: number): boolean => {
    const last = end - 1
    if (last < 1 || isVowel(last) || !isVowel(last - 1)) return false
    return last === 1 ? true : !isVowel(last - 2) && !isIn('wxY', text[last] ?? '')
  }

  const possessive = endsWithOneOf(text, ["'", "'s", "'s'"])
  if (possessive !== undefined) cut(possessive)
  const plural = endsWithOneOf(text, ['sses', 'ied', 'ies', 's', 'us', 'ss'])
  if (plural === 'sses') cut(plural, 'ss')
  else if (plural === 'ied' || plural === 'ies') cut(plural, at(plural) >= 2 ? 'i' : 'ie')
  else if (plural === 's' && hasVowelBefore(text.length - 2)) cut(plural)
  if (KEPT_AFTER_PLURAL.includes(text)) return text.replace(/Y/g, 'y')

  const past = endsWithOneOf(text, ['eed', 'eedly', 'ed', 'edly', 'ing', 'ingly'])
  if (past === 'eed' || past === 'eedly') {
    if (at(past) >= r1) cut(past, 'ee')
  } else if (past !== undefined && hasVowelBefore(at(past))) {
    cut(past)
    if (endsWithOneOf(text, ['at', 'bl', 'iz']) !== undefined) text += 'e'
    else if (endsWithOneOf(text, DOUBLES) !== undefined) text = text.slice(0, -1)
    else if (text.length === r1 && isShort(text.length)) text += 'e'
  }
  if (/[yY]$/.test(text) && text.length > 2 && !isVowel(text.length - 2)) cut('y', 'i')

  const second = endsWithOneOf(text, Object.keys(STEP_2))
  if (second !== undefined && at(second) >= r1) {
    const before = text[at(second) - 1] ?? ''
    const fits = second === 'ogi' ? before === 'l' : second === 'li' ? isIn('cdeghkmnrt', before) : true
    if (fits) cut(second, STEP_2[second])
  }
  const third = endsWithOneOf(text, Object.keys(STEP_3))
  if (third !== undefined && at(third) >= (third === 'ative' ? Math.max(r1, r2) : r1)) cut(third, STEP_3[third])
  const fourth = endsWithOneOf(text, STEP_4)
  if (fourth !== undefined && at(fourth) >= r2 && (fourth !== 'ion' || isIn('st', text[at(fourth) - 1] ?? '')))
    cut(fourth)
  if (text.endsWith('e')) {
    if (at('e') >= r2 || (at('e') >= r1 && !isShort(at('e')))) cut('e')
  } else if (text.endsWith('ll') && at('l') >= r2) cut('l')
  return text.replace(/Y/g, 'y')
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(' ').map(each => each.split('>') as [string, string]))
}
