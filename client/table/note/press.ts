import { createSignal, onCleanup } from 'solid-js'

/** A press may end as a click, as a drag or a menu of the browser's, in another window, or have been a key's. */
const ENDS = ['mouseup', 'dragend', 'contextmenu', 'blur', 'keyup'] as const

/**
 * Is something being pressed? Whatever then comes up under the pointer would be released on, and what was meant would never be
 * clicked. A finger's tap is told by the mouse events that follow it. Lives as long as the owner.
 */
export function createPressed(): () => boolean {
  const [isPressed, setPressed] = createSignal(document.querySelector(':active') !== null)
  const begin = (event: MouseEvent) => {
    if (event.button === 0) setPressed(true)
  }
  let soon: ReturnType<typeof setTimeout> | undefined
  // The click comes right after the release, and must still find everything as it was.
  const end = () => {
    if (isPressed()) soon ??= setTimeout(() => ((soon = undefined), setPressed(false)))
  }
  // Caught on their way down, whoever stops them; but of blurs the window's own alone.
  const isCaught = (name: (typeof ENDS)[number]) => name !== 'blur'
  window.addEventListener('mousedown', begin, true)
  for (const name of ENDS) window.addEventListener(name, end, isCaught(name))
  onCleanup(() => {
    clearTimeout(soon)
    window.removeEventListener('mousedown', begin, true)
    for (const name of ENDS) window.removeEventListener(name, end, isCaught(name))
  })
  return isPressed
}
