import { createMemo, For, Show, Suspense } from 'solid-js'
import { PAPER_WIDTH, PLATE_RADIUS, type Point } from '../../../shared/domain/folds.ts'
import type { Rect } from '../../../shared/domain/places.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { useActions } from './actions-context.ts'
import { useDesk } from '../desk.ts'
import { lazily } from '../fetch-part.ts'
import { type NoteAction, noteActions } from './note-actions.ts'
import { createPressed } from './press.ts'
import { isPileKey } from '../cloth/sections.ts'
import { pileWords } from '../pile/words-piles.ts'
import { words } from '../words-all.ts'

const PileName = lazily(() => import('../pile/PileName.tsx').then(module => module.PileName))
const ChoiceBar = lazily(() => import('../pile/ChoiceBar.tsx').then(module => module.ChoiceBar))

/** So many buttons at most; what is over is behind the last one. */
const MOST = { phone: 5, laptop: 8 } as const
const BUTTON = 40
const BAR = 48
type Id = NoteAction['id']
/** The rest follows in the order it comes. */
const FIRST: Record<keyof typeof MOST, readonly Id[]> = {
  phone: ['open', 'edit', 'dot', 'plate', 'leave', 'link', 'move', 'group', 'rename', 'kind'],
  laptop: ['open', 'edit', 'kind', 'rename', 'leave', 'group', 'link', 'plate', 'dot', 'undot', 'move', 'remove'],
}
const inOrder = (actions: readonly NoteAction[], order: readonly Id[]): NoteAction[] => {
  const rank = ({ id }: NoteAction) => (order.indexOf(id) + order.length + 1) % (order.length + 1)
  return [...actions].sort((a, b) => rank(a) - rank(b))
}

/** Actions of the selected note: beside it on a laptop, above the pad on a phone. */
export function NoteBar() {
  const t = useWords(words)
  const p = useWords(pileWords)
  const desk = useDesk()
  const actions = useActions()
  const { table, layout } = desk
  const isPressed = createPressed()
  /** while something is pressed, the one before: a bar that came up under the pointer would take the click */
  const shown = createMemo((before: string | undefined) => {
    const id = isPressed() ? before : table.selected()
    return id !== undefined &&
      desk.chosen() === undefined &&
      !desk.isDragging() &&
      !table.isEdited(id) &&
      desk.lifted() === undefined &&
      desk.shownIds().includes(id)
      ? id
      : undefined
  }, undefined)
  const size = () => (layout.narrow() ? 'phone' : 'laptop')
  const all = createMemo(() => {
    const id = shown()
    return id === undefined ? [] : inOrder(noteActions(desk, actions, t(), id), FIRST[size()])
  })
  const first = () => (all().length > MOST[size()] ? all().slice(0, MOST[size()] - 1) : all())
  const rest = () => all().slice(first().length)

  /** Nothing goes over the plate, unless the note lies there itself. */
  const isOverPlate = (from: number, to: number, box: Rect): boolean => {
    const { plate } = table.folds()
    const away = Math.abs(box.y + box.height / 2 - plate.y)
    return away < PLATE_RADIUS && from < plate.x + PLATE_RADIUS && to > plate.x - PLATE_RADIUS
  }
  /**
   * Where the bar floats, in CSS pixels of the paper as it is scaled: right of the note or left of it when nothing lies there, else
   * over its upper edge, where it hides no more than the foot of another.
   */
  const place = createMemo(() => {
    const id = shown()
    const box = id === undefined ? undefined : table.boxOf(id)
    if (box === undefined || layout.narrow() || layout.view() === 'list') return undefined
    const scale = layout.scale()
    const width = Math.min(all().length, MOST.laptop) * BUTTON + 10
    const limit = PAPER_WIDTH * scale
    const middle = (box.y + box.height / 2) * scale - BAR / 2
    const right = { x: (box.x + box.width + 9) * scale, y: middle }
    const left = { x: box.x * scale - width - 9, y: middle }
    const isFree = ({ x, y }: Point) =>
      x >= 0 &&
      x + width <= limit &&
      !isOverPlate(x / scale, (x + width) / scale, box) &&
      !table
        .rects()
        .some(
          other =>
            other.x * scale < x + width &&
            x < (other.x + other.width) * scale &&
            other.y * scale < y + BAR &&
            y < (other.y + other.height) * scale,
        )
    if (isFree(right)) return right
    if (isFree(left)) return left
    // An open pile's tray is over it: the bar goes under.
    const tray = table.isOpen(id) ? table.fan()?.tray : undefined
    const above = tray !== undefined && tray.y < box.y ? -1 : box.y * scale - BAR - 5
    return {
      x: Math.max(0, Math.min(limit - width, box.x * scale)),
      y: above >= 0 ? above : (box.y + box.height + 5) * scale,
    }
  })

  /** The same in what is in view of an enlarged cloth: never outside of it. */
  const placeInView = () => {
    const at = place()
    const view = desk.paper()?.closest('.tb-view')
    if (at === undefined || view === null || view === undefined) return { x: 0, y: 0 }
    const { x, y } = layout.offset()
    const width = Math.min(all().length, MOST.laptop) * BUTTON + 10
    const within = (value: number, most: number) => Math.max(0, Math.min(value, Math.max(0, most)))
    return { x: within(at.x - x, view.clientWidth - width), y: within(at.y - y, view.clientHeight - BAR) }
  }

  return (
    <>
      <Show when={desk.naming()} keyed>
        {key => (
          <Suspense>
            <PileName pile={key} />
          </Suspense>
        )}
      </Show>
      <Show
        when={all().length > 0 && shown() !== undefined}
        fallback={
          <Show when={desk.chosen() !== undefined}>
            <Suspense>
              <ChoiceBar />
            </Suspense>
          </Show>
        }
      >
        <div
          class="tb-bar"
          classList={{ floating: place() !== undefined }}
          role="toolbar"
          tabindex={-1}
          aria-label={isPileKey(shown() ?? '') ? p().selectedPile : t().selectedNote}
          style={{ '--x': `${placeInView().x}px`, '--y': `${placeInView().y}px` }}
          onKeyDown={pressed => {
            if (pressed.key === 'Escape') desk.focusNote(shown())
          }}
        >
          <For each={first()}>{action => <ActionButton action={action} />}</For>
          <Show when={rest().length > 0}>
            <button
              type="button"
              class="btn quiet tb-act"
              aria-haspopup="dialog"
              title={t().moreLong}
              onClick={clicked => {
                const anchor = clicked.currentTarget.getBoundingClientRect()
                desk.openMenu({
                  label: t().moreLong,
                  anchor,
                  about: shown(),
                  items: rest().map(action => ({
                    label: action.long,
                    ...(action.icon === undefined ? {} : { icon: action.icon }),
                    ...(action.kind === undefined ? {} : { kind: action.kind }),
                    run: () => action.run(anchor),
                  })),
                })
              }}
            >
              <Icon name="more" />
              <span>{t().more}</span>
            </button>
          </Show>
        </div>
      </Show>
    </>
  )
}

function ActionButton(props: { action: NoteAction }) {
  const title = () =>
    props.action.key === undefined || props.action.key === ''
      ? props.action.long
      : `${props.action.long} (${props.action.key})`
  return (
    <button
      type="button"
      class="btn quiet tb-act"
      data-action={props.action.id}
      aria-pressed={props.action.pressed}
      title={title()}
      aria-label={props.action.long}
      onClick={clicked => props.action.run(clicked.currentTarget.getBoundingClientRect())}
    >
      <Show
        when={props.action.kind}
        fallback={
          <Show when={props.action.icon} fallback={<span class="tb-gom" />}>
            {icon => <Icon name={icon()} />}
          </Show>
        }
      >
        {kind => (
          <span class={`tb-kindmark k-${kind()}`}>
            <KindMark kind={kind()} />
          </span>
        )}
      </Show>
      <span class="tb-act-word">{props.action.short}</span>
    </button>
  )
}
