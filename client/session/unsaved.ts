import * as Y from 'yjs'

/** A value that somebody changed here: which root of the document, which key of it. */
export interface Entry {
  readonly root: string
  readonly key: string
}

/**
 * Which keys (notes, mostly) hold words that the server's disk does not have yet. Each local change waits for the content
 * message that carries it: a live update sent at once, or the next step 2 when there is no connection.
 */
export interface Unsaved {
  /** keys on the way or kept here */
  keys(): ReadonlySet<string>
  /** the same, root by root */
  entries(): Entry[]
  /** what the newest local change touched */
  newest(): readonly Entry[]
  /** what a content message of this connection carried, and is not acknowledged yet */
  carriedBy(index: number): Entry[]
  /** what was written in an earlier page and never acknowledged */
  restore(entries: readonly Entry[]): void
  sent(index: number, wasStep2: boolean): void
  /** Gives what is on the server's disk now. */
  acknowledged(index: number): Entry[]
  /** the connection is gone: whatever was on the way waits for the next one */
  disconnected(): void
  stop(): void
}

const KEPT = Number.POSITIVE_INFINITY
const nameOf = ({ root, key }: Entry): string => `${root}/${key}`

export function watchUnsaved(doc: Y.Doc, changed: () => void): Unsaved {
  const waiting = new Map<string, { readonly entry: Entry; carrier: number }>()
  let last: Entry[] = []

  const keep = (entry: Entry) => waiting.set(nameOf(entry), { entry, carrier: KEPT })
  const onTransaction = (transaction: Y.Transaction) => {
    if (!transaction.local) return
    last = []
    for (const [type, keys] of transaction.changed) {
      const root = rootOf(doc, type)
      for (const key of keys) last.push({ root, key: key ?? 'text' })
      if (!(type instanceof Y.Map) && keys.size === 0) last.push({ root, key: 'text' })
    }
    last.forEach(keep)
    if (last.length > 0) changed()
  }
  // `beforeObserverCalls` comes before `update`, so the keys are known when the provider says what it sent.
  doc.on('beforeObserverCalls', onTransaction)

  return {
    keys: () => new Set([...waiting.values()].map(({ entry }) => entry.key)),
    entries: () => [...waiting.values()].map(({ entry }) => entry),
    newest: () => last,
    carriedBy: index => [...waiting.values()].flatMap(({ entry, carrier }) => (carrier === index ? entry : [])),
    restore(entries) {
      entries.forEach(keep)
      changed()
    },
    sent(index, wasStep2) {
      const carried = wasStep2 ? [...waiting.values()] : last.flatMap(entry => waiting.get(nameOf(entry)) ?? [])
      for (const each of carried) each.carrier = index
      changed()
    },
    acknowledged(index) {
      const saved: Entry[] = []
      for (const [name, { entry, carrier }] of waiting) {
        if (carrier > index) continue
        waiting.delete(name)
        saved.push(entry)
      }
      changed()
      return saved
    },
    disconnected() {
      for (const each of waiting.values()) each.carrier = KEPT
      changed()
    },
    stop: () => doc.off('beforeObserverCalls', onTransaction),
  }
}

/** The root that a type lies in: itself on a cloth, further up in a written text. */
function rootOf(doc: Y.Doc, type: { readonly parent: unknown }): string {
  let top: unknown = type
  while (top instanceof Y.AbstractType && top.parent !== null) top = top.parent
  for (const [name, root] of doc.share) if (root === top) return name
  return ''
}
