import type { Role } from '../access/roles.ts'
import type { Stance } from '../domain/amendment.ts'
import type { NoteKind, Origin } from '../domain/note.ts'
import type { Phase } from '../domain/phase.ts'
import type { Constraints, Plan, Table } from '../domain/plan.ts'
import type { Trip } from '../domain/travel.ts'
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
    /** chairs that are kept for people who are announced: their names are for those who have joined */
    readonly awaited?: number
  })[]
  readonly published: boolean
  /** when all of it is erased */
  readonly purgeAt: number
  readonly createdAt: number
  readonly now: number
  /** the organiser's logo, drawn at `/api/v1/events/:id/logo`; `id` changes with the picture */
  readonly logo?: { readonly id: string; readonly width: number; readonly height: number }
  /** staff and wall */
  readonly code?: string
  /** staff and wall: where phones in the room find this server, best first */
  readonly addresses?: readonly string[]
  /** organiser, facilitator: the one of them that the organiser chose for links and QR codes */
  readonly address?: string
  /** organiser; a facilitator gets participant, host, hosts and wall; the wall the participants' link */
  readonly keys?: Partial<Keys>
  readonly links?: Partial<Keys>
}

/** A test that phones reach the server: `path` is what the QR code carries, behind the address that is tested. */
export interface ReachTest {
  readonly test: string
  readonly path: string
  /** when it is over */
  readonly until: number
  readonly visits: readonly {
    readonly at: number
    /** one call there and back, as the device measured it */
    readonly ms: number
    /** the computer that began the test opened the address itself: says nothing about phones */
    readonly sameDevice: boolean
  }[]
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
  /** not the announced person of this name, but somebody else */
  readonly newcomer?: boolean
  /** when a place is kept in this name, say so (409 `place-kept`) instead of taking it */
  readonly ask?: boolean
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
  /** whoever may count hands, while dots are open at the harvest: note id → hands counted so far */
  readonly hands?: Readonly<Record<string, number>>
  /** ids of my amendments of the draft, and where I stand on those of the room */
  readonly amendments?: {
    readonly own: readonly string[]
    readonly stances: Readonly<Record<string, Stance>>
  }
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
  /** the language that its writer said it is in (BCP 47) */
  readonly lang?: string
  readonly createdAt: number
  /** only among my own: nobody else sees it before the table's host shows the notes */
  readonly hidden?: boolean
}

/** `GET …/travel` */
export interface Travel {
  readonly trips: readonly Trip[]
}

/** `GET …/words`: oldest first; all of them for staff, those of their own table for a host. */
export interface Words {
  readonly words: readonly Word[]
}
/** A `message` from a host to the facilitators, or a `word` from them to a table's host. */
export interface Word {
  readonly id: string
  readonly at: number
  readonly what: 'message' | 'word'
  readonly by: string
  /** the table whose host said it, or to whose host it was said */
  readonly table?: string | undefined
  readonly text: string
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
  readonly figures: DayFigures
}
export interface RotationFigures {
  /** how many different others each person sits with over the day */
  readonly met: { readonly mean: number; readonly min: number; readonly max: number }
  /**
   * How often people sit together again. Goal `spread`: two people in two rounds, each pair of rounds counted, so that a third
   * time weighs more than a second. Goal `buddy`: each time beyond the first. People kept together by a rule are not counted.
   */
  readonly repeats: number
  /** what no plan in which everybody sees as many themes can go below, counted in the same way */
  readonly bound: number
}
/** The figures of a whole day. */
export interface DayFigures extends RotationFigures {
  readonly goal: 'spread' | 'buddy'
  /** the most often that two people meet, and what no plan can go below */
  readonly mostMeetings: number
  readonly mostMeetingsBound: number
  /** meetings again of those who are kept together by a rule */
  readonly repeatsTogether: number
  /** seats at a theme seen before, and the fewest that rounds and chairs force */
  readonly revisits: number
  readonly revisitsBound: number
  /** the greatest difference between two tables of a round */
  readonly sizeGap: number
}

/** A row of tables by round, first round first. */
export type Row = readonly (string | null)[]

/** What a change of the plan does, or with `dryRun` would do. */
export interface PlanChange {
  /** those whose tables in rounds to come are others than before */
  readonly changed: readonly {
    readonly person: string
    readonly name: string
    readonly before: Row
    readonly after: Row
  }[]
  /** those who have tables now and had none */
  readonly arrived: readonly {
    readonly person: string
    readonly name: string
    readonly seats: Row
    /** how many others they will meet, in how many rounds */
    readonly met: number
    readonly rounds: number
  }[]
  /** those who leave their chairs */
  readonly left: readonly { readonly person: string; readonly name: string }[]
  readonly figures: PlanFigures
  /** of each round to come: the guests at the smallest and at the largest table, who stays there not counted */
  readonly sizes: readonly RoundSizes[]
  /** rules of the list that hold in all rounds to come, and whom they concern */
  readonly kept: readonly { readonly rule: PlanRule; readonly people: readonly string[] }[]
  readonly broken: readonly { readonly rule: PlanRule; readonly people: readonly string[]; readonly round: number }[]
  /** for whom there is no chair, and in which rounds */
  readonly unseated: readonly { readonly person: string; readonly rounds: readonly number[] }[]
  /** only with `dryRun` and `even`: without evening out */
  readonly asIs?: { readonly changed: number; readonly sizes: readonly RoundSizes[] }
  /** only with `dryRun`, when tables differ by two or more: what evening them out would do */
  readonly offer?: { readonly changed: number; readonly sizes: readonly RoundSizes[] }
  /** until when an applied change may be taken back; `at`: server ms, if the clock says so */
  readonly undo?: { readonly until: 'start' | 'bell' | 'round' | 'close'; readonly at?: number }
}
export interface RoundSizes {
  readonly round: number
  readonly min: number
  readonly max: number
}
export type PlanRule = 'with' | 'apart' | 'not' | 'pin' | 'language' | 'reachable' | 'wishes'
export interface PlanFigures extends RotationFigures {
  /** the most others that anybody could meet at tables of these sizes */
  readonly most: number
  /** the most hosts that anybody meets */
  readonly hosts: number
}

/** `GET …/people`: what staff see of each person, and nobody else does. */
export interface StaffPeople {
  readonly people: readonly StaffPerson[]
  /** names in the list's rules that nobody has, and the like: in plain English */
  readonly warnings: readonly string[]
  readonly told: boolean
}
export interface StaffPerson {
  readonly id: string
  readonly listed?: string
  readonly organisation?: string
  readonly constraints: Constraints
  /** theme ids */
  readonly wishes: readonly string[]
  /** by round, from 1: the table given by hand */
  readonly pins: Readonly<Record<string, string>>
}

/** What a command answers: what became true. */
export interface CommandResult extends Partial<PlanChange> {
  readonly phase: Phase
  readonly round: number
  readonly clock: Day['clock']
  readonly undoUntil?: number
  readonly now: number
  readonly dotsLeft?: number
  readonly carriesLeft?: number
  readonly thread?: string
  /** the amendment that was made */
  readonly amendment?: string
  /** the guest without a device who was added */
  readonly person?: string
}

export type { PersonFacts, TableFacts }
