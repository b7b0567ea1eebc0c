import './prepare.css' // first: the sheets of its parts come after it and may refine it
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  lazy,
  Match,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch,
  untrack,
} from 'solid-js'
import type { EventView } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { LEAVING } from '../session/build.ts'
import { RequestFailed } from '../session/api.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { keepFocus } from '../ui/keep-focus.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { BookProvider } from './context.tsx'
import { DraftStatus } from './DraftStatus.tsx'
import { EventTab } from './EventTab.tsx'
import { OpenCafe } from './OpenCafe.tsx'
import { PurgeNotice } from '../ui/PurgeNotice.tsx'
import { RehearsalButton } from './RehearsalButton.tsx'
import { createPlanEditor, type PlanEditor } from './plan-editor.ts'
import { TablesTab } from './TablesTab.tsx'
import { words } from './words.ts'

// What is not on the first sheet is loaded when it is turned to.
const PeopleTab = lazy(() => import('./PeopleTab.tsx').then(part => ({ default: part.PeopleTab })))
const KitsTab = lazy(() => import('./KitsTab.tsx').then(part => ({ default: part.KitsTab })))
const LinksTab = lazy(() => import('./LinksTab.tsx').then(part => ({ default: part.LinksTab })))

/** The planning book of an event: what it is, its tables and rounds, and the links that let people in. */
export function Prepare() {
  const t = useWords(words)
  const session = useSession()
  const [view, setView] = createSignal<EventView>()
  const [failed, setFailed] = createSignal(false)
  const read = async () => {
    setFailed(false)
    try {
      setView(await session.call<EventView>(''))
    } catch {
      setFailed(true)
    }
  }
  onMount(() => void read())
  createEffect(() => (document.title = t().page))
  return (
    <Show
      when={view()}
      keyed
      fallback={
        <main class="message-page">
          <BrandMark />
          <Show when={failed()} fallback={<p>{t().loading}</p>}>
            <h1 class="serif">{t().loadFailed}</h1>
            <p>{t().loadFailedHelp}</p>
            <button type="button" class="btn primary" onClick={() => void read()}>
              {t().retry}
            </button>
          </Show>
        </main>
      }
    >
      {first => <PlanningBook first={first} />}
    </Show>
  )
}

const TABS = ['event', 'tables', 'people', 'kits', 'links'] as const
type Tab = (typeof TABS)[number]

function PlanningBook(props: { first: EventView }) {
  const t = useWords(words)
  const session = useSession()
  const first = untrack(() => props.first) // the editor owns the plan from here on
  const [view, setView] = createSignal(first)
  // Where one was is where a reload comes back to: in this browser tab, and nowhere in the address, which may hold a key.
  const tabKey = `prepare.${session.identity.event}`
  const [tab, setTab] = createSignal<Tab>(TABS.find(each => each === recallInTab(tabKey)) ?? 'tables')
  createEffect(() => rememberInTab(tabKey, tab()))
  const editor: PlanEditor = createPlanEditor(first.plan, async changes => {
    try {
      await session.call('', { method: 'PATCH', body: changes })
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.code !== 'already-started') throw error
      // The first round began while somebody was still arranging tables: what the room follows is what counts.
      await refresh()
      editor.adopt(view().plan)
      showToast({ text: t().failedStarted, icon: 'lock' })
    }
  })

  keepFocus()
  const now = useServerNow()
  const phase = () => session.programme.day()?.phase ?? view().phase
  const owns = session.identity.role === 'organiser'
  const mayDescribe = createMemo(() => owns && phase() !== 'closed')
  const mayBuild = createMemo(() => mayDescribe() && (phase() === 'prepared' || phase() === 'open'))
  const languages = createMemo(() => {
    const held = editor.plan.languages
    return held.includes(language()) ? [language(), ...held.filter(each => each !== language())] : [...held]
  })
  const refresh = async () => {
    try {
      setView(await session.call<EventView>(''))
    } catch {
      // what was read before stays true enough to be shown; the next visit reads again
    }
  }

  const warn = (event: BeforeUnloadEvent) => {
    const { step } = editor.state()
    if (step === 'waiting' || step === 'saving' || step === 'failed') event.preventDefault()
  }
  /** Leaving the tab keeps what was typed; coming back shows what was changed elsewhere meanwhile. */
  const hidden = async () => {
    if (document.visibilityState === 'hidden') return editor.flush()
    await refresh()
    if (editor.state().step === 'saved') editor.adopt(view().plan)
  }
  const onVisibility = () => void hidden()
  const onLeaving = ({ detail }: WindowEventMap[typeof LEAVING]) =>
    detail.push(editor.flush().then(() => editor.state().step === 'saved'))
  window.addEventListener('beforeunload', warn)
  window.addEventListener(LEAVING, onLeaving)
  document.addEventListener('visibilitychange', onVisibility)
  onCleanup(() => {
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener(LEAVING, onLeaving)
    document.removeEventListener('visibilitychange', onVisibility)
  })

  const why = () => {
    if (!owns) return t().onlyReading
    if (phase() === 'closed') return t().closed
    return mayBuild() ? undefined : t().started
  }
  return (
    <BookProvider value={{ view, editor, mayDescribe, mayBuild, languages, refresh }}>
      <div class="prepare">
        <header class="prepare-top">
          <a class="home-link" href="/" aria-label={t().home}>
            <BrandMark />
          </a>
          <nav class="prepare-tabs" aria-label={t().steps}>
            <For each={TABS}>{each => <TabButton tab={each} now={tab()} onPick={setTab} />}</For>
          </nav>
          <Show when={owns}>
            <DraftStatus />
          </Show>
          <LanguageSwitch short />
          <Show when={phase() === 'prepared' || phase() === 'open'}>
            <RehearsalButton />
          </Show>
          <OpenCafe phase={phase()} />
        </header>
        <main>
          <h1 class="sr">{`${t().tabs[tab()]} · ${editor.plan.title}`}</h1>
          <Show when={why()}>
            {text => (
              <p class="prepare-why">
                <Icon name="lock" />
                {text()}
              </p>
            )}
          </Show>
          <PurgeNotice event={view().id} purgeAt={view().purgeAt} timeZone={view().plan.timeZone} now={now()} />
          <Suspense fallback={<p class="quiet-text">{t().turning}</p>}>
            <Switch>
              <Match when={tab() === 'event'}>
                <EventTab />
              </Match>
              <Match when={tab() === 'tables'}>
                <TablesTab onKits={() => setTab('kits')} />
              </Match>
              <Match when={tab() === 'people'}>
                <PeopleTab />
              </Match>
              <Match when={tab() === 'kits'}>
                <KitsTab />
              </Match>
              <Match when={tab() === 'links'}>
                <LinksTab />
              </Match>
            </Switch>
          </Suspense>
        </main>
      </div>
    </BookProvider>
  )
}

function TabButton(props: { tab: Tab; now: Tab; onPick: (tab: Tab) => void }) {
  const t = useWords(words)
  return (
    <button
      type="button"
      aria-current={props.tab === props.now ? 'step' : undefined}
      onClick={() => props.onPick(props.tab)}
    >
      {t().tabs[props.tab]}
    </button>
  )
}
