import type { EditorState } from 'prosemirror-state'
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'

/**
 * Makes a change beside the page, straight in the document (a version that is put back), one step of undoing on this page:
 * whole, however many transactions it takes and however slowly, and alone, however soon before or after it somebody types.
 * `change` is given the origin that its transactions must have; it is done when it returns.
 */
export function undoApart(state: EditorState, change: (origin: unknown) => void): void {
  const { undoManager } = yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }
  const usual = undoManager.captureTimeout
  undoManager.stopCapturing()
  undoManager.captureTimeout = Number.POSITIVE_INFINITY
  try {
    change(ySyncPluginKey)
  } finally {
    undoManager.captureTimeout = usual
    undoManager.stopCapturing()
  }
}
