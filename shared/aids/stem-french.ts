/**
 * The French stemmer of Snowball (M. F. Porter, https://snowballstem.org/algorithms/french/stemmer.html), written from its published
 * description, in the form it had up to Snowball 2.0. `U`, `I` and `Y` are letters that count as consonants.
 */
import { endsWithOneOf, isIn, regionsOf } from './stem-regions.ts'

const VOWELS = 'aeiouyâàëéêèïîôûù'
const KEEP_WITH_S = 'aiouès'

const I_VERBS = list(
  'îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it',
)
const VERBS_WITH_E = list('é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez')
const VERBS_WITH_A = list('âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions')
const VERBS = ['ions', ...VERBS_WITH_E, ...VERBS_WITH_A]

const GONE_IN_R2 = list('ance iqUe isme able iste eux ances iqUes ismes ables istes')
const ATION = list('atrice ateur ation atrices ateurs ations')
const STANDARD = [
  ...GONE_IN_R2,
  ...ATION,
  ...list(
    'logie logies usion ution usions utions ence ences ement ements ité ités if ive ifs ives eaux aux euse euses',
  ),
  ...list('issement issements amment emment ment ments'),
]

/** The stem of a word in small letters. */
export function stemFrench(word: string): string {
  let text = marked(word)
  const { r1, r2, rv } = { ...regionsOf(text, VOWELS), rv: startOfRv(text) }

  /** Where the ending begins. */
  const at = (ending: string) => text.length - ending.length
  const cut = (ending: string, put = '') => (text = text.slice(0, at(ending)) + put)
  const cutIn = (region: number, ending: string, put = ''): boolean => {
    if (at(ending) < region) return false
    cut(ending, put)
    return true
  }
  const drop = (ending: string, region: number): boolean => text.endsWith(ending) && cutIn(region, ending)
  const letter = (index: number) => text[index] ?? ''

  function standardSuffix(): boolean {
    const ending = endsWithOneOf(text, STANDARD)
    if (ending === undefined) return false
    if (GONE_IN_R2.includes(ending)) return cutIn(r2, ending)
    if (ATION.includes(ending)) {
      if (!cutIn(r2, ending)) return false
      if (text.endsWith('ic') && !cutIn(r2, 'ic')) cut('ic', 'iqU')
      return true
    }
    switch (ending) {
      case 'logie':
      case 'logies':
        return cutIn(r2, ending, 'log')
      case 'usion':
      case 'ution':
      case 'usions':
      case 'utions':
        return cutIn(r2, ending, 'u')
      case 'ence':
      case 'ences':
        return cutIn(r2, ending, 'ent')
      case 'ement':
      case 'ements':
        if (!cutIn(rv, ending)) return false
        afterEment()
        return true
      case 'ité':
      case 'ités':
        if (!cutIn(r2, ending)) return false
        if (text.endsWith('abil')) {
          if (!cutIn(r2, 'abil')) cut('abil', 'abl')
        } else if (text.endsWith('ic')) {
          if (!cutIn(r2, 'ic')) cut('ic', 'iqU')
        } else drop('iv', r2)
        return true
      case 'if':
      case 'ive':
      case 'ifs':
      case 'ives':
        if (!cutIn(r2, ending)) return false
        if (drop('at', r2) && text.endsWith('ic') && !cutIn(r2, 'ic')) cut('ic', 'iqU')
        return true
      case 'eaux':
        cut(ending, 'eau')
        return true
      case 'aux':
        return cutIn(r1, ending, 'al')
      case 'euse':
      case 'euses':
        return cutIn(r2, ending) || cutIn(r1, ending, 'eux')
      case 'issement':
      case 'issements':
        return at(ending) > 0 && !isIn(VOWELS, letter(at(ending) - 1)) && cutIn(r1, ending)
      // These go on to the endings of verbs, whatever they did.
      case 'amment':
        cutIn(rv, ending, 'ant')
        return false
      case 'emment':
        cutIn(rv, ending, 'ent')
        return false
      default:
        if (at(ending) - 1 >= rv && isIn(VOWELS, letter(at(ending) - 1))) cut(ending)
        return false
    }
  }
  function afterEment(): void {
    const before = endsWithOneOf(text, ['iv', 'eus', 'abl', 'iqU', 'ièr', 'Ièr'])
    if (before === 'iv') {
      if (cutIn(r2, before)) drop('at', r2)
    } else if (before === 'eus') {
      if (!cutIn(r2, before)) cutIn(r1, before, 'eux')
    } else if (before === 'abl' || before === 'iqU') cutIn(r2, before)
    else if (before !== undefined) cutIn(rv, before, 'i')
  }
  function iVerbSuffix(): boolean {
    const ending = endsWithOneOf(text.slice(rv), I_VERBS)
    if (ending === undefined || at(ending) <= rv || isIn(VOWELS, letter(at(ending) - 1))) return false
    cut(ending)
    return true
  }
  function verbSuffix(): boolean {
    const ending = endsWithOneOf(text.slice(rv), VERBS)
    if (ending === undefined) return false
    if (ending === 'ions') return cutIn(r2, ending)
    cut(ending)
    if (VERBS_WITH_A.includes(ending)) drop('e', rv)
    return true
  }
  function residualSuffix(): void {
    if (text.endsWith('s') && text.length > 1 && !isIn(KEEP_WITH_S, letter(text.length - 2))) cut('s')
    const ending = endsWithOneOf(text.slice(rv), ['ion', 'ier', 'ière', 'Ier', 'Ière', 'e', 'ë'])
    if (ending === undefined) return
    if (ending === 'ion') {
      if (at('ion') >= r2 && at('ion') > rv && isIn('st', letter(at('ion') - 1))) cut('ion')
    } else if (ending === 'ë') {
      if (at('guë') >= rv && text.endsWith('guë')) cut('ë')
    } else cut(ending, ending === 'e' ? '' : 'i')
  }

  if (standardSuffix() || iVerbSuffix() || verbSuffix()) {
    if (text.endsWith('Y')) cut('Y', 'i')
    else if (text.endsWith('ç')) cut('ç', 'c')
  } else residualSuffix()
  if (endsWithOneOf(text, ['enn', 'onn', 'ett', 'ell', 'eill']) !== undefined) text = text.slice(0, -1)
  text = withoutLastAccent(text)
  return text.replace(/[IUY]/g, capital => capital.toLowerCase())
}

/** `u` and `i` between vowels, `y` beside one and `u` after `q` become consonants: capitals. */
function marked(word: string): string {
  const letters = word.split('')
  const is = (index: number, among: string) => isIn(among, letters[index] ?? '')
  for (let at = 0; at < letters.length; ) {
    const next = letters[at + 1]
    if (is(at, VOWELS) && (next === 'u' || next === 'i') && is(at + 2, VOWELS)) {
      letters[at + 1] = next.toUpperCase()
      at += 3
    } else if (is(at, VOWELS) && next === 'y') {
      letters[at + 1] = 'Y'
      at += 2
    } else if (letters[at] === 'y' && is(at + 1, VOWELS)) {
      letters[at] = 'Y'
      at += 2
    } else if (letters[at] === 'q' && next === 'u') {
      letters[at + 1] = 'U'
      at += 2
    } else at++
  }
  return letters.join('')
}

function startOfRv(text: string): number {
  const is = (index: number) => isIn(VOWELS, text[index] ?? '')
  if (is(0) && is(1) && text.length > 2) return 3
  if (/^(par|col|tap)/.test(text)) return 3
  for (let at = 1; at < text.length; at++) if (is(at)) return at + 1
  return text.length
}

/** é or è with only consonants after it, at least one, loses its accent. */
function withoutLastAccent(text: string): string {
  let at = text.length - 1
  while (at >= 0 && !isIn(VOWELS, text[at] ?? '')) at--
  return at < text.length - 1 && isIn('éè', text[at] ?? '') ? `${text.slice(0, at)}e${text.slice(at + 1)}` : text
}

function list(words: string): readonly string[] {
  return words.split(' ')
}
