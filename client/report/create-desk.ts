import { createMemo, createResource, createSignal } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import type { ApiNote, EventView } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import type { Session } from '../session/session.tsx'
import { draftFor } from './draft.ts'
import type { Editor } from './editor/make-editor.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import { createNotes } from './notes.ts'
import { ANNEX, type Chosen } from './Outline.tsx'
import { mayWritePart, partsOf, type ReportPart } from './parts.ts'
import { words } from './words.ts'
import { createWritingSign, createWritten } from './written.ts'

export type Pane = 'outline' | 'page' | 'notes'

/** Everything on the desk: the document, its parts, the notes, and which of them one looks at. Lives as long as the owner. */
export function createDesk(session: Session) {
  const t = useWords(words)
  const { programme, identity } = session
  const link = session.open('synthesis')
  const notes = createNotes(session)
  const [view] = createResource(() => session.call<EventView>('').catch(() => undefined))

  const ownTheme = createMemo(() => {
    const table = programme.people[identity.person]?.hosts
    return table === undefined ? undefined : programme.tables[table]?.theme
  })
  const themeIds = createMemo(
    () =>
      Object.entries(programme.themes)
        .sort(([, a], [, b]) => a.number - b.number)
        .map(([id]) => id),
    [],
    { equals: (a, b) => a.join() === b.join() },
  )
  const parts = createMemo(() => partsOf(themeIds()))
  const written = createWritten(link.doc, () => parts())
  const cited = createMemo(() => new Set(parts().flatMap(part => written[part.name]?.quoted ?? [])))

  let asked: ((editor: Editor) => void)[] = []
  const [chosenName, setChosenName] = createSignal(recallInTab(`report.${identity.event}`) ?? '')
  const [pane, setPane] = createSignal<Pane>('page')
  const first = () =>
    parts().find(part => part.kind === 'workshop' && (ownTheme() === undefined || part.theme === ownTheme())) ??
    parts()[0]
  const chosen = createMemo(
    (): Chosen =>
      chosenName() === ANNEX.name ? ANNEX : (parts().find(part => part.name === chosenName()) ?? first() ?? ANNEX),
  )
  const part = () => {
    const now = chosen()
    return now.kind === 'annex' ? undefined : now
  }
  const choose = (next: Chosen) => {
    asked = []
    setChosenName(next.name)
    rememberInTab(`report.${identity.event}`, next.name)
    setPane('page')
  }
  const mayWrite = (each: ReportPart) => link.mayWrite() && mayWritePart(identity.role, ownTheme(), each)

  // The editor is fetched when somebody first goes to write; what they asked of it meanwhile is done when it comes.
  const [editor, setEditor] = createSignal<Editor>()
  const [writes, setWrites] = createSignal(false)
  const withEditor = (action: (editor: Editor) => void) => {
    const here = editor()
    if (here !== undefined) return action(here)
    asked.push(action)
    setWrites(true)
  }
  const onEditor = (found: Editor | undefined) => {
    setEditor(found)
    if (found === undefined) return
    // in a moment: the still text has left the page by then, so that a press falls where it was meant
    queueMicrotask(() => {
      if (editor() !== found) return
      const waiting = asked
      asked = []
      for (const action of waiting) action(found)
    })
  }
  const see = (note: string) => {
    setPane('page')
    if (showQuote(note)) return
    const holder = parts().find(each => written[each.name]?.quoted.includes(note))
    if (holder === undefined) return
    choose(holder)
    requestAnimationFrame(() => showQuote(note))
  }
  const insert = (note: ApiNote) => {
    withEditor(here => here.insert({ id: note.id, table: note.table, text: note.text }))
    setPane('page')
  }
  const sayWriting = createWritingSign(writing => link.setWriting(writing))
  const noteById = createMemo(() => new Map(notes.list.map(note => [note.id, note])))
  const facts = (id: string, table: string): QuoteFacts => {
    const note = noteById().get(id)
    const number = programme.tables[note?.table ?? table]?.number
    const from = number === undefined ? [] : [t().noteTable(number)]
    if (note === undefined) return { kind: 'idea', meta: from.join('') }
    const meta = [reportWords(language()).kind[note.kind], ...from, t().noteRound(note.round)].join(', ')
    return { kind: note.kind, meta: note.dots > 0 ? `${meta} · ${t().dots(note.dots)}` : meta }
  }
  const draft = createMemo(() => {
    const [plan, now] = [view()?.plan, part()]
    if (plan === undefined || now === undefined) return []
    return draftFor(
      now,
      {
        plan,
        tables: Object.values(programme.tables).sort((a, b) => a.number - b.number),
        rounds: programme.day()?.round ?? 0,
        people: Object.values(programme.people).filter(person => isSeated(person.role) && !person.absent).length,
        notes: notes.list,
        threads: Object.values(programme.threads),
        harvestDots: programme.totals,
      },
      language(),
    )
  })
  const plateOf = (each: ReportPart) =>
    each.kind === 'workshop'
      ? notes.list.filter(note => note.theme === each.theme && note.plate && !note.setAside).length
      : 0
  const isEmpty = (each: ReportPart) =>
    (written[each.name]?.units ?? 0) === 0 && (written[each.name]?.quoted.length ?? 0) === 0

  const others = () => link.presence().filter(each => each.person !== identity.person)

  return {
    link,
    notes,
    parts,
    part,
    chosen,
    choose,
    pane,
    setPane,
    written,
    cited,
    ownTheme,
    others,
    mayWrite,
    editor,
    writes,
    withEditor,
    onEditor,
    sayWriting,
    facts,
    draft,
    plateOf,
    isEmpty,
    see,
    insert,
  }
}

/** Brings a quotation on the page into view; false when this part does not quote the note. */
function showQuote(note: string): boolean {
  const found = document.querySelector<HTMLElement>(`.rp-text blockquote[data-note="${CSS.escape(note)}"]`)
  if (found === null) return false
  found.scrollIntoView({ block: 'center' })
  found.animate?.([{ outline: '3px solid currentColor' }, { outline: '3px solid transparent' }], { duration: 1_600 })
  return true
}
