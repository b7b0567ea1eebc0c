import { createMemo, For, Show } from 'solid-js'
import type { Day, LogEntry } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { whoDid } from '../i18n/who-did.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { hourText } from '../ui/time.ts'
import { logWords } from './words-log.ts'

const SHOWN = 200

type Line = Omit<LogEntry, 'what'> & { readonly id: string; readonly what: LogEntry['what'] | Word['what'] }

/** What was set aside, closed, shown, rung and said in the whole room, by whom and why: newest first. */
export function LogDialog(props: { day: Day; said: readonly Word[]; onClose: () => void }) {
  const session = useSession()
  const t = useWords(logWords)
  const entries = createMemo((): readonly Line[] =>
    [...Object.entries(session.programme.log).map(([id, entry]): Line => ({ id, ...entry })), ...props.said]
      .sort((a, b) => b.at - a.at)
      .slice(0, SHOWN),
  )
  const place = (table: string | undefined) => {
    const number = table === undefined ? undefined : session.programme.tables[table]?.number
    return number === undefined ? '' : t().at(number)
  }
  const sentence = (what: keyof ReturnType<typeof t>['what'], by: string) => {
    const said = t().what[what](whoDid(by))
    return said.charAt(0).toLocaleUpperCase(language()) + said.slice(1)
  }
  return (
    <Dialog open={true} label={t().title} class="console-log" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()} />
      <p class="clock-help">{t().help}</p>
      <Show when={entries().length > 0} fallback={<p>{t().nothing}</p>}>
        <ol>
          <For each={entries()}>
            {entry => (
              <li>
                <span class="num">{hourText(entry.at, props.day.timeZone, language())}</span>
                <div>
                  <p>
                    {sentence(entry.what, entry.by)}
                    {place(entry.table)}
                  </p>
                  <Show when={entry.text}>{text => <p class="clock-help">{t().said(text())}</p>}</Show>
                </div>
                <Show when={entry.note !== undefined && entry.table !== undefined && entry.what !== 'restored'}>
                  <a class="link" href={`/e/${session.identity.event}/table/${entry.table ?? ''}`}>
                    {t().see}
                  </a>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Dialog>
  )
}
