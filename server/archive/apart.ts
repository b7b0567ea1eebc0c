import type { Archive, Operation } from './archive.ts'
import { eventOfKey } from './keys.ts'
import { createMemoryArchive } from './memory.ts'

/**
 * An archive in which some events live in memory alone: nothing of them ever touches the disk, so there is nothing to erase
 * there, and a process that dies takes them along. A key says which event it is about (`keys.ts`).
 */
export function keepApart(lasting: Archive, isApart: (event: string) => boolean): Archive {
  const passing = createMemoryArchive()
  const goesApart = (key: string): boolean => isApart(eventOfKey(key) ?? '')
  const keyOf = (operation: Operation): string =>
    'put' in operation ? operation.put : 'del' in operation ? operation.del : operation.delAll

  return {
    get: key => (goesApart(key) ? passing : lasting).get(key),
    range(prefix) {
      if (goesApart(prefix)) return passing.range(prefix)
      // A whole kind (`cafe/`): what lasts only. What lives apart is known to whoever made it.
      return lasting.range(prefix)
    },
    async write(operations) {
      const [there, here] = [
        operations.filter(each => !goesApart(keyOf(each))),
        operations.filter(each => goesApart(keyOf(each))),
      ]
      if (there.length > 0 || here.length === 0) await lasting.write(there)
      if (here.length > 0) await passing.write(here)
    },
    async close() {
      await passing.close()
      await lasting.close()
    },
  }
}
