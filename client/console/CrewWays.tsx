import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import type { Day, TableFacts } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { roundsAround, type Travel, travelsOf, whereLies } from '../mirror/crew-moves.ts'
import { tablesInOrder } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { type Round, type Way, wayBetween } from '../ui/way-between.ts'
import { crewWords } from './words-crews.ts'
import './crews.css'

/** A drawing of 220 × 220 whose chairs reach so far from its middle, and what stays free around them. */
const DRAWING = 220
const RIM = 108
const CLEAR = 5
const WING = 7
/** two that change places pass each other on their left */
const PASSING = 20

interface Place {
  readonly circle: Round
  /** below the words under the drawing */
  readonly foot: number
}

/**
 * Dotted ways over the drawn tables, from where a crew (or a cloth) is to where it goes at the bell. A drawing: `CrewLine` says the
 * same in words. Stands beside the list of tables, in a box of its size.
 */
export function CrewWays(props: { day: Day; tables: readonly string[] }) {
  const { programme } = useSession()
  const t = useWords(crewWords)
  const [places, setPlaces] = createSignal<ReadonlyMap<string, Place>>(new Map())
  const [size, setSize] = createSignal({ width: 0, height: 0 })
  const travels = createMemo(() => travelsOf(programme, props.day))
  let box: HTMLDivElement | undefined

  const measure = () => {
    const frame = box?.getBoundingClientRect()
    const room = box?.parentElement
    if (frame === undefined || room == null) return
    setSize({ width: frame.width, height: frame.height })
    const found = new Map<string, Place>()
    for (const cell of room.querySelectorAll<HTMLElement>('[data-table]')) {
      const drawing = cell.querySelector('svg')?.getBoundingClientRect()
      if (drawing === undefined || drawing.width === 0) continue
      const scale = Math.min(drawing.width, drawing.height) / DRAWING
      found.set(cell.dataset['table'] ?? '', {
        circle: {
          x: drawing.left + drawing.width / 2 - frame.left,
          y: drawing.top + drawing.height / 2 - frame.top,
          r: RIM * scale + CLEAR,
        },
        foot: cell.getBoundingClientRect().bottom - frame.top,
      })
    }
    setPlaces(found)
  }
  onMount(() => {
    const observer = new ResizeObserver(measure)
    if (box?.parentElement != null) {
      observer.observe(box.parentElement)
      for (const cell of box.parentElement.querySelectorAll('[data-table]')) observer.observe(cell)
    }
    onCleanup(() => observer.disconnect())
  })
  // tables that changed places are measured where they stand then
  createEffect(() => {
    if (props.tables.length > 0) queueMicrotask(measure)
  })

  /** In the room a place is a table's id; on the screen it is where the cloth stands that lies there now. */
  const placeOf = (id: string): Place | undefined => {
    const tables = tablesInOrder(programme.tables)
    const { from } = roundsAround(props.day)
    const cloth = tables.find(table => whereLies(tables, table.id, from, props.day.movement) === id)
    return cloth === undefined ? undefined : places().get(cloth.id)
  }
  const hostsOf = (cloth: TableFacts) => cloth.hosts.flatMap(id => programme.people[id]?.name ?? []).join(', ')
  const wayOf = (travel: Travel): Way | undefined => {
    const [from, to] = [placeOf(travel.from), placeOf(travel.to)]
    if (from === undefined || to === undefined) return undefined
    const passing = travels().some(other => other.from === travel.to && other.to === travel.from)
    const below = (place: Place): Round => ({ x: place.circle.x, y: place.foot, r: 2 })
    const down = to.circle.y - from.circle.y
    const across = Math.abs(down) < from.circle.r
    return wayBetween(
      across || down < 0 ? from.circle : below(from),
      across || down > 0 ? to.circle : below(to),
      passing ? PASSING : 0,
      { wing: WING },
    )
  }

  return (
    <div class="crew-ways" ref={found => (box = found)} aria-hidden="true">
      <svg viewBox={`0 0 ${Math.max(1, size().width)} ${Math.max(1, size().height)}`}>
        <For each={travels()}>
          {travel => (
            <Show when={wayOf(travel)}>
              {way => (
                <>
                  <path class="crew-way" d={way().line} />
                  <path d={way().head} />
                </>
              )}
            </Show>
          )}
        </For>
      </svg>
      <For each={travels()}>
        {travel => (
          <Show when={wayOf(travel)}>
            {way => (
              <span class="crew-pill" style={{ '--x': `${way().label.x}px`, '--y': `${way().label.y}px` }}>
                <Show when={travel.cloth} fallback={crewName(travel.crew ?? 0, language(), props.day.crews)}>
                  {cloth => (
                    <>
                      <Plaque number={cloth().number} size="s" />
                      {hostsOf(cloth()) || t().cloth}
                    </>
                  )}
                </Show>
              </span>
            )}
          </Show>
        )}
      </For>
    </div>
  )
}
