import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'
import { NOTE_KINDS, type NoteKind } from '../../shared/domain/note.ts'
import type { Language } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { KIND_LOOK } from '../../shared/reports/look.ts'

/** Fonts that word processors have, or have a twin of: page numbers are worked out with their widths. */
const SERIF = 'Cambria'
const SANS = 'Calibri'

export const COLOURS = { ink: '1B2421', quiet: '3F4B46', grenat: '8C1D33', line: 'C9D0C8', strong: '1B2421' } as const
export const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Language, string>

/** Word wants colours without their sign. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase()

/** Our paragraph styles, by what they are for. */
export const STYLE = {
  subtitle: 'ReportSubtitle',
  kind: 'ReportKind',
  fact: 'CoverFact',
  contents: 'ContentsTitle',
  label: 'WorkshopLabel',
  remark: 'Remark',
  question: 'DebateQuestion',
  answer: 'DebateAnswer',
  cell: 'TableText',
  caption: 'Caption',
  quote: 'Quote',
  footnote: 'FootnoteText',
  trace: 'Trace',
  card: 'Card',
  cardLabel: 'CardLabel',
  figures: 'Figures',
  passage: 'Passage',
  amendment: 'Amendment',
} as const

export const noteStyle = (kind: NoteKind): string => `Note${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`

export const BULLETS = 'bullets'
export const CARD_BULLETS = 'cardBullets'

/** A list of bullets, and the same in a card; sizes in twentieths of a point. */
const bulletsAt = (reference: string, left: number) =>
  ({
    reference,
    levels: [
      {
        level: 0,
        format: LevelFormat.BULLET,
        text: '•',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left, hanging: 240 } }, run: { color: COLOURS.grenat } },
      },
    ],
  }) as const
export const bullets = [bulletsAt(BULLETS, 360), bulletsAt(CARD_BULLETS, 480)]

const CARD_INDENT = 240
/** The line down the side of a card: at the same place for a list, whose signs hang where its other words begin. */
export const listInCard = {
  border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: COLOURS.grenat } },
} as const
export const inCard = { ...listInCard, indent: { left: CARD_INDENT } } as const

/** Sizes are half points, spaces twentieths of a point. */
export function docxStyles(language: Language): IStylesOptions {
  const serif = (size: number, before: number, after: number) => ({
    run: { font: SERIF, size, color: COLOURS.ink, bold: false, italics: false },
    paragraph: { spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
  })
  return {
    default: {
      document: {
        run: {
          font: SANS,
          size: 22,
          color: COLOURS.ink,
          language: { value: LOCALE[language], eastAsia: LOCALE[language] },
        },
        paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        ...serif(60, 480, 240),
        paragraph: { spacing: { before: 480, after: 240 }, alignment: AlignmentType.CENTER },
      },
      heading1: serif(52, 0, 320),
      heading2: serif(38, 0, 200),
      heading3: serif(28, 320, 140),
      heading4: {
        ...serif(23, 240, 100),
        run: { font: SANS, size: 23, bold: true, italics: false, color: COLOURS.ink },
      },
      caption: {
        run: { font: SERIF, size: 25, color: COLOURS.ink },
        paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
      },
      footnoteText: {
        run: { size: 18 },
        paragraph: { spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } },
      },
      hyperlink: { run: { color: '15463A', underline: { type: 'single' } } },
    },
    paragraphStyles: [...ownStyles(), ...NOTE_KINDS.map(kind => quoteStyle(kind, language))],
  }
}

function ownStyles(): IParagraphStyleOptions[] {
  const own = (
    id: string,
    name: string,
    rest: Omit<IParagraphStyleOptions, 'id' | 'name'>,
  ): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...rest,
  })
  const centred = { alignment: AlignmentType.CENTER }
  return [
    own(STYLE.kind, 'Report kind', { run: { bold: true, color: COLOURS.grenat, size: 26 }, paragraph: centred }),
    own(STYLE.subtitle, 'Report subtitle', {
      run: { size: 28, color: COLOURS.quiet },
      paragraph: { ...centred, spacing: { after: 1200 } },
    }),
    own(STYLE.fact, 'Cover fact', {
      run: { color: COLOURS.quiet, size: 24 },
      paragraph: { ...centred, spacing: { after: 60 } },
    }),
    own(STYLE.contents, 'Contents title', {
      run: { font: SERIF, size: 52 },
      paragraph: { spacing: { after: 320 }, keepNext: true },
    }),
    own(STYLE.label, 'Workshop label', {
      run: { bold: true, color: COLOURS.quiet, size: 20 },
      paragraph: { keepNext: true },
    }),
    own(STYLE.remark, 'Remark', {
      run: { color: COLOURS.quiet, size: 20 },
      paragraph: { shading: { fill: 'F7F6F0' }, indent: { left: 120, right: 120 } },
    }),
    own(STYLE.question, 'Debate question', {
      run: { bold: true },
      paragraph: { spacing: { before: 280, after: 80 }, indent: { left: 480, hanging: 480 }, keepNext: true },
    }),
    own(STYLE.answer, 'Debate answer', { paragraph: { indent: { left: 480, hanging: 480 } } }),
    own(STYLE.trace, 'Trace', {
      run: { color: COLOURS.quiet, size: 18, italics: true },
      paragraph: { spacing: { before: 0, after: 160 }, indent: { left: CARD_INDENT } },
    }),
    own(STYLE.card, 'Card', { paragraph: inCard }),
    own(STYLE.cardLabel, 'Card label', {
      run: { bold: true, color: COLOURS.grenat, size: 20 },
      paragraph: { ...inCard, spacing: { before: 320, after: 0 }, keepNext: true },
    }),
    own(STYLE.figures, 'Figures', { paragraph: { spacing: { before: 120, after: 200 } } }),
    own(STYLE.quote, 'Quote', {
      paragraph: { indent: { left: 280, right: 280 }, spacing: { before: 100, after: 160 }, keepLines: true },
    }),
    own(STYLE.passage, 'Passage', {
      run: { color: COLOURS.quiet },
      paragraph: {
        border: { left: { style: BorderStyle.DASHED, size: 12, space: 8, color: COLOURS.line } },
        indent: { left: 280, right: 280 },
        spacing: { before: 200, after: 60 },
        keepNext: true,
      },
    }),
    own(STYLE.amendment, 'Amendment', { paragraph: { spacing: { after: 40 }, keepNext: true } }),
    own(STYLE.cell, 'Table text', {
      run: { size: 20 },
      paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
    }),
  ]
}

/** A quotation: the note's ground, and its kind's colour down the left side. */
function quoteStyle(kind: NoteKind, language: Language): IParagraphStyleOptions {
  const look = KIND_LOOK[kind]
  return {
    id: noteStyle(kind),
    name: `Note ${reportWords(language).kind[kind]}`,
    basedOn: STYLE.quote,
    quickFormat: true,
    paragraph: {
      border: { left: { style: BorderStyle.SINGLE, size: 36, space: 8, color: hex(look.mark) } },
      shading: { fill: hex(look.ground) },
    },
  }
}
