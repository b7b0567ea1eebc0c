import { onCleanup } from 'solid-js'

const STILL_AFTER_MS = 3_000

/** Hides the pointer over an element once it has been still for three seconds (`data-still`), until it moves again. */
export function hideStillPointer(element: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const moved = () => {
    element.removeAttribute('data-still')
    clearTimeout(timer)
    timer = setTimeout(() => element.setAttribute('data-still', ''), STILL_AFTER_MS)
  }
  element.addEventListener('pointermove', moved, { passive: true })
  moved()
  onCleanup(() => {
    clearTimeout(timer)
    element.removeEventListener('pointermove', moved)
  })
}
