import { createContext, createMemo, createSelector, createSignal, onCleanup, useContext } from 'solid-js'
import type { Note } from '../../shared/document/cloth.ts'
import type { Point } from '../../shared/domain/folds.ts'
import { isNoteKind, type NoteKind } from '../../shared/domain/note.ts'
import type { IconName } from '../ui/drawings.ts'
import { recall, remember } from '../session/memory.ts'
import { createGestures, type Gestures } from './gestures.ts'
import type { Layout } from './layout.ts'
import type { Editing, TableModel } from './model.ts'
import { idsIn, type Part, partsOf } from './sections.ts'

/** A choice offered beside what it is about; an ordinary modal `<dialog>` shows it. */
export interface MenuSpec {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly anchor?: DOMRect | undefined
  /** the note that has the focus afterwards */
  readonly about?: string | undefined
}
export interface MenuItem {
  readonly label: string
  readonly lang?: string | undefined
  readonly icon?: IconName
  readonly kind?: NoteKind
  readonly current?: boolean
  readonly run: () => void
}

/** What is at hand while working at a table: the table, its gestures, how it is shown, and where the attention is. */
export interface Desk {
  readonly table: TableModel
  readonly gestures: Gestures
  readonly layout: Layout
  readonly writing: { readonly began: () => void; readonly ended: () => void }
  readonly kind: () => NoteKind
  readonly setKind: (kind: NoteKind) => void
  /** words are not reaching the server as they should: notes say so */
  readonly isBehind: () => boolean
  readonly authorOf: (note: Note) => string
  readonly linksOf: (id: string) => number

  readonly setPaper: (element: HTMLElement) => void
  readonly paper: () => HTMLElement | undefined
  readonly focusNote: (id: string | undefined) => void
  /** brings a note into view, wherever the paper had to unfold for it */
  readonly reveal: (id: string) => void
  readonly focusPad: (text?: string) => void
  readonly setPad: (element: HTMLTextAreaElement) => void
  readonly isTabStop: (id: string) => boolean
  /** had this note the focus when its element went? */
  readonly keepsFocus: (id: string) => boolean
  readonly holdFocus: (id: string | undefined) => void
  /** ids in the order of reading, only those that are shown */
  readonly shownIds: () => readonly string[]

  readonly edit: (id: string) => void
  readonly endEditing: (id: string) => void
  readonly editedText: (id: string) => string | undefined
  readonly keepEditedText: (id: string, text: string) => void

  /** picked up by the keyboard, and where it hovers */
  readonly lifted: () => { readonly id: string; readonly point: Point } | undefined
  readonly setLifted: (lifted: { readonly id: string; readonly point: Point } | undefined) => void
  readonly isLifted: (id: string) => boolean
  /** the part under a dragged note */
  readonly isOver: (part: Part | undefined) => boolean
  readonly setOver: (part: Part | undefined) => void

  readonly menu: () => MenuSpec | undefined
  readonly openMenu: (menu: MenuSpec) => void
  readonly closeMenu: () => void
  readonly moderating: () => string | undefined
  readonly setModerating: (note: string | undefined) => void
  readonly hostSheet: () => boolean
  readonly setHostSheet: (open: boolean) => void
}

const STILL_WRITING_MS = 4_000

export function createDesk(table: TableModel, layout: Layout, isBehind: () => boolean): Desk {
  const gestures = createGestures(table)
  const { link } = table.held
  let paper: HTMLElement | undefined
  let pad: HTMLTextAreaElement | undefined
  let focused: string | undefined

  const kept = recall('kind')
  const [kind, setKind] = createSignal<NoteKind>(isNoteKind(kept) ? kept : 'idea')
  const [lifted, setLifted] = createSignal<{ readonly id: string; readonly point: Point } | undefined>()
  const [over, setOver] = createSignal<Part | undefined>()
  const [menu, setMenu] = createSignal<MenuSpec | undefined>()
  const [moderating, setModerating] = createSignal<string | undefined>()
  const [hostSheet, setHostSheet] = createSignal(false)

  let stillWriting: ReturnType<typeof setTimeout> | undefined
  let told = false
  const tell = (writing: boolean) => {
    if (told === writing) return
    told = writing
    link.setWriting(writing)
  }
  const ended = () => {
    clearTimeout(stillWriting)
    tell(false)
  }
  const began = () => {
    tell(true)
    clearTimeout(stillWriting)
    stillWriting = setTimeout(ended, STILL_WRITING_MS)
  }
  onCleanup(() => clearTimeout(stillWriting))

  const edited = new Map<string, { before: string; text: string }>()
  const endEditing = (id: string) => {
    const text = edited.get(id)
    if (text !== undefined) gestures.endText(id, text.before)
    edited.delete(id)
    ended()
    if (table.editing()?.id === id) table.setEditing(undefined)
  }

  const linkCounts = createMemo(() => {
    const counts = new Map<string, number>()
    for (const { a, b } of table.cloth.links) for (const id of [a, b]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  })
  const shownIds = createMemo(() => {
    const sections = table.sections()
    if (layout.narrow() && layout.view() === 'cloth') return idsIn(sections, table.here())
    return partsOf(table.zones().length).flatMap(part => idsIn(sections, part))
  })
  const tabStop = createMemo(() => {
    const selected = table.selected()
    return selected !== undefined && shownIds().includes(selected) ? selected : shownIds()[0]
  })
  const elementOf = (id: string): HTMLElement | undefined =>
    paper?.querySelector<HTMLElement>(`[data-note="${id}"]`) ?? undefined

  return {
    table,
    gestures,
    layout,
    writing: { began, ended },
    kind,
    setKind: next => {
      setKind(next)
      remember('kind', next)
    },
    isBehind,
    authorOf: note =>
      table.day().attribution === 'names' ? (table.session.programme.people[note.by]?.name ?? '') : '',
    linksOf: id => linkCounts().get(id) ?? 0,
    setPaper: element => (paper = element),
    paper: () => paper,
    setPad: element => (pad = element),
    focusNote: id => {
      table.select(id)
      queueMicrotask(() => (id === undefined ? paper : (elementOf(id) ?? paper))?.focus({ preventScroll: false }))
    },
    reveal: id => queueMicrotask(() => elementOf(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })),
    focusPad: text => {
      if (pad === undefined) return
      pad.focus()
      if (text === undefined) return
      pad.setRangeText(text, pad.selectionStart, pad.selectionEnd, 'end')
      pad.dispatchEvent(new InputEvent('input', { bubbles: true }))
    },
    isTabStop: createSelector(tabStop),
    keepsFocus: id => focused === id && (document.activeElement === null || document.activeElement === document.body),
    holdFocus: id => (focused = id),
    shownIds,
    edit: id => {
      const note = table.note(id)
      if (note === undefined || !table.mayWrite() || !table.isMine(note)) return
      edited.set(id, { before: note.text, text: note.text })
      table.select(id)
      table.setEditing({ id } satisfies Editing)
    },
    endEditing,
    editedText: id => edited.get(id)?.text,
    keepEditedText: (id, text) => {
      const held = edited.get(id)
      if (held !== undefined) held.text = text
    },
    lifted,
    setLifted,
    isLifted: createSelector(() => lifted()?.id),
    isOver: createSelector(over),
    setOver,
    menu,
    openMenu: setMenu,
    closeMenu: () => setMenu(undefined),
    moderating,
    setModerating,
    hostSheet,
    setHostSheet,
  }
}

const DeskContext = createContext<Desk>()
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('useDesk: no <DeskProvider> above this component')
  return desk
}
