import type * as Y from 'yjs'
import { putBack } from '../../../shared/document/synthesis-write.ts'
import type { Version } from '../../../shared/protocol/versions.ts'
import type { Editor } from '../editor/make-editor.ts'

/**
 * Puts these parts back as a version has them. It is this person's own edit, judged by the server like any other. On the page
 * that is open in `editor` it is one step of undoing: Ctrl+Z takes back this and no more.
 */
export function restore(
  doc: Y.Doc,
  version: Pick<Version, 'parts'>,
  names: readonly string[],
  editor: Pick<Editor, 'apart'> | undefined,
): void {
  const putAll = (origin?: unknown) => {
    for (const name of names) putBack(doc, name, version.parts[name] ?? [], origin)
  }
  if (editor === undefined) putAll()
  else editor.apart(putAll)
}
