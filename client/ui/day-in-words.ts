import { formatDate } from '../../shared/i18n/dates.ts'
import type { Language } from '../../shared/domain/text.ts'

/** A moment (ms) as a day at a place, in words: «jeudi 4 octobre 2018». */
export const dayInWords = (at: number, timeZone: string, language: Language): string =>
  formatDate(dayOf(at, timeZone), language)

function dayOf(at: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
  } catch {
    return new Date(at).toISOString().slice(0, 10) // a zone that is none
  }
}
