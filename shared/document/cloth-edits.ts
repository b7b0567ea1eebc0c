import type * as Y from 'yjs'
import type { LinkKind, NoteKind } from '../domain/note.ts'
import type { ClothRoot, ClothValues, Core, Position, Removal } from './cloth.ts'
import { clothMap } from './cloth-read.ts'

/** One function per gesture, one transaction each. Who may do it is the gate's business; a caller only asks. */

export interface NewNote {
  readonly id: string
  readonly core: Core
  readonly text: string
  readonly kind: NoteKind
  readonly pos: Position
  readonly zone: number | null
}

export function addNote(doc: Y.Doc, note: NewNote, origin?: unknown): void {
  doc.transact(() => {
    clothMap(doc, 'core').set(note.id, note.core)
    clothMap(doc, 'txt').set(note.id, note.text)
    clothMap(doc, 'sty').set(note.id, note.kind)
    clothMap(doc, 'pos').set(note.id, note.pos)
    clothMap(doc, 'zone').set(note.id, note.zone)
  }, origin)
}

/** Writes one value, only if it differs: an equal write would still grow the history. */
export function setValue<R extends ClothRoot>(
  doc: Y.Doc,
  root: R,
  key: string,
  value: ClothValues[R],
  origin?: unknown,
): void {
  const map = clothMap(doc, root)
  if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) doc.transact(() => map.set(key, value), origin)
}

export const setText = (doc: Y.Doc, id: string, text: string, origin?: unknown): void =>
  setValue(doc, 'txt', id, text, origin)
export const setKind = (doc: Y.Doc, id: string, kind: NoteKind, origin?: unknown): void =>
  setValue(doc, 'sty', id, kind, origin)
export const setRemoval = (doc: Y.Doc, id: string, removal: Removal, origin?: unknown): void =>
  setValue(doc, 'del', id, removal, origin)

/** One write for the drop: position, and the zone it lies in. Lifts the note off its pile. */
export function moveNote(doc: Y.Doc, id: string, pos: Position, zone: number | null, origin?: unknown): void {
  doc.transact(() => {
    setValue(doc, 'pos', id, pos)
    setValue(doc, 'zone', id, zone)
  }, origin)
}

export const putOnPlate = (doc: Y.Doc, id: string, order: string, origin?: unknown): void =>
  setValue(doc, 'plate', id, order, origin)
export function takeOffPlate(doc: Y.Doc, id: string, origin?: unknown): void {
  const plate = clothMap(doc, 'plate')
  if (plate.has(id)) doc.transact(() => plate.delete(id), origin)
}

export function addLink(
  doc: Y.Doc,
  id: string,
  link: { by: string; a: string; b: string; kind: LinkKind },
  origin?: unknown,
): void {
  doc.transact(() => clothMap(doc, 'links').set(id, link), origin)
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * An order key between two others (either may be missing): digits and letters, compared by code unit, never ending in 0.
 * Appending steps by one digit, so that a hundred notes stay within a few characters. Idea: fractional indexing
 * (D. Greenspan, «Implementing fractional indexing», 2020). At 64 characters the last key comes back: ties go by id.
 */
export function orderBetween(after = '', below?: string): string {
  const key = between(after, below)
  return key.length <= 64 ? key : after.slice(0, 64)
}

function between(after: string, below: string | undefined): string {
  if (below !== undefined) {
    let same = 0
    while (same < below.length && (after[same] ?? '0') === below[same]) same++
    if (same > 0) return below.slice(0, same) + between(after.slice(same), below.slice(same) || undefined)
  }
  const low = after === '' ? 0 : DIGITS.indexOf(after[0] ?? '0')
  const high = below === undefined ? DIGITS.length : DIGITS.indexOf(below[0] ?? 'z')
  if (high - low > 1) return DIGITS[below === undefined && after !== '' ? low + 1 : Math.floor((low + high) / 2)] ?? 'V'
  if (below !== undefined && below.length > 1) return below.slice(0, 1)
  return (DIGITS[low] ?? '0') + between(after.slice(1), undefined)
}
