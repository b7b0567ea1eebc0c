import { useWords } from '../i18n/language.ts'
import type { Actions } from './note/actions.ts'
import { createActions } from './note/actions.ts'
import { makeClothDrag } from './cloth/cloth-drag.ts'
import { createClothKeys } from './cloth/cloth-keys.ts'
import { onViewKey } from './cloth/view-keys.ts'
import { makeZooming } from './cloth/zooming.ts'
import type { Desk } from './desk.ts'
import { words } from './words-all.ts'
import './day/sheets.css'
import './day/phone-sheets.css'
import './cloth/view-tools.css'

/** What the tools are made of: one file, fetched at the first touch (see `tools.ts`). */
export { openFresh } from './cloth/cloth-drag.ts'
export { FreshNote } from './note/FreshNote.tsx'
export { Menu } from './note/Menu.tsx'
export { NoteBar } from './note/NoteBar.tsx'
export { NoteEditor } from './note/NoteEditor.tsx'
export { openMore } from './panels/more-menu.ts'
export { ViewTools } from './cloth/ViewTools.tsx'
export { seeAll, zoomBy } from './cloth/zooming.ts'

export const actionsOf = (desk: Desk): Actions => createActions(desk, useWords(words))
export function keysOf(desk: Desk, actions: Actions): (event: KeyboardEvent) => void {
  const onKey = createClothKeys(desk, actions, useWords(words))
  return event => {
    if (!onViewKey(desk, event)) onKey(event)
  }
}
/** Dragging of notes and of the view. Returns what takes it off again. */
export function pointersOf(paper: HTMLElement, desk: Desk, actions: Actions): () => void {
  const offs = [makeZooming(paper, desk), makeClothDrag(paper, desk, actions, useWords(words))]
  return () => {
    for (const off of offs) off()
  }
}
