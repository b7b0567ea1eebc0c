import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Reading } from './Reading.tsx'
import { words } from './words.ts'
import { WritingDesk } from './WritingDesk.tsx'
import './report.css'
import './outline.css'
import './sheet.css'
import './page-parts.css'
import './notes.css'
import './taking.css'
import './narrow.css'

/** The compte rendu: written by staff and table hosts, read by everybody once it is published. */
export function ReportScreen() {
  const t = useWords(words)
  const { programme, identity } = useSession()
  return (
    <Show when={programme.day()} fallback={<p class="rp-plain">{t().loading}</p>}>
      <Show when={identity.role !== 'participant'} fallback={<Reading />}>
        <WritingDesk />
      </Show>
    </Show>
  )
}
