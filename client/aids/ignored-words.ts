import { createRoot, createSignal } from 'solid-js'
import { recall, remember } from '../session/memory.ts'

/** Words that somebody does not want to see among the room's: kept on this device, for every café. */
const KEY = 'aids.ignored'
const MOST = 300
const [ignored, setIgnored] = createRoot(() => createSignal<readonly string[]>(read()))
export { ignored as ignoredWords }

/** Keys begin with their language: «fr:quartier». */
export function ignoreWord(key: string): void {
  keep([...ignored().filter(each => each !== key), key].slice(-MOST))
}
export function showWordAgain(key: string): void {
  keep(ignored().filter(each => each !== key))
}

function keep(keys: readonly string[]): void {
  setIgnored(keys)
  remember(KEY, keys.length === 0 ? null : JSON.stringify(keys))
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(recall(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : []
  } catch {
    return [] // not ours any more: as if nothing had been ignored
  }
}
