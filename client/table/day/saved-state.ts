import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { LinkState, OpenDocument } from '../../session/open-document.ts'

/** What the header says of one's words: where they are. `count` is how many notes are not on the server's disk yet. */
export type SavedState =
  | { readonly kind: 'loading' | 'saved' | 'saving' | 'ended' }
  | { readonly kind: 'offline' | 'reconnecting'; readonly count: number }

export function savedState(link: LinkState, unsaved: number): SavedState {
  switch (link) {
    case 'loading':
      return { kind: 'loading' }
    case 'live':
      return { kind: unsaved === 0 ? 'saved' : 'saving' }
    case 'offline':
      return { kind: 'offline', count: unsaved }
    case 'reconnecting':
      return { kind: 'reconnecting', count: unsaved }
    case 'ended':
      return { kind: 'ended' }
  }
}

/** A word that takes this long to be on the server's disk is worth a remark; before that, the check stays calm. */
const SLOW_MS = 700
const LOADING_MS = 400

/**
 * Where one's words are, as the header says it. `saving` and `loading` are told only when they last, so that nothing flickers
 * while all goes well.
 */
export function createSavedState(link: OpenDocument): () => SavedState {
  const raw = createMemo(() => savedState(link.state(), link.unsaved().size), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const [slow, setSlow] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => raw().kind,
      kind => {
        clearTimeout(timer)
        setSlow(false)
        if (kind === 'saving' || kind === 'loading')
          timer = setTimeout(() => setSlow(true), kind === 'saving' ? SLOW_MS : LOADING_MS)
      },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return () => {
    const now = raw()
    return (now.kind === 'saving' || now.kind === 'loading') && !slow() ? { kind: 'saved' } : now
  }
}
