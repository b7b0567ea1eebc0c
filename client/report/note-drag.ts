import type { ApiNote } from '../../shared/protocol/api.ts'

/** What a note is, as it is dragged over the page. */
export const NOTE_DRAGGED = 'application/x-tablee-note'

/** As the editor reads a quotation that is pasted or dropped; for other programs, its words. */
export function dragNote(transfer: DataTransfer | null, note: ApiNote): void {
  if (transfer === null) return
  const quote = document.createElement('blockquote')
  quote.dataset['note'] = note.id
  quote.dataset['table'] = note.table
  quote.textContent = note.text
  transfer.setData('text/html', quote.outerHTML)
  transfer.setData('text/plain', note.text)
  transfer.setData(NOTE_DRAGGED, note.id)
  transfer.effectAllowed = 'copy'
}
