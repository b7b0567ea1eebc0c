import { NOTE_HEIGHT, NOTE_WIDTH, isOnPlate, type Point, zoneAt } from '../../shared/domain/folds.ts'
import { snap } from '../../shared/domain/places.ts'
import { showToast } from '../ui/toasts.ts'
import type { Actions } from './actions.ts'
import { elementBox } from './cloth-keys.ts'
import type { Desk } from './desk.ts'
import { type DragMove, makeDraggable } from './drag.ts'
import type { Part } from './sections.ts'
import type { Words } from './words.ts'

/**
 * Notes follow the pointer by two custom properties, without a single write; at the drop, one. On a phone the map of folds is
 * where they are dropped. Returns what takes it off.
 */
export function makeClothDrag(paper: HTMLElement, desk: Desk, actions: Actions, t: () => Words): () => void {
  const { table, layout, gestures } = desk
  let element: HTMLElement | undefined
  /** from the pointer to the note's top left, in the paper's units */
  let grip: Point = { x: 0, y: 0 }
  let frame = 0

  const onCloth = () => layout.view() === 'cloth' && !layout.narrow()
  const toPaper = (clientX: number, clientY: number): Point => {
    const box = paper.getBoundingClientRect()
    const scale = layout.scale()
    return { x: (clientX - box.left) / scale, y: (clientY - box.top) / scale }
  }
  const topLeft = (at: DragMove): Point => {
    const point = toPaper(at.clientX, at.clientY)
    return { x: point.x + grip.x, y: point.y + grip.y }
  }
  /** The tab of the map under a finger. */
  const mapPart = (at: DragMove): Part | undefined => {
    const tab = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('[data-drop]')?.dataset['drop']
    if (tab === undefined) return undefined
    return tab === 'plate' || tab === 'loose' ? tab : Number(tab)
  }
  const partUnder = (at: DragMove): Part | undefined => {
    if (!onCloth()) return mapPart(at)
    const point = topLeft(at)
    const centre = { x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 }
    return isOnPlate(table.folds(), centre) ? 'plate' : (zoneAt(table.folds(), centre) ?? 'loose')
  }
  const put = (dx: number, dy: number) => {
    const scale = onCloth() ? layout.scale() : 1
    element?.style.setProperty('--dx', `${dx / scale}px`)
    element?.style.setProperty('--dy', `${dy / scale}px`)
  }
  const end = () => {
    cancelAnimationFrame(frame)
    element?.classList.remove('dragging')
    put(0, 0)
    element = undefined
    desk.setOver(undefined)
  }

  return makeDraggable(paper, {
    grab(target) {
      if (!table.mayWrite() || layout.view() === 'list' || target.closest('textarea, button, a, select') !== null)
        return undefined
      return target.closest<HTMLElement>('[data-note]')?.dataset['note']
    },
    begin(id, clientX, clientY) {
      element = paper.querySelector<HTMLElement>(`[data-note="${id}"]`) ?? undefined
      table.select(id)
      element?.classList.add('dragging')
      const box = table.boxOf(id)
      const from = toPaper(clientX, clientY)
      grip = { x: (box?.x ?? from.x) - from.x, y: (box?.y ?? from.y) - from.y }
    },
    move(at) {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        put(at.dx, at.dy)
        desk.setOver(partUnder(at))
      })
    },
    drop(at) {
      const part = partUnder(at)
      const point = topLeft(at)
      const anchor = elementBox(desk, at.id)
      end()
      if (onCloth()) {
        if (gestures.dropAt(at.id, point, at.altKey) === 'plate-full') actions.putOnFullPlate(at.id, anchor)
        else desk.focusNote(at.id)
        return
      }
      if (part === undefined) return
      if (!gestures.sendTo(at.id, part)) actions.putOnFullPlate(at.id, anchor)
      else
        showToast({
          text: t().movedTo(
            part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text,
          ),
          icon: 'check',
        })
    },
    cancel: end,
    hold(clientX, clientY, target) {
      if (onCloth() && target.closest('[data-note], .tb-plate') === null) openFresh(desk, toPaper(clientX, clientY))
    },
  })
}

/** An empty note opens where the paper was double-clicked or held. */
export function openFresh(desk: Desk, at: Point): void {
  const { table } = desk
  if (!table.mayWrite()) return
  const point = snap(table.folds(), { x: at.x - NOTE_WIDTH / 2, y: at.y - 24 })
  const zone = zoneAt(table.folds(), { x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 })
  table.setHere(zone ?? 'loose')
  table.select(undefined)
  table.setEditing({ id: 'fresh', fresh: { point, zone } })
}
