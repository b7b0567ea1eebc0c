import { createMemo, For, Show } from 'solid-js'
import type { Link } from '../../shared/document/cloth.ts'
import { useWords } from '../i18n/language.ts'
import { linkPath } from './link-path.ts'
import { useTable } from './model.ts'
import { words } from './words.ts'

/** Links between notes that are on the cloth. A drawing: notes say in words how many links they have. */
export function LinkLines() {
  const table = useTable()
  return (
    <>
      <svg class="tb-links" aria-hidden="true">
        <For each={table.cloth.links}>{link => <LinkLine link={link} as="line" />}</For>
      </svg>
      <svg class="tb-links words" aria-hidden="true">
        <For each={table.cloth.links}>{link => <LinkLine link={link} as="word" />}</For>
      </svg>
    </>
  )
}

function LinkLine(props: { link: Link; as: 'line' | 'word' }) {
  const t = useWords(words)
  const table = useTable()
  const shown = (id: string) => (table.note(id)?.removal === 0 ? table.boxOf(id) : undefined)
  const path = createMemo(() => {
    const [a, b] = [shown(props.link.a), shown(props.link.b)]
    return a === undefined || b === undefined ? undefined : linkPath(a, b)
  })
  return (
    <Show when={path()}>
      {line => (
        <Show
          when={props.as === 'line'}
          fallback={
            <text x={line().x} y={line().y} dy=".34em">
              {t().linkKinds[props.link.kind]}
            </text>
          }
        >
          <path d={line().d} />
        </Show>
      )}
    </Show>
  )
}
