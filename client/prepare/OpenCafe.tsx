import { Match, Switch } from 'solid-js'
import type { Phase } from '../../shared/domain/phase.ts'
import { useWords } from '../i18n/language.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { words } from './words.ts'

/** The one step out of preparing: doors open, then the console takes over. */
export function OpenCafe(props: { phase: Phase }) {
  const t = useWords(words)
  const session = useSession()
  const book = useBook()
  const command = createCommand(session)
  const open = async () => {
    await book.editor.flush()
    const done = await command.give({ type: 'open' })
    showToast(done === undefined ? { text: t().openFailed, icon: 'offline' } : { text: t().opened, icon: 'check' })
  }
  return (
    <Switch
      fallback={
        <a class="btn primary" data-keeps="open" href={`/e/${session.identity.event}/console`}>
          {t().toConsole}
        </a>
      }
    >
      <Match when={props.phase === 'prepared'}>
        <button
          type="button"
          class="btn primary"
          data-keeps="open"
          title={t().openHelp}
          aria-disabled={command.busy()}
          onClick={() => void open()}
        >
          {t().openCafe}
        </button>
      </Match>
      <Match when={props.phase === 'closed'}>
        <a class="btn primary" href={`/e/${session.identity.event}/report`}>
          {t().toReport}
        </a>
      </Match>
    </Switch>
  )
}
