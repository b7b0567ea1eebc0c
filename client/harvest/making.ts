import { type Accessor, createEffect, createSignal, untrack } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { OpenDocument } from '../session/open-document.ts'
import type { createCommand, Session } from '../session/session.tsx'
import { showToast } from '../ui/toasts.ts'
import type { HarvestLayout } from './layout.ts'
import { addPerspective, type NewPerspective, removePerspective } from './perspectives/edits.ts'
import type { SynthesisLink } from './synthesis-link.ts'
import { words } from './words.ts'

export type Making = 'thread' | 'perspective'

const TITLE_UNITS = 80

/** Choosing notes and making something of them: a thread through a command, a perspective in the synthesis. All can be undone. */
export function createMaking(given: {
  session: Session
  command: ReturnType<typeof createCommand>
  whole: Accessor<HarvestLayout>
  synthesis: SynthesisLink
  sayFailure: (code: string | undefined) => void
  /** a perspective was added */
  onAdded: () => void
}) {
  const t = useWords(words)
  const { session, command, whole, synthesis, sayFailure } = given
  const { programme } = session
  const [making, setMaking] = createSignal<Making | undefined>()
  const [picked, setPicked] = createSignal<readonly string[]>([])

  const start = (what: Making) => {
    if (what === 'perspective') synthesis.need()
    setPicked([])
    setMaking(what)
  }
  const cancel = () => {
    setMaking(undefined)
    setPicked([])
  }
  const draw = async (name: string) => {
    const notes = picked().flatMap(note => {
      const table = whole().notes[note]?.table
      return table === undefined ? [] : [{ table, note }]
    })
    const result = await command.give({ type: 'draw-thread', name, notes })
    if (result === undefined) return sayFailure(command.failed())
    cancel()
    const thread = result.thread
    showToast({
      text: t().drawn(name),
      icon: 'thread',
      ...(thread === undefined
        ? {}
        : { action: { label: t().undo, run: () => void command.give({ type: 'cut-thread', thread }) } }),
    })
  }
  const cut = async (id: string) => {
    const thread = programme.threads[id]
    if (thread === undefined) return
    const { name, notes } = { name: thread.name, notes: thread.notes.map(each => ({ ...each })) }
    const result = await command.give({ type: 'cut-thread', thread: id })
    if (result === undefined) return sayFailure(command.failed())
    showToast({
      text: t().wasCut(name),
      icon: 'thread',
      action: { label: t().undo, run: () => void command.give({ type: 'draw-thread', name, notes }) },
    })
  }
  /** Waits until the synthesis is there: it may have been opened for this. */
  const [fresh, setFresh] = createSignal<string | undefined>()
  const [waiting, setWaiting] = createSignal<NewPerspective | undefined>()
  const add = (perspective: NewPerspective) => {
    synthesis.need()
    setWaiting(perspective)
  }
  createEffect(() => {
    const [perspective, link] = [waiting(), synthesis.link()]
    if (perspective === undefined || link === undefined) return
    const [loaded, mayWrite, state] = [link.loaded(), link.mayWrite(), link.state()]
    if (loaded && mayWrite) untrack(() => put(link, perspective))
    else if (state === 'offline' || (loaded && state === 'live')) sayFailure('offline')
    else return
    setWaiting(undefined)
  })
  const put = (link: OpenDocument, perspective: NewPerspective) => {
    const place = addPerspective(link.doc, perspective)
    cancel()
    given.onAdded()
    const key = synthesis.perspectives()[place]?.key
    setFresh(key)
    showToast({
      text: t().perspectiveAdded(perspective.title),
      icon: 'check',
      ...(key === undefined ? {} : { action: { label: t().undo, run: () => void removePerspective(link.doc, key) } }),
    })
  }
  const fromThread = (id: string) => {
    const thread = programme.threads[id]
    if (thread !== undefined) add({ role: 'lead', title: thread.name, notes: thread.notes.map(({ note }) => note) })
  }
  return {
    making,
    picked,
    /** the card that was added last, to write in */
    fresh,
    start,
    cancel,
    draw,
    cut,
    add,
    fromThread,
    pick: (note: string) => setPicked(now => (now.includes(note) ? now.filter(id => id !== note) : [...now, note])),
    /** the words of the only note that is chosen, cut to a title's length */
    onlyText: () => {
      const only = picked().length === 1 ? whole().notes[picked()[0] ?? '']?.text : undefined
      return only === undefined ? undefined : titleOf(only)
    },
  }
}

/** As many whole words as a title holds. */
export function titleOf(text: string): string {
  if (text.length <= TITLE_UNITS) return text
  const cut = text.slice(0, TITLE_UNITS - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()}…`
}
