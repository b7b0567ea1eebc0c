import { createUniqueId, For, Show } from 'solid-js'
import type { ReachTest } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { request } from '../session/api.ts'
import { isLocalAddress } from '../session/local-address.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ReachCheck } from '../ui/ReachCheck.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { words } from './words.ts'

/** Which of this machine's addresses links and QR codes carry, and whether phones get there. */
export function RoomAddressCard() {
  const t = useWords(words)
  const book = useBook()
  const session = useSession()
  const id = createUniqueId()
  const addresses = () => book.view().addresses ?? []
  const owns = () => book.view().role === 'organiser'
  const best = () => addresses().find(address => !isLocalAddress(address)) ?? location.origin
  const tested = () => book.view().address ?? (isLocalAddress(location.origin) ? best() : location.origin)

  const choose = async (address: string) => {
    try {
      await session.call('/address', { method: 'POST', body: { address: address === '' ? null : address } })
    } catch {
      showToast({ text: t().addressFailed, icon: 'offline' })
    }
    await book.refresh()
  }
  return (
    <section class="card room-address" aria-labelledby={`${id}-title`}>
      <h2 class="serif" id={`${id}-title`}>
        {t().roomAddress}
      </h2>
      <Show
        when={addresses().length > 0}
        fallback={
          <p class="soft-warning">
            <Icon name="offline" />
            {t().noAddress}
          </p>
        }
      >
        <div class="field">
          <label for={id}>{t().answersAt}</label>
          <select
            id={id}
            class="input"
            disabled={!owns()}
            value={book.view().address ?? ''}
            onChange={event => void choose(event.currentTarget.value)}
          >
            <option value="">{book.view().address === undefined ? t().bestAddress(best()) : t().theBest}</option>
            <For each={[...addresses()].sort()}>{address => <option value={address}>{address}</option>}</For>
          </select>
          <p class="help">{t().addressHelp}</p>
        </div>
      </Show>
      <ReachCheck
        address={tested()}
        begin={() => session.call<ReachTest>('/reachability', { method: 'POST' })}
        look={test => request<ReachTest>(`/reachability/${test}`)}
      />
    </section>
  )
}
