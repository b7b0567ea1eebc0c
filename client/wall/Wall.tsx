import { createEffect, createSignal, Match, on, onCleanup, Show, Suspense, Switch } from 'solid-js'
import type { EventView } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { forPhones, logoAddress } from '../session/local-address.ts'
import { useSession } from '../session/session.tsx'
import { hideStillPointer } from './still-pointer.ts'
import { WallHeader } from './WallHeader.tsx'
import {
  preloadScreens,
  WallClosed,
  WallFooter,
  WallHarvest,
  WallRound,
  WallSlate,
  WallTools,
  WallTransfer,
  WallWelcome,
} from './screens.ts'
import { stayAwake } from './wake-lock.ts'
import { wallState } from './wall-state.ts'
import type { Invitation } from './invitation.ts'
import { words } from './words.ts'
import './wall.css'

/** The first screen is shown first; the others come once the room is settled, and before its network may fail. */
const PRELOAD_AFTER_MS = 10_000

/** The way in when the participants' link is not known: the code stands for it, and is spoken aloud anyway. */
const joinByCode = (event: string, code: string | undefined): string =>
  `${location.origin}/e/${event}/join${code === undefined ? '' : `#k=${code}`}`

/** The slate on the wall: time, where everybody goes, what is announced. Moves once a second, is never touched. */
export function Wall() {
  const session = useSession()
  const t = useWords(words)
  const now = useServerNow()
  const programme = session.programme
  const [view, setView] = createSignal<EventView | undefined>()
  const state = () => {
    const day = programme.day()
    return day === undefined ? undefined : wallState(day, now())
  }
  const code = () => programme.day()?.code ?? view()?.code
  const invitation = (): Invitation => ({
    link: forPhones(view()?.links?.participant ?? joinByCode(session.identity.event, code()), view()?.addresses),
    code: code(),
    logo: logoAddress(session.identity.event, view()?.logo?.id),
  })
  // Links are asked for once; a wall that came up before its network asks again when the line is back.
  createEffect(
    on(session.programmeLink.state, link => {
      if (link !== 'live' || view() !== undefined) return
      session.call<EventView>('').then(setView, () => undefined)
    }),
  )
  createEffect(() => {
    const title = programme.day()?.title
    if (title !== undefined) document.title = t().page(title)
  })
  /** the bell's sound and its setting: not needed at first sight, at once when somebody moves a hand */
  const [settled, setSettled] = createSignal(false)
  const later = setTimeout(() => {
    void preloadScreens()
    setSettled(true)
  }, PRELOAD_AFTER_MS)
  stayAwake()
  onCleanup(() => clearTimeout(later))
  const formerTitle = document.title
  onCleanup(() => (document.title = formerTitle))

  return (
    <div class="wall" data-room="slate" ref={hideStillPointer} onPointerMove={() => setSettled(true)}>
      <Show when={programme.day()} fallback={<p class="wall-loading">{t().loading}</p>}>
        {day => (
          <>
            <WallHeader day={day()} now={now()} />
            <Suspense fallback={<main class="wall-body" />}>
              <Switch>
                <Match when={state() === 'welcome'}>
                  <WallWelcome day={day()} invitation={invitation()} />
                </Match>
                <Match when={state() === 'round' || state() === 'ringing'}>
                  <WallRound day={day()} now={now()} />
                </Match>
                <Match when={state() === 'transfer'}>
                  <WallTransfer day={day()} now={now()} />
                </Match>
                <Match when={state() === 'harvest'}>
                  <WallHarvest day={day()} now={now()} />
                </Match>
                <Match when={state() === 'slate'}>
                  <WallSlate day={day()} now={now()} />
                </Match>
                <Match when={state() === 'closed'}>
                  <WallClosed day={day()} invitation={invitation()} />
                </Match>
              </Switch>
            </Suspense>
            <Show when={state() !== 'welcome'}>
              <Suspense fallback={<footer class="wall-footer" />}>
                <WallFooter day={day()} invitation={invitation()} withInvitation={state() !== 'closed'} />
              </Suspense>
            </Show>
            <Show when={settled()}>
              <Suspense>
                <WallTools day={day()} />
              </Suspense>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}
