import { partOf } from '../../../shared/document/synthesis.ts'
import { inLanguage, languageOf } from '../../../shared/domain/text.ts'
import { reportWords } from '../../../shared/i18n/report-words.ts'
import { typeset } from '../../../shared/i18n/typography.ts'
import { language } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'

/** What a part of the compte rendu is called, in the reader's language, from its name (`part-t1`, `before`). */
export function usePartTitle(): (part: string) => string {
  const { programme } = useSession()
  return part => {
    const words = reportWords(language())
    switch (part) {
      case 'before':
        return words.whoWeAre
      case 'talk':
        return words.talk
      case 'perspectives':
        return words.perspectives
      case 'after':
        return words.thanks
    }
    const theme = part.startsWith(partOf('')) ? programme.themes[part.slice(partOf('').length)] : undefined
    if (theme === undefined) return part
    return `${theme.number}. ${typeset(inLanguage(theme.title, language()), languageOf(theme.title, language()))}`
  }
}
