import type { ReportWords } from '../i18n/report-words.ts'
import { escapeHtml } from './html-escape.ts'
import { dirOf, inline, langOf } from './html-inline.ts'
import { travelArt } from './html-travel.ts'
import { type Block, type Chapter, headingDepth, type Inline } from './model.ts'

type OfKind<K extends Block['kind']> = Extract<Block, { kind: K }>

/** One block of a chapter; `words` are those of its language. */
export function blockHtml(block: Block, words: ReportWords, chapter: Chapter): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${saidIn(block, block.text)}>${inline(block.text, words)}</p>${sources(block.sources)}`
    case 'heading':
      return headingHtml(headingDepth(chapter, block), langOf(block.lang), escapeHtml(block.text))
    case 'list':
      return `<ul class="text"${langOf(block.lang)}>${block.items.map(item => `<li${dirOf(textOf(item))}>${inline(item, words)}</li>`).join('')}</ul>${sources(block.sources)}`
    case 'quotation':
      return `<figure class="note k-${block.note}"><blockquote${langOf(block.lang)} dir="auto">${escapeHtml(block.text)}</blockquote>${caption(block)}</figure>`
    case 'question':
      return pair('q', words.questionLetter, block, words)
    case 'answer':
      return pair('r', words.answerLetter, block, words)
    case 'table':
      return tableHtml(block)
    case 'remark':
      return `<p class="remark"${langOf(block.lang)}>${escapeHtml(block.text)}</p>`
    case 'perspective':
      return perspective(block, words, chapter)
    case 'figures':
      return `<ul class="figures">${block.items.map(item => `<li><b>${escapeHtml(item.value)}</b> ${escapeHtml(item.label)}</li>`).join('')}</ul>`
    case 'amendment':
      return amendment(block)
    case 'travel':
      return travelArt(block)
  }
}

const textOf = (text: Inline): string => text.map(run => run.text).join('')
const saidIn = (block: { readonly lang?: string }, text: Inline): string => langOf(block.lang) + dirOf(textOf(text))

const headingHtml = (depth: number, attributes: string, html: string): string =>
  `<h${depth}${attributes}>${html}</h${depth}>`

/** Which notes the text above comes from. */
const sources = (text: string | undefined): string =>
  text === undefined ? '' : `<p class="sources">${escapeHtml(text)}</p>`

const pair = (
  name: 'q' | 'r',
  letter: string,
  block: OfKind<'question'> | OfKind<'answer'>,
  words: ReportWords,
): string =>
  `<p class="pair ${name}"><b>${escapeHtml(letter)}</b> <span${saidIn(block, block.text)}>${inline(block.text, words)}</span></p>${sources(block.sources)}`

const caption = (block: OfKind<'quotation'>): string =>
  block.meta === '' ? '' : `<figcaption><span>${escapeHtml(block.meta)}</span></figcaption>`

/** The label belongs to the heading for whoever looks, and stands before it for whoever listens. */
function perspective(block: OfKind<'perspective'>, words: ReportWords, chapter: Chapter): string {
  const label = block.label === '' ? '' : `<p class="label">${escapeHtml(block.label)}</p>`
  const title = headingHtml(headingDepth(chapter, block), saidIn(block, block.title), inline(block.title, words))
  const inside = block.blocks.map(each => blockHtml(each, words, chapter)).join('')
  return `<div class="${block.role}">${label}${title}<div class="inside">${inside}</div></div>`
}

function amendment(block: OfKind<'amendment'>): string {
  const passage =
    block.passage === '' ? '' : `<blockquote${dirOf(block.passage)}>${escapeHtml(block.passage)}</blockquote>`
  return `<div class="amendment">${passage}<p${dirOf(block.text)}>${escapeHtml(block.text)}</p><p class="hands">${escapeHtml(block.meta)}</p></div>`
}

/** More squares than this say nothing more. */
const SQUARES = 60

function tableHtml(block: OfKind<'table'>): string {
  const numeric = block.header.map(
    (_, column) => column > 0 && block.rows.every(row => /^\d*$/.test(row[column] ?? '')),
  )
  const kind = (column: number) => (numeric[column] === true ? ' class="num"' : '')
  const head = block.header.map((cell, column) => `<th scope="col"${kind(column)}>${escapeHtml(cell)}</th>`).join('')
  const rows = block.rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? `<th scope="row"${dirOf(cell)}>${escapeHtml(cell)}${squares(block, index)}</th>`
        : `<td${kind(column)}${dirOf(cell)}>${escapeHtml(cell)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  const title = block.caption === '' ? '' : `<caption>${escapeHtml(block.caption)}</caption>`
  const name = block.squares === undefined ? '' : ' class="cloth"'
  return `<table${name}>${title}<thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** The cloth folded small: a square for each note. The numbers beside it say the same. */
function squares(block: OfKind<'table'>, row: number): string {
  const kinds = block.squares?.[row] ?? []
  if (kinds.length === 0) return ''
  return `<span class="squares" aria-hidden="true">${kinds
    .slice(0, SQUARES)
    .map(kind => `<span class="k-${kind}"></span>`)
    .join('')}</span>`
}
