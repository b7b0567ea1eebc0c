import { createMemo, createSignal, For, lazy, onCleanup, onMount, Show, Suspense, untrack } from 'solid-js'
import type { CreatedEvent, EventSummary } from '../../shared/protocol/api.ts'
import { navigate } from '../session/address.ts'
import { useWords } from '../i18n/language.ts'
import { duplicateCafe } from '../session/admin.ts'
import { useServerNow } from '../session/server-time.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { WeaveDefs } from '../ui/RoundTable.tsx'
import { showToast } from '../ui/toasts.ts'
import { CafeCard } from './CafeCard.tsx'
import { inOrder } from './cafe-list.ts'
import { ClothCards } from './ClothCards.tsx'
import { CreateDialog } from './CreateDialog.tsx'
import { HomeFooter } from './HomeFooter.tsx'
import { type CafeList, enterAsOrganiser, leaveAdmin, listCafes } from './home-api.ts'
import type { Cloth } from './new-cafe.ts'
import { RoomAddress } from './RoomAddress.tsx'
import { TakeUpPlan } from './TakeUpPlan.tsx'
import { words } from './words.ts'

const DuplicateDialog = lazy(() =>
  import('../ui/DuplicateDialog.tsx').then(part => ({ default: part.DuplicateDialog })),
)

const NextDialog = lazy(() => import('./NextDialog.tsx').then(part => ({ default: part.NextDialog })))

const REFRESH_MS = 20_000 // phases and counts; the clocks run by themselves

/** The organiser's home: my cafés as tables in the room, cloths to start from, and the address of the room. */
export function AdminHome(props: { first: CafeList; onLeave: () => void }) {
  const t = useWords(words)
  const now = useServerNow()
  // the first list came with the page; from here on it is read anew
  const [list, setList] = createSignal<CafeList>(untrack(() => props.first))
  const [cloth, setCloth] = createSignal<Cloth>()
  const [copied, setCopied] = createSignal<EventSummary>()
  const duplicate = (cafe: EventSummary) => {
    opener = document.activeElement
    setCopied(cafe)
  }
  const [former, setFormer] = createSignal<EventSummary>()
  const ordered = createMemo(() => inOrder(list().events))
  let opener: Element | null = null

  const refresh = async () => {
    if (document.visibilityState === 'hidden') return
    try {
      setList(await listCafes())
    } catch {
      // the next turn tries again; what is shown was true a moment ago
    }
  }
  onMount(() => {
    const timer = setInterval(() => void refresh(), REFRESH_MS)
    const onVisible = () => void refresh()
    document.addEventListener('visibilitychange', onVisible)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    })
  })
  const created = async (event: CreatedEvent) => {
    try {
      await enterAsOrganiser(event.id)
      navigate(`/e/${event.id}/prepare`)
    } catch {
      // it exists: the list shows it, and its button tries again
      setCloth(undefined)
      setCopied(undefined)
      showToast({ text: t().enterFailed, icon: 'offline' })
      await refresh()
    }
  }
  const leave = async () => {
    await leaveAdmin().catch(() => {
      // the cookie stays until it runs out; this page no longer uses it
    })
    props.onLeave()
  }
  return (
    <div class="home admin">
      <WeaveDefs />
      <header class="home-top">
        <BrandMark />
        <h1 class="serif">{t().yourCafes}</h1>
        <LanguageSwitch />
        <button type="button" class="btn" onClick={() => void leave()}>
          {t().leave}
        </button>
      </header>
      <div class="home-grid">
        <main class="home-main">
          <section class="floor zinc-room" aria-label={t().yourCafes}>
            <Show
              when={ordered().length > 0}
              fallback={
                <div class="empty-room">
                  <EmptyTable />
                  <h2 class="serif">{t().empty}</h2>
                  <p>{t().emptyHelp}</p>
                </div>
              }
            >
              <For each={ordered()}>
                {cafe => (
                  <CafeCard
                    cafe={cafe}
                    now={now()}
                    onDuplicate={() => duplicate(cafe)}
                    onNext={() => {
                      opener = document.activeElement
                      setFormer(cafe)
                    }}
                  />
                )}
              </For>
            </Show>
          </section>
          <ClothCards
            onTake={next => {
              opener = document.activeElement
              setCloth(next)
            }}
          />
        </main>
        <aside>
          <RoomAddress known={list().addresses ?? []} />
          <TakeUpPlan onCreated={event => void created(event)} />
        </aside>
      </div>
      <HomeFooter />
      <CreateDialog
        cloth={cloth()}
        onClose={() => {
          setCloth(undefined)
          if (opener instanceof HTMLElement) opener.focus()
        }}
        onCreated={event => void created(event)}
      />
      <Show when={former()} keyed>
        {cafe => (
          <Suspense>
            <NextDialog
              cafe={cafe}
              onClose={() => {
                setFormer(undefined)
                if (opener instanceof HTMLElement) opener.focus()
              }}
              onCreated={event => void created(event)}
            />
          </Suspense>
        )}
      </Show>
      <Show when={copied()} keyed>
        {cafe => (
          <Suspense>
            <DuplicateDialog
              title={cafe.title}
              hasPeople
              onClose={() => {
                setCopied(undefined)
                if (opener instanceof HTMLElement) opener.focus()
              }}
              onDuplicate={wish => duplicateCafe(cafe.id, wish).then(created)}
            />
          </Suspense>
        )}
      </Show>
    </div>
  )
}

function EmptyTable() {
  return (
    <svg class="cafe-drawing" viewBox="-108 -108 216 216" aria-hidden="true">
      <circle class="bare" r="79" />
      <circle class="crease" r="72" />
      <circle class="date-ring" r="40" />
      <circle class="crease" r="28" />
    </svg>
  )
}
