import { createMemo, createResource, createSignal } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import { readPartName } from '../../shared/document/synthesis.ts'
import type { ApiNote, EventView } from '../../shared/protocol/api.ts'
import { makeDesk } from '../../shared/reports/desk.ts'
import { language, useWords } from '../i18n/language.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import type { Session } from '../session/session.tsx'
import { showToast } from '../ui/toasts.ts'
import { draftFor } from './draft.ts'
import type { Editor } from './editor/make-editor.ts'
import { fetchEditorSoon, loadEditor } from './load-editor.ts'
import { createNoteFacts } from './note-facts.ts'
import { createNotes } from './notes.ts'
import { ANNEX, type Chosen } from './Outline.tsx'
import { fragmentOf, mayWritePart, NOTHING, partsOf, type ReportPart } from './parts.ts'
import { createTextLanguage, type TextLanguage } from './text-language.ts'
import { writingWords } from './words-writing.ts'
import { createWritingSign, createWritten } from './written.ts'

/** Once fetched, an editor is there in an instant, or its page has gone. */
const EDITOR_MS = 2_000

export type Pane = 'outline' | 'page' | 'notes'

/** What lies on the desk: a part, in a language or in both. */
export interface Page {
  readonly part: ReportPart
  readonly language: TextLanguage
  /** the fragment that is written in; of both, the first language's */
  readonly fragment: string
  /** the same part in the other language */
  readonly other: string
}

/** Everything on the desk: the document, its parts, the notes, and which of them one looks at. Lives as long as the owner. */
export function createDesk(session: Session) {
  const w = useWords(writingWords)
  const { programme, identity } = session
  const link = session.open('synthesis')
  const notes = createNotes(session)
  const languages = createTextLanguage(session)
  const { first, second, textLanguage } = languages
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
  const written = createWritten(link.doc, () =>
    parts().flatMap(({ name }) => [name, fragmentOf(name, second(), first())]),
  )
  const writtenIn = (fragment: string) => written[fragment] ?? NOTHING
  /** quoted somewhere, or what a paragraph says it comes from */
  const cited = createMemo(() => new Set(Object.values(written).flatMap(each => [...each.quoted, ...each.leaned])))

  let asked: ((editor: Editor) => void)[] = []
  /** somebody typed before the editor came: their words are in no document yet */
  const [ahead, setAhead] = createSignal(false)
  const [chosenName, setChosenName] = createSignal(recallInTab(`report.${identity.event}`) ?? '')
  const [pane, setPane] = createSignal<Pane>('page')
  const firstPart = () =>
    parts().find(part => part.kind === 'workshop' && (ownTheme() === undefined || part.theme === ownTheme())) ??
    parts()[0]
  const chosen = createMemo(
    (): Chosen =>
      chosenName() === ANNEX.name ? ANNEX : (parts().find(part => part.name === chosenName()) ?? firstPart() ?? ANNEX),
  )
  const page = createMemo(
    (): Page | undefined => {
      const part = chosen()
      if (part.kind === 'annex') return undefined
      const shown = textLanguage()
      const main = shown === 'both' ? first() : shown
      const otherLanguage = main === first() ? second() : first()
      return {
        part,
        language: shown,
        fragment: fragmentOf(part.name, main, first()),
        other: fragmentOf(part.name, otherLanguage, first()),
      }
    },
    undefined,
    {
      equals: (a, b) =>
        a?.part.kind === b?.part.kind &&
        a?.fragment === b?.fragment &&
        a?.other === b?.other &&
        a?.language === b?.language,
    },
  )
  const choose = (next: Chosen) => {
    asked = []
    setAhead(false)
    setChosenName(next.name)
    rememberInTab(`report.${identity.event}`, next.name)
    setPane('page')
  }
  const chooseTextLanguage = (next: TextLanguage) => {
    asked = []
    setAhead(false)
    languages.chooseTextLanguage(next)
  }
  const mayWrite = (each: ReportPart) => link.mayWrite() && mayWritePart(identity.role, ownTheme(), each)

  // The editor is fetched when somebody first goes to write; what they asked of it meanwhile is done when it comes.
  const [editor, setEditor] = createSignal<Editor>()
  const [writes, setWrites] = createSignal(false)
  const withEditor = (action: (editor: Editor) => void) => {
    const here = editor()
    if (here !== undefined) return action(here)
    asked.push(action)
    loadEditor().then(
      () => setWrites(true),
      () => {
        // what was typed meanwhile is kept by the page, for the next try
        asked = []
        showToast({ text: w().editorMissing, alert: true })
      },
    )
  }
  fetchEditorSoon(() => parts().some(mayWrite))
  /** The editor of the page on the desk, whether or not somebody began to write; undefined when it is not written on, or does not come. */
  const bringEditor = async (): Promise<Editor | undefined> => {
    const now = page()
    if (now === undefined || now.language === 'both' || !mayWrite(now.part)) return undefined
    try {
      await loadEditor()
    } catch {
      return undefined
    }
    let tooLate: ReturnType<typeof setTimeout> | undefined
    const never = new Promise<undefined>(resolve => {
      tooLate = setTimeout(() => resolve(undefined), EDITOR_MS)
    })
    const found = await Promise.race([new Promise<Editor>(resolve => withEditor(resolve)), never])
    clearTimeout(tooLate)
    return found
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
      setAhead(false)
    })
  }
  const see = (note: string) => {
    setPane('page')
    if (showQuote(note)) return
    const holds = (fragment: string) =>
      writtenIn(fragment).quoted.includes(note) || writtenIn(fragment).leaned.includes(note)
    const holder = Object.keys(written).find(holds)
    if (holder === undefined) return
    const { part, language: inLanguage } = readPartName(holder)
    const found = parts().find(each => each.name === part)
    if (found === undefined) return
    languages.chooseTextLanguage(inLanguage ?? first())
    choose(found)
    requestAnimationFrame(() => showQuote(note))
  }
  const insert = (note: ApiNote) => {
    withEditor(here => here.insert({ id: note.id, table: note.table, text: note.text }))
    setPane('page')
  }
  const lean = (note: ApiNote) =>
    withEditor(here => showToast(here.lean(note.id) ? { text: w().leanDone, icon: 'check' } : { text: w().leanWhere }))

  const sayWriting = createWritingSign(writing => link.setWriting(writing, { part: page()?.fragment }))
  const facts = createMemo(() => {
    const plan = view()?.plan
    if (plan === undefined) return undefined
    return {
      plan,
      tables: Object.values(programme.tables).sort((a, b) => a.number - b.number),
      rounds: programme.day()?.round ?? 0,
      people: Object.values(programme.people).filter(person => isSeated(person.role) && !person.absent).length,
      notes: notes.list,
      threads: Object.values(programme.threads),
      harvestDots: programme.totals,
    }
  })
  const reportDesk = createMemo(() => {
    const known = facts()
    return known === undefined
      ? undefined
      : makeDesk({ ...known, participants: [], hosts: {}, synthesis: {} }, language())
  })
  const noteFacts = createNoteFacts(session, notes, reportDesk)
  const draft = createMemo(() => {
    const [known, now] = [facts(), page()]
    if (known === undefined || now === undefined || now.language === 'both') return []
    return draftFor(now.part, known, now.language)
  })
  const plateOf = (each: ReportPart) =>
    each.kind === 'workshop'
      ? notes.list.filter(note => note.theme === each.theme && note.plate && !note.setAside).length
      : 0
  const others = () => link.presence().filter(each => each.person !== identity.person)
  /** who else writes in this part now, in whichever language */
  const writersIn = (part: string) =>
    others().filter(each => each.writing && each.part !== undefined && readPartName(each.part).part === part)

  return {
    ...noteFacts,
    link,
    notes,
    parts,
    page,
    chosen,
    choose,
    first,
    second,
    textLanguage,
    chooseTextLanguage,
    pane,
    setPane,
    written,
    writtenIn,
    cited,
    ownTheme,
    others,
    writersIn,
    mayWrite,
    editor,
    writes,
    ahead,
    setAhead,
    withEditor,
    bringEditor,
    onEditor,
    sayWriting,
    draft,
    plateOf,
    see,
    insert,
    lean,
  }
}

export type WritingDeskState = ReturnType<typeof createDesk>

/** Brings a quotation into view, or what comes from the note; false when there is neither on this page. */
function showQuote(note: string): boolean {
  const id = CSS.escape(note)
  const line = document.querySelector<HTMLElement>(`.rp-text .rp-from[data-notes~="${id}"]`)
  const found =
    document.querySelector<HTMLElement>(`.rp-text blockquote[data-note="${id}"]`) ?? line?.previousElementSibling
  if (!(found instanceof HTMLElement)) return false
  found.scrollIntoView({ block: 'center' })
  found.animate?.([{ outline: '3px solid currentColor' }, { outline: '3px solid transparent' }], { duration: 1_600 })
  return true
}
