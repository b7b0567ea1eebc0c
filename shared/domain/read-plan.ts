import * as v from 'valibot'
import { sameCrewName } from './crew-names.ts'
import { AGENDA_KINDS, ATTRIBUTIONS, GOALS, LIMITS, MOVEMENTS, type Plan, QUESTIONS, tablesOf } from './plan.ts'
import { LANGUAGES, type Language, type Localised } from './text.ts'

/** The border of plans: from `unknown` to a `Plan`. Apart from `plan.ts`, so that screens which only use plans do not carry it. */

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))
const filled = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** A bare string counts as a text in the café's first language; which one that is, `readPlan` knows. */
const localised = (max: number) =>
  v.union([
    filled(max),
    v.pipe(
      v.object({ fr: v.optional(filled(max)), en: v.optional(filled(max)) }),
      v.check(text => text.fr !== undefined || text.en !== undefined, 'a text needs at least one language'),
    ),
  ])

const idPattern = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_]{0,31}$/, 'an id is 1–32 letters, digits or _'))

const tableSchema = v.object({
  id: v.optional(idPattern),
  seats: v.optional(whole(1, LIMITS.chairs)),
  language: v.optional(v.picklist(LANGUAGES)),
  reachable: v.optional(v.boolean()),
})

const themeSchema = v.object({
  id: v.optional(idPattern),
  number: v.optional(whole(1, 999)),
  title: localised(LIMITS.title),
  zones: v.optional(v.pipe(v.array(localised(LIMITS.zoneName)), v.maxLength(LIMITS.zones)), []),
  tables: v.optional(
    v.union([
      whole(1, LIMITS.tablesPerTheme),
      v.pipe(v.array(tableSchema), v.minLength(1), v.maxLength(LIMITS.tablesPerTheme)),
    ]),
    1,
  ),
})

const agendaSchema = v.object({
  kind: v.picklist(AGENDA_KINDS),
  title: v.optional(localised(LIMITS.title)),
  minutes: v.optional(whole(0, 600)),
})

/** What is to be heeded when somebody is seated. Other people are named as in the list, tables and themes by their ids. */
const constraintsSchema = v.object({
  with: v.optional(v.pipe(v.array(filled(LIMITS.personName)), v.maxLength(LIMITS.constraints))),
  apart: v.optional(v.pipe(v.array(filled(LIMITS.personName)), v.maxLength(LIMITS.constraints))),
  notTables: v.optional(v.pipe(v.array(filled(40)), v.maxLength(LIMITS.constraints))),
  tables: v.optional(v.record(v.pipe(v.string(), v.regex(/^[1-9]\d?$/, 'a round counts from 1')), filled(40))),
  hosts: v.optional(filled(40)),
  language: v.optional(v.picklist(LANGUAGES)),
  reachable: v.optional(v.boolean()),
  paper: v.optional(v.boolean()),
  wishes: v.optional(v.pipe(v.array(filled(40)), v.maxLength(LIMITS.themes))),
  from: v.optional(whole(1, LIMITS.rounds)),
  until: v.optional(whole(1, LIMITS.rounds)),
})

const plannedPersonSchema = v.object({
  id: v.optional(filled(40)),
  name: filled(LIMITS.personName),
  organisation: v.optional(line(120)),
  email: v.optional(line(200)),
  constraints: v.optional(constraintsSchema),
})

const date = v.pipe(v.string(), v.isoDate())
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM'))

const planEntries = {
  title: filled(LIMITS.title),
  subtitle: v.optional(line(LIMITS.title), ''),
  languages: v.optional(v.pipe(v.array(v.picklist(LANGUAGES)), v.minLength(1), v.maxLength(2)), ['fr', 'en']),
  date: v.optional(date),
  start: v.optional(time),
  end: v.optional(time),
  timeZone: v.optional(filled(60), 'Europe/Paris'),
  place: v.optional(line(200), ''),
  organisers: v.optional(line(300), ''),
  controller: v.optional(line(300), ''),
  capacity: v.optional(whole(1, LIMITS.people)),
  themes: v.pipe(v.array(themeSchema), v.minLength(1), v.maxLength(LIMITS.themes)),
  rounds: v.optional(
    v.object({
      count: v.optional(whole(1, LIMITS.rounds)),
      minutes: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(600)), 20),
      transferMinutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120)), 3),
      breakAfter: v.optional(v.pipe(v.array(whole(1, LIMITS.rounds)), v.maxLength(LIMITS.rounds)), []),
    }),
    {},
  ),
  movement: v.optional(v.picklist(MOVEMENTS), 'mix'),
  goal: v.optional(v.picklist(GOALS), 'spread'),
  guestStays: v.optional(v.boolean()),
  crews: v.optional(v.pipe(v.array(line(LIMITS.crewName)), v.maxLength(LIMITS.tables))),
  questions: v.optional(v.picklist(QUESTIONS), 'per-theme'),
  agenda: v.optional(v.pipe(v.array(agendaSchema), v.maxLength(60)), []),
  people: v.optional(v.pipe(v.array(plannedPersonSchema), v.maxLength(LIMITS.people)), []),
  notes: v.optional(
    v.object({
      attribution: v.optional(v.picklist(ATTRIBUTIONS), 'names'),
      hidden: v.optional(v.boolean(), false),
    }),
    {},
  ),
  plate: v.optional(whole(1, 10), 3),
  dots: v.optional(
    v.object({
      table: v.optional(whole(0, 10), 5),
      perNote: v.optional(whole(1, 10), 2),
      harvest: v.optional(whole(0, 10), 3),
      secret: v.optional(v.boolean(), true),
    }),
    {},
  ),
  retentionDays: v.optional(whole(1, 3650), 90),
  seed: v.optional(whole(0, 4_294_967_295)),
} as const

/** Unknown keys are refused: a misspelt setting must not be silently lost. */
export const planSchema = v.strictObject(planEntries)

/** One thing wrong with a plan: where (`themes.0.title`) and what, in plain English for API users. */
export interface PlanFault {
  readonly path: string
  readonly message: string
}
export type PlanReading =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly faults: readonly PlanFault[] }

/** Reads a plan from `unknown`, fills the defaults, and reports every fault at once. */
export function readPlan(input: unknown): PlanReading {
  const result = v.safeParse(planSchema, input)
  if (!result.success) {
    return {
      ok: false,
      faults: result.issues.map(issue => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
    }
  }
  const raw = result.output
  const first: Language = raw.languages[0] ?? 'fr'
  const text = (value: string | { fr?: string | undefined; en?: string | undefined }): Localised =>
    typeof value === 'string' ? { [first]: value } : value
  const themes = raw.themes.map((theme, index) => ({
    id: theme.id ?? `t${index + 1}`,
    number: theme.number ?? index + 1,
    title: text(theme.title),
    zones: theme.zones.map(text),
    tables: theme.tables,
  }))
  const plan: Plan = {
    ...raw,
    themes,
    people: withIds(raw.people),
    rounds: {
      count: raw.rounds.count ?? Math.min(themes.length, 4),
      minutes: raw.rounds.minutes ?? 20,
      transferMinutes: raw.rounds.transferMinutes ?? 3,
      breakAfter: raw.rounds.breakAfter ?? [],
    },
    agenda: raw.agenda.map(item => ({
      kind: item.kind,
      ...(item.title === undefined ? {} : { title: text(item.title) }),
      ...(item.minutes === undefined ? {} : { minutes: item.minutes }),
    })),
    notes: { attribution: raw.notes.attribution ?? 'names', hidden: raw.notes.hidden ?? false },
    dots: {
      table: raw.dots.table ?? 5,
      perNote: raw.dots.perNote ?? 2,
      harvest: raw.dots.harvest ?? 3,
      secret: raw.dots.secret ?? true,
    },
  }
  const faults = crossFaults(plan)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, plan }
}

/** People without an id get the next free one; whoever has one keeps it, whatever becomes of their name. */
function withIds(people: v.InferOutput<typeof planSchema>['people']): Plan['people'] {
  const taken = new Set(people.map(person => person.id))
  let next = 1
  return people.map(person => {
    if (person.id !== undefined) return person
    while (taken.has(`g${next}`)) next++
    return { ...person, id: `g${next++}` }
  })
}

function crossFaults(plan: Plan): PlanFault[] {
  const faults: PlanFault[] = []
  const personIds = plan.people.map(person => person.id)
  if (new Set(personIds).size !== personIds.length)
    faults.push({ path: 'people', message: 'two people have the same id' })
  const themeIds = plan.themes.map(theme => theme.id)
  if (new Set(themeIds).size !== themeIds.length)
    faults.push({ path: 'themes', message: 'two themes have the same id' })
  const tableIds = tablesOf(plan).map(table => table.id)
  if (new Set(tableIds).size !== tableIds.length)
    faults.push({ path: 'themes', message: 'two tables have the same id' })
  if (tableIds.length > LIMITS.tables) faults.push({ path: 'themes', message: `at most ${LIMITS.tables} tables` })
  plan.crews?.forEach((name, at) => {
    const first = plan.crews?.findIndex(other => sameCrewName(other) === sameCrewName(name)) ?? at
    if (name !== '' && first < at) faults.push({ path: `crews.${at}`, message: 'two crews have the same name' })
  })
  return faults
}
