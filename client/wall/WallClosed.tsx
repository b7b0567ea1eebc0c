import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Logo } from '../ui/Logo.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { Invitation } from './invitation.ts'
import { shortAddress } from './wall-state.ts'
import { endWords } from './words-end.ts'
import './wall-welcome.css'

/** The end: thanks, and where the compte rendu is once it is published. */
export function WallClosed(props: { day: Day; invitation: Invitation }) {
  const session = useSession()
  const t = useWords(endWords)
  const report = () => new URL(`/e/${session.identity.event}/report`, props.invitation.link).href
  return (
    <main class="wall-body wall-closed">
      <Show when={props.day.published} fallback={<Logo size={180} />}>
        <QrCode text={report()} label={t().reportQr(shortAddress(report()))} />
      </Show>
      <div>
        <h2 class="serif">{t().closed}</h2>
        <Show when={props.day.published} fallback={<p>{t().closedHelp}</p>}>
          <p>
            {t().publishedHelp} <b>{shortAddress(report())}</b>
          </p>
        </Show>
      </div>
    </main>
  )
}
