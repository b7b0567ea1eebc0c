import { createMemo, For, Show } from 'solid-js'
import { PAPER_WIDTH } from '../../shared/domain/folds.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { useActions } from './actions-context.ts'
import { useDesk } from './desk.ts'
import { type NoteAction, noteActions } from './note-actions.ts'
import { words } from './words.ts'

const ON_PHONE = 5
const BUTTON = 40

/** Actions of the selected note: beside it on a laptop, above the pad on a phone. */
export function NoteBar() {
  const t = useWords(words)
  const desk = useDesk()
  const actions = useActions()
  const { table, layout } = desk
  const shown = () => {
    const id = table.selected()
    return id !== undefined && !table.isEdited(id) && desk.lifted() === undefined && desk.shownIds().includes(id)
      ? id
      : undefined
  }
  const all = createMemo(() => {
    const id = shown()
    return id === undefined ? [] : noteActions(desk, actions, t(), id)
  })
  const first = () => (layout.narrow() && all().length > ON_PHONE ? all().slice(0, ON_PHONE - 1) : all())
  const rest = () => all().slice(first().length)

  /** Where the bar floats, in CSS pixels of the paper as it is scaled: right of the note, else left, else below. */
  const place = createMemo(() => {
    const id = shown()
    const box = id === undefined ? undefined : table.boxOf(id)
    if (box === undefined || layout.narrow() || layout.view() === 'list') return undefined
    const scale = layout.scale()
    const width = all().length * BUTTON + 10
    const right = (box.x + box.width + 9) * scale
    const left = box.x * scale - width - 9
    const limit = PAPER_WIDTH * scale
    if (right + width <= limit) return { x: right, y: (box.y + box.height / 2) * scale - 24 }
    if (left >= 0) return { x: left, y: (box.y + box.height / 2) * scale - 24 }
    return { x: Math.max(0, Math.min(limit - width, box.x * scale)), y: (box.y + box.height + 8) * scale }
  })

  return (
    <Show when={all().length > 0 && shown() !== undefined}>
      <div
        class="tb-bar"
        classList={{ floating: place() !== undefined }}
        role="toolbar"
        tabindex={-1}
        aria-label={t().selectedNote}
        style={{ '--x': `${place()?.x ?? 0}px`, '--y': `${place()?.y ?? 0}px` }}
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
            onClick={clicked =>
              desk.openMenu({
                label: t().moreLong,
                anchor: clicked.currentTarget.getBoundingClientRect(),
                about: shown(),
                items: rest().map(action => ({
                  label: action.long,
                  ...(action.icon === undefined ? {} : { icon: action.icon }),
                  ...(action.kind === undefined ? {} : { kind: action.kind }),
                  run: () => action.run(clicked.currentTarget.getBoundingClientRect()),
                })),
              })
            }
          >
            <Icon name="more" />
            <span>{t().more}</span>
          </button>
        </Show>
      </div>
    </Show>
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
