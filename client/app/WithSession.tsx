import {
  createEffect,
  createRoot,
  createSignal,
  type JSX,
  lazy,
  Match,
  onCleanup,
  onMount,
  Show,
  Switch,
  untrack,
} from 'solid-js'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import { isSeated, type Role } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { eventOfPage } from '../session/address.ts'
import { RequestFailed } from '../session/api.ts'
import { holdsCopy } from '../session/copies.ts'
import { within } from '../session/device-store.ts'
import { type Identity, join, recogniseOneOf, rememberedOneOf, takeKeyFromAddress } from '../session/identity.ts'
import { keepShell } from '../session/shell.ts'
import { type Session, SessionProvider, startSession } from '../session/session.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { words } from './words.ts'

const RehearsalOver = lazy(() => import('./RehearsalBand.tsx').then(module => ({ default: module.RehearsalOver })))

type Arrival =
  | { readonly step: 'opening' }
  | { readonly step: 'seated'; readonly session: Session }
  | { readonly step: 'stranger' }
  | { readonly step: 'unknown-key' }
  | { readonly step: 'offline' }

/** The server answers within this, or what this device remembers is taken for now. */
const PATIENCE_MS = 4_000
const AGAIN_MS = 5_000

/**
 * Lets in whoever has one of the roles: by the key in the address (staff and wall need no name), or as the person that
 * this tab or device already is. When the server can't be reached, somebody who has been here before comes in from memory, and
 * their screen says that it is offline. Anybody else gets a plain word and the way to the door.
 */
export function WithSession(props: { roles: readonly Role[]; children: JSX.Element }) {
  const event = eventOfPage()
  const t = useWords(words)
  const [arrival, setArrival] = createSignal<Arrival>({ step: 'opening' })
  let key = takeKeyFromAddress()
  let leave = () => {}
  onCleanup(() => leave())

  const enter = (identity: Identity) => {
    leave()
    createRoot(dispose => {
      leave = dispose
      const session = startSession(identity)
      setArrival({ step: 'seated', session })
      if (isSeated(identity.role)) keepShell(session.programmeLink.loaded)
      createEffect(() => {
        // The programme was begun anew (after a restore, say): the page goes on with the new one.
        if (session.programmeLink.ending() === 'epoch') queueMicrotask(() => enter(identity))
        else if (session.programmeLink.state() === 'ended') untrack(() => void askAgain(identity))
      })
    })
  }
  /** Whom the server sent away may be nobody any more: erased, or their cookie gone. */
  const askAgain = async (identity: Identity) => {
    const known = await recogniseOneOf(event, props.roles).catch(() => identity)
    if (known === undefined) setArrival({ step: 'stranger' })
  }
  const remembered = () => {
    const identity = key === undefined ? rememberedOneOf(event, props.roles) : undefined
    return identity !== undefined && holdsCopy(identity, 'programme') ? identity : undefined
  }

  const arrive = async () => {
    if (arrival().step !== 'offline') setArrival({ step: 'opening' })
    try {
      const asking = key === undefined ? recogniseOneOf(event, props.roles) : undefined
      const memory = remembered()
      if (memory !== undefined && asking !== undefined) {
        const answer = await within(
          PATIENCE_MS,
          asking.then(identity => ({ identity })),
        )
        return answer === undefined ? enter(memory) : welcome(answer.identity)
      }
      const known = await asking
      const identity = known ?? (key === undefined ? undefined : (await join(event, { key })).identity)
      key = undefined
      welcome(identity)
    } catch (error) {
      const refused = error instanceof RequestFailed && error.status >= 400 && error.status < 500
      setArrival({ step: refused ? 'unknown-key' : 'offline' })
    }
  }
  const welcome = (identity: Identity | undefined) => {
    if (identity === undefined || !props.roles.includes(identity.role)) setArrival({ step: 'stranger' })
    else enter(identity)
  }
  onMount(() => {
    void arrive()
    const again = () => {
      if (arrival().step === 'offline') void arrive()
    }
    const timer = setInterval(again, AGAIN_MS)
    window.addEventListener('online', again)
    onCleanup(() => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    })
  })

  const seated = () => {
    const now = arrival()
    return now.step === 'seated' ? now.session : undefined
  }
  return (
    <Show
      when={seated()}
      keyed
      fallback={
        <main class="message-page">
          <BrandMark />
          <Switch>
            <Match when={arrival().step === 'opening'}>
              <p>{t().opening}</p>
            </Match>
            <Match when={isRehearsal(event) && (arrival().step === 'stranger' || arrival().step === 'unknown-key')}>
              <RehearsalOver />
            </Match>
            <Match when={arrival().step === 'stranger'}>
              <h1 class="serif">{t().noSeat}</h1>
              <p>{t().noSeatHelp}</p>
              <a class="btn primary" href={`/e/${event}/join`}>
                {t().join}
              </a>
            </Match>
            <Match when={arrival().step === 'unknown-key'}>
              <h1 class="serif">{t().unknownKey}</h1>
              <p>{t().unknownKeyHelp}</p>
            </Match>
            <Match when={arrival().step === 'offline'}>
              <h1 class="serif">{t().offline}</h1>
              <p>{t().offlineHelp}</p>
              <button type="button" class="btn primary" onClick={() => void arrive()}>
                {t().retry}
              </button>
            </Match>
          </Switch>
        </main>
      }
    >
      {session => <SessionProvider session={session}>{props.children}</SessionProvider>}
    </Show>
  )
}
