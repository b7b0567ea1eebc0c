import type * as Y from 'yjs'
import { CLOTH_ROOTS, type ClothRoot, type Core } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { isLinkKind, isNoteId, isNoteKind, isNoteText, isOrder, isWellFormed } from '../../shared/domain/note.ts'
import type { RefusedCode } from '../../shared/protocol/messages.ts'
import { type KeyChange, writerOf } from './integration.ts'

/** Who writes on a cloth, and what holds there at this moment. */
export interface ClothWriter {
  /** the `by` value that this person signs with */
  readonly own: string
  /** those they may sign for */
  readonly scribed: ReadonlySet<string>
  /** host of this table, or staff */
  readonly isHost: boolean
  /** is this a photo of this table? */
  readonly hasPhoto: (photo: string) => boolean
  /** is this Yjs client id one of theirs? */
  readonly owns: (clientId: number) => boolean
  readonly latestRound: number
  /** how many notes a plate shows */
  readonly plate: number
  /** how many more the event may hold */
  readonly notesLeft: number
}

/** Far above any café, so that nobody fills a table's memory; a person's own share keeps one from using up everybody's. */
const MOST = { notes: 6_000, notesOfOne: 600, groups: 500, links: 4_000 } as const
/**
 * So many plates full may be laid by one person. Their own only: a whole table that was offline may come back with a plate
 * full each, and nobody is to be refused for what the others laid. Readers show the first ones.
 */
const PLATE_SLACK = 4
const COORDINATE = 1_000_000
const ZONES = 1_000
const LATEST_MOMENT = 1e14

const isClothRoot = (root: string): root is ClothRoot => (CLOTH_ROOTS as readonly string[]).includes(root)

/**
 * May this person do these things to this cloth? Called inside the transaction: `doc` already shows them. The contract's table,
 * one line per key. New writes are judged even when another write already covers them: undoing could bring them up.
 */
export function judgeCloth(doc: Y.Doc, changes: readonly KeyChange[], writer: ClothWriter): RefusedCode | undefined {
  for (const change of changes) {
    if (!isClothRoot(change.root)) return 'not-allowed'
    const refused = judgeKey(doc, change.root, change, writer)
    if (refused !== undefined) return refused
  }
  return judgeSizes(doc, changes, writer)
}

/** Ids of the notes that these changes bring. */
export const notesCreatedBy = (changes: readonly KeyChange[]): string[] =>
  changes
    .filter(change => change.root === 'core' && !change.existed && change.after !== undefined)
    .map(change => change.key)

function judgeKey(doc: Y.Doc, root: ClothRoot, change: KeyChange, writer: ClothWriter): RefusedCode | undefined {
  const { key, written } = change
  if (root === 'dots') return 'not-allowed'
  if (root === 'core') return judgeCore(change, writer)
  if (root === 'groups' || root === 'links') {
    if (!isPlainId(key)) return 'bad-value'
    if (root === 'links') return judgeLink(doc, change, writer)
    return written.every(({ value }) => isGroup(value)) ? undefined : 'bad-value'
  }
  const core = isNoteId(key) ? clothMap(doc, 'core').get(key) : undefined
  if (core === undefined) return 'bad-value'
  if (!written.every(({ value }) => VALUES[root](value))) return 'bad-value'
  switch (root) {
    case 'txt':
      if (!isAuthor(core, writer)) return 'not-yours'
      return change.after === undefined ? 'bad-value' : undefined
    case 'sty':
      if (!isAuthor(core, writer) && !writer.isHost) return 'not-yours'
      return change.after === undefined ? 'bad-value' : undefined
    case 'del':
      if (!isAuthor(core, writer)) return 'not-yours'
      // Set aside by moderation: its author may have written at the same time (covered, so harmless), but not taken it back.
      if (change.before?.value === 2 && change.after?.value !== 2) return 'not-allowed'
      return change.after === undefined ? 'bad-value' : undefined
    case 'pos':
      return change.after === undefined ? 'bad-value' : undefined
    case 'zone':
    case 'grp':
    case 'plate':
      return undefined
  }
}

function judgeCore(change: KeyChange, writer: ClothWriter): RefusedCode | undefined {
  if (!isNoteId(change.key)) return 'bad-value'
  // Created once, with nothing before or beside it, and never touched again.
  if (change.existed || change.tombstones > 0 || change.written.length !== 1 || change.after === undefined)
    return 'not-allowed'
  const core = change.after.value
  if (!isCore(core)) return 'bad-value'
  if (core.round > writer.latestRound) return 'bad-value'
  if (core.photo !== undefined && !writer.hasPhoto(core.photo)) return 'bad-value'
  if (core.by !== writer.own && !writer.scribed.has(core.by)) return 'not-yours'
  if (core.scribe !== undefined && (core.scribe !== writer.own || core.by === writer.own)) return 'not-yours'
  return undefined
}

function judgeLink(doc: Y.Doc, change: KeyChange, writer: ClothWriter): RefusedCode | undefined {
  const maySign = (by: unknown): boolean => by === writer.own || (typeof by === 'string' && writer.scribed.has(by))
  const core = clothMap(doc, 'core')
  for (const { value } of change.written) {
    if (!hasExactly(value, ['by', 'a', 'b', 'kind'])) return 'bad-value'
    if (!maySign(value.by)) return 'not-yours'
    const { a, b } = value
    if (!isNoteId(a) || !isNoteId(b) || a === b || !core.has(a) || !core.has(b) || !isLinkKind(value.kind))
      return 'bad-value'
  }
  const before = change.before?.value
  const replaced = before !== undefined && change.after?.value !== before
  if (replaced && !writer.isHost && !maySign((before as { by?: unknown }).by)) return 'not-yours'
  return undefined
}

function judgeSizes(doc: Y.Doc, changes: readonly KeyChange[], writer: ClothWriter): RefusedCode | undefined {
  const adds = (root: ClothRoot): boolean =>
    changes.some(change => change.root === root && change.after !== undefined && change.before === undefined)
  if (adds('plate')) {
    const del = clothMap(doc, 'del')
    const plate = clothMap(doc, 'plate')
    const isTheirs = (note: string): boolean => writer.owns(writerOf(plate, note) ?? -1)
    const laid = [...plate.keys()].filter(note => (del.get(note) ?? 0) === 0 && isTheirs(note))
    if (laid.length > PLATE_SLACK * writer.plate) return 'limit'
  }
  if (adds('core')) {
    const core = clothMap(doc, 'core')
    const created = notesCreatedBy(changes)
    if (core.size > MOST.notes || created.length > writer.notesLeft) return 'limit'
    const authors = new Set(created.map(note => core.get(note)?.by))
    const counts = new Map<string, number>()
    for (const { by } of core.values()) if (authors.has(by)) counts.set(by, (counts.get(by) ?? 0) + 1)
    if ([...counts.values()].some(count => count > MOST.notesOfOne)) return 'limit'
  }
  if (adds('groups') && clothMap(doc, 'groups').size > MOST.groups) return 'limit'
  if (adds('links') && clothMap(doc, 'links').size > MOST.links) return 'limit'
  return undefined
}

const isAuthor = (core: Core, writer: ClothWriter): boolean =>
  core.by === writer.own || core.scribe === writer.own || writer.scribed.has(core.by)

const VALUES = {
  txt: isNoteText,
  sty: isNoteKind,
  pos: (value: unknown): boolean =>
    Array.isArray(value) && value.length === 3 && isCoordinate(value[0]) && isCoordinate(value[1]) && isOrder(value[2]),
  zone: (value: unknown): boolean => value === null || isIndex(value, ZONES),
  grp: (value: unknown): boolean => value === null || isPlainId(value),
  del: (value: unknown): boolean => value === 0 || value === 1,
  plate: isOrder,
} as const

const isCoordinate = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) < COORDINATE
const isIndex = (value: unknown, below: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below

/** Ids of groups and links: short, and no name that every object has anyway (`constructor`, `__proto__`). */
const isPlainId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$/.test(value) && !(value in Object.prototype)

const isGroup = (value: unknown): boolean =>
  hasExactly(value, ['name']) && typeof value.name === 'string' && value.name.length <= 80 && isWellFormed(value.name)

function isCore(value: unknown): value is Core {
  if (!hasExactly(value, ['by', 'round', 'at'], ['scribe', 'photo', 'lang'])) return false
  const { by, round, at, scribe, photo, lang } = value
  return (
    typeof by === 'string' &&
    isIndex(round, 1_000) &&
    typeof at === 'number' &&
    at >= 0 &&
    at < LATEST_MOMENT &&
    (scribe === undefined || typeof scribe === 'string') &&
    (photo === undefined || isPlainId(photo)) &&
    (lang === undefined || (typeof lang === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(lang)))
  )
}

/** An object with these keys and none other, of its own, with no prototype slipped in. An optional key may not hold `undefined`. */
function hasExactly<K extends string, O extends string = never>(
  value: unknown,
  needed: readonly K[],
  optional: readonly O[] = [],
): value is Record<K, unknown> & Partial<Record<O, unknown>> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  const keys = Object.keys(value)
  const allowed: readonly string[] = [...needed, ...optional]
  return (
    needed.every(key => Object.hasOwn(value, key)) &&
    keys.every(key => allowed.includes(key) && (value as Record<string, unknown>)[key] !== undefined)
  )
}
