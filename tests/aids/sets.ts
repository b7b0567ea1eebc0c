import { readFileSync } from 'node:fs'
import type { AidNote } from '../../shared/aids/features.ts'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { readLexicon } from '../../shared/aids/lexicon.ts'

/** A note of the development set: which theme a person put it in. */
export interface ThemedNote extends AidNote {
  readonly theme: string
}
interface File {
  readonly notes: readonly ThemedNote[]
}
const file = JSON.parse(readFileSync(new URL('./development-notes.json', import.meta.url), 'utf8')) as File

/** 49 French and 35 English notes that thresholds were chosen on: good figures here promise nothing elsewhere. */
export const development = {
  fr: file.notes.filter(note => note.lang === 'fr'),
  en: file.notes.filter(note => note.lang === 'en'),
  mixed: file.notes,
}
export const { lexicon } = readLexicon(LEXICON_TEXT)
