import { createMemo, For, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { fingerprintOf } from '../../shared/reports/fingerprint.ts'
import { language, useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { DayClock } from '../ui/DayClock.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import type { WritingDeskState } from './create-desk.ts'
import { type Fill, fillOf, fragmentOf, mayWritePart, type ReportPart } from './parts.ts'
import { words } from './words.ts'

/** The annex is not written by hand, but stands in the outline where it will be printed. */
export type Chosen = ReportPart | { readonly kind: 'annex'; readonly name: 'annex' }
export const ANNEX: Chosen = { kind: 'annex', name: 'annex' }

type Stage = Fill | 'reviewed' | 'changed'

/** What the compte rendu is made of, how far each part is, and who writes where. */
export function Outline(props: { desk: WritingDeskState }) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const r = () => reportWords(language())
  const now = useServerNow()
  const parts = () => props.desk.parts()
  /** in the language that lies on the sheet; of both, the first */
  const fragment = (part: ReportPart) => {
    const shown = props.desk.textLanguage()
    return fragmentOf(part.name, shown === 'both' ? props.desk.first() : shown, props.desk.first())
  }
  const stage = (part: ReportPart): Stage => {
    const name = fragment(part)
    const { blocks, units, quoted } = props.desk.writtenIn(name)
    const reviewed = programme.parts[name]?.reviewed
    if (reviewed !== undefined && blocks.length > 0)
      return reviewed.text === fingerprintOf(blocks) ? 'reviewed' : 'changed'
    return fillOf(part, units, quoted.length)
  }
  const stages = createMemo(() => new Map(parts().map(part => [part.name, stage(part)])))
  const of = (part: ReportPart): Stage => stages().get(part.name) ?? 'empty'
  const number = (...wanted: Stage[]) => parts().filter(part => wanted.includes(of(part))).length
  const workshops = createMemo(() => parts().filter(part => part.kind === 'workshop'))
  const part = (kind: ReportPart['kind']) => parts().find(each => each.kind === kind)
  const isChosen = (each: Chosen) => props.desk.chosen().name === each.name
  const myName = () => programme.people[identity.person]?.name ?? ''
  /** staff need no name to come in */
  const writers = (each: ReportPart) => [
    ...new Set(props.desk.writersIn(each.name).map(({ name }) => (name === '' ? t().nameless : name))),
  ]
  const writing = () => props.desk.link.presence().filter(each => each.writing).length
  const here = () => [...new Set(props.desk.others().map(({ name }) => (name === '' ? t().nameless : name)))]
  const stageWord = (each: ReportPart) => {
    const now = of(each)
    return now === 'reviewed' ? t().reviewed : now === 'changed' ? t().reviewedThenChanged : t().fill[now]
  }

  const entry = (each: ReportPart | undefined, title: string, lang: string | undefined, plaque?: number) => (
    <Show when={each}>
      {found => (
        <li>
          <button
            type="button"
            class="rp-entry"
            aria-current={isChosen(found()) ? 'true' : undefined}
            onClick={() => props.desk.choose(found())}
          >
            <Show when={plaque}>{value => <Plaque number={value()} size="s" />}</Show>
            <span class="rp-name">
              <span lang={lang} class="rp-title" title={title}>
                {title}
              </span>
              <small>
                <Show
                  when={writers(found()).length > 0}
                  fallback={
                    <>
                      {stageWord(found())}
                      <Show
                        when={identity.role === 'host' && mayWritePart(identity.role, props.desk.ownTheme(), found())}
                      >
                        , {t().yours}
                      </Show>
                    </>
                  }
                >
                  <i>
                    {isChosen(found()) ? [t().you, ...writers(found())].join(', ') : t().writesHere(writers(found()))}
                  </i>
                </Show>
              </small>
            </span>
            <Show when={writers(found()).length > 0}>
              <span class="rp-seats" aria-hidden="true">
                <Show when={isChosen(found()) && myName() !== ''}>
                  <span class="rp-seat rp-me">{myName()[0]}</span>
                </Show>
                <For each={writers(found()).slice(0, 3)}>
                  {name => <span class="rp-seat">{name[0]?.toUpperCase()}</span>}
                </For>
              </span>
            </Show>
            <SheetMark stage={of(found())} />
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
        {entry(part('talk'), r().talk, undefined)}
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
            aria-current={isChosen(ANNEX) ? 'true' : undefined}
            onClick={() => props.desk.choose(ANNEX)}
          >
            <span class="rp-name">
              <span class="rp-title">{r().annex}</span>
              <small>{t().automatic}</small>
            </span>
            <SheetMark stage="written" />
          </button>
        </li>
      </ol>
      <div class="rp-progress">
        <b>{t().progress(number('reviewed', 'changed'), number('written'), parts().length)}</b>
        <div class="rp-track" aria-hidden="true">
          <For each={parts()}>{each => <i class={`rp-step-${of(each)}`} />}</For>
        </div>
        <div class="rp-now">
          <p>
            <Show when={writing() > 0} fallback={here().length > 0 ? t().here(here()) : ''}>
              {t().writing(writing())}
            </Show>
          </p>
          <Show when={programme.day()}>{day => <DayClock clock={day().clock} now={now()} />}</Show>
        </div>
        <div class="rp-ways">
          <a href={`/e/${identity.event}/harvest`}>
            <Icon name="thread" />
            {t().harvest}
          </a>
          <LanguageSwitch short />
        </div>
      </div>
    </nav>
  )
}

/** A tiny sheet, filled as far as the part is; ticked once somebody has read it over. */
function SheetMark(props: { stage: Stage }) {
  const FILLED: Readonly<Record<Stage, string>> = {
    empty: '',
    sketch: 'M3 10.5h10V14H3z',
    half: 'M3 7h10v7H3z',
    written: 'M3 2h10v12H3z',
    reviewed: 'M3 2h10v12H3z',
    changed: 'M3 2h10v12H3z',
  }
  return (
    <svg class="rp-sheet-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path class="rp-sheet-fill" d={FILLED[props.stage]} />
      <path d="M3 2h10v12H3z" />
      <Show when={props.stage === 'reviewed'}>
        <path class="rp-sheet-tick" d="m5.3 8.2 2 2L10.9 6" />
      </Show>
    </svg>
  )
}
