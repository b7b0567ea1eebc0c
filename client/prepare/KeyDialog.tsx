import { createEffect, createSignal, on, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { type KeyAction, renewal, type Renewable } from './renewal.ts'
import { words } from './words.ts'

export interface KeyQuestion {
  readonly what: Renewable
  readonly name: string
  readonly action: KeyAction
}

/** Before a link stops opening doors: what that means, in two sentences. */
export function KeyDialog(props: { asked: KeyQuestion | undefined; onClose: () => void }) {
  const t = useWords(words)
  const book = useBook()
  const session = useSession()
  const [failed, setFailed] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.asked,
      () => setFailed(false),
    ),
  )
  const renews = () => props.asked?.action !== 'revoke'
  const title = () => (renews() ? t().renewTitle : t().revokeTitle)(props.asked?.name ?? '')
  const help = () => {
    const isCode = props.asked?.what === 'code'
    if (renews()) return isCode ? t().renewCodeHelp : t().renewHelp
    return isCode ? t().revokeCodeHelp : t().revokeHelp
  }
  const change = async () => {
    const asked = props.asked
    if (asked === undefined || busy()) return
    setBusy(true)
    try {
      await session.call('/keys', { method: 'POST', body: renewal(asked.what, asked.action) })
      await book.refresh()
      props.onClose()
      showToast({ text: asked.action === 'renew' ? t().renewed : t().nowRevoked, icon: 'check' })
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open={props.asked !== undefined} label={title()} onClose={() => props.onClose()}>
      <h2 class="serif">{title()}</h2>
      <p class="dialog-text">{help()}</p>
      <Show when={failed()}>
        <p class="wrong" role="alert">
          {t().renewFailed}
        </p>
      </Show>
      <p class="dialog-buttons">
        <button type="button" class="btn" onClick={() => props.onClose()}>
          {t().keep}
        </button>
        <button type="button" class="btn primary" aria-disabled={busy()} onClick={() => void change()}>
          <Icon name={renews() ? 'refresh' : 'x'} />
          {renews() ? t().renew : t().revoke}
        </button>
      </p>
    </Dialog>
  )
}
