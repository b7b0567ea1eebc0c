import { reportWords } from '../i18n/report-words.ts'
import { type Block, type Chapter, headingDepth, type Inline, type Report, type Run } from './model.ts'
import { printable, safeHref } from './printable.ts'

/**
 * The report as CommonMark with tables. What people wrote comes out as they wrote it: whatever would be read as
 * markup is escaped, and nothing else.
 */
export function toMarkdown(report: Report): string {
  const words = reportWords(report.language)
  const blocks = [
    `# ${escapeLine(report.title)}`,
    ...(report.subtitle === '' ? [] : [`**${escapeLine(report.subtitle)}**`]),
    [words.report, ...report.cover].map(escapeLine).join('\\\n'),
    `## ${escapeLine(words.contents)}`,
    contents(report),
    ...report.parts.flatMap(part => [
      `## ${escapeLine(numbered(part))}`,
      ...part.chapters.flatMap(chapter => chapterBlocks(chapter, report)),
    ]),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

const numbered = (titled: { readonly number?: string; readonly title: string }): string =>
  titled.number === undefined ? titled.title : `${titled.number} ${titled.title}`

function contents(report: Report): string {
  return report.parts
    .flatMap(part => [
      `- ${escapeLine(numbered(part))}`,
      ...part.chapters.filter(chapter => chapter.title !== '').map(chapter => `  - ${escapeLine(numbered(chapter))}`),
    ])
    .join('\n')
}

function chapterBlocks(chapter: Chapter, report: Report): string[] {
  return [
    ...(chapter.title === '' ? [] : [`### ${escapeLine(numbered(chapter))}`]),
    ...(chapter.label === undefined ? [] : [escapeText(chapter.label)]),
    ...chapter.blocks.map(block => blockToMarkdown(block, chapter, report)),
  ]
}

function blockToMarkdown(block: Block, chapter: Chapter, report: Report): string {
  const words = reportWords(report.language)
  switch (block.kind) {
    case 'paragraph':
      return inline(block.text)
    case 'heading':
      return `${'#'.repeat(headingDepth(chapter, block))} ${escapeLine(block.text)}`
    case 'list':
      return block.items.map(item => `- ${indent(inline(item), '  ')}`).join('\n')
    case 'quotation':
      return `> ${indent(block.meta === '' ? escapeText(block.text) : `${escapeText(block.text)}\n\n${escapeText(block.meta)}`, '> ')}`
    case 'question':
      return `**${words.questionLetter}** ${inline(block.text)}`
    case 'answer':
      return `**${words.answerLetter}** ${inline(block.text)}`
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
      return `*${escapeText(block.text)}*`
  }
}

const row = (cells: readonly string[], escape = true): string =>
  `| ${cells.map(cell => (escape ? escapeLine(cell) : cell)).join(' | ')} |`

/** Every line but the first begins with `prefix`. */
const indent = (text: string, prefix: string): string => text.replace(/\n/g, `\n${prefix}`).replace(/^> $/gm, '>')

function inline(text: Inline): string {
  const marks = text.map((run, index) => marked(run, text[index - 1]?.text.at(-1), text[index + 1]?.text.at(0)))
  // a break at either end of a paragraph breaks nothing, and its backslash would be printed
  return escapeLineStarts(marks.join('').replace(/^(?:\\\n|\s)+|(?:\\\n|\s)+$/g, ''))
}

/** One run with its marks. Blanks at its ends stay outside of them, as `** words **` would not be read as marked. */
function marked(run: Run, before: string | undefined, after: string | undefined): string {
  const [, lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(printable(run.text)) ?? []
  if (core === '') return breaks(lead + tail)
  const sign = `${run.strong === true ? '**' : ''}${run.em === true ? '*' : ''}`
  const safe = safeHref(run.href)
  // CommonMark reads a sign beside both a letter and a mark of punctuation as plain: tags say it without doubt
  const unsure =
    (lead === '' && isWordy(before) && !isWordy(core.at(0))) || (tail === '' && isWordy(after) && !isWordy(core.at(-1)))
  let words = escapeCharacters(core)
  if (safe !== undefined) words = `[${words}](<${safe}>)`
  if (sign !== '') words = unsure ? tagged(words, run) : `${sign}${words}${sign}`
  return breaks(lead) + breaks(words) + breaks(tail)
}

const isWordy = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

function tagged(words: string, run: Run): string {
  const em = run.em === true ? `<em>${words}</em>` : words
  return run.strong === true ? `<strong>${em}</strong>` : em
}

/** A line break that people typed is one in the text too; an empty line would end the paragraph. */
const breaks = (text: string): string => text.replace(/\n+/g, '\\\n')

const escapeText = (text: string): string => escapeLineStarts(breaks(escapeCharacters(printable(text).trim())))

const escapeLine = (text: string): string =>
  escapeLineStarts(
    escapeCharacters(
      printable(text)
        .replace(/\s*\n\s*/g, ' ')
        .trim(),
    ),
  ).replace(/(#+)$/, '\\$1')

/** Signs that mean something anywhere in a line. `&` only where it would begin an entity, `!` never: `[` is escaped. */
const escapeCharacters = (text: string): string =>
  text.replace(/[\\`*_[\]<|~$]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&')

/** Signs that mean something at the head of a line only: lists, headings, quotations, rules, code by indentation. */
const escapeLineStarts = (text: string): string =>
  text
    .replace(/^[ \t]+/gm, '')
    .replace(/^(#{1,6}(?=\s|$)|[-+>=]|:(?=-))/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
