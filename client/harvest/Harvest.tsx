import { createMemo, createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { recall, remember } from '../session/memory.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { BottomBar } from './BottomBar.tsx'
import { createBallots } from './ballots.ts'
import { DenseHarvest } from './DenseHarvest.tsx'
import { DotsBar } from './DotsBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type Filter, filtered, isDense, isFiltering, needsFilter, NO_FILTER } from './filter.ts'
import { HarvestCloth } from './HarvestCloth.tsx'
import { HarvestHeader, type HarvestPane, isPane } from './HarvestHeader.tsx'
import type { NoteTools } from './HarvestNote.tsx'
import { createHands } from './hands.ts'
import { layHarvest } from './layout.ts'
import { createMaking } from './making.ts'
import { PickForm } from './PickForm.tsx'
import { PlenaryBar } from './PlenaryBar.tsx'
import { PlenaryStep } from './PlenaryStep.tsx'
import { Said } from './Said.tsx'
import { createPlenary, stepsOf } from './steps.ts'
import { createSynthesisLink } from './synthesis-link.ts'
import { words } from './words.ts'
import './harvest.css'
import './cloth.css'
import './note.css'
import './narrow.css'

const Perspectives = lazy(() =>
  import('./perspectives/Perspectives.tsx').then(module => ({ default: module.Perspectives })),
)

/** The harvest: all plates on one long cloth, the threads between them, the room's dots, and what it wants to pursue. */
export function Harvest() {
  const t = useWords(words)
  const session = useSession()
  const { programme, identity } = session
  const staff = isStaff(identity.role)
  const kept = recall('harvest.view')
  const [pane, setPane] = createSignal<HarvestPane>(isPane(kept) ? kept : 'threads')
  const [projected, setProjected] = createSignal(identity.role === 'wall')
  const [filter, setFilter] = createSignal<Filter>(NO_FILTER)
  const [unfolded, setUnfolded] = createSignal<ReadonlySet<string>>(new Set())
  const command = createCommand(session)

  const sayFailure = (code: string | undefined) =>
    showToast({ text: t().failures[code ?? 'other'] ?? t().failures['other'] ?? '', alert: true })
  const ballots = isSeated(identity.role) ? createBallots(session, sayFailure) : undefined
  const hands = createHands(session, sayFailure)
  const synthesis = createSynthesisLink(session)

  const day = () => programme.day()
  const phase = () => day()?.phase
  const begun = () => phase() === 'harvest' || phase() === 'closed'
  const dotsOpen = () => phase() === 'harvest' && day()?.dots.harvestOpen === true
  const shownPane = () => (projected() && pane() !== 'perspectives' ? 'threads' : pane())
  const view = () => {
    const now = shownPane()
    return now === 'perspectives' ? 'threads' : now
  }

  const whole = createMemo(() =>
    layHarvest({
      tables: programme.tables,
      summaries: programme.summaries,
      threads: programme.threads,
      totals: programme.totals,
      carried: programme.carried,
      view: 'threads',
    }),
  )
  const noteCount = () => Object.keys(whole().notes).length
  const tableCount = () => whole().columns.length
  const making = createMaking({ session, command, whole, synthesis, sayFailure, onAdded: () => choose('perspectives') })
  const layout = createMemo(() => {
    const found = filtered(programme.tables, programme.summaries, projected() ? NO_FILTER : filter())
    // whoever votes, counts or chooses has to see every note
    const all = dotsOpen() || making.making() !== undefined || isFiltering(filter()) || isDense(tableCount())
    return layHarvest({
      ...found,
      threads: programme.threads,
      totals: programme.totals,
      carried: programme.carried,
      view: view(),
      ...(all ? {} : { isUnfolded: table => unfolded().has(table) }),
    })
  })
  const steps = createMemo(() =>
    stepsOf(
      whole().threads.map(thread => thread.id),
      synthesis.perspectives().length,
    ),
  )
  const plenary = createPlenary(
    session,
    () => steps(),
    () => sayFailure('offline'),
  )
  const shownPerspective = () => {
    const shown = plenary.steps()[plenary.at()]
    return shown !== undefined && 'perspective' in shown ? shown.perspective : undefined
  }
  /** what the room's screens show instead of the whole cloth, in words */
  const onScreens = () => {
    const shown = day()?.shown
    if (shown === undefined) return undefined
    if ('thread' in shown) return programme.threads[shown.thread]?.name
    const title = synthesis.perspectives()[shown.perspective]?.title.text
    return title === undefined ? t().perspectives : title
  }
  const step = () => (projected() ? plenary.steps()[plenary.at()] : undefined)
  const mayThread = () =>
    mayCommand(identity.role, 'draw-thread') && (staff ? phase() !== 'closed' : phase() === 'harvest')

  const choose = (next: HarvestPane) => {
    if (next === 'perspectives') synthesis.need()
    setPane(next)
    remember('harvest.view', next)
  }
  const toolsOf = (table: string, note: string): NoteTools => ({
    get ballot() {
      const now = day()
      if (!dotsOpen() || ballots === undefined || now === undefined) return undefined
      return {
        mine: ballots.mine()[note] ?? 0,
        perNote: Math.min(now.dots.perNote, now.dots.harvest),
        left: ballots.left(),
      }
    },
    onDots: count => void ballots?.place(table, note, count),
    get hands() {
      return hands.of(note)
    },
    onHands: count => void hands.count(table, note, count),
    get picked() {
      return making.making() === undefined ? undefined : making.picked().includes(note)
    },
    onPick: () => making.pick(note),
  })
  const openDots = async (minutes: number | undefined) => {
    const result = await command.give({
      type: 'open-dots',
      where: 'harvest',
      ...(minutes === undefined ? {} : { minutes }),
    })
    if (result === undefined) sayFailure(command.failed())
  }
  const closeDots = async () => {
    const result = await command.give({ type: 'close-dots', where: 'harvest' })
    if (result === undefined) sayFailure(command.failed())
  }

  const isFullScreen = () => (document.fullscreenElement ?? null) !== null
  const onFullScreen = () => {
    if (!isFullScreen() && identity.role !== 'wall') setProjected(false)
  }
  onMount(() => {
    document.addEventListener('fullscreenchange', onFullScreen)
    if (pane() === 'perspectives' || identity.role === 'wall') synthesis.need()
  })
  onCleanup(() => document.removeEventListener('fullscreenchange', onFullScreen))
  const project = () => {
    making.cancel()
    synthesis.need()
    setProjected(true)
    // refused, or unknown to this browser: the page itself is the projection
    if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {})
  }
  const leave = () => {
    if (identity.role !== 'wall') setProjected(false)
    if (isFullScreen()) document.exitFullscreen().catch(() => {})
  }
  const textOf = (note: string) => whole().notes[note]?.text
  return (
    <Show when={day()} fallback={<p class="hv-plain">{t().loading}</p>}>
      <Show
        when={begun() || !isSeated(identity.role)}
        fallback={
          <main class="message-page">
            <BrandMark />
            <h1 class="serif">{t().early}</h1>
            <p>{t().earlyHelp}</p>
            <a class="btn primary" href={`/e/${identity.event}/table`}>
              {t().toTable}
            </a>
          </main>
        }
      >
        <div class="hv" classList={{ 'hv-projected': projected() }}>
          <Said />
          <HarvestHeader
            tables={tableCount()}
            projected={projected()}
            pane={pane()}
            onPane={choose}
            onProject={project}
          />
          <Show when={!begun() && !projected()}>
            <aside class="hv-note-bar">
              <Icon name="clock" />
              {t().earlyStaff}
            </aside>
          </Show>
          <Show when={staff && !projected() && begun() ? onScreens() : undefined}>
            {what => (
              <aside class="hv-note-bar">
                <Icon name="screen" />
                {t().onScreens(what())}
                <button type="button" class="btn quiet" onClick={() => plenary.show(undefined)}>
                  {t().backToWhole}
                </button>
              </aside>
            )}
          </Show>
          <Show when={session.programmeLink.state() === 'offline'}>
            <p class="hv-note-bar hv-warn" role="status">
              <Icon name="offline" />
              {t().offline}
            </p>
          </Show>
          <Show when={!projected() && shownPane() !== 'perspectives' && needsFilter(tableCount(), noteCount())}>
            <FilterBar
              filter={filter()}
              onFilter={setFilter}
              found={Object.keys(layout().notes).length}
              all={noteCount()}
            />
          </Show>
          <main class="hv-main">
            <Switch
              fallback={
                <HarvestCloth
                  layout={layout()}
                  view={view()}
                  toolsOf={toolsOf}
                  mayCut={mayThread() && !projected()}
                  onCut={thread => void making.cut(thread)}
                  onPerspective={staff && !projected() ? thread => making.fromThread(thread) : undefined}
                  onUnfold={projected() ? undefined : table => setUnfolded(before => new Set([...before, table]))}
                />
              }
            >
              <Match when={step()}>
                {now => <PlenaryStep step={now()} layout={whole()} perspectives={synthesis.perspectives()} />}
              </Match>
              <Match when={shownPane() === 'perspectives' && synthesis.link()}>
                {link => (
                  <div class="hv-frame">
                    <Suspense>
                      <Perspectives
                        link={link()}
                        all={synthesis.perspectives()}
                        edits={staff && !projected()}
                        lost={synthesis.lost()}
                        fresh={making.fresh()}
                        shown={shownPerspective()}
                        onShow={place => plenary.show(place === undefined ? undefined : { perspective: place })}
                        textOf={textOf}
                      />
                    </Suspense>
                  </div>
                )}
              </Match>
              <Match when={isDense(tableCount()) && layout()}>
                {laid => (
                  <DenseHarvest
                    layout={laid()}
                    view={view()}
                    toolsOf={toolsOf}
                    mayCut={mayThread() && !projected()}
                    onCut={thread => void making.cut(thread)}
                    onPerspective={staff && !projected() ? thread => making.fromThread(thread) : undefined}
                  />
                )}
              </Match>
            </Switch>
          </main>
          <Switch
            fallback={
              <Show
                when={!projected()}
                fallback={
                  <Show when={dotsOpen()}>
                    <footer class="hv-bar">
                      <DotsBar left={undefined} ballots={undefined} />
                    </footer>
                  </Show>
                }
              >
                <BottomBar
                  left={dotsOpen() ? ballots?.left() : undefined}
                  ballots={ballots}
                  hands={hands}
                  mayDraw={mayThread() && noteCount() > 1 && shownPane() !== 'perspectives'}
                  mayAdd={staff}
                  busy={command.busy()}
                  onOpenDots={minutes => void openDots(minutes)}
                  onCloseDots={() => void closeDots()}
                  onStartThread={() => making.start('thread')}
                  onStartPerspective={() => making.start('perspective')}
                />
              </Show>
            }
          >
            <Match when={projected() && staff}>
              <PlenaryBar plenary={plenary} onLeave={leave} />
            </Match>
            <Match when={making.making()}>
              {now => (
                <footer class="hv-bar">
                  <PickForm
                    making={now()}
                    picked={making.picked()}
                    busy={command.busy()}
                    fallbackTitle={making.onlyText()}
                    onThread={name => void making.draw(name)}
                    onPerspective={(role, title) => making.add({ role, title, notes: making.picked() })}
                    onCancel={() => making.cancel()}
                  />
                </footer>
              )}
            </Match>
          </Switch>
        </div>
      </Show>
    </Show>
  )
}
