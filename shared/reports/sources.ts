import type { Desk } from './desk.ts'
import type { ReportNote } from './facts.ts'

/** «tiré de 4 notes, tours 1 et 2»; undefined when none of these notes stands any more. */
export function sourcesOf(desk: Desk, ids: readonly string[] | undefined): string | undefined {
  const notes = (ids ?? []).flatMap(id => desk.notesById.get(id) ?? []).filter(note => !note.setAside)
  if (notes.length === 0) return undefined
  const { words } = desk
  const tables = tablesIn(desk, notes)
  return desk.say(
    [
      words.fromNotes(notes.length),
      ...(tables.length > 1 ? [words.inTables(tables)] : []),
      ...roundsIn(desk, notes),
    ].join(', '),
  )
}

/** Numbers of the tables of these notes, in the room's order. */
export function tablesIn(desk: Desk, notes: readonly Pick<ReportNote, 'table'>[]): string[] {
  const found = new Set(notes.map(note => note.table))
  return desk.facts.tables.filter(table => found.has(table.id)).map(table => String(table.number))
}

/** «tours 1 et 2», «avant la rencontre», «après les tours»: those that there are. */
function roundsIn(desk: Desk, notes: readonly Pick<ReportNote, 'round'>[]): string[] {
  const { before, during, after } = spanOf(
    desk.facts.rounds,
    notes.map(note => note.round),
  )
  return [
    ...(before ? [desk.words.before] : []),
    ...(during.length > 0 ? [desk.words.inRounds(during)] : []),
    ...(after ? [desk.words.after] : []),
  ]
}

/** Rounds that notes carry, told apart: those of the day, and what was written before or after them. */
export function spanOf(
  rounds: number,
  of: readonly number[],
): { readonly before: boolean; readonly during: readonly number[]; readonly after: boolean } {
  const each = [...new Set(of)].sort((a, b) => a - b)
  return {
    before: each.some(round => round <= 0),
    during: each.filter(round => round > 0 && (rounds === 0 || round <= rounds)),
    after: rounds > 0 && each.some(round => round > rounds),
  }
}
