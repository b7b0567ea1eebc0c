import './home.css' // first: the sheets of its parts come after it and may refine it
import { createEffect, createSignal, Match, onMount, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { BrandMark } from '../ui/Logo.tsx'
import { AdminHome } from './AdminHome.tsx'
import { type CafeList, listCafes, mayBeAdmin, openAdmin } from './home-api.ts'
import { PeopleHome } from './PeopleHome.tsx'
import { words } from './words.ts'

type Visitor =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'admin'; readonly list: CafeList }
  | { readonly kind: 'person'; readonly adminRefused: boolean }
  | { readonly kind: 'unheard' }

/** `/`: the organiser's cafés when an admin key was shown here, else the door for everybody. */
export function Home() {
  const t = useWords(words)
  const [visitor, setVisitor] = createSignal<Visitor>({ kind: 'unknown' })
  let key = takeAdminKey()

  const look = async () => {
    if (key === undefined && !mayBeAdmin()) {
      setVisitor({ kind: 'person', adminRefused: false })
      return
    }
    const shown = key !== undefined
    try {
      if (key !== undefined) await openAdmin(key)
      key = undefined
      setVisitor({ kind: 'admin', list: await listCafes() })
    } catch (error) {
      const refused = error instanceof RequestFailed && error.status >= 400 && error.status < 500
      setVisitor(refused ? { kind: 'person', adminRefused: shown } : { kind: 'unheard' })
    }
  }
  onMount(() => void look())
  createEffect(() => (document.title = visitor().kind === 'admin' ? t().adminPage : t().page))

  const list = () => {
    const now = visitor()
    return now.kind === 'admin' ? now.list : undefined
  }
  const person = () => {
    const now = visitor()
    return now.kind === 'person' ? now : undefined
  }
  return (
    <Switch
      fallback={
        <main class="message-page">
          <BrandMark />
          <p>{t().opening}</p>
        </main>
      }
    >
      <Match when={list()} keyed>
        {first => <AdminHome first={first} onLeave={() => setVisitor({ kind: 'person', adminRefused: false })} />}
      </Match>
      <Match when={person()}>{now => <PeopleHome adminRefused={now().adminRefused} />}</Match>
      <Match when={visitor().kind === 'unheard'}>
        <main class="message-page">
          <BrandMark />
          <h1 class="serif">{t().listFailed}</h1>
          <p>{t().offline}</p>
          <button type="button" class="btn primary" onClick={() => void look()}>
            {t().retry}
          </button>
        </main>
      </Match>
    </Switch>
  )
}

/** The admin key from `/#admin=…`, taken out of the address at once so that it is not shown or shared. */
function takeAdminKey(): string | undefined {
  const found = /^#admin=(.{4,300})$/.exec(location.hash)?.[1]
  if (found !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  try {
    return found === undefined ? undefined : decodeURIComponent(found)
  } catch {
    return found // no escapes after all: as it stands
  }
}
