import type { Language, Localised } from '../../../shared/domain/text.ts'
import { inLanguage, languageOf } from '../../../shared/domain/text.ts'
import { type KitWords, kitWords } from '../../../shared/i18n/kit-words.ts'
import { typeset } from '../../../shared/i18n/typography.ts'
import { oneLine } from '../../../shared/reports/printable.ts'

/** The same thing in one or two languages, the first one larger. Templates set each in its own language. */
export type Said = readonly { readonly lang: Language; readonly text: string }[]

/** Our own words in all languages of a kit. */
export const say = (languages: readonly Language[], pick: (t: KitWords, language: Language) => string): Said =>
  languages.map(lang => ({ lang, text: oneLine(typeset(pick(kitWords[lang], lang), lang)) }))

/** An organiser's words, to the letter but for no-break spaces: in each language that they exist in. */
export function quote(languages: readonly Language[], text: Localised): Said {
  const [first = 'fr'] = languages
  const said = languages.flatMap(lang => {
    const own = text[lang]
    return own === undefined ? [] : [{ lang, text: oneLine(typeset(own, lang)) }]
  })
  if (said.length > 0) return said
  const lang = languageOf(text, first)
  return [{ lang, text: oneLine(typeset(inLanguage(text, first), lang)) }]
}

/** A text that is the same in every language: a name, a title. */
export const plain = (language: Language, text: string): string => oneLine(typeset(text, language))
