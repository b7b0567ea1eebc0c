import { createEffect, For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { type MenuItem, type MenuSpec, useDesk } from '../desk.ts'
import { words } from '../words-all.ts'

/**
 * Choices about a note, beside it. The browser's own modal dialog: focus stays inside and goes back, Escape closes, and it works
 * on phones that do not know `popover`.
 */
export function Menu() {
  const desk = useDesk()
  return (
    <Show when={desk.menu()} keyed>
      {menu => <OpenMenu menu={menu} />}
    </Show>
  )
}

function OpenMenu(props: { menu: MenuSpec }) {
  const t = useWords(words)
  const desk = useDesk()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    const element = dialog
    if (element === undefined) return
    element.showModal()
    placeBeside(element, props.menu.anchor)
    element.querySelector<HTMLElement>('[aria-current="true"], .tb-menu-item')?.focus()
  })
  const close = () => {
    desk.closeMenu()
    if (props.menu.about !== undefined) desk.focusNote(props.menu.about)
  }
  const choose = (item: MenuItem) => {
    const { about } = props.menu
    const before = desk.table.selected()
    dialog?.close()
    desk.closeMenu()
    item.run()
    // The choice may have opened the next question; else the note is where one was.
    if (
      about !== undefined &&
      desk.menu() === undefined &&
      desk.moderating() === undefined &&
      desk.naming() === undefined &&
      desk.table.selected() === before &&
      desk.table.editing() === undefined
    )
      desk.focusNote(about)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const items = [...(dialog?.querySelectorAll<HTMLElement>('.tb-menu-item') ?? [])]
    const at = items.findIndex(item => item === document.activeElement)
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus()
  }
  return (
    // A click beside it closes it, arrows go through it; its buttons do the rest.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={found => (dialog = found)}
      class="tb-menu"
      aria-label={props.menu.label}
      onCancel={close}
      onKeyDown={onKey}
      onClick={clicked => {
        if (clicked.target === dialog) {
          dialog?.close()
          close()
        }
      }}
    >
      <div class="tb-menu-head">
        <p>{props.menu.label}</p>
        <button
          type="button"
          class="btn icon quiet"
          aria-label={t().close}
          onClick={() => {
            dialog?.close()
            close()
          }}
        >
          <Icon name="x" />
        </button>
      </div>
      <For each={props.menu.items}>
        {item => (
          <button
            type="button"
            class="tb-menu-item"
            lang={item.lang}
            aria-current={item.current === true ? 'true' : undefined}
            onClick={() => choose(item)}
          >
            <Show when={item.kind} fallback={<Show when={item.icon}>{icon => <Icon name={icon()} />}</Show>}>
              {kind => (
                <span class={`tb-kindmark k-${kind()}`}>
                  <KindMark kind={kind()} />
                </span>
              )}
            </Show>
            <span>{item.label}</span>
            <Show when={item.current === true}>
              <Icon name="check" />
            </Show>
          </button>
        )}
      </For>
    </dialog>
  )
}

/** Below what it is about, or above when there is no room; a phone's stylesheet lays it at the bottom instead. */
export function placeBeside(dialog: HTMLDialogElement, anchor: DOMRect | undefined): void {
  if (anchor === undefined) return
  const { width, height } = dialog.getBoundingClientRect()
  const below = anchor.bottom + 8
  const top = below + height <= window.innerHeight - 8 ? below : Math.max(8, anchor.top - height - 8)
  dialog.style.setProperty('--x', `${Math.max(8, Math.min(window.innerWidth - width - 8, anchor.left))}px`)
  dialog.style.setProperty('--y', `${top}px`)
  dialog.classList.add('placed')
}
