import type { Desk } from '../desk.ts'
import type { Pressed, Way } from './keyboard.ts'
import { openPanel } from '../panels/panels.ts'
import { hasLetters } from '../preferences.ts'
import { panBy, seeAll, zoomBy } from './zooming.ts'

/** What keys mean for looking at the cloth; `keyboard.ts` has those for working on it. */
export type ViewGesture =
  | { readonly kind: 'find' | 'help' | 'all' }
  | { readonly kind: 'zoom'; readonly step: 1 | -1 }
  | { readonly kind: 'pan'; readonly way: Way }

const WAYS: Readonly<Record<string, Way>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** Single letters act on a note alone: on the bare cloth they are the beginning of a note. */
export function readViewGesture(pressed: Pressed, onNote: boolean, letters = true): ViewGesture | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined
  const way = pressed.shiftKey ? WAYS[pressed.key] : undefined
  if (way !== undefined) return { kind: 'pan', way }
  if (!onNote || !letters) return undefined
  switch (pressed.key.toLowerCase()) {
    case 'f':
      return { kind: 'find' }
    case 'h':
      return { kind: 'help' }
    case 't':
      return { kind: 'all' }
    case 'z':
      return { kind: 'zoom', step: pressed.shiftKey ? -1 : 1 }
  }
  return undefined
}

/** True: it was a key for looking, and is done. */
export function onViewKey(desk: Desk, event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : undefined
  if (target === undefined || target.closest('textarea, button, a, input, select') !== null) return false
  // What is picked up moves by the same keys, and several notes are chosen by them.
  if (desk.lifted() !== undefined || desk.chosen() !== undefined) return false
  const gesture = readViewGesture(event, target.closest('[data-note]') !== null, hasLetters())
  if (gesture === undefined) return false
  const isCloth = desk.layout.view() === 'cloth' && !desk.layout.narrow()
  if (!isCloth && gesture.kind !== 'find' && gesture.kind !== 'help') return false
  event.preventDefault()
  switch (gesture.kind) {
    case 'find':
    case 'help':
      openPanel(gesture.kind)
      break
    case 'all':
      seeAll(desk)
      break
    case 'zoom':
      zoomBy(desk, gesture.step)
      break
    case 'pan':
      panBy(desk, gesture.way)
      break
  }
  return true
}
