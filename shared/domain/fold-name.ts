/** Case, accents and blanks taken away: what two spellings of one name have in common. */
export const foldName = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim().toLowerCase()
