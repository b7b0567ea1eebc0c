import { REFUSALS, type Refusal } from '../../shared/domain/commands.ts'
import type { Language } from '../../shared/domain/text.ts'
import { refusalSentence } from '../../shared/i18n/refusals.ts'
import { words } from './words.ts'

const isRefusal = (code: string): code is Refusal => (REFUSALS as readonly string[]).includes(code)

/** Why a command was refused, in words: the café's own reasons, else that it was not reached, else that it was not taken. */
export function refusalWords(code: string, language: Language): string {
  if (isRefusal(code)) return refusalSentence(code, language)
  return code === 'offline' ? words[language].notReached : words[language].notTaken
}
