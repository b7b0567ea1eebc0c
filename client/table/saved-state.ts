import type { LinkState } from '../session/open-document.ts'

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

