import { onCleanup } from 'solid-js'

/** Boxes that may hold the focus when what had it inside them is gone. */
const BOXES = 'section, aside, form, fieldset, dialog, main'

/** Gone from the page, or not to be pressed any more: either takes the focus away. */
const isGone = (held: Element): boolean => !held.isConnected || held.matches(':disabled')

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * The focus is never lost (A11Y-16): a button that goes with its own press, as a step that is done, gives it to the one that stands in its
 * stead (the same `data-keeps`), else to the nearest box that is left of those it was in. Lives as long as the owner.
 */
export function keepFocus(): void {
  let last: HTMLElement | undefined
  let around: Element[] = []
  const seen = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return
    last = event.target
    around = []
    for (let box = last.parentElement; box !== null; box = box.parentElement) if (box.matches(BOXES)) around.push(box)
  }
  const left = ({ relatedTarget, target }: FocusEvent) => {
    // Some browsers tell it before the element is gone, some after.
    queueMicrotask(() => {
      if (relatedTarget === null && target === last && last !== undefined && !isGone(last)) last = undefined
    })
  }
  let later: ReturnType<typeof setTimeout> | undefined
  const rescue = () => {
    later = undefined
    // a button that may not be pressed any more loses the focus only with the next frame
    if (last === undefined || !isGone(last) || !(isLost() || document.activeElement === last)) return
    const name = last.dataset['keeps']
    const heir =
      (name === undefined ? null : document.querySelector<HTMLElement>(`[data-keeps="${name}"]`)) ??
      around.find((box): box is HTMLElement => box instanceof HTMLElement && box.isConnected)
    last = undefined
    if (heir === undefined) return
    // A box is no stop of the keyboard, but may be where one goes on from.
    if (heir.matches(BOXES) && !heir.hasAttribute('tabindex')) heir.tabIndex = -1
    heir.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(() => {
    // Whoever took the element away may have somewhere better in mind.
    if (last !== undefined && isGone(last)) later ??= setTimeout(rescue)
  })
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', seen)
  document.addEventListener('focusout', left)
  onCleanup(() => {
    clearTimeout(later)
    observer.disconnect()
    document.removeEventListener('focusin', seen)
    document.removeEventListener('focusout', left)
  })
}
