import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { Bar } from './Bar.tsx'
import type { Page, WritingDeskState } from './create-desk.ts'
import { NO_CARET } from './editor/bar-state.ts'
import type { BarState } from './editor/make-editor.ts'
import { Ghost } from './Ghost.tsx'
import { loadEditor } from './load-editor.ts'
import { Margin } from './Margin.tsx'
import { Footnotes, mayReview, ReviewLine } from './PageParts.tsx'
import { OtherLanguage } from './OtherLanguage.tsx'
import { StillText } from './StillText.tsx'
import { words } from './words.ts'
import { writingWords } from './words-writing.ts'

const PartEditor = lazy(() => loadEditor().then(module => ({ default: module.PartEditor })))

/** One part on its sheet: the title it will be printed under, the text, what hangs on it, and under it the bar. */
export function Sheet(props: {
  page: Page
  desk: WritingDeskState
  onCite: () => void
  onSeeNote: (note: string) => void
}) {
  const t = useWords(words)
  const w = useWords(writingWords)
  const { programme, identity } = useSession()
  const [bar, setBar] = createSignal<BarState>(NO_CARET)
  const part = () => props.page.part
  const both = () => props.page.language === 'both'
  const lang = () => (props.page.language === 'both' ? props.desk.first() : props.page.language)
  const other = () => (lang() === props.desk.first() ? props.desk.second() : props.desk.first())
  const r = () => reportWords(lang())
  const themeId = () => {
    const now = part()
    return now.kind === 'workshop' ? now.theme : undefined
  }
  const theme = () => programme.themes[themeId() ?? '']
  const own = () => languageOf(theme()?.title ?? {}, lang())
  const mayWrite = () => props.desk.mayWrite(part())
  const editable = () => mayWrite() && !both()
  const written = () => props.desk.writtenIn(props.page.fragment)
  const blocks = () => written().blocks
  const hosts = createMemo(() => {
    const ids = Object.values(programme.tables)
      .filter(table => theme() !== undefined && table.theme === themeId())
      .flatMap(table => table.hosts)
    return ids.flatMap(id => programme.people[id]?.name ?? [])
  })
  const title = () => {
    switch (part().kind) {
      case 'workshop':
        return typeset(inLanguage(theme()?.title ?? {}, lang()), own())
      case 'before':
        return r().whoWeAre
      case 'talk':
        return r().talk
      case 'perspectives':
        return r().perspectives
      case 'after':
        return r().thanks
    }
  }
  const run = () => {
    if (part().kind === 'before') return '01'
    if (theme() === undefined) return `02 · ${r().worldCafe}`
    return ['02', t().workshops, ...(hosts().length > 0 ? [t().hostedBy(hosts())] : [])].join(' · ')
  }
  const amendments = createMemo(() =>
    Object.entries(programme.amendments)
      .filter(([, each]) => each.part === part().name && each.settled !== 'taken')
      .sort(([, a], [, b]) => a.at - b.at),
  )
  const here = () => props.desk.writersIn(part().name).flatMap(each => (each.name === '' ? [] : [each.name]))
  /** those in this very text, in this language */
  const writers = () =>
    props.desk
      .writersIn(part().name)
      .flatMap(each => (each.part === props.page.fragment && each.name !== '' ? [each.name] : []))
  const startFromDraft = () => {
    const draft = props.desk.draft()
    props.desk.withEditor(editor => editor.startFrom(draft))
  }
  const isEmpty = () => blocks().length === 0
  const ghost = () => isEmpty() && props.desk.draft().length > 0
  return (
    <main class="rp-page" classList={{ 'rp-woven': theme() !== undefined }}>
      <Show when={theme()}>{found => <div class="rp-band weave" data-theme={weaveOf(found().number)} />}</Show>
      <article
        class="rp-sheet"
        classList={{ 'rp-with-margin': amendments().length > 0, 'rp-perspectives': part().kind === 'perspectives' }}
      >
        <p class="rp-run">{run()}</p>
        <div class="rp-head">
          <Show when={theme()}>{found => <Plaque number={found().number} />}</Show>
          <h2 class="serif" lang={theme() === undefined ? lang() : own()}>
            {title()}
          </h2>
        </div>
        <Show when={part().kind === 'workshop'}>
          <h3 class="serif" lang={lang()}>
            {r().synthesis}
          </h3>
        </Show>
        <Show when={!mayWrite()}>
          <p class="rp-closed">{t().readOnlyPart}</p>
        </Show>
        <Show when={!both() && lang() !== props.desk.first()}>
          <OtherLanguage
            reference
            lang={other()}
            blocks={props.desk.writtenIn(props.page.other).blocks}
            facts={props.desk.facts}
          />
        </Show>
        <Show when={both()}>
          <p class="rp-both-lang">
            <span>{w().languageName[lang()]}</span>
            <Show when={mayWrite()}>
              <button type="button" class="btn" onClick={() => props.desk.chooseTextLanguage(lang())}>
                {w().write(w().languageName[lang()])}
              </button>
            </Show>
          </p>
        </Show>
        <Show when={isEmpty() && editable()}>
          <p class="rp-placeholder">{t().placeholders[part().kind]}</p>
        </Show>
        <Show when={isEmpty() && !editable()}>
          <p class="rp-closed">{w().nothingToTranslate(w().languageName[lang()])}</p>
        </Show>
        <Show when={!editable() || props.desk.editor() === undefined}>
          <div class="rp-editor" lang={lang()}>
            <StillText
              label={t().editing(title())}
              blocks={blocks()}
              facts={props.desk.facts}
              sourceFacts={props.desk.sourceFacts}
              onSeeNote={note => props.onSeeNote(note)}
              onDropNote={id => {
                const note = props.desk.notes.list.find(each => each.id === id)
                if (note !== undefined) props.desk.insert(note)
              }}
              onAhead={props.desk.setAhead}
              onBegin={editable() ? beginning => props.desk.withEditor(editor => editor.begin(beginning)) : undefined}
            />
          </div>
        </Show>
        <Show when={editable() && props.desk.writes()}>
          <Suspense>
            <PartEditor
              fragment={props.desk.link.doc.getXmlFragment(props.page.fragment)}
              label={t().editing(title())}
              lang={lang()}
              facts={props.desk.facts}
              sourceFacts={props.desk.sourceFacts}
              notesOf={props.desk.slipNotes}
              writers={writers()}
              onEditor={found => props.desk.onEditor(found)}
              onState={setBar}
              onLimit={limit => showToast({ text: t().limits[limit], alert: true })}
              onCite={() => props.onCite()}
              onSeeNote={note => props.onSeeNote(note)}
              onKeepQuote={note => props.desk.keep(note)}
              onWriting={() => props.desk.sayWriting()}
            />
          </Suspense>
        </Show>
        <Show when={here().length > 0}>
          <p class="rp-writers">
            <For each={here()}>{name => <span class="rp-seat">{name[0]}</span>}</For>
            {w().writingHere(here())}
          </p>
        </Show>
        <Footnotes
          footnotes={written().footnotes}
          onOpen={editable() ? number => props.desk.withEditor(editor => editor.openFootnote(number)) : undefined}
        />
        <Show when={both()}>
          <OtherLanguage
            lang={other()}
            blocks={props.desk.writtenIn(props.page.other).blocks}
            facts={props.desk.facts}
            onWrite={mayWrite() ? () => props.desk.chooseTextLanguage(other()) : undefined}
          />
        </Show>
        <Show when={ghost() && !both()}>
          <Ghost
            blocks={props.desk.draft()}
            facts={props.desk.facts}
            plate={props.desk.plateOf(part())}
            mayUse={editable()}
            onUse={startFromDraft}
          />
        </Show>
        <Show when={!both()}>
          <ReviewLine
            fragment={props.page.fragment}
            blocks={blocks()}
            mayReview={mayReview(identity.role, mayWrite())}
          />
        </Show>
        <Show when={amendments().length > 0}>
          <Margin
            amendments={amendments()}
            mayWrite={mayWrite()}
            text={() => [blocks(), props.desk.editor()]}
            onTake={() => props.desk.withEditor(editor => editor.focus())}
          />
        </Show>
      </article>
      <Show when={editable()}>
        <Bar
          state={bar()}
          perspectives={part().kind === 'perspectives'}
          onCommand={command => props.desk.withEditor(editor => editor.run(command))}
        />
      </Show>
    </main>
  )
}
