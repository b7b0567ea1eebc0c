import type { NoteKind } from '../domain/note.ts'
import type { Language } from '../domain/text.ts'

/**
 * The compte rendu as a tree, before any format: `outline.ts` builds it, every renderer prints it, in the same words.
 * Texts are to the letter; French spaces are put in when the tree is built, never by a renderer.
 */
/** The organiser's own sign on the cover: a PNG, and the size it is drawn at. */
export interface ReportLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

export interface Report {
  readonly language: Language
  /** the language of title and subtitle, when it is not the report's */
  readonly lang?: Language
  readonly title: string
  readonly subtitle: string
  /** organisers, date, place: one line each, ready to print */
  readonly cover: readonly string[]
  readonly parts: readonly Part[]
}

/** `number` as printed («01»); undefined for parts outside the numbering (annex, how it was written). */
export interface Part {
  readonly id: string
  readonly number?: string
  readonly title: string
  readonly chapters: readonly Chapter[]
}

/** An empty `title` means no heading of its own: the text follows its part's heading. */
export interface Chapter {
  readonly id: string
  /** a workshop's number, as printed; its table weave follows it */
  readonly number?: string
  readonly title: string
  /** the language of the title, when it is not the report's */
  readonly lang?: Language
  /** a line with the title: «Atelier n° 2 · accueilli par Nadia» */
  readonly label?: string
  readonly theme?: number
  readonly blocks: readonly Block[]
}

export type Block =
  /** `sources`: which notes it comes from, in words: «tiré de 4 notes, tours 1 et 2» */
  | { readonly kind: 'paragraph'; readonly text: Inline; readonly sources?: string }
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  /** a note's words; `meta` is «Levier, table 2, tour 2 · 9 gommettes» */
  | { readonly kind: 'quotation'; readonly text: string; readonly note: NoteKind; readonly meta: string }
  | { readonly kind: 'question'; readonly text: Inline; readonly sources?: string }
  | { readonly kind: 'answer'; readonly text: Inline; readonly sources?: string }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly header: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  /** a quiet aside: «Ébauche faite par Tablée à partir des assiettes» */
  | { readonly kind: 'remark'; readonly text: string }

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

/** How deep a heading inside a chapter stands, the report's title being 1, a part 2, a chapter's title 3: no step is ever left out. */
export const headingDepth = (chapter: Chapter, heading: { readonly level: 3 | 4 }): number =>
  heading.level + (chapter.title === '' ? 0 : 1)
