import * as Y from 'yjs'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { ReportFacts, ReportLogEntry, ReportPerson } from '../../shared/reports/facts.ts'
import { readSynthesisParts } from '../../shared/reports/synthesis-read.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { toAmendments } from './amendments.ts'
import { purgeAt } from './retention.ts'
import { harvestTotals } from './dots.ts'
import { gatherMatters, voicesByTheme } from './matters.ts'
import { type KnownNote, listNotes } from './notes.ts'
import { leftOutOf, partsOf } from './report-desk.ts'
import { type CafeState, isPerson, type Person } from './state.ts'
import { gatherTrips } from './travel.ts'

/**
 * Gathers what the compte rendu is made from; whoever did not opt in is left out here, so no renderer can print them, and of
 * who wrote a note only numbers go on.
 */
export async function gatherFacts(state: CafeState, rooms: Rooms, aliases: Aliases): Promise<ReportFacts> {
  const people = [...state.people.values()].filter(person => isPerson(person) && !person.absent)
  const agreed = people.filter(person => person.consent.name)
  const all = await listNotes(state, rooms, aliases)
  const notes = all.filter(note => !note.takenBack)
  const takenBack = new Set(all.filter(note => note.takenBack).map(note => note.id))
  const synthesis = await rooms.open(state.id, 'synthesis')
  const themes = state.plan.themes.map(theme => theme.id)
  return {
    plan: state.plan,
    tables: tablesOf(state.plan),
    rounds: state.moments.length,
    people: people.length,
    notes: notes.map(withoutWriter),
    threads: Object.values(state.threads),
    harvestDots: harvestTotals(state),
    participants: agreed.map(toReportPerson),
    hosts: Object.fromEntries(
      tablesOf(state.plan).map(table => [
        table.id,
        agreed.filter(person => person.hostOf === table.id).map(person => person.name),
      ]),
    ),
    synthesis: withoutQuotesOf(
      takenBack,
      synthesis.read(doc => readSynthesisParts(doc, themes)),
    ),
    matters: await gatherMatters(state, rooms, notes),
    voices: voicesByTheme(state, notes),
    trips: await gatherTrips(state, rooms),
    leftOut: Object.keys(leftOutOf(state)),
    amendments: Object.values(toAmendments(state)).sort((a, b) => a.at - b.at),
    log: moderationLog(state),
    reviewed: Object.entries(partsOf(state)).flatMap(([part, facts]) => (facts.reviewed === undefined ? [] : part)),
    writers: synthesis.read(doc => writersOf(state, doc)),
    keptUntil: new Date(purgeAt(state)).toISOString().slice(0, 10),
  }
}

/** What an author took back is quoted no more, wherever somebody had pulled it in. */
const withoutQuotesOf = (notes: ReadonlySet<string>, parts: ReportFacts['synthesis']): ReportFacts['synthesis'] =>
  Object.fromEntries(
    Object.entries(parts).map(([part, blocks]) => [
      part,
      blocks.filter(block => block.kind !== 'quote' || !notes.has(block.note)),
    ]),
  )

const toReportPerson = (person: Person): ReportPerson => ({
  name: person.name,
  ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
  ...(person.consent.email && person.email !== undefined ? { email: person.email } : {}),
})

const withoutWriter = ({ writer: _writer, takenBack: _takenBack, ...note }: KnownNote) => note

/** How many people wrote in the synthesis, as far as the document still tells, and the archive that it may have come from. */
export function writersOf(state: CafeState, synthesis: Y.Doc): number {
  const wrote = new Set(Y.decodeStateVector(Y.encodeStateVector(synthesis)).keys())
  const here = [...state.people.values()].filter(person => person.clientIds.some(id => wrote.has(id))).length
  return here + (state.tallies?.writers ?? 0)
}

const MODERATION: readonly string[] = [
  'set-aside',
  'restored',
  'locked',
  'unlocked',
  'revealed',
] satisfies readonly ReportLogEntry['what'][]

/** What moderation did, first things first. Who did it stays in the café; a bell is no moderation. */
function moderationLog(state: CafeState): ReportLogEntry[] {
  return Object.values(state.log)
    .flatMap((entry): ReportLogEntry[] =>
      isModeration(entry.what)
        ? [
            {
              at: entry.at,
              what: entry.what,
              ...('table' in entry && entry.table !== undefined ? { table: entry.table } : {}),
              ...('text' in entry && entry.text !== undefined ? { reason: entry.text } : {}),
            },
          ]
        : [],
    )
    .sort((a, b) => a.at - b.at)
}

const isModeration = (what: string): what is ReportLogEntry['what'] => MODERATION.includes(what)
