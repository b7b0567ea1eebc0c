import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { readingWords } from './room/words-reading.ts'
import { words } from './words.ts'

const RoomDraft = lazy(() => import('./room/RoomDraft.tsx').then(module => ({ default: module.RoomDraft })))
const Published = lazy(() => import('./room/Published.tsx').then(module => ({ default: module.Published })))

/** For whoever took part: the report once it is published, the draft while it is open to the room, a kind word before. */
export function Reading() {
  const t = useWords(words)
  const r = useWords(readingWords)
  const { programme, identity } = useSession()
  const day = () => programme.day()
  return (
    <div class="rp-reading">
      <header class="rp-top">
        <a
          class="rp-home"
          href={`/e/${identity.event}/${identity.role === 'wall' ? 'wall' : 'me'}`}
          aria-label={r().me}
        >
          <Logo />
        </a>
        <h1 class="serif">{t().title}</h1>
        <span class="rp-space" />
        <LanguageSwitch short />
      </header>
      <Suspense fallback={<p class="rp-plain">{t().loading}</p>}>
        <Switch
          fallback={
            <main class="rp-message">
              <h2 class="serif">{t().notYet}</h2>
              <p>{t().notYetHelp}</p>
              <Show
                when={day()?.phase === 'harvest' || day()?.phase === 'closed'}
                fallback={
                  <a class="btn primary" href={`/e/${identity.event}/table`}>
                    {t().back}
                  </a>
                }
              >
                <a class="btn primary" href={`/e/${identity.event}/harvest`}>
                  <Icon name="thread" />
                  {t().harvest}
                </a>
              </Show>
            </main>
          }
        >
          <Match when={day()?.published}>
            <Published />
          </Match>
          <Match when={day()?.draftShared}>
            <RoomDraft />
          </Match>
        </Switch>
      </Suspense>
    </div>
  )
}
