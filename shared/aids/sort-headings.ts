import { type AidNote, compare, countIn, type Read, readNote, stemKey } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { lnOf } from './numbers.ts'

/** A heading as somebody typed it, or a part of the cloth, in one or more languages. */
export interface AidHeading {
  readonly id: string
  readonly texts: readonly { readonly text: string; readonly lang: string }[]
}
/** `sure`: they share a word, and no field speaks for another heading. `maybe`: they are of the same field. */
export interface SortedNote {
  readonly id: string
  readonly heading: string
  readonly how: 'sure' | 'maybe'
  /** the shared words as the note writes them, or the names of the shared fields in the note's language */
  readonly why: readonly string[]
}
export interface Sorted {
  /** in the order given */
  readonly placed: readonly SortedNote[]
  readonly unsorted: readonly string[]
}

/**
 * Under which heading each note could go. A word that is in every heading tells nothing; a note that fits two of them equally well stays
 * unsorted. Nothing is placed by this: a person does.
 */
export function sortIntoHeadings(notes: readonly AidNote[], headings: readonly AidHeading[], lexicon: Lexicon): Sorted {
  const under = headings.map(heading => readHeading(heading, lexicon))
  const reads = notes.map(note => readNote(note, lexicon))
  const stemDf = countIn(reads.map(read => read.stems))
  const weightOf = (there: number) =>
    there === 0 || (there === headings.length && there > 1) ? 0 : lnOf((headings.length + 1) / there)
  const stemWeight = weigher(under.map(each => each.stems))
  const fieldWeight = weigher(under.map(each => new Set(each.fields.keys())))
  function weigher<K>(lists: readonly ReadonlySet<K>[]): (key: K) => number {
    const counts = countIn(lists)
    return key => weightOf(counts.get(key) ?? 0)
  }

  const placed: SortedNote[] = []
  const unsorted: string[] = []
  for (const read of reads) {
    const rarity = (key: string) => lnOf((reads.length + 1) / (stemDf.get(key) ?? 1)) + 0.1
    const shared = (heading: Read | HeadingRead) => [...read.stems].filter(key => heading.stems.has(key))
    const sure = best(under, heading => shared(heading).reduce((sum, key) => sum + stemWeight(key) * rarity(key), 0))
    const common = (heading: HeadingRead) => [...read.fields].filter(([field]) => heading.fields.has(field))
    const maybe = best(under, heading =>
      common(heading).reduce((sum, [field, tf]) => sum + tf * fieldWeight(field) * (heading.fields.get(field) ?? 0), 0),
    )
    // A shared word says one thing, its other words another: that is not sure, and two words of a field tell more than one.
    if (sure !== undefined && (maybe === undefined || maybe === sure)) {
      const keys = new Set(shared(sure).filter(key => stemWeight(key) > 0))
      const why = read.tokens.filter(({ stem }) => keys.has(stemKey(read.note.lang, stem))).map(({ word }) => word)
      placed.push({ id: read.note.id, heading: sure.id, how: 'sure', why: [...new Set(why)] })
    } else if (maybe !== undefined) {
      const name = read.note.lang === 'fr' ? 'fr' : 'en'
      const why = common(maybe).flatMap(([field]) => lexicon.fields[field]?.name[name] ?? [])
      placed.push({ id: read.note.id, heading: maybe.id, how: 'maybe', why: why.sort(compare) })
    } else unsorted.push(read.note.id)
  }
  return { placed, unsorted }
}

interface HeadingRead {
  readonly id: string
  readonly stems: ReadonlySet<string>
  readonly fields: ReadonlyMap<number, number>
}

function readHeading({ id, texts }: AidHeading, lexicon: Lexicon): HeadingRead {
  const reads = texts.map(({ text, lang }) => readNote({ id, text, lang }, lexicon))
  const fields = new Map<number, number>()
  for (const read of reads)
    for (const [field, tf] of read.fields) fields.set(field, Math.max(fields.get(field) ?? 0, tf))
  return { id, stems: new Set(reads.flatMap(read => [...read.stems])), fields }
}

/** The one with the highest score; none when two have it, or when it is nothing. */
function best<T>(all: readonly T[], score: (each: T) => number): T | undefined {
  let [found, most, ties]: [T | undefined, number, number] = [undefined, 0, 0]
  for (const each of all) {
    const value = score(each)
    if (value > most + SAME) [found, most, ties] = [each, value, 0]
    else if (value > 0 && value > most - SAME) ties++
  }
  return ties > 0 ? undefined : found
}
const SAME = 1e-12
