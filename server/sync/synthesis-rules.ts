import * as Y from 'yjs'
import {
  FOOTNOTE_LIMIT,
  isHeadingRole,
  isLanguageTag,
  isNoteList,
  PART_LIMIT,
  SYNTHESIS_MARKS,
  SYNTHESIS_NODES,
} from '../../shared/document/synthesis.ts'
import { isWellFormed } from '../../shared/domain/note.ts'
import type { RefusedCode } from '../../shared/protocol/messages.ts'
import type { TreeChange } from './integration.ts'

/** Which parts exist, and which of them this person may write. */
export interface SynthesisWriter {
  mayWrite(part: string): boolean
}

/** The longest attribute: a web address. */
const ATTRIBUTE_UNITS = 2_000
const HEADING_LEVELS: readonly number[] = [1, 2, 3, 4, 5, 6]
/** Elements and texts in one part: a page of twenty thousand characters has some hundreds. */
const MOST_PIECES = 3_000
/** What all paragraphs of a part together may say of where they come from: some two thousand ids. */
const MOST_SOURCES = 80_000

/**
 * May this person do these things to the synthesis? Called inside the transaction: `doc` already shows them. A closed list of
 * nodes and marks, as y-prosemirror writes them.
 */
export function judgeSynthesis(
  doc: Y.Doc,
  changes: readonly TreeChange[],
  writer: SynthesisWriter,
): RefusedCode | undefined {
  const grown = new Set<string>()
  for (const change of changes) {
    if (!writer.mayWrite(change.root)) {
      // Yjs tidies superfluous marks in every copy, in whatever part they stand: nobody asked for it and nobody sees it.
      if (change.what === 'unmarked' && !change.visibly) continue
      return 'not-allowed'
    }
    if (!isAllowed(change)) return 'bad-value'
    if (change.what !== 'tombstone' && change.what !== 'removed' && change.what !== 'unmarked') grown.add(change.root)
  }
  for (const part of grown) {
    const size = measure(doc.getXmlFragment(part))
    if (size.units > PART_LIMIT || size.pieces > MOST_PIECES || size.sources > MOST_SOURCES) return 'limit'
  }
  return undefined
}

/** Is this one piece of what a part may hold? */
export function isAllowed(change: TreeChange): boolean {
  switch (change.what) {
    case 'element':
      return Object.hasOwn(SYNTHESIS_NODES, change.name)
    case 'attribute': {
      const kind = kindOf(SYNTHESIS_NODES, change.element, change.key)
      if (kind === undefined || !fits(kind, change.value)) return false
      return isAttribute(change.key, change.value)
    }
    case 'mark':
      return isMark(markName(change.name), change.value)
    case 'text':
    case 'words':
    case 'tombstone':
    case 'removed':
    case 'unmarked':
      return true
  }
}

/** Is it a value of this attribute, whichever node it stands on? Its type was asked before. */
function isAttribute(key: string, value: unknown): boolean {
  if (key === 'level') return HEADING_LEVELS.some(level => level === value)
  if (typeof value !== 'string' || !isWellFormed(value)) return false
  switch (key) {
    case 'notes':
      return isNoteList(value)
    case 'role':
      return isHeadingRole(value)
    case 'text':
      return value.length <= FOOTNOTE_LIMIT
    default:
      return true
  }
}

/** y-prosemirror tells marks of one kind that overlap apart by a hash: `link--Xy3=…`. */
const markName = (format: string): string => /^(.*)--[A-Za-z0-9+/=]{8}$/.exec(format)?.[1] ?? format

/** `null` ends a mark; `true` is how others than ProseMirror begin one that has no attributes. */
function isMark(name: string, value: unknown): boolean {
  if (!Object.hasOwn(SYNTHESIS_MARKS, name)) return false
  if (value === null) return true
  const attributes: Readonly<Record<string, string>> = SYNTHESIS_MARKS[name as keyof typeof SYNTHESIS_MARKS]
  const needed = Object.keys(attributes)
  if (value === true) return needed.length === 0
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const given = Object.entries(value)
  if (given.length !== needed.length || !needed.every(key => Object.hasOwn(value, key))) return false
  return given.every(([key, each]) => {
    if (!fits(attributes[key] ?? '', each)) return false
    if (key === 'href') return isAddress(each)
    return key !== 'lang' || (typeof each === 'string' && isLanguageTag(each))
  })
}

/** A link leads to a page or a letter-box, never to a script. */
const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^(https?:\/\/|mailto:)[^\s<>"']+$/i.test(value)

function kindOf(
  nodes: Readonly<Record<string, Readonly<Record<string, string>>>>,
  node: string,
  key: string,
): string | undefined {
  const attributes = Object.hasOwn(nodes, node) ? nodes[node] : undefined
  return attributes !== undefined && Object.hasOwn(attributes, key) ? attributes[key] : undefined
}

function fits(kind: string, value: unknown): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  return kind === 'string' && typeof value === 'string' && value.length <= ATTRIBUTE_UNITS
}

interface Size {
  /** of people's own words, those of footnotes included */
  readonly units: number
  readonly pieces: number
  /** units of `notes` */
  readonly sources: number
}

function measure(fragment: Y.XmlFragment): Size {
  let [units, pieces, sources] = [0, 0, 0]
  for (const child of fragment.toArray()) {
    pieces++
    if (child instanceof Y.XmlText) units += child.length
    else if (child instanceof Y.XmlFragment) {
      const inner = measure(child)
      units += inner.units + lengthOf(child, 'text')
      pieces += inner.pieces
      sources += inner.sources + lengthOf(child, 'notes')
    }
  }
  return { units, pieces, sources }
}

function lengthOf(node: Y.XmlFragment, attribute: string): number {
  const value: unknown = node instanceof Y.XmlElement ? node.getAttribute(attribute) : undefined
  return typeof value === 'string' ? value.length : 0
}
