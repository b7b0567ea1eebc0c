import { type Accessor, createEffect, createRoot, createSignal, on, onCleanup, untrack } from 'solid-js'
import type { Note } from '../../shared/document/cloth.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { TableLink } from './hidden.ts'

/** A table's cloth as it is open here. */
export interface HeldTable {
  readonly table: string
  readonly link: TableLink
  /** called before the person leaves this table, while its cloth can still be written; `walking`: the bell sends them on */
  readonly leaving: Set<(walking: boolean) => void>
}

/** Words that the server would not take, offered back to whoever wrote them. */
export interface ReturnedWords {
  readonly table: string
  readonly why: string
  readonly texts: readonly string[]
}

/** Once it may be bad luck; a second time within a minute the person is told and asked. */
const TRIES = { refused: 1, epoch: 3 } as const
const WITHIN_MS = 60_000

/**
 * Opens the cloth of the present table and lets go of the one before, but only once all that was written there is on the server's
 * disk: a sentence finished at the bell must not be lost on the way. A cloth that the server reset or refused is opened afresh
 * (never in a loop), and the words it did not keep are given back.
 */
export function createTableLinks(
  open: (table: string) => TableLink,
  table: Accessor<string | undefined>,
  /** does one look at a table that is not one's own? */
  isVisit: Accessor<boolean>,
  isMine: (note: Note) => boolean,
) {
  const [current, setCurrent] = createSignal<HeldTable | undefined>()
  const [returned, setReturned] = createSignal<ReturnedWords | undefined>()
  const [given, setGiven] = createSignal(false)
  const disposals = new Map<HeldTable, () => void>()
  let reopened: number[] = []

  const hold = (id: string): HeldTable =>
    // Its own root: leaving this screen must not close a link that still has words to deliver.
    createRoot(dispose => {
      const held: HeldTable = { table: id, link: open(id), leaving: new Set() }
      disposals.set(held, dispose)
      return held
    }, null)

  const release = (held: HeldTable, walking: boolean) => {
    for (const leave of held.leaving) leave(walking)
    createRoot(done => {
      createEffect(() => {
        if (held.link.unsaved().size > 0 && held.link.state() !== 'ended') return
        queueMicrotask(() => {
          disposals.get(held)?.()
          disposals.delete(held)
          done()
        })
      })
    }, null)
  }

  const reopen = (held: HeldTable) => {
    const why = held.link.ending() ?? 'gone'
    // Begun anew by the server: what was not saved is written again by itself.
    const texts = why === 'epoch' ? [] : lostWords(held.link, isMine)
    if (texts.length > 0) setReturned({ table: held.table, why, texts })
    const now = Date.now()
    reopened = [...reopened.filter(at => now - at < WITHIN_MS), now]
    disposals.get(held)?.()
    disposals.delete(held)
    if (reopened.length > TRIES[why === 'epoch' ? 'epoch' : 'refused']) {
      setGiven(true)
      return
    }
    setCurrent(hold(held.table))
  }

  createEffect(
    on([table, isVisit], ([id, visits], old) => {
      const before = untrack(current)
      if (before?.table === id) return
      if (before !== undefined) release(before, !visits && old?.[1] === false)
      setGiven(false)
      setCurrent(id === undefined ? undefined : hold(id))
    }),
  )
  createEffect(() => {
    const held = current()
    if (held !== undefined && held.link.state() === 'ended') untrack(() => reopen(held))
  })
  onCleanup(() => {
    const held = untrack(current)
    if (held !== undefined) release(held, false)
  })

  /** what an earlier page, or somebody before at this device, left unsaved */
  const leftBehind = (): ReturnedWords | undefined => {
    const held = current()
    const left = held?.link.returned()
    return held === undefined || left === undefined ? undefined : { table: held.table, ...left }
  }

  return {
    current,
    returned: () => returned() ?? leftBehind(),
    forget: () => {
      setReturned(undefined)
      untrack(current)?.link.forgetReturned()
    },
    /** the server keeps closing: the person is asked to try again */
    gaveUp: given,
    tryAgain: () => {
      reopened = []
      setGiven(false)
      const held = untrack(current)
      if (held !== undefined) setCurrent(hold(held.table))
    },
    /** Opens the same cloth again, for instance when one may now write. */
    refresh: () => {
      const held = untrack(current)
      if (held === undefined) return
      setCurrent(hold(held.table))
      release(held, false)
    },
  }
}

/** The texts of notes that were written here and never acknowledged. */
function lostWords(link: TableLink, isMine: (note: Note) => boolean): string[] {
  const unsaved = link.unsaved()
  if (unsaved.size === 0) return []
  const wrote = (note: Note) => unsaved.has(note.id) && note.removal === 0 && note.text !== '' && isMine(note)
  const own = link.own()?.doc
  return [link.doc, ...(own === undefined ? [] : [own])]
    .flatMap(doc => readCloth(doc, 3).notes)
    .filter(wrote)
    .map(note => note.text)
}
