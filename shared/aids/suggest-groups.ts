import { communitiesOf } from './communities.ts'
import { type AidNote, compare, likeness, type Read, readNotes, stemKey } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { lnOf } from './numbers.ts'
import { surfacesOf } from './surface.ts'

/** Notes that could go together. Half of such pairs are wrong on texts that nobody has seen: a person decides. */
export interface GroupSuggestion {
  /** in the order of `notes` that was given */
  readonly ids: readonly string[]
  /** the words that tie them, most telling first, three at most; empty when no word is in two of them */
  readonly words: readonly string[]
  /** the field they share most: its name stands where no word ties them */
  readonly field?: { readonly fr: string; readonly en: string }
}

/** Chosen on the development set (`tests/aids/development-notes.json`). */
const RESOLUTION = 1.3
const LEAST_LIKENESS = 0.05
const MOST_WORDS = 3

/** Groups of two or more, those that hold together best first. The order of the notes changes nothing of who is with whom. */
export function suggestGroups(notes: readonly AidNote[], lexicon: Lexicon): readonly GroupSuggestion[] {
  const reads = readNotes(notes, lexicon)
  const rows = likeness(reads)
  const labels = communitiesOf(rows, RESOLUTION, LEAST_LIKENESS)
  const groups = new Map<number, number[]>()
  for (const [index, label] of labels.entries()) groups.set(label, [...(groups.get(label) ?? []), index])
  const together = [...groups.values()].filter(members => members.length > 1)
  const place = new Map(notes.map((note, index) => [note.id, index]))
  const isIn = (members: readonly number[]) => members.flatMap(index => reads[index] ?? [])
  const surfaceOf = surfacesOf(reads)
  const telling = tellingStems(together.map(isIn), reads)
  return together
    .map((members, at) => {
      let held = 0
      for (const a of members) for (const b of members) if (a < b) held += rows[a]?.get(b) ?? 0
      const inGroup = isIn(members)
      const field = sharedField(inGroup, lexicon)
      return {
        first: inGroup[0]?.note.text ?? '',
        strength: held / (members.length - 1),
        suggestion: {
          ids: inGroup.map(read => read.note.id).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)),
          words: (telling[at] ?? []).map(key => surfaceOf(key)),
          ...(field === undefined ? {} : { field }),
        },
      }
    })
    .sort((a, b) => b.strength - a.strength || compare(a.first, b.first))
    .map(({ suggestion }) => suggestion)
}

/** Class TF-IDF (M. Grootendorst, «BERTopic», 2022): stems that are in two notes of a group, and seldom elsewhere. */
function tellingStems(groups: readonly (readonly Read[])[], all: readonly Read[]): readonly (readonly string[])[] {
  const total = new Map<string, number>()
  let tokens = 0
  for (const read of all)
    for (const { stem } of read.tokens) {
      const key = stemKey(read.note.lang, stem)
      total.set(key, (total.get(key) ?? 0) + 1)
      tokens++
    }
  const average = tokens / Math.max(1, groups.length)
  return groups.map(group => {
    const counts = new Map<string, number>()
    for (const read of group) for (const key of read.stems) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts]
      .filter(([, count]) => count > 1)
      .map(([key, count]) => [key, count * lnOf(1 + average / (total.get(key) ?? 1))] as const)
      .sort(([a, x], [b, y]) => y - x || compare(a, b))
      .slice(0, MOST_WORDS)
      .map(([key]) => key)
  })
}

function sharedField(
  group: readonly Read[],
  lexicon: Lexicon,
): { readonly fr: string; readonly en: string } | undefined {
  let [best, most] = [-1, 1]
  for (const index of lexicon.fields.keys()) {
    const count = group.filter(read => read.fields.has(index)).length
    if (count > most) [best, most] = [index, count]
  }
  return lexicon.fields[best]?.name
}
