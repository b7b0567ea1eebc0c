import { createContext, createMemo, createSelector, createSignal, onCleanup, untrack, useContext } from 'solid-js'
import type { Note } from '../../shared/document/cloth.ts'
import { isNoteKind, type NoteKind } from '../../shared/domain/note.ts'
import type { IconName } from '../ui/drawings.ts'
import { createByKey } from '../mirror/by-key.ts'
import { recall, remember } from '../session/memory.ts'
import { fetchPart } from './fetch-part.ts'
import { createGestures, type Gestures } from './note/gestures.ts'
import { createHands, type Hands } from './cloth/hands.ts'
import type { Layout } from './cloth/layout.ts'
import type { Editing, TableModel } from './model.ts'
import { entriesIn, type Part, partsOf } from './cloth/sections.ts'
import { createWriters, writingPlace } from './people/writers.ts'

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
export interface Desk extends Hands {
  readonly table: TableModel
  readonly gestures: Gestures
  readonly layout: Layout
  /** told to the others, with the note that is edited; without one, the part that a new note goes to */
  readonly writing: { readonly began: (note?: string) => void; readonly ended: () => void }
  /** somebody else who is writing on this note: their first name */
  readonly writerOf: (id: string) => string | undefined
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

  /** does a link or a pile under way wait for this note or pile? */
  readonly isPicking: (key: string) => boolean
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
  const hands = createHands()
  const [over, setOver] = createSignal<Part | undefined>()
  const [menu, setMenu] = createSignal<MenuSpec | undefined>()
  const [moderating, setModerating] = createSignal<string | undefined>()
  const [hostSheet, setHostSheet] = createSignal(false)

  let stillWriting: ReturnType<typeof setTimeout> | undefined
  let told: string | undefined
  let toldAt = 0
  const tell = (where: ReturnType<typeof writingPlace> | undefined) => {
    const next = where === undefined ? undefined : JSON.stringify(where)
    // Said again now and then: the server forgets who says nothing for six seconds.
    if (told === next && (next === undefined || Date.now() - toldAt < STILL_WRITING_MS)) return
    told = next
    toldAt = Date.now()
    link.setWriting(where !== undefined, where)
  }
  const ended = () => {
    clearTimeout(stillWriting)
    tell(undefined)
  }
  const began = (note?: string) => {
    tell(untrack(() => writingPlace(table, note)))
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
    const isOneFold = layout.narrow() && layout.view() === 'cloth'
    return (isOneFold ? [table.here()] : partsOf(table.zones().length))
      .flatMap(part => entriesIn(sections, part))
      .flatMap(key => {
        const pile = sections.piles.get(key)
        if (pile === undefined) return [key]
        return layout.view() === 'list' || table.opened() === key ? [key, ...pile] : [key]
      })
  })
  const tabStop = createMemo(() => {
    const selected = table.selected()
    return selected !== undefined && shownIds().includes(selected) ? selected : shownIds()[0]
  })
  const writerOf = createWriters(table)
  const elementOf = (id: string): HTMLElement | undefined =>
    paper?.querySelector<HTMLElement>(`[data-note="${id}"]`) ?? undefined

  const focusNote = (id: string | undefined) => {
    table.select(id)
    queueMicrotask(() => {
      // The last one asked for has it.
      if (table.selected() === id)
        (id === undefined ? paper : (elementOf(id) ?? paper))?.focus({ preventScroll: false })
    })
  }

  return {
    table,
    gestures,
    layout,
    writing: { began, ended },
    writerOf,
    kind,
    setKind: next => {
      setKind(next)
      remember('kind', next)
    },
    isBehind: createMemo(isBehind),
    authorOf: note =>
      table.day().attribution === 'names' ? (table.session.programme.people[note.by]?.name ?? '') : '',
    linksOf: createByKey(id => linkCounts().get(id) ?? 0, linkCounts),
    setPaper: element => (paper = element),
    paper: () => paper,
    setPad: element => (pad = element),
    focusNote,
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
      const writer = writerOf(id)
      // Its scribe, or its author on another device: two hands in one text would undo each other.
      if (writer !== undefined)
        return void fetchPart(() => import('./pad/kept-words.ts')).then(kept => kept.tellWriter(writer))
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
    ...hands,
    isPicking: key => {
      const from = table.linkingFrom()
      return hands.grouping()?.includes(key) === false || (from !== undefined && from !== key)
    },
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
