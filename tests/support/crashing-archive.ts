import type { Archive } from '../../server/archive/archive.ts'

/** An archive in a process that dies at one of its calls; `dead` resolves then, and nobody hears of anything any more. */
export interface CrashingArchive extends Archive {
  readonly calls: () => number
  readonly isDead: () => boolean
}

const silence = new Promise<never>(() => {})

/**
 * Dies at the call with this number (reads count too), just before the call has done its work or just after. `inner` then
 * holds what the next process finds.
 */
export function createCrashingArchive(inner: Archive, diesAt: number, when: 'before' | 'after'): CrashingArchive {
  let calls = 0
  let isDead = false
  async function living<T>(work: () => Promise<T>): Promise<T> {
    if (isDead) return silence
    if (++calls !== diesAt) return work()
    isDead = true
    if (when === 'after') await work()
    return silence
  }
  return {
    calls: () => calls,
    isDead: () => isDead,
    get: key => living(() => inner.get(key)),
    range(prefix) {
      const pairs = inner.range(prefix)
      return (async function* () {
        await living(async () => {})
        yield* pairs
      })()
    },
    write: operations => living(() => inner.write(operations)),
    close: () => inner.close(),
  }
}
