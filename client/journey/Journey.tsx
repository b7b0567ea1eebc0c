import { createEffect, onCleanup, Show } from 'solid-js'
import { typeset } from '../../shared/i18n/typography.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { DayClock } from '../ui/DayClock.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { Carried, MyDots } from './Carried.tsx'
import { IdeasAround } from './IdeasAround.tsx'
import { createMyFacts, MyFactsProvider } from './my-facts.ts'
import { MyChair } from './MyChair.tsx'
import { Leaving, MyData } from './MyData.tsx'
import { MyDetails } from './MyDetails.tsx'
import { MyKey } from './MyKey.tsx'
import { MyNotes } from './MyNotes.tsx'
import { PaperCard } from './PaperCard.tsx'
import { Route } from './Route.tsx'
import { journeyWords } from './words.ts'
import { aroundWords } from './words-around.ts'
import './journey.css'
import './mine.css'
import './around.css'

/** One person's café: their tables, their notes and what became of them, and everything of theirs that they may change. */
export function Journey() {
  const t = useWords(journeyWords)
  const a = useWords(aroundWords)
  const session = useSession()
  const facts = createMyFacts(session)
  const { programme, identity } = session
  const { me } = facts
  const day = () => programme.day()
  const now = useServerNow()
  const onPaper = () => me()?.person.device === 'paper'
  createEffect(() => (document.title = `${t().title} · Tablée`))
  onCleanup(() => (document.title = 'Tablée'))
  return (
    <MyFactsProvider value={facts}>
      <div class="jy">
        <header class="jy-top">
          <BrandMark size={26} />
          <LanguageSwitch short />
        </header>
        <main class="jy-main">
          <div class="jy-title">
            <div>
              <h1 class="serif">{t().title}</h1>
              <Show when={day()}>
                {known => (
                  <p class="jy-cafe" lang={known().languages[0]}>
                    {typeset(known().title, known().languages[0] ?? 'fr')}
                  </p>
                )}
              </Show>
            </div>
            <nav class="jy-ways">
              <Show when={day()}>{known => <DayClock clock={known().clock} now={now()} />}</Show>
              <Show when={!onPaper()}>
                <a class="btn primary" href={`/e/${identity.event}/table`}>
                  {t().backToTable}
                  <Icon name="arrow" />
                </a>
              </Show>
              <Show when={day()?.phase === 'harvest'}>
                <a class="btn" href={`/e/${identity.event}/harvest`}>
                  {t().toHarvest}
                </a>
              </Show>
              <Show when={day()?.draftShared === true}>
                <a class="btn" href={`/e/${identity.event}/report`}>
                  {a().draft}
                </a>
              </Show>
              <Show when={day()?.published === true}>
                <a class="btn" href={`/e/${identity.event}/report`}>
                  {t().toReport}
                </a>
              </Show>
            </nav>
          </div>
          <div role="status">
            <Show when={facts.failed()}>
              <p class="jy-failed">
                <span>{t().failed}</span>
                <button type="button" class="btn" onClick={facts.again}>
                  <Icon name="refresh" />
                  {t().retry}
                </button>
              </p>
            </Show>
          </div>
          <Show when={onPaper()}>
            <PaperCard />
          </Show>
          <IdeasAround />
          <Route />
          <Show
            when={me()}
            fallback={
              <Show when={!facts.failed()}>
                <p class="jy-quiet" role="status">
                  {t().loading}
                </p>
              </Show>
            }
          >
            {known => (
              <div class="jy-body">
                <div class="jy-columns">
                  <div class="jy-story">
                    <MyNotes />
                    <Carried />
                    <MyDots />
                  </div>
                  <div class="jy-own">
                    <MyChair />
                    <MyDetails me={known()} />
                    <MyKey me={known()} />
                  </div>
                </div>
                <div class="jy-own jy-last">
                  <MyData me={known()} />
                  <Leaving />
                </div>
              </div>
            )}
          </Show>
        </main>
      </div>
    </MyFactsProvider>
  )
}
