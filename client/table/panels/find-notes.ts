/** Without accents nor capitals, œ as oe, any apostrophe: «Démocratie» is found by «democ». */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[\s'’ʼ]+/g, ' ')
    .trim()

/** The notes that hold every word asked for, in the order given. Nothing asked, nothing found. */
export function findNotes(notes: readonly { readonly id: string; readonly text: string }[], asked: string): string[] {
  const wanted = plain(asked).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  return notes.filter(note => wanted.every(word => plain(note.text).includes(word))).map(note => note.id)
}
