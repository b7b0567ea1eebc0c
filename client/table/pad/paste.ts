import { useWords } from '../../i18n/language.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Desk } from '../desk.ts'
import { pastedNotes } from './pasted.ts'
import { pasteWords } from './words-paste.ts'

/**
 * Offers to make as many notes as were pasted: lines, cells of a spreadsheet, notes copied from another board. `taken` empties the
 * pad again once they lie on the cloth. Undone in one step.
 */
export function offerNotes(
  desk: Desk,
  pasted: string,
  { zone, taken }: { readonly zone: number | null; readonly taken: () => void },
): void {
  const t = useWords(pasteWords)
  const notes = pastedNotes(pasted)
  if (notes.length < 2) return
  showToast({
    text: t().pasted(notes.length),
    action: {
      label: t().makeNotes(notes.length),
      icon: 'note',
      run: () => {
        const step = desk.gestures.postMany(notes, desk.kind(), zone)
        if (step === undefined) return
        taken()
        desk.focusPad()
        showToast({
          text: t().postedMany(notes.length),
          action: { label: t().undo, run: () => void desk.table.history.undo(step) },
        })
      },
    },
  })
}
