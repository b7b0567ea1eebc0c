import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { type ReportWords, reportWords } from '../../shared/i18n/report-words.ts'
import { themeLook } from '../../shared/reports/look.ts'
import type { Chapter, Part, Report, ReportLogo } from '../../shared/reports/model.ts'
import { printable } from '../../shared/reports/printable.ts'
import { blockToDocx, textRuns } from './docx-blocks.ts'
import { BULLETS, bullets, COLOURS, docxStyles, hex, LOCALE, STYLE } from './docx-style.ts'

/**
 * The report as a Word document: real heading styles, language, contents, lists, repeated header rows. The words are
 * those of the other formats. Throws only when the `docx` library does, on a fault of ours.
 */
export async function toDocx(report: Report, logo?: ReportLogo): Promise<Uint8Array> {
  const words = reportWords(report.language)
  const document = new Document({
    title: printable(report.title),
    subject: words.report,
    description: printable(report.subtitle),
    creator: 'Tablée',
    lastModifiedBy: 'Tablée',
    styles: docxStyles(report.language),
    numbering: { config: [{ reference: BULLETS, levels: bullets.levels }] },
    ...(isShort(report) ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1250, bottom: 1250, left: 1250, right: 1250, header: 620, footer: 620 },
          },
        },
        headers: { default: header(report, words), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: footer(words), first: new Footer({ children: [new Paragraph('')] }) },
        children: [
          ...cover(report, words, logo),
          ...contents(words),
          ...report.parts.flatMap(part => partToDocx(part, words)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const SHORT = { letters: 40_000, rows: 150, word: 120 } as const

/**
 * Laying the pages out, to print their numbers in the contents, holds the server up: a quarter of a second for a day of
 * four workshops, many seconds for forty. Longer reports leave the numbers to Word, which asks before it fills them in.
 */
function isShort(report: Report): boolean {
  const blocks = report.parts.flatMap(part => part.chapters).flatMap(chapter => chapter.blocks)
  const text = JSON.stringify(blocks)
  const rows = blocks.reduce((total, block) => total + (block.kind === 'table' ? block.rows.length : 0), 0)
  return (
    text.length <= SHORT.letters &&
    rows <= SHORT.rows &&
    !new RegExp(`[^\\s]{${SHORT.word}}`).test(text.replace(/[",:{}[\]]/g, ' '))
  )
}

function header(report: Report, words: ReportWords): Header {
  return new Header({
    children: [
      new Paragraph({ children: textRuns(`${report.title} · ${words.report}`, { size: 17, color: COLOURS.quiet }) }),
    ],
  })
}

function footer(words: ReportWords): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ size: 17, color: COLOURS.quiet, children: [`${words.page} `, PageNumber.CURRENT] })],
      }),
    ],
  })
}

function cover(report: Report, words: ReportWords, logo: ReportLogo | undefined): FileChild[] {
  const language = report.lang === undefined ? {} : { language: { value: LOCALE[report.lang] } }
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(report.title, language) }),
    ...(report.subtitle === ''
      ? []
      : [new Paragraph({ style: STYLE.subtitle, children: textRuns(report.subtitle, language) })]),
    new Paragraph({ style: STYLE.kind, children: textRuns(words.report) }),
    ...report.cover.map(line => new Paragraph({ style: STYLE.fact, children: textRuns(line) })),
    ...(logo === undefined ? [] : [new Paragraph({ style: STYLE.fact, children: [logoRun(logo)] })]),
  ]
}

const LOGO_PIXELS = 200
/** Beside the organisers' name, which says the same in words: no text of its own. */
function logoRun({ png, width, height }: ReportLogo): ImageRun {
  const scale = Math.min(1, LOGO_PIXELS / Math.max(width, height, 1))
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
  })
}

const contents = (words: ReportWords): FileChild[] => [
  new Paragraph({ style: STYLE.contents, pageBreakBefore: true, children: textRuns(words.contents) }),
  new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
]

const numbered = (titled: { readonly number?: string; readonly title: string }): string =>
  titled.number === undefined ? titled.title : `${titled.number} ${titled.title}`

/** Each part and each workshop begins a page; a chapter right under its part's heading stays with it. */
function partToDocx(part: Part, words: ReportWords): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: partTitle(part) }),
    ...part.chapters.flatMap((chapter, position) => chapterToDocx(chapter, words, position > 0)),
  ]
}

const partTitle = (part: Part): TextRun[] =>
  part.number === undefined
    ? textRuns(part.title)
    : [new TextRun({ text: `${part.number} `, color: COLOURS.grenat }), ...textRuns(part.title)]

function chapterToDocx(chapter: Chapter, words: ReportWords, newPage: boolean): FileChild[] {
  const blocks = chapter.blocks.flatMap(block => blockToDocx(block, chapter, words))
  return chapter.title === '' ? blocks : [...chapterHead(chapter, newPage), ...blocks]
}

function chapterHead(chapter: Chapter, pageBreakBefore: boolean): Paragraph[] {
  const colour = chapter.theme === undefined ? undefined : hex(themeLook(chapter.theme).ink)
  const language = chapter.lang === undefined ? {} : { language: { value: LOCALE[chapter.lang] } }
  const band =
    colour === undefined ? {} : { border: { top: { style: BorderStyle.THICK, size: 48, space: 10, color: colour } } }
  const title = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    pageBreakBefore,
    ...band,
    children: textRuns(numbered(chapter), language),
  })
  return chapter.label === undefined
    ? [title]
    : [title, new Paragraph({ style: STYLE.label, children: textRuns(chapter.label) })]
}
