import { onCleanup } from 'solid-js'

/** The editor's own files: a third of what this screen weighs, fetched when somebody is about to write. */
export const loadEditor = () => import('./editor/PartEditor.tsx')

/** Whoever stays so long without touching anything is likely to write, and may lose the network before. */
const STAYS_MS = 20_000

/** Fetches the editor before it is needed: at the first touch of the page, or when somebody stays. */
export function fetchEditorSoon(mayWrite: () => boolean): void {
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('pointerdown', now, true)
    document.removeEventListener('keydown', now, true)
  }
  const now = () => {
    if (!mayWrite()) return
    stop()
    // not reached: it is asked for again, and told, when somebody really goes to write
    loadEditor().catch(() => {})
  }
  const timer = setTimeout(now, STAYS_MS)
  document.addEventListener('pointerdown', now, true)
  document.addEventListener('keydown', now, true)
  onCleanup(stop)
}
