import { chainCommands, setBlockType } from 'prosemirror-commands'
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, splitListItem } from 'prosemirror-schema-list'
import { type Command, type Plugin, TextSelection } from 'prosemirror-state'
import { redo, undo } from 'y-prosemirror'
import { toEm, toHeading, toList, toParagraph, toQuestionOrAnswer, toStrong } from './commands.ts'
import { isUnderTopic } from './perspectives.ts'
import { HEADING_LEVEL, schema } from './schema.ts'

const { nodes } = schema

/** Enter after a question begins its answer, under a topic the next question; after a title or an answer, a paragraph; in an empty item, leaves the list. */
export const enter: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const block = $from.parent
  const next =
    block.type === nodes.question
      ? isUnderTopic(state)
        ? nodes.question
        : nodes.answer
      : block.type === nodes.heading && block.attrs['role'] === 'topic'
        ? nodes.question
        : block.type === nodes.heading || block.type === nodes.answer
          ? nodes.paragraph
          : undefined
  if (next !== undefined) {
    if (block.content.size === 0) return setBlockType(nodes.paragraph)(state, dispatch, view)
    if (!empty || $from.parentOffset < block.content.size) return false
    if (dispatch !== undefined) {
      const at = $from.after()
      const tr = state.tr.insert(at, next.create())
      dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
    }
    return true
  }
  return splitListItem(nodes.list_item)(state, dispatch, view)
}

/** At the start of a title, question or answer, Backspace makes it a plain paragraph first. */
export const backspace: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const plain = $from.parent.type === nodes.paragraph || !$from.parent.isTextblock
  return empty && $from.parentOffset === 0 && !plain ? setBlockType(nodes.paragraph)(state, dispatch, view) : false
}

/** Backspace at the start of a list item takes it out of the list. */
const liftAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const inItem = $from.depth > 1 && $from.node(-1).type === nodes.list_item
  return empty && inItem && $from.parentOffset === 0 ? liftListItem(nodes.list_item)(state, dispatch, view) : false
}

/** Ctrl on a PC, Command on a Mac; the same letters as any word processor. `more`: what opens something beside the text. */
export function keys(more: Readonly<Record<string, Command>>): Plugin {
  return keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-b': toStrong,
    'Mod-i': toEm,
    'Mod-Alt-0': toParagraph,
    'Mod-Alt-1': toHeading,
    'Mod-Alt-2': toQuestionOrAnswer,
    'Mod-Alt-3': toList,
    ...more,
    Enter: more['Enter'] === undefined ? enter : chainCommands(more['Enter'], enter),
    Backspace: chainCommands(backspace, liftAtStart),
  })
}

/** «# » at the start of a line makes a title, «- » a list: for those who are used to it. */
export function rules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^#{1,4}\s$/, nodes.heading, { level: HEADING_LEVEL }),
      wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    ],
  })
}
