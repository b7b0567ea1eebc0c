import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import type { ApiNote, EventView } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { DownloadMenu } from './DownloadMenu.tsx'
import { draftFor } from './draft.ts'
import type { Editor } from './editor/make-editor.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import { NotesPanel } from './NotesPanel.tsx'
import { createNotes } from './notes.ts'
import { ANNEX, type Chosen, Outline } from './Outline.tsx'
import { mayWritePart, partsOf, type ReportPart } from './parts.ts'
import { ReportPaper } from './ReportPaper.tsx'
import { SaveState } from './SaveState.tsx'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'
import { createReadingCopy, createWritingSign, createWritten } from './written.ts'

type Pane = 'outline' | 'page' | 'notes'
const PANES: readonly Pane[] = ['outline', 'page', 'notes']

/** The three columns: what the report is made of, one part on its sheet, the notes it is made from. */
export function WritingDesk() {
  const [attempt, setAttempt] = createSignal(1)
  // a refusal ends a document for good: opening it again starts from what the server holds
  return (
    <Show when={attempt()} keyed>
      <Desk onReopen={() => setAttempt(count => count + 1)} />
    </Show>
  )
}

function Desk(props: { onReopen: () => void }) {
  const t = useWords(words)
  const session = useSession()
  const { programme, identity } = session
  const link = session.open('synthesis')
  const reading = createReadingCopy(link.doc)
  const notes = createNotes(session)
  const [view] = createResource(() => session.call<EventView>('').catch(() => undefined))

  const day = () => programme.day()
  const ownTheme = createMemo(() => {
    const table = programme.people[identity.person]?.hosts
    return table === undefined ? undefined : programme.tables[table]?.theme
  })
  const themeIds = createMemo(
    () => Object.entries(programme.themes).sort(([, a], [, b]) => a.number - b.number).map(([id]) => id),
    [],
    { equals: (a, b) => a.join() === b.join() },
  )
  const parts = createMemo(() => partsOf(themeIds()))
  const written = createWritten(link.doc, () => parts())
  const cited = createMemo(() => new Set(parts().flatMap(part => written[part.name]?.quoted ?? [])))

  const [chosenName, setChosenName] = createSignal(recallInTab(`report.${identity.event}`) ?? '')
  const [pane, setPane] = createSignal<Pane>('page')
  const first = () => parts().find(part => part.kind === 'workshop' && (ownTheme() === undefined || part.theme === ownTheme())) ?? parts()[0]
  const chosen = createMemo((): Chosen => (chosenName() === ANNEX.name ? ANNEX : (parts().find(part => part.name === chosenName()) ?? first() ?? ANNEX)))
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
        rounds: day()?.round ?? 0,
        people: Object.values(programme.people).filter(person => isSeated(person.role) && !person.absent).length,
        notes: notes.list,
        threads: Object.values(programme.threads),
        harvestDots: programme.totals,
      },
      language(),
    )
  })
  const plateOf = (each: ReportPart) => (each.kind === 'workshop' ? notes.list.filter(note => note.theme === each.theme && note.plate && !note.setAside).length : 0)
  const isEmpty = (each: ReportPart) => (written[each.name]?.units ?? 0) === 0 && (written[each.name]?.quoted.length ?? 0) === 0

  const others = () => link.presence().filter(each => each.person !== identity.person)
  const [preview, setPreview] = createSignal(false)
  const [previewLanguage, setPreviewLanguage] = createSignal(language())
  const [asking, setAsking] = createSignal(false)
  const command = createCommand(session)
  const publish = async () => {
    const result = await command.give({ type: 'publish' })
    setAsking(false)
    if (result !== undefined) showToast({ text: t().publishDone, icon: 'check' })
    else if (command.failed() !== 'already-published') showToast({ text: command.failed() === 'offline' ? t().failures.offline : t().failures.other, alert: true })
  }
  return (
    <div class="rp" data-pane={pane()}>
      <header class="rp-top">
        <Logo />
        <div class="rp-heading">
          <h1 class="serif">{t().title}</h1>
          <SaveState link={link} />
        </div>
        <LanguageSwitch short />
        <a class="btn rp-harvest" href={`/e/${identity.event}/harvest`}>
          <Icon name="thread" />
          {t().harvest}
        </a>
        <Show when={isStaff(identity.role) || day()?.published}>
          <button
            type="button"
            class="btn"
            onClick={() => {
              setPreviewLanguage(language())
              setPreview(true)
            }}
          >
            <Icon name="eye" />
            {t().preview}
          </button>
        </Show>
        <Show when={day()?.published}>
          <span class="pill ok">
            <Icon name="check" />
            {t().published}
          </span>
        </Show>
        <Show when={identity.role === 'organiser' && day()?.published === false}>
          <button type="button" class="btn" onClick={() => setAsking(true)}>
            <Icon name="send" />
            {t().publish}
          </button>
        </Show>
        <Show when={isStaff(identity.role) || day()?.published}>
          <DownloadMenu identity={identity} withData={isStaff(identity.role)} />
        </Show>
      </header>
      <div class="rp-panes seg" role="group" aria-label={t().show}>
        <For each={PANES}>
          {each => (
            <button type="button" aria-pressed={pane() === each} onClick={() => setPane(each)}>
              {t().panes[each]}
            </button>
          )}
        </For>
      </div>
      <Show when={link.ending()}>
        <div class="rp-ended" role="alert">
          <Icon name="shield" />
          <span>{t().ended}</span>
          <button type="button" class="btn" onClick={() => props.onReopen()}>
            {t().reopen}
          </button>
        </div>
      </Show>
      <Outline parts={parts()} written={written} chosen={chosen()} ownTheme={ownTheme()} others={others()} onChoose={choose} />
      <Show
        when={part()}
        keyed
        fallback={
          <main class="rp-page">
            <article class="rp-sheet">
              <div class="rp-head">
                <h2 class="serif">{t().annexTitle}</h2>
              </div>
              <p class="rp-closed">{t().annexText}</p>
            </article>
          </main>
        }
      >
        {now => (
          <>
            <Show
              when={link.loaded()}
              fallback={
                <main class="rp-page">
                  <p class="rp-plain">{t().loading}</p>
                </main>
              }
            >
              <Show when={mayWrite(now) ? link.doc : reading} keyed>
                {doc => (
                  <Sheet
                    part={now}
                    doc={doc}
                    editable={doc === link.doc}
                    isEmpty={isEmpty(now)}
                    draft={draft()}
                    plate={plateOf(now)}
                    facts={facts}
                    onEditor={onEditor}
                    onWriting={sayWriting}
                  />
                )}
              </Show>
            </Show>
            <NotesPanel
              part={now}
              notes={notes.list}
              cited={cited()}
              mayInsert={mayWrite(now) && editor() !== undefined}
              stale={notes.stale()}
              onRefresh={notes.refresh}
              onInsert={insert}
              onSee={see}
            />
          </>
        )}
      </Show>
      <Dialog open={preview()} label={t().previewTitle} class="rp-preview" onClose={() => setPreview(false)}>
        <header>
          <h2 class="serif">{t().previewTitle}</h2>
          <div class="seg" role="group" aria-label={t().languageOf}>
            <For each={LANGUAGES}>
              {code => (
                <button type="button" lang={code} aria-pressed={previewLanguage() === code} onClick={() => setPreviewLanguage(code)}>
                  {code.toUpperCase()}
                </button>
              )}
            </For>
          </div>
          <button type="button" class="btn icon" aria-label={t().close} title={t().close} onClick={() => setPreview(false)}>
            <Icon name="x" />
          </button>
        </header>
        <Show when={preview()}>
          <ReportPaper identity={identity} language={previewLanguage()} />
        </Show>
      </Dialog>
      <Dialog open={asking()} label={t().publishAsk} onClose={() => setAsking(false)}>
        <h2 class="serif">{t().publishAsk}</h2>
        <p class="rp-ask">{t().publishHelp}</p>
        <div class="rp-ask-row">
          <button type="button" class="btn primary" aria-disabled={command.busy()} onClick={() => void publish()}>
            {t().publish}
          </button>
          <button type="button" class="btn" onClick={() => setAsking(false)}>
            {t().cancel}
          </button>
        </div>
      </Dialog>
    </div>
  )
}
