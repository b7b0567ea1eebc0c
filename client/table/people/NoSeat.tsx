import { createSignal, For, onMount, Show } from 'solid-js'
import type { Me } from '../../../shared/protocol/api.ts'
import { isSeated } from '../../../shared/access/roles.ts'
import { language, useWords } from '../../i18n/language.ts'
import { peopleByTable, seatingRound, tablesInOrder, themeOfTable, titleOf } from '../../mirror/seating.ts'
import { eventOfPage } from '../../session/address.ts'
import { RequestFailed } from '../../session/api.ts'
import { useSession } from '../../session/session.tsx'
import { BrandMark } from '../../ui/Logo.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Plaque } from '../../ui/Plaque.tsx'
import { freeIn } from './free-chair.ts'
import { noSeatWords } from './words-no-seat.ts'
import './no-seat.css'

/** No table of one's own: some follow without writing, some wait for their chair, staff choose a table to look at. */
export function NoSeat() {
  const t = useWords(noSeatWords)
  const { programme, identity, call } = useSession()
  const event = eventOfPage()
  const tables = () => tablesInOrder(programme.tables)
  const waits = isSeated(identity.role)
  /** asked of the server, which alone knows it; `unknown` while it has not answered */
  const [state, setState] = createSignal<'unknown' | 'follows' | 'waits' | 'looks'>(waits ? 'unknown' : 'looks')
  onMount(() => {
    if (!waits) return
    call<Me>('/me').then(
      me => setState(me.person.following ? 'follows' : 'waits'),
      () => setState('waits'),
    )
  })
  const seating = () => {
    const day = programme.day()
    return day === undefined ? new Map<string, string[]>() : peopleByTable(programme, seatingRound(day))
  }
  const title = () =>
    ({ unknown: t().loading, follows: t().following, waits: t().noSeat, looks: t().chooseTable })[state()]
  const help = () =>
    ({ unknown: undefined, follows: t().followingHelp, waits: t().noSeatHelp, looks: undefined })[state()]

  const [trouble, setTrouble] = createSignal<string | undefined>()
  const [next, setNext] = createSignal<{ readonly table: string; readonly number: number } | undefined>()
  const [busy, setBusy] = createSignal(false)
  /** The chair is the server's to choose, unless it named the table that has one. The seat then opens its table by itself. */
  const takeSeat = async () => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    const table = next()?.table
    try {
      await call('/me', { method: 'PATCH', body: { following: false, ...(table === undefined ? {} : { table }) } })
      setState('waits')
    } catch (error) {
      const failed = error instanceof RequestFailed ? error : undefined
      const free = failed?.code === 'table-full' ? freeIn(failed.details) : undefined
      setNext(free)
      setTrouble(
        free !== undefined
          ? t().tableFull(free.number)
          : failed === undefined || failed.status === 0
            ? t().notReached
            : t().noSeatLeft,
      )
    }
    setBusy(false)
  }
  return (
    <main class="message-page tb-none">
      <BrandMark />
      <h1 class="serif">{title()}</h1>
      <Show when={help()}>{text => <p>{text()}</p>}</Show>
      <h2 class="sr">{t().tables}</h2>
      <ul class="tb-choose">
        <For each={tables()}>
          {table => {
            const question = () =>
              titleOf(themeOfTable(programme.themes, table, Math.max(1, programme.day()?.round ?? 1)), language())
            return (
              <li>
                <a class="tb-choice" href={`/e/${event}/table/${table.id}`}>
                  <Plaque number={table.number} size="s" />
                  <span>
                    <span lang={question().lang}>{question().text}</span>
                    <small>
                      {t().table(table.number)} · {t().people(seating().get(table.id)?.length ?? 0)}
                    </small>
                  </span>
                </a>
              </li>
            )
          }}
        </For>
      </ul>
      <Show when={state() === 'follows'}>
        <p class="wrong" role="status">
          {trouble()}
        </p>
        <button type="button" class="btn primary" aria-disabled={busy()} onClick={() => void takeSeat()}>
          <Icon name="table" />
          {next() === undefined ? t().takeSeat : t().sitAt(next()?.number ?? 0)}
        </button>
      </Show>
    </main>
  )
}
