import { createEffect, createMemo, For, Index, on, onCleanup, Show, Suspense, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { creasesOf, FOLD_HEIGHT, titlesOf, zoneAt } from '../../../shared/domain/folds.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { weaveOf } from '../../ui/Plaque.tsx'
import { useActions } from '../note/actions-context.ts'
import { hasLooseStrip } from '../model.ts'
import { useDesk } from '../desk.ts'
import { Empty } from './Empty.tsx'
import { lazily } from '../fetch-part.ts'
import { LooseSection, ZoneSection } from './ZoneSection.tsx'
import { phone } from '../presentations.ts'
import { Plate } from './Plate.tsx'
import { FreshNote, ViewTools } from '../tooled.tsx'
import { keepKey, tools, withTools } from '../tools.ts'
import { words } from '../words.ts'

const LinkLines = lazily(() => import('./LinkLines.tsx').then(module => module.LinkLines))
const Welcome = lazily(() => import('../day/Welcome.tsx').then(module => module.Welcome))
const AsidePlaces = lazily(() => import('../note/AsidePlaces.tsx').then(module => module.AsidePlaces))
/** Keys that would scroll the page, or be lost, while the tools are on their way. */
const OURS = /^(.|Arrow\w+|Home|End|Page\w+|Enter|Delete|Backspace)$/

/** The woven cloth and its paper: one tab stop, with all the notes in it. */
export function Cloth(props: { onScroll: (view: HTMLElement) => void }) {
  const t = useWords(words)
  const desk = useDesk()
  const actions = useActions()
  const { table, layout } = desk
  let paper: HTMLDivElement | undefined
  let view: HTMLDivElement | undefined
  const flat = () => layout.narrow() || layout.view() === 'list'
  const hasStrip = () => hasLooseStrip(table.zones().length)
  const titles = createMemo(() => titlesOf(table.folds(), table.rows()))
  const hasAsides = createMemo(() =>
    Object.values(table.session.programme.log).some(each => each.what === 'set-aside' && each.table === table.table),
  )
  const fresh = () => table.editing()?.fresh
  /** notes that lie on folds below what is in view */
  const below = createMemo(() => {
    if (flat() || table.rows() <= table.folds().base.length) return 0
    const edge = (layout.offset().y + table.folds().base.length * FOLD_HEIGHT * layout.fit()) / layout.scale()
    return table.rects().filter(rect => rect.y + 40 > edge).length
  })
  const keys = createMemo(() => tools()?.keysOf(desk, actions))
  const onKey = (event: KeyboardEvent) => {
    const press = keys()
    if (press !== undefined) return press(event)
    if (event.ctrlKey || event.metaKey || event.altKey || !OURS.test(event.key) || !isOnPaper(event.target)) return
    // Before the tools have come, keys wait for them: even the first one counts.
    event.preventDefault()
    keepKey(event)
  }
  createEffect(() => {
    const [here, surface] = [tools(), paper]
    if (here !== undefined && surface !== undefined) onCleanup(untrack(() => here.pointersOf(surface, desk, actions)))
  })
  // Another part in view begins at its top.
  createEffect(on([table.here, layout.view], () => layout.narrow() && view?.scrollTo({ top: 0 }), { defer: true }))
  const noteUnder = (target: EventTarget | null): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('[data-note]')?.dataset['note'] : undefined
  const pointOf = (event: MouseEvent) => {
    const box = paper?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: (event.clientX - box.left) / layout.scale(), y: (event.clientY - box.top) / layout.scale() }
  }
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('textarea, button, a') !== null) return
    const id = noteUnder(event.target)
    if (id === undefined) {
      table.select(undefined)
      if (!flat() && event.target instanceof Element && event.target.closest('.tb-pile') === null)
        table.openPile(undefined)
      if (!flat()) table.setHere(zoneAt(table.folds(), pointOf(event)) ?? 'loose')
      return
    }
    if (desk.isPicking(id)) actions.takePick(id, (event.target as Element).getBoundingClientRect())
    else if (desk.chosen() !== undefined || event.shiftKey || event.ctrlKey || event.metaKey) actions.choose(id)
    else if (document.activeElement !== event.target) desk.focusNote(id)
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (
      event.target instanceof Element &&
      event.target.closest('textarea, button, a, .tb-plate') !== null &&
      noteUnder(event.target) === undefined
    )
      return
    const id = noteUnder(event.target)
    if (id !== undefined) actions.edit(id)
    else if (!flat()) {
      const point = pointOf(event)
      withTools(here => here.openFresh(desk, point))
    }
  }

  return (
    <div class="tb-cloth weave" data-theme={weaveOf(table.facts()?.number ?? 1)}>
      <div
        class="tb-view"
        ref={found => (view = found)}
        onScroll={event => {
          props.onScroll(event.currentTarget)
          layout.setOffset({ x: event.currentTarget.scrollLeft, y: event.currentTarget.scrollTop })
        }}
      >
        <div class="tb-sizer" style={table.paperHeight()}>
          {/* The notes in it are what one works with; it listens for all of them at once. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            ref={found => {
              paper = found
              desk.setPaper(found)
            }}
            id="tb-paper"
            class="tb-paper embossed"
            classList={{ compact: !flat() && layout.scale() < 0.7 }}
            style={table.paperHeight()}
            tabindex="-1"
            role="group"
            aria-label={t().cloth}
            aria-describedby="tb-keys"
            onKeyDown={onKey}
            onClick={onClick}
            onDblClick={onDoubleClick}
            onFocusIn={event => {
              const id = noteUnder(event.target)
              desk.holdFocus(id)
              if (id !== undefined) table.select(id)
            }}
            onFocusOut={event => {
              // Gone to somewhere else on the page, not lost because its element went.
              if (event.relatedTarget !== null) desk.holdFocus(undefined)
            }}
          >
            <p id="tb-keys" class="sr">
              {t().clothKeys}
            </p>
            <Show when={!flat()}>
              <svg class="tb-creases" aria-hidden="true">
                <path class="dark" d={creasesOf(table.folds(), table.rows())} />
                <path class="light" d={creasesOf(table.folds(), table.rows())} />
              </svg>
              <Show when={table.cloth.links.length > 0 || desk.landing() !== undefined || desk.drawing() !== undefined}>
                <Suspense>
                  <LinkLines />
                </Suspense>
              </Show>
              <For each={titles().filter(title => title.again)}>
                {title => (
                  <p
                    class="tb-again serif"
                    aria-hidden="true"
                    style={{ '--x': `${title.x}px`, '--y': `${title.y}px`, '--w': `${title.width}px` }}
                  >
                    {title.zone === null ? t().loose : t().again(table.zoneTitle(title.zone).text)}
                  </p>
                )}
              </For>
            </Show>
            <Show when={layout.narrow() && phone()}>{here => <Dynamic component={here().MiniMap} />}</Show>
            <Show when={!flat() && hasStrip() && table.hasWelcome()}>
              <Suspense>
                <Welcome as="card" />
              </Suspense>
            </Show>
            <Empty />
            <Show when={hasAsides()}>
              <Suspense>
                <AsidePlaces />
              </Suspense>
            </Show>
            <Index each={table.zones()}>
              {(_, zone) => (
                <ZoneSection zone={zone} at={titles().find(title => title.zone === zone && !title.again)} />
              )}
            </Index>
            <LooseSection at={titles().find(title => title.zone === null && !title.again)} />
            <Plate />
            <Show when={fresh()} keyed>
              {at => <FreshNote point={at.point} zone={at.zone} />}
            </Show>
          </div>
        </div>
      </div>
      <ViewTools />
      <Show when={below() > 0}>
        <button
          type="button"
          class="btn tb-below"
          onClick={() => view?.scrollBy({ top: FOLD_HEIGHT * layout.scale(), behavior: 'smooth' })}
        >
          <Icon name="down" />
          {t().goesOn(below())}
        </button>
      </Show>
    </div>
  )
}

const isOnPaper = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('textarea, button, a, input, select') === null
