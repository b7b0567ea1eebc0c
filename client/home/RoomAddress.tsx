import { createSignal, For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { isLocalAddress } from '../session/local-address.ts'
import { wifiText } from '../../shared/domain/wifi.ts'
import { recallWifi } from '../session/wifi.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { ReachCheck } from '../ui/ReachCheck.tsx'
import { bestAddress } from './addresses.ts'
import { beginReachTest, lookAtReachTest } from './home-api.ts'
import { words } from './words.ts'
import './address.css'

/** The address that QR codes and links carry, and what to do when phones could not follow it. */
export function RoomAddress(props: { known: readonly string[] }) {
  const t = useWords(words)
  const here = location.origin
  const [picked, setPicked] = createSignal<string>()
  const address = () => picked() ?? bestAddress(here, props.known)
  const choices = () => [...new Set([bestAddress(here, props.known), ...props.known])]
  const wifi = recallWifi()
  const local = isLocalAddress(here)
  const reachable = () => !isLocalAddress(address())
  return (
    <section class="card address" aria-labelledby="home-address">
      <h2 class="serif" id="home-address">
        {t().address}
      </h2>
      <p class="address-help">{t().addressHelp}</p>
      <QrCode text={address()} label={t().addressQr} />
      <Show when={wifi}>
        {network => (
          <div class="address-wifi">
            <QrCode text={wifiText(network())} label={t().wifiQr(network().name)} />
            <p>
              <span class="address-label">{t().wifi}</span> <b>{network().name}</b>
              <Show when={network().password !== ''}>
                <span class="address-label">{t().wifiPassword}</span> <b>{network().password}</b>
              </Show>
            </p>
          </div>
        )}
      </Show>
      <Show
        when={choices().length > 1}
        fallback={
          <>
            <p class="address-label">{t().answersAt}</p>
            <p class="address-text">{address()}</p>
          </>
        }
      >
        <div class="field">
          <label for="home-addresses">{t().answersAt}</label>
          <select
            id="home-addresses"
            class="input"
            value={address()}
            onChange={event => setPicked(event.currentTarget.value)}
          >
            <For each={choices()}>{choice => <option value={choice}>{choice}</option>}</For>
          </select>
        </div>
      </Show>
      <Show when={reachable()}>
        <ReachCheck address={address()} begin={beginReachTest} look={lookAtReachTest} />
      </Show>
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
            <span>{t().onNetwork}</span>
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
