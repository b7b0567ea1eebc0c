import { partOf } from '../document/synthesis.ts'
import { NOTE_KINDS } from '../domain/note.ts'
import type { ThemePlan } from '../domain/plan.ts'
import { type Desk, heading, paragraph, remark } from './desk.ts'
import type { ReportNote } from './facts.ts'
import type { Block, Chapter } from './model.ts'
import { oneLine } from './printable.ts'
import { mostDotted, quotation } from './quotation.ts'
import { writtenBlocks } from './written.ts'

/** How many notes stand in for a plate that was left empty. */
const STAND_INS = 5

/** A workshop: its synthesis (or a draft of it), its plate, and where its notes lie on the cloth. */
export function workshopChapter(desk: Desk, theme: ThemePlan): Chapter {
  const { words, facts } = desk
  const notes = desk.notes.filter(note => note.theme === theme.id)
  const plate = notes.filter(note => note.plate)
  const written = facts.synthesis[partOf(theme.id)] ?? []
  const zones = zoneCounts(desk, theme, notes)
  return {
    id: `theme-${theme.id}`,
    number: String(theme.number),
    ...desk.title(theme.title),
    label: desk.say(labelOf(desk, theme)),
    theme: theme.number,
    blocks: [
      heading(3, words.synthesis),
      ...(written.length > 0 ? writtenBlocks(desk, written, 4) : draft(desk, notes, plate, zones)),
      ...keptNotes(desk, notes, plate, written.length > 0),
      ...zoneTable(desk, zones),
    ],
  }
}

function labelOf(desk: Desk, theme: ThemePlan): string {
  const { facts, words } = desk
  const names = facts.tables.filter(table => table.theme === theme.id).flatMap(table => facts.hosts[table.id] ?? [])
  const label = words.workshop(String(theme.number))
  return names.length === 0 ? label : `${label} · ${words.hostedBy(names.map(oneLine))}`
}

/** The first draft: a few sentences that only count and name. */
function draft(
  desk: Desk,
  notes: readonly ReportNote[],
  plate: readonly ReportNote[],
  zones: readonly ZoneCount[],
): Block[] {
  const { words } = desk
  if (notes.length === 0) return [remark(desk.say(words.noNotes))]
  const tables = desk.facts.tables
    .filter(table => notes.some(note => note.table === table.id))
    .map(table => String(table.number))
  const rounds = new Set(notes.map(note => note.round).filter(round => round > 0 && round <= desk.facts.rounds)).size
  const kinds = NOTE_KINDS.map(kind => ({ kind, n: notes.filter(note => note.kind === kind).length })).filter(
    ({ n }) => n > 0,
  )
  const sentences = [
    words.wereWritten(notes.length, words.atTables(tables), rounds, fromPaper(notes).length),
    ...(kinds.length > 1 ? [words.kinds(kinds.map(({ kind, n }) => words.kindsOf(kind, n)))] : []),
    ...fullestZone(desk, zones),
    ...(plate.length > 0 ? [words.plateHolds(plate.length, new Set(plate.map(note => note.table)).size)] : []),
  ]
  return [remark(desk.say(words.draftWorkshop)), paragraph(sentences.map(desk.say).join(' '))]
}

/** Notes that came by way of paper: a scribe's, or read from a photo. */
export const fromPaper = (notes: readonly ReportNote[]): ReportNote[] =>
  notes.filter(note => note.origin === 'scribed' || note.origin === 'photo')

function fullestZone(desk: Desk, zones: readonly ZoneCount[]): string[] {
  const { words } = desk
  const ranked = zones.filter(zone => !zone.loose && zone.notes > 0).sort((a, b) => b.notes - a.notes)
  const [first, second] = ranked
  if (first === undefined) return []
  const tied = ranked.filter(zone => zone.notes === first.notes)
  if (tied.length > 1)
    return [
      words.zonesTied(
        tied.map(zone => zone.name),
        first.notes,
      ),
    ]
  return [
    second === undefined
      ? words.zoneFirst(first.name, first.notes)
      : words.zoneFirstThen(first.name, first.notes, second.name, second.notes),
  ]
}

/** The plate; without one, says so and shows what stands in for it. */
function keptNotes(desk: Desk, notes: readonly ReportNote[], plate: readonly ReportNote[], written: boolean): Block[] {
  const { words } = desk
  if (plate.length > 0) return [heading(3, words.plate), ...plate.map(note => quotation(desk, note))]
  if (notes.length === 0) return written ? [remark(desk.say(words.noNotes))] : []
  const dotted = mostDotted(notes, STAND_INS, note => note.dots)
  return dotted.length > 0
    ? [heading(3, words.mostDotted), remark(desk.say(words.noPlate)), ...dotted.map(note => quotation(desk, note))]
    : [
        heading(3, words.firstNotes),
        remark(desk.say(words.noPlateNoDots)),
        ...notes.slice(0, STAND_INS).map(note => quotation(desk, note)),
      ]
}

interface ZoneCount {
  readonly name: string
  readonly notes: number
  readonly dots: number
  readonly loose: boolean
}

/** Notes and dots of each zone in the cloth's order, loose ones last (only when there are any). */
function zoneCounts(desk: Desk, theme: ThemePlan, notes: readonly ReportNote[]): ZoneCount[] {
  const sum = (name: string, inside: readonly ReportNote[], loose: boolean): ZoneCount => ({
    name,
    notes: inside.length,
    dots: inside.reduce((total, note) => total + note.dots, 0),
    loose,
  })
  const zones = theme.zones.map((zone, index) =>
    sum(
      desk.title(zone).title,
      notes.filter(note => note.zone === index),
      false,
    ),
  )
  // an index without a zone is shown as loose (contract)
  const loose = notes.filter(note => note.zone === null || theme.zones[note.zone] === undefined)
  return loose.length > 0 ? [...zones, sum(desk.words.loose, loose, true)] : zones
}

function zoneTable(desk: Desk, zones: readonly ZoneCount[]): Block[] {
  const { words } = desk
  if (zones.every(zone => zone.loose || zone.notes === 0)) return []
  const dots = zones.some(zone => zone.dots > 0)
  return [
    {
      kind: 'table',
      caption: words.zones,
      header: dots ? [words.zone, words.zoneNotes, words.zoneDots] : [words.zone, words.zoneNotes],
      rows: zones.map(zone => [zone.name, String(zone.notes), ...(dots ? [String(zone.dots)] : [])]),
    },
  ]
}
