import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { ThreadRow } from './layout.ts'
import { words } from './words.ts'

/** A thread's name at the head of its row, where its idea was born, and what can be done with it. */
export function ThreadName(props: {
  thread: ThreadRow
  onCut: (() => void) | undefined
  onPerspective: (() => void) | undefined
}) {
  const t = useWords(words)
  return (
    <li
      class="hv-thread"
      data-thread={props.thread.id}
      style={{ '--row': props.thread.row, '--span': props.thread.span }}
    >
      <h3 class="serif">{props.thread.name}</h3>
      <p>
        <Show when={props.thread.born} fallback={t().gone}>
          {born => t().born(born().table, born().round)}
        </Show>
      </p>
      <Show when={props.onCut !== undefined || props.onPerspective !== undefined}>
        <span class="hv-thread-tools">
          <Show when={props.onPerspective}>
            {make => (
              <button
                type="button"
                class="btn quiet icon"
                title={t().perspectiveOf(props.thread.name)}
                aria-label={t().perspectiveOf(props.thread.name)}
                onClick={() => make()()}
              >
                <Icon name="plus" />
              </button>
            )}
          </Show>
          <Show when={props.onCut}>
            {cut => (
              <button
                type="button"
                class="btn quiet icon hv-cut"
                title={t().cut(props.thread.name)}
                aria-label={t().cut(props.thread.name)}
                onClick={() => cut()()}
              >
                <Icon name="x" />
              </button>
            )}
          </Show>
        </span>
      </Show>
    </li>
  )
}
