/**
 * Dragging by pointer: a mouse or pen begins after 8 px; a finger by a long press, so that scrolling stays scrolling. Escape
 * lets go. The note itself is moved by whoever listens; nothing is written before the drop.
 */
export interface DragTarget {
  /** what lies under the pointer, if it can be dragged */
  readonly grab: (element: Element, clientX: number, clientY: number) => string | undefined
  /** `clientX` and `clientY` are where it was grabbed */
  readonly begin: (id: string, clientX: number, clientY: number) => void
  readonly move: (at: DragMove) => void
  readonly drop: (at: DragMove) => void
  readonly cancel: () => void
  /** a long press where there is nothing to drag */
  readonly hold?: (clientX: number, clientY: number, element: Element) => void
}
export interface DragMove {
  readonly id: string
  /** from where it was grabbed, CSS pixels */
  readonly dx: number
  readonly dy: number
  readonly clientX: number
  readonly clientY: number
  readonly altKey: boolean
}

const THRESHOLD = 8
const LONG_PRESS_MS = 380

/** Returns what takes the listeners off again. */
export function makeDraggable(surface: HTMLElement, target: DragTarget): () => void {
  let pressed:
    | { id: string | undefined; pointer: number; x: number; y: number; touch: boolean; element: Element }
    | undefined
  let dragging = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const read = (event: PointerEvent, id: string, from: { x: number; y: number }): DragMove => ({
    id,
    dx: event.clientX - from.x,
    dy: event.clientY - from.y,
    clientX: event.clientX,
    clientY: event.clientY,
    altKey: event.altKey,
  })
  const begin = (id: string, from: { x: number; y: number }) => {
    dragging = true
    target.begin(id, from.x, from.y)
  }
  const finish = () => {
    clearTimeout(timer)
    pressed = undefined
    dragging = false
  }
  const letGo = () => {
    if (dragging) target.cancel()
    finish()
  }

  const onDown = (event: PointerEvent) => {
    if (pressed !== undefined) {
      letGo() // a second finger: that is a pinch
      return
    }
    if (event.button !== 0 || !(event.target instanceof Element)) return
    const touch = event.pointerType === 'touch'
    const id = target.grab(event.target, event.clientX, event.clientY)
    if (id === undefined && !touch) return
    const { clientX, clientY } = event
    const element = event.target
    pressed = { id, pointer: event.pointerId, x: clientX, y: clientY, touch, element }
    if (!touch) return
    timer = setTimeout(() => {
      if (pressed === undefined) return
      if (id !== undefined) begin(id, pressed)
      else {
        finish()
        target.hold?.(clientX, clientY, element)
      }
    }, LONG_PRESS_MS)
  }
  const onMove = (event: PointerEvent) => {
    if (pressed === undefined || event.pointerId !== pressed.pointer) return
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) >= THRESHOLD
    if (!dragging) {
      if (!far) return
      if (pressed.touch || pressed.id === undefined) {
        finish() // the finger scrolls
        return
      }
      begin(pressed.id, pressed)
    }
    if (pressed.id !== undefined) target.move(read(event, pressed.id, pressed))
    event.preventDefault()
  }
  const onUp = (event: PointerEvent) => {
    if (pressed === undefined || event.pointerId !== pressed.pointer) return
    const { id } = pressed
    if (dragging && id !== undefined) {
      target.drop(read(event, id, pressed))
      swallowClick()
    }
    finish()
  }
  /** The click that ends a drag is not a click. */
  const swallowClick = () => {
    const stop = (event: Event) => {
      event.stopPropagation()
      event.preventDefault()
    }
    window.addEventListener('click', stop, { capture: true, once: true })
    setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !dragging) return
    event.stopPropagation()
    event.preventDefault()
    letGo()
  }
  const onTouchMove = (event: TouchEvent) => {
    if (dragging) event.preventDefault() // the long press has won over scrolling
  }
  const onMenu = (event: Event) => {
    if (pressed?.touch === true || dragging) event.preventDefault()
  }

  surface.addEventListener('pointerdown', onDown)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', letGo)
  window.addEventListener('blur', letGo)
  window.addEventListener('keydown', onKey, true)
  surface.addEventListener('touchmove', onTouchMove, { passive: false })
  surface.addEventListener('contextmenu', onMenu)
  return () => {
    letGo()
    surface.removeEventListener('pointerdown', onDown)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', letGo)
    window.removeEventListener('blur', letGo)
    window.removeEventListener('keydown', onKey, true)
    surface.removeEventListener('touchmove', onTouchMove)
    surface.removeEventListener('contextmenu', onMenu)
  }
}
