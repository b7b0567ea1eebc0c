import { NOTE_HEIGHT, NOTE_WIDTH, type Point, zoneAt } from '../../../shared/domain/folds.ts'
import { freePlace } from '../../../shared/domain/places.ts'
import type { Actions } from '../note/actions.ts'
import type { Desk } from '../desk.ts'
import { dismissToast } from '../../ui/toasts.ts'
import { type Box, type Gesture, nearest, nudge, readGesture, type Way } from './keyboard.ts'
import { hasLetters } from '../preferences.ts'
import { entriesIn, isPileKey, type Part, partOf, partsOf } from './sections.ts'
import type { Words } from '../words-all.ts'

/** What only a note can be asked for: a pile says so. */
const ONE_NOTE: ReadonlySet<Gesture['kind']> = new Set(['next-kind', 'plate', 'link', 'dot'])

/** Keys on the cloth, for the note that has the focus or for the bare paper. */
export function createClothKeys(desk: Desk, actions: Actions, t: () => Words): (event: KeyboardEvent) => void {
  const { table, layout } = desk

  /** Of what one can go to: not of notes under the cover of a closed pile. */
  const boxes = (): Box[] => {
    const shown = new Set(desk.shownIds())
    return [...(desk.paper()?.querySelectorAll<HTMLElement>('[data-note]') ?? [])].flatMap(element => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const id = element.dataset['note']
      return id === undefined || width === 0 || !shown.has(id) ? [] : [{ id, left, top, width, height }]
    })
  }
  const go = (id: string, way: Way) => {
    const all = boxes()
    const from = all.find(box => box.id === id)
    const next = from === undefined ? undefined : nearest(all, from, way)
    if (next !== undefined) desk.focusNote(next)
  }
  const goToPart = (from: Part, step: 1 | -1) => {
    const parts = partsOf(table.zones().length).filter(
      part => entriesIn(table.sections(), part).length > 0 || part === from,
    )
    const part = parts[(parts.indexOf(from) + step + parts.length) % parts.length]
    if (part === undefined) return
    table.setHere(part)
    desk.focusNote(entriesIn(table.sections(), part)[0])
  }
  const pickUp = (id: string) => {
    const lifted = desk.lifted()
    if (lifted !== undefined && isPileKey(lifted.id)) {
      desk.setLifted(undefined)
      actions.arrange(ready => ready.dropPile(lifted.id, lifted.point, true))
      return
    }
    if (lifted !== undefined) {
      const part = desk.gestures.dropAt(lifted.id, lifted.point, true)
      desk.setLifted(undefined)
      if (part === 'plate-full') actions.putOnFullPlate(lifted.id)
      else {
        table.say(t().putDown)
        desk.focusNote(lifted.id)
      }
      return
    }
    const box = table.boxOf(id)
    if (!table.mayWrite() || box === undefined) return
    if (layout.narrow() || layout.view() === 'list') return actions.askWhere(id, elementBox(desk, id))
    desk.setLifted({ id, point: { x: box.x, y: box.y } })
    table.say(t().pickedUp)
  }
  const shift = (way: Way, far: boolean) => {
    const lifted = desk.lifted()
    if (lifted === undefined) return
    const [dx, dy] = nudge(way, far)
    desk.setLifted({ id: lifted.id, point: { x: lifted.point.x + dx, y: lifted.point.y + dy } })
  }
  /** Picked up, a note goes to the next part in one press: to a free place there. */
  const hop = (lifted: { readonly id: string; readonly point: Point }, step: 1 | -1) => {
    const zones: (number | null)[] = [...table.zones().map((_, zone) => zone), null]
    const { x, y } = lifted.point
    const now = zoneAt(table.folds(), { x: x + NOTE_WIDTH / 2, y: y + NOTE_HEIGHT / 2 }) ?? null
    const zone = zones[(zones.indexOf(now) + step + zones.length) % zones.length] ?? null
    const height = table.boxOf(lifted.id)?.height ?? NOTE_HEIGHT
    desk.setLifted({ id: lifted.id, point: freePlace(table.folds(), zone, table.rects(), height) })
    table.say(zone === null ? t().loose : table.zoneTitle(zone).text)
  }

  /** Several at once: the next note that way is chosen too. */
  const extend = (id: string, way: Way) => {
    const all = boxes()
    const from = all.find(box => box.id === id)
    const next = from === undefined ? undefined : nearest(all, from, way)
    if (next === undefined) return
    desk.setChosen([...new Set([...(desk.chosen() ?? []), id, next])])
    actions.arrange(ready => ready.tellChosen())
    desk.focusNote(next)
  }
  const toggle = (id: string) => {
    desk.toggleChosen(id)
    actions.arrange(ready => ready.tellChosen())
  }
  /** Where several are chosen, keys are about all of them. False: this one is not. */
  const withChosen = (keys: readonly string[], what: Gesture['kind'], anchor?: DOMRect): boolean => {
    actions.arrange(ready => {
      if (what === 'set-aside') ready.setAside(keys)
      else if (what === 'group') ready.pileUp(keys, anchor)
      else if (what === 'plate') ready.putOnPlate(keys)
      else if (what === 'next-kind') ready.askKind(keys, anchor)
      else if (what === 'pick-up') ready.askWhere(keys, anchor)
    })
    return ['set-aside', 'group', 'plate', 'next-kind', 'pick-up'].includes(what)
  }

  return event => {
    const target = event.target instanceof Element ? event.target : undefined
    if (target === undefined || target.closest('textarea, button:not(.tb-cover), a, input, select') !== null) return
    const id = target.closest<HTMLElement>('[data-note]')?.dataset['note']
    const gesture = readGesture(event, id !== undefined, hasLetters())
    if (gesture === undefined) return
    const anchor = id === undefined ? undefined : elementBox(desk, id)
    let ours = true
    switch (gesture.kind) {
      case 'undo':
        actions.undo()
        break
      case 'redo':
        actions.redo()
        break
      case 'leave':
        ours = leave(desk)
        break
      case 'type':
        desk.focusPad(gesture.text)
        break
      case 'go':
        if (desk.lifted() !== undefined) shift(gesture.way, event.shiftKey)
        else if (id === undefined) desk.focusNote(desk.shownIds()[0])
        else if (event.shiftKey) extend(id, gesture.way)
        else go(id, gesture.way)
        break
      case 'end': {
        const part = partOf(table.sections(), id ?? '') ?? table.here()
        const ids = entriesIn(table.sections(), part)
        desk.focusNote(gesture.which === 'first' ? ids[0] : ids.at(-1))
        break
      }
      case 'zone': {
        const lifted = desk.lifted()
        if (lifted !== undefined) hop(lifted, gesture.step)
        else goToPart(partOf(table.sections(), id ?? '') ?? table.here(), gesture.step)
        break
      }
      default:
        if (id === undefined) return
        const keys = desk.chosen()
        if (keys !== undefined && keys.length > 0 && table.mayWrite() && withChosen(keys, gesture.kind, anchor)) break
        if (isPileKey(id) && desk.lifted() === undefined && ONE_NOTE.has(gesture.kind) && !desk.isPicking(id)) {
          actions.arrange(ready => ready.tellPile())
          break
        }
        switch (gesture.kind) {
          case 'edit':
            if (desk.isPicking(id)) actions.takePick(id, anchor)
            else if (keys !== undefined) toggle(id)
            else if (isPileKey(id)) actions.pressPile(id)
            else actions.edit(id)
            break
          case 'group':
            if (desk.isPicking(id)) actions.takePick(id, anchor)
            else if (table.mayWrite()) actions.arrange(ready => ready.pickForPile([id]))
            break
          case 'choose':
            if (keys !== undefined) toggle(id)
            else if (table.mayWrite()) actions.arrange(ready => ready.startChoosing(id))
            break
          case 'next-kind':
            actions.nextKind(id)
            break
          case 'plate':
            actions.togglePlate(id, anchor)
            break
          case 'link':
            actions.pickForLink(id, anchor)
            break
          case 'set-aside':
            actions.setAside(id)
            break
          case 'pick-up':
            pickUp(id)
            break
          case 'dot':
            actions.addDot(id, gesture.step)
            break
        }
    }
    if (ours) event.preventDefault()
  }
}

/** Escape lets go of what was begun, then of the note. False: there was nothing to let go of. */
function leave(desk: Desk): boolean {
  const { table } = desk
  if (desk.lifted() !== undefined) desk.setLifted(undefined)
  else if (table.linkingFrom() !== undefined || desk.grouping() !== undefined) {
    table.setLinkingFrom(undefined)
    desk.setGrouping(undefined)
    dismissToast()
  } else if (desk.chosen() !== undefined) desk.setChosen(undefined)
  else if (table.opened() !== undefined) {
    const key = table.opened()
    table.openPile(undefined)
    desk.focusNote(key)
  } else return false
  return true
}

export const elementBox = (desk: Desk, id: string): DOMRect | undefined =>
  desk.paper()?.querySelector(`[data-note="${id}"]`)?.getBoundingClientRect()
