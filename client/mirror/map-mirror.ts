import { batch, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'

/**
 * A root of a document as a read-only store, by key. One observer; each changed key is replaced, never merged, and keeps
 * the identity of what did not change. Lives as long as the owner.
 */
export function createMapMirror<T>(map: Y.Map<T>): Readonly<Record<string, T>> {
  const [store, setStore] = createStore<Record<string, T>>(Object.fromEntries(map.entries()))
  const onChange = (event: Y.YMapEvent<T>) =>
    batch(() => {
      for (const key of event.keysChanged) {
        const value = map.get(key)
        setStore(key, value === undefined ? (undefined as never) : (reconcile(value as never) as never))
      }
    })
  map.observe(onChange)
  onCleanup(() => map.unobserve(onChange))
  return store
}
