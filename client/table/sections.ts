import type { Note } from '../../shared/document/cloth.ts'
import { shownZone } from '../../shared/domain/folds.ts'

/** A part of the cloth as people go to it: an index, `loose`, or the plate. */
export type Part = number | 'loose' | 'plate'

/** Which notes are in which part, in reading order. */
export interface Sections {
  readonly zones: readonly (readonly string[])[]
  readonly loose: readonly string[]
  readonly plate: readonly string[]
}

/** `notes` in reading order; `plate` ids as readers show them, in the plate's order. A note on the plate is nowhere else. */
export function sectionsOf(notes: readonly Note[], plate: readonly string[], zones: number): Sections {
  const parts: string[][] = Array.from({ length: zones }, () => [])
  const loose: string[] = []
  const kept = new Set<string>()
  for (const note of notes) {
    if (note.removal !== 0) continue
    if (note.onPlate) {
      kept.add(note.id)
      continue
    }
    const zone = shownZone(note.zone, zones)
    ;(zone === null ? loose : (parts[zone] ?? loose)).push(note.id)
  }
  return { zones: parts, loose, plate: plate.filter(id => kept.has(id)) }
}

export const idsIn = (sections: Sections, part: Part): readonly string[] =>
  part === 'plate' ? sections.plate : part === 'loose' ? sections.loose : (sections.zones[part] ?? [])

/** Parts in the order of reading: the zones, what is loose, the plate. */
export const partsOf = (zones: number): Part[] => [
  ...Array.from({ length: zones }, (_, zone) => zone),
  'loose',
  'plate',
]

export const partOfNote = (note: Note, zones: number): Part =>
  note.onPlate ? 'plate' : (shownZone(note.zone, zones) ?? 'loose')
export const zoneOfPart = (part: Part): number | null => (typeof part === 'number' ? part : null)
