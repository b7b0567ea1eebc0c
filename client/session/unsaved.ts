import * as Y from 'yjs'

/**
 * Which keys (notes, mostly) hold words that the server's disk does not have yet. Each local change waits for the content
 * message that carries it: a live update sent at once, or the next step 2 when there is no connection.
 */
export interface Unsaved {
  /** keys on the way or kept here */
  keys(): ReadonlySet<string>
  sent(index: number, wasStep2: boolean): void
  acknowledged(index: number): void
  /** the connection is gone: whatever was on the way waits for the next one */
  disconnected(): void
  stop(): void
}

const KEPT = Number.POSITIVE_INFINITY

export function watchUnsaved(doc: Y.Doc, changed: () => void): Unsaved {
  const waiting = new Map<string, number>()
  let last: string[] = []

  const onTransaction = (transaction: Y.Transaction) => {
    if (!transaction.local) return
    last = []
    for (const [type, keys] of transaction.changed) {
      for (const key of keys) last.push(key ?? 'text')
      if (!(type instanceof Y.Map) && keys.size === 0) last.push('text')
    }
    for (const key of last) waiting.set(key, KEPT)
    if (last.length > 0) changed()
  }
  // `beforeObserverCalls` comes before `update`, so the keys are known when the provider says what it sent.
  doc.on('beforeObserverCalls', onTransaction)

  return {
    keys: () => new Set(waiting.keys()),
    sent(index, wasStep2) {
      const keys = wasStep2 ? [...waiting.keys()] : last
      for (const key of keys) waiting.set(key, index)
      changed()
    },
    acknowledged(index) {
      for (const [key, carrier] of waiting) if (carrier <= index) waiting.delete(key)
      changed()
    },
    disconnected() {
      for (const key of waiting.keys()) waiting.set(key, KEPT)
      changed()
    },
    stop: () => doc.off('beforeObserverCalls', onTransaction),
  }
}
