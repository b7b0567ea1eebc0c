/**
 * IndexedDB as promises, and no more of it than we use. A browser may refuse it (private mode, a full disk, a policy): every
 * function here then rejects, and callers go on without.
 */

/** Opens a database that has these object stores, whose keys are given by the caller. Rejects when it is refused or blocked. */
export function openStore(name: string, stores: readonly string[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.addEventListener('upgradeneeded', () => {
      for (const store of stores) opening.result.createObjectStore(store)
    })
    opening.addEventListener('success', () => {
      const db = opening.result
      // Another tab wipes this device: our connection must not stand in its way.
      db.addEventListener('versionchange', () => db.close())
      resolve(db)
    })
    opening.addEventListener('error', () => reject(asError(opening.error)))
    opening.addEventListener('blocked', () => reject(new Error('the database is blocked')))
  })
}

/** Resolves when all of the transaction is on this device; rejects when none of it is. */
export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(asError(transaction.error)))
  })
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(asError(request.error)))
  })
}

/** Removes a whole database. Never rejects: what cannot be removed was refused, or waits for another tab to let go of it. */
export function dropStore(name: string): Promise<void> {
  return new Promise(resolve => {
    try {
      const dropping = indexedDB.deleteDatabase(name)
      for (const end of ['success', 'error', 'blocked']) dropping.addEventListener(end, () => resolve())
    } catch {
      resolve() // storage refused: there is nothing to remove
    }
  })
}

const asError = (error: DOMException | null): Error => error ?? new Error('the transaction was aborted')

/** The value, or undefined when it takes longer than `ms` or fails. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), ms)
    promise.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}
