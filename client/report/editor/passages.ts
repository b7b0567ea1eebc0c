import type { MarkType, Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { isLanguageTag } from '../../../shared/document/synthesis.ts'
import { schema } from './schema.ts'

/** Links, and passages in another language: marks that say more than how letters look. */

interface Range {
  readonly from: number
  readonly to: number
}

/** The chosen passage; with no more than a caret, the whole of the mark that it stands in; undefined for neither. */
export function passageAt(state: EditorState, type: MarkType): (Range & { readonly value: string }) | undefined {
  const { empty, from, to, $from } = state.selection
  const around = rangeOfMark($from.parent, $from.parentOffset, type)
  const value = around === undefined ? '' : String(Object.values(around.mark.attrs)[0] ?? '')
  if (!empty) return { from, to, value }
  if (around === undefined) return undefined
  const start = $from.start()
  return { from: start + around.from, to: start + around.to, value }
}

/** The run of neighbours around this offset that carry the same mark; offsets inside the block. */
function rangeOfMark(block: Node, offset: number, type: MarkType) {
  const children = Array.from({ length: block.childCount }, (_, index) => block.child(index))
  let at = 0
  const places = children.map(child => {
    const place = { from: at, to: at + child.nodeSize, mark: type.isInSet(child.marks) }
    at = place.to
    return place
  })
  const index = places.findIndex(({ from, to, mark }) => mark !== undefined && from <= offset && offset <= to)
  const mark = places[index]?.mark
  if (mark === undefined) return undefined
  const same = (other: (typeof places)[number] | undefined) => other?.mark !== undefined && other.mark.eq(mark)
  let [first, last] = [index, index]
  while (same(places[first - 1])) first--
  while (same(places[last + 1])) last++
  return { from: places[first]?.from ?? 0, to: places[last]?.to ?? 0, mark }
}

/** What somebody typed as an address, made whole: `example.org` is a page, `a@example.org` a letter-box. undefined: neither. */
export function readAddress(typed: string): string | undefined {
  const clean = typed.trim()
  if (clean === '' || clean.length > 1_990 || /[\s<>"']/.test(clean)) return undefined
  if (/^(https?:\/\/|mailto:)./i.test(clean)) return clean
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(clean)) return `mailto:${clean}`
  return /^[^@/:.]+(\.[^@/:.]+)+(:\d+)?([/?#].*)?$/.test(clean) ? `https://${clean}` : undefined
}

/** Makes the passage a link, or writes the address as its own words where nothing is chosen. '' takes the link away. */
export function setLink(state: EditorState, href: string, words: string): Transaction | undefined {
  const { link } = schema.marks
  const range = passageAt(state, link)
  if (href === '') return range === undefined ? undefined : state.tr.removeMark(range.from, range.to, link)
  if (range !== undefined)
    return state.tr.removeMark(range.from, range.to, link).addMark(range.from, range.to, link.create({ href }))
  const { $to } = state.selection
  if (!$to.parent.inlineContent) return undefined
  return state.tr.insert($to.pos, schema.text(words.trim() === '' ? href : words.trim(), [link.create({ href })]))
}

/** Says in which language the passage is. '' gives it back to the language of its part. */
export function setLanguage(state: EditorState, tag: string): Transaction | undefined {
  const { lang } = schema.marks
  const range = passageAt(state, lang)
  if (range === undefined) return undefined
  const tr = state.tr.removeMark(range.from, range.to, lang)
  return tag === '' || !isLanguageTag(tag) ? tr : tr.addMark(range.from, range.to, lang.create({ lang: tag }))
}
