import type { Archive } from '../../server/archive/archive.ts'

/** An archive that remembers what was read from it, and can make readers wait. */
export interface ObservedArchive extends Archive {
  /** keys and prefixes, in the order in which they were asked for */
  readonly asked: string[]
  /** From now on reads of this key or prefix wait until the returned function is called. */
  delay(prefix: string): () => void
}

export function observe(inner: Archive): ObservedArchive {
  const asked: string[] = []
  const delays = new Map<string, Promise<void>>()
  const waitFor = async (key: string): Promise<void> => {
    for (const [prefix, delay] of delays) if (key.startsWith(prefix)) await delay
  }
  return {
    asked,
    async get(key) {
      asked.push(key)
      await waitFor(key)
      return inner.get(key)
    },
    async *range(prefix) {
      asked.push(prefix)
      await waitFor(prefix)
      yield* inner.range(prefix)
    },
    write: operations => inner.write(operations),
    close: () => inner.close(),
    delay(prefix) {
      let go = (): void => {}
      delays.set(
        prefix,
        new Promise(resolve => {
          go = resolve
        }),
      )
      return () => {
        delays.delete(prefix)
        go()
      }
    },
  }
}
