import type { EditorState } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'

interface Binding {
  beforeTransactionSelection: { type: string } | null
}

/**
 * Somebody else takes away the very quotation that is selected here: y-prosemirror 1.3 then looks for a node that is gone and
 * throws in the middle of its update, and this editor would show an old text from then on. A selected piece is therefore
 * remembered as a place in the text, which may be nowhere in particular. Gives back what undoes it.
 */
export function makeSelectionSafe(doc: Y.Doc, state: EditorState): () => void {
  const { binding } = ySyncPluginKey.getState(state) as { binding: Binding }
  const soften = () => {
    const selection = binding.beforeTransactionSelection
    if (selection?.type === 'node') selection.type = 'text'
  }
  doc.on('beforeAllTransactions', soften)
  return () => doc.off('beforeAllTransactions', soften)
}
