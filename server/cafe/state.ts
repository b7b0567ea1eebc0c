import { isSeated, type Role } from '../../shared/access/roles.ts'
import type { Announcement, Carried, LogEntry, Thread } from '../../shared/document/programme.ts'
import type { Clock, Phase } from '../../shared/domain/phase.ts'
import { type Plan, type Table, tablesOf } from '../../shared/domain/plan.ts'
import type { Keyring } from '../access/keyring.ts'
import type { Carry } from './carry.ts'
import type { PhotoRecord } from './photos.ts'

/**
 * All that the server decides of one event, as one value that is never changed in place: a command makes the next one from it.
 * What is kept in the archive is this (`record.ts`); what people see of it is the `programme` document (`project.ts`).
 */
export interface CafeState {
  readonly id: string
  readonly createdAt: number
  readonly plan: Plan
  /** what the planner's draws start from */
  readonly seed: number
  readonly phase: Phase
  /** the present round, the one just ended in `transfer`, 0 before the first, the last one after it */
  readonly round: number
  readonly clock: Clock
  readonly undoUntil: number | null
  readonly moments: readonly Moment[]
  /** has the whole day's rotation been drawn (at the first round's beginning)? Before, each newcomer is seated by themselves */
  readonly drawn: boolean
  readonly closedAt?: number | undefined
  readonly published: boolean
  readonly keys: Keyring
  readonly code?: SpokenCode | undefined
  readonly tables: Readonly<Record<string, TableState>>
  readonly dots: DotsState
  readonly announcements: Readonly<Record<string, Signed<Announcement>>>
  readonly threads: Readonly<Record<string, Thread>>
  readonly log: Readonly<Record<string, Signed<LogEntry>>>
  /** note id → what moderation decided last; the cloth's `del` follows it */
  readonly moderated: Readonly<Record<string, { readonly table: string; readonly removal: 0 | 2 }>>
  /** copies of notes that people took along, by their ids */
  readonly carried?: Readonly<Record<string, Carried>> | undefined
  /** those of them that are still to be laid on their cloths */
  readonly bringing?: readonly string[] | undefined
  /** photos of paper, by their ids; those taken away keep their place */
  readonly photos?: Readonly<Record<string, PhotoRecord>> | undefined
  readonly people: ReadonlyMap<string, Person>
}

/** `who`: the person behind `by`, for the day they want to be forgotten. Told to nobody. */
export type Signed<T> = T & { readonly who?: string | undefined }

export interface Moment {
  readonly startedAt: number
  readonly rangAt?: number | undefined
}

/** Kept in clear, unlike keys: staff and wall show it, and it soon runs out. */
export interface SpokenCode {
  readonly text: string
  readonly expiresAt: number
}

export interface TableState {
  readonly locked: boolean
  readonly welcome: string
  readonly spotlight: string | null
  /** who invites to look at it, by name */
  readonly spotlightBy?: string | undefined
  /** its hidden notes were shown; what is written since goes to its cloth */
  readonly revealed?: boolean | undefined
}

export interface DotsState {
  readonly tablesOpen: boolean
  readonly harvestOpen: boolean
  /** may the totals be told? Set when the dots are closed; taken back when they are opened again */
  readonly tablesTold: boolean
  readonly harvestTold: boolean
}

/** table id → note id → how many dots */
export type TableBallots = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly hostOf?: string | undefined
  readonly organisation?: string | undefined
  readonly email?: string | undefined
  readonly consent: { readonly name: boolean; readonly email: boolean }
  readonly device: 'own' | 'paper'
  readonly wishes: readonly string[]
  /** follows without writing: no seat */
  readonly following: boolean
  readonly absent: boolean
  /** left and erased: nothing but the id and its client ids remains, so that nobody else can ever be taken for them */
  readonly gone: boolean
  /** gone: tables whose documents still have to forget them */
  readonly traces?: readonly string[] | undefined
  readonly joinedAt: number
  /** who brought them to the table, when they came without a device */
  readonly addedBy?: string | undefined
  /** SHA-256 of the token's secret */
  readonly tokenHash: string
  /** the same for each further device, oldest first */
  readonly moreTokens?: readonly string[] | undefined
  /** which of their personal codes and links holds: each new number makes the ones before worthless */
  readonly personal?: number | undefined
  readonly seats: readonly (string | null)[]
  readonly scribeFor: readonly string[]
  /** notes that they took along, told to nobody but them */
  readonly carries?: readonly Carry[] | undefined
  readonly dots: { readonly tables: TableBallots; readonly harvest: Readonly<Record<string, number>> }
  /** Yjs client ids issued to them, in any order */
  readonly clientIds: readonly number[]
}

export const isPerson = (person: Person): boolean => isSeated(person.role) && !person.gone
/** Has, or should have, a chair. */
export const takesSeat = (person: Person): boolean => isPerson(person) && !person.absent && !person.following

export const tableOf = (state: CafeState, id: string): Table | undefined =>
  tablesOf(state.plan).find(table => table.id === id)
export const tableState = (state: CafeState, id: string): TableState =>
  state.tables[id] ?? { locked: false, welcome: '', spotlight: null }

/** Are notes written at this table now for their authors' eyes only? */
export const hidesNotes = (state: CafeState, table: string): boolean =>
  state.plan.notes.hidden && tableState(state, table).revealed !== true

export function withPerson(state: CafeState, person: Person): CafeState {
  return withPeople(state, [person])
}
export function withPeople(state: CafeState, changed: readonly Person[]): CafeState {
  if (changed.length === 0) return state
  const people = new Map(state.people)
  for (const person of changed) people.set(person.id, person)
  return { ...state, people }
}

/** Which round a chair is for now: the first one before the day, the present one, the next one while people walk. */
export function presentRound(state: CafeState): number | undefined {
  switch (state.phase) {
    case 'prepared':
    case 'open':
      return 1
    case 'round':
      return state.round
    case 'transfer':
      return Math.min(state.round + 1, state.plan.rounds.count)
    case 'harvest':
    case 'closed':
      return undefined
  }
}

/** The round that a note written now belongs to: 0 before the day, one more than the last once the harvest has begun. */
export function writingRound(state: Pick<CafeState, 'phase' | 'round' | 'plan'>): number {
  if (state.phase === 'harvest' || state.phase === 'closed') return state.plan.rounds.count + 1
  return state.phase === 'prepared' || state.phase === 'open' ? 0 : state.round
}
