import * as Y from 'yjs'
import type { HeadingRole } from '../../../shared/document/synthesis.ts'
import { type Line, type Perspective, plainOf, readPerspectives } from '../../mirror/perspectives.ts'

/** What one does to the perspectives, each gesture one transaction. Nodes as the compte rendu's editor writes them. */

export interface NewPerspective {
  readonly role: HeadingRole
  readonly title: string
  /** ids of the notes it comes from */
  readonly notes: readonly string[]
}

const LEVEL = 3 // a part's own title stands above
const ORDER: readonly (HeadingRole | '')[] = ['lead', 'lever', 'topic', '']

const part = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('perspectives')

type Attributes = Readonly<Record<string, string | number>>

function node(name: string, children: readonly (Y.XmlElement | Y.XmlText)[], attributes: Attributes = {}) {
  const element = new Y.XmlElement<Record<string, string | number>>(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (children.length > 0) element.insert(0, [...children])
  return element as unknown as Y.XmlElement
}
const line = (name: string, text: string, attributes: Attributes = {}) => node(name, [new Y.XmlText(text)], attributes)
const item = (text: string) => node('list_item', [line('paragraph', text)])
const sources = (notes: readonly string[]): Attributes => (notes.length === 0 ? {} : { notes: notes.join(' ') })

/** After the last one of its kind: leads, levers, topics. Gives its place among the perspectives. */
export function addPerspective(doc: Y.Doc, { role, title, notes }: NewPerspective): number {
  const fragment = part(doc)
  const before = readPerspectives(fragment)
  const rank = ORDER.indexOf(role)
  const next = before.findIndex(each => ORDER.indexOf(each.role) > rank)
  const place = next === -1 ? before.length : next
  const at = indexOf(fragment, before[place])
  const heading = line('heading', title, { level: LEVEL, role })
  const rest: Record<HeadingRole, () => Y.XmlElement[]> = {
    lead: () => [line('paragraph', '', sources(notes))],
    lever: () => [
      ...(notes.length === 0 ? [] : [line('paragraph', '', sources(notes))]),
      node('bullet_list', [item('')]),
    ],
    topic: () => [line('question', '', sources(notes))],
  }
  doc.transact(() => fragment.insert(at, [heading, ...rest[role]()]))
  return place
}

function indexOf(fragment: Y.XmlFragment, perspective: Perspective | undefined): number {
  const nodes = fragment.toArray()
  const at = perspective === undefined ? -1 : nodes.indexOf(perspective.title.element)
  return at === -1 ? nodes.length : at
}

const lengthOf = (fragment: Y.XmlFragment, start: number): number => {
  const nodes = fragment.toArray()
  const next = nodes.findIndex((each, at) => at > start && each instanceof Y.XmlElement && each.nodeName === 'heading')
  return (next === -1 ? nodes.length : next) - start
}

function found(doc: Y.Doc, key: string): { readonly all: Perspective[]; readonly place: number } | undefined {
  const all = readPerspectives(part(doc))
  const place = all.findIndex(each => each.key === key)
  return place === -1 ? undefined : { all, place }
}

/** Takes it away; what is given back puts it where it was, whatever others wrote meanwhile. */
export function removePerspective(doc: Y.Doc, key: string): () => void {
  const here = found(doc, key)
  if (here === undefined) return () => {}
  const fragment = part(doc)
  const at = indexOf(fragment, here.all[here.place])
  const count = lengthOf(fragment, at)
  const copies = copiesOf(fragment, at, count)
  const next = here.all[here.place + 1]?.key
  doc.transact(() => fragment.delete(at, count))
  return () => {
    const now = readPerspectives(fragment)
    doc.transact(() =>
      fragment.insert(
        indexOf(
          fragment,
          now.find(each => each.key === next),
        ),
        copies(),
      ),
    )
  }
}

/** A node of Yjs that was taken away cannot come back itself: what makes it anew, as often as it is asked. */
function copiesOf(fragment: Y.XmlFragment, at: number, count: number): () => Y.XmlElement[] {
  const makers = fragment
    .toArray()
    .slice(at, at + count)
    .map(copyOf)
  return () => makers.flatMap(make => make()).filter(each => each instanceof Y.XmlElement)
}

function copyOf(original: unknown): () => (Y.XmlElement | Y.XmlText)[] {
  if (original instanceof Y.XmlText) {
    const delta: unknown[] = original.toDelta()
    return () => {
      const text = new Y.XmlText()
      text.applyDelta(delta)
      return [text]
    }
  }
  if (!(original instanceof Y.XmlElement)) return () => []
  const { nodeName } = original
  const attributes = original.getAttributes() as Attributes
  const children = original.toArray().map(copyOf)
  return () => [
    node(
      nodeName,
      children.flatMap(make => make()),
      attributes,
    ),
  ]
}

/** One place up (−1) or down (1) among the perspectives of the same kind. Gives its new place, or undefined at the end. */
export function movePerspective(doc: Y.Doc, key: string, by: -1 | 1): number | undefined {
  const here = found(doc, key)
  const to = here === undefined ? undefined : neighbour(here.all, here.place, by)
  if (here === undefined || to === undefined) return undefined
  const fragment = part(doc)
  const at = indexOf(fragment, here.all[here.place])
  const count = lengthOf(fragment, at)
  const copies = copiesOf(fragment, at, count)
  const target = by < 0 ? indexOf(fragment, here.all[to]) : indexOf(fragment, here.all[to + 1]) - count
  doc.transact(() => {
    fragment.delete(at, count)
    fragment.insert(target, copies())
  })
  return to
}

/** The place of the next one of its kind on that side; undefined at the end. */
export function neighbour(all: readonly Perspective[], place: number, by: -1 | 1): number | undefined {
  const role = all[place]?.role
  for (let at = place + by; at >= 0 && at < all.length; at += by) if (all[at]?.role === role) return at
  return undefined
}

/** Another kind, and so another place: after the last one of that kind. What its kind is written with is there to be filled. */
export function setRole(doc: Y.Doc, perspective: Perspective, role: HeadingRole): number | undefined {
  const fragment = part(doc)
  const here = found(doc, perspective.key)
  if (here === undefined || perspective.role === role) return undefined
  const at = indexOf(fragment, perspective)
  const count = lengthOf(fragment, at)
  const copies = copiesOf(fragment, at, count)
  const others = here.all.filter(each => each.key !== perspective.key)
  const next = others.findIndex(each => ORDER.indexOf(each.role) > ORDER.indexOf(role))
  const place = next === -1 ? others.length : next
  const before = indexOf(fragment, others[place])
  const has = (kind: string) => perspective.blocks.some(block => block.kind === kind)
  doc.transact(() => {
    fragment.delete(at, count)
    const nodes = copies()
    nodes[0]?.setAttribute('role', role)
    if (role === 'lever' && !has('list')) nodes.push(node('bullet_list', [item('')]))
    if (role === 'topic' && !has('question')) nodes.push(line('question', ''))
    fragment.insert(before > at ? before - count : before, nodes)
  })
  return place
}

function addAtEnd(doc: Y.Doc, perspective: Perspective, element: Y.XmlElement): void {
  const fragment = part(doc)
  const at = indexOf(fragment, perspective)
  fragment.insert(at + lengthOf(fragment, at), [element])
}

/** An empty line more: an item after `after` or at the list's end, a question or a paragraph after the others. */
export function addLine(doc: Y.Doc, perspective: Perspective, kind: 'item' | 'question' | 'paragraph'): void {
  doc.transact(() => {
    const list = perspective.blocks.findLast(block => block.kind === 'list')
    if (kind !== 'item') return addAtEnd(doc, perspective, line(kind, ''))
    if (list === undefined) return addAtEnd(doc, perspective, node('bullet_list', [item('')]))
    list.element.insert(list.element.length, [item('')])
  })
}

/** Takes a line away; an item with its bullet, and the list when it was the last. */
export function removeLine(doc: Y.Doc, element: Y.XmlElement): void {
  doc.transact(() => {
    let target: Y.XmlElement = element
    while (
      target.parent instanceof Y.XmlElement &&
      (target.parent.nodeName === 'list_item' || target.parent.nodeName === 'bullet_list') &&
      target.parent.length === 1
    )
      target = target.parent
    const { parent } = target
    if (!(parent instanceof Y.XmlFragment)) return
    const at = parent.toArray().indexOf(target)
    if (at !== -1) parent.delete(at, 1)
  })
}

/** Writes the difference alone, so that two people in one line keep both their words. */
export function writeLine({ element, isPlain }: Pick<Line, 'element' | 'isPlain'>, next: string): void {
  if (!isPlain) return
  element.doc?.transact(() => {
    const text = wordsOf(element)
    const { start, removed, added } = difference(plainOf(text), next)
    if (removed > 0) text.delete(start, removed)
    if (added !== '') text.insert(start, added)
  })
}

/** The run of words in a line; an empty line may have none yet. */
function wordsOf(element: Y.XmlElement): Y.XmlText {
  const first = element.toArray()[0]
  if (first instanceof Y.XmlText) return first
  const text = new Y.XmlText()
  element.insert(0, [text])
  return text
}

/** What changed from one text to the other: so many units taken away at `start`, these words put in. Never half an emoji. */
export function difference(
  before: string,
  next: string,
): { readonly start: number; readonly removed: number; readonly added: string } {
  let start = 0
  const shortest = Math.min(before.length, next.length)
  while (start < shortest && before[start] === next[start]) start++
  if (isHighHalf(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < shortest - start && before[before.length - 1 - end] === next[next.length - 1 - end]) end++
  if (end > 0 && isLowHalf(before.charCodeAt(before.length - end))) end--
  return { start, removed: before.length - start - end, added: next.slice(start, next.length - end) }
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
