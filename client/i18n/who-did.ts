import { whoDid as inLanguage } from '../../shared/i18n/who-did.ts'
import { language } from './language.ts'

/** Who did something, in the language of the screen. */
export const whoDid = (by: string): string => inLanguage(by, language())
