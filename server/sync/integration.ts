import * as Y from 'yjs'
import { type RefusedCode, serversClientId } from '../../shared/protocol/messages.ts'

/**
 * The only file that touches the internals of Yjs (structs, delete sets, what is pending), but for `pieces.ts`, which reads them in
 * a thread. Written for the pinned version.
 *
 * An update is looked at twice: by `scanUpdate` as bytes, before anything is touched, and by `applyInspected` inside the very
 * transaction that integrates it, when Yjs has worked out what the bytes really do. Nothing can see the document in between.
 */

/** What the server writes under in a document that never started afresh. */
export const SERVER_CLIENT_ID = serversClientId(1)
/** A tombstone of any length costs a few bytes; no honest person comes back with more clock ticks than this at once. */
const MOST_TICKS = 100_000
const DEEPEST = 12

/** Clients that this state vector knows more of than the document does: none, when whoever sent it has the same history. */
export function aheadOf(doc: Y.Doc, stateVector: Uint8Array): number[] {
  return [...Y.decodeStateVector(stateVector)]
    .filter(([client, clock]) => clock > Y.getState(doc.store, client))
    .map(([client]) => client)
}

/** How many client ids have ever written here: each makes every later edit dearer. */
export const countClients = (doc: Y.Doc): number => doc.store.clients.size

/** How many pieces the document is made of: what opening it costs. */
export function countStructs(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) count += structs.length
  return count
}

export interface Scan {
  /** client ids under which the update brings something not yet known */
  readonly writers: ReadonlySet<number>
  /** names of the roots that it speaks of */
  readonly roots: ReadonlySet<string>
  readonly deletes: boolean
}

/** Reads an update without touching the document: is it well formed, does it follow on what is known, how much does it hold? */
export function scanUpdate(doc: Y.Doc, update: Uint8Array, mostStructs: number): Scan | RefusedCode {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return 'malformed'
  }
  const writers = new Set<number>()
  const roots = new Set<string>()
  const expected = new Map<number, number>()
  if (decoded.structs.length > mostStructs) return 'limit'
  for (const struct of decoded.structs) {
    // Yjs makes a root as soon as it reads its name, even in a piece that it then leaves aside as known.
    if (struct instanceof Y.Item && typeof struct.parent === 'string') roots.add(struct.parent)
    // Something of no length would slip past every comparison of clocks, in anybody's name.
    if (struct.length < 1) return 'malformed'
    const { client, clock } = struct.id
    const known = expected.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (end <= known) continue
    // Partly known runs are refused too: the same clock told twice with other words would split the replicas for ever.
    if (clock !== known || struct instanceof Y.Skip) return 'gap'
    if (end - Y.getState(doc.store, client) > MOST_TICKS) return 'limit'
    expected.set(client, end)
    writers.add(client)
  }
  let deletes = false
  for (const ranges of decoded.ds.clients.values()) {
    // Deleting nothing still cuts a text in two where it points, through the middle of a character if need be.
    if (ranges.some(({ len }) => len < 1)) return 'malformed'
    deletes ||= ranges.length > 0
  }
  return { writers, roots, deletes }
}

export interface Applied {
  /** what is new, re-encoded by us; undefined when everything was known */
  readonly whole: Uint8Array | undefined
  /** the part that the sender does not have: formats that Yjs tidied away after its edit */
  readonly forSender: Uint8Array | undefined
}

/**
 * Applies once, lets `inspect` judge inside the transaction. After a refusal the document is spoiled: the caller makes it anew
 * from the log. An exception anywhere on the way counts as `malformed`.
 */
export function applyInspected(
  doc: Y.Doc,
  update: Uint8Array,
  inspect: (transaction: Y.Transaction) => RefusedCode | undefined,
): Applied | RefusedCode {
  const origin = {}
  const all: Uint8Array[] = []
  const afterwards: Uint8Array[] = []
  let refused: RefusedCode | undefined
  let seen = false
  const look = (transaction: Y.Transaction): void => {
    if (transaction.origin !== origin) return
    seen = true
    try {
      refused ??= inspect(transaction)
    } catch {
      refused = 'malformed'
    }
  }
  const keep = (bytes: Uint8Array, from: unknown): void => {
    all.push(bytes)
    if (from !== origin) afterwards.push(bytes)
  }
  doc.on('beforeObserverCalls', look)
  doc.on('update', keep)
  try {
    Y.applyUpdate(doc, update, origin)
  } catch {
    refused ??= 'malformed'
  } finally {
    doc.off('beforeObserverCalls', look)
    doc.off('update', keep)
  }
  if (!seen) refused ??= 'malformed'
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) refused ??= 'pending'
  return refused ?? { whole: merged(all), forSender: merged(afterwards) }
}

/** Runs the server's own transaction and gives what it changed. */
export function applyOwn(
  doc: Y.Doc,
  change: (doc: Y.Doc) => void,
): { readonly update: Uint8Array | undefined; readonly keysByRoot: ReadonlyMap<string, ReadonlySet<string>> } {
  const updates: Uint8Array[] = []
  const keysByRoot = new Map<string, Set<string>>()
  const keep = (bytes: Uint8Array): void => void updates.push(bytes)
  const look = (transaction: Y.Transaction): void => {
    for (const [type, keys] of transaction.changed) {
      const root = rootNameOf(doc, type)
      if (root === undefined) continue
      const seen = keysByRoot.get(root) ?? new Set()
      for (const key of keys) if (key !== null) seen.add(key)
      keysByRoot.set(root, seen)
    }
  }
  doc.on('update', keep)
  doc.on('beforeObserverCalls', look)
  try {
    doc.transact(() => change(doc))
  } finally {
    doc.off('update', keep)
    doc.off('beforeObserverCalls', look)
  }
  return { update: merged(updates), keysByRoot }
}

const merged = (updates: Uint8Array[]): Uint8Array | undefined =>
  updates.length > 1 ? Y.mergeUpdates(updates) : updates[0]

/** A plain value, told apart from nothing at all. */
export interface Held {
  readonly value: unknown
}
/** What one update did to one key of one root map. */
export interface KeyChange {
  readonly root: string
  readonly key: string
  readonly before: Held | undefined
  readonly after: Held | undefined
  /** values that the update brought for this key, also those that another write already covers; tombstones have none left */
  readonly written: readonly Held[]
  readonly tombstones: number
  /** the key was set at some time before, even if it was taken away since */
  readonly existed: boolean
}

/** The client id under which the present value of a key was written. */
export const writerOf = <T>(map: Y.Map<T>, key: string): number | undefined => map._map.get(key)?.id.client

/** What a transaction did to a document of flat maps; `bad-value` when it holds anything but plain values under keys of root maps. */
export function readKeyChanges(transaction: Y.Transaction): readonly KeyChange[] | 'bad-value' {
  const { doc, deleteSet } = transaction
  const touched = new Map<AnyType, Map<string, { written: Held[]; tombstones: number }>>()
  const touch = (item: Y.Item): { written: Held[]; tombstones: number } | undefined => {
    if (!(item.parent instanceof Y.AbstractType) || item.parent._item !== null || item.parentSub === null)
      return undefined
    const keys = touched.get(item.parent) ?? new Map<string, { written: Held[]; tombstones: number }>()
    touched.set(item.parent, keys)
    const entry = keys.get(item.parentSub) ?? { written: [], tombstones: 0 }
    keys.set(item.parentSub, entry)
    return entry
  }
  for (const struct of newStructs(transaction)) {
    // A map's next value hangs on the one before it and on nothing after: otherwise copies could order them differently.
    const entry = struct instanceof Y.Item && struct.rightOrigin === null ? touch(struct) : undefined
    if (entry === undefined || !(struct instanceof Y.Item)) return 'bad-value'
    if (struct.content instanceof Y.ContentDeleted) entry.tombstones++
    else {
      const held = heldBy(struct)
      if (held === undefined) return 'bad-value'
      entry.written.push(held)
    }
  }
  for (const item of removedItems(transaction)) if (touch(item) === undefined) return 'bad-value'

  const changes: KeyChange[] = []
  for (const [type, keys] of touched) {
    const root = rootNameOf(doc, type)
    if (root === undefined) return 'bad-value'
    for (const [key, entry] of keys) {
      const last = type._map.get(key)
      let old: Y.Item | null = last ?? null
      while (old !== null && isNew(transaction, old)) old = old.left
      const stood = old !== null && (!old.deleted || Y.isDeleted(deleteSet, old.id))
      changes.push({
        root,
        key,
        before: old !== null && stood ? heldBy(old) : undefined,
        after: last === undefined || last.deleted ? undefined : heldBy(last),
        existed: old !== null,
        ...entry,
      })
    }
  }
  return changes
}

/** What one update did inside a rich text, one entry for each piece. */
export type TreeChange = { readonly root: string } & (
  | { readonly what: 'element'; readonly name: string }
  | { readonly what: 'text' | 'words' | 'tombstone' | 'removed' }
  | { readonly what: 'attribute'; readonly element: string; readonly key: string; readonly value: unknown }
  | { readonly what: 'mark'; readonly name: string; readonly value: unknown }
  /** a mark that was there is gone; `visibly` when that changes how any word looks */
  | { readonly what: 'unmarked'; readonly visibly: boolean }
)

/** What a transaction did to a document of XML fragments; `bad-value` for anything that is no element, text, attribute or mark. */
export function readTreeChanges(transaction: Y.Transaction): readonly TreeChange[] | 'bad-value' {
  const changes: TreeChange[] = []
  for (const struct of newStructs(transaction)) {
    // Whoever edits in a passage that was deleted meanwhile leaves such blanks: no content, nobody sees them.
    if (struct instanceof Y.GC) continue
    const root =
      struct instanceof Y.Item && hangsInItsPlace(struct, transaction) ? rootOf(transaction.doc, struct) : undefined
    const change = root === undefined || !(struct instanceof Y.Item) ? undefined : treeChange(root, struct)
    if (change === undefined) return 'bad-value'
    changes.push(change)
  }
  const texts = new Map<unknown, boolean>()
  for (const item of removedItems(transaction)) {
    const root = rootOf(transaction.doc, item)
    if (root === undefined) return 'bad-value'
    const { parent } = item
    if (item.content instanceof Y.ContentFormat && parent instanceof Y.XmlText) {
      const visibly = texts.get(parent) ?? looksDifferent(parent, transaction)
      texts.set(parent, visibly)
      changes.push({ root, what: 'unmarked', visibly })
    } else changes.push({ root, what: 'removed' })
  }
  return changes
}

/** A neighbour in another text would be cut in two where this item says that it hangs, whoever may write there. */
function hangsInItsPlace({ origin, rightOrigin, parent, parentSub }: Y.Item, { doc }: Y.Transaction): boolean {
  if (parentSub !== null && rightOrigin !== null) return false
  const isBeside = (id: Y.ID | null): boolean => {
    if (id === null) return true
    const neighbour: Y.Item | Y.GC = Y.getItem(doc.store, id)
    return neighbour instanceof Y.Item && neighbour.parent === parent
  }
  return isBeside(origin) && isBeside(rightOrigin)
}

function treeChange(root: string, item: Y.Item): TreeChange | undefined {
  const { parent, parentSub, content } = item
  if (content instanceof Y.ContentDeleted) return { root, what: 'tombstone' }
  if (parentSub !== null) {
    if (!(parent instanceof Y.XmlElement) || !(content instanceof Y.ContentAny) || content.arr.length !== 1)
      return undefined
    return { root, what: 'attribute', element: parent.nodeName, key: parentSub, value: content.arr[0] as unknown }
  }
  if (parent instanceof Y.XmlText) {
    if (content instanceof Y.ContentString) return { root, what: 'words' }
    if (content instanceof Y.ContentFormat)
      return { root, what: 'mark', name: content.key, value: content.value as unknown }
    return undefined
  }
  if (!(parent instanceof Y.XmlFragment) || !(content instanceof Y.ContentType)) return undefined
  if (content.type instanceof Y.XmlText) return { root, what: 'text' }
  if (content.type instanceof Y.XmlElement) return { root, what: 'element', name: content.type.nodeName }
  return undefined
}

/** Would a reader see a difference between the marks before and after? Only items deleted just now are taken back. */
function looksDifferent(text: Y.XmlText, transaction: Y.Transaction): boolean {
  const before = new Map<string, string>()
  const now = new Map<string, string>()
  const set = (marks: Map<string, string>, { key, value }: Y.ContentFormat): void => {
    if (value === null) marks.delete(key)
    else marks.set(key, JSON.stringify(value))
  }
  const same = (): boolean => before.size === now.size && [...before].every(([key, value]) => now.get(key) === value)
  for (let item = text._start; item !== null; item = item.right) {
    const stood = !isNew(transaction, item) && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id))
    if (item.content instanceof Y.ContentFormat) {
      if (stood) set(before, item.content)
      if (!item.deleted) set(now, item.content)
    } else if (item.countable && stood !== !item.deleted) return true
    else if (item.countable && stood && !same()) return true
  }
  return false
}

function heldBy(item: Y.Item): Held | undefined {
  return item.content instanceof Y.ContentAny && item.content.arr.length === 1
    ? { value: item.content.arr[0] as unknown }
    : undefined
}

const isNew = (transaction: Y.Transaction, { id }: Y.Item | Y.GC): boolean =>
  id.clock >= (transaction.beforeState.get(id.client) ?? 0)

type AnyType = Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never

function* newStructs(transaction: Y.Transaction): Iterable<Y.Item | Y.GC> {
  for (const [client, clock] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0
    const structs = transaction.doc.store.clients.get(client)
    if (clock === before || structs === undefined) continue
    yield* structs.slice(Y.findIndexSS(structs, before))
  }
}

/** Items that were there before and that this transaction really deleted; a sender always repeats every deletion it knows of. */
function* removedItems(transaction: Y.Transaction): Iterable<Y.Item> {
  for (const [client, ranges] of transaction.deleteSet.clients) {
    const structs = transaction.doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && !isNew(transaction, struct)) yield struct
      }
    }
  }
}

function rootOf(doc: Y.Doc, item: Y.Item): string | undefined {
  let parent = item.parent
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (!(parent instanceof Y.AbstractType)) return undefined
    if (parent._item === null) return rootNameOf(doc, parent)
    parent = parent._item.parent
  }
  return undefined
}

function rootNameOf(doc: Y.Doc, type: AnyType): string | undefined {
  for (const [name, root] of doc.share) if (root === type) return name
  return undefined
}
