import { createEffect, on, onCleanup } from 'solid-js'
import type { Desk } from '../desk.ts'
import { partOfNote } from './sections.ts'
import type { Words } from '../words.ts'

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * The focus is never lost (A11Y-16). Somebody takes the note one was on: its neighbour has the focus, and a sentence says so. Anything
 * else that goes with the focus in it gives it to the cloth. Lives as long as the owner.
 */
export function guardFocus(desk: Desk, t: () => Words): void {
  const { table } = desk
  createEffect(
    on(desk.shownIds, (ids, before) => {
      const left = new Set(ids)
      const lost = before?.find(id => !left.has(id) && isLost() && (desk.keepsFocus(id) || table.selected() === id))
      if (before === undefined) return
      if (lost === undefined) {
        // Somebody put the notes in another order: an element that is moved in the page loses the focus.
        const moved = isLost() ? ids.find(id => desk.keepsFocus(id)) : undefined
        if (moved !== undefined) desk.focusNote(moved)
        return
      }
      const at = before.indexOf(lost)
      const neighbour = [...before.slice(at + 1), ...before.slice(0, at).reverse()].find(id => left.has(id))
      const note = table.note(lost)
      const pile = table.sections().pileOf.get(lost)
      desk.focusNote(pile !== undefined && left.has(pile) ? pile : neighbour)
      if (note === undefined || note.removal !== 0) {
        if (note === undefined || note.removal === 2 || !table.isMine(note)) table.say(t().focusGone)
      } else table.say(t().focusMoved(partTitle(desk, partOfNote(note, table.zones().length), t())))
    }),
  )

  let last: Element | undefined
  const seen = (event: FocusEvent) => (last = event.target instanceof Element ? event.target : undefined)
  const left = (event: FocusEvent) => {
    if (event.relatedTarget === null && event.target instanceof Element && event.target.isConnected) last = undefined
  }
  let later: ReturnType<typeof setTimeout> | undefined
  const rescue = () => {
    if (last === undefined || last.isConnected || !isLost()) return
    last = undefined
    desk.paper()?.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(() => {
    // Whoever took the element away may have somewhere better in mind.
    if (last?.isConnected === false) later ??= setTimeout(() => ((later = undefined), rescue()))
  })
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', seen)
  document.addEventListener('focusout', left)
  onCleanup(() => {
    clearTimeout(later)
    observer.disconnect()
    document.removeEventListener('focusin', seen)
    document.removeEventListener('focusout', left)
  })
}

const partTitle = ({ table }: Desk, part: ReturnType<typeof partOfNote>, t: Words): string =>
  part === 'plate' ? t.plateName : part === 'loose' ? t.loose : table.zoneTitle(part).text
