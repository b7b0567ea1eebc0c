import { isWellFormed } from '../domain/note.ts'
import type { Note } from './cloth.ts'

/**
 * Piles («un tas») as readers show them: group id → its notes in reading order. Only notes that lie on the cloth count: one on the
 * plate or set aside is not in sight, and comes back to its pile. Fewer than two are no pile: others may have left at the
 * same moment. A pile lies where its first note lies.
 */
export function pilesOf(notes: readonly Note[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const note of notes) {
    if (note.group === null || note.removal !== 0 || note.onPlate) continue
    const pile = found.get(note.group)
    if (pile === undefined) found.set(note.group, [note.id])
    else pile.push(note.id)
  }
  for (const [id, pile] of found) if (pile.length < 2) found.delete(id)
  return found
}

/** A pile's name may have so many UTF-16 units. */
export const PILE_NAME_UNITS = 80

/** What a person's typing becomes: one line, well formed, within the limit. Empty: the pile is called like its first note. */
export function toPileName(typed: string): string {
  let line = typed.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
  if (line.length > PILE_NAME_UNITS) {
    const last = line.charCodeAt(PILE_NAME_UNITS - 1)
    line = line.slice(0, last >= 0xd800 && last <= 0xdbff ? PILE_NAME_UNITS - 1 : PILE_NAME_UNITS).trim()
  }
  return isWellFormed(line) ? line : line.replace(/[\ud800-\udfff]/g, '').trim()
}
