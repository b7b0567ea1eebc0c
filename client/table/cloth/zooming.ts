import type { Desk } from '../desk.ts'
import type { Way } from './keyboard.ts'

interface Client {
  readonly clientX: number
  readonly clientY: number
}

/** Changes the size of the cloth, and keeps the same spot of it under `at`, else in the middle of the view. */
function resize(desk: Desk, change: () => void, at?: Client): void {
  const paper = desk.paper()
  const view = paper?.closest('.tb-view')
  if (paper === undefined || view === null || view === undefined) return change()
  const { layout } = desk
  const frame = view.getBoundingClientRect()
  const held = at ?? { clientX: frame.left + frame.width / 2, clientY: frame.top + frame.height / 2 }
  const before = paper.getBoundingClientRect()
  const scale = layout.scale()
  const [x, y] = [(held.clientX - before.left) / scale, (held.clientY - before.top) / scale]
  change()
  const after = paper.getBoundingClientRect()
  view.scrollBy(after.left + x * layout.scale() - held.clientX, after.top + y * layout.scale() - held.clientY)
}

/** Around the note one is on, else the middle of the view. */
export function zoomBy(desk: Desk, step: 1 | -1): void {
  const id = desk.table.selected()
  const box = desk
    .paper()
    ?.querySelector(`[data-note="${id ?? ''}"]`)
    ?.getBoundingClientRect()
  const at = box === undefined ? undefined : { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }
  resize(desk, () => desk.layout.zoom(step), at)
}
/** The folds that the cloth begins with; when those are in view already, all that it has grown to. */
export function seeAll(desk: Desk): void {
  const { layout, table } = desk
  const all = layout.fitRows(Math.max(table.rows(), table.folds().base.length))
  const isFit = Math.abs(layout.scale() - layout.fit()) < 0.001
  if (isFit && all < layout.fit()) layout.zoomTo(all)
  else layout.refit()
  desk.paper()?.closest('.tb-view')?.scrollTo(0, 0)
}

/** A quarter of the view at a time. */
export function panBy(desk: Desk, way: Way): void {
  const view = desk.paper()?.closest('.tb-view')
  if (view === null || view === undefined) return
  const [x, y] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[way] as [number, number]
  view.scrollBy({ left: (x * view.clientWidth) / 4, top: (y * view.clientHeight) / 4 })
}

/** Ctrl and the wheel, as on a map: so much for a notch of 100 px. */
const WHEEL = 0.0022

/**
 * Wheel, pinch and dragging of the bare cloth. The wheel alone scrolls, as everywhere; with Ctrl (and so a trackpad's pinch) it
 * enlarges what is under the pointer; two fingers do the same. Space or the middle button drags the view. Returns what takes it off.
 */
export function makeZooming(paper: HTMLElement, desk: Desk): () => void {
  const { layout } = desk
  const view = paper.closest<HTMLElement>('.tb-view')
  if (view === null) return () => {}
  const isCloth = () => layout.view() === 'cloth' && !layout.narrow()
  const off = new AbortController()
  const { signal } = off
  const fingers = new Map<number, Client>()
  let spread = 0
  let dragged: { readonly pointer: number; x: number; y: number } | undefined
  let space = false

  view.addEventListener(
    'wheel',
    event => {
      if (!isCloth() || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * 33
      resize(desk, () => layout.zoomTo(layout.scale() * Math.exp(-pixels * WHEEL)), event)
    },
    { passive: false, signal },
  )
  const onDown = (event: PointerEvent) => {
    if (!isCloth()) return
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, event)
      spread = spreadOf(fingers)
    }
    const isBare = event.target instanceof Element && event.target.closest('[data-note], button, textarea') === null
    if (event.button !== 1 && !(event.button === 0 && space && isBare)) return
    event.preventDefault()
    event.stopPropagation()
    dragged = { pointer: event.pointerId, x: event.clientX, y: event.clientY }
    view.classList.add('dragged')
  }
  const onMove = (event: PointerEvent) => {
    if (dragged?.pointer === event.pointerId) {
      view.scrollBy(dragged.x - event.clientX, dragged.y - event.clientY)
      Object.assign(dragged, { x: event.clientX, y: event.clientY })
    }
    if (!fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, event)
    const next = spreadOf(fingers)
    if (spread > 0 && next > 0) {
      const ratio = next / spread
      resize(desk, () => layout.zoomTo(layout.scale() * ratio), middleOf(fingers))
    }
    spread = next
  }
  const onEnd = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    spread = spreadOf(fingers)
    if (dragged?.pointer === event.pointerId) {
      dragged = undefined
      view.classList.remove('dragged')
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    // On a note Space picks it up, in a field it writes: only the bare cloth is held by it.
    space = event.type === 'keydown' && (event.target === paper || event.target === document.body)
    if (space && event.target === paper) event.preventDefault()
    view.classList.toggle('held', space)
  }
  view.addEventListener('pointerdown', onDown, { capture: true, signal })
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener('pointerup', onEnd, { signal })
  window.addEventListener('pointercancel', onEnd, { signal })
  window.addEventListener('keydown', onKey, { signal })
  window.addEventListener('keyup', onKey, { signal })
  // Two fingers enlarge the cloth, not the page.
  view.addEventListener('touchmove', event => isCloth() && event.touches.length > 1 && event.preventDefault(), {
    passive: false,
    signal,
  })
  return () => off.abort()
}

function spreadOf(fingers: ReadonlyMap<number, Client>): number {
  const [a, b] = [...fingers.values()]
  return a === undefined || b === undefined ? 0 : Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
}
function middleOf(fingers: ReadonlyMap<number, Client>): Client | undefined {
  const [a, b] = [...fingers.values()]
  return a === undefined || b === undefined
    ? undefined
    : { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }
}
