import type { Node } from 'prosemirror-model'
import type { NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { NoteKind } from '../../../shared/domain/note.ts'

/** What is known of a quoted note besides its words. */
export interface QuoteFacts {
  readonly kind: NoteKind
  /** «Levier, table 2, tour 2 · 9 gommettes» */
  readonly meta: string
}

/**
 * Draws quotations as the notes they are. `facts` may learn more later (notes arrive by another way than the text):
 * then `refresh` redraws what stands on the page.
 */
export function makeQuoteViews(facts: (note: string, table: string) => QuoteFacts): {
  readonly nodeView: NodeViewConstructor
  readonly refresh: () => void
} {
  const shown = new Set<QuoteView>()
  return {
    nodeView: node => new QuoteView(node, facts, shown),
    refresh: () => {
      for (const view of shown) view.draw()
    },
  }
}

class QuoteView implements NodeView {
  readonly dom = document.createElement('blockquote')
  readonly #words = document.createElement('p')
  readonly #meta = document.createElement('small')
  #node: Node
  readonly #facts: (note: string, table: string) => QuoteFacts
  readonly #shown: Set<QuoteView>

  constructor(node: Node, facts: (note: string, table: string) => QuoteFacts, shown: Set<QuoteView>) {
    this.#node = node
    this.#facts = facts
    this.#shown = shown
    this.#words.className = 'serif'
    this.dom.append(this.#words, this.#meta)
    this.dom.contentEditable = 'false'
    shown.add(this)
    this.draw()
  }

  draw(): void {
    const [note, table] = [String(this.#node.attrs['note']), String(this.#node.attrs['table'])]
    const { kind, meta } = this.#facts(note, table)
    this.dom.className = `rp-quote k-${kind}`
    this.dom.dataset['note'] = note
    this.dom.dataset['table'] = table
    this.#words.textContent = this.#node.textContent
    this.#meta.textContent = meta
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.draw()
    return true
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
