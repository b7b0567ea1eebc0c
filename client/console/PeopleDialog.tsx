import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { PersonRow } from './PersonRow.tsx'
import { onlinePeople, type RoomTable } from './room-facts.ts'
import { createGiver, type Giver, Refused } from './Refused.tsx'
import { words } from './words.ts'

/** Above this many tables the dialog begins with one of them: a whole congress is found by name instead. */
const ALL_AT_ONCE = 12
const NOWHERE = '-'

/** Who sits where now: who is missing, who changes table, which cloth is closed. */
export function PeopleDialog(props: {
  day: Day
  room: readonly RoomTable[]
  lookingAt: string | undefined
  onLook: (table: string | undefined) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const giver = createGiver()
  const [wanted, setWanted] = createSignal('')
  const over = () => props.day.phase === 'harvest' || props.day.phase === 'closed'
  const isOpen = () => props.lookingAt !== undefined
  /** where each person was last seen while the dialog is open, so that a row stays put when its person is marked absent */
  const places = createMemo<ReadonlyMap<string, string>>(before => {
    if (!isOpen()) return new Map()
    const now = new Map<string, string>()
    for (const { id, people } of props.room) for (const person of people) now.set(person, id)
    for (const person of Object.keys(session.programme.people))
      if (!now.has(person)) now.set(person, before.get(person) ?? NOWHERE)
    return now
  }, new Map())
  const online = createMemo(() => (isOpen() ? onlinePeople(session.programme.summaries) : new Set<string>()))
  const matches = (person: string) => {
    const search = wanted().trim().toLocaleLowerCase()
    return search === '' || (session.programme.people[person]?.name ?? '').toLocaleLowerCase().includes(search)
  }
  const shownTable = () =>
    props.lookingAt === 'all' && props.room.length > ALL_AT_ONCE && wanted().trim() === ''
      ? props.room[0]?.id
      : props.lookingAt
  const sections = createMemo(() => {
    if (!isOpen()) return []
    const all = [...props.room.map(table => table.id), NOWHERE]
    const chosen = wanted().trim() !== '' || shownTable() === 'all' ? all : all.filter(id => id === shownTable())
    return chosen.filter(id => id !== NOWHERE || peopleAt(NOWHERE).length > 0)
  })
  const peopleAt = (table: string) => {
    const host = (person: string) => (session.programme.tables[table]?.hosts.includes(person) === true ? 0 : 1)
    const name = (person: string) => session.programme.people[person]?.name ?? ''
    return [...places()]
      .filter(([person, place]) => place === table && matches(person))
      .map(([person]) => person)
      .sort((a, b) => host(a) - host(b) || name(a).localeCompare(name(b)) || (a < b ? -1 : 1))
  }
  const searchFindsNobody = () => wanted().trim() !== '' && !Object.keys(session.programme.people).some(matches)

  // A person who was moved has a new row: focus follows them there.
  const [moved, setMoved] = createSignal<string | undefined>()
  createEffect(
    on(
      () => (moved() === undefined ? undefined : places().get(moved() ?? '')),
      (place, before) => {
        const person = moved()
        if (person === undefined || before === undefined || place === before) return
        setMoved(undefined)
        queueMicrotask(() => document.getElementById(`move-${person}`)?.focus())
      },
    ),
  )
  createEffect(on(isOpen, () => setWanted('')))

  return (
    <Dialog
      open={isOpen()}
      label={t().whoIsWhere}
      class="console-people-dialog"
      onClose={() => props.onLook(undefined)}
    >
      <DialogHead title={t().whoIsWhere} close={t().closeDialog} onClose={() => props.onLook(undefined)}>
        <a class="btn" href={`/e/${session.identity.event}/people`}>
          <Icon name="people" />
          {t().allPeople}
        </a>
      </DialogHead>
      <div class="people-filters">
        <div class="field">
          <label for="people-table">{t().filterTable}</label>
          <select id="people-table" onChange={event => props.onLook(event.currentTarget.value)}>
            <Show when={props.room.length <= ALL_AT_ONCE}>
              <option value="all" selected={shownTable() === 'all'}>
                {t().allTables}
              </option>
            </Show>
            <For each={props.room}>
              {table => (
                <option value={table.id} selected={shownTable() === table.id}>
                  {t().tableName(table.table.number)}
                </option>
              )}
            </For>
          </select>
        </div>
        <div class="field">
          <label for="people-name">{t().filterName}</label>
          <input
            id="people-name"
            type="search"
            autocomplete="off"
            value={wanted()}
            onInput={event => setWanted(event.currentTarget.value)}
          />
        </div>
      </div>
      <Refused code={giver.failed()} />
      <Show when={searchFindsNobody()}>
        <p>{t().noMatch}</p>
      </Show>
      <For each={sections()}>
        {table => (
          <Show when={wanted().trim() === '' || peopleAt(table).length > 0}>
            <section class="people-section">
              <Show when={props.room.find(found => found.id === table)} fallback={<h3>{t().unseated}</h3>}>
                {found => <TableHead table={found()} giver={giver} />}
              </Show>
              <ul>
                <For each={peopleAt(table)} fallback={<li class="clock-help">{t().nobody}</li>}>
                  {person => (
                    <PersonRow
                      id={person}
                      table={table}
                      online={online().has(person)}
                      room={props.room}
                      giver={giver}
                      over={over()}
                      onMoved={setMoved}
                    />
                  )}
                </For>
              </ul>
            </section>
          </Show>
        )}
      </For>
    </Dialog>
  )
}

function TableHead(props: { table: RoomTable; giver: Giver }) {
  const session = useSession()
  const t = useWords(words)
  const title = () => titleOf(props.table.theme, language())
  const locked = () => props.table.table.locked
  return (
    <div class="people-table">
      <Plaque number={props.table.table.number} size="s" />
      <h3>
        <span class="sr">{t().tableName(props.table.table.number)} · </span>
        <span lang={title().lang}>{title().text}</span>
      </h3>
      <a class="btn quiet" href={`/e/${session.identity.event}/table/${props.table.id}`}>
        <Icon name="eye" />
        {t().see}
      </a>
      <button
        type="button"
        class="btn quiet"
        onClick={() => void props.giver.give({ type: locked() ? 'unlock-table' : 'lock-table', table: props.table.id })}
      >
        <Icon name="lock" />
        {locked() ? t().unlock : t().lock}
      </button>
    </div>
  )
}
