import { type FileChild, HeadingLevel, type IParagraphOptions, Paragraph, TextRun } from 'docx'
import type { ReportWords } from '../../shared/i18n/report-words.ts'
import { type Block, type Chapter, headingDepth, type Inline } from '../../shared/reports/model.ts'
import { BULLETS, CARD_BULLETS, COLOURS, inCard, listInCard, noteStyle, STYLE } from './docx-style.ts'
import { type Pictures, pictureRun } from './docx-pictures.ts'
import { tableToDocx } from './docx-table.ts'
import { inline, runsLeft, textRuns, wordsOf } from './docx-text.ts'

/** Where a block stands: its chapter, our words in the chapter's language, that language when it is not the report's, and whether in a card. */
export interface Place {
  readonly chapter: Chapter
  readonly words: ReportWords
  readonly lang: string | undefined
  readonly isCard?: boolean
  readonly pictures: Pictures
}
type OfKind<K extends Block['kind']> = Extract<Block, { kind: K }>

/** One block of a chapter as Word's paragraphs and tables. */
export function blockToDocx(block: Block, place: Place): FileChild[] {
  /** of people's words in it; ours are in the chapter's */
  const said = block.lang ?? place.lang
  switch (block.kind) {
    case 'paragraph':
      return [people(block.text, said, place), ...sources(block.sources, place)]
    case 'heading':
      return [
        new Paragraph({
          heading: headingOf(headingDepth(place.chapter, block)),
          ...turned(block.text),
          children: textRuns(block.text, { lang: said }),
        }),
      ]
    case 'list':
      return [
        ...block.items.map(
          item =>
            new Paragraph({
              numbering: { reference: place.isCard === true ? CARD_BULLETS : BULLETS, level: 0 },
              spacing: { after: 60 },
              ...(place.isCard === true ? listInCard : {}),
              ...turned(wordsOf(item)),
              children: inline(item, said),
            }),
        ),
        ...sources(block.sources, place),
      ]
    case 'quotation':
      return [
        new Paragraph({ style: noteStyle(block.note), ...turned(block.text), children: quotation(block, said, place) }),
      ]
    case 'question':
      return [letter(STYLE.question, place.words.questionLetter, block, place), ...sources(block.sources, place)]
    case 'answer':
      return [letter(STYLE.answer, place.words.answerLetter, block, place), ...sources(block.sources, place)]
    case 'table':
      return [
        ...(block.caption === ''
          ? []
          : [new Paragraph({ style: STYLE.caption, children: textRuns(block.caption, { lang: place.lang }) })]),
        tableToDocx(block, said),
      ]
    case 'remark':
      return [
        new Paragraph({ style: STYLE.remark, ...turned(block.text), children: textRuns(block.text, { lang: said }) }),
      ]
    case 'perspective':
      return perspective(block, said, place)
    case 'figures':
      return [new Paragraph({ style: STYLE.figures, children: figures(block, place) })]
    case 'amendment':
      return amendment(block, said, place)
    case 'travel': {
      const drawn = place.pictures.travel.get(block)
      return drawn === undefined ? [] : [new Paragraph({ children: [pictureRun(drawn, 'Travel', block.alt)] })]
    }
  }
}

/** The title has a style of its own, so a part (depth 2) is Word's Heading 1. */
const headingOf = (depth: number) =>
  depth <= 3 ? HeadingLevel.HEADING_2 : depth === 4 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_4

const turned = (text: string): Pick<IParagraphOptions, 'bidirectional'> =>
  runsLeft(text) ? { bidirectional: true } : {}

const people = (text: Inline, lang: string | undefined, { isCard }: Place): Paragraph =>
  new Paragraph({
    ...(isCard === true ? { style: STYLE.card } : {}),
    ...turned(wordsOf(text)),
    children: inline(text, lang),
  })

/** Which notes the text above comes from. */
const sources = (text: string | undefined, { lang, isCard }: Place): Paragraph[] =>
  text === undefined
    ? []
    : [new Paragraph({ style: STYLE.trace, ...(isCard === true ? inCard : {}), children: textRuns(text, { lang }) })]

/** The words and where they come from in one paragraph, so that no page parts them. */
function quotation(block: OfKind<'quotation'>, said: string | undefined, { lang }: Place): TextRun[] {
  if (block.meta === '') return textRuns(block.text, { lang: said })
  return [
    ...textRuns(block.text, { lang: said }),
    new TextRun({ break: 1 }),
    ...textRuns(block.meta, { size: 18, color: COLOURS.quiet, lang }),
  ]
}

const letter = (
  style: string,
  sign: string,
  block: OfKind<'question'> | OfKind<'answer'>,
  { lang }: Place,
): Paragraph =>
  new Paragraph({
    style,
    ...turned(wordsOf(block.text)),
    children: [
      ...textRuns(sign, { bold: true, color: block.kind === 'question' ? COLOURS.grenat : COLOURS.quiet, lang }),
      new TextRun({ text: '\t' }),
      ...inline(block.text, block.lang ?? lang),
    ],
  })

/** A lead or a lever is a card: a line down its side holds together what belongs to it. A topic is a heading and its questions. */
function perspective(block: OfKind<'perspective'>, said: string | undefined, place: Place): FileChild[] {
  const isCard = block.role !== 'topic'
  const side = isCard ? inCard : {}
  const label =
    block.label === ''
      ? []
      : [new Paragraph({ style: STYLE.cardLabel, ...side, children: textRuns(block.label, { lang: place.lang }) })]
  const title = new Paragraph({
    heading: headingOf(headingDepth(place.chapter, block)),
    ...(isCard && block.label !== '' ? { spacing: { before: 0 } } : {}),
    ...side,
    ...turned(wordsOf(block.title)),
    children: inline(block.title, said),
  })
  return [...label, title, ...block.blocks.flatMap(each => blockToDocx(each, { ...place, isCard }))]
}

const figures = (block: OfKind<'figures'>, { lang }: Place): TextRun[] =>
  block.items.flatMap((item, at) => [
    ...(at === 0 ? [] : [new TextRun({ text: '\u2003' })]),
    ...textRuns(item.value, { bold: true, size: 32, color: COLOURS.grenat, lang }),
    new TextRun({ text: '\u00a0' }),
    ...textRuns(item.label, { lang }),
  ])

/** What the room asks to change, beside the words that it is about. */
function amendment(block: OfKind<'amendment'>, said: string | undefined, { lang }: Place): Paragraph[] {
  const passage =
    block.passage === ''
      ? []
      : [
          new Paragraph({
            style: STYLE.passage,
            ...turned(block.passage),
            children: textRuns(block.passage, { lang: said }),
          }),
        ]
  return [
    ...passage,
    new Paragraph({ style: STYLE.amendment, ...turned(block.text), children: textRuns(block.text, { lang: said }) }),
    new Paragraph({ style: STYLE.trace, children: textRuns(block.meta, { lang }) }),
  ]
}
