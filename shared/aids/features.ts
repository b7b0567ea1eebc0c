import { fieldsOf, type Lexicon } from './lexicon.ts'
import { lnOf, rootOf } from './numbers.ts'
import { readingLanguage, type Token, tokensOf } from './tokenise.ts'

/** A note as the aids read it: nothing of who wrote it, nor when. */
export interface AidNote {
  readonly id: string
  readonly text: string
  /** BCP 47; `fr` and `en` are read by their stems and fields */
  readonly lang: string
}

/** What a note is made of. Keys of stems begin with their language: the same letters may mean two things. */
export interface Read {
  readonly note: AidNote
  readonly tokens: readonly Token[]
  /** each stem once, in reading order */
  readonly stems: ReadonlySet<string>
  /** field → how strongly, 1 for each word that leads there alone */
  readonly fields: ReadonlyMap<number, number>
}

export const stemKey = (lang: string, stem: string): string => `${lang}:${stem}`

/** In an order of their own (text, then id), so that the order in which notes come changes nothing. */
export function readNotes(notes: readonly AidNote[], lexicon: Lexicon): readonly Read[] {
  return [...notes].sort((a, b) => compare(a.text, b.text) || compare(a.id, b.id)).map(note => readNote(note, lexicon))
}

export function readNote(given: AidNote, lexicon: Lexicon): Read {
  const note = { ...given, lang: readingLanguage(given.text, given.lang) }
  const tokens = tokensOf(note.text, note.lang)
  const fields = new Map<number, number>()
  for (const { stem } of tokens) {
    const found = fieldsOf(lexicon, stem, note.lang)
    // A word with two meanings leads half as surely to each: the square keeps the lengths equal.
    for (const field of found) fields.set(field, (fields.get(field) ?? 0) + 1 / rootOf(found.length))
  }
  return { note, tokens, stems: new Set(tokens.map(({ stem }) => stemKey(note.lang, stem))), fields }
}

/** By code units: the same on every machine, whatever its language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In how many notes each is. */
export function countIn<K>(lists: Iterable<Iterable<K>>): ReadonlyMap<K, number> {
  const counts = new Map<K, number>()
  for (const list of lists) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/**
 * How alike each two notes are, 0 to 1, sparse: a row for each note, from the number of another note to the likeness. Half of it comes from
 * shared stems, weighted by the square of their inverse document frequency, half from shared fields.
 */
export function likeness(reads: readonly Read[]): readonly ReadonlyMap<number, number>[] {
  const rows = reads.map(() => new Map<number, number>())
  const squared = (rarity: number) => rarity * rarity
  add(
    rows,
    reads.map(read => [...read.stems].map(key => [key, 1] as const)),
    squared,
  )
  add(
    rows,
    reads.map(read => [...read.fields].map(([field, tf]) => [String(field), tf] as const)),
    rarity => rarity,
  )
  return rows
}

/** On a board of few notes, what two of them share would seem common: it counts as if there were this many. */
const FEW = 40

/** Cosines of unit vectors, halved, summed over what notes share. */
function add(
  rows: readonly Map<number, number>[],
  lists: readonly (readonly (readonly [string, number])[])[],
  weigh: (rarity: number) => number,
): void {
  const df = countIn(lists.map(list => list.map(([key]) => key)))
  const all = Math.max(lists.length, FEW)
  const where = new Map<string, (readonly [number, number])[]>()
  for (const [index, list] of lists.entries()) {
    const weights = list.map(([key, tf]) => [key, tf * weigh(lnOf((all + 1) / (df.get(key) ?? 1)))] as const)
    const length = rootOf(weights.reduce((sum, [, weight]) => sum + weight * weight, 0))
    if (length === 0) continue
    for (const [key, weight] of weights) {
      if ((df.get(key) ?? 0) < 2) continue
      const posts = where.get(key) ?? []
      if (posts.length === 0) where.set(key, posts)
      posts.push([index, weight / length])
    }
  }
  for (const posts of where.values())
    for (const [at, [one, a]] of posts.entries())
      for (const [other, b] of posts.slice(at + 1)) {
        const more = (a * b) / 2
        rows[one]?.set(other, (rows[one].get(other) ?? 0) + more)
        rows[other]?.set(one, (rows[other].get(one) ?? 0) + more)
      }
}
