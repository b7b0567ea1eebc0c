/** The two languages of the product. A café names those it is held in; the interface follows each person's choice. */
export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in one or both languages. At least one is present once a plan has been read. */
export type Localised = { readonly [L in Language]?: string | undefined }

/** The text in the wanted language, else in any other it exists in, else ''. */
export function inLanguage(text: Localised, language: Language): string {
  return text[language] ?? text.fr ?? text.en ?? ''
}

/** Which language `inLanguage` really gave: for the `lang` attribute of what is shown. */
export function languageOf(text: Localised, wanted: Language): Language {
  if (text[wanted] !== undefined) return wanted
  return text.fr !== undefined ? 'fr' : 'en'
}
