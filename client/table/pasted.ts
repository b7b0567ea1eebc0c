import { toNoteText } from '../../shared/domain/note.ts'

/** Lines of a pasted text that could each become a note: bullets and numbers in front fall away. Fewer than two: no offer. */
export function pastedNotes(text: string): string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map(line => toNoteText(line.replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/, '')))
    .filter(line => line !== '')
  return lines.length >= 2 && lines.length <= 40 ? lines : []
}
