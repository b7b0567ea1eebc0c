import type { Node } from 'prosemirror-model'
import type { NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { NoteKind } from '../../../shared/domain/note.ts'
import { MARKS } from '../../ui/KindMark.tsx'

/** What is known of a quoted note besides its words. */
export interface QuoteFacts {
  readonly kind: NoteKind
  /** «Levier, table 2, tour 2» */
  readonly meta: string
  /** dots on the note, in words; '' for none */
  readonly dots: number
  /** the note's words now; undefined when it is not known (any more) */
  readonly now?: string | undefined
  /** what happened to the note since, in words; '' when nothing did */
  readonly since: string
}

/** What a quotation's own buttons do, and say. */
export interface QuoteActions {
  readonly words: () => { readonly see: string; readonly take: string; readonly keep: string }
  /** shows the note among the others; undefined where it is not shown */
  readonly see: (note: string) => void
  /** these words are kept although the note changed */
  readonly keep: (note: string) => void
}

/**
 * Draws quotations as the notes they are. `facts` may learn more later (notes arrive by another way than the text):
 * then `refresh` redraws what stands on the page. A note that changed since is offered, never put in.
 */
export function makeQuoteViews(
  facts: (note: string, table: string, quoted: string) => QuoteFacts,
  actions: QuoteActions & { readonly reword: (pos: number, text: string) => void },
): {
  readonly nodeView: NodeViewConstructor
  readonly refresh: () => void
} {
  const shown = new Set<QuoteView>()
  return {
    nodeView: (node, _view, getPos) => {
      const reword = (text: string) => {
        const pos = getPos()
        if (pos !== undefined) actions.reword(pos, text)
      }
      return new QuoteView(node, facts, { ...actions, reword }, shown)
    },
    refresh: () => {
      for (const view of shown) view.draw()
    },
  }
}

class QuoteView implements NodeView {
  readonly dom = document.createElement('blockquote')
  #node: Node
  readonly #facts: (note: string, table: string, quoted: string) => QuoteFacts
  readonly #actions: QuoteActions & { readonly reword: (text: string) => void }
  readonly #shown: Set<QuoteView>

  constructor(
    node: Node,
    facts: (note: string, table: string, quoted: string) => QuoteFacts,
    actions: QuoteActions & { readonly reword: (text: string) => void },
    shown: Set<QuoteView>,
  ) {
    this.#node = node
    this.#facts = facts
    this.#actions = actions
    this.#shown = shown
    this.dom.contentEditable = 'false'
    shown.add(this)
    this.draw()
  }

  draw(): void {
    const [note, table] = [String(this.#node.attrs['note']), String(this.#node.attrs['table'])]
    const { kind, meta, dots, now, since } = this.#facts(note, table, this.#node.textContent)
    const chosen = this.dom.classList.contains('rp-chosen')
    this.dom.className = `rp-quote k-${kind}${chosen ? ' rp-chosen' : ''}`
    this.dom.dataset['note'] = note
    this.dom.dataset['table'] = table
    const words = this.#actions.words()
    const foot = make('small', '', meta)
    foot.prepend(drawMark(kind))
    if (dots > 0) foot.append(make('span', 'votes', String(dots)))
    if (now !== undefined) foot.append(this.#button('rp-quote-see', words.see, () => this.#actions.see(note)))
    const parts: HTMLElement[] = [make('p', 'serif', this.#node.textContent), foot]
    if (since !== '') {
      const offer = make('div', 'rp-quote-since', '')
      offer.append(make('span', '', since))
      if (now !== undefined && now !== this.#node.textContent)
        offer.append(this.#button('btn', words.take, () => this.#actions.reword(now)))
      offer.append(this.#button('btn quiet', words.keep, () => this.#actions.keep(note)))
      parts.push(offer)
    }
    this.dom.replaceChildren(...parts)
  }

  #button(name: string, label: string, press: () => void): HTMLButtonElement {
    const button = make('button', name, label)
    button.type = 'button'
    button.addEventListener('click', press)
    return button
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const same = node.eq(this.#node)
    this.#node = node
    if (!same) this.draw()
    return true
  }
  /** its buttons are its own; all else chooses or drags the quotation */
  stopEvent(event: Event): boolean {
    return (
      event.target instanceof HTMLElement && event.target.closest('button') !== null && !event.type.startsWith('drag')
    )
  }
  selectNode(): void {
    this.dom.classList.add('rp-chosen')
  }
  deselectNode(): void {
    this.dom.classList.remove('rp-chosen')
  }
  /** drawn by us: the browser's own changes to it mean nothing */
  ignoreMutation(): boolean {
    return true
  }
  destroy(): void {
    this.#shown.delete(this)
  }
}

const SVG = 'http://www.w3.org/2000/svg'
function drawMark(kind: NoteKind): SVGElement {
  const mark = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  mark.setAttribute('class', 'mark')
  mark.setAttribute('viewBox', '0 0 14 14')
  mark.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', MARKS[kind])
  mark.append(path)
  return mark
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (name !== '') element.className = name
  element.textContent = text
  return element
}
