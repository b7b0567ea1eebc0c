import type * as Y from 'yjs'
import * as v from 'valibot'
import { CLOTH_ROOTS, type ClothRoot } from '../../shared/document/cloth.ts'
import { type SynthesisTree, withoutNotes } from '../../shared/document/synthesis-tree.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { breathe } from '../breathe.ts'
import type { VersionKeeper } from '../cafe/version-keeper.ts'
import type { Aliases } from '../cafe/aliases.ts'
import { harvestVoters, mayTellHarvest, tableTotals } from '../cafe/dots.ts'
import { readProgramme } from '../cafe/project.ts'
import { writersOf } from '../cafe/report-facts.ts'
import type { CafeState, Person, Tallies } from '../cafe/state.ts'
import { factsOf, readText, type VersionText } from '../cafe/versions.ts'
import type { Rooms } from '../sync/rooms.ts'
import { DAY_KEYS, daySchema } from './day-schema.ts'
import {
  FORMAT,
  FORMAT_VERSION,
  type Parcel,
  type ParcelCloth,
  type ParcelDay,
  type ParcelPerson,
  type ParcelVersion,
} from './parcel.ts'
import { PERSON_KEYS, peopleSchema } from './people-schema.ts'
import { inOneForm, versionSchema } from './synthesis-schema.ts'
import { withoutNotesIn } from './without.ts'

export interface Gathering {
  /** versions of the compte rendu */
  readonly cafes: { readonly versions: Pick<VersionKeeper, 'list' | 'read'> }
  readonly rooms: Rooms
  readonly aliases: Aliases
  /** of this software */
  readonly version: string
  readonly now: number
}

/** All of a café that an archive holds, but for its pictures. What must not leave is left out here and nowhere else. */
export async function gatherParcel(state: CafeState, given: Gathering): Promise<Parcel> {
  const { plan } = state
  const tables = tablesOf(plan).map(table => table.id)
  const cloths: Record<string, ParcelCloth> = {}
  const leftOut = new Set<string>()
  for (const table of tables) cloths[table] = await clothOf(state, table, given, leftOut)
  // A note that is left out is not quoted either.
  const without = (trees: VersionText): Record<string, SynthesisTree[]> =>
    inOneForm(
      Object.fromEntries(
        Object.entries(trees).map(([part, tree]) => [part, withoutNotes(tree, note => leftOut.has(note))]),
      ),
    )
  const synthesis = await given.rooms.open(state.id, 'synthesis')
  const programme = await given.rooms.open(state.id, 'programme')
  // As they lie in the archive of the server too: by arrival, then id.
  const people = [...state.people.values()]
    .filter(person => !person.gone)
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))
  return {
    manifest: {
      format: FORMAT,
      version: FORMAT_VERSION,
      software: given.version,
      event: state.id,
      exportedAt: given.now,
      title: plan.title,
      languages: plan.languages,
    },
    plan: planInOrder(plan),
    day: inOrder(
      daySchema,
      dayOf(
        state,
        cloths,
        talliesOf(
          state,
          synthesis.read(doc => writersOf(state, doc)),
        ),
      ),
    ),
    people: inOrder(peopleSchema, people.map(personOf)),
    cloths,
    synthesis: without(synthesis.read(doc => readText(doc, state))),
    versions: await versionsOf(state, given, without),
    receipts: sorted(programme.read(readProgramme).receipts as Readonly<Record<string, number>>),
  }
}

function dayOf(state: CafeState, cloths: Parcel['cloths'], tallies: Tallies | undefined): ParcelDay {
  const named = state.plan.notes.attribution === 'names'
  const isGone = (person: string | undefined): boolean =>
    person !== undefined && state.people.get(person)?.gone === true
  const { hands, counted, ...open } = state.dots
  const told = mayTellHarvest(state)
  const laid = Object.values(cloths).flatMap(cloth => Object.keys(cloth.roots.core))
  const there = new Set([...laid, ...(state.bringing ?? [])])
  const keep = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([note]) => there.has(note)))
  const { dots: _dots, tallies: _tallies, ...rest } = picked(state, DAY_KEYS)
  return {
    ...(rest as Omit<ParcelDay, 'dots'>),
    // Which hands were raised is as secret as the dots until they close.
    dots: {
      ...open,
      ...(told && hands !== undefined ? { hands } : {}),
      ...(told && counted !== undefined ? { counted } : {}),
    },
    moderated: keep(state.moderated),
    ...(state.carried === undefined ? {} : { carried: keep(state.carried) }),
    ...(state.photos === undefined
      ? {}
      : {
          photos: mapped(state.photos, ({ by, ...photo }) => ({
            ...photo,
            ...(named && by !== undefined && !isGone(by) ? { by } : {}),
          })),
        }),
    ...(state.amendments === undefined ? {} : { amendments: amendmentsOf(state, named) }),
    ...(tallies === undefined ? {} : { tallies }),
  }
}

/** Where somebody stands is theirs alone: what leaves is how many, beside the hands that staff counted. */
function amendmentsOf(state: CafeState, named: boolean): NonNullable<CafeState['amendments']> {
  const people = [...state.people.values()]
  return mapped(state.amendments ?? {}, ({ who, hands, ...amendment }, id) => {
    const count = (stance: 'for' | 'against'): number =>
      (hands?.[stance] ?? 0) + people.filter(person => person.stances?.[id] === stance).length
    const total = { for: count('for'), against: count('against') }
    return {
      ...amendment,
      ...(named && who !== undefined ? { who } : {}),
      ...(total.for + total.against === 0 ? {} : { hands: total }),
    }
  })
}

/** Totals of ballots that may be told by now, without whose they are. */
function talliesOf(state: CafeState, writers: number): Tallies | undefined {
  const tables = tableTotals(state) ?? {}
  const harvest: Record<string, number> = { ...(mayTellHarvest(state) ? state.tallies?.harvest : {}) }
  if (mayTellHarvest(state))
    for (const person of state.people.values())
      for (const [note, dots] of Object.entries(person.dots.harvest)) harvest[note] = (harvest[note] ?? 0) + dots
  const voters = mayTellHarvest(state) ? harvestVoters(state) : 0
  if (Object.keys(tables).length + Object.keys(harvest).length + voters + writers === 0) return undefined
  return { tables: sorted(mapped(tables, sorted)), harvest: sorted(harvest), voters, writers }
}

const personOf = (person: Person): ParcelPerson => picked(person, PERSON_KEYS) as unknown as ParcelPerson

/** `leftOut` receives the ids of the notes that stay behind. */
async function clothOf(
  state: CafeState,
  table: string,
  { rooms, aliases }: Gathering,
  leftOut: Set<string>,
): Promise<ParcelCloth> {
  await breathe()
  const room = await rooms.open(state.id, `table-${table}`)
  const records = await rooms.noteRecords(state.id, table)
  const whole = room.read(readRoots)
  const gone = new Set(
    [...state.people.values()].filter(person => person.gone).map(person => aliases.signature(state, person.id, table)),
  )
  const times = Object.fromEntries(
    Object.entries(whole.core).map(([note, { at }]) => [note, records.get(note)?.createdAt ?? at]),
  )
  // What its author took back is theirs; what somebody wrote who is gone, and moderation set aside, was to be forgotten.
  return withoutNotesIn({ roots: whole, times }, (note, core, removal) => {
    const staysBehind = removal === 1 || (removal !== 0 && gone.has(core.by))
    if (staysBehind) leftOut.add(note)
    return staysBehind
  })
}

async function versionsOf(
  state: CafeState,
  { cafes }: Gathering,
  without: (text: VersionText) => VersionText,
): Promise<ParcelVersion[]> {
  const versions: ParcelVersion[] = []
  for (const { id } of await cafes.versions.list(state.id)) {
    const version = await cafes.versions.read(state.id, id)
    if (version === undefined) continue
    const text = without(version.text)
    versions.push(inOrder(versionSchema, { facts: { ...version.facts, parts: factsOf(text) }, text }))
  }
  return versions
}

function readRoots(doc: Y.Doc): ParcelCloth['roots'] {
  const root = (name: ClothRoot) => [name, sorted(Object.fromEntries(doc.getMap(name).entries()))] as const
  return Object.fromEntries(CLOTH_ROOTS.map(root)) as unknown as ParcelCloth['roots']
}

/**
 * What the border will read, in the border's order of keys, so that the same café always gives the same file. Should a record
 * hold what the border refuses it is written as it is: an archive that a person can read is better than none.
 */
function inOrder<T>(schema: v.GenericSchema, value: T): T {
  const read = v.safeParse(schema, JSON.parse(JSON.stringify(value)))
  return read.success ? (read.output as T) : value
}

function planInOrder(plan: Plan): Plan {
  const reading = readPlan(JSON.parse(JSON.stringify(plan)))
  return reading.ok ? reading.plan : plan
}

const picked = <T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(keys.flatMap(key => (from[key] === undefined ? [] : [[key, from[key]]]))) as Partial<T>

const mapped = <T, U>(values: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))

const sorted = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
