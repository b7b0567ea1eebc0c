import { createContext, createMemo, createSelector, createSignal, useContext } from 'solid-js'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import type { Note } from '../../shared/document/cloth.ts'
import { plateOf } from '../../shared/document/cloth-read.ts'
import type { Day, TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import { type Folds, foldsOf, NOTE_WIDTH, PLATE_RADIUS, type Point } from '../../shared/domain/folds.ts'
import { inLanguage, type Language, languageOf, type Localised } from '../../shared/domain/text.ts'
import { foldsNeeded, noteHeight, plateSlots, type Rect, settle } from '../../shared/domain/places.ts'
import { capitalise } from '../../shared/i18n/dates.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language } from '../i18n/language.ts'
import { themeOfTable, titleOf } from '../mirror/seating.ts'
import type { Session } from '../session/session.tsx'
import { createTableCloth, type TableCloth } from './hidden.ts'
import { createMine, type Mine } from './mine.ts'
import { type Part, type Sections, sectionsOf } from './sections.ts'
import type { HeldTable } from './table-links.ts'
import { createHistory, type History } from './undo.ts'

/** What one may do at the table now. `loading`: its cloth has not come yet. */
export type Mode = 'loading' | 'write' | 'locked' | 'following' | 'closed'

/** One table as this person sees it: facts, notes, places, selection. Gestures are in `gestures.ts`. */
export interface TableModel {
  readonly session: Session
  readonly held: HeldTable
  readonly table: string
  readonly round: () => number
  readonly day: () => Day
  readonly facts: () => TableFacts | undefined
  readonly theme: () => ThemeFacts | undefined
  readonly question: () => { readonly text: string; readonly lang: Language }
  readonly zones: () => readonly Localised[]
  readonly zoneTitle: (zone: number) => { readonly text: string; readonly lang: Language }
  readonly folds: () => Folds
  readonly cloth: TableCloth
  readonly note: (id: string) => Note | undefined
  readonly sections: () => Sections
  /** where a note on the cloth (not on the plate) is shown, in the paper's units */
  readonly placeOf: (id: string) => Point | undefined
  /** the box of any note as it is shown, plate included */
  readonly boxOf: (id: string) => Rect | undefined
  readonly rects: () => readonly Rect[]
  /** how many folds the paper has */
  readonly rows: () => number
  readonly mine: Mine
  readonly isMine: (note: Note) => boolean
  /** staff, or the host of this very table */
  readonly isHost: () => boolean
  readonly mode: () => Mode
  readonly mayWrite: () => boolean
  readonly history: History
  readonly canUndo: () => boolean

  /** the note with the focus, whose actions are shown */
  readonly selected: () => string | undefined
  readonly select: (id: string | undefined) => void
  readonly isSelected: (id: string) => boolean
  readonly editing: () => Editing | undefined
  readonly setEditing: (editing: Editing | undefined) => void
  readonly isEdited: (id: string) => boolean
  /** where a new note goes */
  readonly here: () => Part
  readonly setHere: (part: Part) => void
  /** the first note of a link being drawn */
  readonly linkingFrom: () => string | undefined
  readonly setLinkingFrom: (id: string | undefined) => void
  /** said aloud to screen readers */
  readonly said: () => string
  readonly say: (text: string) => void
  readonly narrow: () => boolean
}

/** A note being written in place: an existing one, or a new one where the paper was double-clicked. */
export interface Editing {
  readonly id: string
  readonly fresh?: { readonly point: Point; readonly zone: number | null }
}

export interface TableInput {
  readonly session: Session
  readonly held: HeldTable
  readonly day: () => Day
  readonly round: () => number
  readonly narrow: () => boolean
}

/** Lives as long as the owner. */
export function createTable(input: TableInput): TableModel {
  const { session, held, day } = input
  const { programme, identity } = session
  const { table, link } = held
  const cloth = createTableCloth(link, () => day().plate)
  const facts = () => programme.tables[table]
  const theme = createMemo(() => {
    const found = facts()
    return found === undefined ? undefined : themeOfTable(programme.themes, found, input.round())
  })
  const zones = () => theme()?.zones ?? []
  const folds = createMemo(() => foldsOf(zones().length))
  const mine = createMine(session, table, () => day().attribution)

  const visible = createMemo(() => cloth.ids.flatMap(id => cloth.note(id) ?? []))
  const sections = createMemo(() => sectionsOf(visible(), plateOf(link.doc, day().plate), zones().length))
  const lying = createMemo(() => visible().filter(note => note.removal === 0 && !note.onPlate))
  const places = createMemo(() =>
    settle(
      folds(),
      lying().map(note => ({ id: note.id, x: note.x, y: note.y, zone: note.zone, height: noteHeight(note.text) })),
    ),
  )
  const rects = createMemo(() =>
    lying().flatMap(note => {
      const place = places().get(note.id)
      return place === undefined ? [] : [{ ...place, width: NOTE_WIDTH, height: noteHeight(note.text) }]
    }),
  )
  const rows = createMemo(() => foldsNeeded(folds(), rects()))

  const [historyTick, setHistoryTick] = createSignal(0)
  const history = createHistory(cloth.docOf, () => setHistoryTick(tick => tick + 1))
  const [selected, select] = createSignal<string | undefined>()
  const [editing, setEditing] = createSignal<Editing | undefined>()
  const [linkingFrom, setLinkingFrom] = createSignal<string | undefined>()
  const [place, setHere] = createSignal<Part | undefined>()
  const [said, setSaid] = createSignal('')

  const isMine = (note: Note) => {
    const own = mine.signature()
    return (
      (own !== undefined && note.by === own) ||
      note.scribe === identity.person ||
      (own !== undefined && note.scribe === own)
    )
  }
  const mode = (): Mode => {
    if (day().phase === 'closed') return 'closed'
    if (!isSeated(identity.role)) return 'following'
    if (facts()?.locked === true) return 'locked'
    if (!link.loaded()) return 'loading'
    return link.mayWrite() ? 'write' : 'following'
  }
  const plateBox = (id: string): Rect | undefined => {
    const at = sections().plate.indexOf(id)
    const slot = plateSlots(day().plate)[at]
    if (slot === undefined) return undefined
    const { plate } = folds()
    return { x: plate.x - PLATE_RADIUS + slot.x, y: plate.y - PLATE_RADIUS + slot.y, width: 140, height: 108 }
  }

  return {
    session,
    held,
    table,
    round: input.round,
    day,
    facts,
    theme,
    question: () => titleOf(theme(), language()),
    zones,
    zoneTitle: zone => {
      const title = zones()[zone] ?? {}
      const lang = languageOf(title, language())
      // Plans often write parts as a list goes on, without a capital.
      return { text: capitalise(typeset(inLanguage(title, language()), lang)), lang }
    },
    folds,
    cloth,
    note: cloth.note,
    sections,
    placeOf: id => places().get(id),
    boxOf: id => {
      const note = cloth.note(id)
      const at = places().get(id)
      if (note === undefined) return undefined
      return at === undefined ? plateBox(id) : { ...at, width: NOTE_WIDTH, height: noteHeight(note.text) }
    },
    rects,
    rows,
    mine,
    isMine,
    isHost: () => isStaff(identity.role) || (facts()?.hosts.includes(identity.person) ?? false),
    mode,
    mayWrite: () => mode() === 'write' && mine.signature() !== undefined,
    history,
    canUndo: () => {
      historyTick()
      return history.canUndo()
    },
    selected,
    select,
    isSelected: createSelector(selected),
    editing,
    setEditing,
    isEdited: createSelector(() => editing()?.id),
    here: () =>
      place() ?? (zones().length === 0 ? 'loose' : input.narrow() || !hasLooseStrip(zones().length) ? 0 : 'loose'),
    setHere,
    linkingFrom,
    setLinkingFrom,
    said,
    say: text => setSaid(before => (before === text ? `${text}\u00a0` : text)),
    narrow: input.narrow,
  }
}

/** Folds that keep a place between the wings: loose notes below the plate, the welcome note above it. */
export const hasLooseStrip = (zones: number): boolean => zones <= 2 || zones === 4

const TableContext = createContext<TableModel>()
export const TableProvider = TableContext.Provider

export function useTable(): TableModel {
  const table = useContext(TableContext)
  if (table === undefined) throw new Error('useTable: no <TableProvider> above this component')
  return table
}
