import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import { notesOf, SOURCES_LIMIT } from '../../../shared/document/synthesis.ts'

/** Which notes a paragraph comes from: remembered with it, shown under it, kept when it is cut in two or joined. */

/** A paragraph, question or answer: what can say where it comes from. */
const isSourced = (node: Node): boolean => node.isTextblock && 'notes' in node.attrs
export const idsOf = (node: Node): string[] =>
  notesOf(typeof node.attrs['notes'] === 'string' ? node.attrs['notes'] : '')

/** The paragraph that the caret is in, and where it begins. */
export function sourcedAt(state: EditorState): { readonly pos: number; readonly node: Node } | undefined {
  const { $from } = state.selection
  const node = $from.parent
  return isSourced(node) ? { pos: $from.before(), node } : undefined
}

const SET = 'sources'
const write = (tr: Transaction, pos: number, ids: readonly string[]): Transaction =>
  tr.setNodeAttribute(pos, 'notes', ids.length === 0 ? null : ids.slice(0, SOURCES_LIMIT).join(' ')).setMeta(SET, true)

/** The paragraph at the caret leans on this note too; undefined where there is no such paragraph, or when it does already. */
export function leanOn(state: EditorState, note: string): Transaction | undefined {
  const at = sourcedAt(state)
  if (at === undefined) return undefined
  const ids = idsOf(at.node)
  return ids.includes(note) || ids.length >= SOURCES_LIMIT ? undefined : write(state.tr, at.pos, [...ids, note])
}

export function leanNoMore(state: EditorState, note: string): Transaction | undefined {
  const at = sourcedAt(state)
  if (at === undefined || !idsOf(at.node).includes(note)) return undefined
  return write(
    state.tr,
    at.pos,
    idsOf(at.node).filter(id => id !== note),
  )
}

/** One line under a paragraph, as an element; pressed, it opens what it is about. */
export type DrawSources = (ids: readonly string[], open: () => void) => HTMLElement

const key = new PluginKey<number>('sources')

/** Makes the lines be drawn anew: what is known of the notes has changed. */
export const redrawSources = (tr: Transaction): Transaction => tr.setMeta(key, true).setMeta('addToHistory', false)

export function sources(draw: DrawSources, open: (pos: number) => void): Plugin<number> {
  return new Plugin<number>({
    key,
    state: { init: () => 0, apply: (tr, revision) => (tr.getMeta(key) === true ? revision + 1 : revision) },
    props: {
      decorations(state) {
        const revision = key.getState(state) ?? 0
        const lines: Decoration[] = []
        state.doc.descendants((node, pos) => {
          if (!isSourced(node)) return !node.isTextblock
          const ids = idsOf(node)
          if (ids.length > 0)
            lines.push(
              Decoration.widget(
                pos + node.nodeSize,
                (_, place) =>
                  draw(ids, () => {
                    const end = place()
                    if (end !== undefined) open(end)
                  }),
                { side: -1, key: `${revision} ${ids.join(' ')}`, ignoreSelection: true, stopEvent: () => true },
              ),
            )
          return false
        })
        return DecorationSet.create(state.doc, lines)
      },
    },
    appendTransaction(transactions, before, after) {
      const byHand = transactions.some(
        tr => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined && tr.getMeta(SET) === undefined,
      )
      return byHand ? keepSources(transactions, before, after) : null
    },
  })
}

/** Where the character after (1) or before (-1) this place went; undefined when it was deleted. */
function placeNow(transactions: readonly Transaction[], place: number, side: 1 | -1): number | undefined {
  let pos = place
  for (const { mapping } of transactions) {
    const mapped = mapping.mapResult(pos, side)
    if (side === 1 ? mapped.deletedAfter : mapped.deletedBefore) return undefined
    pos = mapped.pos
  }
  return pos
}

/** Words that moved into another paragraph bring their sources along: what two paragraphs came from, both halves of one come from. */
function keepSources(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const wanted = new Map<number, Set<string>>()
  before.doc.descendants((node, pos) => {
    if (!isSourced(node)) return !node.isTextblock
    const ids = idsOf(node)
    if (ids.length === 0 || node.content.size === 0) return false
    const places = [
      placeNow(transactions, pos + 1, 1),
      placeNow(transactions, pos + 1 + node.content.size, -1),
    ].flatMap(place => place ?? [])
    for (const place of places) {
      const $place = after.doc.resolve(place)
      if ($place.depth === 0 || !isSourced($place.parent) || $place.parent.content.size === 0) continue
      const there = wanted.get($place.before()) ?? new Set(idsOf($place.parent))
      for (const id of ids) there.add(id)
      wanted.set($place.before(), there)
    }
    return false
  })
  const tr = after.tr
  for (const [pos, ids] of wanted) {
    const node = after.doc.nodeAt(pos)
    if (node !== null && ids.size > idsOf(node).length) write(tr, pos, [...ids])
  }
  return tr.docChanged ? tr : null
}
