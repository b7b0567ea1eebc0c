import { createSignal, For, Show } from 'solid-js'
import { navigate } from '../session/address.ts'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { type Chair, RoundTable, WeaveDefs } from '../ui/RoundTable.tsx'
import { HomeFooter } from './HomeFooter.tsx'
import { findByCode } from './home-api.ts'
import { CODE_LENGTH, cleanCode, refusalOf } from './spoken-code.ts'
import { words } from './words.ts'
import './door.css'

/** The page for everybody: a code to come in with, and what this is. */
export function PeopleHome(props: { adminRefused: boolean }) {
  const t = useWords(words)
  const [code, setCode] = createSignal('')
  const [wrong, setWrong] = createSignal<'short' | 'unknown' | 'too-many' | 'offline'>()
  const [busy, setBusy] = createSignal(false)
  let field: HTMLInputElement | undefined

  const enter = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    const typed = cleanCode(code())
    if (typed.length !== CODE_LENGTH) {
      setWrong('short')
      field?.focus()
      return
    }
    setBusy(true)
    setWrong(undefined)
    try {
      const found = await findByCode(typed)
      // the code travels in the fragment, which is never sent
      navigate(`/e/${found}/join#k=${typed}`)
    } catch (error) {
      setWrong(refusalOf(error instanceof RequestFailed ? error.status : 0))
      field?.focus()
    } finally {
      setBusy(false)
    }
  }
  const said = () => {
    switch (wrong()) {
      case undefined:
        return undefined
      case 'short':
        return t().codeShort
      case 'unknown':
        return t().codeUnknown
      case 'too-many':
        return t().codeTooMany
      case 'offline':
        return t().offline
    }
  }
  return (
    <div class="home people">
      <WeaveDefs />
      <header class="home-top">
        <BrandMark />
        <span class="spring" />
        <LanguageSwitch />
      </header>
      <main class="door">
        <div class="door-words">
          <Show when={props.adminRefused}>
            <p class="door-refused" role="alert">
              <Icon name="lock" />
              <span>
                <b>{t().adminRefused}</b> {t().adminRefusedHelp}
              </span>
            </p>
          </Show>
          <form class="card door-code" novalidate onSubmit={event => void enter(event)}>
            <h1 class="serif" id="home-code">
              {t().haveCode}
            </h1>
            <p id="home-code-help">{t().haveCodeHelp}</p>
            <div class="code-line">
              <input
                ref={found => (field = found)}
                class="code-field serif"
                aria-label={t().code}
                aria-describedby={said() === undefined ? 'home-code-help' : 'home-code-wrong'}
                aria-invalid={said() === undefined ? undefined : 'true'}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                maxLength={9}
                value={code()}
                onInput={event => {
                  setCode(event.currentTarget.value)
                  setWrong(undefined)
                }}
              />
              <button type="submit" class="btn primary" aria-disabled={busy()}>
                {busy() ? t().looking : t().enter}
              </button>
            </div>
            <Show when={said()}>
              {text => (
                <p class="wrong" id="home-code-wrong" role="alert">
                  {text()}
                </p>
              )}
            </Show>
          </form>
          <section class="door-what" aria-labelledby="home-what">
            <h2 class="serif" id="home-what">
              {t().whatTitle}
            </h2>
            <ul>
              <For each={t().whatLines}>
                {(line, index) => (
                  <li>
                    <Icon name={WHAT_ICONS[index()] ?? 'note'} />
                    {line}
                  </li>
                )}
              </For>
            </ul>
          </section>
          <p class="door-organise">
            <b>{t().organise}</b> {t().organiseHelp}
          </p>
        </div>
        <div class="door-table">
          <svg viewBox="-112 -112 224 224" aria-hidden="true">
            <RoundTable number={1} chairs={CHAIRS} squares={SQUARES} zones={4} />
          </svg>
        </div>
      </main>
      <HomeFooter />
    </div>
  )
}

const WHAT_ICONS = ['note', 'bell', 'plate'] as const
const CHAIRS: readonly Chair[] = ['host', 'guest', 'guest', 'guest', 'you', 'guest', 'guest', 'free'].map(state => ({
  initial: '',
  state: state as Chair['state'],
}))
const SQUARES = [
  [0, 'idea'],
  [0, 'question'],
  [0, 'lever'],
  [1, 'idea'],
  [1, 'example'],
  [2, 'question'],
  [2, 'idea'],
  [2, 'source'],
  [3, 'brake'],
  [3, 'idea'],
] as const
