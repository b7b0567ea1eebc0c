import type { AidNote } from './features.ts'
import { type AidTable, type Keyword, keywordsOf } from './keywords.ts'
import { type Lexicon, readLexicon } from './lexicon.ts'
import { type AidHeading, type Sorted, sortIntoHeadings } from './sort-headings.ts'
import { type GroupSuggestion, suggestGroups } from './suggest-groups.ts'

/** What can be asked of the aids. Plain values: they go to a worker and back. `lexicon`: its text. */
export interface AidQuestions {
  readonly groups: { readonly notes: readonly AidNote[]; readonly lexicon: string }
  readonly sort: {
    readonly notes: readonly AidNote[]
    readonly headings: readonly AidHeading[]
    readonly lexicon: string
  }
  readonly words: { readonly tables: readonly AidTable[]; readonly ignored: readonly string[] }
}
export interface AidAnswers {
  readonly groups: readonly GroupSuggestion[]
  readonly sort: Sorted
  readonly words: readonly Keyword[]
}
export type AidKind = keyof AidQuestions
export type AidQuestion = { [K in AidKind]: { readonly kind: K; readonly ask: AidQuestions[K] } }[AidKind]

/** The answer to a question: the same for the same question, on every machine. */
export function answerAid(question: AidQuestion): AidAnswers[AidKind] {
  switch (question.kind) {
    case 'groups':
      return suggestGroups(question.ask.notes, lexiconOf(question.ask.lexicon))
    case 'sort':
      return sortIntoHeadings(question.ask.notes, question.ask.headings, lexiconOf(question.ask.lexicon))
    case 'words':
      return keywordsOf(question.ask.tables, new Set(question.ask.ignored))
  }
}

let last: { readonly text: string; readonly lexicon: Lexicon } | undefined
/** Read once, as long as it stays the same. */
function lexiconOf(text: string): Lexicon {
  if (last?.text !== text) last = { text, lexicon: readLexicon(text).lexicon }
  return last.lexicon
}
