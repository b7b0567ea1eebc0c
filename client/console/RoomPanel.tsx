import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { tablesInOrder } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { newsOf } from './news.ts'
import { type QuietTable, quietTables } from './quiet.ts'
import { type RoomTable, roomLayout } from './room-facts.ts'
import { RoomList } from './RoomList.tsx'
import { RoomTableCell } from './RoomTableCell.tsx'
import { words } from './words.ts'

/** The room from above; at its foot one calm hint at a time: a host's word, else a doubt about a quiet table. */
export function RoomPanel(props: {
  day: Day
  now: number
  room: readonly RoomTable[]
  onLook: (table: string) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const layout = createMemo(() => roomLayout(props.room.length))
  const ids = createMemo<readonly string[]>(ids => {
    const next = props.room.map(table => table.id)
    return ids.length === next.length && ids.every((id, index) => id === next[index]) ? ids : next
  }, [])
  const tableOf = (id: string) => props.room.find(table => table.id === id)
  const quiet = createMemo(() =>
    quietTables(
      {
        day: props.day,
        tables: props.room.map(({ table }) => table),
        summaries: session.programme.summaries,
        peopled: new Set(props.room.filter(({ present }) => present > 0).map(({ id }) => id)),
      },
      props.now,
    ),
  )
  const isQuiet = (id: string) => quiet().some(({ table }) => table.id === id)

  return (
    <section class="console-room zinc-room" aria-labelledby="console-room-title">
      <h2 class="sr" id="console-room-title">
        {t().room}
      </h2>
      <Show when={props.room.length > 0} fallback={<p class="console-loading">{t().noTables}</p>}>
        <Switch>
          <Match when={layout().kind === 'list'}>
            <RoomList now={props.now} room={props.room} onLook={props.onLook} />
          </Match>
          <Match when={true}>
            <ul class="room-grid" data-columns={columnsOf(layout())} data-tables={props.room.length}>
              <For each={ids()}>
                {id => (
                  <Show when={tableOf(id)}>
                    {table => <RoomTableCell table={table()} quiet={isQuiet(id)} onLook={props.onLook} />}
                  </Show>
                )}
              </For>
            </ul>
          </Match>
        </Switch>
      </Show>
      <Hint day={props.day} now={props.now} quiet={quiet()} />
    </section>
  )
}

const columnsOf = (layout: ReturnType<typeof roomLayout>): number => (layout.kind === 'grid' ? layout.columns : 1)

/** A host's word stays in sight this long unless it is put away; it remains among the news beside. */
const WORD_SHOWN_MS = 10 * 60_000
const HINTS_REMEMBERED = 200
const NEVER_SHOWN = 'never-shown'

function Hint(props: { day: Day; now: number; quiet: readonly QuietTable[] }) {
  const session = useSession()
  const t = useWords(words)
  const [hidden, setHidden] = createSignal<readonly string[]>([])
  const hide = (key: string) => setHidden(keys => [...keys, key].slice(-HINTS_REMEMBERED))
  const quietKey = (id: string) => `quiet-${props.day.round}-${id}`
  const message = createMemo(() =>
    newsOf(session.programme, props.day, 20).find(
      item => item.kind === 'message' && props.now - item.at < WORD_SHOWN_MS && !hidden().includes(item.key),
    ),
  )
  const doubt = createMemo(() => props.quiet.find(({ table }) => !hidden().includes(quietKey(table.id))))
  /** silent writing that no host has revealed is of no use at the harvest */
  const neverShown = createMemo(() =>
    props.day.hidden && props.day.phase === 'harvest' && !hidden().includes(NEVER_SHOWN)
      ? tablesInOrder(session.programme.tables).filter(table => table.revealed !== true)
      : [],
  )
  const tableNumber = (id: string | undefined) => (id === undefined ? undefined : session.programme.tables[id]?.number)

  return (
    <div class="room-hint" aria-live="polite">
      <Switch>
        <Match when={message()?.kind === 'message' ? message() : undefined}>
          {found => {
            const word = () => {
              const item = found()
              return item.kind === 'message' ? item : undefined
            }
            return (
              <div class="hint-card">
                <Icon name="send" />
                <p>
                  <b>{t().wordFrom(t().messageFrom(word()?.from ?? '', tableNumber(word()?.table)))}</b> {word()?.text}
                </p>
                <HideButton onHide={() => hide(found().key)} />
              </div>
            )
          }}
        </Match>
        <Match when={neverShown().length > 0}>
          <div class="hint-card">
            <Icon name="eye" />
            <p>
              <b>{t().neverShown(neverShown().map(({ number }) => number))}</b> {t().neverShownHelp}
            </p>
            <a class="btn" href={`/e/${session.identity.event}/table/${neverShown()[0]?.id ?? ''}`}>
              {t().quietOffer}
            </a>
            <HideButton onHide={() => hide(NEVER_SHOWN)} />
          </div>
        </Match>
        <Match when={doubt()}>
          {found => (
            <div class="hint-card">
              <Icon name="quiet" />
              <p>
                <b>{t().quiet(found().table.number, found().minutes)}</b> {t().quietDoubt}
              </p>
              <a class="btn" href={`/e/${session.identity.event}/table/${found().table.id}`}>
                {t().quietOffer}
              </a>
              <HideButton onHide={() => hide(quietKey(found().table.id))} />
            </div>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function HideButton(props: { onHide: () => void }) {
  const t = useWords(words)
  return (
    <button type="button" class="btn quiet icon" aria-label={t().hide} title={t().hide} onClick={() => props.onHide()}>
      <Icon name="x" />
    </button>
  )
}
