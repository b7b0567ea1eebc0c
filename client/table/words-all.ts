import { type Words as FirstWords, words as firstWords } from './words.ts'
import { noteWords } from './note/words-notes.ts'
import { sheetWords } from './day/words-sheets.ts'

const fr = { ...firstWords.fr, ...noteWords.fr, ...sheetWords.fr }
export type Words = typeof fr

const inEnglish = (first: FirstWords): Words => ({ ...first, ...noteWords.en, ...sheetWords.en })
let english: { readonly first: FirstWords; readonly all: Words } | undefined

/** All the table's words, for what is fetched at the first touch or later. */
export const words = {
  fr,
  get en(): Words {
    const first = firstWords.en
    if (english?.first !== first) english = { first, all: inEnglish(first) }
    return english.all
  },
}
