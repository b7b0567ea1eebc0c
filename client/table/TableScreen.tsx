import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { Note } from '../../shared/document/cloth.ts'
import { address, eventOfPage } from '../session/address.ts'
import { language, useWords } from '../i18n/language.ts'
import { tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { useSession } from '../session/session.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { openTable } from './hidden.ts'
import { createTableLinks } from './table-links.ts'
import { TableView } from './TableView.tsx'
import { whereabouts } from './whereabouts.ts'
import { words } from './words.ts'
import './table.css'
import './seats.css'
import './pad.css'
import './notes.css'
import './list.css'
import './sheets.css'
import './phone.css'
import './phone-map.css'
import './phone-sheets.css'

const PATIENCE_MS = 400

/** Finds the person's table, opens its cloth, and follows them to the next when the bell rings. */
export function TableScreen() {
  const t = useWords(words)
  const asked = () => {
    const now = address()
    return 'table' in now ? now.table : undefined
  }
  const session = useSession()
  const { programme, identity } = session
  const row = () => programme.seats[identity.person]
  const visited = () => {
    const table = asked()
    return table !== undefined && programme.tables[table] !== undefined ? table : undefined
  }

  // «J'y suis» holds for one round, and for a reload in the middle of the walk.
  const arrivedKey = `arrived.${identity.event}`
  const [arrivedFor, setArrivedFor] = createSignal<number | undefined>(Number(recallInTab(arrivedKey)) || undefined)
  const here = createMemo(() => {
    const day = programme.day()
    return day === undefined ? undefined : whereabouts(day, row(), arrivedFor(), visited())
  })
  const own = createMemo(() => {
    const day = programme.day()
    return day === undefined ? undefined : whereabouts(day, row(), arrivedFor(), undefined).table
  })
  const previous = () => {
    const day = programme.day()
    return day?.phase === 'transfer' ? (row()?.[day.round - 1] ?? undefined) : undefined
  }
  const isMine = (note: Note) => {
    const day = programme.day()
    return note.by === identity.person || note.scribe === identity.person || day?.attribution === 'none'
  }
  const links = createTableLinks(
    table => openTable(session, table),
    () => here()?.table,
    () => visited() !== undefined,
    isMine,
  )

  const there = () => {
    const day = programme.day()
    if (day === undefined) return
    setArrivedFor(day.round + 1)
    rememberInTab(arrivedKey, String(day.round + 1))
  }
  // Whoever walks without saying so is told where they are when the round begins.
  createEffect(
    on(
      () => here()?.table,
      (table, before) => {
        const number = table === undefined ? undefined : programme.tables[table]?.number
        if (before !== undefined && before !== table && number !== undefined && visited() === undefined)
          showToast({ text: t().arrived(number), icon: 'check' })
        if (number !== undefined) document.title = `${t().table(number)} · Tablée`
      },
    ),
  )
  onCleanup(() => (document.title = 'Tablée'))

  const [patient, setPatient] = createSignal(true)
  const timer = setTimeout(() => setPatient(false), PATIENCE_MS)
  onCleanup(() => clearTimeout(timer))

  return (
    <Show
      when={links.current()}
      keyed
      fallback={
        <Show when={!patient()}>
          <Show when={programme.day() !== undefined} fallback={<Unfolding />}>
            <NoSeat event={eventOfPage()} />
          </Show>
        </Show>
      }
    >
      {held => (
        <Show when={here()}>
          {place => (
            <TableView
              session={session}
              held={held}
              whereabouts={place()}
              own={own()}
              previous={previous()}
              returned={links.returned()?.table === held.table ? links.returned() : undefined}
              gaveUp={links.gaveUp()}
              onThere={there}
              onReturnedDone={links.forget}
              onReopen={links.tryAgain}
              onSeated={links.refresh}
            />
          )}
        </Show>
      )}
    </Show>
  )
}

function Unfolding() {
  const t = useWords(words)
  return (
    <main class="message-page">
      <BrandMark />
      <p role="status">{t().loading}</p>
    </main>
  )
}

/** Nobody's chair yet: staff choose a table to look at, others wait for theirs. */
function NoSeat(props: { event: string }) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const waits = () => identity.role === 'participant' || identity.role === 'host'
  const tables = () => tablesInOrder(programme.tables)
  return (
    <main class="message-page">
      <BrandMark />
      <h1 class="serif">{waits() ? t().noSeat : t().chooseTable}</h1>
      <Show when={waits()}>
        <p>{t().noSeatHelp}</p>
      </Show>
      <ul class="tb-choose">
        <For each={tables()}>
          {table => {
            const title = () =>
              titleOf(themeOfTable(programme.themes, table, Math.max(1, programme.day()?.round ?? 1)), language())
            return (
              <li>
                <a class="tb-choice" href={`/e/${props.event}/table/${table.id}`}>
                  <Plaque number={table.number} size="s" />
                  <span lang={title().lang}>{title().text}</span>
                </a>
              </li>
            )
          }}
        </For>
      </ul>
    </main>
  )
}
