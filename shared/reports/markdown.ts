import { reportWords } from '../i18n/report-words.ts'
import { escapeLine, escapeText, indent } from './markdown-escape.ts'
import { inline } from './markdown-inline.ts'
import {
  type Block,
  type Chapter,
  footnotesOf,
  headingDepth,
  languageOfChapter,
  type Part,
  type Report,
} from './model.ts'

/**
 * The report as CommonMark with tables and footnotes. What people wrote comes out as they wrote it: whatever would be read as
 * markup is escaped, and nothing else. Markdown has no way of saying a language: a bilingual edition is two texts in turn.
 */
export function toMarkdown(report: Report): string {
  const languages = [report.language, ...(report.also === undefined ? [] : [report.also])]
  const words = languages.map(reportWords)
  const cover = [words.map(each => each.report).join(' · '), ...report.cover, ...(report.coverAlso ?? [])]
  const blocks = [
    `# ${escapeLine(report.title)}`,
    ...(report.subtitle === '' ? [] : [`**${escapeLine(report.subtitle)}**`]),
    cover.map(escapeLine).join('\\\n'),
    `## ${words.map(each => escapeLine(each.contents)).join(' · ')}`,
    contents(report),
    ...report.parts.flatMap(part => [
      `## ${partTitle(part)}`,
      ...part.chapters.flatMap(chapter => chapterBlocks(chapter, report)),
    ]),
    ...footnotes(report),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

const numbered = (titled: { readonly number?: string; readonly title: string }): string =>
  titled.number === undefined ? titled.title : `${titled.number} ${titled.title}`

const partTitle = (part: Part): string =>
  escapeLine(part.titleAlso === undefined ? numbered(part) : `${numbered(part)} · ${part.titleAlso}`)

function contents(report: Report): string {
  return report.parts
    .flatMap(part => [
      `- ${partTitle(part)}`,
      ...part.chapters.filter(chapter => chapter.title !== '').map(chapter => `  - ${escapeLine(numbered(chapter))}`),
    ])
    .join('\n')
}

function chapterBlocks(chapter: Chapter, report: Report): string[] {
  const words = reportWords(languageOfChapter(report, chapter))
  return [
    ...(chapter.title === '' ? [] : [`### ${escapeLine(numbered(chapter))}`]),
    ...(chapter.label === undefined ? [] : [escapeText(chapter.label)]),
    ...chapter.blocks.map(block => blockToMarkdown(block, chapter, words)),
  ]
}

type Words = ReturnType<typeof reportWords>

function blockToMarkdown(block: Block, chapter: Chapter, words: Words): string {
  switch (block.kind) {
    case 'paragraph':
      return withSources(inline(block.text), block.sources)
    case 'heading':
      return `${hashes(chapter, block)} ${escapeLine(block.text)}`
    case 'list':
      return withSources(block.items.map(item => `- ${indent(inline(item), '  ')}`).join('\n'), block.sources)
    case 'quotation':
      return quote([block.text, block.meta].map(escapeText))
    case 'question':
      return withSources(`**${words.questionLetter}** ${inline(block.text)}`, block.sources)
    case 'answer':
      return withSources(`**${words.answerLetter}** ${inline(block.text)}`, block.sources)
    case 'table':
      return [
        ...(block.caption === '' ? [] : [escapeText(block.caption), '']),
        row(block.header),
        row(
          block.header.map(() => '---'),
          false,
        ),
        ...block.rows.map(cells => row(cells)),
      ].join('\n')
    case 'remark':
      return remark(block.text)
    case 'perspective':
      return [
        ...(block.label === '' ? [] : [remark(block.label)]),
        `${hashes(chapter, block)} ${inline(block.title)}`,
        ...block.blocks.map(inside => blockToMarkdown(inside, chapter, words)),
      ].join('\n\n')
    case 'figures':
      return block.items.map(item => `**${escapeText(item.value)}** ${escapeText(item.label)}`).join(' · ')
    case 'amendment':
      return quote([
        ...(block.passage === '' ? [] : [remark(block.passage)]),
        ...[block.text, block.meta].map(escapeText),
      ])
    case 'travel':
      return ''
  }
}

const hashes = (chapter: Chapter, heading: { readonly level: 3 | 4 }): string =>
  '#'.repeat(headingDepth(chapter, heading))

/** Each line leans for itself: a sign does not reach over a line break. */
const remark = (text: string): string =>
  escapeText(text)
    .split('\\\n')
    .map(line => (line === '' ? '' : `*${line}*`))
    .join('\\\n')

const withSources = (text: string, sources: string | undefined): string =>
  sources === undefined ? text : `${text}\n\n${remark(sources)}`

const quote = (paragraphs: readonly string[]): string =>
  `> ${indent(paragraphs.filter(each => each !== '').join('\n\n'), '> ')}`

const row = (cells: readonly string[], escape = true): string =>
  `| ${cells.map(cell => (escape ? escapeLine(cell) : cell)).join(' | ')} |`

const footnotes = (report: Report): string[] =>
  report.parts
    .flatMap(part => part.chapters)
    .flatMap(chapter => footnotesOf(chapter.blocks))
    .map(({ number, text }) => `[^${number}]: ${indent(inline(text), '    ')}`)
