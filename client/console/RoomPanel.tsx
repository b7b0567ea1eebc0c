import { createMemo, For, Match, Show, Suspense, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { asTheyLie } from '../mirror/crew-moves.ts'
import { inCrews } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { CrewWays, WAYS_MOST } from './crew-parts.ts'
import { quietTables } from './quiet.ts'
import { type RoomTable, roomLayout } from './room-facts.ts'
import { RoomHint } from './RoomHint.tsx'
import { RoomList } from './RoomList.tsx'
import { RoomTableCell } from './RoomTableCell.tsx'
import { createAwayTimes, staleAmong } from './stale.ts'
import { words } from './words.ts'

/** The room from above; at its foot one calm hint at a time. */
export function RoomPanel(props: {
  day: Day
  now: number
  room: readonly RoomTable[]
  said: readonly Word[]
  onLook: (table: string) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const layout = createMemo(() => roomLayout(props.room.length))
  const ids = createMemo<readonly string[]>(ids => {
    const next = asTheyLie(
      props.room.map(({ table }) => table),
      props.day,
    ).map(table => table.id)
    return ids.length === next.length && ids.every((id, index) => id === next[index]) ? ids : next
  }, [])
  const withWays = () => inCrews(props.day) && props.room.length <= WAYS_MOST
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
  const away = createAwayTimes(session.programme, () => props.now)
  const staleAt = (table: RoomTable) => staleAmong(table.people, away(), props.now)
  const isQuiet = (id: string) => quiet().some(({ table }) => table.id === id)

  return (
    <section class="console-room zinc-room" aria-labelledby="console-room-title">
      <h2 class="sr" id="console-room-title">
        {t().room}
      </h2>
      <Show when={props.room.length > 0} fallback={<p class="console-loading">{t().noTables}</p>}>
        <Switch>
          <Match when={layout().kind === 'list'}>
            <RoomList day={props.day} now={props.now} room={props.room} staleAt={staleAt} onLook={props.onLook} />
          </Match>
          <Match when={true}>
            <div class="room-drawn">
              <ul
                class="room-grid"
                classList={{ 'with-ways': withWays() }}
                data-columns={columnsOf(layout())}
                data-tables={props.room.length}
              >
                <For each={ids()}>
                  {id => (
                    <Show when={tableOf(id)}>
                      {table => (
                        <RoomTableCell
                          day={props.day}
                          table={table()}
                          quiet={isQuiet(id)}
                          stale={staleAt(table())}
                          onLook={props.onLook}
                        />
                      )}
                    </Show>
                  )}
                </For>
              </ul>
              <Show when={withWays()}>
                <Suspense>
                  <CrewWays day={props.day} tables={ids()} />
                </Suspense>
              </Show>
            </div>
          </Match>
        </Switch>
      </Show>
      <RoomHint day={props.day} now={props.now} said={props.said} quiet={quiet()} />
    </section>
  )
}

const columnsOf = (layout: ReturnType<typeof roomLayout>): number => (layout.kind === 'grid' ? layout.columns : 1)
