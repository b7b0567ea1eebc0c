import { createMemo, createSignal, For, Show, Suspense } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { inCrews, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { CrewLine } from './crew-parts.ts'
import type { RoomTable } from './room-facts.ts'
import { type SortColumn, sortRoom } from './room-sort.ts'
import { SilentDevices } from './SilentDevices.tsx'
import { words } from './words.ts'

const COLUMNS: readonly SortColumn[] = ['table', 'theme', 'people', 'notes', 'change', 'host']

/** A room too large to be drawn: one row a table, sorted by any column. */
export function RoomList(props: {
  day: Day
  now: number
  room: readonly RoomTable[]
  staleAt: (table: RoomTable) => readonly { readonly id: string; readonly minutes: number }[]
  onLook: (table: string) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const [sort, setSort] = createSignal<{ column: SortColumn; down: boolean }>({ column: 'table', down: false })
  const ids = createMemo<readonly string[]>(held => {
    const next = sortRoom(props.room, sort().column, sort().down, language()).map(table => table.id)
    return held.length === next.length && held.every((id, index) => id === next[index]) ? held : next
  }, [])
  const byId = createMemo(() => new Map(props.room.map(table => [table.id, table])))
  const press = (column: SortColumn) => setSort(now => ({ column, down: now.column === column ? !now.down : false }))
  const direction = (column: SortColumn) =>
    sort().column !== column ? 'none' : sort().down ? 'descending' : 'ascending'

  return (
    <div class="room-list">
      <table>
        <thead>
          <tr>
            <For each={COLUMNS}>
              {column => (
                <th scope="col" aria-sort={direction(column)}>
                  <button type="button" class="btn quiet" onClick={() => press(column)}>
                    {t().columns[column]}
                    <Show when={sort().column === column}>
                      <Icon name={sort().down ? 'down' : 'up'} />
                    </Show>
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={ids()}>
            {id => (
              <Show when={byId().get(id)}>
                {table => (
                  <tr>
                    <td>
                      <button
                        type="button"
                        class="btn quiet room-plaque"
                        aria-label={t().whoIsAt(table().table.number)}
                        onClick={() => props.onLook(id)}
                      >
                        <Plaque number={table().table.number} size="s" />
                      </button>
                    </td>
                    <th scope="row">
                      <a
                        href={`/e/${session.identity.event}/table/${id}`}
                        lang={titleOf(table().theme, language()).lang}
                      >
                        {titleOf(table().theme, language()).text || t().tableName(table().table.number)}
                      </a>
                      <Show when={inCrews(props.day)}>
                        <Suspense>
                          {' '}
                          <CrewLine day={props.day} table={id} />
                        </Suspense>
                      </Show>
                    </th>
                    <td class="num">
                      {t().seatedOf(table().present, table().people.length)}
                      <SilentDevices stale={props.staleAt(table())} />
                    </td>
                    <td class="num">{table().notes}</td>
                    <td class="num">
                      {table().changedAt === 0
                        ? t().never
                        : t().ago(Math.floor((props.now - table().changedAt) / 60_000))}
                    </td>
                    <td>{table().hostNames.join(', ')}</td>
                  </tr>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
