import type { Language } from '../text.ts'

/** What the planner is asked, and what it answers. Pure data; rounds are counted from 0 in rows of seats, people and tables have ids. */

export interface PlannerPerson {
  readonly id: string
  /** the table that they host: they stay there in every round */
  readonly hostOf?: string | undefined
  /** people of one organisation are spread over the tables as far as that costs nothing else */
  readonly organisation?: string | undefined
  /** ids of those at whose table they must sit in every round: a scribe and a paper guest, an interpreter */
  readonly with?: readonly string[] | undefined
  /** ids of those with whom they must never share a table */
  readonly apart?: readonly string[] | undefined
  /** tables at which they must never sit */
  readonly not?: readonly string[] | undefined
  /** by round: the table at which they must sit then; null: any */
  readonly pins?: readonly (string | null)[] | undefined
  /** only tables of this language, or of none in particular */
  readonly language?: Language | undefined
  /** only tables that are easy to reach */
  readonly reachable?: boolean | undefined
  /** themes that they wish to see, dearest first; they are seen before others */
  readonly wishes?: readonly string[] | undefined
  /** the first round (from 0) in which they are there, and the first in which they no longer are */
  readonly from?: number | undefined
  readonly until?: number | undefined
}

export interface PlannerTable {
  readonly id: string
  /** tables of one theme have the same; none: the table itself is what is not to be seen twice */
  readonly theme?: string | undefined
  /** chairs; none: as many as needed */
  readonly seats?: number | undefined
  readonly language?: Language | undefined
  readonly reachable?: boolean | undefined
  /** the first round (from 0) in which nobody sits there any more */
  readonly closedFrom?: number | undefined
  /** the first round (from 0), after it was closed, in which people sit there again */
  readonly openFrom?: number | undefined
}

/** Does nobody sit at this table in that round (from 0)? */
export const isClosedIn = (
  { closedFrom, openFrom }: Pick<PlannerTable, 'closedFrom' | 'openFrom'>,
  round: number,
): boolean => closedFrom !== undefined && round >= closedFrom && (openFrom === undefined || round < openFrom)

/** By person id: a table for each round, null where they have none. */
export type Seats = Readonly<Record<string, readonly (string | null)[]>>

export interface PlannerProblem {
  readonly people: readonly PlannerPerson[]
  readonly tables: readonly PlannerTable[]
  readonly rounds: number
  /** a whole number; the same problem with the same seed gives the same plan, on any machine */
  readonly seed: number
  /** `spread`: nobody keeps meeting the same person · `buddy`: as many different people as possible over the day */
  readonly goal: 'spread' | 'buddy'
  /** one guest a table stays each round to welcome the next ones, where nobody hosts */
  readonly guestStays?: boolean | undefined
  /** what was already told: rows of seats. The first `keep` rounds of them never change */
  readonly told?: Seats | undefined
  readonly keep?: number | undefined
}

/** «Start at table 7, then move on by 3»: a whole route in two numbers, where the plan is made of steps. */
export interface RotationNumber {
  readonly start: number
  readonly step: number
}

export interface Broken {
  readonly rule: 'with' | 'apart' | 'not' | 'pin' | 'language' | 'reachable' | 'seats'
  /** person ids; for `seats`, those without a chair */
  readonly people: readonly string[]
  readonly table?: string | undefined
  /** from 0 */
  readonly round?: number | undefined
}

export interface PlannerFigures {
  /** how many other people each person meets over all rounds */
  readonly met: { readonly mean: number; readonly min: number; readonly max: number }
  /** meetings beyond the first of two people (E); those forced by `with` are counted apart */
  readonly repeats: number
  readonly repeatsTogether: number
  /** coincidences: two people at one table in two rounds, each pair of rounds counted (Q) */
  readonly coincidences: number
  /** the most often that two people meet */
  readonly mostMeetings: number
  /** no plan in which everybody sees that many themes can have fewer; nor a smaller greatest number of meetings */
  readonly bound: { readonly repeats: number; readonly coincidences: number; readonly mostMeetings: number }
  /** seats at a theme that the person has seen before, and the fewest that the chairs force */
  readonly revisits: number
  readonly revisitsBound: number
  /** the greatest difference between two tables of a round */
  readonly sizeGap: number
  /** how many wishes were asked and how many are seen */
  readonly wishes: { readonly asked: number; readonly seen: number }
  readonly broken: readonly Broken[]
}

export interface Rotation {
  readonly seats: Seats
  readonly figures: PlannerFigures
  /** by person id, where the plan is made of steps round the room */
  readonly numbers?: Readonly<Record<string, RotationNumber>> | undefined
  /** people who had been told other seats in rounds that were still to come */
  readonly changed: readonly string[]
}
