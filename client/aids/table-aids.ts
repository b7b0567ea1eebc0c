import type { AidNote } from '../../shared/aids/features.ts'
import type { AidHeading } from '../../shared/aids/sort-headings.ts'

/** A note as it lies on the cloth. */
export interface ClothNote extends AidNote {
  /** nobody has put it in a pile nor on the plate */
  readonly free: boolean
  /** which of the cloth's parts it lies in, if any */
  readonly part: string | undefined
}
/** A part of the cloth that notes can be placed in. */
export interface ClothPart extends AidHeading {
  readonly title: string
  readonly lang: string
}
/** Notes of a suggestion, outlined on the cloth. `now`: the one that is looked at. */
export interface Outlined {
  readonly ids: readonly string[]
  readonly words: string
  readonly now: boolean
}

/** What the aids need of a table: they read it, and ask for ordinary gestures, which can be undone as any other. */
export interface TableForAids {
  /** notes that are shown, in reading order */
  readonly notes: () => readonly ClothNote[]
  readonly parts: () => readonly ClothPart[]
  readonly mayArrange: () => boolean
  readonly mayEditLexicon: () => boolean
  /** a pile of these, called so if a name is given */
  readonly group: (ids: readonly string[], name?: string) => void
  readonly sendTo: (ids: readonly string[], part: string) => void
  readonly goTo: (id: string) => void
  readonly outline: (suggestions: readonly Outlined[]) => void
  /** these alone stand out; undefined: all as usual */
  readonly light: (ids: readonly string[] | undefined) => void
}
