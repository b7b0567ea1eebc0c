import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import type * as Y from 'yjs'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { Bar } from './Bar.tsx'
import { Ghost } from './Ghost.tsx'
import type { BarState, Editor } from './editor/make-editor.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import type { ReportPart } from './parts.ts'
import { StillText } from './StillText.tsx'
import { words } from './words.ts'

const PartEditor = lazy(() => import('./editor/PartEditor.tsx').then(module => ({ default: module.PartEditor })))

/** One part on its sheet: the title it will be printed under, the text, and under it the bar. */
export function Sheet(props: {
  part: ReportPart
  doc: Y.Doc
  editable: boolean
  blocks: readonly SynthesisBlock[]
  draft: readonly SynthesisBlock[]
  plate: number
  facts: (note: string, table: string) => QuoteFacts
  /** somebody went to write: the editor is wanted */
  writes: boolean
  editor: Editor | undefined
  withEditor: (action: (editor: Editor) => void) => void
  onEditor: (editor: Editor | undefined) => void
  onWriting: () => void
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const r = () => reportWords(language())
  const [bar, setBar] = createSignal<BarState>({ block: 'paragraph', strong: false, em: false })
  const theme = () => (props.part.kind === 'workshop' ? programme.themes[props.part.theme] : undefined)
  const own = () => languageOf(theme()?.title ?? {}, language())
  const themeId = () => (props.part.kind === 'workshop' ? props.part.theme : undefined)
  const hosts = createMemo(() => {
    const ids = Object.values(programme.tables)
      .filter(table => theme() !== undefined && table.theme === themeId())
      .flatMap(table => table.hosts)
    return ids.flatMap(id => programme.people[id]?.name ?? [])
  })
  const title = () => {
    switch (props.part.kind) {
      case 'workshop':
        return typeset(inLanguage(theme()?.title ?? {}, language()), own())
      case 'before':
        return r().whoWeAre
      case 'perspectives':
        return r().perspectives
      case 'after':
        return r().thanks
    }
  }
  const run = () => {
    const number = theme()?.number
    if (props.part.kind === 'before') return '01'
    if (number === undefined) return `02 · ${r().worldCafe}`
    return [
      `02 · ${r().worldCafe}`,
      r().workshop(String(number)),
      ...(hosts().length > 0 ? [t().hostedBy(hosts())] : []),
    ].join(' · ')
  }
  const startFromDraft = () => {
    const draft = props.draft
    props.withEditor(editor => editor.startFrom(draft))
  }
  const isEmpty = () => props.blocks.length === 0
  const ghost = () => isEmpty() && props.draft.length > 0
  return (
    <main class="rp-page" classList={{ 'rp-woven': theme() !== undefined }}>
      <Show when={theme()}>{found => <div class="rp-band weave" data-theme={weaveOf(found().number)} />}</Show>
      <article class="rp-sheet">
        <p class="rp-run">{run()}</p>
        <div class="rp-head">
          <Show when={theme()}>{found => <Plaque number={found().number} />}</Show>
          <h2 class="serif" lang={theme() === undefined ? undefined : own()}>
            {title()}
          </h2>
        </div>
        <Show when={props.part.kind === 'workshop'}>
          <h3 class="serif">{r().synthesis}</h3>
        </Show>
        <Show when={!props.editable}>
          <p class="rp-closed">{t().readOnlyPart}</p>
        </Show>
        <Show when={isEmpty() && props.editable}>
          <p class="rp-placeholder">{t().placeholders[props.part.kind]}</p>
        </Show>
        <Show when={!props.editable || props.editor === undefined}>
          <div class="rp-editor">
            <StillText
              label={t().editing(title())}
              blocks={props.blocks}
              facts={props.facts}
              onBegin={props.editable ? beginning => props.withEditor(editor => editor.begin(beginning)) : undefined}
            />
          </div>
        </Show>
        <Show when={props.editable && props.writes}>
          <Suspense>
            <PartEditor
              fragment={props.doc.getXmlFragment(props.part.name)}
              label={t().editing(title())}
              facts={props.facts}
              onEditor={found => props.onEditor(found)}
              onState={setBar}
              onLimit={limit => showToast({ text: t().limits[limit], alert: true })}
              onWriting={() => props.onWriting()}
            />
          </Suspense>
        </Show>
        <Show when={ghost()}>
          <Ghost
            blocks={props.draft}
            facts={props.facts}
            plate={props.part.kind === 'workshop' ? props.plate : 0}
            mayUse={props.editable}
            onUse={startFromDraft}
          />
        </Show>
      </article>
      <Show when={props.editable}>
        <Bar state={bar()} onCommand={command => props.withEditor(editor => editor.run(command))} />
      </Show>
    </main>
  )
}
