import type { Role } from '../access/roles.ts'
import type { NoteKind, Origin } from '../domain/note.ts'
import type { Phase } from '../domain/phase.ts'
import type { Plan, Table } from '../domain/plan.ts'
import type { Localised } from '../domain/text.ts'
import type { Day, PersonFacts, TableFacts } from '../document/programme.ts'

/** Bodies of the HTTP interface, for the client; `server/http` answers with exactly these. All times: server ms. */

export interface ApiError {
  readonly error: { readonly code: string; readonly message: string; readonly details?: unknown }
}

export interface Keys {
  readonly organiser: string
  readonly facilitator: string
  readonly host: string
  readonly hosts: Readonly<Record<string, string>>
  readonly participant: string
  readonly wall: string
}

export interface CreatedEvent {
  readonly id: string
  readonly plan: Plan
  readonly keys: Keys
  readonly links: Keys
  readonly code: string
  readonly warnings: readonly string[]
}

export interface EventSummary {
  readonly id: string
  readonly title: string
  readonly date?: string
  readonly place: string
  readonly phase: Phase
  readonly round: number
  readonly rounds: number
  readonly clock: Day['clock']
  readonly people: number
  readonly notes: number
  readonly tables: readonly { readonly number: number; readonly theme?: string }[]
  readonly createdAt: number
  readonly purgeAt: number
}

/** `GET /events/:id`. What a role may not see is absent. */
export interface EventView {
  readonly id: string
  readonly role: Role
  readonly plan: Plan
  readonly phase: Phase
  readonly round: number
  readonly clock: Day['clock']
  readonly tables: readonly (Table & {
    readonly title: Localised
    readonly locked: boolean
    readonly host?: string
    /** first names at the table in the present (or first) round */
    readonly people: readonly string[]
  })[]
  readonly published: boolean
  /** when all of it is erased */
  readonly purgeAt: number
  readonly now: number
  /** staff and wall */
  readonly code?: string
  /** staff and wall: where phones in the room find this server, best first */
  readonly addresses?: readonly string[]
  /** organiser; a facilitator gets participant, host, hosts and wall; the wall the participants' link */
  readonly keys?: Partial<Keys>
  readonly links?: Partial<Keys>
}

export interface JoinRequest {
  readonly key?: string
  readonly code?: string
  /** a personal code, or what a personal link carries: the same person on another device */
  readonly personal?: string
  readonly name?: string
  readonly organisation?: string
  readonly email?: string
  readonly consent?: { readonly name?: boolean; readonly email?: boolean }
  readonly device?: 'own' | 'paper'
  readonly table?: string
  /** to read along without a chair */
  readonly following?: boolean
  readonly wishes?: readonly string[]
}
export interface Joined {
  readonly person: { readonly id: string; readonly name: string; readonly role: Role }
  readonly token: string
  readonly clientIds: readonly number[]
  readonly alias?: Readonly<Record<string, string>>
  readonly seats: readonly { readonly round: number; readonly table: string; readonly place: number }[]
  readonly now: number
}

/** Shown to the person alone: whoever has it is that person. */
export interface Personal {
  /** six characters, good until the event is closed */
  readonly code: string
  readonly link: string
}

export interface Me {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly role: Role
    readonly organisation?: string
    readonly email?: string
    readonly consent: { readonly name: boolean; readonly email: boolean }
    readonly device: 'own' | 'paper'
    readonly following: boolean
    readonly joinedAt: number
    readonly wishes: readonly string[]
    /** devices that are known to be theirs */
    readonly devices: number
  }
  readonly alias?: Readonly<Record<string, string>>
  readonly seats: Joined['seats']
  readonly notes: readonly ApiNote[]
  readonly dots: {
    readonly tables: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly harvest: Readonly<Record<string, number>>
  }
  /** how this person comes back on another device; guests and hosts only */
  readonly personal?: Personal
  /** notes that this person took along; `to`, and the copy's `id`, are missing while they are under way */
  readonly carries: readonly {
    readonly id?: string | undefined
    readonly table: string
    readonly note: string
    readonly round: number
    readonly to?: string | undefined
  }[]
  /** notes by others that I carry or gave dots to */
  readonly mentioned: readonly {
    readonly id: string
    readonly table: string
    readonly text: string
    readonly kind: NoteKind
  }[]
  /** ids of my notes that the published compte rendu quotes; absent before it is published */
  readonly cited?: readonly string[]
  /** people this person may write for */
  readonly scribeFor: readonly string[]
  /** what one needs to write and place dots for them, at tables where one sat or sits with them */
  readonly voices?: readonly Voice[]
  /** first names of people who write for me */
  readonly scribes: readonly string[]
  /** who answers for these data, and when they are erased */
  readonly controller: string
  readonly purgeAt: number
}

/** A guest on paper for whom one writes. */
export interface Voice {
  readonly id: string
  /** with attribution `none`: the name that is signed with for them, by table */
  readonly alias?: Readonly<Record<string, string>>
  readonly dots: Me['dots']
  readonly carries: Me['carries']
  /** how they come to a device of their own; told to whoever brought them, until they have one */
  readonly personal?: Personal
}

export interface ApiNote {
  readonly id: string
  readonly text: string
  readonly kind: NoteKind
  readonly theme: string
  readonly table: string
  readonly round: number
  readonly late: boolean
  readonly zone: number | null
  readonly group: string | null
  readonly dots: number
  readonly plate: boolean
  readonly setAside: boolean
  readonly origin: Origin
  /** of a carried copy: the note it was made from, and the round in which it was picked up */
  readonly carriedFrom?: { readonly table: string; readonly note: string; readonly round: number }
  readonly author?: string
  readonly createdAt: number
  /** only among my own: nobody else sees it before the table's host shows the notes */
  readonly hidden?: boolean
}

/** `POST …/tables/:table/photos` */
export interface TakenPhoto {
  readonly photo: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

export interface Rotation {
  readonly rounds: readonly {
    readonly round: number
    readonly tables: readonly {
      readonly table: string
      readonly people: readonly { readonly id: string; readonly name: string }[]
    }[]
  }[]
  readonly figures: RotationFigures
}
export interface RotationFigures {
  /** how many different others each person sits with over the day */
  readonly met: { readonly mean: number; readonly min: number; readonly max: number }
  /** pairs of people who sit together once more than needed, summed over pairs */
  readonly repeats: number
  /** the proven least number of repeats for these sizes */
  readonly bound: number
}

/** What a command answers: what became true. */
export interface CommandResult {
  readonly phase: Phase
  readonly round: number
  readonly clock: Day['clock']
  readonly undoUntil?: number
  readonly now: number
  readonly dotsLeft?: number
  readonly carriesLeft?: number
  readonly thread?: string
  /** the guest without a device who was added */
  readonly person?: string
}

export type { PersonFacts, TableFacts }
