import type { Archive, Operation } from './archive.ts'

/** Keeps everything in memory, gone when the process is: for tests and for trying things out. */
export function createMemoryArchive(): Archive {
  const values = new Map<string, Uint8Array>()
  let closed = false

  const refuseWhenClosed = (): void => {
    if (closed) throw new Error('the archive is closed')
  }
  const apply = (operation: Operation): void => {
    if ('put' in operation) values.set(operation.put, operation.value)
    else if ('del' in operation) values.delete(operation.del)
    else for (const key of values.keys()) if (key.startsWith(operation.delAll)) values.delete(key)
  }

  return {
    async get(key) {
      refuseWhenClosed()
      return values.get(key)?.slice()
    },
    range(prefix) {
      refuseWhenClosed()
      const pairs = [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, value.slice()] as const)
      return (async function* () {
        yield* pairs
      })()
    },
    async write(operations) {
      refuseWhenClosed()
      const copies = operations.map(each => ('put' in each ? { put: each.put, value: each.value.slice() } : each))
      copies.forEach(apply)
    },
    async close() {
      closed = true
    },
  }
}
