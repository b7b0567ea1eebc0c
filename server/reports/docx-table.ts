import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { Block } from '../../shared/reports/model.ts'
import { COLOURS, STYLE } from './docx-style.ts'
import { runsLeft, textRuns } from './docx-text.ts'

const TEXT_WIDTH = 9406 // A4 less the margins of docx.ts, in twentieths of a point
const NUMBERS_WIDTH = 1500

/** Header rows are repeated on each page, and no row is cut in two. `lang`: of all its words. */
export function tableToDocx(block: Extract<Block, { kind: 'table' }>, lang: string | undefined): Table {
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
          ...(runsLeft(text) ? { bidirectional: true } : {}),
          children: textRuns(text, { ...(bold ? { bold: true } : {}), lang }),
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
  const wordy = numeric.filter(is => !is).length
  const rest = Math.floor((TEXT_WIDTH - NUMBERS_WIDTH * (numeric.length - wordy)) / Math.max(1, wordy))
  return numeric.map(is => (is ? NUMBERS_WIDTH : rest))
}
