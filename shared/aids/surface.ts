import { compare, type Read, stemKey } from './features.ts'

/** How a stem is shown: the form of it that was written most often, then the shortest, then the first of the alphabet. */
export function surfacesOf(reads: readonly Read[]): (key: string) => string {
  const forms = new Map<string, Map<string, number>>()
  for (const { note, tokens } of reads)
    for (const { word, stem } of tokens) {
      const key = stemKey(note.lang, stem)
      const found = forms.get(key) ?? new Map<string, number>()
      forms.set(key, found.set(word, (found.get(word) ?? 0) + 1))
    }
  return key => mostOften(forms.get(key) ?? new Map()) ?? key
}

export const mostOften = (forms: ReadonlyMap<string, number>): string | undefined =>
  [...forms].sort(([a, x], [b, y]) => y - x || a.length - b.length || compare(a, b))[0]?.[0]
