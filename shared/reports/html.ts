import { type ReportWords, reportWords } from '../i18n/report-words.ts'
import { blockHtml } from './html-blocks.ts'
import { coverArt } from './html-cover.ts'
import { escapeHtml } from './html-escape.ts'
import { feet, langOf } from './html-inline.ts'
import { htmlStyle } from './html-style.ts'
import { type Block, type Chapter, footnotesOf, languageOfChapter, type Part, type Report } from './model.ts'

export interface HtmlOptions {
  /** the title font as WOFF2 in base64, laid into the file */
  readonly font?: string | undefined
  readonly logo?: { readonly base64: string; readonly width: number; readonly height: number } | undefined
}

/** Longer ones stand under the drawing, not on its paper. */
const ON_PAPER = { title: 70, subtitle: 130 } as const

/** The report as one file that opens without the software: no script, no address but the people's own links. */
export function toHtml(report: Report, options: HtmlOptions = {}): string {
  const words = reportWords(report.language)
  const themes = themesOf(report)
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
${cover(report, themes, options.logo)}
${contents(report)}
<div id="text" tabindex="-1">
${report.parts.map(part => partHtml(part, report)).join('\n')}
</div>
</main>
</body>
</html>
`
}

/** Weaves of the cover, one for each workshop; its twin in a bilingual edition has the same. */
const themesOf = (report: Report): number[] =>
  report.parts
    .flatMap(part => part.chapters)
    .filter(chapter => chapter.lang === undefined)
    .flatMap(chapter => chapter.theme ?? [])

/** One of our words; in a bilingual edition in both languages. */
function ours(report: Report, of: (words: ReportWords) => string): string {
  const first = escapeHtml(of(reportWords(report.language)))
  return report.also === undefined ? first : `${first}${also(report, of(reportWords(report.also)))}`
}

const also = (report: Report, text: string): string =>
  ` <span class="also"${langOf(report.also)}>${escapeHtml(text)}</span>`

function cover(report: Report, themes: readonly number[], logo: HtmlOptions['logo']): string {
  const long = report.title.length > ON_PAPER.title || report.subtitle.length > ON_PAPER.subtitle ? ' long' : ''
  const lang = langOf(report.lang)
  const title = [
    `<div class="title${long}"><h1${lang}>${escapeHtml(report.title)}</h1>`,
    report.subtitle === '' ? '' : `<p class="subtitle"${lang}>${escapeHtml(report.subtitle)}</p>`,
    `<p class="kind">${ours(report, words => words.report)}</p></div>`,
  ].join('')
  const lines = [
    ...report.cover.map(line => `<li>${escapeHtml(line)}</li>`),
    ...(report.coverAlso ?? []).map(line => `<li${langOf(report.also)}>${escapeHtml(line)}</li>`),
  ]
  // beside the organisers' name, which says the same in words
  const sign =
    logo === undefined
      ? ''
      : `<p class="logo"><img src="data:image/png;base64,${logo.base64}" width="${logo.width}" height="${logo.height}" alt=""></p>`
  return `<header class="sheet cover"><div class="art">${coverArt(themes)}${title}</div><ul class="facts">${lines.join('')}</ul>${sign}</header>`
}

function contents(report: Report): string {
  const parts = report.parts.map(part => {
    const chapters = part.chapters
      .filter(chapter => chapter.title !== '')
      .map(
        chapter =>
          `<li${chapter.lang === undefined ? '' : ' class="twin"'}><a href="#${id(chapter)}">${numberOf(chapter)}<span${langOf(titleLang(chapter))}>${escapeHtml(chapter.title)}</span></a></li>`,
      )
    const number = part.number === undefined ? '' : `<span class="no">${escapeHtml(part.number)}</span>`
    const inside = chapters.length === 0 ? '' : `<ol>${chapters.join('')}</ol>`
    return `<li>${number}<a href="#${id(part)}">${partTitle(part, report)}</a>${inside}</li>`
  })
  return `<nav class="sheet toc" aria-labelledby="contents"><h2 id="contents">${ours(report, words => words.contents)}</h2><ol>${parts.join('')}</ol></nav>`
}

const numberOf = (chapter: Chapter): string =>
  chapter.number === undefined ? '' : `<b>${escapeHtml(chapter.number)}</b> `

const titleLang = (chapter: Chapter): string | undefined => chapter.titleLang ?? chapter.lang

const partTitle = (part: Part, report: Report): string =>
  `${escapeHtml(part.title)}${part.titleAlso === undefined ? '' : also(report, part.titleAlso)}`

/** Ids of themes come from people: only letters, digits, _ and - are allowed in them, and `report-` keeps them ours. */
const id = (titled: { readonly id: string }): string => `report-${titled.id.replace(/[^A-Za-z0-9_-]/g, '-')}`

function partHtml(part: Part, report: Report): string {
  const number = part.number === undefined ? '' : `<span class="no">${escapeHtml(part.number)}</span> `
  const head = `<div class="part">${number}<h2 id="${id(part)}">${partTitle(part, report)}</h2></div>`
  return part.chapters
    .map((chapter, index) =>
      chapterHtml(
        chapter,
        reportWords(languageOfChapter(report, chapter)),
        index === 0 ? head : '',
        follows(part, index),
      ),
    )
    .join('\n')
}

/** On paper a workshop has pages of its own; other chapters of a part stand one under the other. */
const follows = (part: Part, index: number): boolean =>
  index > 0 && part.chapters.slice(index - 1, index + 1).every(chapter => chapter.theme === undefined)

function chapterHtml(chapter: Chapter, words: ReportWords, partHead: string, on: boolean): string {
  const woven = chapter.theme === undefined ? (on ? ' on' : '') : ` woven t${chapter.theme}`
  const band = chapter.theme === undefined ? '' : '<div class="band weave" aria-hidden="true"></div>'
  const label = chapter.label === undefined ? '' : `<p class="label">${escapeHtml(chapter.label)}</p>`
  const head =
    chapter.title === ''
      ? ''
      : `<div class="head"><h3 id="${id(chapter)}"${langOf(chapter.titleLang)}>${plaque(chapter)}${escapeHtml(chapter.title)}</h3>${label}</div>`
  const name = chapter.title === '' ? '' : ` aria-labelledby="${id(chapter)}"`
  const text = `${head}${body(chapter, words)}${feet(footnotesOf(chapter.blocks), words)}`
  // a part's heading stands on the first sheet of its part, above the chapter's own, in the report's language
  return partHead !== '' && chapter.lang !== undefined
    ? `<section class="sheet${woven}"${name}>${band}${partHead}<div${langOf(chapter.lang)}>${text}</div></section>`
    : `<section class="sheet${woven}"${name}${langOf(chapter.lang)}>${band}${partHead}${text}</section>`
}

const plaque = (chapter: Chapter): string =>
  chapter.number === undefined ? '' : `<span class="plaque weave"><b>${escapeHtml(chapter.number)}</b></span> `

/** Blocks under their headings; in a workshop, what is short (the plate, ideas from elsewhere, numbers) stands beside the text. */
function body(chapter: Chapter, words: ReportWords): string {
  const [first = [], ...others] = groupsOf(chapter.blocks)
  const short = chapter.theme === undefined ? -1 : others.findIndex(group => !isShort(group))
  const beside = chapter.theme === undefined ? [] : others.slice(0, short < 0 ? others.length : short)
  const under = others.slice(beside.length)
  const section = (group: readonly Block[], name = '') =>
    `<section${name === '' ? '' : ` class="${name}"`}>${blocksHtml(group, words, chapter)}</section>`
  const sections = under.map(group =>
    section(group, group.slice(1).every(isNoteLike) && group.length > 2 ? 'wide' : ''),
  )
  const head =
    beside.length === 0
      ? section(first)
      : `<div class="two">${section(first)}<div class="beside">${beside.map(group => section(group)).join('')}</div></div>`
  return `<div class="body">${[head, ...sections].join('')}</div>`
}

/** A heading of level 3, or a table with a caption, begins a group. */
function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const opens = (block.kind === 'heading' && block.level === 3) || (block.kind === 'table' && block.caption !== '')
    const last = groups.at(-1)
    if (last === undefined || opens) groups.push([block])
    else last.push(block)
  }
  return groups
}

const isNoteLike = (block: Block): boolean => block.kind === 'quotation' || block.kind === 'remark'
const isShort = (group: readonly Block[]): boolean =>
  group.length > 1 &&
  group.slice(1).every(block => isNoteLike(block) || block.kind === 'figures' || block.kind === 'list')

/** Leads and levers that follow each other lie side by side, as cards. */
function blocksHtml(blocks: readonly Block[], words: ReportWords, chapter: Chapter): string {
  const isCard = (block: Block | undefined): boolean => block?.kind === 'perspective' && block.role !== 'topic'
  return blocks
    .map((block, index) => {
      const opens = isCard(block) && !isCard(blocks[index - 1]) ? '<div class="cards">' : ''
      const closes = isCard(block) && !isCard(blocks[index + 1]) ? '</div>' : ''
      return `${opens}${blockHtml(block, words, chapter)}${closes}`
    })
    .join('')
}
