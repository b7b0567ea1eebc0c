import { createMemo, For, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { type Fill, fillOf, mayWritePart, type ReportPart, type Written } from './parts.ts'
import { words } from './words.ts'

/** The annex is not written by hand, but stands in the outline where it will be printed. */
export type Chosen = ReportPart | { readonly kind: 'annex'; readonly name: 'annex' }
export const ANNEX: Chosen = { kind: 'annex', name: 'annex' }

/** What the compte rendu is made of, and how far each part is. */
export function Outline(props: {
  parts: readonly ReportPart[]
  written: Readonly<Record<string, Written>>
  chosen: Chosen
  ownTheme: string | undefined
  others: readonly { readonly name: string; readonly writing: boolean }[]
  onChoose: (part: Chosen) => void
}) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const r = () => reportWords(language())
  const fill = (part: ReportPart) =>
    fillOf(part, props.written[part.name]?.units ?? 0, props.written[part.name]?.quoted.length ?? 0)
  const done = () => props.parts.filter(part => fill(part) === 'written').length
  /** staff need no name to come in */
  const named = (people: typeof props.others) => [
    ...new Set(people.map(each => (each.name === '' ? t().nameless : each.name))),
  ]
  const writers = () => named(props.others.filter(each => each.writing))
  const workshops = createMemo(() => props.parts.filter(part => part.kind === 'workshop'))
  const part = (kind: ReportPart['kind']) => props.parts.find(each => each.kind === kind)

  const entry = (each: ReportPart | undefined, title: string, lang: string | undefined, plaque?: number) => (
    <Show when={each}>
      {found => (
        <li>
          <button
            type="button"
            class="rp-entry"
            aria-current={props.chosen.name === found().name ? 'true' : undefined}
            onClick={() => props.onChoose(found())}
          >
            <Show when={plaque}>{number => <Plaque number={number()} size="s" />}</Show>
            <span class="rp-name">
              <span lang={lang} class="rp-title">
                {title}
              </span>
              <small>
                {t().fill[fill(found())]}
                <Show when={identity.role === 'host' && mayWritePart(identity.role, props.ownTheme, found())}>
                  , {t().yours}
                </Show>
              </small>
            </span>
            <Sheet fill={fill(found())} />
          </button>
        </li>
      )}
    </Show>
  )
  return (
    <nav class="rp-outline" aria-label={t().outline}>
      <h2 class="serif">
        <b>01</b> {r().whoWeAre}
      </h2>
      <ol>{entry(part('before'), t().beforeEntry, undefined)}</ol>
      <h2 class="serif">
        <b>02</b> {r().worldCafe}
      </h2>
      <ol>
        <For each={workshops()}>
          {each => {
            const theme = () => (each.kind === 'workshop' ? programme.themes[each.theme] : undefined)
            const own = () => languageOf(theme()?.title ?? {}, language())
            return (
              <>
                {entry(each, typeset(inLanguage(theme()?.title ?? {}, language()), own()), own(), theme()?.number ?? 0)}
              </>
            )
          }}
        </For>
        {entry(part('perspectives'), r().perspectives, undefined)}
        {entry(part('after'), r().thanks, undefined)}
        <li>
          <button
            type="button"
            class="rp-entry"
            aria-current={props.chosen.kind === 'annex' ? 'true' : undefined}
            onClick={() => props.onChoose(ANNEX)}
          >
            <span class="rp-name">
              <span class="rp-title">{r().annex}</span>
              <small>{t().automatic}</small>
            </span>
            <Sheet fill="written" />
          </button>
        </li>
      </ol>
      <div class="rp-progress">
        <b>{t().progress(done(), props.parts.length)}</b>
        <div class="rp-track" aria-hidden="true">
          <For each={props.parts}>{each => <i class={`rp-step-${fill(each)}`} />}</For>
        </div>
        <Show when={props.others.length > 0}>
          <p>{writers().length > 0 ? t().writing(writers()) : t().here(named(props.others))}</p>
        </Show>
      </div>
    </nav>
  )
}

/** A tiny sheet, filled as far as the part is. */
function Sheet(props: { fill: Fill }) {
  const FILLED: Readonly<Record<Fill, string>> = {
    empty: '',
    sketch: 'M3 10.5h10V14H3z',
    half: 'M3 7.5h10V14H3z',
    written: 'M3 2h10v12H3z',
  }
  return (
    <svg class="rp-sheet-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path class="rp-sheet-fill" d={FILLED[props.fill]} />
      <path d="M3 2h10v12H3z" />
    </svg>
  )
}
