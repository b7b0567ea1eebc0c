import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem } from 'prosemirror-schema-list'
import { type Command, EditorState, Selection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror'
import type * as Y from 'yjs'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import { makeSelectionSafe } from './safe-selection.ts'
import type { Beginning } from '../StillText.tsx'
import {
  append,
  backspace,
  type BlockKind,
  blockAt,
  enter,
  insertQuote,
  isMarked,
  type Quotable,
  startFrom,
  toEm,
  toHeading,
  toList,
  toParagraph,
  toQuestionOrAnswer,
  toStrong,
} from './commands.ts'
import { type LimitReached, limits, roomAfterQuote } from './limits.ts'
import { makeQuoteViews, type QuoteFacts } from './quote-view.ts'
import { HEADING_LEVEL, schema } from './schema.ts'

export interface EditorOptions {
  readonly place: HTMLElement
  readonly fragment: Y.XmlFragment
  readonly label: string
  readonly facts: (note: string, table: string) => QuoteFacts
  readonly onState: (state: BarState) => void
  readonly onLimit: (limit: LimitReached) => void
  /** this person changed something, by hand */
  readonly onWriting: () => void
}

/** What the bar needs to know of where the caret is. */
export interface BarState {
  readonly block: BlockKind
  readonly strong: boolean
  readonly em: boolean
}
export type BarCommand = 'heading' | 'paragraph' | 'question' | 'list' | 'strong' | 'em' | 'undo' | 'redo'

export interface Editor {
  /** ProseMirror's own view, for whoever drives it without a mouse */
  readonly view: EditorView
  readonly run: (command: BarCommand) => void
  readonly insert: (note: Quotable) => void
  readonly startFrom: (blocks: readonly SynthesisBlock[]) => void
  /** puts the caret where somebody pressed (else at the end) and types what they typed before the editor came */
  readonly begin: (beginning: Beginning) => void
  readonly relabel: (label: string) => void
  readonly refreshQuotes: () => void
  readonly destroy: () => void
}

const COMMANDS: Readonly<Record<BarCommand, Command>> = {
  heading: toHeading,
  paragraph: toParagraph,
  question: toQuestionOrAnswer,
  list: toList,
  strong: toStrong,
  em: toEm,
  undo,
  redo,
}

const BLOCKS_AT_ONCE = 30

/** Binds an editor to one part of the synthesis. Undo is one's own: it never takes back what others wrote. */
export function makeEditor(options: EditorOptions): Editor {
  const { fragment } = options
  const quotes = makeQuoteViews(options.facts)
  let label = options.label
  const state = EditorState.create({
    schema,
    plugins: [
      ySyncPlugin(fragment),
      yUndoPlugin(),
      limits(options.onLimit),
      roomAfterQuote(),
      rules(),
      keys(),
      keymap(baseKeymap),
    ],
  })
  const view = new EditorView(options.place, {
    state,
    attributes: () => ({
      class: 'rp-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      spellcheck: 'true',
    }),
    nodeViews: { quote: quotes.nodeView },
    // `this`, because the first one comes while the view is still being made: what the part holds already
    dispatchTransaction(this: EditorView, transaction: Transaction) {
      const byHand = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined
      this.updateState(this.state.apply(transaction))
      options.onState(barStateOf(this.state))
      if (byHand) options.onWriting()
    },
  })
  const release = fragment.doc === null ? () => {} : makeSelectionSafe(fragment.doc, view.state)
  // whoever quotes a note before touching the text adds to its end
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))

  return {
    view,
    run(command) {
      COMMANDS[command](view.state, view.dispatch.bind(view), view)
      view.focus()
    },
    insert(note) {
      view.dispatch(insertQuote(view.state, note))
      view.focus()
    },
    startFrom(blocks) {
      const transaction = startFrom(view.state, blocks.slice(0, BLOCKS_AT_ONCE))
      if (transaction === undefined) return
      view.dispatch(transaction)
      // a long draft goes in several steps: the server takes so much in one
      for (let at = BLOCKS_AT_ONCE; at < blocks.length; at += BLOCKS_AT_ONCE)
        view.dispatch(append(view.state, blocks.slice(at, at + BLOCKS_AT_ONCE)))
      view.focus()
    },
    begin({ point, typed }) {
      const { state } = view
      const at = point === undefined ? undefined : view.posAtCoords(point)?.pos
      const selection = at === undefined ? Selection.atEnd(state.doc) : Selection.near(state.doc.resolve(at))
      view.dispatch(state.tr.setSelection(selection))
      view.focus()
      for (const piece of typed) {
        if (piece === 'Enter')
          view.someProp('handleKeyDown', handle => handle(view, new KeyboardEvent('keydown', { key: piece })))
        else view.dispatch(view.state.tr.insertText(piece).scrollIntoView())
      }
    },
    relabel(next) {
      label = next
      view.setProps({})
    },
    refreshQuotes: quotes.refresh,
    destroy() {
      release()
      view.destroy()
    },
  }
}

const barStateOf = (state: EditorState): BarState => ({
  block: blockAt(state),
  strong: isMarked(state, schema.marks.strong),
  em: isMarked(state, schema.marks.em),
})

/** Ctrl on a PC, Command on a Mac; the same letters as any word processor. */
function keys() {
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
    Enter: enter,
    Backspace: chainCommands(backspace, liftAtStart),
  })
}

/** Backspace at the start of a list item takes it out of the list. */
const liftAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const inItem = $from.depth > 1 && $from.node(-1).type === schema.nodes.list_item
  return empty && inItem && $from.parentOffset === 0
    ? liftListItem(schema.nodes.list_item)(state, dispatch, view)
    : false
}

/** «# » at the start of a line makes a title, «- » a list: for those who are used to it. */
function rules() {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^#{1,4}\s$/, schema.nodes.heading, { level: HEADING_LEVEL }),
      wrappingInputRule(/^\s*[-*•]\s$/, schema.nodes.bullet_list),
    ],
  })
}
