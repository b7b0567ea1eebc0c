import type { Node } from 'prosemirror-model'
import { type EditorState, NodeSelection, Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'
import { FOOTNOTE_LIMIT } from '../../../shared/document/synthesis.ts'
import { schema } from './schema.ts'

/** Notes at the foot of the page: where each hangs, its number in the order of the text, what it says. */

const { footnote } = schema.nodes

export const isFootnote = (node: Node | null | undefined): node is Node => node?.type === footnote

/** The footnote that is chosen, or that the caret stands right before; undefined when there is none. */
export function footnoteAt(state: EditorState): { readonly pos: number; readonly node: Node } | undefined {
  const { from } = state.selection
  const node = state.doc.nodeAt(from)
  return isFootnote(node) ? { pos: from, node } : undefined
}

/** Where the n-th footnote of this part hangs, from 1. */
export function placeOfFootnote(doc: Node, number: number): number | undefined {
  let [count, found] = [0, undefined as number | undefined]
  doc.descendants((node, pos) => {
    if (isFootnote(node) && ++count === number) found = pos
    return found === undefined
  })
  return found
}

/** The number that a footnote at the caret has, or would get. */
export function numberAtCaret(state: EditorState): number {
  const { from } = state.selection
  let before = 0
  state.doc.nodesBetween(0, from, (node, pos) => {
    if (isFootnote(node) && pos < from) before++
  })
  return before + 1
}

export const cleanFootnote = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, FOOTNOTE_LIMIT)

/** What the chosen footnote says becomes `text`; without one, a new one hangs at the caret. '' takes it away. */
export function writeFootnote(state: EditorState, text: string): Transaction | undefined {
  const [clean, chosen] = [cleanFootnote(text), footnoteAt(state)]
  if (chosen !== undefined) {
    if (clean === '') return state.tr.delete(chosen.pos, chosen.pos + 1)
    return clean === chosen.node.attrs['text'] ? undefined : state.tr.setNodeAttribute(chosen.pos, 'text', clean)
  }
  const { $to } = state.selection
  if (clean === '' || !$to.parent.inlineContent || !$to.parent.type.contentMatch.matchType(footnote)) return undefined
  return state.tr.insert($to.pos, footnote.create({ text: clean })).scrollIntoView()
}

/** After a footnote was written, the caret goes on behind it. */
export function afterFootnote(state: EditorState): Transaction | undefined {
  const chosen = footnoteAt(state)
  if (chosen === undefined || !(state.selection instanceof NodeSelection)) return undefined
  const behind = state.doc.resolve(chosen.pos + 1)
  return state.tr.setSelection(NodeSelection.near(behind, -1))
}

/** Draws each footnote as its number, which one presses to change what it says. */
export function makeFootnoteViews(open: (pos: number) => void, label: () => (number: number, text: string) => string) {
  const shown = new Map<FootnoteView, () => number | undefined>()
  const nodeView: NodeViewConstructor = (node, _view, getPos) => {
    const made = new FootnoteView(node, getPos, open, view => shown.delete(view))
    shown.set(made, getPos)
    return made
  }
  const number = (view: EditorView) => {
    let count = 0
    const numbers = new Map<number, number>()
    view.state.doc.descendants((node, pos) => {
      if (isFootnote(node)) numbers.set(pos, ++count)
    })
    for (const [each, place] of shown) each.draw(numbers.get(place() ?? -1) ?? 0, label())
  }
  const plugin = new Plugin({
    view: view => {
      number(view)
      return { update: number }
    },
  })
  return { nodeView, plugin }
}

class FootnoteView implements NodeView {
  readonly dom = document.createElement('sup')
  readonly #press = document.createElement('button')
  #node: Node
  readonly #forget: (view: FootnoteView) => void

  constructor(
    node: Node,
    getPos: () => number | undefined,
    open: (pos: number) => void,
    forget: (view: FootnoteView) => void,
  ) {
    this.#node = node
    this.#forget = forget
    this.dom.className = 'rp-fn'
    this.dom.contentEditable = 'false'
    this.#press.type = 'button'
    // reached by the caret (arrows choose it, Enter opens it) and from the list under the page
    this.#press.tabIndex = -1
    this.#press.addEventListener('mousedown', event => event.preventDefault())
    this.#press.addEventListener('click', () => {
      const pos = getPos()
      if (pos !== undefined) open(pos)
    })
    this.dom.append(this.#press)
  }

  draw(number: number, label: (number: number, text: string) => string): void {
    const [shown, said] = [String(number), label(number, String(this.#node.attrs['text']))]
    if (this.#press.textContent !== shown) this.#press.textContent = shown
    if (this.#press.title !== said) {
      this.#press.title = said
      this.#press.setAttribute('aria-label', said)
    }
  }

  update(node: Node): boolean {
    if (node.type !== footnote) return false
    this.#node = node
    return true
  }
  stopEvent(event: Event): boolean {
    return event.type === 'mousedown' || event.type === 'click'
  }
  ignoreMutation(): boolean {
    return true
  }
  selectNode(): void {
    this.dom.classList.add('rp-chosen')
  }
  deselectNode(): void {
    this.dom.classList.remove('rp-chosen')
  }
  destroy(): void {
    this.#forget(this)
  }
}
