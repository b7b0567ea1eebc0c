import type * as Y from 'yjs'
import {
  type Carried,
  type Day,
  type PersonFacts,
  PROGRAMME_ROOTS,
  type Programme,
  type Summary,
  type TableFacts,
  type ThemeFacts,
} from '../../shared/document/programme.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { toAmendments } from './amendments.ts'
import { harvestHands, harvestTotals, harvestVoters } from './dots.ts'
import { toPhotoFacts } from './photos.ts'
import { leftOutOf, partsOf } from './report-desk.ts'
import { canUndo } from './plan-undo.ts'
import { moderationOf, wordsRevision } from './words.ts'
import { type CafeState, isPerson, type Person, type Signed, tableState } from './state.ts'

/** From the café's state to what everybody reads: nothing secret passes here, no e-mail, no key, no ballot, no word to somebody. */

type Roots = { readonly [R in keyof Programme]: Readonly<Record<string, unknown>> }

export function toProgramme(
  state: CafeState,
  summaries: ReadonlyMap<string, Summary>,
  receipts: Readonly<Record<string, number>> = {},
  walls = 0,
): Roots {
  return {
    ...standingOf(state),
    day: { day: toDay(state, walls) },
    receipts,
    summaries: Object.fromEntries(summaries),
  }
}

/** What follows from the state alone: summaries change every second, the state of a thousand people stays for minutes. */
const standing = new WeakMap<CafeState, Standing>()
type Standing = Omit<Roots, 'day' | 'receipts' | 'summaries'>
function standingOf(state: CafeState): Standing {
  const facts = standing.get(state) ?? makeStanding(state)
  standing.set(state, facts)
  return facts
}

function makeStanding(state: CafeState): Standing {
  const people = [...state.people.values()].filter(isPerson)
  return {
    themes: Object.fromEntries(
      state.plan.themes.map(({ id, number, title, zones }): [string, ThemeFacts] => [id, { number, title, zones }]),
    ),
    tables: Object.fromEntries(tablesOf(state.plan).map(table => [table.id, toTableFacts(state, table)])),
    people: Object.fromEntries(people.map(person => [person.id, toPersonFacts(person)])),
    seats: Object.fromEntries(people.map(person => [person.id, person.seats])),
    announcements: unsigned(state.announcements),
    threads: state.threads,
    totals: harvestTotals(state),
    log: unsigned(moderationOf(state.log)),
    carried: laidOf(state),
    photos: toPhotoFacts(state),
    parts: partsOf(state),
    leftOut: leftOutOf(state),
    amendments: toAmendments(state),
    followUp: state.followUp ?? {},
  }
}

function unsigned<T extends object>(entries: Readonly<Record<string, Signed<T>>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).map(([id, { who: _who, ...entry }]) => [id, entry as T]))
}

/** Copies that lie on their cloths: nobody knows the id of one that is still to be laid. */
function laidOf({ carried = {}, bringing = [] }: CafeState): Readonly<Record<string, Carried>> {
  if (bringing.length === 0) return carried
  return Object.fromEntries(Object.entries(carried).filter(([id]) => !bringing.includes(id)))
}

function toDay(state: CafeState, walls: number): Day {
  const { plan } = state
  return {
    title: plan.title,
    subtitle: plan.subtitle,
    languages: plan.languages,
    date: plan.date,
    start: plan.start,
    timeZone: plan.timeZone,
    place: plan.place,
    phase: state.phase,
    round: state.round,
    rounds: plan.rounds.count,
    clock: state.clock,
    undoUntil: state.undoUntil,
    moments: state.moments,
    movement: plan.movement,
    ...(plan.crews === undefined ? {} : { crews: plan.crews }),
    questions: plan.questions,
    attribution: plan.notes.attribution,
    hidden: plan.notes.hidden,
    plate: plan.plate,
    dots: {
      ...plan.dots,
      tablesOpen: state.dots.tablesOpen,
      harvestOpen: state.dots.harvestOpen,
      harvestVoters: harvestVoters(state),
      harvestUntil: state.dots.harvestUntil,
      hands: harvestHands(state),
    },
    ...(state.shown === undefined ? {} : { shown: state.shown }),
    agenda: plan.agenda,
    minutes: {
      minutes: plan.rounds.minutes,
      transferMinutes: plan.rounds.transferMinutes,
      breakAfter: plan.rounds.breakAfter,
    },
    ...(state.shortened === undefined ? {} : { shortened: state.shortened }),
    ...(state.slate === undefined ? {} : { slate: state.slate }),
    ...(state.told === true ? { told: true } : {}),
    ...toWords(state),
    ...(canUndo(state) ? { planUndo: state.planUndo?.at } : {}),
    published: state.published,
    ...(state.publishedAt === undefined || !state.published ? {} : { publishedAt: state.publishedAt }),
    ...(state.draftShared === true ? { draftShared: true } : {}),
    ...(walls === 0 ? {} : { walls }),
    code: state.code?.text,
  }
}

function toWords({ log }: CafeState): Pick<Day, 'words'> {
  const words = wordsRevision(log)
  return words === undefined ? {} : { words }
}

function toTableFacts(
  state: CafeState,
  table: Omit<
    TableFacts,
    'closedFrom' | 'openFrom' | 'locked' | 'hosts' | 'welcome' | 'handOver' | 'spotlight' | 'spotlightBy' | 'revealed'
  >,
): TableFacts {
  const hosts = [...state.people.values()].filter(
    person => isPerson(person) && !person.absent && person.hostOf === table.id,
  )
  const {
    locked,
    welcome,
    handOver = [],
    spotlight,
    spotlightBy,
    revealed,
    closedFrom,
    openFrom,
  } = tableState(state, table.id)
  return {
    ...table,
    locked,
    welcome,
    ...(handOver.length === 0 ? {} : { handOver }),
    spotlight,
    ...(spotlight === null || spotlightBy === undefined ? {} : { spotlightBy }),
    hosts: hosts.map(person => person.id),
    ...(revealed === true ? { revealed } : {}),
    ...(closedFrom === undefined ? {} : { closedFrom }),
    ...(openFrom === undefined ? {} : { openFrom }),
  }
}

/** A person who did not change gives the very same facts, so that a newcomer in a large room costs one comparison. */
const known = new WeakMap<Person, PersonFacts>()
function toPersonFacts(person: Person): PersonFacts {
  const facts = known.get(person) ?? makePersonFacts(person)
  known.set(person, facts)
  return facts
}

const makePersonFacts = (person: Person): PersonFacts => ({
  name: person.name,
  role: person.role,
  device: person.device,
  ...(person.hostOf === undefined ? {} : { hosts: person.hostOf }),
  absent: person.absent,
  ...(person.expected === true ? { expected: true } : {}),
  ...(person.from === undefined ? {} : { from: person.from }),
  ...(person.until === undefined ? {} : { until: person.until }),
  ...(person.moved === undefined ? {} : { moved: person.moved }),
  joinedAt: person.joinedAt,
})

/** One key of the document and what it becomes; undefined takes it away. */
export interface Change {
  readonly root: keyof Programme
  readonly key: string
  readonly value: unknown
}

/** What differs between two programmes, or between a document's values and a programme. Equal values are never written again. */
export function changesBetween(before: Roots | undefined, next: Roots): Change[] {
  const changes: Change[] = []
  for (const root of PROGRAMME_ROOTS) {
    const [old, wanted] = [before?.[root] ?? {}, next[root]]
    if (old === wanted) continue
    for (const [key, value] of Object.entries(wanted))
      if (old[key] !== value && JSON.stringify(old[key]) !== JSON.stringify(value)) changes.push({ root, key, value })
    for (const key of Object.keys(old)) if (!(key in wanted)) changes.push({ root, key, value: undefined })
  }
  return changes
}

export function readProgramme(doc: Y.Doc): Roots {
  const read = (root: keyof Programme): Record<string, unknown> => Object.fromEntries(doc.getMap(root).entries())
  return {
    day: read('day'),
    themes: read('themes'),
    tables: read('tables'),
    people: read('people'),
    seats: read('seats'),
    announcements: read('announcements'),
    receipts: read('receipts'),
    summaries: read('summaries'),
    threads: read('threads'),
    totals: read('totals'),
    log: read('log'),
    carried: read('carried'),
    photos: read('photos'),
    parts: read('parts'),
    leftOut: read('leftOut'),
    amendments: read('amendments'),
    followUp: read('followUp'),
  }
}

/** Writes the changes. A value goes through JSON first: a property that is undefined is left out, as it will be read back. */
export function writeProgramme(doc: Y.Doc, changes: readonly Change[]): void {
  for (const { root, key, value } of changes) {
    const map = doc.getMap(root)
    if (value === undefined) map.delete(key)
    else map.set(key, JSON.parse(JSON.stringify(value)))
  }
}
