import { chainCommands, setBlockType, toggleMark } from 'prosemirror-commands'
import { type Attrs, Fragment, type MarkType, type Node, type NodeType } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from 'prosemirror-state'
import { isLanguageTag, SOURCES_LIMIT } from '../../../shared/document/synthesis.ts'
import type { Inline } from '../../../shared/reports/model.ts'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import { wordsOf } from '../../../shared/reports/synthesis-read.ts'
import { HEADING_LEVEL, schema } from './schema.ts'

/** What the bar under the page shows as pressed. */
export type BlockKind = 'paragraph' | 'heading' | 'question' | 'answer' | 'list' | 'quote'

const { nodes, marks } = schema

export function blockAt(state: EditorState): BlockKind {
  if (state.selection instanceof NodeSelection && state.selection.node.type === nodes.quote) return 'quote'
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const type = $from.node(depth).type
    if (type === nodes.bullet_list) return 'list'
    if (type === nodes.heading) return 'heading'
    if (type === nodes.question) return 'question'
    if (type === nodes.answer) return 'answer'
  }
  return 'paragraph'
}

export function isMarked(state: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = state.selection
  return empty ? mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark)
}

/** Turns the block into this kind, or back into a paragraph when it is one already. */
const toggleBlock =
  (type: NodeType, kind: BlockKind, attrs?: Attrs): Command =>
  (state, dispatch, view) => {
    const plain = state.selection.$from.parent.attrs['role'] ?? ''
    if (blockAt(state) === kind && plain === '') return toParagraph(state, dispatch, view)
    return chainCommands(setBlockType(type, attrs), outOfList(setBlockType(type, attrs)))(state, dispatch, view)
  }

/** In a list a block can only be a paragraph: lift it out first. */
export const outOfList =
  (then: Command): Command =>
  (state, dispatch, view) => {
    let lifted: Transaction | undefined
    if (!liftListItem(nodes.list_item)(state, tr => (lifted = tr)) || lifted === undefined) return false
    if (dispatch === undefined || view === undefined) return true
    dispatch(lifted)
    return then(view.state, view.dispatch.bind(view), view)
  }

export const toParagraph: Command = chainCommands(liftListItem(nodes.list_item), setBlockType(nodes.paragraph))
export const toHeading: Command = toggleBlock(nodes.heading, 'heading', { level: HEADING_LEVEL, role: null })
export const toList: Command = (state, dispatch, view) =>
  blockAt(state) === 'list'
    ? liftListItem(nodes.list_item)(state, dispatch, view)
    : chainCommands(wrapInList(nodes.bullet_list), viaParagraph(wrapInList(nodes.bullet_list)))(state, dispatch, view)
export const toStrong: Command = toggleMark(marks.strong)
export const toEm: Command = toggleMark(marks.em)

const viaParagraph =
  (then: Command): Command =>
  (state, dispatch, view) => {
    if (view === undefined || !setBlockType(nodes.paragraph)(state)) return false
    if (dispatch === undefined) return true
    setBlockType(nodes.paragraph)(state, dispatch)
    return then(view.state, view.dispatch.bind(view), view)
  }

/** One button for both: a block becomes a question, a question an answer, an answer a paragraph again. */
export const toQuestionOrAnswer: Command = (state, dispatch, view) => {
  const at = blockAt(state)
  if (at === 'question') return setBlockType(nodes.answer)(state, dispatch, view)
  if (at === 'answer') return setBlockType(nodes.paragraph)(state, dispatch, view)
  return toggleBlock(nodes.question, 'question')(state, dispatch, view)
}

export interface Quotable {
  readonly id: string
  readonly table: string
  readonly text: string
}

export const quoteNode = ({ id, table, text }: Quotable): Node =>
  nodes.quote.create({ note: id, table }, text === '' ? null : schema.text(text))

/** The quotation here says what its note says now. */
export function rewordQuote(state: EditorState, pos: number, text: string): Transaction | undefined {
  const node = state.doc.nodeAt(pos)
  if (node?.type !== nodes.quote || text === '') return undefined
  return state.tr.replaceWith(pos + 1, pos + 1 + node.content.size, schema.text(text))
}

/** Puts the note in at the caret: in place of an empty paragraph, else after the block the caret is in. The caret goes on after it. */
export function insertQuote(state: EditorState, note: Quotable): Transaction {
  const { $to } = state.selection
  const depth = $to.depth > 0 ? 1 : 0
  const block = depth === 1 ? $to.node(1) : undefined
  const emptyBlock = block?.type === nodes.paragraph && block.content.size === 0
  const start = emptyBlock ? $to.before(1) : depth === 1 ? $to.after(1) : $to.pos
  const end = emptyBlock ? $to.after(1) : start
  const quote = quoteNode(note)
  const follows = state.doc.nodeAt(end)
  const needsParagraph = follows === null || !follows.isTextblock || follows.type === nodes.quote
  const tr = state.tr.replaceWith(start, end, needsParagraph ? [quote, nodes.paragraph.create()] : quote)
  const after = start + quote.nodeSize
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1), 1)).scrollIntoView()
}

/** Blocks as the report's model has them, for a draft that people start from. */
export function blocksToFragment(blocks: readonly SynthesisBlock[]): Fragment {
  return Fragment.fromArray(
    blocks.map(block => {
      switch (block.kind) {
        case 'paragraph':
        case 'question':
        case 'answer':
          return nodes[block.kind].create(
            block.notes === undefined || block.notes.length === 0
              ? null
              : { notes: block.notes.slice(0, SOURCES_LIMIT).join(' ') },
            inline(block.text),
          )
        case 'heading':
          return nodes.heading.create({ level: HEADING_LEVEL, role: block.role ?? null }, inline(block.text))
        case 'list':
          return nodes.bullet_list.create(
            null,
            block.items.map(item => nodes.list_item.create(null, nodes.paragraph.create(null, inline(item)))),
          )
        case 'quote':
          return quoteNode({ id: block.note, table: block.table, text: block.text })
      }
    }),
  )
}

function inline(runs: Inline): Node[] {
  return runs.flatMap(run => {
    if (run.footnote !== undefined) return [nodes.footnote.create({ text: wordsOf(run.footnote.text) })]
    if (run.text === '') return []
    return [
      schema.text(run.text, [
        ...(run.lang === undefined || !isLanguageTag(run.lang) ? [] : [marks.lang.create({ lang: run.lang })]),
        ...(run.em === true ? [marks.em.create()] : []),
        ...(run.strong === true ? [marks.strong.create()] : []),
      ]),
    ]
  })
}

/** Replaces an empty part by a draft; a part that has words is left alone. */
export function startFrom(state: EditorState, blocks: readonly SynthesisBlock[]): Transaction | undefined {
  if (state.doc.textContent.trim() !== '' || blocks.length === 0) return undefined
  const draft = blocksToFragment(blocks)
  const last = draft.lastChild
  const content = last?.type === nodes.paragraph ? draft : draft.addToEnd(nodes.paragraph.create())
  const tr = state.tr.replaceWith(0, state.doc.content.size, content)
  return tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView()
}

/** More of a draft, before the empty paragraph that ends the part. */
export function append(state: EditorState, blocks: readonly SynthesisBlock[]): Transaction {
  const last = state.doc.lastChild
  const empty = last?.type === nodes.paragraph && last.content.size === 0
  return state.tr.insert(state.doc.content.size - (empty ? last.nodeSize : 0), blocksToFragment(blocks))
}
