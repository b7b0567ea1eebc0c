/** One letter of these? */
export const isIn = (letters: string, letter: string): boolean => letter !== '' && letters.includes(letter)

/** The longest of these endings, if the text ends with one. */
export function endsWithOneOf(text: string, endings: readonly string[]): string | undefined {
  let found: string | undefined
  for (const ending of endings)
    if (text.endsWith(ending) && (found === undefined || ending.length > found.length)) found = ending
  return found
}

/**
 * Where Snowball's regions R1 and R2 begin: after the first consonant that follows a vowel, and the same again. `from`: what the
 * first region may begin with instead. The text's length when there is none.
 */
export function regionsOf(text: string, vowels: string, from?: number): { readonly r1: number; readonly r2: number } {
  const after = (start: number): number => {
    let at = start
    while (at < text.length && !isIn(vowels, text[at] ?? '')) at++
    while (at < text.length && isIn(vowels, text[at] ?? '')) at++
    return at < text.length ? at + 1 : text.length
  }
  const r1 = from ?? after(0)
  return { r1, r2: after(r1) }
}
