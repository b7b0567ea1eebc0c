import { createEffect, createMemo, createSignal, on, onCleanup, Show, Suspense } from 'solid-js'
import type { Note } from '../../shared/document/cloth.ts'
import { address } from '../session/address.ts'
import { useWords } from '../i18n/language.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { createMoment } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { lazily } from './fetch-part.ts'
import { openTable } from './hidden.ts'
import { isLayoutReady } from './cloth/layout.ts'
import { createTableLinks } from './table-links.ts'
import { TableView } from './TableView.tsx'
import { calledTo, type Staying, warnedUntil, whereabouts } from './whereabouts.ts'
import { words } from './words.ts'
import './table.css'
import './people/seats.css'
import './pad/pad.css'
import './note/notes.css'
import './cloth/compact.css'
import './day/banners.css'

const NoSeat = lazily(() => import('./people/NoSeat.tsx').then(module => module.NoSeat))

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

  const clothsTravel = () => programme.day()?.movement === 'hosts'
  // «J'y suis» holds for one round, and for a reload in the middle of the walk.
  const arrivedKey = `arrived.${identity.event}`
  const [arrivedFor, setArrivedFor] = createSignal<number | undefined>(Number(recallInTab(arrivedKey)) || undefined)
  // «Rester pour finir» too: the seat waits, nobody is moved before they say so.
  const stayingKey = `staying.${identity.event}`
  const [staying, setStaying] = createSignal(readStaying(recallInTab(stayingKey)))
  const isWarned = createMoment(() => warnedUntil(programme.day() ?? NO_DAY))
  const choices = () => ({ arrivedFor: arrivedFor(), staying: staying(), isWarned: isWarned() })
  const here = createMemo(() => {
    const day = programme.day()
    return day === undefined ? undefined : whereabouts(day, row(), { ...choices(), visited: visited() })
  })
  const own = createMemo(() => {
    const day = programme.day()
    return day === undefined ? undefined : whereabouts(day, row(), choices()).table
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
    const round = calledTo(day, isWarned()) ?? day.round
    setArrivedFor(round)
    rememberInTab(arrivedKey, String(round))
  }
  const stay = () => {
    const [day, table] = [programme.day(), own()]
    if (day === undefined || table === undefined) return
    const stays = { table, round: calledTo(day, isWarned()) ?? day.round }
    setStaying(stays)
    rememberInTab(stayingKey, JSON.stringify(stays))
  }
  // Whoever walks without saying so is told where they are when the round begins.
  createEffect(
    on(
      () => here()?.table,
      (table, before) => {
        const number = table === undefined ? undefined : programme.tables[table]?.number
        if (before !== undefined && before !== table && number !== undefined && visited() === undefined)
          showToast({ text: (clothsTravel() ? t().clothCame : t().arrived)(number), icon: 'check' })
        // The cloth that had the focus is gone: it goes to the new one.
        if (before !== undefined)
          setTimeout(
            () =>
              document.activeElement === document.body &&
              document.getElementById('tb-paper')?.focus({ preventScroll: true }),
          )
      },
    ),
  )
  // Which table, which round: what a tab and a screen reader say of the page.
  createEffect(() => {
    const [day, table] = [programme.day(), here()?.table]
    const number = table === undefined ? undefined : programme.tables[table]?.number
    if (day === undefined || number === undefined) return
    const moment = day.phase === 'round' ? [t().round(day.round, day.rounds)] : []
    document.title = [(clothsTravel() ? t().clothHere : t().table)(number), ...moment, 'Tablée'].join(' · ')
  })
  onCleanup(() => (document.title = 'Tablée'))

  const isReady = createMemo<boolean>(was => was || isLayoutReady(), false)
  const [patient, setPatient] = createSignal(true)
  const timer = setTimeout(() => setPatient(false), PATIENCE_MS)
  onCleanup(() => clearTimeout(timer))

  return (
    <Show
      when={isReady() && links.current()}
      keyed
      fallback={
        <Show when={!patient()}>
          <Show when={here() !== undefined && here()?.table === undefined} fallback={<Unfolding />}>
            <Suspense fallback={<Unfolding />}>
              <NoSeat />
            </Suspense>
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
              onStay={stay}
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

const NO_DAY = { phase: 'prepared', round: 0, moments: [] } as const

/** What the tab kept of it; anything else is nothing. */
function readStaying(kept: string | null): Staying | undefined {
  try {
    const value: unknown = JSON.parse(kept ?? 'null')
    if (typeof value !== 'object' || value === null || !('table' in value) || !('round' in value)) return undefined
    const { table, round } = value
    return typeof table === 'string' && typeof round === 'number' ? { table, round } : undefined
  } catch {
    return undefined // not ours: as if nothing had been kept
  }
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
