import { breaks, escapeCharacters, escapeLineStarts } from './markdown-escape.ts'
import type { Inline, Run } from './model.ts'
import { printable, safeHref } from './printable.ts'

/** A line of text with its marks, links and footnotes. */
export function inline(text: Inline): string {
  const marks = text.map((run, index) =>
    run.footnote === undefined ? marked(run, text[index - 1], text[index + 1]) : `[^${run.footnote.number}]`,
  )
  // a break at either end of a paragraph breaks nothing, and its backslash would be printed
  return escapeLineStarts(marks.join('').replace(/^(?:\\\n|\s)+|(?:\\\n|\s)+$/g, ''))
}

/** One run with its marks. Blanks at its ends stay outside of them, as `** words **` would not be read as marked. */
function marked(run: Run, before: Run | undefined, after: Run | undefined): string {
  const [, lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(printable(run.text)) ?? []
  if (core === '') return breaks(lead + tail)
  const sign = `${run.strong === true ? '**' : ''}${run.em === true ? '*' : ''}`
  const safe = safeHref(run.href)
  const [last, next] = [before?.text.at(-1), after?.text.at(0)]
  // CommonMark reads a sign beside both a letter and a mark of punctuation as plain, and four stars in a row as nothing good:
  // tags say it without doubt
  const unsure =
    (lead === '' && (isMarked(before) || (isWordy(last) && !isWordy(core.at(0))))) ||
    (tail === '' && isWordy(next) && !isWordy(core.at(-1)))
  let words = escapeCharacters(core)
  if (safe !== undefined) words = `[${words}](<${safe}>)`
  if (sign !== '') words = unsure ? tagged(words, run) : `${sign}${words}${sign}`
  return breaks(lead) + breaks(words) + breaks(tail)
}

const isMarked = (run: Run | undefined): boolean => run?.strong === true || run?.em === true
const isWordy = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

function tagged(words: string, run: Run): string {
  const em = run.em === true ? `<em>${words}</em>` : words
  return run.strong === true ? `<strong>${em}</strong>` : em
}
