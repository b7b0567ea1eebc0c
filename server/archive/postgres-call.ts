import type { Operation } from './archive.ts'
import { eventOfKey } from './keys.ts'

const keyOf = (operation: Operation): string =>
  'put' in operation ? operation.put : 'del' in operation ? operation.del : operation.delAll

/** Does any of it concern keys that begin with the prefix? */
export const touches = (operations: readonly Operation[], prefix: string): boolean =>
  operations.some(operation => {
    const key = keyOf(operation)
    return key.startsWith(prefix) || ('delAll' in operation && prefix.startsWith(key))
  })

/** Which events a call concerns. `only`: the one that all of it concerns, wholly. */
export function eventsOf(operations: readonly Operation[]): { all: ReadonlySet<string>; only: string | undefined } {
  const all = new Set<string>()
  let isWhole = true
  for (const operation of operations) {
    const key = keyOf(operation)
    const event = eventOfKey(key)
    if (event !== undefined) all.add(event)
    // A prefix that ends within an id is about every event whose id begins so.
    isWhole &&= event !== undefined && (!('delAll' in operation) || key.includes(`/${event}/`))
  }
  const [only, ...more] = all
  return { all, only: isWhole && more.length === 0 ? only : undefined }
}

/** Its bytes in memory. Throws when there is something in it that no archive can keep. */
export function sizeOf(operations: readonly Operation[]): number {
  let bytes = 0
  for (const operation of operations) {
    const key = keyOf(operation)
    if (!/^[\x20-\x7e]*$/.test(key)) throw new TypeError('a key of the archive has visible ASCII characters only')
    bytes += key.length
    if (!('put' in operation)) continue
    if (!(operation.value instanceof Uint8Array)) throw new TypeError('a value of the archive is bytes')
    bytes += operation.value.byteLength
  }
  return bytes
}
