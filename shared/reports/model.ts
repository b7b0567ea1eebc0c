import type { HeadingRole } from '../document/synthesis.ts'
import type { NoteKind } from '../domain/note.ts'
import type { Language } from '../domain/text.ts'

/**
 * The compte rendu as a tree, before any format: `outline.ts` builds it, every renderer prints it, in the same words
 * and in this order. Texts are to the letter; French spaces are put in when the tree is built, never by
 * a renderer. Plain data: it can be sent as JSON.
 */
/** The organiser's own sign on the cover: a PNG, and the size it is drawn at. */
export interface ReportLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

export interface Report {
  readonly language: Language
  /** a bilingual edition's second language: its chapters follow their twins, with `lang`; titles of parts are printed in both */
  readonly also?: Language
  /** the language of title and subtitle, when it is not the report's */
  readonly lang?: Language
  readonly title: string
  readonly subtitle: string
  /** organisers, date, place: one line each, ready to print */
  readonly cover: readonly string[]
  /** the same lines in the second language, only those that differ */
  readonly coverAlso?: readonly string[]
  readonly parts: readonly Part[]
}

/** `number` as printed («01»); undefined for parts outside the numbering (annex, how it was written). */
export interface Part {
  readonly id: string
  readonly number?: string
  readonly title: string
  /** the title in the second language of a bilingual edition */
  readonly titleAlso?: string
  readonly chapters: readonly Chapter[]
}

/** An empty `title` means no heading of its own: the text follows its part's heading. */
export interface Chapter {
  readonly id: string
  /** a workshop's number, as printed; its table weave follows it */
  readonly number?: string
  readonly title: string
  /** the language of title, label and blocks, when it is not the report's: a twin in a bilingual edition */
  readonly lang?: Language
  /** the language of the title alone, when it is not the chapter's */
  readonly titleLang?: Language
  /** a line with the title: «Atelier n° 2 · accueilli par Nadia» */
  readonly label?: string
  readonly theme?: number
  readonly blocks: readonly Block[]
}

export type Block =
  /** `sources`: which notes it comes from, in words: «tiré de 4 notes, tours 1 et 2»; printed under it */
  (
    | { readonly kind: 'paragraph'; readonly text: Inline; readonly sources?: string }
    | { readonly kind: 'question'; readonly text: Inline; readonly sources?: string }
    | { readonly kind: 'answer'; readonly text: Inline; readonly sources?: string }
    | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: string }
    | { readonly kind: 'list'; readonly items: readonly Inline[]; readonly sources?: string }
    /** a note's words; `meta` is «Levier, table 2, tour 2 · 9 gommettes», in the chapter's language; `lang` here is of the words alone */
    | { readonly kind: 'quotation'; readonly text: string; readonly note: NoteKind; readonly meta: string }
    /** a lead, a lever or a topic with what it holds; `label` («Piste») stands above the title, '' for none */
    | {
        readonly kind: 'perspective'
        readonly role: HeadingRole
        readonly level: 3 | 4
        readonly label: string
        readonly title: Inline
        readonly blocks: readonly Block[]
      }
    | {
        readonly kind: 'table'
        readonly caption: string
        readonly header: readonly string[]
        readonly rows: readonly (readonly string[])[]
        /** for each row, the notes it counts, to be drawn as small squares; says nothing that the numbers do not */
        readonly squares?: readonly (readonly NoteKind[])[]
      }
    /** a few large numbers: 27 notes, 4 sur papier */
    | { readonly kind: 'figures'; readonly items: readonly { readonly value: string; readonly label: string }[] }
    /** what the room asks to change, kept because it was not settled; `passage` is quoted, '' for none; `meta` counts hands */
    | { readonly kind: 'amendment'; readonly passage: string; readonly text: string; readonly meta: string }
    /** a drawing of what went from table to table; the table after it says the same in words, and `alt` says so */
    | {
        readonly kind: 'travel'
        readonly alt: string
        readonly tables: readonly { readonly number: number; readonly theme: number }[]
        /** `from`, `to`: places in `tables`; `notes`: how many went */
        readonly trips: readonly { readonly from: number; readonly to: number; readonly notes: number }[]
      }
    /** a quiet aside: «Ébauche faite par Tablée à partir des assiettes» */
    | { readonly kind: 'remark'; readonly text: string }
  ) &
    OfBlock

interface OfBlock {
  /** the language of people's words in it, when it is not the chapter's (BCP 47); `sources`, `meta` and `label` are in the chapter's */
  readonly lang?: string
  /** the part of the synthesis that people wrote it in: `part-t1`, `before@en` */
  readonly part?: string
}

export type Inline = readonly Run[]
export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly em?: boolean
  readonly href?: string
  /** the language of the passage, when it is not that of its block */
  readonly lang?: string
  /** a footnote hangs here; the run's own text is '' */
  readonly footnote?: Footnote
}

/** `number` counts through the whole report, from 1. */
export interface Footnote {
  readonly number: number
  readonly text: Inline
}

/** The language that a chapter's own words are in. */
export const languageOfChapter = (report: Report, chapter: Chapter): Language => chapter.lang ?? report.language

/** How deep a heading inside a chapter stands, the report's title being 1, a part 2, a chapter's title 3: no step is ever left out. */
export const headingDepth = (chapter: Chapter, heading: { readonly level: 3 | 4 }): number =>
  heading.level + (chapter.title === '' ? 0 : 1)

/** All footnotes under these blocks, in order. */
export function footnotesOf(blocks: readonly Block[]): Footnote[] {
  return blocks.flatMap(block => {
    switch (block.kind) {
      case 'paragraph':
      case 'question':
      case 'answer':
        return hanging(block.text)
      case 'list':
        return block.items.flatMap(hanging)
      case 'perspective':
        return [...hanging(block.title), ...footnotesOf(block.blocks)]
      default:
        return []
    }
  })
}

const hanging = (text: Inline): Footnote[] => text.flatMap(run => run.footnote ?? [])
