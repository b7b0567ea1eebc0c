import { createMemo, For, Show } from 'solid-js'
import type { Trip } from '../../shared/domain/travel.ts'
import { useWords } from '../i18n/language.ts'
import { weaveOf } from '../ui/Plaque.tsx'
import { discOf, ringOf, SIZE, threadBetween } from './ring.ts'
import { tripKey } from './trip-key.ts'
import { travelWords } from './words-travel.ts'

/**
 * The tables in a ring, a thread for each trip, as thick as the notes are many. A picture: the table beside it says the same, and is
 * what keys and screen readers use; a thread can be pressed too.
 */
export function TravelMap(props: {
  tables: readonly { readonly id: string; readonly number: number }[]
  trips: readonly Trip[]
  chosen: string | undefined
  onChoose: (key: string) => void
}) {
  const t = useWords(travelWords)
  const disc = () => discOf(props.tables.length)
  const places = createMemo(() => ringOf(props.tables.length))
  const threads = createMemo(() => {
    const at = (id: string) => props.tables.findIndex(table => table.id === id)
    return props.trips.flatMap(trip => {
      const [from, to] = [places()[at(trip.from)], places()[at(trip.to)]]
      const [start, end] = [props.tables[at(trip.from)], props.tables[at(trip.to)]]
      if (from === undefined || to === undefined || start === undefined || end === undefined) return []
      const notes = trip.travellers.length
      return [
        { key: tripKey(trip), from: start.number, to: end.number, notes, ...threadBetween(from, to, disc(), notes) },
      ]
    })
  })
  return (
    <svg
      class="tv-map"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-labelledby="tv-map-title tv-map-says"
      classList={{ 'has-chosen': props.chosen !== undefined }}
    >
      <title id="tv-map-title">{t().map}</title>
      <desc id="tv-map-says">{t().mapSays(threads().map(({ from, to, notes }) => t().tripSays(from, to, notes)))}</desc>
      <For each={threads()}>
        {thread => (
          // A press is a short cut: the table beside has a button for each thread.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <g
            class="tv-thread"
            classList={{ chosen: props.chosen === thread.key }}
            data-theme={weaveOf(thread.from)}
            data-family={(thread.from - 1) % 4}
            style={{ '--w': `${thread.width}px` }}
            onClick={() => props.onChoose(thread.key)}
          >
            <path class="tv-hit" d={thread.line} />
            <path class="tv-ground" d={thread.line} />
            <path class="tv-line" d={thread.line} />
            <polygon points={thread.head} />
            <Show when={thread.notes > 1}>
              <circle class="tv-count" cx={thread.label.x} cy={thread.label.y} r="14" />
              <text x={thread.label.x} y={thread.label.y} dy="0.36em">
                {thread.notes}
              </text>
            </Show>
          </g>
        )}
      </For>
      <For each={props.tables}>
        {(table, at) => (
          <g class="tv-table" data-theme={weaveOf(table.number)}>
            <circle cx={places()[at()]?.x} cy={places()[at()]?.y} r={disc()} />
            <text x={places()[at()]?.x} y={places()[at()]?.y} dy="0.34em">
              {table.number}
            </text>
          </g>
        )}
      </For>
    </svg>
  )
}
