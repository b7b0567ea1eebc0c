import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export type { Counted } from './word-forms.ts'
export const peopleWords = { fr, en }
