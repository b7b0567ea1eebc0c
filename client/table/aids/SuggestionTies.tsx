import { createMemo, For, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import type { Point } from '../../../shared/domain/folds.ts'
import type { Rect } from '../../../shared/domain/places.ts'
import type { Outlined } from '../../aids/table-aids.ts'
import { useDesk } from '../desk.ts'
import { shortestTies } from './shortest-ties.ts'

const LETTER = 6.6
const PILL = 22
const LONGEST = 46

/** On the cloth: a dashed line through the notes of the suggestion that is looked at, and the words that tie each. A drawing: the panel says it. */
export function SuggestionTies(props: { suggestions: readonly Outlined[] }) {
  const desk = useDesk()
  const { table, layout } = desk
  const isOnCloth = () => !layout.narrow() && layout.view() === 'cloth'
  const drawn = createMemo(() =>
    props.suggestions.flatMap(each => {
      const boxes = each.ids.flatMap(id => table.boxOf(id) ?? [])
      const first = boxes[0]
      if (first === undefined) return []
      const words = each.words.length > LONGEST ? `${each.words.slice(0, LONGEST - 1).trimEnd()}…` : each.words
      const lines = each.now ? shortestTies(boxes.map(middle)) : []
      return [{ words, now: each.now, lines, x: first.x + first.width / 2, y: first.y + first.height + 5 }]
    }),
  )
  return (
    <Show when={isOnCloth() && desk.paper()}>
      {paper => (
        <Portal mount={paper()}>
          <svg class="tb-links aid-ties" aria-hidden="true">
            <For each={drawn().flatMap(each => each.lines)}>
              {([a, b]) => <path d={`M${a.x} ${a.y}L${b.x} ${b.y}`} />}
            </For>
          </svg>
          <svg class="tb-links words aid-ties" aria-hidden="true">
            <For each={drawn()}>
              {each => {
                const width = Math.round(each.words.length * LETTER + 20)
                const x = Math.max(width / 2 + 4, each.x)
                return (
                  <g transform={`translate(${x} ${each.y})`} classList={{ quiet: !each.now }}>
                    <rect class="pill" x={-width / 2} y={-PILL / 2} width={width} height={PILL} rx={PILL / 2} />
                    <text dy=".34em">{each.words}</text>
                  </g>
                )
              }}
            </For>
          </svg>
        </Portal>
      )}
    </Show>
  )
}

const middle = (box: Rect): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
