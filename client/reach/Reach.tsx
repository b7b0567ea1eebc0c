import './reach.css'
import { createEffect, createSignal, Match, onMount, Switch } from 'solid-js'
import { v4 } from 'uuid'
import { useWords } from '../i18n/language.ts'
import { address } from '../session/address.ts'
import { RequestFailed, request } from '../session/api.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { words } from './words.ts'

type Trial = { readonly step: 'trying' | 'over' | 'lost' } | { readonly step: 'reached'; readonly ms: number }

/** `/t/:test`: this phone tells the server that it came through, and how long a call took. It says nothing else of itself. */
export function Reach() {
  const t = useWords(words)
  const [trial, setTrial] = createSignal<Trial>({ step: 'trying' })
  const test = () => {
    const now = address()
    return now.screen === 'reach' ? now.test : ''
  }
  const visit = recallInTab('visit') ?? v4()
  rememberInTab('visit', visit)

  const call = async () => {
    setTrial({ step: 'trying' })
    try {
      const started = performance.now()
      await request(`/reachability/${test()}`)
      const ms = Math.max(1, Math.round(performance.now() - started))
      await request(`/reachability/${test()}/visits`, { method: 'POST', body: { visit, ms } })
      setTrial({ step: 'reached', ms })
    } catch (error) {
      setTrial({ step: error instanceof RequestFailed && error.status === 404 ? 'over' : 'lost' })
    }
  }
  onMount(() => void call())
  createEffect(() => (document.title = t().page))
  const reached = () => {
    const now = trial()
    return now.step === 'reached' ? now : undefined
  }
  return (
    <div class="reach">
      <header class="reach-top">
        <BrandMark />
        <LanguageSwitch />
      </header>
      <main class="reach-main" role="status">
        <Switch
          fallback={
            <>
              <Icon name="refresh" />
              <h1 class="serif">{t().trying}</h1>
            </>
          }
        >
          <Match when={reached()}>
            {now => (
              <>
                <span class="reach-sign">
                  <Icon name="check" />
                </span>
                <h1 class="serif">{t().yes}</h1>
                <p>
                  {t().inMs(now().ms)} {t().close}
                </p>
              </>
            )}
          </Match>
          <Match when={trial().step === 'over'}>
            <Icon name="clock" />
            <h1 class="serif">{t().over}</h1>
            <p>{t().overHelp}</p>
          </Match>
          <Match when={trial().step === 'lost'}>
            <Icon name="offline" />
            <h1 class="serif">{t().lost}</h1>
            <p>{t().lostHelp}</p>
            <button type="button" class="btn primary" onClick={() => void call()}>
              {t().retry}
            </button>
          </Match>
        </Switch>
      </main>
    </div>
  )
}
