import { createMemo, For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { createCommand } from '../../session/session.tsx'
import { useServerNow } from '../../session/server-time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { whoDid } from '../../i18n/who-did.ts'
import { hostWords } from '../host/words-host.ts'
import { words } from '../words-all.ts'
import './aside.css'

/** So long the place of a note that was set aside is kept. */
const KEPT_MS = 10_000

/** Where a host has just set a note aside: by whom and why, for everybody to read; the host can take it back there. */
export function AsidePlaces() {
  const t = useWords(words)
  const h = useWords(hostWords)
  const { table, layout } = useDesk()
  const now = useServerNow()
  const command = createCommand(table.session)
  const places = createMemo(() => {
    const latest = new Map<string, { readonly at: number; readonly by: string; readonly reason: string }>()
    for (const entry of Object.values(table.session.programme.log))
      if (entry.what === 'set-aside' && entry.table === table.table && entry.note !== undefined)
        if (entry.at > (latest.get(entry.note)?.at ?? 0))
          latest.set(entry.note, { at: entry.at, by: entry.by, reason: entry.text ?? '' })
    return [...latest].map(([id, entry]) => ({ id, ...entry }))
  })
  const isFlat = () => layout.narrow() || layout.view() === 'list'
  /** somebody has put a note there meanwhile */
  const isTaken = (id: string) => {
    const note = table.note(id)
    return (
      !isFlat() &&
      note !== undefined &&
      table.rects().some(({ x, y }) => Math.abs(x - note.x) < 100 && Math.abs(y - note.y) < 80)
    )
  }
  const shown = createMemo(
    () => places().filter(({ id, at }) => now() - at < KEPT_MS && table.note(id)?.removal === 2 && !isTaken(id)),
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((each, at) => each.id === b[at]?.id) },
  )
  return (
    <For each={shown()}>
      {place => (
        <div
          class="tb-gone"
          classList={{ flat: isFlat() }}
          style={{ '--x': `${table.note(place.id)?.x ?? 0}px`, '--y': `${table.note(place.id)?.y ?? 0}px` }}
        >
          <p>{h().placeKept(whoDid(place.by), place.reason)}</p>
          <Show when={table.isHost()}>
            <button
              type="button"
              class="btn"
              aria-disabled={command.busy()}
              onClick={() => void command.give({ type: 'restore-note', table: table.table, note: place.id })}
            >
              <Icon name="undo" />
              {t().undo}
            </button>
          </Show>
        </div>
      )}
    </For>
  )
}
