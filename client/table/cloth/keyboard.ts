/** What keys mean on the cloth. Single letters act only here, while a note or the cloth has the focus (WCAG 2.1.4). */
export type Gesture =
  | { readonly kind: 'go'; readonly way: Way }
  | { readonly kind: 'end'; readonly which: 'first' | 'last' }
  | { readonly kind: 'zone'; readonly step: 1 | -1 }
  | {
      readonly kind:
        | 'edit'
        | 'next-kind'
        | 'plate'
        | 'link'
        | 'group'
        | 'choose'
        | 'set-aside'
        | 'pick-up'
        | 'undo'
        | 'redo'
        | 'leave'
    }
  | { readonly kind: 'dot'; readonly step: 1 | -1 }
  /** a letter typed on the bare cloth: the beginning of a note */
  | { readonly kind: 'type'; readonly text: string }
export type Way = 'left' | 'right' | 'up' | 'down'

export interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const WAYS: Readonly<Record<string, Way>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** `onNote`: a note has the focus, else the bare cloth. `letters`: single letters are not switched off. Undefined: the key is not ours. */
export function readGesture(pressed: Pressed, onNote: boolean, letters = true): Gesture | undefined {
  const command = pressed.ctrlKey || pressed.metaKey
  if (command && !pressed.altKey && pressed.key.toLowerCase() === 'z')
    return { kind: pressed.shiftKey ? 'redo' : 'undo' }
  if (command && !pressed.altKey && pressed.key.toLowerCase() === 'y') return { kind: 'redo' }
  if (command || pressed.altKey) return undefined
  const way = WAYS[pressed.key]
  if (way !== undefined) return { kind: 'go', way }
  switch (pressed.key) {
    case 'Home':
      return { kind: 'end', which: 'first' }
    case 'End':
      return { kind: 'end', which: 'last' }
    case 'PageUp':
      return { kind: 'zone', step: -1 }
    case 'PageDown':
      return { kind: 'zone', step: 1 }
    case 'Escape':
      return { kind: 'leave' }
  }
  if (!onNote)
    return letters && pressed.key.length === 1 && pressed.key.trim() !== ''
      ? { kind: 'type', text: pressed.key }
      : undefined
  switch (pressed.key) {
    case 'Enter':
    case 'F2':
      return { kind: 'edit' }
    case ' ':
      return { kind: 'pick-up' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'set-aside' }
  }
  if (!letters) return undefined
  switch (pressed.key.toLowerCase()) {
    case 'g':
      return { kind: 'group' }
    case 'c':
      return { kind: 'choose' }
    case 'n':
      return { kind: 'next-kind' }
    case 'a':
      return { kind: 'plate' }
    case 'l':
      return { kind: 'link' }
    case 'v':
      return { kind: 'dot', step: pressed.shiftKey ? -1 : 1 }
  }
  return undefined
}

/** How far a picked-up note goes with one press, in the cloth's units. */
export function nudge(way: Way, far: boolean): readonly [dx: number, dy: number] {
  const step = far ? 40 : 8
  switch (way) {
    case 'left':
      return [-step, 0]
    case 'right':
      return [step, 0]
    case 'up':
      return [0, -step]
    case 'down':
      return [0, step]
  }
}

export interface Box {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The nearest box that way, as an eye would go: straight ahead counts more than aside. */
export function nearest(boxes: readonly Box[], from: Box, way: Way): string | undefined {
  const [cx, cy] = centre(from)
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const box of boxes) {
    if (box.id === from.id) continue
    const [x, y] = centre(box)
    const ahead = way === 'left' ? cx - x : way === 'right' ? x - cx : way === 'up' ? cy - y : y - cy
    const aside = way === 'left' || way === 'right' ? Math.abs(y - cy) : Math.abs(x - cx)
    if (ahead < 4 || aside > ahead * 2.5 + 60) continue
    const cost = ahead + aside * 2
    if (cost < least) {
      least = cost
      best = box.id
    }
  }
  return best
}

const centre = (box: Box): readonly [x: number, y: number] => [box.left + box.width / 2, box.top + box.height / 2]
