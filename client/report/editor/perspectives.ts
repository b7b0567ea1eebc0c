import { chainCommands, setBlockType } from 'prosemirror-commands'
import type { Command, EditorState } from 'prosemirror-state'
import { type HeadingRole, isHeadingRole } from '../../../shared/document/synthesis.ts'
import { outOfList } from './commands.ts'
import { HEADING_LEVEL, schema } from './schema.ts'

/** Leads, levers and topics: headings that say what they begin. */

/** The role of the heading that the caret is in; '' for a plain one or none. */
export function roleAt({ selection: { $from } }: EditorState): HeadingRole | '' {
  const role: unknown = $from.parent.type === schema.nodes.heading ? $from.parent.attrs['role'] : ''
  return typeof role === 'string' && isHeadingRole(role) ? role : ''
}

/** Is what the caret stands in said under a topic? There, one question follows another. */
export function isUnderTopic({ doc, selection: { $from } }: EditorState): boolean {
  for (let index = $from.index(0); index >= 0; index--) {
    const block = doc.maybeChild(index)
    if (block?.type === schema.nodes.heading) return block.attrs['role'] === 'topic'
  }
  return false
}

/** Makes the block a heading of this role; pressed again, a plain paragraph. */
export const toRole =
  (role: HeadingRole): Command =>
  (state, dispatch, view) => {
    if (roleAt(state) === role) return setBlockType(schema.nodes.paragraph)(state, dispatch, view)
    const make = setBlockType(schema.nodes.heading, { level: HEADING_LEVEL, role })
    return chainCommands(make, outOfList(make))(state, dispatch, view)
  }
