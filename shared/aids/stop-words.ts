import { eng } from 'stopword/src/stopwords_eng.js'
import { fra } from 'stopword/src/stopwords_fra.js'

/**
 * Words that say nothing of what a note is about. The lists of the package `stopword` (MIT), each from its own file so that the sixty
 * others are not loaded, and what they lack: quantities, turns of phrase. No word that a café could be about.
 */
const MORE = {
  fr: 'plus moins trop très tout tous toute toutes comme aussi chaque chacun chacune peu beaucoup bien donc quand si dont entre vers chez ni non oui encore déjà toujours jamais rien faut peut peuvent doit doivent va vont veut sous depuis avant après alors car cela ça ceux celle celles celui quoi pourquoi comment combien lors lorsque puis parce afin ainsi plutôt surtout autre autres certains certaines quelques plusieurs tant tel telle leur même mêmes etc',
  en: 'no not so too very just than then if when why whose where does doing done being am without every less few enough even yet may shall let lets us me my mine its per via etc',
} as const

const listed = (package_: readonly string[], more: string): ReadonlySet<string> =>
  new Set([...package_, ...more.split(' ')])
const STOP = { fr: listed(fra, MORE.fr), en: listed(eng, MORE.en) }

/** `word` in small letters, as it is written. */
export const isStopWord = (word: string, lang: 'fr' | 'en'): boolean => STOP[lang].has(word)
