import type { NoteKind } from '../domain/note.ts'
import type { Language, Localised } from '../domain/text.ts'

/** Bodies of `…/next`: what a café offers to the one after it. */
export interface NextOffer {
  readonly title: string
  readonly language: Language
  /** this café's own themes, and how many notes its tables kept for each */
  readonly themes: readonly { readonly id: string; readonly title: Localised; readonly kept: number }[]
  /** topics to pursue, from the perspectives: each could be a theme, its questions the first notes on its cloth */
  readonly topics: readonly { readonly title: string; readonly questions: readonly string[] }[]
}

/** A note that a café begins with, written by nobody who is there: marked as before the day. */
export interface OriginNote {
  readonly text: string
  readonly kind: NoteKind
}
