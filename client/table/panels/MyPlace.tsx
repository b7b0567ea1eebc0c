import { createResource, createSignal, Show } from 'solid-js'
import type { Me } from '../../../shared/protocol/api.ts'
import { useWords } from '../../i18n/language.ts'
import { leaveDevice } from '../../session/leave-device.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useDesk } from '../desk.ts'
import { placeWords } from './words-place.ts'
import './place.css'

/** How to find one's seat again on another device, and how to leave this one behind. */
export function MyPlace(props: { onClose: () => void }) {
  const t = useWords(placeWords)
  const { table } = useDesk()
  const { identity } = table.session
  const [me, { refetch }] = createResource(() => table.session.call<Me>('/me').catch((): undefined => undefined))
  const [leaving, setLeaving] = createSignal(false)
  const unsaved = () => table.held.link.unsaved().size

  const leave = async () => {
    if (leaving() || unsaved() > 0) return
    setLeaving(true)
    await leaveDevice(identity)
    // A whole new page: nothing of this person stays in memory either.
    location.replace(`/e/${identity.event}/join`)
  }
  return (
    <Dialog open={true} label={t().title} class="tb-myplace" onClose={() => props.onClose()}>
      <div class="tb-myplace-head">
        <h2 class="serif">{t().title}</h2>
        <button type="button" class="btn quiet icon" aria-label={t().close} onClick={() => props.onClose()}>
          <Icon name="x" />
        </button>
      </div>
      <div class="tb-myplace-journey">
        <p>{t().journeyHelp}</p>
        <a class="btn primary" href={`/e/${identity.event}/me`}>
          {t().journey}
          <Icon name="arrow" />
        </a>
      </div>
      <hr />
      <h3>{t().elsewhere}</h3>
      <Show
        when={me()?.personal}
        fallback={
          <Show when={!me.loading} fallback={<p>{t().loading}</p>}>
            <p>{t().failed}</p>
            <button type="button" class="btn" onClick={() => void refetch()}>
              <Icon name="refresh" />
              {t().retry}
            </button>
          </Show>
        }
      >
        {personal => (
          <div class="tb-myplace-key">
            <QrCode text={personal().link} label={t().qr} />
            <div>
              <p>{t().help}</p>
              <p class="tb-myplace-code">
                <span>{t().code}</span>
                <strong class="serif">{personal().code}</strong>
              </p>
            </div>
          </div>
        )}
      </Show>
      <hr />
      <p class="tb-myplace-leave">{t().leaveHelp}</p>
      <Show when={unsaved() > 0}>
        <p class="wrong" role="alert">
          {t().unsaved(unsaved())}
        </p>
      </Show>
      <button type="button" class="btn" aria-disabled={unsaved() > 0 || leaving()} onClick={() => void leave()}>
        <Icon name="x" />
        {t().leave}
      </button>
    </Dialog>
  )
}
