import { isSeated, type Role } from '../../shared/access/roles.ts'
import type {
  Announcement,
  Carried,
  LeftOut,
  LogEntry,
  PartFacts,
  ShownAtHarvest,
  Thread,
} from '../../shared/document/programme.ts'
import type { Stance } from '../../shared/domain/amendment.ts'
import type { FollowUp } from '../../shared/domain/follow-up.ts'
import type { HandOverLine } from '../../shared/domain/hand-over.ts'
import type { Clock, Phase } from '../../shared/domain/phase.ts'
import { type Plan, type Table, tablesOf } from '../../shared/domain/plan.ts'
import type { Word } from '../../shared/protocol/api.ts'
import type { Keyring } from '../access/keyring.ts'
import type { AmendmentRecord } from './amendments.ts'
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
  /** minutes taken back from `break-<round>` or from `harvest`, to make up for a delay */
  readonly shortened?: Readonly<Record<string, number>> | undefined
  /** large on the wall until it is wiped off */
  readonly slate?: { readonly text: string; readonly at: number } | undefined
  /** has the whole day's rotation been drawn (at the first round's beginning)? Before, each newcomer is seated by themselves */
  readonly drawn: boolean
  readonly closedAt?: number | undefined
  readonly published: boolean
  /** when it was published last, server ms */
  readonly publishedAt?: number | undefined
  /** may everybody at the event read the draft of the compte rendu, and amend it? */
  readonly draftShared?: boolean | undefined
  /** what the room proposes to change in it, by their ids */
  readonly amendments?: Readonly<Record<string, AmendmentRecord>> | undefined
  /** what becomes of leads and levers, by `followUpKey` */
  readonly followUp?: Readonly<Record<string, FollowUp>> | undefined
  readonly keys: Keyring
  readonly code?: SpokenCode | undefined
  readonly tables: Readonly<Record<string, TableState>>
  readonly dots: DotsState
  readonly announcements: Readonly<Record<string, Signed<Announcement>>>
  readonly threads: Readonly<Record<string, Thread>>
  /** what the plenary looks at */
  readonly shown?: ShownAtHarvest | undefined
  /** what moderation did, told to everybody; and words between hosts and facilitators, told to them alone (`words.ts`) */
  readonly log: Readonly<Record<string, Signed<Logged>>>
  /** note id → what moderation decided last; the cloth's `del` follows it */
  readonly moderated: Readonly<Record<string, { readonly table: string; readonly removal: 0 | 2 }>>
  /** copies of notes that people took along, by their ids */
  readonly carried?: Readonly<Record<string, Carried>> | undefined
  /** those of them that are still to be laid on their cloths */
  readonly bringing?: readonly string[] | undefined
  /** photos of paper, by their ids; those taken away keep their place */
  readonly photos?: Readonly<Record<string, PhotoRecord>> | undefined
  /** which of the machine's addresses links carry; none: the best */
  readonly address?: string | undefined
  /** the organiser's own; `id` changes with the picture */
  readonly logo?: { readonly id: string; readonly width: number; readonly height: number } | undefined
  /** seat cards were handed out: from now on few of those who know their tables may be moved */
  readonly told?: boolean | undefined
  /** how the last change of the plan is taken back */
  readonly planUndo?: PlanUndo | undefined
  /** part of the synthesis → who read it over last */
  readonly reviews?: Readonly<Record<string, Signed<NonNullable<PartFacts['reviewed']>>>> | undefined
  /** note id → left out of the compte rendu */
  readonly leftOut?: Readonly<Record<string, Signed<LeftOut>>> | undefined
  /** when it came from an archive (`server/exports`): what was promised about keeping its data begins again then */
  readonly importedAt?: number | undefined
  /** numbers that came from an archive, where ballots and writing carry no names; added to what people here do */
  readonly tallies?: Tallies | undefined
  readonly people: ReadonlyMap<string, Person>
}

export interface Tallies {
  readonly tables: TableBallots
  readonly harvest: Readonly<Record<string, number>>
  /** how many people gave dots at the harvest, and how many wrote in the synthesis */
  readonly voters: number
  readonly writers: number
}

/** What people and tables were before the last change of the plan; good until the stage of the day is another one. */
export interface PlanUndo {
  readonly at: number
  /** the stage of the day at which it was made (`stageOf`) */
  readonly stage: string
  /** by person id; null: somebody whom the change added */
  readonly before: Readonly<Record<string, PlanFacts | null>>
  /** their seats as the change left them: who moved since is left alone */
  readonly after: Readonly<Record<string, readonly (string | null)[]>>
  /** by table id: since when it was closed before */
  readonly closed: Readonly<Record<string, number | null>>
  /** by table id: from when it was to be open again */
  readonly reopened?: Readonly<Record<string, number>> | undefined
  /** how many sat at each table with a limit of chairs, by round */
  readonly crowd: Readonly<Record<string, readonly number[]>>
  readonly told: boolean
}
/** What changes of the plan change of a person. */
export type PlanFacts = Pick<
  Person,
  'seats' | 'absent' | 'following' | 'expected' | 'from' | 'until' | 'pins' | 'device'
>

/** `who`: the person behind `by`, for the day they want to be forgotten. Told to nobody. */
export type Signed<T> = T & { readonly who?: string | undefined }

export type SaidWord = Omit<Word, 'id'>
export type Logged = LogEntry | SaidWord

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
  /** notes quoted beside the welcome note */
  readonly handOver?: readonly HandOverLine[] | undefined
  readonly spotlight: string | null
  /** who invites to look at it, by name */
  readonly spotlightBy?: string | undefined
  /** its hidden notes were shown; what is written since goes to its cloth */
  readonly revealed?: boolean | undefined
  /** the first round (from 1) in which nobody sits there any more; its cloth stays */
  readonly closedFrom?: number | undefined
  /** the first round, after it was closed, in which people sit there again */
  readonly openFrom?: number | undefined
}

export interface DotsState {
  readonly tablesOpen: boolean
  readonly harvestOpen: boolean
  /** may the totals be told? Set when the dots are closed; taken back when they are opened again */
  readonly tablesTold: boolean
  readonly harvestTold: boolean
  /** while those of the harvest are open: when they close by themselves */
  readonly harvestUntil?: number | undefined
  /** note id → raised hands at the harvest */
  readonly hands?: Readonly<Record<string, number>> | undefined
  /** every counting since the dots of the harvest were last closed, for the log to tell when they close */
  readonly counted?: readonly Signed<Counted>[] | undefined
}
export interface Counted {
  readonly at: number
  readonly by: string
  readonly table: string
  readonly note: string
  readonly count: number
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
  /** has not come yet: a place from the list, or kept by hand */
  readonly expected?: boolean | undefined
  /** whoever comes with this name takes this place; taken away once somebody has */
  readonly reserved?: boolean | undefined
  /** who they are in the plan's list of people */
  readonly listed?: string | undefined
  /** the first and the last round in which they are there, from 1; none: all of them */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** tables given by hand: by round, from 1 */
  readonly pins?: Readonly<Record<string, string>> | undefined
  /** the last change of their tables in rounds to come, for their screen to tell once */
  readonly moved?: Moved | undefined
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
  /** where they stand on the room's amendments, by their ids; told to nobody but them */
  readonly stances?: Readonly<Record<string, Stance>> | undefined
  /** Yjs client ids issued to them, in any order */
  readonly clientIds: readonly number[]
}

export interface Moved {
  readonly at: number
  readonly rounds: readonly { readonly round: number; readonly from: string | null; readonly to: string | null }[]
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

/** The part of the day in which a change of the plan may be taken back: before the first bell, each round, each walk. */
export const stageOf = ({ phase, round }: Pick<CafeState, 'phase' | 'round'>): string =>
  phase === 'prepared' || phase === 'open' ? 'before' : `${phase} ${round}`

/** Nobody was told anything yet: not a person, not a seat card. All may be planned afresh. */
export const isUntold = (state: CafeState): boolean => state.phase === 'prepared' && state.told !== true

/** Does anybody sit at this table in that round (from 1)? */
export function isOpenTable(state: CafeState, table: string, round: number): boolean {
  const { closedFrom, openFrom } = state.tables[table] ?? {}
  return closedFrom === undefined || round < closedFrom || (openFrom !== undefined && round >= openFrom)
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
