import { createSignal, getOwner, type JSX, Match, onMount, runWithOwner, Show, Switch } from 'solid-js'
import type { Role } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { eventOfPage } from '../session/address.ts'
import { RequestFailed } from '../session/api.ts'
import { join, recogniseOneOf, takeKeyFromAddress } from '../session/identity.ts'
import { type Session, SessionProvider, startSession } from '../session/session.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { words } from './words.ts'

type Arrival =
  | { readonly step: 'opening' }
  | { readonly step: 'seated'; readonly session: Session }
  | { readonly step: 'stranger' }
  | { readonly step: 'unknown-key' }
  | { readonly step: 'offline' }

/**
 * Lets in whoever has one of the roles: by the key in the address (staff and wall need no name), or as the person that
 * this tab or device already is. Anybody else gets a plain word and the way to the door.
 */
export function WithSession(props: { roles: readonly Role[]; children: JSX.Element }) {
  const event = eventOfPage()
  const t = useWords(words)
  const [arrival, setArrival] = createSignal<Arrival>({ step: 'opening' })
  const owner = getOwner()
  let key = takeKeyFromAddress()

  const arrive = async () => {
    setArrival({ step: 'opening' })
    try {
      const known = key === undefined ? await recogniseOneOf(event, props.roles) : undefined
      const identity = known ?? (key === undefined ? undefined : (await join(event, { key })).identity)
      key = undefined
      if (identity === undefined || !props.roles.includes(identity.role)) {
        setArrival({ step: 'stranger' })
        return
      }
      const session = await runWithOwner(owner, () => startSession(identity))
      if (session !== undefined) setArrival({ step: 'seated', session })
    } catch (error) {
      const refused = error instanceof RequestFailed && error.status >= 400 && error.status < 500
      setArrival({ step: refused ? 'unknown-key' : 'offline' })
    }
  }
  onMount(() => void arrive())

  const seated = () => {
    const now = arrival()
    return now.step === 'seated' ? now.session : undefined
  }
  return (
    <Show
      when={seated()}
      fallback={
        <main class="message-page">
          <BrandMark />
          <Switch>
            <Match when={arrival().step === 'opening'}>
              <p>{t().opening}</p>
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
      {session => <SessionProvider session={session()}>{props.children}</SessionProvider>}
    </Show>
  )
}
