import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'
import { putBack } from '../../../shared/document/synthesis-write.ts'
import type { Version } from '../../../shared/protocol/versions.ts'
import type { Editor } from '../editor/make-editor.ts'

/**
 * Puts these parts back as a version has them. It is this person's own edit, judged by the server like any other; under the
 * editor's own origin, so that Ctrl+Z takes it back on the page that is open: it alone, not what was typed a moment before.
 */
export function restore(
  doc: Y.Doc,
  version: Pick<Version, 'parts'>,
  names: readonly string[],
  editor: Editor | undefined,
): void {
  const undo: { undoManager?: { stopCapturing: () => void } } | undefined =
    editor === undefined ? undefined : yUndoPluginKey.getState(editor.view.state)
  undo?.undoManager?.stopCapturing()
  for (const name of names) putBack(doc, name, version.parts[name] ?? [], ySyncPluginKey)
}
