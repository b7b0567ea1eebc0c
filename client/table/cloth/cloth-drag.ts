import { isOnPlate, NOTE_HEIGHT, NOTE_WIDTH, type Point, zoneAt } from '../../../shared/domain/folds.ts'
import { type Rect, snap } from '../../../shared/domain/places.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Actions } from '../note/actions.ts'
import { elementBox } from './cloth-keys.ts'
import type { Desk } from '../desk.ts'
import { type DragMove, makeDraggable } from './drag.ts'
import { isPileKey, type Part } from './sections.ts'
import type { Words } from '../words-all.ts'
import './hands.css'

/** Held so long over another note, a note makes a pile with it. */
const PILE_MS = 300
/** So much of a note must lie on the other. */
const PILE_OVERLAP = 0.5
/** How far from its middle the handle at a note's corner answers, CSS pixels. */
const HANDLE_REACH = 14

/**
 * Notes and piles follow the pointer by two custom properties, without a single write; at the drop, one. While they do, the cloth
 * shows where they would land or what they would make a pile with. On a phone the map of folds is where they are dropped. From the
 * handle at its corner a link is drawn instead. One of several chosen ones takes the others along. Returns what takes it all off.
 */
export function makeClothDrag(paper: HTMLElement, desk: Desk, actions: Actions, t: () => Words): () => void {
  const { table, layout, gestures } = desk
  /** what follows the pointer, the one in hand first */
  let elements: readonly HTMLElement[] = []
  /** all of the chosen ones, dragged by one of them; else undefined */
  let several: readonly string[] | undefined
  /** from the pointer to the note's top left, in the paper's units */
  let grip: Point = { x: 0, y: 0 }
  let frame = 0
  let isLink = false
  /** what lies under the dragged note, and since when */
  let near: string | undefined
  let piling: ReturnType<typeof setTimeout> | undefined

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
  const elementUnder = (at: DragMove): Element | null => document.elementFromPoint(at.clientX, at.clientY)
  const keyUnder = (at: DragMove): string | undefined => {
    const key = elementUnder(at)?.closest<HTMLElement>('[data-note]')?.dataset['note']
    return key === at.id || (key !== undefined && several?.includes(key) === true) ? undefined : key
  }
  /** The tab of the map under a finger. */
  const mapPart = (at: DragMove): Part | undefined => {
    const tab = elementUnder(at)?.closest<HTMLElement>('[data-drop]')?.dataset['drop']
    if (tab === undefined) return undefined
    return tab === 'plate' || tab === 'loose' ? tab : Number(tab)
  }
  const partUnder = (at: DragMove): Part | undefined => {
    if (!onCloth()) return mapPart(at)
    const point = topLeft(at)
    const centre = { x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 }
    return isOnPlate(table.folds(), centre) ? 'plate' : (zoneAt(table.folds(), centre) ?? 'loose')
  }
  /** The note or pile that the dragged one lies on for the greater part. */
  const lyingOn = (at: DragMove, part: Part | undefined): string | undefined => {
    if (table.cloth.isHidden(at.id) || part === 'plate') return undefined
    if (!onCloth()) return part === undefined ? keyUnder(at) : undefined
    const point = topLeft(at)
    const own = table.sections().pileOf.get(at.id)
    const isHeld = (key: string) => key === at.id || key === own || several?.includes(key) === true
    const found = table.rects().find(rect => !isHeld(rect.key) && overlapOf(point, rect) > PILE_OVERLAP)
    return found === undefined || table.cloth.isHidden(found.key) ? undefined : found.key
  }
  const approach = (key: string | undefined) => {
    if (key === near) return
    near = key
    clearTimeout(piling)
    desk.setOnto(undefined)
    if (key !== undefined) piling = setTimeout(() => desk.setOnto(key), PILE_MS)
  }
  const put = (dx: number, dy: number) => {
    const scale = onCloth() ? layout.scale() : 1
    for (const element of elements) {
      element.style.setProperty('--dx', `${dx / scale}px`)
      element.style.setProperty('--dy', `${dy / scale}px`)
    }
  }
  const end = () => {
    cancelAnimationFrame(frame)
    approach(undefined)
    desk.setOnto(undefined)
    for (const element of elements) element.classList.remove('dragging')
    put(0, 0)
    elements = []
    several = undefined
    isLink = false
    desk.setDragging(false)
    desk.setOver(undefined)
    desk.setLanding(undefined)
    desk.setDrawing(undefined)
  }
  const show = (at: DragMove) => {
    if (isLink) {
      desk.setDrawing({ from: at.id, to: toPaper(at.clientX, at.clientY) })
      const key = keyUnder(at)
      desk.setOnto(key === undefined || isPileKey(key) ? undefined : key)
      return
    }
    // All that is measured before anything is written: measured in between, the page would be laid out twice in a frame.
    const part = partUnder(at)
    const under = lyingOn(at, part)
    const point = topLeft(at)
    put(at.dx, at.dy)
    desk.setOver(part)
    approach(under)
    desk.setLanding(
      onCloth() && part !== 'plate' && desk.onto() === undefined
        ? { ...snap(table.folds(), point, at.altKey), width: NOTE_WIDTH, height: NOTE_HEIGHT }
        : undefined,
    )
  }
  const dropLink = (at: DragMove) => {
    const key = keyUnder(at)
    end()
    if (key === undefined || isPileKey(key)) return
    table.setLinkingFrom(at.id)
    actions.takePick(key, elementBox(desk, key))
  }
  const dropOnMap = (id: string, part: Part, anchor: DOMRect | undefined) => {
    if (isPileKey(id)) actions.arrange(ready => ready.sendTo([id], part))
    else if (!gestures.sendTo(id, part)) actions.putOnFullPlate(id, anchor)
    else
      showToast({
        text: t().movedTo(part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text),
        icon: 'check',
      })
  }

  return makeDraggable(paper, {
    grab(target, clientX, clientY) {
      desk.rememberPress(table.selected())
      if (
        !table.mayWrite() ||
        layout.view() === 'list' ||
        target.closest('textarea, button:not(.tb-cover), a, select') !== null
      )
        return undefined
      const found = target.closest<HTMLElement>('[data-note]')
      const id = found?.dataset['note']
      isLink = onCloth() && id !== undefined && table.isSelected(id) && isAtHandle(found, clientX, clientY)
      return id
    },
    begin(id, clientX, clientY) {
      table.select(id)
      desk.setDragging(true)
      if (isLink) return
      const chosen = desk.chosen()
      several = chosen !== undefined && chosen.length > 1 && chosen.includes(id) ? chosen : undefined
      elements = [id, ...(several ?? []).filter(key => key !== id)].flatMap(
        key => paper.querySelector<HTMLElement>(`[data-note="${key}"]`) ?? [],
      )
      for (const element of elements) element.classList.add('dragging')
      const box = table.boxOf(id)
      const from = toPaper(clientX, clientY)
      grip = { x: (box?.x ?? from.x) - from.x, y: (box?.y ?? from.y) - from.y }
    },
    move(at) {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => show(at))
    },
    drop(at) {
      if (isLink) return dropLink(at)
      const part = partUnder(at)
      const point = topLeft(at)
      const anchor = elementBox(desk, at.id)
      const onto = desk.onto()
      const keys = several ?? [at.id]
      end()
      if (onto !== undefined) return actions.arrange(ready => ready.groupOnto(keys, onto))
      if (keys.length > 1) {
        if (onCloth()) actions.arrange(ready => ready.dropMany(keys, at.id, point, at.altKey))
        else if (part === 'plate') actions.arrange(ready => ready.putOnPlate(keys))
        else if (part !== undefined) actions.arrange(ready => ready.sendTo(keys, part))
        return
      }
      if (!onCloth()) return part === undefined ? undefined : dropOnMap(at.id, part, anchor)
      if (isPileKey(at.id)) return actions.arrange(ready => ready.dropPile(at.id, point, at.altKey))
      if (gestures.dropAt(at.id, point, at.altKey) === 'plate-full') actions.putOnFullPlate(at.id, anchor)
      else desk.focusNote(at.id)
    },
    cancel: end,
    hold(clientX, clientY, target) {
      if (onCloth() && target.closest('[data-note], .tb-plate') === null) openFresh(desk, toPaper(clientX, clientY))
    },
  })
}

/** How much of a note at this point lies on that box, from 0 to 1. */
function overlapOf(point: Point, box: Rect): number {
  const width = Math.min(point.x + NOTE_WIDTH, box.x + box.width) - Math.max(point.x, box.x)
  const height = Math.min(point.y + NOTE_HEIGHT, box.y + box.height) - Math.max(point.y, box.y)
  return width <= 0 || height <= 0 ? 0 : (width * height) / (NOTE_WIDTH * NOTE_HEIGHT)
}

/** The handle is drawn by CSS at the lower right corner of the selected note: it is no element of its own. */
function isAtHandle(note: HTMLElement | null, clientX: number, clientY: number): boolean {
  if (note === null || note.classList.contains('tb-cover')) return false
  const { right, bottom } = note.getBoundingClientRect()
  return Math.hypot(clientX - right, clientY - bottom) <= HANDLE_REACH
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
