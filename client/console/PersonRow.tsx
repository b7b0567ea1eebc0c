import { For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import type { Giver } from './Refused.tsx'
import type { RoomTable } from './room-facts.ts'
import { words } from './words.ts'

/** One person of the room: how they are here, whether they are here, and another table if need be. */
export function PersonRow(props: {
  id: string
  table: string
  online: boolean
  room: readonly RoomTable[]
  giver: Giver
  /** the day is over: who sat where can be read, not changed */
  over: boolean
  onMoved: (person: string) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const person = () => session.programme.people[props.id]
  const name = () => person()?.name ?? ''
  const absent = () => person()?.absent === true
  const signs = () => {
    const found: string[] = []
    if (session.programme.tables[props.table]?.hosts.includes(props.id) === true) found.push(t().isHost)
    if (person()?.device === 'paper') found.push(t().onPaper)
    else if (!absent() && !props.online) found.push(t().isOffline)
    if (absent()) found.push(t().isAbsent)
    return found.join(', ')
  }
  const move = async (select: HTMLSelectElement) => {
    const table = select.value
    select.value = ''
    if (table === '') return
    props.onMoved(props.id)
    await props.giver.give({ type: 'move-person', person: props.id, table })
  }
  return (
    <li class="person-row" classList={{ away: absent() }}>
      <span class="person-called">
        {name()}
        <Show when={signs()}>{text => <small> · {text()}</small>}</Show>
      </span>
      <Show when={!props.over}>
        <button
          type="button"
          class="btn"
          aria-label={absent() ? t().markPresentName(name()) : t().markAbsentName(name())}
          onClick={() => void props.giver.give({ type: absent() ? 'mark-present' : 'mark-absent', person: props.id })}
        >
          {absent() ? t().markPresent : t().markAbsent}
        </button>
      </Show>
      <Show when={!props.over && person()?.hosts === undefined}>
        <select
          id={`move-${props.id}`}
          class="input"
          aria-label={t().moveName(name())}
          onChange={event => void move(event.currentTarget)}
        >
          <option value="">{t().moveTo}</option>
          <For each={props.room}>
            {other => (
              <Show when={other.id !== props.table}>
                <option value={other.id}>{t().tableName(other.table.number)}</option>
              </Show>
            )}
          </For>
        </select>
      </Show>
    </li>
  )
}
