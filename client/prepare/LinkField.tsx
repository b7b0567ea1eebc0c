import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { copyText } from '../ui/copy-text.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { words } from './words.ts'

/** A link to give away: readable, selectable, copied by a button where the browser allows it. */
export function LinkField(props: {
  name: string
  link: string
  onRenew?: (() => void) | undefined
  onRevoke?: (() => void) | undefined
}) {
  const t = useWords(words)
  let field: HTMLInputElement | undefined
  const copy = async () => {
    const copied = await copyText(props.link)
    if (!copied) {
      field?.focus()
      field?.select()
    }
    showToast({ text: copied ? t().copied : t().selected, icon: copied ? 'check' : 'link' })
  }
  return (
    <div class="link-field">
      <Show when={props.link !== ''} fallback={<p class="quiet-text link-gone">{t().revoked}</p>}>
        <input
          ref={found => (field = found)}
          class="input"
          readonly
          aria-label={props.name}
          value={props.link}
          onFocus={event => event.currentTarget.select()}
        />
        <button type="button" class="btn" aria-label={t().copyWhat(props.name)} onClick={() => void copy()}>
          <Icon name="link" />
          {t().copy}
        </button>
      </Show>
      <Show when={props.onRenew}>
        {renew => (
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t().renewWhat(props.name)}
            title={t().renewWhat(props.name)}
            onClick={() => renew()()}
          >
            <Icon name="refresh" />
          </button>
        )}
      </Show>
      <Show when={props.link !== '' && props.onRevoke}>
        {revoke => (
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t().revokeWhat(props.name)}
            title={t().revokeWhat(props.name)}
            onClick={() => revoke()()}
          >
            <Icon name="x" />
          </button>
        )}
      </Show>
    </div>
  )
}
