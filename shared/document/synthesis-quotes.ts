import * as Y from 'yjs'

/** How deep elements may nest. */
const DEPTH = 12

/**
 * Quotations of notes that are gone, and the ids of such notes among a paragraph's sources: found, or taken out of the document
 * (inside a transaction of the server's). Gives back the words of the quotations, '' for a source.
 */
export function withoutQuotes(
  doc: Y.Doc,
  isGone: (note: string, table?: string) => boolean,
  how: 'look' | 'remove',
): string[] {
  return [...doc.share.keys()].flatMap(name => within(doc.getXmlFragment(name), isGone, how, 0))
}

function within(
  parent: Y.XmlFragment | Y.XmlElement,
  isGone: (note: string, table?: string) => boolean,
  how: 'look' | 'remove',
  depth: number,
): string[] {
  if (depth > DEPTH) return []
  const found: string[] = []
  const children = parent.toArray()
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i]
    if (!(child instanceof Y.XmlElement)) continue
    const note = read(child, 'note')
    if (child.nodeName === 'quote' && note !== '' && isGone(note, read(child, 'table'))) {
      found.push(
        child
          .toArray()
          .map(each => (each instanceof Y.XmlText ? each.toString() : ''))
          .join(''),
      )
      if (how === 'remove') parent.delete(i, 1)
      continue
    }
    const sources = read(child, 'notes')
      .split(/\s+/)
      .filter(id => id !== '')
    const living = sources.filter(id => !isGone(id))
    if (living.length < sources.length) {
      found.push('')
      if (how === 'remove') child.setAttribute('notes', living.join(' '))
    }
    found.push(...within(child, isGone, how, depth + 1))
  }
  return found
}

function read(element: Y.XmlElement, name: string): string {
  const value: unknown = element.getAttribute(name)
  return typeof value === 'string' ? value : ''
}
