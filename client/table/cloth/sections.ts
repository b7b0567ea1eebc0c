import type { Note } from '../../../shared/document/cloth.ts'
import { shownZone } from '../../../shared/domain/folds.ts'

/** A part of the cloth as people go to it: an index, `loose`, or the plate. */
export type Part = number | 'loose' | 'plate'

/** Which notes are in which part, in reading order; the notes of a pile together, where its first note lies. */
export interface Sections {
  readonly zones: readonly (readonly string[])[]
  readonly loose: readonly string[]
  readonly plate: readonly string[]
  /** the same, with a pile's key in the place of its notes */
  readonly entries: { readonly zones: readonly (readonly string[])[]; readonly loose: readonly string[] }
  /** note id → key of the pile it lies in */
  readonly pileOf: ReadonlyMap<string, string>
  /** pile key → its notes, in reading order */
  readonly piles: ReadonlyMap<string, readonly string[]>
}

/** What stands for a pile wherever a note's id could stand: a group may have a note's id. */
export const pileKey = (group: string): string => `pile:${group}`
export const isPileKey = (key: string): boolean => key.startsWith('pile:')
export const groupOf = (key: string): string => key.slice(5)

/**
 * `notes` in reading order; `plate` ids as readers show them, in the plate's order. A note on the plate is nowhere else. `piles`
 * by group, as readers show them.
 */
export function sectionsOf(
  notes: readonly Note[],
  plate: readonly string[],
  zones: number,
  piles: ReadonlyMap<string, readonly string[]> = new Map(),
): Sections {
  const parts = emptyParts(zones)
  const entries = emptyParts(zones)
  const kept = new Set<string>()
  const pileOf = new Map<string, string>()
  const byKey = new Map<string, readonly string[]>()
  for (const note of notes) {
    if (note.removal !== 0) continue
    if (note.onPlate) {
      kept.add(note.id)
      continue
    }
    const zone = shownZone(note.zone, zones)
    const pile = note.group === null ? undefined : piles.get(note.group)
    if (note.group === null || pile === undefined) {
      partIn(parts, zone).push(note.id)
      partIn(entries, zone).push(note.id)
      continue
    }
    const key = pileKey(note.group)
    pileOf.set(note.id, key)
    if (byKey.has(key)) continue
    byKey.set(key, pile)
    partIn(parts, zone).push(...pile)
    partIn(entries, zone).push(key)
  }
  return { ...parts, plate: plate.filter(id => kept.has(id)), entries, pileOf, piles: byKey }
}

interface Parts {
  readonly zones: readonly string[][]
  readonly loose: string[]
}
const emptyParts = (zones: number): Parts => ({ zones: Array.from({ length: zones }, () => []), loose: [] })
const partIn = (parts: Parts, zone: number | null): string[] =>
  zone === null ? parts.loose : (parts.zones[zone] ?? parts.loose)

export const idsIn = (sections: Sections, part: Part): readonly string[] =>
  part === 'plate' ? sections.plate : part === 'loose' ? sections.loose : (sections.zones[part] ?? [])

/** Notes and piles of a part, as they lie on the cloth. */
export const entriesIn = (sections: Sections, part: Part): readonly string[] =>
  part === 'plate' ? sections.plate : part === 'loose' ? sections.entries.loose : (sections.entries.zones[part] ?? [])

/** Parts in the order of reading: the zones, what is loose, the plate. */
export const partsOf = (zones: number): Part[] => [
  ...Array.from({ length: zones }, (_, zone) => zone),
  'loose',
  'plate',
]

export const partOfNote = (note: Note, zones: number): Part =>
  note.onPlate ? 'plate' : (shownZone(note.zone, zones) ?? 'loose')
/** The part where a note or a pile is shown. */
export const partOf = (sections: Sections, key: string): Part | undefined =>
  partsOf(sections.zones.length).find(
    part => idsIn(sections, part).includes(key) || entriesIn(sections, part).includes(key),
  )
export const zoneOfPart = (part: Part): number | null => (typeof part === 'number' ? part : null)
