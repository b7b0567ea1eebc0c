import { For, Show } from 'solid-js'
import type { NoteKind } from '../../shared/domain/note.ts'
import { weaveOf } from './Plaque.tsx'

export interface Chair {
  readonly initial: string
  readonly state: 'guest' | 'host' | 'off' | 'paper' | 'you' | 'free'
}

const SHEET = 46 // half the side of the paper square, for a table of radius 74
const PLATE = 22

/** The weaves as SVG patterns. One per page that draws tables; `fill="url(#weave-3)"` uses them. */
export function WeaveDefs() {
  const each = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <For each={each}>{number => <Weave number={number} />}</For>
      </defs>
    </svg>
  )
}

function Weave(props: { number: number }) {
  const family = () => (props.number - 1) % 4
  const size = () => [16, 24, 11, 9][family()] ?? 16
  return (
    <pattern
      id={`weave-${props.number}`}
      class="weave-pattern"
      data-theme={props.number}
      width={size()}
      height={size()}
      patternUnits="userSpaceOnUse"
      patternTransform={family() === 3 ? 'rotate(45)' : undefined}
    >
      <rect class="weave-ground" width={size()} height={size()} />
      <Show when={family() === 0}>
        <path class="weave-soft" d="M0 0h8v16H0z" />
        <path class="weave-soft" d="M0 0h16v8H0z" />
      </Show>
      <Show when={family() === 1}>
        <path class="weave-mid" d="M0 0h10v24H0zM16 0h2v24h-2z" />
      </Show>
      <Show when={family() === 2}>
        <path class="weave-line" d="M0 0h11v1.8H0zM0 0h1.8v11H0z" />
      </Show>
      <Show when={family() === 3}>
        <path class="weave-mid" d="M0 0h4.500v9H0z" />
      </Show>
    </pattern>
  )
}

/**
 * A table from above, in a box of 260 × 260 around (0, 0): weave, paper with its tiny notes, number on the plate, chairs around.
 * It is a drawing: whoever shows it says in text what it holds.
 */
export function RoundTable(props: {
  number: number
  chairs: readonly Chair[]
  squares?: readonly (readonly [zone: number | null, kind: NoteKind])[]
  zones?: number
  /** what stands on the plate instead of the number */
  centre?: string
}) {
  const places = () =>
    props.chairs.map((chair, index) => {
      const turn = (index / Math.max(props.chairs.length, 1)) * 2 * Math.PI - Math.PI / 2
      return { ...chair, x: Math.cos(turn) * 93, y: Math.sin(turn) * 93 }
    })
  const tiny = () => layTiny(props.squares ?? [], props.zones ?? 1)
  const chairRadius = () => (props.chairs.length > 16 ? 7 : props.chairs.length > 10 ? 10 : 13)
  return (
    <g class="round-table" data-theme={weaveOf(props.number)}>
      <For each={places()}>
        {place => (
          <g class={`chair ${place.state}`} transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`}>
            {/* a chair that says a whole word («vous») is wider */}
            <circle r={place.initial.length > 2 ? Math.max(chairRadius() * 1.35, 16) : chairRadius()} />
            <Show when={chairRadius() > 8}>
              <text dy=".36em">{place.initial}</text>
            </Show>
          </g>
        )}
      </For>
      <circle class="rt-cloth" r="74" fill={`url(#weave-${weaveOf(props.number)})`} />
      <g transform="rotate(-4)">
        <path class="rt-paper" d={`M-${SHEET}-${SHEET}h${2 * SHEET}v${2 * SHEET}h-${2 * SHEET}z`} />
        <path class="rt-crease" d={`M0-${SHEET}v${2 * SHEET}M-${SHEET} 0h${2 * SHEET}`} />
        <For each={tiny()}>
          {square => <rect class={`tiny k-${square.kind}`} x={square.x} y={square.y} width="9" height="7" />}
        </For>
      </g>
      <circle class="rt-plate" r={PLATE} />
      <text class="rt-number" dy=".34em">
        {props.centre ?? props.number}
      </text>
    </g>
  )
}

/** Tiny notes in the quarter where their zone lies, clear of the plate; loose ones along the bottom. */
function layTiny(squares: readonly (readonly [number | null, NoteKind])[], zones: number) {
  const corners = [
    [-42, -42],
    [8, -42],
    [-42, 20],
    [8, 20],
  ] as const
  const filled = [0, 0, 0, 0]
  return squares.flatMap(([zone, kind]) => {
    const quarter = zone === null || zones <= 0 ? 3 : zone % 4
    const place = filled[quarter] ?? 0
    if (place >= 6) return []
    filled[quarter] = place + 1
    const corner = corners[quarter] ?? corners[0]
    return [{ kind, x: corner[0] + (place % 3) * 11.5, y: corner[1] + Math.floor(place / 3) * 10.5 }]
  })
}
