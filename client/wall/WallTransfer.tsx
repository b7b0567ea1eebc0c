import { Index, Match, Show, Suspense, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { language, useWords } from '../i18n/language.ts'
import { inCrews, titleOf } from '../mirror/seating.ts'
import { Icon } from '../ui/Icon.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { clockText, hourText } from '../ui/time.ts'
import { DepartureBoard, NameBoard } from './board.ts'
import { CrewWalk } from './crews.ts'
import type { Destination } from './destinations.ts'
import { Said } from './Said.tsx'
import { useDestinations } from './use-destinations.ts'
import { words } from './words.ts'
import { roundWords } from './words-round.ts'
import './wall-walk.css'

const COLUMNS_MOST = 6
const BOARD_MOST = 12

/** People walk: every name under its table, as large as the room allows, and the time that is left. */
export function WallTransfer(props: { day: Day; now: number }) {
  const destinations = useDestinations(() => props.day)
  const t = useWords(words)
  const r = useWords(roundWords)
  const left = () => remaining(props.day.clock, props.now) ?? 0
  const towards = () => {
    const { clock, round, timeZone } = props.day
    if (!pause() || clock.state !== 'running') return r().towards(round + 1)
    return r().backAt(round + 1, hourText(clock.endsAt, timeZone, language()))
  }
  const pause = () => props.day.minutes.breakAfter.includes(props.day.round)
  const title = () => (pause() ? r().walkPause : r().walk(props.day.minutes.transferMinutes))
  const paused = () => <Show when={props.day.clock.state === 'paused'}> · {r().paused}</Show>
  return (
    <Show
      when={!inCrews(props.day) || destinations().length > COLUMNS_MOST}
      fallback={
        <Suspense fallback={<main class="wall-body" />}>
          <CrewWalk day={props.day} destinations={destinations()} title={title()} left={left()}>
            <p>
              {towards()}
              {paused()}
            </p>
          </CrewWalk>
        </Suspense>
      }
    >
      <main class="wall-body wall-transfer">
        <div class="wall-transfer-head">
          <div>
            <h2 class="serif">{title()}</h2>
            <Said day={props.day}>
              <p>
                <Show when={props.day.movement === 'free'} fallback={towards()}>
                  {r().freeWalk}
                </Show>
                {paused()}
              </p>
            </Said>
          </div>
          <p class="wall-clock serif num" role="timer" aria-label={t().timeLeft}>
            {clockText(Math.max(0, left()))}
          </p>
        </div>
        <Switch>
          <Match when={destinations().length > BOARD_MOST}>
            <NameBoard
              now={props.now}
              walkMs={props.day.minutes.transferMinutes * 60_000}
              destinations={destinations()}
            />
          </Match>
          <Match when={destinations().length > COLUMNS_MOST}>
            <DepartureBoard day={props.day} now={props.now} destinations={destinations()} wide />
          </Match>
          <Match when={true}>
            <ul class="wall-columns" data-tables={destinations().length}>
              <Index each={destinations()}>
                {destination => <Column destination={destination()} tables={destinations().length} />}
              </Index>
            </ul>
          </Match>
        </Switch>
      </main>
    </Show>
  )
}

/** Names in one column as long as they fit, then two; six tables have room for three short ones. */
const ONE_COLUMN = 8
const MOST = { few: 18, many: 9 } as const

function Column(props: { destination: Destination; tables: number }) {
  const t = useWords(words)
  const r = useWords(roundWords)
  const title = () => titleOf(props.destination.theme, language())
  const guests = () => props.destination.guests
  const most = () => (props.tables > 4 ? MOST.many : MOST.few)
  const shown = () => (guests().length <= most() ? guests() : guests().slice(0, most() - 1))
  const left = () => guests().length - shown().length
  const hosts = () => r().all(props.destination.hosts)
  return (
    <li data-theme={weaveOf(props.destination.table.number)} data-many={guests().length > ONE_COLUMN ? '' : undefined}>
      <div class="wall-column-head">
        <Plaque number={props.destination.table.number} size="l" />
        <div>
          <h3 class="serif" lang={title().lang} data-long={title().text.length > 36 ? '' : undefined}>
            <span class="sr">{t().table(props.destination.table.number)} · </span>
            {title().text || t().table(props.destination.table.number)}
          </h3>
          <Show when={hosts() !== ''}>
            <p class="wall-host">
              <Icon name="cup" />
              <span aria-hidden="true">{hosts()}</span>
              <span class="sr">
                {props.destination.hosts.length > 1 ? r().stayHere(hosts()) : r().staysHere(hosts())}
              </span>
            </p>
          </Show>
        </div>
      </div>
      <ul class="wall-guests">
        <Index each={shown()}>{name => <li>{name()}</li>}</Index>
        <Show when={left() > 0}>
          <li class="wall-others">{r().andOthers(left())}</li>
        </Show>
      </ul>
    </li>
  )
}
