import { createMemo, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { formatTime } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { hasCome, tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { Invitation } from './invitation.ts'
import { Said } from './Said.tsx'
import { shortAddress } from './wall-state.ts'
import { words } from './words.ts'
import { welcomeWords } from './words-welcome.ts'
import './wall-welcome.css'

const TABLES_SHOWN = 6

/** Before the first round: how to join, in letters that the back of the room can read. */
export function WallWelcome(props: { day: Day; invitation: Invitation }) {
  const session = useSession()
  const t = useWords(words)
  const w = useWords(welcomeWords)
  const arrived = () => Object.values(session.programme.people).filter(hasCome).length
  const tables = createMemo(() => tablesInOrder(session.programme.tables))
  const address = () => shortAddress(props.invitation.link)
  return (
    <main class="wall-body wall-welcome">
      <section>
        <h2 class="serif">{w().welcome}</h2>
        <Show when={props.day.start}>
          {start => <p class="wall-start">{w().startAt(language() === 'fr' ? formatTime(start(), 'fr') : start())}</p>}
        </Show>
        <Said day={props.day} />
        <ol class="wall-how">
          <li>{w().how[0]}</li>
          <li>
            {w().how[1]} <b>{address()}</b>
            <Show when={props.invitation.code}>
              {code => (
                <>
                  {' '}
                  {w().how[2]} <b class="num wall-code">{code()}</b>
                </>
              )}
            </Show>
          </li>
          <li>{w().how[3]}</li>
        </ol>
        <p class="wall-paper">{w().noPhone}</p>
        <Show when={tables().length <= TABLES_SHOWN}>
          <ul class="wall-tables" aria-label={w().tablesLaid}>
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
        <Show when={props.invitation.logo}>{logo => <img class="wall-logo" src={logo()} alt="" />}</Show>
        <QrCode text={props.invitation.link} label={t().qr(address())} />
        <p class="wall-arrived" aria-live="polite">
          <b class="serif num">{arrived()}</b> {w().installed(arrived())}
        </p>
      </aside>
    </main>
  )
}
