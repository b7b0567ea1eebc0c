import { createMemo, type JSX, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { announcementFor } from './wall-state.ts'
import { words } from './words.ts'

/** What was announced since this moment of the day began, in one line, in place of what stands there otherwise. */
export function Said(props: { day: Day; children?: JSX.Element }) {
  const session = useSession()
  const t = useWords(words)
  const said = createMemo(() => announcementFor(session.programme.announcements, props.day))
  return (
    <div class="wall-line" aria-live="polite">
      <Show when={said()} fallback={props.children}>
        {announcement => (
          <p class="wall-line-said">
            <b>{t().announcement}</b> {announcement().text}
          </p>
        )}
      </Show>
    </div>
  )
}
