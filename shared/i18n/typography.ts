import type { Language } from '../domain/text.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

/**
 * French spaces for our own titles and sentences: a narrow no-break space before ? ! ; and inside « », a no-break space
 * before : and %. Adds or hardens spaces only; words are never touched. English comes back as it was.
 * What people wrote in notes is left as they wrote it, but for titles (contract, «reports»).
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replace(/([^\s?!;\u202f\u00a0«])[ \u00a0\u202f]*([?!;]+)(?=\s|$|[)»])/g, `$1${NARROW}$2`)
    .replace(/([^\s:\u00a0\u202f])[ \u00a0\u202f]+([:%])(?=\s|$|[)»,.])/g, `$1${NO_BREAK}$2`)
    .replace(/([^\s:/\d\u00a0\u202f]) ?:(?=\s)/g, `$1${NO_BREAK}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NARROW}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NARROW}»`)
}
