import { reportWords } from '../../shared/i18n/report-words.ts'
import { type Block, type Inline, languageOfChapter, type Report } from '../../shared/reports/model.ts'

/** Every text of the body of a compte rendu, after cover and contents, with what pages add of the model's own: letters of a debate, numbers of notes. */
export function bodyTexts(report: Report): string[] {
  return report.parts.flatMap(part => [
    ...(part.number === undefined ? [] : [part.number]),
    part.title,
    ...(part.titleAlso === undefined || part.titleAlso === part.title ? [] : [part.titleAlso]),
    ...part.chapters.flatMap(chapter => {
      const words = reportWords(languageOfChapter(report, chapter))
      const debate = chapter.blocks.flatMap(block =>
        block.kind === 'question' ? [words.questionLetter] : block.kind === 'answer' ? [words.answerLetter] : [],
      )
      return [
        chapter.number ?? '',
        chapter.title,
        chapter.label ?? '',
        ...debate,
        ...chapter.blocks.flatMap(textsOf),
      ].filter(text => text !== '')
    }),
  ])
}

/** The same without what no eye sees: blanks of all kinds and marks without width. Pages break lines where they like. */
export const seen = (text: string): string => text.replace(/[\s\u200b\u00ad\ufeff]/g, '')

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'question':
    case 'answer':
      return [...inlineTexts(block.text), block.sources ?? '']
    case 'heading':
    case 'remark':
      return [block.text]
    case 'list':
      return [...block.items.flatMap(inlineTexts), block.sources ?? '']
    case 'quotation':
      return [block.text, block.meta]
    case 'perspective':
      return [block.label, ...inlineTexts(block.title), ...block.blocks.flatMap(textsOf)]
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

/** The line, and each footnote that hangs in it with its number, which stands in the line and at the foot. */
const inlineTexts = (text: Inline): string[] =>
  text.flatMap(({ footnote, text: words }) =>
    footnote === undefined
      ? [words]
      : [String(footnote.number), String(footnote.number), footnote.text.map(run => run.text).join('')],
  )
