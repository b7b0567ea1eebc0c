import type { EditorState } from 'prosemirror-state'
import type { BarState } from './bar-state.ts'
import { blockAt, isMarked } from './commands.ts'
import { numberAtCaret } from './footnotes.ts'
import { roleAt } from './perspectives.ts'
import { schema } from './schema.ts'
import { sourcedAt } from './sources.ts'

/** Where the caret is, as the bar needs to know it. */
export const barStateOf = (state: EditorState): BarState => ({
  block: blockAt(state),
  role: roleAt(state),
  strong: isMarked(state, schema.marks.strong),
  em: isMarked(state, schema.marks.em),
  link: isMarked(state, schema.marks.link),
  lang: isMarked(state, schema.marks.lang),
  footnote: numberAtCaret(state),
  sourced: sourcedAt(state) !== undefined,
})
