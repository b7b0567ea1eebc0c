import type { Role } from '../access/roles.ts'
import type { Amendment } from '../domain/amendment.ts'
import type { FollowUp } from '../domain/follow-up.ts'
import type { HandOverLine } from '../domain/hand-over.ts'
import type { NoteKind } from '../domain/note.ts'
import type { Clock, Phase } from '../domain/phase.ts'
import type { Plan, Table } from '../domain/plan.ts'
import type { Language, Localised } from '../domain/text.ts'

/**
 * The `programme` document: what the server says of the day. Every root is a `Y.Map` from a key to a plain JSON value,
 * written by the server alone; everybody at the event reads it.
 */
export interface Programme {
  /** one key, `day` */
  readonly day: { readonly day: Day }
  readonly themes: Readonly<Record<string, ThemeFacts>>
  readonly tables: Readonly<Record<string, TableFacts>>
  /** by person id; seated people only */
  readonly people: Readonly<Record<string, PersonFacts>>
  /** by person id: the table of each round, first round first; null before they came or when absent */
  readonly seats: Readonly<Record<string, readonly (string | null)[]>>
  readonly announcements: Readonly<Record<string, Announcement>>
  /** announcement id → on how many people's devices it was shown; never on whose */
  readonly receipts: Readonly<Record<string, number>>
  /** by table id, at most once a second, only when something changed */
  readonly summaries: Readonly<Record<string, Summary>>
  readonly threads: Readonly<Record<string, Thread>>
  /** note id → harvest dots, once they are no longer secret */
  readonly totals: Readonly<Record<string, number>>
  readonly log: Readonly<Record<string, LogEntry>>
  /** note id of a copy → where it was carried from, and to which table; never by whom */
  readonly carried: Readonly<Record<string, Carried>>
  /** photos of paper cloths and sheets, by their ids; the pictures are at `GET …/photos/:photo` */
  readonly photos: Readonly<Record<string, PhotoFacts>>
  /** fragment of the synthesis (`part-t1`, `after@en`) → what people said of it */
  readonly parts: Readonly<Record<string, PartFacts>>
  /** note id → left out of the compte rendu, for all to read */
  readonly leftOut: Readonly<Record<string, LeftOut>>
  /** what the room proposes to change in the draft of the compte rendu, by their ids */
  readonly amendments: Readonly<Record<string, Amendment>>
  /** what becomes of leads and levers, by `followUpKey` */
  readonly followUp: Readonly<Record<string, FollowUp>>
}

export const PROGRAMME_ROOTS = [
  'day',
  'themes',
  'tables',
  'people',
  'seats',
  'announcements',
  'receipts',
  'summaries',
  'threads',
  'totals',
  'log',
  'carried',
  'photos',
  'parts',
  'leftOut',
  'amendments',
  'followUp',
] as const satisfies readonly (keyof Programme)[]

export interface Day {
  readonly title: string
  readonly subtitle: string
  readonly languages: readonly Language[]
  readonly date?: string | undefined
  readonly start?: string | undefined
  readonly timeZone: string
  readonly place: string
  readonly phase: Phase
  /** the present round in `round`, the one just ended in `transfer`; 0 before the first, the last one after it */
  readonly round: number
  readonly rounds: number
  readonly clock: Clock
  /** server ms until which a rung bell may be cancelled; null when none was rung */
  readonly undoUntil: number | null
  /** when each round began and was rung out: `moments[0]` is round 1 */
  readonly moments: readonly { readonly startedAt: number; readonly rangAt?: number | undefined }[]
  readonly movement: Plan['movement']
  /** how the organiser calls those who travel together; blank or missing ones: `crewName` */
  readonly crews?: Plan['crews']
  readonly questions: Plan['questions']
  readonly attribution: Plan['notes']['attribution']
  readonly hidden: boolean
  readonly plate: number
  readonly dots: Plan['dots'] & {
    readonly tablesOpen: boolean
    readonly harvestOpen: boolean
    readonly harvestVoters: number
    /** the harvest's dots close by themselves then, in server ms */
    readonly harvestUntil?: number | undefined
    /** note id → raised hands among its `totals`, once those may be told; undefined when none were counted */
    readonly hands?: Readonly<Record<string, number>> | undefined
  }
  /** what the plenary looks at: a thread, or a perspective by its place from 0; undefined: the whole cloth */
  readonly shown?: ShownAtHarvest | undefined
  readonly agenda: Plan['agenda']
  readonly minutes: Pick<Plan['rounds'], 'minutes' | 'transferMinutes' | 'breakAfter'>
  /** minutes taken back from `break-<round>` or from `harvest`, to make up for a delay */
  readonly shortened?: Readonly<Record<string, number>> | undefined
  /** a facilitator's own words, large on the wall */
  readonly slate?: { readonly text: string; readonly at: number } | undefined
  /** seat cards were handed out: few people are moved from now on */
  readonly told?: boolean | undefined
  /** another with each word between a host and the facilitators, which are told to them alone (`GET …/words`); undefined before the first */
  readonly words?: string | undefined
  /** the last change of the plan was made then and can be taken back; undefined when there is none */
  readonly planUndo?: number | undefined
  readonly published: boolean
  /** when it was published, server ms */
  readonly publishedAt?: number | undefined
  /** the draft of the compte rendu may be read and amended by everybody at the event */
  readonly draftShared?: boolean | undefined
  /** how many walls show the day now; undefined when none does */
  readonly walls?: number | undefined
  /** the short spoken code, shown on the wall and to staff's screens; undefined when it has run out or was revoked */
  readonly code?: string | undefined
}

export type ShownAtHarvest = { readonly thread: string } | { readonly perspective: number }

export interface ThemeFacts {
  readonly number: number
  readonly title: Localised
  readonly zones: readonly Localised[]
}

export interface TableFacts extends Table {
  readonly locked: boolean
  /** person ids of those who host it */
  readonly hosts: readonly string[]
  readonly welcome: string
  /** notes of its cloth that the welcome note quotes */
  readonly handOver?: readonly HandOverLine[] | undefined
  readonly spotlight: string | null
  /** who invites to look at it, by name */
  readonly spotlightBy?: string | undefined
  /** with hidden writing: its notes were shown, and new ones are written on its cloth */
  readonly revealed?: boolean | undefined
  /** the first round in which nobody sits here any more; its cloth stays and can be read */
  readonly closedFrom?: number | undefined
  /** the first round, after it was closed, in which people sit here again */
  readonly openFrom?: number | undefined
}

export interface PersonFacts {
  readonly name: string
  readonly role: Role
  readonly device: 'own' | 'paper'
  readonly hosts?: string | undefined
  readonly absent: boolean
  /** announced, not here yet */
  readonly expected?: boolean | undefined
  /** the first and the last round in which they are there, from 1; none: all of them */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** the last change of their tables in rounds to come: their screen tells it once */
  readonly moved?: PlanNews | undefined
  readonly joinedAt: number
}

export interface PlanNews {
  readonly at: number
  readonly rounds: readonly { readonly round: number; readonly from: string | null; readonly to: string | null }[]
}

export interface Announcement {
  readonly text: string
  readonly to: readonly ('phones' | 'wall')[]
  readonly at: number
  readonly by: string
}

export interface Summary {
  readonly notes: number
  readonly links: number
  readonly dots: number
  /** notes on the plate as readers show them (first n by order) */
  readonly plate: readonly {
    readonly note: string
    readonly text: string
    readonly kind: NoteKind
    readonly round: number
    readonly lang?: string
  }[]
  /** for the tiny drawings: zone index (null: loose) and kind of up to 40 notes */
  readonly squares: readonly (readonly [zone: number | null, kind: NoteKind])[]
  readonly online: readonly string[]
  readonly writing: readonly string[]
  /** server ms of the last change on the cloth; 0 when nothing was ever written */
  readonly changedAt: number
}

export interface Thread {
  readonly name: string
  readonly notes: readonly { readonly table: string; readonly note: string }[]
  readonly at: number
}

/** A note that somebody took along: the copy's original, the round in which it was picked up, the table it came to. */
export interface Carried {
  readonly table: string
  readonly note: string
  readonly round: number
  readonly to: string
}

export interface PhotoFacts {
  readonly table: string
  readonly round: number
  /** what it shows, in words */
  readonly alt: string
  /** who took it, where notes carry names */
  readonly by?: string | undefined
  readonly at: number
  readonly width: number
  readonly height: number
  /** how many notes somebody counted on it */
  readonly notes?: number | undefined
}

/** `text`: a fingerprint (`fingerprintOf`) of the words that somebody read over; another one now: they changed since. */
export interface PartFacts {
  readonly reviewed?: { readonly at: number; readonly by: string; readonly text: string } | undefined
}

/** A note that those who write the compte rendu chose to leave out, and why if they said so. It stays on its cloth. */
export interface LeftOut {
  readonly table: string
  readonly at: number
  readonly by: string
  readonly reason?: string | undefined
}

/** What moderation did, for everybody to read; and who counted how many raised hands (`text`), once dots are closed. */
export interface LogEntry {
  readonly at: number
  readonly what:
    | 'set-aside'
    | 'restored'
    | 'locked'
    | 'unlocked'
    | 'revealed'
    | 'rang'
    | 'counted'
    | 'draft-shared'
    | 'draft-held'
    | 'amendment-taken'
    | 'amendment-margin'
    | 'amendment-aside'
  readonly by: string
  readonly table?: string | undefined
  readonly note?: string | undefined
  readonly text?: string | undefined
}
