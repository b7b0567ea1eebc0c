import { createSignal, Show } from 'solid-js'
import type { Me, Personal } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { showToast } from '../ui/toasts.ts'
import { useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

/** How one comes back on another device, and a fresh key when somebody else may have seen the old one. */
export function MyKey(props: { me: Me }) {
  const t = useWords(journeyWords)
  const { session, again } = useMyFacts()
  const [busy, setBusy] = createSignal(false)
  const renew = async () => {
    if (busy()) return
    setBusy(true)
    try {
      await session.call<Personal>('/me/personal', { method: 'POST', body: {} })
      again()
      showToast({ text: t().renewed, icon: 'check' })
    } catch {
      showToast({ text: t().failed, alert: true })
    }
    setBusy(false)
  }
  return (
    <Show when={props.me.personal}>
      {personal => (
        <section class="card" aria-labelledby="jy-key-title">
          <h2 id="jy-key-title" class="serif">
            {t().key}
          </h2>
          <div class="jy-key">
            <QrCode text={personal().link} label={t().qr} />
            <div>
              <p class="jy-quiet">{t().keyHelp}</p>
              <p class="jy-code">
                <span>{t().code}</span>
                <strong class="serif">{personal().code}</strong>
              </p>
            </div>
          </div>
          <button type="button" class="btn" aria-disabled={busy()} onClick={() => void renew()}>
            <Icon name="refresh" />
            {t().renew}
          </button>
        </section>
      )}
    </Show>
  )
}
