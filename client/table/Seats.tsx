import { For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { useTable } from './model.ts'
import { chairsFor, type Seat } from './seats.ts'
import { words } from './words.ts'

const PHONE_SHOWN = 6

/** Those at the table, on the cloth's edge (on a phone: in a row). You sit where the pad is, so your chair is there. */
export function Seats(props: { seats: readonly Seat[] }) {
  const t = useWords(words)
  const table = useTable()
  const shown = () => (table.narrow() ? props.seats : props.seats.filter(seat => !seat.me))
  const most = () => (table.narrow() ? PHONE_SHOWN : 9)
  /** with more people than chairs, the last chair says how many */
  const seated = () => (shown().length > most() ? shown().slice(0, most() - 1) : shown())
  const more = () => shown().length - seated().length
  const chairs = () => chairsFor(shown().length)
  return (
    <ul class="tb-seats" aria-label={t().atTable(props.seats.length)}>
      <For each={seated()}>{(seat, index) => <SeatItem seat={seat} chair={chairs()[index()] ?? 'right-3-3'} />}</For>
      <Show when={more() > 0}>
        <li class="tb-seat more" data-chair={chairs().at(-1)}>
          <span class="av" aria-hidden="true">
            {t().moreSeats(more())}
          </span>
          <span class="sr">{t().moreSeatsLong(more())}</span>
        </li>
      </Show>
    </ul>
  )
}

function SeatItem(props: { seat: Seat; chair: string }) {
  const t = useWords(words)
  return (
    <li
      class="tb-seat"
      classList={{ me: props.seat.me, host: props.seat.host, off: props.seat.away, writing: props.seat.writing }}
      data-chair={props.chair}
      title={props.seat.name}
    >
      <span class="av" aria-hidden="true">
        {props.seat.initial}
        <SeatBadge seat={props.seat} />
      </span>
      <span class="nm">
        {props.seat.name}
        <Show when={props.seat.writing}>
          <em> {t().writes}</em>
        </Show>
        <Show when={props.seat.me}>
          <span class="sr">, {t().me}</span>
        </Show>
        <Show when={props.seat.host}>
          <span class="sr">, {t().host}</span>
        </Show>
        <Show when={props.seat.away}>
          <span class="sr">, {t().away}</span>
        </Show>
        <Show when={props.seat.paper}>
          <span class="sr">, {t().onPaper}</span>
        </Show>
      </span>
    </li>
  )
}

export function SeatBadge(props: { seat: Seat }) {
  const icon = (): IconName | undefined =>
    props.seat.writing
      ? 'pencil'
      : props.seat.host
        ? 'cup'
        : props.seat.paper
          ? 'paper'
          : props.seat.away
            ? 'offline'
            : undefined
  return (
    <Show when={icon()}>
      {name => (
        <span class="badge" classList={{ cup: name() === 'cup' }}>
          <Icon name={name()} />
        </span>
      )}
    </Show>
  )
}
