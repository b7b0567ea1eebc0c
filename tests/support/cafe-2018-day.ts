import type * as Y from 'yjs'
import { GUESTS, HOSTS, ON_PAPER, ORGANISATIONS, SENTENCES } from '../../demo/sentences.ts'
import type { NoteKind } from '../../shared/domain/note.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { TEMPLATES } from '../../shared/domain/templates.ts'
import type { JoinRequest } from '../../shared/protocol/api.ts'
import type { ReportPerson } from '../../shared/reports/facts.ts'
import { englishParts, frenchParts } from './cafe-2018-text.ts'
import { writePage } from './synthesis-page.ts'

/** Who came to the café of 2018, what they wrote and kept, and how its compte rendu is written. */

export const TABLES = ['t1', 't2', 't3', 't4'] as const
export const ROUNDS = 4

/** The same id at each run. */
export const noteId = (theme: string, index: number): string =>
  `00000000-0000-4000-8000-${(Number(theme.slice(1)) * 1_000 + index).toString(16).padStart(12, '0')}`

/** A note in another language than its table's. */
export const IN_ENGLISH = noteId('t2', 20)

export interface Sheet {
  readonly id: string
  readonly theme: string
  readonly index: number
  readonly round: number
  readonly zone: number | null
  readonly kind: NoteKind
  readonly text: string
  readonly plate: boolean
  readonly paper: boolean
}

/** What lies on the four plates, by place in `SENTENCES`. */
export const PLATES: Readonly<Record<string, readonly number[]>> = {
  t1: [3, 7, 14],
  t2: [3, 17, 13],
  t3: [10, 13],
  t4: [4, 9, 13],
}
/** On paper, written by a scribe. */
const PAPER: Readonly<Record<string, readonly number[]>> = { t1: [4, 9], t2: [11], t3: [3], t4: [1] }

export const SHEETS: readonly Sheet[] = TABLES.flatMap(theme =>
  (SENTENCES[Number(theme.slice(1))] ?? []).map(([zone, kind, text], index) => ({
    id: noteId(theme, index),
    theme,
    index,
    round: 1 + (index % ROUNDS),
    zone,
    kind,
    text: noteId(theme, index) === IN_ENGLISH ? 'What about the pleasure of learning together?' : text,
    plate: PLATES[theme]?.includes(index) === true,
    paper: PAPER[theme]?.includes(index) === true,
  })),
)

/** Named piles: [theme, name, places]. The second of theme 4 was written by one person alone. */
export const PILES = [
  ['t1', 'Relier les gens', [0, 1, 3]],
  ['t2', 'Garder le lien physique', [8, 10, 11]],
  ['t4', 'Des récits', [9, 10, 11]],
] as const

export const SET_ASIDE = noteId('t3', 8)
/** Chosen to be left out: one of each of two workshops. */
export const LEFT_OUT = [noteId('t1', 13), noteId('t4', 8)] as const
export const AMENDMENT = 'Dire aussi que c’est parfois un choix, et un droit.'

/** Thirty-four people: who agreed to appear, and who to have their e-mail printed too. */
export const PEOPLE: readonly JoinRequest[] = [...HOSTS, ...GUESTS, 'Maël'].map((name, index) => ({
  name,
  organisation: ORGANISATIONS[index % ORGANISATIONS.length] ?? '',
  email: `${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@example.org`,
  consent: { name: index % 3 !== 2, email: index % 4 === 0 },
  ...(ON_PAPER.includes(name) ? { device: 'paper' as const } : {}),
  ...(index < HOSTS.length ? { table: TABLES[index] ?? 't1' } : {}),
}))
/** Those who agreed to appear, as the annex must have them. */
export const AGREED: readonly ReportPerson[] = PEOPLE.filter(person => person.consent?.name === true).map(person => ({
  name: person.name ?? '',
  organisation: person.organisation,
  ...(person.consent?.email === true ? { email: person.email } : {}),
}))

export function plan2018(): Plan {
  const reading = readPlan({ ...TEMPLATES.find(template => template.id === 'isn-2018')?.plan, seed: 2018 })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}

/** Writes every part of the text, in both languages, into a `synthesis` document. */
export function writeSynthesis2018(doc: Y.Doc): void {
  for (const [part, page] of Object.entries({ ...frenchParts(noteId), ...englishParts(noteId) }))
    writePage(doc, part, page)
}
