import { createEffect, createMemo, createSignal, on, onCleanup, Show, Suspense, untrack } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { Session } from '../session/session.tsx'
import { showToast } from '../ui/toasts.ts'
import { ActionsProvider } from './note/actions-context.ts'
import { Announcer } from './day/Announcer.tsx'
import { Banners } from './day/Banners.tsx'
import { Cloth } from './cloth/Cloth.tsx'
import { createDesk, DeskProvider } from './desk.ts'
import { Header } from './Header.tsx'
import { lazily } from './fetch-part.ts'
import { createLayout } from './cloth/layout.ts'
import { createTable, hasLooseStrip, TableProvider } from './model.ts'
import { Pad } from './pad/Pad.tsx'
import { panel } from './panels/panels.ts'
import { isStraight } from './preferences.ts'
import { createSavedState } from './day/saved-state.ts'
import { Seats } from './people/Seats.tsx'
import { seatsAround } from './people/seats.ts'
import type { HeldTable, ReturnedWords } from './table-links.ts'
import { Menu, NoteBar } from './tooled.tsx'
import { createLaterActions, fetchToolsAtFirstTouch } from './tools.ts'
import { UndoBar, ViewBar } from './cloth/ViewBar.tsx'
import type { Whereabouts } from './whereabouts.ts'
import { whoDid } from '../i18n/who-did.ts'
import { words } from './words.ts'

// What is not there at first sight is a file of its own: most people never load a host's tools.
const BellSheet = lazily(() => import('./day/BellSheet.tsx').then(module => module.BellSheet))
const HostClip = lazily(() => import('./host/HostClip.tsx').then(module => module.HostClip))
const HostSheet = lazily(() => import('./host/HostSheet.tsx').then(module => module.HostSheet))
const Panels = lazily(() => import('./panels/Panels.tsx').then(module => module.Panels))
const Reading = lazily(() => import('./day/Reading.tsx').then(module => module.Reading))
const ReturnedTray = lazily(() => import('./day/ReturnedTray.tsx').then(module => module.ReturnedTray))
const SetAsideDialog = lazily(() => import('./note/SetAsideDialog.tsx').then(module => module.SetAsideDialog))
const Welcome = lazily(() => import('./day/Welcome.tsx').then(module => module.Welcome))

export interface TableViewProps {
  readonly session: Session
  readonly held: HeldTable
  readonly whereabouts: Whereabouts
  /** the table of one's own seat, when one visits another */
  readonly own: string | undefined
  readonly previous: string | undefined
  readonly returned: ReturnedWords | undefined
  readonly gaveUp: boolean
  readonly onThere: () => void
  readonly onStay: () => void
  readonly onReturnedDone: () => void
  readonly onReopen: () => void
  readonly onSeated: () => void
}

/** What the header leaves to a phone when it folds: with less to scroll than that, folding would take the scrolling away. */
const FOLD_GAIN = 240
const isRolledUp = (view: HTMLElement, before: boolean): boolean =>
  before ? view.scrollTop > 4 : view.scrollTop > 24 && view.scrollHeight - view.clientHeight > FOLD_GAIN

/** One table, for as long as one sits at it. Built anew at each table. */
export function TableView(props: TableViewProps) {
  const t = useWords(words)
  // Built anew at each table: these do not change while it stands.
  const [session, held] = untrack(() => [props.session, props.held])
  const { programme } = session
  // The screen above shows this view only once the programme has come.
  const day = () => {
    const known = programme.day()
    if (known === undefined) throw new Error('TableView: the programme has not come yet')
    return known
  }
  const [baseFolds, setBaseFolds] = createSignal(2)
  const layout = createLayout(baseFolds)
  const table = createTable({ session, held, day, round: () => props.whereabouts.round, narrow: layout.narrow })
  createEffect(() => setBaseFolds(table.folds().base.length))
  const saved = createSavedState(held.link)
  const isBehind = () => saved().kind === 'offline' || saved().kind === 'reconnecting' || saved().kind === 'saving'
  const desk = createDesk(table, layout, isBehind)
  const actions = createLaterActions(desk)
  fetchToolsAtFirstTouch()
  const [folded, setFolded] = createSignal(false)

  const seats = createMemo(() => {
    const found = Object.entries(programme.seats).filter(([, row]) => row?.[props.whereabouts.round - 1] === held.table)
    return seatsAround({
      seated: found.map(([id]) => id).filter(id => programme.people[id]?.absent === false),
      people: programme.people,
      presence: held.link.presence(),
      hosts: table.facts()?.hosts ?? [],
      me: session.identity.person,
      live: held.link.state() === 'live',
    })
  })
  const me = () => seats().find(seat => seat.me)
  const writes = () => table.mode() === 'write' || (table.mode() === 'loading' && !isStuck())
  const isStuck = () => saved().kind === 'loading'
  /** the welcome note lies on the cloth itself */
  const asCard = () => !layout.narrow() && layout.view() === 'cloth' && hasLooseStrip(table.zones().length)

  // Words on their way would be lost with the page: the browser asks first.
  createEffect(() => {
    if (held.link.unsaved().size === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    onCleanup(() => window.removeEventListener('beforeunload', ask))
  })
  // One's own note, set aside by moderation: told with its reason.
  createEffect(
    on(
      () => table.cloth.ids.filter(id => table.note(id)?.removal === 2),
      (aside, before) => {
        if (before === undefined || !held.link.loaded()) return
        for (const id of aside) {
          const note = table.note(id)
          if (before.includes(id) || note === undefined || !table.isMine(note)) continue
          const entry = Object.values(programme.log)
            .filter(each => each.what === 'set-aside' && each.note === id)
            .sort((a, b) => b.at - a.at)[0]
          showToast({ text: t().asideByHost(whoDid(entry?.by ?? ''), entry?.text ?? '') })
        }
      },
    ),
  )
  // Undo is at hand wherever one is, except inside a text, which has its own.
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || event.defaultPrevented)
      return
    const { target } = event
    if (target instanceof HTMLElement && target.matches('input, select')) return
    if (target instanceof HTMLTextAreaElement && target.value !== '') return
    event.preventDefault()
    if (event.shiftKey) actions.redo()
    else actions.undo()
  }
  document.addEventListener('keydown', onKey)
  onCleanup(() => document.removeEventListener('keydown', onKey))

  return (
    <TableProvider value={table}>
      <DeskProvider value={desk}>
        <ActionsProvider value={actions}>
          <div
            class="tb"
            classList={{
              narrow: layout.narrow(),
              wide: !layout.narrow(),
              list: layout.view() === 'list',
              zoomed: layout.scale() > layout.fit() + 0.001,
              straight: isStraight() || layout.scale() >= 2,
            }}
            style={{
              '--scale': String(layout.scale()),
              '--height': `${layout.height()}px`,
            }}
          >
            <nav class="tb-skip">
              <Show when={writes()}>
                <a href="#tb-pad" onClick={event => (event.preventDefault(), desk.focusPad())}>
                  {t().skipPad}
                </a>
              </Show>
              <a href="#tb-paper" onClick={event => (event.preventDefault(), desk.focusNote(desk.shownIds()[0]))}>
                {t().skipCloth}
              </a>
              <button type="button" onClick={() => layout.setView(layout.view() === 'list' ? 'cloth' : 'list')}>
                {layout.view() === 'list' ? t().skipToCloth : t().skipList}
              </button>
            </nav>
            <Header saved={saved()} people={seats().length} folded={folded()}>
              <Banners
                own={props.own}
                previous={props.previous}
                waits={props.whereabouts.waits}
                onThere={() => props.onThere()}
              />
            </Header>
            <Show when={props.gaveUp}>
              <p class="tb-banner tb-ended" role="alert">
                <span>{t().endedHelp}</span>
                <button type="button" class="btn primary" onClick={() => props.onReopen()}>
                  {t().reopen}
                </button>
              </p>
            </Show>
            <Show when={props.returned}>
              {returned => (
                <Suspense>
                  <ReturnedTray returned={returned()} onDone={() => props.onReturnedDone()} />
                </Suspense>
              )}
            </Show>
            <Show
              when={writes()}
              fallback={
                <Suspense>
                  <Reading onSeated={() => props.onSeated()} />
                </Suspense>
              }
            >
              <Pad me={me()} />
            </Show>
            <main class="tb-place" style={table.paperHeight()}>
              <div class="tb-around">
                <Seats seats={seats()} />
                <Show when={!asCard() && table.hasWelcome()}>
                  <Suspense>
                    <Welcome as="button" />
                  </Suspense>
                </Show>
                <Show when={table.isHost()}>
                  <Suspense>
                    <HostClip />
                  </Suspense>
                </Show>
              </div>
              <Cloth onScroll={view => setFolded(before => layout.narrow() && isRolledUp(view, before))} />
              <NoteBar />
              <Show when={panel()}>
                <Suspense>
                  <Panels />
                </Suspense>
              </Show>
              <Show when={desk.hostSheet()}>
                <Suspense>
                  <HostSheet />
                </Suspense>
              </Show>
            </main>
            <footer class="tb-foot">
              <Show when={!layout.narrow()}>
                <ViewBar />
              </Show>
              <UndoBar />
            </footer>
            <Show when={props.whereabouts.next} keyed>
              {next => (
                <Suspense>
                  <BellSheet next={next} onThere={() => props.onThere()} onStay={() => props.onStay()} />
                </Suspense>
              )}
            </Show>
            <Show when={day().phase === 'transfer' && props.whereabouts.next !== undefined && table.mode() === 'write'}>
              <p class="sr" role="status">
                {t().lateNotice}
              </p>
            </Show>
            <Menu />
            <Show when={desk.moderating() !== undefined}>
              <Suspense>
                <SetAsideDialog />
              </Suspense>
            </Show>
            <Announcer />
          </div>
        </ActionsProvider>
      </DeskProvider>
    </TableProvider>
  )
}
