import { For, Show } from 'solid-js'
import { language, useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { hourText } from '../../ui/time.ts'
import { toldToasts } from '../../ui/toasts.ts'
import { closeJournal } from './journal.ts'
import { useTable } from '../model.ts'
import { whoDid } from '../../i18n/who-did.ts'
import { capital } from '../word-forms.ts'
import { journalWords } from './words-journal.ts'
import { words } from '../words-all.ts'
import './journal.css'

/** What moderation did at this table, for all to read; and what toasts said, for whoever was looking elsewhere (UX-05). */
export function Journal() {
  const t = useWords(words)
  const j = useWords(journalWords)
  const table = useTable()
  const entries = () =>
    Object.values(table.session.programme.log)
      .filter(entry => (entry.table === table.table || entry.what === 'rang') && entry.what in j().what)
      .sort((a, b) => b.at - a.at)
  const hour = (at: number) => hourText(at, table.day().timeZone, language())
  return (
    <Dialog open={true} label={j().title} class="tb-journal" onClose={closeJournal}>
      <div class="tb-journal-head">
        <h2 class="serif">{j().title}</h2>
        <button type="button" class="btn quiet icon" aria-label={t().close} onClick={closeJournal}>
          <Icon name="x" />
        </button>
      </div>
      <p class="help">{j().help}</p>
      <Show when={entries().length > 0} fallback={<p>{j().nothing}</p>}>
        <ol>
          <For each={entries()}>
            {entry => (
              <li>
                <span class="num">{hour(entry.at)}</span>
                <div>
                  <p>{capital(j().what[entry.what](whoDid(entry.by)))}</p>
                  <Show when={entry.what === 'set-aside' && entry.text}>
                    {reason => <p class="help">{j().reason(reason())}</p>}
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <h3>{j().activity}</h3>
      <Show when={toldToasts().length > 0} fallback={<p class="help">{j().silence}</p>}>
        <p class="help">{j().activityHelp}</p>
        <ol>
          <For each={[...toldToasts()].reverse()}>
            {told => (
              <li>
                <span class="num">{hour(told.at)}</span>
                <p>{told.text}</p>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Dialog>
  )
}
