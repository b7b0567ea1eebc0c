import { createSignal, createUniqueId, Show } from 'solid-js'
import { isLikelyPassword, WIFI, type Wifi, wifiText } from '../../shared/domain/wifi.ts'
import { useWords } from '../i18n/language.ts'
import { recallWifi, rememberWifi } from '../session/wifi.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { wifiWords } from './words-wifi.ts'
import './wifi.css'

/** The room's Wi-Fi as a QR code. What is typed here stays in this browser. */
export function WifiCard() {
  const t = useWords(wifiWords)
  const id = createUniqueId()
  const [wifi, setWifi] = createSignal<Wifi>(recallWifi() ?? { name: '', password: '' })
  const keep = (change: Partial<Wifi>) => rememberWifi(setWifi(before => ({ ...before, ...change })))
  const odd = () => !isLikelyPassword(wifi().password)
  return (
    <section class="card wifi" aria-labelledby={`${id}-title`}>
      <h2 class="serif" id={`${id}-title`}>
        {t().title}
      </h2>
      <p class="quiet-text">{t().help}</p>
      <div class="wifi-fields">
        <div class="wifi-typed">
          <div class="field">
            <label for={`${id}-name`}>{t().name}</label>
            <input
              id={`${id}-name`}
              autocomplete="off"
              spellcheck={false}
              maxLength={WIFI.name}
              value={wifi().name}
              onInput={event => keep({ name: event.currentTarget.value })}
            />
          </div>
          <div class="field">
            <label for={`${id}-password`}>{t().password}</label>
            <input
              id={`${id}-password`}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={WIFI.password}
              value={wifi().password}
              aria-describedby={`${id}-help`}
              onInput={event => keep({ password: event.currentTarget.value })}
            />
            <p class="help" id={`${id}-help`}>
              {odd() ? t().odd : t().open}
            </p>
          </div>
          <label class="check">
            <input
              type="checkbox"
              checked={wifi().hidden === true}
              onChange={event => keep({ hidden: event.currentTarget.checked || undefined })}
            />
            {t().hidden}
          </label>
        </div>
        <Show when={wifi().name !== ''}>
          <QrCode text={wifiText(wifi())} label={t().qr(wifi().name)} />
        </Show>
      </div>
      <p class="quiet-text privacy">
        <Icon name="shield" />
        {t().stays}
      </p>
      <Show when={wifi().name !== '' || wifi().password !== ''}>
        <p>
          <button type="button" class="btn quiet" onClick={() => keep({ name: '', password: '', hidden: undefined })}>
            <Icon name="x" />
            {t().forget}
          </button>
        </p>
      </Show>
    </section>
  )
}
