/** The map of keys (`HelpMap.tsx`). What the keys do is in `keyboard.ts` and `view-keys.ts`; a test holds them together. */
export interface Chord {
  /** as `KeyboardEvent.key` names it; letters small */
  readonly key: string
  readonly shift?: true
  readonly ctrl?: true
}
export type ShortcutGroup = 'go' | 'do' | 'see' | 'write'
export interface Shortcut {
  readonly does:
    | 'arrows'
    | 'ends'
    | 'parts'
    | 'tab'
    | 'escape'
    | 'edit'
    | 'pick'
    | 'kind'
    | 'plate'
    | 'link'
    | 'group'
    | 'choose'
    | 'dot'
    | 'undot'
    | 'remove'
    | 'undo'
    | 'redo'
    | 'find'
    | 'help'
    | 'zoomIn'
    | 'zoomOut'
    | 'all'
    | 'pan'
    | 'post'
    | 'postMore'
    | 'newLine'
  readonly group: ShortcutGroup
  /** any of them does it */
  readonly chords: readonly Chord[]
}

const keys = (...names: readonly string[]): Chord[] => names.map(key => ({ key }))
const ARROWS = ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight'] as const

/** None of them needs a key that a French keyboard lacks, or gives only with Shift: no digits, no signs. */
export const SHORTCUTS: readonly Shortcut[] = [
  { does: 'tab', group: 'go', chords: keys('Tab') },
  { does: 'arrows', group: 'go', chords: keys(...ARROWS) },
  { does: 'ends', group: 'go', chords: keys('Home', 'End') },
  { does: 'parts', group: 'go', chords: keys('PageUp', 'PageDown') },
  { does: 'escape', group: 'go', chords: keys('Escape') },
  { does: 'edit', group: 'do', chords: keys('Enter') },
  { does: 'pick', group: 'do', chords: keys(' ') },
  { does: 'kind', group: 'do', chords: keys('n') },
  { does: 'plate', group: 'do', chords: keys('a') },
  { does: 'link', group: 'do', chords: keys('l') },
  { does: 'group', group: 'do', chords: keys('g') },
  { does: 'choose', group: 'do', chords: keys('c') },
  { does: 'dot', group: 'do', chords: keys('v') },
  { does: 'undot', group: 'do', chords: [{ key: 'v', shift: true }] },
  { does: 'remove', group: 'do', chords: keys('Delete') },
  { does: 'undo', group: 'do', chords: [{ key: 'z', ctrl: true }] },
  { does: 'redo', group: 'do', chords: [{ key: 'z', ctrl: true, shift: true }] },
  { does: 'find', group: 'see', chords: keys('f') },
  { does: 'zoomIn', group: 'see', chords: keys('z') },
  { does: 'zoomOut', group: 'see', chords: [{ key: 'z', shift: true }] },
  { does: 'all', group: 'see', chords: keys('t') },
  { does: 'pan', group: 'see', chords: ARROWS.map(key => ({ key, shift: true as const })) },
  { does: 'help', group: 'see', chords: keys('h') },
  { does: 'post', group: 'write', chords: keys('Enter') },
  { does: 'postMore', group: 'write', chords: [{ key: 'Enter', ctrl: true }] },
  { does: 'newLine', group: 'write', chords: [{ key: 'Enter', shift: true }] },
]
