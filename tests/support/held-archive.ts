import type { Archive, Operation } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'

/** An archive whose disk the test holds by the hand: writes wait for `letThrough`, or fail when told to. */
export interface HeldArchive extends Archive {
  hold(): void
  /** Stores what waits, in order, and stops holding. */
  letThrough(): Promise<void>
  /** The process dies: what waits is lost, and nobody hears of it. */
  lose(): void
  /** What waits is lost, and so is all that comes. */
  fail(error: Error): void
  readonly batches: readonly (readonly Operation[])[]
}

export function createHeldArchive(inner: Archive = createMemoryArchive()): HeldArchive {
  let holding = false
  let failure: Error | undefined
  let waiting: {
    readonly operations: readonly Operation[]
    readonly resolve: () => void
    readonly reject: (error: Error) => void
  }[] = []
  const batches: (readonly Operation[])[] = []

  return {
    batches,
    get: key => inner.get(key),
    range: prefix => inner.range(prefix),
    close: () => inner.close(),
    async write(operations) {
      if (failure !== undefined) throw failure
      if (holding) await new Promise<void>((resolve, reject) => waiting.push({ operations, resolve, reject }))
      else await inner.write(operations)
      batches.push(operations)
    },
    hold() {
      holding = true
    },
    async letThrough() {
      holding = false
      for (const { operations, resolve } of waiting.splice(0)) {
        await inner.write(operations)
        resolve()
      }
    },
    lose() {
      holding = false
      waiting = []
    },
    fail(error) {
      failure = error
      for (const { reject } of waiting.splice(0)) reject(error)
      waiting = []
    },
  }
}
