import { type AidNote, compare, stemKey } from './features.ts'
import { lnOf } from './numbers.ts'
import { mostOften } from './surface.ts'
import { readingLanguage, type Token, tokensOf } from './tokenise.ts'

export interface AidTable {
  readonly id: string
  readonly notes: readonly AidNote[]
}
/** A word, or two that follow each other, that the notes of a room share. */
export interface Keyword {
  /** stands for all its forms; what «ignore this word» remembers */
  readonly key: string
  /** the form written most often */
  readonly word: string
  readonly lang: string
  /** all notes with it, in the order given */
  readonly ids: readonly string[]
  /** how many at each table, in the order of the tables */
  readonly counts: readonly number[]
  /** the table that speaks of it more than the others do; undefined when none does */
  readonly special?: string
}

/** A word that is in one note alone is no keyword of a room, unless there is nothing else. */
const LEAST = 2
const MOST = 80

/**
 * The words of a room: counted by notes, not by occurrences, so that nobody counts more by writing a word twice. Chosen by class TF-IDF of
 * each table against all; pairs of words count from two notes on, and stand for their parts where these are never apart. Most notes first.
 */
export function keywordsOf(tables: readonly AidTable[], ignored: ReadonlySet<string> = new Set()): readonly Keyword[] {
  const found = new Map<string, Gathered>()
  let all = 0
  for (const [table, { notes }] of tables.entries())
    for (const note of notes) {
      const lang = readingLanguage(note.text, note.lang)
      const tokens = tokensOf(note.text, lang)
      all += tokens.length
      for (const [key, forms] of keysIn(tokens, lang)) {
        const entry: Gathered = found.get(key) ?? {
          key,
          lang,
          ids: [],
          counts: tables.map(() => 0),
          forms: new Map<string, number>(),
        }
        found.set(key, entry)
        entry.ids.push(note.id)
        entry.counts[table] = (entry.counts[table] ?? 0) + 1
        for (const form of forms) entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1)
      }
    }
  for (const key of ignored) found.delete(key)
  const average = all / Math.max(1, tables.length)
  const weightOf = (entry: Gathered) =>
    Math.max(...entry.counts.map(count => count * lnOf(1 + average / entry.ids.length)))
  return withoutParts(
    [...found.values()].filter(entry => entry.ids.length >= LEAST),
    found,
  )
    .map(entry => ({ entry, weight: weightOf(entry) }))
    .sort((a, b) => b.weight - a.weight || compare(a.entry.key, b.entry.key))
    .slice(0, MOST)
    .map(({ entry }) => entry)
    .sort((a, b) => b.ids.length - a.ids.length || compare(a.key, b.key))
    .map(({ key, lang, ids, counts, forms }) => {
      const special = specialTable(counts)
      const table = special === undefined ? undefined : tables[special]?.id
      return {
        key,
        lang,
        word: mostOften(forms) ?? key,
        ids,
        counts,
        ...(table === undefined ? {} : { special: table }),
      }
    })
}

interface Gathered {
  readonly key: string
  readonly lang: string
  readonly ids: string[]
  readonly counts: number[]
  readonly forms: Map<string, number>
}

const PAIR = '+'

/** Stems and pairs of neighbouring stems, each with the forms in which it is written here. */
function keysIn(tokens: readonly Token[], lang: string): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>()
  const put = (key: string, form: string) => keys.set(key, (keys.get(key) ?? new Set()).add(form))
  for (const [at, { stem, word }] of tokens.entries()) {
    put(stemKey(lang, stem), word)
    const next = tokens[at + 1]
    if (next?.follows === true && next.stem !== stem)
      put(stemKey(lang, stem + PAIR + next.stem), `${word} ${next.word}`)
  }
  return keys
}

/** A pair takes the place of a part that is nowhere without it. */
function withoutParts(entries: readonly Gathered[], all: ReadonlyMap<string, Gathered>): readonly Gathered[] {
  const gone = new Set<string>()
  for (const { key, lang, ids } of entries) {
    if (!key.includes(PAIR)) continue
    for (const stem of key.slice(lang.length + 1).split(PAIR)) {
      const part = all.get(stemKey(lang, stem))
      if (part !== undefined && part.ids.length === ids.length) gone.add(part.key)
    }
  }
  return entries.filter(({ key }) => !gone.has(key))
}

/** The table with more than half of the notes, where several tables could have them. */
function specialTable(counts: readonly number[]): number | undefined {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const index = counts.findIndex(count => count * 2 > all)
  return counts.length > 1 && index >= 0 ? index : undefined
}
