import type { Thread } from '../document/programme.ts'
import type { HeadingRole } from '../document/synthesis.ts'
import type { Plan, Table } from '../domain/plan.ts'
import type { Trip } from '../domain/travel.ts'
import type { ApiNote } from '../protocol/api.ts'
import type { Inline } from './model.ts'

/**
 * Everything the compte rendu is made from, as plain data: no document, no clock, no secret.
 * The server gathers it; `outline.ts` turns it into a `Report`. Whoever did not opt in is not in here at all, and who wrote
 * a note is not either: only numbers of voices.
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
  /** name of the part (`part-<theme>`, `before`, `part-<theme>@en`) → what people wrote there; read by `synthesis-read.ts` */
  readonly synthesis: Readonly<Record<string, readonly SynthesisBlock[]>>
  /** what came back in each theme; by theme, then the one with most notes first */
  readonly matters?: readonly ReportMatter[] | undefined
  /** theme id → how many different people wrote its notes */
  readonly voices?: Readonly<Record<string, number>> | undefined
  /** what was carried from table to table, with what it met there */
  readonly trips?: readonly Trip[] | undefined
  /** ids of notes that somebody chose to leave out of the text */
  readonly leftOut?: readonly string[] | undefined
  readonly amendments?: readonly ReportAmendment[] | undefined
  /** what moderation did, first things first; without who did it */
  readonly log?: readonly ReportLogEntry[] | undefined
  /** names of the parts that somebody read again and found good */
  readonly reviewed?: readonly string[] | undefined
  /** how many people wrote in the synthesis; undefined when it is not known */
  readonly writers?: number | undefined
  /** the day (`2019-01-02`) on which all of it is erased from the server */
  readonly keptUntil?: string | undefined
}

/** A note as the interface gives it; an `ApiNote` fits as it is. Its author is never printed. */
export type ReportNote = Pick<
  ApiNote,
  'id' | 'text' | 'kind' | 'theme' | 'table' | 'round' | 'zone' | 'dots' | 'plate' | 'setAside' | 'origin' | 'lang'
>

export interface ReportPerson {
  readonly name: string
  readonly organisation?: string | undefined
  readonly email?: string | undefined
}

/** Notes that say the same thing: a named pile (piles of the same name at two tables of a theme are one), or a zone of the cloth. */
export interface ReportMatter {
  readonly theme: string
  /** a pile's name, as people wrote it; or the place of a zone in its theme */
  readonly of: { readonly pile: string } | { readonly zone: number }
  readonly notes: number
  /** ids of the tables where it was written */
  readonly tables: readonly string[]
  /** rounds in which it was written, first things first */
  readonly rounds: readonly number[]
  /** how many different people wrote it; never who */
  readonly voices: number
}

/** What the room asked to change in a part. */
export interface ReportAmendment {
  readonly part: string
  /** the words that it is about, '' for the whole part */
  readonly passage: string
  readonly text: string
  readonly for: number
  readonly against: number
  readonly settled?: 'taken' | 'margin' | undefined
}

export interface ReportLogEntry {
  /** server ms */
  readonly at: number
  readonly what: 'set-aside' | 'restored' | 'locked' | 'unlocked' | 'revealed'
  readonly table?: string | undefined
  /** the reason that was given */
  readonly reason?: string | undefined
}

/**
 * A part of the synthesis, as written together, freed from Yjs. `notes`: ids of the notes that a text comes from. Footnotes
 * hang in the runs, all with the number 0: `outline.ts` counts them through the whole report.
 */
export type SynthesisBlock =
  | { readonly kind: 'paragraph'; readonly text: Inline; readonly notes?: readonly string[] }
  | { readonly kind: 'heading'; readonly level: number; readonly text: Inline; readonly role?: HeadingRole }
  | { readonly kind: 'list'; readonly items: readonly Inline[]; readonly notes?: readonly string[] }
  /** a note's words; `note` its id, `table` its table's id, either '' when unknown */
  | { readonly kind: 'quote'; readonly text: string; readonly note: string; readonly table: string }
  | { readonly kind: 'question'; readonly text: Inline; readonly notes?: readonly string[] }
  | { readonly kind: 'answer'; readonly text: Inline; readonly notes?: readonly string[] }
