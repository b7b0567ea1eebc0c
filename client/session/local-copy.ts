import { v4 as uuid } from 'uuid'
import * as Y from 'yjs'
import { answerOf, finished, openStore } from './device-store.ts'
import type { Entry } from './unsaved.ts'

/** What a document left on this device. */
export interface Kept {
  readonly updates: readonly Uint8Array[]
  /** what was never acknowledged by the server */
  readonly unsaved: readonly Entry[]
}

/**
 * A document's copy on this device, in a database of its own. A change made here and the fact that it is not saved yet are written
 * in one transaction, so that after a reload the screen tells the truth. Tabs of one person may share a copy: each adds rows of
 * its own and removes only rows it knows.
 */
export interface LocalCopy {
  load(): Promise<Kept>
  /** `entries`: what it changed, when it was written here; changes of others are gathered and written every few seconds. */
  keep(update: Uint8Array, entries: readonly Entry[]): void
  /** These are on the server's disk now. */
  saved(entries: readonly Entry[]): void
  /** Resolves when all that was given so far is on this device, or was refused. */
  settled(): Promise<void>
  close(): void
}

const UPDATES = 'updates'
const UNSAVED = 'unsaved'
const GATHER_MS = 2_000
const MANY_ROWS = 200
/** Merging takes the square of their number: of a crowd the whole document is written sooner. */
const MANY_UPDATES = 30

/** Opens the copy, or makes it. Rejects when the browser refuses; `failed` is called once when it refuses later (a full disk). */
export async function openLocalCopy(name: string, whole: () => Uint8Array, failed: () => void): Promise<LocalCopy> {
  const db = await openStore(name, [UPDATES, UNSAVED])
  const tab = uuid()
  let count = 0
  const nextKey = () => `${tab}.${++count}`
  /** keys of update rows that this tab has read or written: all of them are in its document */
  let known: IDBValidKey[] = []
  const unsavedRows = new Map<string, IDBValidKey[]>()
  let gathered: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let broken = false

  const giveUp = () => {
    if (broken) return
    broken = true
    failed()
  }
  const write = (work: (transaction: IDBTransaction) => void) => {
    if (broken) return
    try {
      const transaction = db.transaction([UPDATES, UNSAVED], 'readwrite')
      work(transaction)
      writing = Promise.all([writing, finished(transaction)]).then(() => {}, giveUp)
    } catch {
      giveUp() // closed under us: the device was wiped in another tab
    }
  }
  const put = (transaction: IDBTransaction, update: Uint8Array) => {
    const key = nextKey()
    transaction.objectStore(UPDATES).put(update, key)
    known.push(key)
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0) return
    const updates = gathered
    gathered = []
    write(transaction => {
      const [first] = updates
      if (updates.length > MANY_UPDATES) put(transaction, whole())
      else put(transaction, updates.length === 1 && first !== undefined ? first : Y.mergeUpdates(updates))
      if (known.length > MANY_ROWS) putTogether(transaction)
    })
  }
  /** Many rows make a slow start: one row takes the place of all that this tab knows. */
  const putTogether = (transaction: IDBTransaction) => {
    const old = known
    known = []
    put(transaction, whole())
    for (const key of old) transaction.objectStore(UPDATES).delete(key)
  }

  return {
    async load() {
      const transaction = db.transaction([UPDATES, UNSAVED], 'readonly')
      const [updates, unsaved] = [transaction.objectStore(UPDATES), transaction.objectStore(UNSAVED)]
      const [keys, values, rowKeys, rows] = await Promise.all([
        answerOf(updates.getAllKeys()),
        answerOf<Uint8Array[]>(updates.getAll()),
        answerOf(unsaved.getAllKeys()),
        answerOf<Entry[]>(unsaved.getAll()),
      ])
      known.push(...keys)
      rows.forEach((row, at) => {
        const key = rowKeys[at]
        if (key !== undefined) rowsOf(unsavedRows, row).push(key)
      })
      return { updates: values, unsaved: rows.filter((row, at) => rows.findIndex(one => isSame(one, row)) === at) }
    },
    keep(update, entries) {
      if (entries.length === 0) {
        gathered.push(update)
        timer ??= setTimeout(flush, GATHER_MS)
        return
      }
      // What it builds upon goes first: a copy must never hold the reply without the question.
      flush()
      write(transaction => {
        put(transaction, update)
        for (const entry of entries) {
          const key = nextKey()
          transaction.objectStore(UNSAVED).put({ root: entry.root, key: entry.key }, key)
          rowsOf(unsavedRows, entry).push(key)
        }
      })
    },
    saved(entries) {
      const keys = entries.flatMap(entry => rowsOf(unsavedRows, entry).splice(0))
      if (keys.length === 0) return
      write(transaction => {
        for (const key of keys) transaction.objectStore(UNSAVED).delete(key)
      })
    },
    async settled() {
      flush()
      await writing
    },
    close() {
      flush()
      broken = true // nothing after this
      db.close() // waits for what is under way
    },
  }
}

const isSame = (a: Entry, b: Entry): boolean => a.root === b.root && a.key === b.key

function rowsOf(rows: Map<string, IDBValidKey[]>, { root, key }: Entry): IDBValidKey[] {
  const name = `${root}/${key}`
  const found = rows.get(name) ?? []
  rows.set(name, found)
  return found
}
