import { createMemo, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { formatTime } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { Invitation } from './invitation.ts'
import { shortAddress } from './wall-state.ts'
import { words } from './words.ts'
import './wall-welcome.css'

const TABLES_SHOWN = 6

/** Before the first round: how to join, in letters that the back of the room can read. */
export function WallWelcome(props: { day: Day; invitation: Invitation }) {
  const session = useSession()
  const t = useWords(words)
  const arrived = () => Object.values(session.programme.people).filter(person => !person.absent).length
  const tables = createMemo(() => tablesInOrder(session.programme.tables))
  const address = () => shortAddress(props.invitation.link)
  return (
    <main class="wall-body wall-welcome">
      <section>
        <h2 class="serif">{t().welcome}</h2>
        <Show when={props.day.start}>
          {start => <p class="wall-start">{t().startAt(language() === 'fr' ? formatTime(start(), 'fr') : start())}</p>}
        </Show>
        <ol class="wall-how">
          <li>{t().how[0]}</li>
          <li>
            {t().how[1]} <b>{address()}</b>
            <Show when={props.invitation.code}>
              {code => (
                <>
                  {' '}
                  {t().how[2]} <b class="num wall-code">{code()}</b>
                </>
              )}
            </Show>
          </li>
          <li>{t().how[3]}</li>
        </ol>
        <p class="wall-paper">{t().noPhone}</p>
        <Show when={tables().length <= TABLES_SHOWN}>
          <ul class="wall-tables" aria-label={t().tablesLaid}>
            <For each={tables()}>
              {table => {
                const title = () => titleOf(themeOfTable(session.programme.themes, table, 1), language())
                return (
                  <li>
                    <Plaque number={table.number} size="l" />
                    <span class="serif" lang={title().lang}>
                      {title().text || t().table(table.number)}
                    </span>
                  </li>
                )
              }}
            </For>
          </ul>
        </Show>
      </section>
      <aside class="wall-door">
        <QrCode text={props.invitation.link} label={t().qr(address())} />
        <p class="wall-arrived" aria-live="polite">
          <b class="serif num">{arrived()}</b> {t().installed(arrived())}
        </p>
      </aside>
    </main>
  )
}
