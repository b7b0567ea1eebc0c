import type { Language } from '../domain/text.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

/**
 * French spaces for titles and for our own sentences: a narrow no-break space before ? ! ; and inside « », a no-break
 * space before : and %, and between the parts of «14 h 25» and «n° 2». Adds or hardens spaces only; words are never touched, nor are addresses
 * and times (`https://`, `14:25`), which have no blank after the mark. Doing it twice changes nothing more. English comes
 * back as it was. What people wrote in notes is left as they wrote it (contract, «reports»): do not pass it here.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replace(/«[ \u00a0\u202f]*/g, `«${NARROW}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NARROW}»`)
    .replace(/([^\s:«])[ \u00a0\u202f]*:(?=[ \t\n]|$)/g, `$1${NO_BREAK}:`)
    .replace(/([^\s?!;([{“"«])[ \u00a0\u202f]*([?!;]+)(?=[\s)»\]”…,]|$)/g, `$1${NARROW}$2`)
    .replace(/(\d)[ \u00a0\u202f]+(?=%)/g, `$1${NO_BREAK}`)
    .replace(/(\b[nN]°|§)[ \u00a0\u202f]+(?=\d)/g, `$1${NO_BREAK}`)
    .replace(/(\d)[ \u00a0\u202f]+(?=h(?:[ \u00a0\u202f]+\d|[\s.,;)]|$))/g, `$1${NO_BREAK}`)
    .replace(/(\d\u00a0h)[ \u00a0\u202f]+(?=\d\d(?!\d))/g, `$1${NO_BREAK}`)
}
