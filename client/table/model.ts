import { createContext, createEffect, createMemo, createSelector, createSignal, onCleanup, useContext } from 'solid-js'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import type { Note } from '../../shared/document/cloth.ts'
import { plateOf } from '../../shared/document/cloth-read.ts'
import { pilesOf } from '../../shared/document/piles.ts'
import type { Day, TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import { type Folds, foldsOf, type Point } from '../../shared/domain/folds.ts'
import { inLanguage, type Language, languageOf, type Localised } from '../../shared/domain/text.ts'
import { capitalise } from '../../shared/i18n/capitalise.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language } from '../i18n/language.ts'
import { themeOfTable, titleOf } from '../mirror/seating.ts'
import type { Session } from '../session/session.tsx'
import { createTableCloth, type TableCloth } from './hidden.ts'
import { createLying, type Lying } from './cloth/lying.ts'
import { createMine, type Mine } from './mine.ts'
import { groupOf, type Part, type Sections, sectionsOf } from './cloth/sections.ts'
import type { HeldTable } from './table-links.ts'
import { createHistory, type History } from './note/undo.ts'

/** What one may do at the table now. `loading`: its cloth has not come yet. */
export type Mode = 'loading' | 'write' | 'locked' | 'following' | 'closed'

/** One table as this person sees it: facts, notes, places, selection. Gestures are in `gestures.ts`. */
export interface TableModel extends Lying {
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
  /** is there a word to those who arrive, or, where nobody hosts, a table to find one's way at? */
  readonly hasWelcome: () => boolean
  readonly sections: () => Sections
  /** has the cloth been there for a moment? What comes from now on lands; what it came with lies there already */
  readonly isUnfolded: () => boolean
  /** a pile by its key; undefined when it is none, or none any more */
  readonly pile: (key: string) => Pile | undefined
  /** the key of the pile that is open: one at a time */
  readonly opened: () => string | undefined
  readonly openPile: (key: string | undefined) => void
  readonly isOpen: (key: string | undefined) => boolean
  readonly mine: Mine
  readonly isMine: (note: Note) => boolean
  /** staff, or the host of this very table */
  readonly isHost: () => boolean
  readonly mode: () => Mode
  readonly mayWrite: () => boolean
  readonly history: History
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean

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

/** A pile as it is shown: at least two notes, called by its given name or like its first note. */
export interface Pile {
  readonly key: string
  readonly ids: readonly string[]
  readonly lead: Note
  /** empty: nobody has named it */
  readonly given: string
  readonly name: string
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
  const mine = createMine({
    session,
    table,
    attribution: () => day().attribution,
    isHere: person => programme.seats[person]?.[input.round() - 1] === table,
  })

  const visible = createMemo(() => cloth.ids.flatMap(id => cloth.note(id) ?? []))
  const sections = createMemo(() =>
    sectionsOf(visible(), plateOf(cloth.calm.doc(), day().plate), zones().length, pilesOf(visible())),
  )
  let unfolded = false
  createEffect(() => {
    if (!link.loaded()) return
    const timer = setTimeout(() => (unfolded = true))
    onCleanup(() => clearTimeout(timer))
  })
  const [open, setOpen] = createSignal<string | undefined>()
  const opened = () => {
    const key = open()
    return key !== undefined && sections().piles.has(key) ? key : undefined
  }
  const lying = createLying({
    folds,
    note: cloth.note,
    notes: visible,
    sections,
    plate: () => day().plate,
    opened,
  })

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
      (own !== undefined && mine.isOurs(note.by)) ||
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
    hasWelcome: () => {
      const { welcome = '', handOver, hosts } = facts() ?? {}
      return welcome !== '' || handOver !== undefined || (hosts?.length === 0 && isArriving(day()))
    },
    sections,
    isUnfolded: () => unfolded,
    pile: key => {
      const ids = sections().piles.get(key)
      const lead = cloth.note(ids?.[0] ?? '')
      if (ids === undefined || lead === undefined) return undefined
      const given = cloth.groups[groupOf(key)]?.name ?? ''
      return { key, ids, lead, given, name: given === '' ? lead.text : given }
    },
    opened,
    openPile: setOpen,
    isOpen: createSelector(opened),
    ...lying,
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
    canRedo: () => {
      historyTick()
      return history.canRedo()
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

/** Do people come to this table from another one, or have they just come? Not before the first bell, nor after the last. */
export const isArriving = ({ phase, round, rounds }: Pick<Day, 'phase' | 'round' | 'rounds'>): boolean =>
  (phase === 'transfer' && round < rounds) || (phase === 'round' && round > 1)

/** Folds that keep a place between the wings: loose notes below the plate, the welcome note above it. */
export const hasLooseStrip = (zones: number): boolean => zones <= 2 || zones === 4

const TableContext = createContext<TableModel>()
export const TableProvider = TableContext.Provider

export function useTable(): TableModel {
  const table = useContext(TableContext)
  if (table === undefined) throw new Error('useTable: no <TableProvider> above this component')
  return table
}
