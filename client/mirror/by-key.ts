import { batch, createComputed, createSignal, getListener, on, onCleanup, untrack } from 'solid-js'

interface Watched<T> {
  readers: number
  last: T
  readonly track: () => void
  readonly wake: () => void
}

/**
 * What `read` says of a key, told to those readers alone whose key has another value: of three hundred notes, the one that moved.
 * `changes` reads whatever `read` depends on. Lives as long as the owner.
 */
export function createByKey<T>(
  read: (key: string) => T,
  changes: () => unknown,
  equals: (a: T, b: T) => boolean = Object.is,
): (key: string) => T {
  const watched = new Map<string, Watched<T>>()
  createComputed(
    on(changes, () =>
      batch(() => {
        for (const [key, each] of watched) {
          const now = read(key)
          if (equals(now, each.last)) continue
          each.last = now
          each.wake()
        }
      }),
    ),
  )
  return key => {
    const now = untrack(() => read(key))
    if (getListener() === null) return now
    let found = watched.get(key)
    if (found === undefined) {
      const [track, wake] = createSignal(undefined, { equals: false })
      found = { readers: 0, last: now, track, wake }
      watched.set(key, found)
    }
    const held = found
    held.readers++
    held.track()
    onCleanup(() => {
      if (--held.readers === 0 && watched.get(key) === held) watched.delete(key)
    })
    return now
  }
}
