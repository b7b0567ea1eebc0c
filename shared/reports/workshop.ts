import { partOf } from '../document/synthesis.ts'
import { NOTE_KINDS, type NoteKind } from '../domain/note.ts'
import type { ThemePlan } from '../domain/plan.ts'
import { amendmentBlocks } from './amendments.ts'
import { type Desk, heading, paragraph, remark } from './desk.ts'
import { elsewhereOf } from './elsewhere.ts'
import type { ReportNote } from './facts.ts'
import type { Block, Chapter } from './model.ts'
import { partText } from './part-text.ts'
import { oneLine } from './printable.ts'
import { mostDotted, quotation } from './quotation.ts'
import { figuresOf, mattersIn, mattersOf, trail } from './trace.ts'
import { writtenBlocks } from './written.ts'

/** How many notes stand in for a plate that was left empty. */
const STAND_INS = 5

/** A workshop: its synthesis (or a draft of it), its plate, what came to it, and where its notes lie on the cloth. */
export function workshopChapter(desk: Desk, theme: ThemePlan): Chapter {
  const { words } = desk
  const notes = desk.notes.filter(note => note.theme === theme.id)
  const plate = notes.filter(note => note.plate)
  const part = partOf(theme.id)
  const written = partText(desk, part)
  const zones = zoneCounts(desk, theme, notes)
  return {
    id: `theme-${theme.id}`,
    number: String(theme.number),
    ...titleOf(desk, theme),
    label: desk.say(labelOf(desk, theme)),
    theme: theme.number,
    blocks: [
      heading(3, words.synthesis),
      ...(written === undefined ? draft(desk, notes, plate, zones) : writtenBlocks(desk, written, 4)),
      ...keptNotes(desk, notes, plate, written !== undefined),
      ...elsewhereOf(desk, theme),
      ...figuresOf(desk, theme, notes),
      ...mattersOf(desk, theme),
      ...zoneTable(desk, theme, zones),
      ...amendmentBlocks(desk, part),
    ],
  }
}

function titleOf(desk: Desk, theme: ThemePlan): Pick<Chapter, 'title' | 'titleLang'> {
  const { title, lang } = desk.title(theme.title)
  return lang === undefined ? { title } : { title, titleLang: lang }
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
  if (notes.length === 0) return written ? [remark(desk.say(words.noNotes))] : []
  const shown = shownNotes(desk, notes).map(note => quotation(desk, note))
  if (plate.length > 0) return [heading(3, words.plate), ...shown]
  if (shown.length === 0) return []
  return notes.some(note => note.dots > 0)
    ? [heading(3, words.mostDotted), remark(desk.say(words.noPlate)), ...shown]
    : [heading(3, words.firstNotes), remark(desk.say(words.noPlateNoDots)), ...shown]
}

/** Notes that a workshop shows whatever its text says: the plate, else those with most dots, else the first of the cloth. What somebody chose to leave out stands in for nothing. */
export function shownNotes(desk: Desk, notes: readonly ReportNote[]): readonly ReportNote[] {
  const plate = notes.filter(note => note.plate)
  if (plate.length > 0) return plate
  const left = new Set(desk.facts.leftOut ?? [])
  const free = notes.filter(note => !left.has(note.id))
  return notes.some(note => note.dots > 0) ? mostDotted(free, STAND_INS, note => note.dots) : free.slice(0, STAND_INS)
}

interface ZoneCount {
  readonly name: string
  readonly notes: number
  readonly dots: number
  readonly loose: boolean
  readonly kinds: readonly NoteKind[]
}

/** Notes and dots of each zone in the cloth's order, loose ones last (only when there are any). */
function zoneCounts(desk: Desk, theme: ThemePlan, notes: readonly ReportNote[]): ZoneCount[] {
  const sum = (name: string, inside: readonly ReportNote[], loose: boolean): ZoneCount => ({
    name,
    notes: inside.length,
    dots: inside.reduce((total, note) => total + note.dots, 0),
    loose,
    kinds: inside.map(note => note.kind),
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

function zoneTable(desk: Desk, theme: ThemePlan, zones: readonly ZoneCount[]): Block[] {
  const { words } = desk
  if (zones.every(zone => zone.loose || zone.notes === 0)) return []
  const dots = zones.some(zone => zone.dots > 0)
  const matters = mattersIn(desk, theme)
  const traced = zones.map((_, index) => matters.find(({ of }) => 'zone' in of && of.zone === index))
  const trace = traced.some(matter => matter !== undefined)
  const explained = matters.some(({ of }) => 'pile' in of)
  return [
    {
      kind: 'table',
      caption: words.zones,
      header: [
        words.zone,
        words.zoneNotes,
        ...(dots ? [words.zoneDots] : []),
        ...(trace ? [words.matterRounds, words.matterVoices] : []),
      ],
      rows: zones.map((zone, index) => {
        const matter = zone.loose ? undefined : traced[index]
        return [
          zone.name,
          String(zone.notes),
          ...(dots ? [String(zone.dots)] : []),
          ...(trace ? (matter === undefined ? ['', ''] : trail(desk, matter)) : []),
        ]
      }),
      squares: zones.map(zone => zone.kinds),
    },
    ...(trace && !explained ? [remark(desk.say(words.mattersHelp))] : []),
  ]
}
