import { For, Match, Show, Switch } from 'solid-js'
import { remaining } from '../../shared/domain/phase.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'
import { MONTHS } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { weaveOf } from '../ui/Plaque.tsx'
import { clockText } from '../ui/time.ts'
import { dayAndMonth, ring, sectors, stageOf } from './cafe-list.ts'
import { words } from './words.ts'

const CHAIRS = 40 // more would be a grey ring

/** A café seen from above: running with its clock, to come with its date, closed with its papers. */
export function CafeDrawing(props: { cafe: EventSummary; now: number }) {
  return (
    <Switch fallback={<Laid cafe={props.cafe} now={props.now} />}>
      <Match when={stageOf(props.cafe.phase) === 'ready'}>
        <Waiting cafe={props.cafe} />
      </Match>
      <Match when={stageOf(props.cafe.phase) === 'closed'}>
        <Cleared cafe={props.cafe} />
      </Match>
    </Switch>
  )
}

const weaveFill = (number: number) => `url(#weave-${weaveOf(number)})`

function Laid(props: { cafe: EventSummary; now: number }) {
  const t = useWords(words)
  const cloths = () => props.cafe.tables.slice(0, 12)
  // while nobody has come the chairs stand there, empty
  const isEmpty = () => props.cafe.people === 0
  const chairs = () => ring(Math.min(CHAIRS, isEmpty() ? props.cafe.tables.length * 6 : props.cafe.people), 112)
  const left = () => remaining(props.cafe.clock, props.now)
  const caption = () => {
    switch (props.cafe.phase) {
      case 'open':
        return t().doors
      case 'transfer':
        return t().walking
      case 'harvest':
        return t().together
      default:
        return t().roundOf(props.cafe.round, props.cafe.rounds)
    }
  }
  const big = () => {
    const ms = left()
    return ms === undefined ? String(props.cafe.people) : clockText(ms)
  }
  return (
    <svg class="cafe-drawing laid" viewBox="-125 -125 250 250" aria-hidden="true">
      <For each={chairs().places}>
        {place => <circle class="seat" classList={{ free: isEmpty() }} cx={place[0]} cy={place[1]} r={chairs().size} />}
      </For>
      <circle class="ground" r="97" />
      <For each={sectors(cloths().length, 96)}>
        {(path, index) => (
          <path
            class="cloth-part"
            data-theme={weaveOf(cloths()[index()]?.number ?? 1)}
            d={path}
            fill={weaveFill(cloths()[index()]?.number ?? 1)}
          />
        )}
      </For>
      <g transform="rotate(-4)">
        <path class="sheet-of-paper" d="M-59-59H59V59H-59z" />
        <path class="crease" d="M0-59V59M-59 0H59" />
        <For each={TINY.slice(0, Math.min(TINY.length, props.cafe.notes))}>
          {([x, y, kind]) => <rect class={`tiny k-${kind}`} x={x} y={y} width="15" height="12" />}
        </For>
      </g>
      <circle class="plate-ring" r="47" />
      <text class="big" y={caption().length > 14 ? 1 : 5}>
        {big()}
      </text>
      <text class="caption" y="22">
        {caption()}
      </text>
    </svg>
  )
}

/** Where the first notes lie, clear of the plate. */
const TINY = [
  [-52, -52, 'idea'],
  [-34, -53, 'example'],
  [20, -53, 'idea'],
  [38, -51, 'question'],
  [-53, 38, 'question'],
  [37, 39, 'lever'],
  [-52, -36, 'lever'],
  [38, -35, 'brake'],
  [-35, 40, 'idea'],
  [19, 41, 'idea'],
  [-53, 22, 'source'],
  [38, 23, 'example'],
] as const

function Waiting(props: { cafe: EventSummary }) {
  const t = useWords(words)
  const first = () => props.cafe.tables[0]?.number ?? 1
  const when = () => dayAndMonth(props.cafe.date)
  // nobody is here yet: six chairs a table, all free
  const chairs = () => ring(Math.min(CHAIRS, Math.max(props.cafe.people, props.cafe.tables.length * 6)), 94)
  return (
    <svg class="cafe-drawing" viewBox="-108 -108 216 216" aria-hidden="true">
      <For each={chairs().places}>
        {(place, index) => (
          <circle
            class="seat"
            classList={{ free: index() >= props.cafe.people }}
            cx={place[0]}
            cy={place[1]}
            r={Math.min(7, chairs().size)}
          />
        )}
      </For>
      <circle class="ground" r="79" />
      <For each={sectors(Math.min(12, props.cafe.tables.length), 78)}>
        {(path, index) => (
          <path
            class="cloth-part"
            data-theme={weaveOf(first() + index())}
            d={path}
            fill={weaveFill(first() + index())}
          />
        )}
      </For>
      <g transform="rotate(3)">
        <path class="sheet-of-paper" d="M-47-47H47V47H-47z" />
        <path class="crease" d="M0-47V47M-47 0H47" />
      </g>
      <circle class="date-ring" r="40" />
      <Show
        when={when()}
        fallback={
          <text class="caption" y="5">
            {t().noDate}
          </text>
        }
      >
        {date => (
          <>
            <text class="day" y="5">
              {date().day}
            </text>
            <text class="caption" y="22">
              {MONTHS[language()][date().month - 1]}
            </text>
          </>
        )}
      </Show>
    </svg>
  )
}

function Cleared(props: { cafe: EventSummary }) {
  const t = useWords(words)
  const number = () => props.cafe.tables[0]?.number ?? 1
  return (
    <svg class="cafe-drawing" viewBox="-108 -108 216 216" aria-hidden="true" data-theme={weaveOf(number())}>
      <circle class="bare" r="79" />
      <circle class="crease" r="72" />
      <g transform="rotate(-9) translate(-16 4)">
        <path class="folded" d="M-40-50H26V50H-40z" fill={weaveFill(number())} />
        <path class="crease" d="M-7-50V50" />
      </g>
      <g transform="rotate(4) translate(8 -2)">
        <path class="sheet-of-paper" d="M-33-46H33V46H-33z" />
        <path d="M-33-46H33V-38H-33z" fill={weaveFill(number())} />
        <text class="paper-title" x="-24" y="-17">
          {t().paperTop}
        </text>
        <text class="paper-title" x="-24" y="-3">
          {t().paperBottom}
        </text>
        <path class="lines" d="M-24 10H24M-24 18H24M-24 26H12" />
      </g>
    </svg>
  )
}
