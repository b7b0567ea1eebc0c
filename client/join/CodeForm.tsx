import { createSignal, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { readCode } from './door.ts'
import { words } from './words.ts'

/** For whoever came without a link: the six characters that the facilitator reads aloud, or one's own to come back with. */
export function CodeForm(props: {
  wrong: string | undefined
  busy: boolean
  onCode: (code: string) => void
  onPersonal: (code: string) => void
}) {
  const t = useWords(words)
  const [typed, setTyped] = createSignal('')
  const [unreadable, setUnreadable] = createSignal(false)
  const read = (): string | undefined => {
    const code = readCode(typed())
    setUnreadable(code === undefined)
    return code
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const code = read()
    if (code !== undefined) props.onCode(code)
  }
  const comeBack = () => {
    const code = read()
    if (code !== undefined) props.onPersonal(code)
  }
  const wrong = () => (unreadable() ? t().badCode : props.wrong)
  return (
    <form class="jn-card" onSubmit={submit} novalidate>
      <label class="jn-label" for="jn-code">
        {t().code}
      </label>
      <input
        id="jn-code"
        class="jn-input jn-code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="go"
        value={typed()}
        aria-describedby="jn-code-hint"
        aria-invalid={wrong() !== undefined}
        onInput={event => setTyped(event.currentTarget.value)}
      />
      <p id="jn-code-hint" class="jn-hint">
        {t().codeHint}
      </p>
      <div role="alert">
        <Show when={wrong()}>{text => <p class="wrong">{text()}</p>}</Show>
      </div>
      <button type="submit" class="btn primary jn-go" aria-disabled={props.busy}>
        {t().codeGo}
        <Icon name="arrow" />
      </button>
      <button type="button" class="btn quiet jn-else" onClick={comeBack}>
        {t().codePersonal}
      </button>
    </form>
  )
}
