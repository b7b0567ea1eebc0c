import { answerOf, finished, openStore } from './device-store.ts'

/**
 * Yjs client ids that the server issued to a person and nobody has written with yet: for a start without network. One is taken by
 * one readwrite transaction, which browsers run one after the other however many tabs there are (Web Locks are missing on plain
 * HTTP). An id that is taken is gone for good, used or not: the same one twice would tear a document apart.
 */
const STORE = 'ids'
export const spareIdsName = (event: string, person: string): string => `tablee/${event}/ids/${person}`

async function inStore<T>(
  event: string,
  person: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const db = await openStore(spareIdsName(event, person), [STORE])
  try {
    // Strict: after a power cut, too, what was taken must not lie there again.
    const transaction = db.transaction(STORE, mode, { durability: 'strict' })
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), finished(transaction)])
    return result
  } finally {
    db.close()
  }
}

/** One id for this page alone; undefined when there is none, or no storage. */
export async function takeSpareId(event: string, person: string): Promise<number | undefined> {
  try {
    return await inStore(event, person, 'readwrite', async store => {
      const [key] = await answerOf(store.getAllKeys(null, 1))
      if (key !== undefined) store.delete(key)
      return typeof key === 'number' ? key : undefined
    })
  } catch {
    return undefined // storage refused: the server is asked instead
  }
}

export async function keepSpareIds(event: string, person: string, ids: readonly number[]): Promise<void> {
  try {
    await inStore(event, person, 'readwrite', async store => ids.forEach(id => store.put(1, id)))
  } catch {
    // storage refused: those ids are never used, and this device cannot start without network
  }
}

export async function countSpareIds(event: string, person: string): Promise<number | undefined> {
  try {
    return await inStore(event, person, 'readonly', store => answerOf(store.count()))
  } catch {
    return undefined // storage refused: keeping more would be in vain
  }
}
