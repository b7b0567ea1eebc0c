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
import { createReadingCopy, createWritingSign, createWritten } from './written.ts'

export type Pane = 'outline' | 'page' | 'notes'

/** Everything on the desk: the document, its parts, the notes, and which of them one looks at. Lives as long as the owner. */
export function createDesk(session: Session) {
  const t = useWords(words)
  const { programme, identity } = session
  const link = session.open('synthesis')
  const reading = createReadingCopy(link.doc)
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
    setChosenName(next.name)
    rememberInTab(`report.${identity.event}`, next.name)
    setPane('page')
  }
  const mayWrite = (each: ReportPart) => link.mayWrite() && mayWritePart(identity.role, ownTheme(), each)

  const [editor, setEditor] = createSignal<Editor>()
  let toShow: string | undefined
  const onEditor = (found: Editor | undefined) => {
    setEditor(found)
    const wanted = toShow
    if (found === undefined || wanted === undefined) return
    toShow = undefined
    requestAnimationFrame(() => found.show(wanted))
  }
  const see = (note: string) => {
    setPane('page')
    if (editor()?.show(note) === true) return
    const holder = parts().find(each => written[each.name]?.quoted.includes(note))
    if (holder === undefined) return
    toShow = note
    choose(holder)
  }
  const insert = (note: ApiNote) => {
    editor()?.insert({ id: note.id, table: note.table, text: note.text })
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
    /** what the part is read from or written to: for readers a copy that nothing goes back from */
    docOf: (each: ReportPart) => (mayWrite(each) ? link.doc : reading),
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
