import type { Language } from '../domain/text.ts'

/**
 * Dates, times and numbers as people write them. Our own tables rather than `Intl`, so that every browser, server and
 * golden file says the same. French spaces inside («14 h 25», «1 234») do not break.
 */
const NO_BREAK = '\u00a0'
const NARROW = '\u202f'

const DAYS = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
/** Names of the months, January first. */
export const MONTHS = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

/** A plan's date (`2018-10-04`): «jeudi 4 octobre 2018», «samedi 1er mai 2021», «Thursday 4 October 2018». What is no date comes back as it was. */
export function formatDate(iso: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  if (year === undefined || month === undefined || day === undefined) return iso
  const moment = new Date(`${iso}T12:00:00Z`)
  const monthName = MONTHS[language][Number(month) - 1]
  // 30 February would roll over to March: not a date
  if (monthName === undefined || Number.isNaN(moment.getTime()) || moment.getUTCDate() !== Number(day)) return iso
  const dayNumber = language === 'fr' && day === '01' ? '1er' : String(Number(day))
  return `${DAYS[language][moment.getUTCDay()]} ${dayNumber} ${monthName} ${Number(year)}`
}

/** A time of day (`14:25`): «14 h 25», «14 h», «2:25 pm». What is no time comes back as it was. */
export function formatTime(time: string, language: Language): string {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return time
  const hour = Number(hours)
  if (language === 'fr') return minutes === '00' ? `${hour}${NO_BREAK}h` : `${hour}${NO_BREAK}h${NO_BREAK}${minutes}`
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes}${NO_BREAK}${hour < 12 ? 'am' : 'pm'}`
}

/** A moment (ms) as the time of day at a place: «14 h 25». An unknown time zone falls back to UTC. */
export function formatMoment(at: number, timeZone: string, language: Language): string {
  return formatTime(timeAt(at, timeZone), language)
}

function timeAt(at: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
      at,
    )
  } catch (fault) {
    // the plan's time zone is a free text: a wrong one must not cost anybody their screen
    if (fault instanceof RangeError && timeZone !== 'UTC') return timeAt(at, 'UTC')
    throw fault
  }
}

/** «1 234,5» · «1,234.5»; at most two decimals. */
export function formatNumber(value: number, language: Language): string {
  const rounded = Math.round(Math.abs(value) * 100) / 100
  const [whole = '0', decimals] = String(rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? NARROW : ',')
  const sign = value < 0 && rounded !== 0 ? '\u2212' : ''
  return sign + (decimals === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${decimals}`)
}

/** «1 note», «27 notes»; French counts 0 and 1,5 as one, English does not. */
export function count(value: number, one: string, many: string, language: Language): string {
  return `${formatNumber(value, language)} ${isOne(value, language) ? one : many}`
}

export const isOne = (value: number, language: Language): boolean =>
  language === 'fr' ? Math.abs(value) < 2 : value === 1

/** «a», «a et b», «a, b et c» · “a, b and c”. */
export function joinList(items: readonly string[], language: Language): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  if (items.length === 1) return last
  return `${items.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`
}

export { capitalise } from './capitalise.ts'
