import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Footnote, Inline, Run } from '../../shared/reports/model.ts'
import { printable, safeHref } from '../../shared/reports/printable.ts'
import { LOCALE, STYLE } from './docx-style.ts'

/** How words look and which language they are in; `lang` as in BCP 47. */
export type Look = Omit<IRunOptions, 'text' | 'break' | 'children' | 'language' | 'rightToLeft'> & {
  readonly lang?: string | undefined
}

/** Letters that run from right to left, and what stands between two of them on a line. */
const RIGHT = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}'
const RIGHTWARDS = new RegExp(`([${RIGHT}](?:[^\\p{L}\\n]*[${RIGHT}])*)`, 'u')
const FIRST_LETTER = new RegExp(`^[^\\p{L}]*[${RIGHT}]`, 'u')

/** Does a text begin from the right? Then its paragraph does too. */
export const runsLeft = (text: string): boolean => FIRST_LETTER.test(text)

/** Text as runs: a line break for each that people typed, and a run of its own for what is read from right to left. */
export function textRuns(text: string, { lang, ...look }: Look = {}): TextRun[] {
  const language = languageOf(lang)
  return printable(text)
    .split('\n')
    .flatMap((line, index) => {
      const pieces = line.split(RIGHTWARDS).filter(piece => piece !== '')
      return (pieces.length === 0 ? [''] : pieces).map(
        (piece, at) =>
          new TextRun({
            ...look,
            ...language,
            ...(RIGHTWARDS.test(piece) ? { rightToLeft: true } : {}),
            ...(at === 0 && index > 0 ? { break: 1 } : {}),
            text: piece,
          }),
      )
    })
}

const EASTERN = /^(?:zh|ja|ko)\b/i
const RIGHTWARD_LANGUAGE = /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|syr)\b/i

/** Word keeps three languages for a run: of western letters, of eastern ones, and of those that run from right to left. */
export function languageOf(lang: string | undefined): Pick<IRunOptions, 'language'> {
  if (lang === undefined) return {}
  const value = lang === 'fr' || lang === 'en' ? LOCALE[lang] : lang
  if (RIGHTWARD_LANGUAGE.test(lang)) return { language: { bidirectional: value } }
  return { language: EASTERN.test(lang) ? { eastAsia: value } : { value } }
}

/** A line of people's words with its marks, links, footnotes and passages in other languages. */
export const inline = (text: Inline, lang?: string): ParagraphChild[] => text.flatMap(run => runToDocx(run, lang))

function runToDocx(run: Run, lang: string | undefined): ParagraphChild[] {
  if (run.footnote !== undefined) return [footnote(run.footnote, lang)]
  const look: Look = {
    ...(run.strong === true ? { bold: true } : {}),
    ...(run.em === true ? { italics: true } : {}),
    lang: run.lang ?? lang,
  }
  const href = safeHref(run.href)
  if (href === undefined) return textRuns(run.text, look)
  return [new ExternalHyperlink({ link: href, children: textRuns(run.text, { ...look, style: 'Hyperlink' }) })]
}

/** A real footnote: Word numbers it and puts it at the foot of the page. */
const footnote = ({ text }: Footnote, lang: string | undefined): FootnoteReferenceRun =>
  new FootnoteReferenceRun({
    children: [
      new Paragraph({
        style: STYLE.footnote,
        ...(runsLeft(wordsOf(text)) ? { bidirectional: true } : {}),
        children: [new TextRun(' '), ...inline(text, lang)],
      }),
    ],
  })

export const wordsOf = (text: Inline): string => text.map(run => run.text).join('')
