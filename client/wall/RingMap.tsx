import { createMemo, Index, type JSX, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { nextRound, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { weaveOf } from '../ui/Plaque.tsx'
import { type Chair, RoundTable, WeaveDefs } from '../ui/RoundTable.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Destination } from './destinations.ts'
import { centreOf, MAP, ringLayout, type RingPlace } from './ring-layout.ts'
import { namesThatFit } from './short-names.ts'
import { words } from './words.ts'
import { roundWords } from './words-round.ts'

/** What is said beside a table instead of who arrives there. */
export interface RingSaying {
  readonly heading: string
  readonly people: readonly string[]
}

/** Up to six tables in a ring, each with who arrives there at the bell; with `crews` (`CrewRing`) what travels between them. */
export function RingMap(props: {
  day: Day
  destinations: readonly Destination[]
  crews?: JSX.Element
  centre?: readonly [string, string] | undefined
  saying?: (here: Destination) => RingSaying | undefined
}) {
  const session = useSession()
  const r = useWords(roundWords)
  const places = createMemo(() => ringLayout(props.destinations.length))
  const last = () => nextRound(props.day) === undefined
  const centre = () =>
    props.centre ?? (last() ? r().lastCentre : props.day.movement === 'free' ? r().freeCentre : r().mapCentre)
  const spots = createMemo(() =>
    props.destinations.flatMap((destination, index) => {
      const place = places()[index]
      return place === undefined ? [] : [{ destination, place }]
    }),
  )
  return (
    <section class="wall-map" data-low={spots().length > 4 ? '' : undefined} aria-label={last() ? undefined : r().map}>
      <WeaveDefs />
      <svg viewBox={`0 0 ${MAP.width} ${MAP.height}`} aria-hidden="true">
        <Show when={spots().length > 2}>
          <circle class="wall-halo" cx={MAP.width / 2} cy={MAP.height / 2} r="255" />
        </Show>
        <Index each={spots()}>
          {spot => (
            <g transform={`translate(${spot().place.x} ${spot().place.y}) scale(${spot().place.scale})`}>
              <RoundTable
                number={spot().destination.table.number}
                chairs={chairsOf(spot().destination)}
                squares={session.programme.summaries[spot().destination.id]?.squares ?? []}
                zones={spot().destination.theme?.zones.length ?? 0}
              />
            </g>
          )}
        </Index>
      </svg>
      <Show when={spots().length > 1}>
        <p class="wall-centre serif" style={{ '--y': String(centreOf(spots().length)) }}>
          <Icon name="bell" />
          <span>{centre()[0]}</span>
          <span>{centre()[1]}</span>
        </p>
      </Show>
      <ul>
        <Index each={spots()}>
          {spot => (
            <RingWords
              destination={spot().destination}
              place={spot().place}
              saying={props.saying?.(spot().destination)}
              moves={!last() && props.day.movement !== 'free'}
            />
          )}
        </Index>
      </ul>
      {props.crews}
    </section>
  )
}

/** Seats as they are taken now: discs, no initials at this distance. */
const chairsOf = (destination: Destination): Chair[] =>
  Array.from({ length: destination.seatedNow }, (_, index) => ({
    initial: '',
    state: index < destination.hosts.length ? 'host' : 'guest',
  }))

function RingWords(props: {
  destination: Destination
  place: RingPlace
  moves: boolean
  saying: RingSaying | undefined
}) {
  const t = useWords(words)
  const r = useWords(roundWords)
  const title = () => titleOf(props.destination.theme, language())
  const hosts = () => r().all(props.destination.hosts)
  const people = () => props.saying?.people ?? (props.moves ? props.destination.arriving : props.destination.guests)
  const fits = () => namesThatFit(people(), props.place.room)
  const heading = () => {
    if (props.saying !== undefined) return props.saying.heading
    const hosted = hosts() !== ''
    if (props.moves) return hosted ? r().arriveAt(hosts(), people().length) : r().arriveHere(people().length)
    return hosted ? r().seatedWith(hosts()) : r().seatedHere
  }
  return (
    <li
      class={`wall-words ${props.place.side}`}
      data-theme={weaveOf(props.destination.table.number)}
      data-low={props.place.scale < 1.2 ? '' : undefined}
      data-foot={props.place.y > MAP.height / 2 ? '' : undefined}
      style={{
        '--x': String(props.place.x),
        '--y': String(props.place.y),
        '--r': String(Math.round(110 * props.place.scale)),
      }}
    >
      <h2 class="serif" lang={title().lang} data-long={title().text.length > 40 ? '' : undefined}>
        <span class="sr">{t().table(props.destination.table.number)} · </span>
        {title().text || t().table(props.destination.table.number)}
      </h2>
      <Show when={people().length > 0}>
        <p class="wall-arrive">{heading()}</p>
        <p class="wall-names">
          {fits().shown.join(', ')}
          <Show when={fits().left > 0}> {r().andOthers(fits().left)}</Show>
        </p>
      </Show>
    </li>
  )
}
