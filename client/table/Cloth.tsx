import { createEffect, createMemo, createSignal, For, Index, on, onCleanup, onMount, Show } from 'solid-js'
import { creasesOf, FOLD_HEIGHT, titlesOf, zoneAt } from '../../shared/domain/folds.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { weaveOf } from '../ui/Plaque.tsx'
import { useActions } from './actions-context.ts'
import { makeClothDrag, openFresh } from './cloth-drag.ts'
import { createClothKeys } from './cloth-keys.ts'
import { hasLooseStrip } from './model.ts'
import { useDesk } from './desk.ts'
import { FreshNote } from './FreshNote.tsx'
import { Empty } from './Empty.tsx'
import { LinkLines } from './LinkLines.tsx'
import { LooseSection, ZoneSection } from './ZoneSection.tsx'
import { MiniMap } from './MiniMap.tsx'
import { Plate } from './Plate.tsx'
import { Welcome } from './Welcome.tsx'
import { words } from './words.ts'

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
  const fresh = () => table.editing()?.fresh
  const [scrolled, setScrolled] = createSignal(0)
  /** notes that lie on folds below what is in view */
  const below = createMemo(() => {
    if (flat() || table.rows() <= table.folds().base.length) return 0
    const edge = (scrolled() + table.folds().base.length * FOLD_HEIGHT * layout.fit()) / layout.scale()
    return table.rects().filter(rect => rect.y + 40 > edge).length
  })
  const onKey = createClothKeys(desk, actions, t)

  onMount(() => {
    if (paper !== undefined) onCleanup(makeClothDrag(paper, desk, actions, t))
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
      if (!flat()) table.setHere(zoneAt(table.folds(), pointOf(event)) ?? 'loose')
      return
    }
    const from = table.linkingFrom()
    if (from !== undefined && from !== id) actions.pickForLink(id, (event.target as Element).getBoundingClientRect())
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
    else if (!flat()) openFresh(desk, pointOf(event))
  }

  return (
    <div class="tb-cloth weave" data-theme={weaveOf(table.facts()?.number ?? 1)}>
      <div
        class="tb-view"
        ref={found => (view = found)}
        onScroll={event => {
          props.onScroll(event.currentTarget)
          setScrolled(event.currentTarget.scrollTop)
        }}
      >
        <div class="tb-sizer">
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
              <LinkLines />
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
            <Show when={layout.narrow()}>
              <MiniMap />
            </Show>
            <Show when={!flat() && hasStrip()}>
              <Welcome as="card" />
            </Show>
            <Empty />
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
