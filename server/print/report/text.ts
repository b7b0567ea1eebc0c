import type { Inline, Run } from '../../../shared/reports/model.ts'
import { printable } from '../../../shared/reports/printable.ts'

/** A piece of text for a template: words; 0, a new line; 1, where a line may break though nothing is printed. */
export type Atom = string | 0 | 1

export interface SetRun {
  readonly t: readonly Atom[]
  readonly strong?: true
  readonly em?: true
  readonly href?: string
  readonly lang?: SetLang
  /** a footnote hangs here, with its own number */
  readonly note?: SetText & { readonly number: number }
}

/** A line of text that runs from the right when its first letter does. */
export interface SetText {
  readonly runs: readonly SetRun[]
  readonly rtl?: true
}

/** As Typst takes it: two or three letters, and a region apart. */
export interface SetLang {
  readonly lang: string
  readonly region?: string
}

export function setInline(text: Inline): SetText {
  const runs = text.map(setRun)
  return { runs, ...direction(text.map(run => run.text).join('')) }
}

export const setWords = (text: string): SetText => setInline([{ text }])

function setRun(run: Run): SetRun {
  if (run.footnote !== undefined)
    return { t: [], note: { ...setInline(run.footnote.text), number: run.footnote.number } }
  const lang = setLang(run.lang)
  return {
    t: atoms(run.text),
    ...(run.strong === true ? { strong: true as const } : {}),
    ...(run.em === true ? { em: true as const } : {}),
    ...(run.href === undefined ? {} : { href: run.href }),
    ...(lang === undefined ? {} : { lang }),
  }
}

/** `pt-BR` as Typst wants it; undefined when it is no tag that it knows how to write. */
export function setLang(tag: string | undefined): SetLang | undefined {
  const found = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-|$)/i.exec(tag ?? '')
  const [, lang, region] = found ?? []
  if (lang === undefined) return undefined
  return { lang: lang.toLowerCase(), ...(region === undefined ? {} : { region: region.toUpperCase() }) }
}

/** No word of a language is longer; what is (an address, a row of letters) may break anywhere after so many. */
const LONGEST = 26
const PIECE = 8

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Words as they are: no letter is added, none taken but the byte order mark, which no page can show and PDF/UA refuses. */
export function atoms(text: string): Atom[] {
  return printable(text)
    .replaceAll('\ufeff', '')
    .split(/(\n)/)
    .filter(piece => piece !== '')
    .flatMap((piece): Atom[] => (piece === '\n' ? [0] : breakable(piece)))
}

function breakable(line: string): Atom[] {
  if (!new RegExp(`\\S{${LONGEST + 1}}`).test(line)) return [line]
  const made: Atom[] = []
  for (const word of line.split(/(?<=\s)(?=\S)/)) {
    if (word.trimEnd().length <= LONGEST || breaksItself(word)) {
      const last = made.at(-1)
      if (typeof last === 'string') made[made.length - 1] = last + word
      else made.push(word)
      continue
    }
    const signs = [...letters.segment(word)].map(({ segment }) => segment)
    for (let at = 0; at < signs.length; at += PIECE) {
      if (at > 0) made.push(1)
      made.push(signs.slice(at, at + PIECE).join(''))
    }
  }
  return made
}

/** Scripts without blanks between words break by their own rules; so does an address, where Typst knows the good places. */
const breaksItself = (word: string): boolean =>
  /^https?:\/\/|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/.test(word)

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const LETTER = /\p{L}/u

/** From the first letter that says which way it runs, as browsers do with `dir="auto"`. */
function direction(text: string): { rtl?: true } {
  const first = LETTER.exec(text)?.[0] ?? ''
  return RTL.test(first) ? { rtl: true } : {}
}
