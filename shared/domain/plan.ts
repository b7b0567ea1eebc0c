import { LIMITS } from './limits.ts'
import type { Language, Localised } from './text.ts'

/** What an organiser prepares: `contract` form of a plan, as it comes over HTTP, with every default filled in. */

export const MOVEMENTS = ['mix', 'groups', 'hosts', 'free'] as const
export const GOALS = ['spread', 'buddy'] as const
export const QUESTIONS = ['per-theme', 'per-round'] as const
export const ATTRIBUTIONS = ['names', 'table', 'none'] as const
export const AGENDA_KINDS = ['welcome', 'talk', 'debate', 'rounds', 'break', 'harvest', 'closing', 'other'] as const

export { LIMITS }

export interface ThemePlan {
  readonly id: string
  readonly number: number
  readonly title: Localised
  readonly zones: readonly Localised[]
  readonly tables: number | readonly TablePlan[]
}
export interface TablePlan {
  readonly id?: string | undefined
  readonly seats?: number | undefined
  readonly language?: Language | undefined
  readonly reachable?: boolean | undefined
}
export interface AgendaItem {
  readonly kind: (typeof AGENDA_KINDS)[number]
  readonly title?: Localised | undefined
  readonly minutes?: number | undefined
}
export interface Plan {
  readonly title: string
  readonly subtitle: string
  readonly languages: readonly Language[]
  readonly date?: string | undefined
  readonly start?: string | undefined
  /** when the room is to be left, `HH:MM`; none: the day ends when its agenda does */
  readonly end?: string | undefined
  readonly timeZone: string
  readonly place: string
  readonly organisers: string
  readonly controller: string
  readonly capacity?: number | undefined
  readonly themes: readonly ThemePlan[]
  readonly rounds: {
    readonly count: number
    readonly minutes: number
    readonly transferMinutes: number
    readonly breakAfter: readonly number[]
  }
  readonly movement: (typeof MOVEMENTS)[number]
  readonly goal: (typeof GOALS)[number]
  /** where nobody hosts, one guest of each table stays each round to welcome the next ones */
  readonly guestStays?: boolean | undefined
  /** what people who travel together are called, by the order of crews; blank or missing: a food (`crewName`) */
  readonly crews?: readonly string[] | undefined
  readonly questions: (typeof QUESTIONS)[number]
  readonly agenda: readonly AgendaItem[]
  readonly people: readonly PlannedPerson[]
  readonly notes: { readonly attribution: (typeof ATTRIBUTIONS)[number]; readonly hidden: boolean }
  readonly plate: number
  readonly dots: {
    readonly table: number
    readonly perNote: number
    readonly harvest: number
    readonly secret: boolean
  }
  readonly retentionDays: number
  /** what the planner's draws start from; another number draws another plan. None: one made from the café's id */
  readonly seed?: number | undefined
}

/** Somebody who is expected. */
export interface PlannedPerson {
  /** made by the server when it is missing; a name may change, this does not */
  readonly id?: string | undefined
  readonly name: string
  readonly organisation?: string | undefined
  readonly email?: string | undefined
  readonly constraints?: Constraints | undefined
}

/** What is to be heeded when somebody is seated. Other people are named as in the list, tables and themes by their ids. */
export interface Constraints {
  readonly with?: readonly string[] | undefined
  readonly apart?: readonly string[] | undefined
  readonly notTables?: readonly string[] | undefined
  /** by round, from 1 */
  readonly tables?: Readonly<Record<string, string>> | undefined
  /** the table that they host */
  readonly hosts?: string | undefined
  readonly language?: Language | undefined
  readonly reachable?: boolean | undefined
  readonly paper?: boolean | undefined
  /** themes, dearest first */
  readonly wishes?: readonly string[] | undefined
  /** the first and the last round in which they are there, from 1 */
  readonly from?: number | undefined
  readonly until?: number | undefined
}

/** A table of the room: where people sit, and which theme's cloth lies on it (undefined: one question per round). */
export interface Table {
  readonly id: string
  /** What people call it: 1, 2, 3 … across the whole room. */
  readonly number: number
  readonly theme?: string | undefined
  readonly seats?: number | undefined
  readonly language?: Language | undefined
  readonly reachable?: boolean | undefined
}

/**
 * The room's tables in order. A theme with one table gives it its own id (`t2`); with several, `t2a`, `t2b` …
 * With one question per round the first theme says how many tables there are.
 */
export function tablesOf(plan: Plan): Table[] {
  const sources = plan.questions === 'per-round' ? plan.themes.slice(0, 1) : plan.themes
  const tables: Table[] = []
  for (const theme of sources) {
    const listed: readonly TablePlan[] =
      typeof theme.tables === 'number' ? Array.from({ length: theme.tables }, () => ({})) : theme.tables
    listed.forEach((table, index) => {
      tables.push({
        id: table.id ?? (listed.length === 1 ? theme.id : `${theme.id}${suffix(index)}`),
        number: tables.length + 1,
        ...(plan.questions === 'per-round' ? {} : { theme: theme.id }),
        ...(table.seats === undefined ? {} : { seats: table.seats }),
        ...(table.language === undefined ? {} : { language: table.language }),
        ...(table.reachable === undefined ? {} : { reachable: table.reachable }),
      })
    })
  }
  return tables
}

/** 0 → a … 25 → z, 26 → aa … */
function suffix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : suffix(Math.floor(index / 26) - 1) + letter
}

/** The theme that a table talks about in a round: its own, or the round's question. Rounds count from 1; 0 is before the day. */
export function themeAt(plan: Plan, table: Table, round: number): ThemePlan {
  const own = plan.themes.find(theme => theme.id === table.theme)
  const asked = plan.themes[Math.max(0, Math.min(round - 1, plan.themes.length - 1))]
  const theme = own ?? asked
  if (theme === undefined) throw new Error('a plan has at least one theme')
  return theme
}
