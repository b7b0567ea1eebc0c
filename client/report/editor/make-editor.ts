import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { type Command, EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror'
import type * as Y from 'yjs'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import type { Beginning } from '../StillText.tsx'
import type { BarState } from './bar-state.ts'
import { barStateOf } from './caret.ts'
import {
  append,
  insertQuote,
  type Quotable,
  rewordQuote,
  startFrom,
  toEm,
  toHeading,
  toList,
  toParagraph,
  toQuestionOrAnswer,
  toStrong,
} from './commands.ts'
import {
  afterFootnote,
  footnoteAt,
  makeFootnoteViews,
  numberAtCaret,
  placeOfFootnote,
  writeFootnote,
} from './footnotes.ts'
import { keys, rules } from './keys.ts'
import { type LimitReached, limits, roomAfterQuote } from './limits.ts'
import { bareHtml } from './pasting.ts'
import { passageAt, setLanguage, setLink } from './passages.ts'
import { otherCaret } from './other-caret.ts'
import { toRole } from './perspectives.ts'
import { makeQuoteViews, type QuoteActions, type QuoteFacts } from './quote-view.ts'
import { makeSelectionSafe } from './safe-selection.ts'
import { schema } from './schema.ts'
import type { Slip, SlipQuestion } from './slip.ts'
import { type DrawSources, idsOf, leanNoMore, leanOn, redrawSources, sourcedAt, sources } from './sources.ts'
import { undoApart } from './undo-apart.ts'

export type { BarState } from './bar-state.ts'

export interface EditorOptions {
  readonly place: HTMLElement
  readonly fragment: Y.XmlFragment
  readonly label: string
  /** the language that this text is in */
  readonly lang: string
  readonly facts: (note: string, table: string, quoted: string) => QuoteFacts
  readonly quotes: QuoteActions
  readonly drawSources: DrawSources
  readonly footnoteLabel: (number: number, text: string) => string
  /** first names of those who write in this text too */
  readonly writers: () => readonly string[]
  readonly onState: (state: BarState) => void
  readonly onLimit: (limit: LimitReached) => void
  /** something is asked beside the text, at the caret */
  readonly onSlip: (slip: Slip) => void
  /** a note is wanted, to be quoted */
  readonly onCite: () => void
  /** this person changed something, by hand */
  readonly onWriting: () => void
}

export type BarCommand =
  | 'heading'
  | 'lead'
  | 'lever'
  | 'topic'
  | 'paragraph'
  | 'quote'
  | 'question'
  | 'list'
  | 'footnote'
  | 'strong'
  | 'em'
  | 'link'
  | 'language'
  | 'undo'
  | 'redo'

export interface Editor {
  /** ProseMirror's own view, for whoever drives it without a mouse */
  readonly view: EditorView
  readonly run: (command: BarCommand) => void
  readonly insert: (note: Quotable) => void
  /** the paragraph at the caret comes from this note; false when the caret is in none */
  readonly lean: (note: string) => boolean
  readonly leanNoMore: (note: string) => void
  readonly footnote: (text: string) => void
  /** opens the n-th footnote of the page, from 1 */
  readonly openFootnote: (number: number) => void
  readonly link: (href: string, words: string) => void
  readonly language: (tag: string) => void
  readonly startFrom: (blocks: readonly SynthesisBlock[]) => void
  /** a change straight in the document, under the origin that it is given: one step of undoing, whole and alone */
  readonly apart: (change: (origin: unknown) => void) => void
  /** puts the caret where somebody pressed (else at the end) and types what they typed before the editor came */
  readonly begin: (beginning: Beginning) => void
  readonly relabel: (label: string) => void
  /** what is known of the notes has changed */
  readonly refreshNotes: () => void
  /** others have begun to write, or stopped */
  readonly refreshWriters: () => void
  readonly focus: () => void
  readonly destroy: () => void
}

const BLOCKS_AT_ONCE = 30

/** Binds an editor to one part of the synthesis. Undo is one's own: it never takes back what others wrote. */
export function makeEditor(options: EditorOptions): Editor {
  const { fragment } = options
  let label = options.label
  const dispatch = (transaction: Transaction | undefined): boolean => {
    if (transaction === undefined) return false
    view.dispatch(transaction)
    return true
  }
  const ask = (slip: SlipQuestion): true => {
    const { left, bottom } = view.coordsAtPos(view.state.selection.to)
    options.onSlip({ ...slip, at: { left, top: bottom } })
    return true
  }
  const askFootnote = (): true => {
    const chosen = footnoteAt(view.state)
    const number = numberAtCaret(view.state)
    return ask({
      kind: 'footnote',
      number,
      fresh: chosen === undefined,
      text: String(chosen?.node.attrs['text'] ?? ''),
    })
  }
  const askPassage = (kind: 'link' | 'language'): true => {
    const range = passageAt(view.state, kind === 'link' ? schema.marks.link : schema.marks.lang)
    return ask({ kind, value: range?.value ?? '', onPassage: range !== undefined })
  }
  const openFootnoteAt = (pos: number) => {
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
    askFootnote()
  }
  const openSources = (end: number) => {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(end), -1)))
    const at = sourcedAt(view.state)
    if (at !== undefined) ask({ kind: 'sources', ids: idsOf(at.node) })
  }
  const quotes = makeQuoteViews(options.facts, {
    ...options.quotes,
    reword: (pos, text) => dispatch(rewordQuote(view.state, pos, text)),
  })
  const footnotes = makeFootnoteViews(openFootnoteAt, () => options.footnoteLabel)
  const commands: Readonly<Record<BarCommand, Command>> = {
    heading: toHeading,
    lead: toRole('lead'),
    lever: toRole('lever'),
    topic: toRole('topic'),
    paragraph: toParagraph,
    quote: () => (options.onCite(), true),
    question: toQuestionOrAnswer,
    list: toList,
    footnote: askFootnote,
    strong: toStrong,
    em: toEm,
    link: () => askPassage('link'),
    language: () => askPassage('language'),
    undo,
    redo,
  }
  const state = EditorState.create({
    schema,
    plugins: [
      ySyncPlugin(fragment),
      yUndoPlugin(),
      limits(options.onLimit),
      roomAfterQuote(),
      sources(options.drawSources, openSources),
      footnotes.plugin,
      otherCaret(options.writers),
      rules(),
      keys({
        'Mod-k': commands.link,
        'Mod-Alt-4': commands.quote,
        'Mod-Alt-5': commands.footnote,
        'Mod-Alt-6': commands.language,
        // on a number in the text
        Enter: ({ selection }) =>
          selection instanceof NodeSelection && footnoteAt(view.state) !== undefined && askFootnote(),
      }),
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
      lang: options.lang,
      spellcheck: 'true',
    }),
    transformPastedHTML: bareHtml,
    nodeViews: { quote: quotes.nodeView, footnote: footnotes.nodeView },
    // `this`, because the first one comes while the view is still being made: what the part holds already
    dispatchTransaction(this: EditorView, transaction: Transaction) {
      const byHand = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined
      this.updateState(this.state.apply(transaction))
      options.onState(barStateOf(this.state))
      if (byHand) options.onWriting()
    },
  })
  const { doc } = fragment
  const release = doc === null ? undefined : makeSelectionSafe(doc, view.state)
  // whoever quotes a note before touching the text adds to its end
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))

  return {
    view,
    run(command) {
      commands[command](view.state, view.dispatch.bind(view), view)
      if (!ASKING.has(command)) view.focus()
    },
    insert(note) {
      view.dispatch(insertQuote(view.state, note))
      view.focus()
    },
    lean: note => dispatch(leanOn(view.state, note)) || sourcedAt(view.state) !== undefined,
    leanNoMore: note => void dispatch(leanNoMore(view.state, note)),
    footnote(text) {
      dispatch(writeFootnote(view.state, text))
      dispatch(afterFootnote(view.state))
      view.focus()
    },
    openFootnote(number) {
      const pos = placeOfFootnote(view.state.doc, number)
      if (pos !== undefined) openFootnoteAt(pos)
    },
    link(href, words) {
      dispatch(setLink(view.state, href, words))
      view.focus()
    },
    language(tag) {
      dispatch(setLanguage(view.state, tag))
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
    apart: change => undoApart(view.state, change),
    begin: beginning => begin(view, beginning),
    relabel(next) {
      label = next
      view.setProps({})
    },
    refreshNotes() {
      quotes.refresh()
      view.dispatch(redrawSources(view.state.tr))
    },
    refreshWriters: () => view.setProps({}),
    focus: () => view.focus(),
    destroy() {
      release?.()
      view.destroy()
    },
  }
}

/** What takes the focus away from the text, to ask something first. */
const ASKING: ReadonlySet<BarCommand> = new Set(['quote', 'footnote', 'link', 'language'])

function begin(view: EditorView, { point, typed }: Beginning): void {
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
}
