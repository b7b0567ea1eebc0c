import { readCloth } from '../../shared/document/cloth-read.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { ReportMatter } from '../../shared/reports/facts.ts'
import { breathe } from '../breathe.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { KnownNote } from './notes.ts'
import type { CafeState } from './state.ts'

/**
 * What came back in each theme: named piles, and zones of the cloth, with the tables, the rounds and the number of different
 * people who wrote it. Only numbers leave this place: who wrote what does not.
 */
export async function gatherMatters(
  state: CafeState,
  rooms: Rooms,
  notes: readonly KnownNote[],
): Promise<ReportMatter[]> {
  const piles = new Map<string, string>()
  for (const table of tablesOf(state.plan)) {
    await breathe()
    const room = await rooms.open(state.id, `table-${table.id}`)
    const groups = room.read(doc => readCloth(doc, state.plan.plate).groups)
    for (const [id, group] of Object.entries(groups)) piles.set(`${table.id}/${id}`, group.name)
  }
  const standing = notes.filter(note => !note.setAside)
  return state.plan.themes.flatMap(theme => {
    const own = standing.filter(note => note.theme === theme.id)
    const named = byKey(own, note => {
      const name = note.group === null ? '' : (piles.get(`${note.table}/${note.group}`) ?? '').trim()
      return name === '' ? undefined : name
    })
    const zones = byKey(own, note => (note.zone === null ? undefined : String(note.zone)))
    return [
      ...most([...named].map(([name, inside]) => matter(state, theme.id, { pile: name }, inside))),
      ...[...zones]
        .map(([zone, inside]) => matter(state, theme.id, { zone: Number(zone) }, inside))
        .filter(({ of }) => 'zone' in of && theme.zones[of.zone] !== undefined)
        .sort((a, b) => zoneOf(a) - zoneOf(b)),
    ]
  })
}

/** Theme id → how many different people wrote there. */
export const voicesByTheme = (state: CafeState, notes: readonly KnownNote[]): Record<string, number> =>
  Object.fromEntries(
    state.plan.themes.map(theme => [
      theme.id,
      voicesOf(
        state,
        notes.filter(note => note.theme === theme.id && !note.setAside),
      ),
    ]),
  )

/** Piles of two tables that carry the same name, but for capitals, are one matter; the first way of writing it is kept. */
function byKey(notes: readonly KnownNote[], keyOf: (note: KnownNote) => string | undefined): Map<string, KnownNote[]> {
  const names = new Map<string, string>()
  const found = new Map<string, KnownNote[]>()
  for (const note of notes) {
    const key = keyOf(note)
    if (key === undefined) continue
    const name = names.get(key.toLocaleLowerCase()) ?? key
    names.set(key.toLocaleLowerCase(), name)
    found.set(name, [...(found.get(name) ?? []), note])
  }
  return found
}

const matter = (
  state: CafeState,
  theme: string,
  of: ReportMatter['of'],
  notes: readonly KnownNote[],
): ReportMatter => ({
  theme,
  of,
  notes: notes.length,
  tables: [...new Set(notes.map(note => note.table))],
  rounds: [...new Set(notes.map(note => note.round))].sort((a, b) => a - b),
  voices: voicesOf(state, notes),
})

/** Where notes carry no name, a person has a name of their own at each table: the same one at two tables counts twice. */
function voicesOf(state: CafeState, notes: readonly KnownNote[]): number {
  const nameless = state.plan.notes.attribution === 'none'
  return new Set(notes.map(note => (nameless ? `${note.table}/${note.writer ?? ''}` : (note.writer ?? '')))).size
}

const most = (matters: readonly ReportMatter[]): ReportMatter[] => [...matters].sort((a, b) => b.notes - a.notes)
const zoneOf = ({ of }: ReportMatter): number => ('zone' in of ? of.zone : 0)
