import { reportWords } from '../../shared/i18n/report-words.ts'
import {
  type Block,
  type Chapter,
  footnotesOf,
  type Inline,
  languageOfChapter,
  type Report,
} from '../../shared/reports/model.ts'
import { wordsOf } from '../../shared/reports/synthesis-inline.ts'

/**
 * The words that every form of a compte rendu must hold, in this order. `text`: cover, contents, then all chapters, without
 * the numbers that refer to footnotes, page numbers, and texts that only describe a drawing. `footnotes`: each one's words, in order.
 */
export interface ReportText {
  readonly cover: readonly string[]
  readonly contents: readonly string[]
  readonly body: readonly string[]
  /** the three above, one after the other */
  readonly text: readonly string[]
  readonly footnotes: readonly (readonly string[])[]
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** A text as a list of words: letters, digits and marks; neither punctuation nor blanks count. */
export const wordsIn = (text: string): string[] => text.normalize('NFC').match(WORD) ?? []

export function textOf(report: Report): ReportText {
  const all = [report.language, ...(report.also === undefined ? [] : [report.also])].map(reportWords)
  const each = (of: (words: (typeof all)[number]) => string): string[] => all.map(of)
  const cover = [
    report.title,
    report.subtitle,
    ...each(words => words.report),
    ...report.cover,
    ...(report.coverAlso ?? []),
  ]
  const contents = [
    ...each(words => words.contents),
    ...report.parts.flatMap(part => [
      part.number ?? '',
      part.title,
      part.titleAlso ?? '',
      ...part.chapters.filter(({ title }) => title !== '').flatMap(({ number = '', title }) => [number, title]),
    ]),
  ]
  const body = report.parts.flatMap(part => [
    part.number ?? '',
    part.title,
    part.titleAlso ?? '',
    ...part.chapters.flatMap(chapter => chapterText(report, chapter)),
  ])
  const [first, second, third] = [cover, contents, body].map(lines => wordsIn(lines.join('\n')))
  return {
    cover: first ?? [],
    contents: second ?? [],
    body: third ?? [],
    text: [...(first ?? []), ...(second ?? []), ...(third ?? [])],
    footnotes: report.parts
      .flatMap(part => part.chapters)
      .flatMap(chapter => footnotesOf(chapter.blocks))
      .map(footnote => wordsIn(plain(footnote.text))),
  }
}

const plain = (text: Inline): string => wordsOf(text)

function chapterText(report: Report, chapter: Chapter): string[] {
  const { questionLetter, answerLetter } = reportWords(languageOfChapter(report, chapter))
  const blockText = (block: Block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [plain(block.text), block.sources ?? '']
      case 'question':
        return [questionLetter, plain(block.text), block.sources ?? '']
      case 'answer':
        return [answerLetter, plain(block.text), block.sources ?? '']
      case 'heading':
      case 'remark':
        return [block.text]
      case 'list':
        return [...block.items.map(plain), block.sources ?? '']
      case 'quotation':
        return [block.text, block.meta]
      case 'perspective':
        return [block.label, plain(block.title), ...block.blocks.flatMap(blockText)]
      case 'table':
        return [block.caption, ...block.header, ...block.rows.flat()]
      case 'figures':
        return block.items.flatMap(item => [item.value, item.label])
      case 'amendment':
        return [block.passage, block.text, block.meta]
      case 'travel':
        return []
    }
  }
  return [
    chapter.title === '' ? '' : (chapter.number ?? ''),
    chapter.title,
    chapter.label ?? '',
    ...chapter.blocks.flatMap(blockText),
  ]
}
