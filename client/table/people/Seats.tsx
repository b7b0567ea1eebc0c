import { createMemo, createSignal, For, Show, Suspense } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import type { IconName } from '../../ui/drawings.ts'
import { Icon } from '../../ui/Icon.tsx'
import { lazily } from '../fetch-part.ts'
import { useTable } from '../model.ts'
import { isCalm } from '../preferences.ts'
import { chairsFor, type Seat } from './seats.ts'
import { words } from '../words.ts'

const PeopleCard = lazily(() => import('./PeopleCard.tsx').then(module => module.PeopleCard))

const PHONE_SHOWN = 6
const CHAIRS = 9

/** What the card is about: one person, or everybody at the table. */
interface Asked {
  readonly who: string | undefined
  readonly anchor: DOMRect
}

/**
 * Those at the table, on the cloth's edge: one tab stop, arrows go round. Each chair tells more when it is chosen. On a phone they
 * are a row that opens the list. You sit where the pad is, so your chair is there.
 */
export function Seats(props: { seats: readonly Seat[] }) {
  const t = useWords(words)
  const table = useTable()
  const [asked, setAsked] = createSignal<Asked | undefined>()
  const [stop, setStop] = createSignal(0)
  const all = createMemo(() => (isCalm() ? props.seats.map(seat => ({ ...seat, writing: false })) : props.seats))
  const shown = () => (table.narrow() ? all() : all().filter(seat => !seat.me))
  const most = () => (table.narrow() ? PHONE_SHOWN : CHAIRS)
  /** with more people than chairs, the last chair says how many */
  const seated = () => (shown().length > most() ? shown().slice(0, most() - 1) : shown())
  const more = () => shown().length - seated().length
  const chairs = createMemo(() => chairsFor(shown().length))
  const last = () => seated().length - (more() > 0 ? 0 : 1)
  const ask = (who: string | undefined) => (clicked: MouseEvent & { currentTarget: Element }) =>
    setAsked({ who, anchor: clicked.currentTarget.getBoundingClientRect() })
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -99, End: 99 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = Math.max(0, Math.min(last(), Math.min(stop(), last()) + step))
    setStop(at)
    event.currentTarget.querySelectorAll('button')[at]?.focus()
  }
  const tabindex = (at: number) => (at === Math.min(stop(), last()) ? 0 : -1)
  return (
    <>
      <Show
        when={!table.narrow()}
        fallback={
          <button type="button" class="tb-seats" aria-haspopup="dialog" onClick={ask(undefined)}>
            <span class="sr">{t().atTable(all().length)}</span>
            <For each={seated()}>
              {seat => (
                <span class="tb-seat" classList={classesOf(seat)}>
                  <Face seat={seat} />
                </span>
              )}
            </For>
            <Show when={more() > 0}>
              <span class="tb-seat more">
                <span class="av" aria-hidden="true">
                  {t().moreSeats(more())}
                </span>
              </span>
            </Show>
          </button>
        }
      >
        {/* Arrows go from chair to chair; the chairs are its buttons. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ul class="tb-seats" aria-label={t().atTable(props.seats.length)} onKeyDown={onKey}>
          <For each={seated()}>
            {(seat, index) => (
              <li class="tb-seat" classList={classesOf(seat)} data-chair={chairs()[index()] ?? 'right-3-3'}>
                <button
                  type="button"
                  tabindex={tabindex(index())}
                  aria-haspopup="dialog"
                  onFocus={() => setStop(index())}
                  onClick={ask(seat.id)}
                >
                  <Face seat={seat} />
                  <span class="nm">
                    {seat.name}
                    <Show when={seat.writing}>
                      <em> {t().writes}</em>
                    </Show>
                    <For each={factsOf({ ...seat, writing: false }, t()).slice(1)}>
                      {fact => <span class="sr">, {fact}</span>}
                    </For>
                  </span>
                </button>
              </li>
            )}
          </For>
          <Show when={more() > 0}>
            <li class="tb-seat more" data-chair={chairs().at(-1)}>
              <button
                type="button"
                tabindex={tabindex(seated().length)}
                aria-haspopup="dialog"
                onFocus={() => setStop(seated().length)}
                onClick={ask(undefined)}
              >
                <span class="av" aria-hidden="true">
                  {t().moreSeats(more())}
                </span>
                <span class="sr">{t().moreSeatsLong(more())}</span>
              </button>
            </li>
          </Show>
        </ul>
      </Show>
      <Show when={asked()} keyed>
        {about => (
          <Suspense>
            <PeopleCard seats={all()} who={about.who} anchor={about.anchor} onClose={() => setAsked(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

const classesOf = (seat: Seat) => ({ me: seat.me, host: seat.host, off: seat.away, writing: seat.writing })

/** What is known of somebody at the table, in words, the name first. */
export function factsOf(seat: Seat, t: (typeof words)['fr']): string[] {
  return [
    seat.name,
    ...(seat.me ? [t.me] : []),
    ...(seat.host ? [t.host] : []),
    ...(seat.away ? [t.away] : []),
    ...(seat.paper ? [t.onPaper] : []),
    ...(seat.writing ? [t.writes] : []),
  ]
}

export function Face(props: { seat: Seat }) {
  return (
    <span class="av" aria-hidden="true">
      {props.seat.initial}
      <SeatBadge seat={props.seat} />
    </span>
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
