import type { EditorState } from 'prosemirror-state'
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'

/**
 * What is done to the text under the editor's name, but not on its page (a version that is put back), is a step of undoing of
 * its own, however soon before or after it somebody types. `isWriting`: the page itself is at it. Gives back what undoes this.
 */
export function undoApart(doc: Y.Doc, state: EditorState, isWriting: () => boolean): () => void {
  const { undoManager } = yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }
  const part = ({ origin }: Y.Transaction) => {
    if (origin === ySyncPluginKey && !isWriting()) undoManager.stopCapturing()
  }
  doc.on('beforeObserverCalls', part)
  doc.on('afterTransaction', part)
  return () => {
    doc.off('beforeObserverCalls', part)
    doc.off('afterTransaction', part)
  }
}
