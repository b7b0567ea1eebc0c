import type { Actions } from './actions.ts'
import type { Desk } from './desk.ts'
import { type Box, nearest, nudge, readGesture, type Way } from './keyboard.ts'
import { idsIn, type Part, partOfNote, partsOf } from './sections.ts'
import type { Words } from './words.ts'

/** Keys on the cloth, for the note that has the focus or for the bare paper. */
export function createClothKeys(desk: Desk, actions: Actions, t: () => Words): (event: KeyboardEvent) => void {
  const { table, layout } = desk

  const boxes = (): Box[] =>
    [...(desk.paper()?.querySelectorAll<HTMLElement>('[data-note]') ?? [])].flatMap(element => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const id = element.dataset['note']
      return id === undefined || width === 0 ? [] : [{ id, left, top, width, height }]
    })
  const go = (id: string, way: Way) => {
    const all = boxes()
    const from = all.find(box => box.id === id)
    const next = from === undefined ? undefined : nearest(all, from, way)
    if (next !== undefined) desk.focusNote(next)
  }
  const goToPart = (from: Part, step: 1 | -1) => {
    const parts = partsOf(table.zones().length).filter(
      part => idsIn(table.sections(), part).length > 0 || part === from,
    )
    const part = parts[(parts.indexOf(from) + step + parts.length) % parts.length]
    if (part === undefined) return
    table.setHere(part)
    desk.focusNote(idsIn(table.sections(), part)[0])
  }
  const pickUp = (id: string) => {
    const lifted = desk.lifted()
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

  return event => {
    const target = event.target instanceof Element ? event.target : undefined
    if (target === undefined || target.closest('textarea, button, a, input, select') !== null) return
    const id = target.closest<HTMLElement>('[data-note]')?.dataset['note']
    const gesture = readGesture(event, id !== undefined)
    if (gesture === undefined) return
    const anchor = id === undefined ? undefined : elementBox(desk, id)
    const note = id === undefined ? undefined : table.note(id)
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
        else go(id, gesture.way)
        break
      case 'end': {
        const part = note === undefined ? table.here() : partOfNote(note, table.zones().length)
        const ids = idsIn(table.sections(), part)
        desk.focusNote(gesture.which === 'first' ? ids[0] : ids.at(-1))
        break
      }
      case 'zone':
        goToPart(note === undefined ? table.here() : partOfNote(note, table.zones().length), gesture.step)
        break
      default:
        if (id === undefined) return
        switch (gesture.kind) {
          case 'edit':
            if (table.linkingFrom() !== undefined) actions.pickForLink(id, anchor)
            else actions.edit(id)
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
  else if (table.linkingFrom() !== undefined) table.setLinkingFrom(undefined)
  else return false
  return true
}

export const elementBox = (desk: Desk, id: string): DOMRect | undefined =>
  desk.paper()?.querySelector(`[data-note="${id}"]`)?.getBoundingClientRect()
