import type { ReportWords } from '../i18n/report-words.ts'
import { escapeHtml } from './html-escape.ts'
import type { Footnote, Inline, Run } from './model.ts'
import { safeHref } from './printable.ts'

/** Letters that are written from right to left, and marks that turn the direction. */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Words that run the other way set their own direction; most do not, and need no attribute. */
export const dirOf = (text: string): string => (TURNS.test(text) ? ' dir="auto"' : '')
export const langOf = (lang: string | undefined): string => (lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`)

/** A line of people's words, with its marks, links and the numbers of its footnotes. */
export const inline = (text: Inline, words: ReportWords): string => text.map(run => runHtml(run, words)).join('')

function runHtml(run: Run, words: ReportWords): string {
  if (run.footnote !== undefined) return call(run.footnote, words)
  let html = escapeHtml(run.text)
  if (run.em === true) html = `<em>${html}</em>`
  if (run.strong === true) html = `<strong>${html}</strong>`
  const href = safeHref(run.href)
  if (href !== undefined) html = `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${html}</a>`
  // words that turn the direction turn no others
  if (run.lang !== undefined || TURNS.test(run.text)) html = `<bdi${langOf(run.lang)}>${html}</bdi>`
  return html
}

const call = ({ number }: Footnote, words: ReportWords): string =>
  `<sup class="call"><a id="call-${number}" href="#foot-${number}" role="doc-noteref" aria-label="${escapeHtml(words.footnoteCall(number))}">${number}</a></sup>`

/** The footnotes of a chapter, at its end, each with a way back to where it hangs. */
export function feet(footnotes: readonly Footnote[], words: ReportWords): string {
  if (footnotes.length === 0) return ''
  const items = footnotes.map(
    ({ number, text }) =>
      `<li id="foot-${number}" value="${number}" tabindex="-1"${dirOf(text.map(run => run.text).join(''))}>${inline(text, words)} <a class="back" href="#call-${number}" role="doc-backlink"><i aria-hidden="true">↩</i><span class="unseen">${escapeHtml(words.footnoteBack(number))}</span></a></li>`,
  )
  return `<div class="feet" role="group" aria-label="${escapeHtml(words.footnotes)}"><ol>${items.join('')}</ol></div>`
}
