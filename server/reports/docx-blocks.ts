import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ReportWords } from '../../shared/i18n/report-words.ts'
import { type Block, type Chapter, headingDepth, type Inline } from '../../shared/reports/model.ts'
import { printable, safeHref } from '../../shared/reports/printable.ts'
import { BULLETS, COLOURS, noteStyle, STYLE } from './docx-style.ts'

/** One block of a chapter as Word's paragraphs and tables. */
export function blockToDocx(block: Block, chapter: Chapter, words: ReportWords): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: inline(block.text) })]
    case 'heading':
      return [new Paragraph({ heading: headingOf(headingDepth(chapter, block)), children: textRuns(block.text) })]
    case 'list':
      return block.items.map(
        item =>
          new Paragraph({
            numbering: { reference: BULLETS, level: 0 },
            spacing: { after: 60 },
            children: inline(item),
          }),
      )
    case 'quotation':
      return [new Paragraph({ style: noteStyle(block.note), children: quotation(block) })]
    case 'question':
      return [letter(STYLE.question, words.questionLetter, COLOURS.grenat, block.text)]
    case 'answer':
      return [letter(STYLE.answer, words.answerLetter, COLOURS.quiet, block.text)]
    case 'table':
      return [
        ...(block.caption === '' ? [] : [new Paragraph({ style: 'Caption', children: textRuns(block.caption) })]),
        table(block),
      ]
    case 'remark':
      return [new Paragraph({ style: STYLE.remark, children: textRuns(block.text) })]
  }
}

/** The title has a style of its own, so a part (depth 2) is Word's Heading 1. */
const headingOf = (depth: number) =>
  depth <= 3 ? HeadingLevel.HEADING_2 : depth === 4 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_4

/** Text as runs, a line break for each that people typed. */
export function textRuns(text: string, look: Omit<IRunOptions, 'text' | 'break' | 'children'> = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 ? { break: 1 } : {}) }))
}

type InlinePiece = TextRun | ExternalHyperlink

function inline(text: Inline): InlinePiece[] {
  return text.flatMap((run): InlinePiece[] => {
    const marks = { ...(run.strong === true ? { bold: true } : {}), ...(run.em === true ? { italics: true } : {}) }
    const href = safeHref(run.href)
    if (href === undefined) return textRuns(run.text, marks)
    return [new ExternalHyperlink({ link: href, children: textRuns(run.text, { ...marks, style: 'Hyperlink' }) })]
  })
}

/** The words and where they come from in one paragraph, so that no page parts them. */
function quotation(block: Extract<Block, { kind: 'quotation' }>): TextRun[] {
  const meta =
    block.meta === '' ? [] : [new TextRun({ break: 1, text: printable(block.meta), size: 18, color: COLOURS.quiet })]
  return [...textRuns(block.text), ...meta]
}

const letter = (style: string, sign: string, color: string, text: Inline): Paragraph =>
  new Paragraph({
    style,
    children: [new TextRun({ text: sign, bold: true, color }), new TextRun({ text: '\t' }), ...inline(text)],
  })

const TEXT_WIDTH = 9406 // A4 less the margins of docx.ts, in twentieths of a point

/** Header rows are repeated on each page, and no row is cut in two. */
function table(block: Extract<Block, { kind: 'table' }>): Table {
  const numeric = block.header.map(
    (_, column) => column > 0 && block.rows.every(row => /^\d*$/.test(row[column] ?? '')),
  )
  const widths = columnWidths(numeric)
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { left: 0, right: 160 },
      children: [
        new Paragraph({
          style: STYLE.cell,
          ...(numeric[column] === true ? { alignment: AlignmentType.RIGHT } : {}),
          children: textRuns(text, bold ? { bold: true } : {}),
        }),
      ],
    })
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const hair = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line }
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: hair, bottom: hair },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.header.map((text, column) => cell(text, column, true)),
      }),
      ...block.rows.map(
        row => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, column === 0)) }),
      ),
    ],
  })
}

/** Numbers need little room; the rest is shared by the words. */
function columnWidths(numeric: readonly boolean[]): number[] {
  const narrow = 1500
  const wordy = numeric.filter(is => !is).length
  const rest = Math.floor((TEXT_WIDTH - narrow * (numeric.length - wordy)) / Math.max(1, wordy))
  return numeric.map(is => (is ? narrow : rest))
}
