import type { Plan, Table } from '../domain/plan.ts'
import type { Thread } from '../document/programme.ts'
import type { ApiNote } from '../protocol/api.ts'
import type { Inline } from './model.ts'

/**
 * Everything the compte rendu is made from, as plain data: no document, no clock, no secret.
 * The server gathers it; `outline.ts` turns it into a `Report`. Whoever did not opt in is not in here at all.
 */
export interface ReportFacts {
  readonly plan: Plan
  /** the room's tables, as the programme knows them (`tablesOf(plan)` when nothing was closed or added) */
  readonly tables: readonly Table[]
  /** rounds that really began; 0 before the first */
  readonly rounds: number
  /** seated people who really came (absent ones left out); staff and wall are not people */
  readonly people: number
  /** notes of all tables, table after table, each in reading order (plate order for the plate); set-aside ones too */
  readonly notes: readonly ReportNote[]
  readonly threads: readonly Pick<Thread, 'name' | 'notes'>[]
  /** note id → harvest dots; only those that may be told (empty while they are secret) */
  readonly harvestDots: Readonly<Record<string, number>>
  /** people who agreed to appear; e-mail only with the second consent */
  readonly participants: readonly ReportPerson[]
  /** table id → names of its hosts who agreed to appear */
  readonly hosts: Readonly<Record<string, readonly string[]>>
  /** name of the part (`part-<theme>`, `before`, `perspectives`, `after`) → what people wrote there; read by `synthesis-read.ts` */
  readonly synthesis: Readonly<Record<string, readonly SynthesisBlock[]>>
}

/** A note as the interface gives it; an `ApiNote` fits as it is. Its author is never printed. */
export type ReportNote = Pick<
  ApiNote,
  'id' | 'text' | 'kind' | 'theme' | 'table' | 'round' | 'zone' | 'dots' | 'plate' | 'setAside' | 'origin'
>

export interface ReportPerson {
  readonly name: string
  readonly organisation?: string | undefined
  readonly email?: string | undefined
}

/** A part of the synthesis, as written together, freed from Yjs. */
export type SynthesisBlock =
  | { readonly kind: 'paragraph'; readonly text: Inline }
  | { readonly kind: 'heading'; readonly level: number; readonly text: Inline }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  /** a note's words; `note` its id, `table` its table's id, either '' when unknown */
  | { readonly kind: 'quote'; readonly text: string; readonly note: string; readonly table: string }
  | { readonly kind: 'question'; readonly text: Inline }
  | { readonly kind: 'answer'; readonly text: Inline }
