import { createSignal, For, onMount, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { goToNote, goToZone } from '../cloth/go-to.ts'
import { openJournal } from '../day/journal.ts'
import { placeBeside } from '../note/Menu.tsx'
import { Face } from './Seats.tsx'
import type { Seat } from './seats.ts'
import { peopleWords } from './words-people.ts'
import { words } from '../words-all.ts'
import './people.css'

/** Who somebody at the table is, and where they write; or everybody. Beside the chair that was chosen. */
export function PeopleCard(props: {
  seats: readonly Seat[]
  who: string | undefined
  anchor: DOMRect
  onClose: () => void
}) {
  const t = useWords(words)
  const p = useWords(peopleWords)
  const desk = useDesk()
  const { table } = desk
  const [everybody, setEverybody] = createSignal(false)
  let dialog: HTMLDialogElement | undefined
  onMount(() => {
    dialog?.showModal()
    if (dialog !== undefined) placeBeside(dialog, props.anchor)
  })
  const one = () => (everybody() ? undefined : props.seats.find(seat => seat.id === props.who))
  const shown = () => {
    const only = one()
    return only === undefined ? props.seats : [only]
  }
  const factsOf = (seat: Seat): string => {
    const facts = [
      ...(seat.me ? [p().me] : []),
      ...(seat.host ? [p().host] : []),
      ...(seat.paper ? [p().paper] : []),
      ...(seat.away ? [p().away] : []),
      ...(seat.writing ? [p().writes] : []),
    ]
    return facts.length === 0 ? p().here : facts.join(' · ')
  }
  const placeOf = (seat: Seat) => (seat.writing && !seat.me ? seat.where : undefined)
  const go = (seat: Seat) => {
    const place = placeOf(seat)
    dialog?.close()
    if (place?.note !== undefined && goToNote(desk, place.note)) return
    if (place?.zone === undefined) return
    goToZone(desk, place.zone)
    table.say(p().isThere(seat.name, table.zoneTitle(place.zone).text))
  }
  return (
    // A click beside it closes it; its buttons do the rest.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={found => (dialog = found)}
      class="tb-menu tb-people"
      aria-label={one()?.name ?? p().title}
      onClose={() => props.onClose()}
      onClick={clicked => clicked.target === dialog && dialog?.close()}
    >
      <div class="tb-menu-head">
        <h2 class="serif">{one()?.name ?? p().title}</h2>
        <button type="button" class="btn icon quiet" aria-label={t().close} onClick={() => dialog?.close()}>
          <Icon name="x" />
        </button>
      </div>
      <ul>
        <For each={shown()}>
          {seat => (
            <li class="tb-seat" classList={{ me: seat.me, host: seat.host, off: seat.away }}>
              <Face seat={seat} />
              <div>
                <Show when={one() === undefined}>
                  <strong>{seat.name}</strong>
                </Show>
                <p>{factsOf(seat)}</p>
                <Show when={placeOf(seat)}>
                  <button type="button" class="btn" onClick={() => go(seat)}>
                    <Icon name="pencil" />
                    {p().goThere(seat.name)}
                  </button>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={one() === undefined}>
        <button
          type="button"
          class="btn quiet"
          onClick={() => {
            dialog?.close()
            openJournal()
          }}
        >
          <Icon name="list" />
          {p().journal}
        </button>
      </Show>
      <Show when={one() !== undefined && props.seats.length > 1}>
        <button
          type="button"
          class="btn quiet"
          onClick={() => {
            setEverybody(true)
            if (dialog !== undefined) placeBeside(dialog, props.anchor)
          }}
        >
          <Icon name="people" />
          {p().everybody(props.seats.length)}
        </button>
      </Show>
    </dialog>
  )
}
