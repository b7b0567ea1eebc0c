import { inLanguage, type Language, languageOf, type Localised } from '../domain/text.ts'
import { type ReportWords, reportWords } from '../i18n/report-words.ts'
import { typeset } from '../i18n/typography.ts'
import type { ReportFacts, ReportNote } from './facts.ts'
import type { Block, Inline, Run } from './model.ts'
import { oneLine, printable, safeHref } from './printable.ts'

/** `first`, `twin`: the two halves of a bilingual edition. What exists in one language only is printed in that half alone. */
export type Edition = 'alone' | 'first' | 'twin'

/** What every chapter needs at hand: the facts, the language, and a few ways of looking notes up. */
export interface Desk {
  readonly facts: ReportFacts
  readonly language: Language
  readonly edition: Edition
  readonly words: ReportWords
  /** notes that still stand: those set aside are counted, never quoted */
  readonly notes: readonly ReportNote[]
  readonly notesById: ReadonlyMap<string, ReportNote>
  /** the number people call a table by, as printed; its id when it is unknown */
  readonly tableNumber: (id: string) => string
  /** a title in the report's language, or in the one it exists in; spaces by the rules of its own language */
  readonly title: (text: Localised) => { readonly title: string; readonly lang?: Language }
  /** one of our own sentences, with the right spaces */
  readonly say: (sentence: string) => string
}

export function makeDesk(facts: ReportFacts, language: Language, edition: Edition = 'alone'): Desk {
  const numbers = new Map(facts.tables.map(table => [table.id, String(table.number)]))
  return {
    facts,
    language,
    edition,
    words: reportWords(language),
    notes: facts.notes.filter(note => !note.setAside),
    notesById: new Map(facts.notes.map(note => [note.id, note])),
    tableNumber: id => numbers.get(id) ?? id,
    title: text => {
      const own = languageOf(text, language)
      const title = typeset(oneLine(inLanguage(text, language)), own)
      return own === language ? { title } : { title, lang: own }
    },
    say: sentence => typeset(oneLine(sentence), language),
  }
}

/** Plain words as inline text. */
export const plain = (text: string): Inline => [{ text }]

/** What people wrote, to the letter, freed of what no format can hold and of addresses that no report should open. */
export function asWritten(text: Inline): Inline {
  return text
    .map(({ href, footnote, ...rest }): Run => {
      const safe = safeHref(href)
      return {
        ...rest,
        text: printable(rest.text),
        ...(safe === undefined ? {} : { href: safe }),
        ...(footnote === undefined ? {} : { footnote: { ...footnote, text: asWritten(footnote.text) } }),
      }
    })
    .filter(run => run.text !== '' || run.footnote !== undefined)
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: plain(text) })
export const remark = (text: string): Block => ({ kind: 'remark', text })
export const heading = (level: 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
