import { type ReportWords, reportWords } from '../i18n/report-words.ts'
import { coverArt } from './html-cover.ts'
import { escapeHtml } from './html-escape.ts'
import { htmlStyle } from './html-style.ts'
import { KIND_LOOK } from './look.ts'
import { type Block, type Chapter, headingDepth, type Inline, type Part, type Report } from './model.ts'
import { safeHref } from './printable.ts'

export interface HtmlOptions {
  /** the title font as WOFF2 in base64, laid into the file */
  readonly font?: string
  readonly logo?: { readonly base64: string; readonly width: number; readonly height: number } | undefined
}

/** Longer ones stand under the drawing, not on its paper. */
const ON_PAPER = { title: 70, subtitle: 130 } as const

/** The report as one file that opens without the software: no script, no address but the people's own links. */
export function toHtml(report: Report, options: HtmlOptions = {}): string {
  const words = reportWords(report.language)
  const themes = report.parts.flatMap(part => part.chapters).flatMap(chapter => chapter.theme ?? [])
  const style = htmlStyle({ title: report.title, page: words.page, themes, font: options.font })
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Tablée">
<title>${escapeHtml(`${report.title} · ${words.report}`)}</title>
<style>${style}
</style>
</head>
<body>
<a class="skip" href="#text">${escapeHtml(words.skip)}</a>
<main>
${cover(report, words, themes, options.logo)}
${contents(report, words)}
<div id="text" tabindex="-1">
${report.parts.map(part => partHtml(part, words)).join('\n')}
</div>
</main>
</body>
</html>
`
}

const langOf = (lang: string | undefined): string => (lang === undefined ? '' : ` lang="${lang}"`)

function cover(report: Report, words: ReportWords, themes: readonly number[], logo: HtmlOptions['logo']): string {
  const long = report.title.length > ON_PAPER.title || report.subtitle.length > ON_PAPER.subtitle ? ' long' : ''
  const lang = langOf(report.lang)
  const title = [
    `<div class="title${long}"><h1${lang}>${escapeHtml(report.title)}</h1>`,
    report.subtitle === '' ? '' : `<p class="subtitle"${lang}>${escapeHtml(report.subtitle)}</p>`,
    `<p class="kind">${escapeHtml(words.report)}</p></div>`,
  ].join('')
  const lines = report.cover.map(line => `<li>${escapeHtml(line)}</li>`).join('')
  // beside the organisers' name, which says the same in words
  const sign =
    logo === undefined
      ? ''
      : `<p class="logo"><img src="data:image/png;base64,${logo.base64}" width="${logo.width}" height="${logo.height}" alt=""></p>`
  return `<header class="sheet cover"><div class="art">${coverArt(themes)}${title}</div><ul class="facts">${lines}</ul>${sign}</header>`
}

function contents(report: Report, words: ReportWords): string {
  const parts = report.parts.map(part => {
    const chapters = part.chapters
      .filter(chapter => chapter.title !== '')
      .map(
        chapter =>
          `<li><a href="#${id(chapter)}">${numberOf(chapter)}<span${langOf(chapter.lang)}>${escapeHtml(chapter.title)}</span></a></li>`,
      )
    const number = part.number === undefined ? '' : `<span class="no">${escapeHtml(part.number)}</span>`
    const inside = chapters.length === 0 ? '' : `<ol>${chapters.join('')}</ol>`
    return `<li>${number}<a href="#${id(part)}">${escapeHtml(part.title)}</a>${inside}</li>`
  })
  return `<nav class="sheet toc" aria-labelledby="contents"><h2 id="contents">${escapeHtml(words.contents)}</h2><ol>${parts.join('')}</ol></nav>`
}

const numberOf = (chapter: Chapter): string =>
  chapter.number === undefined ? '' : `<b>${escapeHtml(chapter.number)}</b> `

/** Ids of themes come from people: only letters, digits, _ and - are allowed in them, and `report-` keeps them ours. */
const id = (titled: { readonly id: string }): string => `report-${titled.id.replace(/[^A-Za-z0-9_-]/g, '-')}`

function partHtml(part: Part, words: ReportWords): string {
  const number = part.number === undefined ? '' : `<span class="no">${escapeHtml(part.number)}</span> `
  const head = `<div class="part">${number}<h2 id="${id(part)}">${escapeHtml(part.title)}</h2></div>`
  return part.chapters.map((chapter, index) => chapterHtml(chapter, words, index === 0 ? head : '')).join('\n')
}

function chapterHtml(chapter: Chapter, words: ReportWords, partHead: string): string {
  const woven = chapter.theme === undefined ? '' : ` woven t${chapter.theme}`
  const band = chapter.theme === undefined ? '' : '<div class="band weave" aria-hidden="true"></div>'
  const label = chapter.label === undefined ? '' : `<p class="label">${escapeHtml(chapter.label)}</p>`
  const head =
    chapter.title === ''
      ? ''
      : `<div class="head"><h3 id="${id(chapter)}"${langOf(chapter.lang)}>${plaque(chapter)}${escapeHtml(chapter.title)}</h3>${label}</div>`
  // a part's heading stands on the first sheet of its part, above the chapter's own
  return `<section class="sheet${woven}"${chapter.title === '' ? '' : ` aria-labelledby="${id(chapter)}"`}>${band}${partHead}${head}${body(chapter, words)}</section>`
}

const plaque = (chapter: Chapter): string =>
  chapter.number === undefined ? '' : `<span class="plaque weave"><b>${escapeHtml(chapter.number)}</b></span> `

/** Blocks under their headings; notes alone under a heading stand beside the first text, as a plate beside a page. */
function body(chapter: Chapter, words: ReportWords): string {
  const groups: Block[][] = []
  for (const block of chapter.blocks) {
    const opens = (block.kind === 'heading' && block.level === 3) || block.kind === 'table'
    const last = groups.at(-1)
    if (last === undefined || opens) groups.push([block])
    else last.push(block)
  }
  const kept = (group: readonly Block[]) =>
    group.slice(1).some(isNote) && group.slice(1).every(block => isNote(block) || block.kind === 'remark')
  const second = groups[1]
  const beside = chapter.theme !== undefined && second !== undefined && kept(second)
  const sections = groups.map((group, index) => {
    const name = beside && index === 1 ? 'kept' : index > 0 && kept(group) ? 'wide' : ''
    return `<section${name === '' ? '' : ` class="${name}"`}>${group.map(block => blockHtml(block, words, chapter)).join('')}</section>`
  })
  return `<div class="body${beside ? ' two' : ''}">${sections.join('')}</div>`
}

const isNote = (block: Block): boolean => block.kind === 'quotation'

function blockHtml(block: Block, words: ReportWords, chapter: Chapter): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`
    case 'heading':
      return `<h${headingDepth(chapter, block)}>${escapeHtml(block.text)}</h${headingDepth(chapter, block)}>`
    case 'list':
      return `<ul class="text">${block.items.map(item => `<li>${inline(item)}</li>`).join('')}</ul>`
    case 'quotation':
      return `<figure class="note k-${block.note}"><blockquote dir="auto">${escapeHtml(block.text)}</blockquote>${caption(block)}</figure>`
    case 'question':
      return `<p class="pair q"><b>${words.questionLetter}</b> <span>${inline(block.text)}</span></p>`
    case 'answer':
      return `<p class="pair r"><b>${words.answerLetter}</b> <span>${inline(block.text)}</span></p>`
    case 'table':
      return table(block)
    case 'remark':
      return `<p class="remark">${escapeHtml(block.text)}</p>`
  }
}

const caption = (block: Extract<Block, { kind: 'quotation' }>): string =>
  block.meta === ''
    ? ''
    : `<figcaption><i aria-hidden="true">${KIND_LOOK[block.note].sign}</i><span>${escapeHtml(block.meta)}</span></figcaption>`

function table(block: Extract<Block, { kind: 'table' }>): string {
  const numeric = block.header.map(
    (_, column) => column > 0 && block.rows.every(row => /^\d*$/.test(row[column] ?? '')),
  )
  const kind = (column: number) => (numeric[column] === true ? ' class="num"' : '')
  const head = block.header.map((cell, column) => `<th scope="col"${kind(column)}>${escapeHtml(cell)}</th>`).join('')
  const rows = block.rows.map(
    row =>
      `<tr>${row.map((cell, column) => (column === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${kind(column)}>${escapeHtml(cell)}</td>`)).join('')}</tr>`,
  )
  const title = block.caption === '' ? '' : `<caption>${escapeHtml(block.caption)}</caption>`
  return `<table>${title}<thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const inline = (text: Inline): string =>
  text
    .map(run => {
      let words = escapeHtml(run.text)
      if (run.em === true) words = `<em>${words}</em>`
      if (run.strong === true) words = `<strong>${words}</strong>`
      const href = safeHref(run.href)
      return href === undefined ? words : `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${words}</a>`
    })
    .join('')
