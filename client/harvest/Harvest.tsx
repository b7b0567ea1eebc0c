import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { recall, remember } from '../session/memory.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { BottomBar } from './BottomBar.tsx'
import { createBallots } from './ballots.ts'
import { HarvestCloth } from './HarvestCloth.tsx'
import { type HarvestView, layHarvest } from './layout.ts'
import { words } from './words.ts'
import './harvest.css'
import './cloth.css'
import './narrow.css'

const VIEWS = [
  { view: 'threads', icon: 'thread' },
  { view: 'dots', icon: 'plate' },
  { view: 'list', icon: 'list' },
] as const
const isView = (value: unknown): value is HarvestView => value === 'threads' || value === 'dots' || value === 'list'

/** The harvest: all plates on one long cloth, the threads between them, the room's dots. */
export function Harvest() {
  const t = useWords(words)
  const session = useSession()
  const { programme, identity } = session
  const kept = recall('harvest.view')
  const [view, setView] = createSignal<HarvestView>(isView(kept) ? kept : 'threads')
  const [picked, setPicked] = createSignal<readonly string[]>()
  const [projected, setProjected] = createSignal(identity.role === 'wall')
  const command = createCommand(session)

  const sayFailure = (code: string | undefined) =>
    showToast({ text: t().failures[code ?? 'other'] ?? t().failures['other'] ?? '', alert: true })
  const ballots = isSeated(identity.role) ? createBallots(session, sayFailure) : undefined

  const day = () => programme.day()
  const phase = () => day()?.phase
  const begun = () => phase() === 'harvest' || phase() === 'closed'
  const shown = () => (identity.role === 'wall' ? 'threads' : view())
  const layout = createMemo(() =>
    layHarvest({
      tables: programme.tables,
      summaries: programme.summaries,
      threads: programme.threads,
      totals: programme.totals,
      view: shown(),
    }),
  )
  const dotsOpen = () => phase() === 'harvest' && day()?.dots.harvestOpen === true
  const tableCount = () => layout().columns.length
  const noteCount = () => Object.keys(layout().notes).length
  const mayThread = () =>
    mayCommand(identity.role, 'draw-thread') && (isStaff(identity.role) ? phase() !== 'closed' : phase() === 'harvest')

  const choose = (next: HarvestView) => {
    setView(next)
    remember('harvest.view', next)
  }
  const drawThread = async (name: string) => {
    const chosen = picked() ?? []
    const notes = chosen.flatMap(note => {
      const table = layout().notes[note]?.table
      return table === undefined ? [] : [{ table, note }]
    })
    const result = await command.give({ type: 'draw-thread', name, notes })
    if (result === undefined) return sayFailure(command.failed())
    setPicked(undefined)
    const thread = result.thread
    showToast({
      text: t().drawn(name),
      icon: 'thread',
      ...(thread === undefined
        ? {}
        : { action: { label: t().undo, run: () => void command.give({ type: 'cut-thread', thread }) } }),
    })
  }
  const cutThread = async (id: string) => {
    const thread = programme.threads[id]
    if (thread === undefined) return
    const { name, notes } = { name: thread.name, notes: thread.notes.map(each => ({ ...each })) }
    const result = await command.give({ type: 'cut-thread', thread: id })
    if (result === undefined) return sayFailure(command.failed())
    showToast({
      text: t().wasCut(name),
      icon: 'thread',
      action: { label: t().undo, run: () => void command.give({ type: 'draw-thread', name, notes }) },
    })
  }
  const toggleDots = async (open: boolean) => {
    const result = await command.give({ type: open ? 'open-dots' : 'close-dots', where: 'harvest' })
    if (result === undefined) sayFailure(command.failed())
  }
  const pick = (note: string) =>
    setPicked(now =>
      now === undefined ? undefined : now.includes(note) ? now.filter(id => id !== note) : [...now, note],
    )

  const onFullScreen = () => setProjected(document.fullscreenElement !== null || identity.role === 'wall')
  onMount(() => document.addEventListener('fullscreenchange', onFullScreen))
  onCleanup(() => document.removeEventListener('fullscreenchange', onFullScreen))
  const project = async () => {
    setPicked(undefined)
    await document.documentElement.requestFullscreen().catch(() => setProjected(false)) // refused by the browser: nothing changes
  }

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
          <header class="hv-top">
            <BrandMark />
            <h1 class="serif">{t().title}</h1>
            <p>{t().subtitle(tableCount())}</p>
            <Show when={!projected()}>
              <div class="hv-tools">
                <div class="seg" role="group" aria-label={t().view}>
                  <For each={VIEWS}>
                    {each => (
                      <Show when={each.view !== 'dots' || (day()?.dots.harvest ?? 0) > 0}>
                        <button type="button" aria-pressed={view() === each.view} onClick={() => choose(each.view)}>
                          {each.view === 'dots' ? <i class="hv-dot" aria-hidden="true" /> : <Icon name={each.icon} />}
                          {t()[each.view]}
                        </button>
                      </Show>
                    )}
                  </For>
                </div>
                <LanguageSwitch short />
                <Show when={isStaff(identity.role)}>
                  <Show when={document.fullscreenEnabled}>
                    <button type="button" class="btn hv-project" onClick={() => void project()}>
                      <Icon name="screen" />
                      {t().project}
                    </button>
                  </Show>
                  <a class="btn" href={`/e/${identity.event}/console`}>
                    {t().toConsole}
                  </a>
                </Show>
                <Show when={isSeated(identity.role) && phase() !== 'closed'}>
                  <a class="btn" href={`/e/${identity.event}/table`}>
                    <Icon name="table" />
                    {t().toTable}
                  </a>
                </Show>
                <Show when={isSeated(identity.role)}>
                  <a class="btn" href={`/e/${identity.event}/me`}>
                    {t().myJourney}
                  </a>
                </Show>
                <Show when={identity.role !== 'wall'}>
                  <a class="btn primary" href={`/e/${identity.event}/report`}>
                    <Icon name="paper" />
                    {t().report}
                  </a>
                </Show>
              </div>
            </Show>
          </header>
          <Show when={!begun() && !projected()}>
            <p class="hv-note-bar">
              <Icon name="clock" />
              {t().earlyStaff}
            </p>
          </Show>
          <Show when={session.programmeLink.state() === 'offline'}>
            <p class="hv-note-bar hv-warn" role="status">
              <Icon name="offline" />
              {t().offline}
            </p>
          </Show>
          <main class="hv-main">
            <HarvestCloth
              layout={layout()}
              view={shown()}
              ballots={dotsOpen() ? ballots : undefined}
              picked={picked()}
              onPick={pick}
              mayCut={mayThread() && !projected()}
              onCut={id => void cutThread(id)}
            />
          </main>
          <Show when={!projected() || dotsOpen()}>
            <BottomBar
              left={dotsOpen() ? ballots?.left() : undefined}
              ballots={ballots}
              picked={picked()}
              mayDraw={mayThread() && noteCount() > 1 && !projected()}
              busy={command.busy()}
              onToggleDots={open => void toggleDots(open)}
              onStartThread={() => setPicked([])}
              onDrawThread={name => void drawThread(name)}
              onCancelThread={() => setPicked(undefined)}
            />
          </Show>
        </div>
      </Show>
    </Show>
  )
}
