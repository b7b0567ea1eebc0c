import type { Operation } from './archive.ts'

/** What a run of batches comes to: first everything under `cleared` goes, then the keys of `erased`, then `put` is put. */
export interface Outcome {
  readonly put: ReadonlyMap<string, Uint8Array>
  readonly erased: ReadonlySet<string>
  readonly cleared: ReadonlySet<string>
}

/** Later operations win over earlier ones; `delAll` also takes what the same run put before it. */
export function flatten(batches: Iterable<readonly Operation[]>): Outcome {
  const put = new Map<string, Uint8Array>()
  const erased = new Set<string>()
  const cleared = new Set<string>()
  for (const operations of batches) {
    for (const operation of operations) {
      if ('put' in operation) {
        put.set(operation.put, operation.value)
        erased.delete(operation.put)
      } else if ('del' in operation) {
        put.delete(operation.del)
        erased.add(operation.del)
      } else {
        for (const key of put.keys()) if (key.startsWith(operation.delAll)) put.delete(key)
        cleared.add(operation.delAll)
      }
    }
  }
  return { put, erased, cleared }
}
