import { createMemo, For, Index, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { hourText } from '../ui/time.ts'
import { type Step, threadOfTheDay } from './agenda-times.ts'
import { LateLine } from './LateLine.tsx'
import { type News, newsOf } from './news.ts'
import { words } from './words.ts'

const NEWS_SHOWN = 3

/** The day from top to bottom: what is done, what is on, what comes and when; below, the delay and what hosts say. */
export function ThreadCard(props: { day: Day; now: number; said: readonly Word[] }) {
  const session = useSession()
  const t = useWords(words)
  const thread = createMemo(() => threadOfTheDay(props.day, props.now))
  const news = createMemo(() => newsOf(session.programme, props.said, props.day, NEWS_SHOWN))
  const hour = (at: number) => hourText(at, props.day.timeZone, language())
  const hourOf = (step: Step) => (step.at === undefined ? '' : hour(step.at))
  const heading = () => (Number(props.day.start?.slice(0, 2) ?? 0) >= 12 ? t().threadAfternoon : t().threadDay)
  const title = (step: Step) => {
    if (step.kind === 'round') return { text: t().round(step.round ?? 0), lang: undefined }
    if (step.title === undefined) return { text: t().steps[step.kind], lang: undefined }
    const lang = languageOf(step.title, language())
    return { text: typeset(inLanguage(step.title, language()), lang), lang }
  }
  const tableNumber = (id: string | undefined) => (id === undefined ? undefined : session.programme.tables[id]?.number)

  return (
    <section class="card console-thread" aria-labelledby="console-thread-title">
      <h2 class="serif" id="console-thread-title">
        {heading()}
      </h2>
      <ol>
        <Index each={thread().steps}>
          {step => (
            <li class={step().state} aria-current={step().state === 'now' ? 'step' : undefined}>
              <span class="num thread-hour">{hourOf(step())}</span>
              <span class="thread-dot">
                <Show when={step().state === 'done'}>
                  <Icon name="check" />
                </Show>
              </span>
              <span class="thread-title" lang={title(step()).lang}>
                {title(step()).text}
              </span>
              <span class="num thread-minutes">
                <Show when={step().minutes > step().taken}>{t().minutes(step().minutes - step().taken)}</Show>
              </span>
              <Show when={step().state === 'done'}>
                <span class="sr">{t().done}</span>
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <LateLine day={props.day} thread={thread()} />
      <Show when={news().length > 0}>
        <div class="thread-news">
          <h3>{t().news}</h3>
          <ul aria-live="polite">
            <For each={news()}>
              {item => <NewsLine item={item} hour={hour(item.at)} table={tableNumber(item.table)} />}
            </For>
          </ul>
        </div>
      </Show>
    </section>
  )
}

function NewsLine(props: { item: News; hour: string; table: number | undefined }) {
  const t = useWords(words)
  return (
    <li>
      <b class="num">{props.hour}</b>{' '}
      <Show
        when={props.item.kind === 'message' ? props.item : undefined}
        fallback={props.item.kind === 'arrival' ? t().arrived(props.item.name, props.table) : ''}
      >
        {message => (
          <>
            {t().messageFrom(message().from, props.table)}
            {' · '}
            {message().text}
          </>
        )}
      </Show>
    </li>
  )
}
