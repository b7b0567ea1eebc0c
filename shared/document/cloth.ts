import type { LinkKind, NoteKind } from '../domain/note.ts'

/**
 * A table's cloth (`table-<id>`, and `own-<table>-<person>`): flat. Every root is a `Y.Map` from a key to a plain JSON value,
 * split by concern, so that «I move, you edit» loses nothing and the gate checks one line per key (decision D3).
 */
export const CLOTH_ROOTS = [
  'core',
  'txt',
  'sty',
  'pos',
  'zone',
  'grp',
  'del',
  'plate',
  'groups',
  'links',
  'dots',
] as const
export type ClothRoot = (typeof CLOTH_ROOTS)[number]

export interface Core {
  readonly by: string
  readonly scribe?: string
  readonly photo?: string
  /** 0 before the day; any round up to the present one; last + 1 after */
  readonly round: number
  /** the writer's idea of the server's time, ms */
  readonly at: number
  readonly lang?: string
}
/** x and y in the cloth's own units (`domain/folds.ts`), order a string compared by code unit. */
export type Position = readonly [x: number, y: number, order: string]
/** 1: taken back by its author or scribe · 2: set aside by moderation (the server only) */
export type Removal = 0 | 1 | 2

export interface ClothValues {
  readonly core: Core
  readonly txt: string
  readonly sty: NoteKind
  readonly pos: Position
  readonly zone: number | null
  readonly grp: string | null
  readonly del: Removal
  readonly plate: string
  readonly groups: { readonly name: string }
  readonly links: LinkValue
  readonly dots: number
}
export interface LinkValue {
  readonly by: string
  readonly a: string
  readonly b: string
  readonly kind: LinkKind
}

/** A note as readers see it, joined from the roots. */
export interface Note {
  readonly id: string
  readonly by: string
  readonly scribe?: string
  readonly photo?: string
  readonly round: number
  readonly at: number
  readonly lang?: string
  readonly text: string
  readonly kind: NoteKind
  readonly x: number
  readonly y: number
  readonly order: string
  /** index from 0, or null for loose; an index without a zone is to be shown as loose */
  readonly zone: number | null
  /** null also when the group is gone */
  readonly group: string | null
  readonly removal: Removal
  readonly dots: number
  /** on the plate as readers show it: only the first n of the plan, by order then id */
  readonly onPlate: boolean
}
export interface Link extends LinkValue {
  readonly id: string
}
export interface Cloth {
  /** every note, set-aside ones too, in reading order (order, then id) */
  readonly notes: readonly Note[]
  readonly groups: Readonly<Record<string, { readonly name: string }>>
  readonly links: readonly Link[]
}

/** Order keys are compared by code unit, ties by id. */
export function byOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
