import type { Desk } from '../desk.ts'
import { idsIn, partOfNote } from './sections.ts'

/** Takes this person, and nobody else, to a note. False: it is not on the cloth (any more). */
export function goToNote(desk: Desk, id: string): boolean {
  const { table } = desk
  const note = table.note(id)
  if (note === undefined || note.removal !== 0) return false
  if (table.narrow()) table.setHere(partOfNote(note, table.zones().length))
  const pile = table.sections().pileOf.get(id)
  if (pile !== undefined) table.openPile(pile)
  desk.focusNote(id)
  desk.reveal(id)
  return true
}

/** To a part of the cloth: on its first note, or on the paper where there is none yet. */
export function goToZone(desk: Desk, zone: number): void {
  const { table } = desk
  table.setHere(zone)
  const first = idsIn(table.sections(), zone)[0]
  desk.focusNote(first)
  if (first !== undefined) desk.reveal(first)
}
