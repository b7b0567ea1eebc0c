import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  type ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { type ReportWords, reportWords } from '../../shared/i18n/report-words.ts'
import { themeLook } from '../../shared/reports/look.ts'
import { type Chapter, languageOfChapter, type Part, type Report, type ReportLogo } from '../../shared/reports/model.ts'
import { printable } from '../../shared/reports/printable.ts'
import { blockToDocx } from './docx-blocks.ts'
import { drawPictures, type Pictures, pictureRun } from './docx-pictures.ts'
import { bullets, COLOURS, docxStyles, hex, STYLE } from './docx-style.ts'
import { type Look, runsLeft, textRuns } from './docx-text.ts'

/**
 * The report as a Word document: real heading styles, language, contents, lists, repeated header rows. The words are
 * those of the other formats. Throws only when the `docx` library does, on a fault of ours.
 */
export async function toDocx(report: Report, logo?: ReportLogo): Promise<Uint8Array> {
  const words = reportWords(report.language)
  const pictures = await drawPictures(report)
  const document = new Document({
    title: printable(report.title),
    subject: words.report,
    description: printable(report.subtitle),
    creator: 'Tablée',
    lastModifiedBy: 'Tablée',
    styles: docxStyles(report.language),
    numbering: { config: bullets },
    // Laying the pages out, to print their numbers in the contents, takes seconds for one day, in which nobody else would be
    // served: the entries are there, and the word processor fills their numbers in, which it asks before doing.
    features: { updateFields: true },
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
          ...cover(report, logo, pictures),
          ...contents(report, words),
          ...report.parts.flatMap(part => partToDocx(part, report, pictures)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
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

/** One of our words; in a bilingual edition in both languages. */
const ours = (report: Report, of: (words: ReportWords) => string, look: Look = {}): TextRun[] =>
  bothWays(
    of(reportWords(report.language)),
    report.also === undefined ? undefined : of(reportWords(report.also)),
    report,
    look,
  )

function bothWays(first: string, second: string | undefined, report: Report, look: Look = {}): TextRun[] {
  if (second === undefined) return textRuns(first, look)
  return [
    ...textRuns(`${first} `, look),
    new TextRun({ text: '· ', color: COLOURS.line }),
    ...textRuns(second, { ...look, color: COLOURS.quiet, lang: report.also }),
  ]
}

function cover(report: Report, logo: ReportLogo | undefined, { cover: woven }: Pictures): FileChild[] {
  const { lang } = report
  const centred = (style: string, text: string, look: Look = {}) =>
    new Paragraph({ style, ...(runsLeft(text) ? { bidirectional: true } : {}), children: textRuns(text, look) })
  return [
    ...(woven === undefined ? [] : [new Paragraph({ style: STYLE.fact, children: [pictureRun(woven, 'Cover', '')] })]),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...(runsLeft(report.title) ? { bidirectional: true } : {}),
      children: textRuns(report.title, { lang }),
    }),
    ...(report.subtitle === '' ? [] : [centred(STYLE.subtitle, report.subtitle, { lang })]),
    new Paragraph({ style: STYLE.kind, children: ours(report, words => words.report) }),
    ...report.cover.map(line => centred(STYLE.fact, line)),
    ...(report.coverAlso ?? []).map(line => centred(STYLE.fact, line, { lang: report.also })),
    ...(logo === undefined ? [] : [new Paragraph({ style: STYLE.fact, children: [logoRun(logo, report)] })]),
  ]
}

const LOGO_PIXELS = 200
/** The organisers' sign, beside their name: its text says whose it is. */
function logoRun({ png, width, height }: ReportLogo, report: Report): ImageRun {
  const scale = Math.min(1, LOGO_PIXELS / Math.max(width, height, 1))
  const shown = { png, width: Math.round(width * scale), height: Math.round(height * scale) }
  return pictureRun(shown, 'Logo', `Logo · ${report.cover[0] ?? report.title}`)
}

const contents = (report: Report, words: ReportWords): FileChild[] => [
  new Paragraph({ style: STYLE.contents, pageBreakBefore: true, children: ours(report, each => each.contents) }),
  new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
]

const numbered = (titled: { readonly number?: string; readonly title: string }): string =>
  titled.number === undefined ? titled.title : `${titled.number} ${titled.title}`

/** Each part and each workshop begins a page, and so does what follows the workshops; other chapters share one. */
function partToDocx(part: Part, report: Report, pictures: Pictures): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: partTitle(part, report) }),
    ...part.chapters.flatMap((chapter, position) =>
      chapterToDocx(chapter, report, {
        pictures,
        newPage: position > 0 && opensPage(chapter, part.chapters[position - 1]),
      }),
    ),
  ]
}

const opensPage = (chapter: Chapter, before: Chapter | undefined): boolean =>
  chapter.theme !== undefined || before?.theme !== undefined || chapter.id.startsWith('perspectives')

const partTitle = (part: Part, report: Report): TextRun[] => [
  ...(part.number === undefined ? [] : [new TextRun({ text: `${part.number} `, color: COLOURS.grenat })]),
  ...bothWays(part.title, part.titleAlso, report),
]

function chapterToDocx(
  chapter: Chapter,
  report: Report,
  { pictures, newPage }: { readonly pictures: Pictures; readonly newPage: boolean },
): FileChild[] {
  const words = reportWords(languageOfChapter(report, chapter))
  const place = { chapter, words, lang: chapter.lang, pictures }
  const blocks = chapter.blocks.flatMap(block => blockToDocx(block, place))
  return chapter.title === '' ? blocks : [...chapterHead(chapter, newPage), ...blocks]
}

function chapterHead(chapter: Chapter, pageBreakBefore: boolean): Paragraph[] {
  const colour = chapter.theme === undefined ? undefined : hex(themeLook(chapter.theme).ink)
  const band =
    colour === undefined ? {} : { border: { top: { style: BorderStyle.THICK, size: 48, space: 10, color: colour } } }
  const title = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    pageBreakBefore,
    ...band,
    ...(runsLeft(chapter.title) ? { bidirectional: true } : {}),
    children: textRuns(numbered(chapter), { lang: chapter.titleLang ?? chapter.lang }),
  })
  return chapter.label === undefined
    ? [title]
    : [title, new Paragraph({ style: STYLE.label, children: textRuns(chapter.label, { lang: chapter.lang }) })]
}
