import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { isLocalAddress } from '../session/local-address.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { bestAddress } from './addresses.ts'
import { words } from './words.ts'
import './address.css'

/** The address that QR codes and links carry, and what to do when phones could not follow it. */
export function RoomAddress(props: { known: readonly string[] }) {
  const t = useWords(words)
  const here = location.origin
  const address = () => bestAddress(here, props.known)
  const local = isLocalAddress(here)
  const reachable = () => !isLocalAddress(address())
  return (
    <section class="card address" aria-labelledby="home-address">
      <h2 class="serif" id="home-address">
        {t().address}
      </h2>
      <p class="address-help">{t().addressHelp}</p>
      <QrCode text={address()} label={t().addressQr} />
      <p class="address-label">{t().answersAt}</p>
      <p class="address-text">{address()}</p>
      <ul class="address-notes">
        <Show when={local}>
          <li class="weigh">
            <Icon name="shield" />
            <span>{t().localHost}</span>
          </li>
        </Show>
        <Show when={local && !reachable()}>
          <li class="weigh">
            <Icon name="offline" />
            <span>{t().noNetwork}</span>
          </li>
        </Show>
        <Show when={local && reachable()}>
          <li class="weigh">
            <Icon name="qr" />
            <span>{t().openThere}</span>
          </li>
        </Show>
        <Show when={reachable()}>
          <li>
            <Icon name="check" />
            <span>
              {t().onNetwork} {t().tryIt}
            </span>
          </li>
          <li classList={{ weigh: address().startsWith('http:') }}>
            <Icon name={address().startsWith('http:') ? 'shield' : 'lock'} />
            <span>{address().startsWith('http:') ? t().noHttps : t().https}</span>
          </li>
        </Show>
      </ul>
    </section>
  )
}
