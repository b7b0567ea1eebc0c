import { createEffect, createMemo, createSignal, getOwner, runWithOwner, untrack } from 'solid-js'
import type * as Y from 'yjs'
import { isSeated } from '../../shared/access/roles.ts'
import { byOrder, type Note } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { type ClothMirror, createClothMirror } from '../mirror/cloth-mirror.ts'
import type { Day } from '../../shared/document/programme.ts'
import { whenIdle } from '../session/later.ts'
import type { LinkState, OpenDocument } from '../session/open-document.ts'
import type { Session } from '../session/session.tsx'
import { type CalmView, createCalmView } from './calm/calm.ts'

/**
 * Hidden writing: until the host shows the notes, what I write at a table lies in a document of my own beside its cloth. Here
 * both are one: one link that says whether my words are safe, one list of notes, and for each note the document it lies in.
 */
export interface TableLink extends OpenDocument {
  /** my own document, once it was needed */
  readonly own: () => OpenDocument | undefined
  /** do new notes stay hidden? */
  readonly hides: () => boolean
}

/** At the harvest, hidden notes that were never shown are of no use to anybody: hosts and facilitators are told while it can be mended. */
export const isRevealDue = (day: Pick<Day, 'phase'>): boolean => day.phase === 'harvest'

const WORST: readonly LinkState[] = ['ended', 'offline', 'reconnecting', 'loading', 'live']
const worst = (a: LinkState, b: LinkState): LinkState => (WORST.indexOf(a) < WORST.indexOf(b) ? a : b)

/** Opens a table's cloth, and my own document beside it as soon as notes are hidden there. Lives as long as the owner. */
export function openTable(session: Pick<Session, 'open' | 'programme' | 'identity'>, table: string): TableLink {
  const { programme, identity } = session
  const shared = session.open(`table-${table}`, whenIdle)
  const hides = createMemo(
    () => programme.day()?.hidden === true && programme.tables[table]?.revealed !== true && isSeated(identity.role),
  )
  // It stays open after the reveal: words under way in it still go on to the cloth.
  const [own, setOwn] = createSignal<OpenDocument | undefined>()
  const owner = getOwner()
  createEffect(() => {
    if (!hides() || untrack(own) !== undefined) return
    setOwn(runWithOwner(owner, () => session.open(`own-${table}-${identity.person}`)))
  })
  const unsaved = createMemo(() => {
    const mine = own()?.unsaved()
    return mine === undefined || mine.size === 0 ? shared.unsaved() : new Set([...shared.unsaved(), ...mine])
  })
  return {
    ...shared,
    own,
    hides,
    state: () => worst(shared.state(), own()?.state() ?? 'live'),
    loaded: () => shared.loaded() && (!hides() || own()?.loaded() === true),
    ending: () => shared.ending() ?? own()?.ending(),
    keptOnDevice: () => shared.keptOnDevice() && own()?.keptOnDevice() !== false,
    returned: () => shared.returned() ?? own()?.returned(),
    forgetReturned: () => (untrack(shared.returned) === undefined ? untrack(own) : shared)?.forgetReturned(),
    unsaved,
  }
}

export interface TableCloth extends Omit<ClothMirror, 'notes'> {
  readonly note: (id: string) => Note | undefined
  /** others' changes, shown at once or when asked for */
  readonly calm: CalmView
  /** does nobody but me see this note? */
  readonly isHidden: (id: string) => boolean
  /** have I written any such note here? */
  readonly hasHidden: () => boolean
  /** the document that a note lies in now, with all that has come from others; not to be asked for within a transaction of it */
  readonly docOf: (id: string) => Y.Doc
  /** the document that a new note goes to */
  readonly docForNew: () => Y.Doc
  readonly docs: () => readonly Y.Doc[]
}

/** The cloth with my hidden notes among the others. Lives as long as the owner. */
export function createTableCloth(link: TableLink, plateLimit: () => number): TableCloth {
  const calm = createCalmView(link)
  const shared = createClothMirror(calm.doc, plateLimit)
  const own = createMemo(() => {
    const doc = link.own()?.doc
    return doc === undefined ? undefined : untrack(() => createClothMirror(doc, plateLimit))
  })
  // What was carried to the cloth leaves its frame behind, without words.
  const hidden = createMemo(() => {
    const mine = own()
    if (mine === undefined) return []
    return mine.ids.filter(id => shared.notes[id] === undefined && (mine.notes[id]?.text ?? '') !== '')
  })
  const note = (id: string): Note | undefined =>
    shared.notes[id] ?? (hidden().includes(id) ? own()?.notes[id] : undefined)
  const ids = createMemo(() =>
    hidden().length === 0
      ? shared.ids
      : [...shared.ids, ...hidden()]
          .flatMap(id => note(id) ?? [])
          .sort(byOrder)
          .map(({ id }) => id),
  )
  const isThere = (doc: Y.Doc, id: string): boolean => clothMap(doc, 'core').has(id)
  return {
    get ids() {
      return ids()
    },
    get groups() {
      return shared.groups
    },
    calm,
    get links() {
      return shared.links
    },
    note,
    isHidden: id => hidden().includes(id),
    hasHidden: () => hidden().length > 0,
    docOf: id => {
      link.settle()
      const mine = untrack(link.own)?.doc
      return mine !== undefined && !isThere(link.doc, id) && isThere(mine, id) ? mine : link.doc
    },
    docForNew: () => {
      link.settle()
      return untrack(() => (link.hides() ? (link.own()?.doc ?? link.doc) : link.doc))
    },
    docs: () => [link.doc, ...(untrack(link.own) === undefined ? [] : [untrack(link.own)?.doc ?? link.doc])],
  }
}
