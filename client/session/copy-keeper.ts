import * as Y from 'yjs'
import { type CopyFacts, type CopyOf, databaseOf, epochOf, nextLabel, noteCopy, readCopy } from './copies.ts'
import { within } from './device-store.ts'
import { type LocalCopy, openLocalCopy } from './local-copy.ts'
import type { Entry, Unsaved } from './unsaved.ts'

/** Keeps one open document's copy on this device: what comes in, what is not saved, and which epoch it is of. */
export interface CopyKeeper {
  /** Puts what was kept into the document, unless the browser takes too long; undefined when nothing was kept. */
  load(): Promise<CopyFacts | undefined>
  /** Called when a copy that took too long has come after all: it may hold what was never sent. */
  onLate(listener: () => void): void
  /** The epoch that we hold; undefined while we hold none. */
  epoch(): number | undefined
  /** Is this the epoch that we hold? One that we know nothing of becomes ours. */
  isEpoch(epoch: number): boolean
  /** The whole document has come: true of the copy once it is on this device. */
  noteWhole(): void
  noteMayWrite(mayWrite: boolean): void
  saved(entries: readonly Entry[]): void
  /** The next opening starts from nothing, in the given epoch or the same; gives the label of what is left behind. */
  beginAnew(epoch?: number): string
  settled(): Promise<void>
  close(): void
}

/** A disk that takes longer than this is not waited for. */
const PATIENCE_MS = 1_500

export function createCopyKeeper(
  of: CopyOf,
  doc: Y.Doc,
  ledger: Unsaved,
  options: { readonly keeps: boolean; readonly failed: () => void },
): CopyKeeper {
  const facts: CopyFacts = options.keeps ? readCopy(of) : { labels: [], whole: false, mayWrite: false }
  let label = facts.labels.at(-1)
  let copy: LocalCopy | undefined
  let opening: Promise<void> | undefined
  let late: (() => void) | undefined
  let closed = false

  const onUpdate = (update: Uint8Array, origin: unknown, _: unknown, transaction: Y.Transaction) => {
    if (origin !== keeper) copy?.keep(update, transaction.local ? ledger.newest() : [])
  }
  doc.on('update', onUpdate)
  // The page goes, or sleeps and may never wake: what was gathered is written now.
  const onHide = () => void copy?.settled()
  window.addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onHide)

  /** Opens the database of `label`. What was written before it was open is put in as a whole. */
  async function open(): Promise<void> {
    if (label === undefined) return
    try {
      const opened = await openLocalCopy(databaseOf(of, label), () => Y.encodeStateAsUpdate(doc), options.failed)
      if (closed) return opened.close()
      const { updates, unsaved } = await opened.load()
      if (closed) return opened.close()
      Y.transact(doc, () => updates.forEach(update => Y.applyUpdate(doc, update, keeper)), keeper, false)
      const here = ledger.entries()
      if (unsaved.length > 0) ledger.restore(unsaved)
      copy = opened
      // Ours came before the disk did: what the document holds goes there as one.
      if (!isEmpty(doc) && (updates.length === 0 || here.length > 0)) opened.keep(Y.encodeStateAsUpdate(doc), here)
      late?.()
    } catch {
      options.failed()
    }
  }

  const keeper: CopyKeeper = {
    async load() {
      if (label === undefined) return undefined
      opening = open()
      await within(PATIENCE_MS, opening)
      // «Whole» is only true of what has really been read.
      return copy === undefined ? undefined : facts
    },
    onLate(listener) {
      if (copy === undefined && opening !== undefined) late = listener
    },
    epoch: () => (label === undefined ? undefined : epochOf(label)),
    isEpoch(epoch) {
      if (label !== undefined) return epochOf(label) === epoch
      label = String(epoch)
      if (options.keeps) {
        noteCopy(of, { labels: [...readCopy(of).labels.filter(one => one !== label), label] })
        opening = open()
      }
      return true
    },
    noteWhole() {
      if (!options.keeps || readCopy(of).whole) return
      void keeper.settled().then(() => {
        if (copy !== undefined && label === readCopy(of).labels.at(-1)) noteCopy(of, { whole: true })
      })
    },
    noteMayWrite(mayWrite) {
      if (options.keeps) noteCopy(of, { mayWrite })
    },
    saved: entries => copy?.saved(entries),
    beginAnew(epoch) {
      const left = label ?? '1'
      label = epoch === undefined || epoch === epochOf(left) ? nextLabel(left) : String(epoch)
      if (options.keeps) noteCopy(of, { labels: [...new Set([...readCopy(of).labels, left, label])], whole: false })
      return left
    },
    async settled() {
      await opening
      await copy?.settled()
    },
    close() {
      closed = true
      doc.off('update', onUpdate)
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
      copy?.close()
    },
  }
  return keeper
}

const isEmpty = (doc: Y.Doc): boolean => Y.decodeStateVector(Y.encodeStateVector(doc)).size === 0
