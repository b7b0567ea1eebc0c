import { Index, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { language, useWords } from '../i18n/language.ts'
import { titleOf } from '../mirror/seating.ts'
import { Icon } from '../ui/Icon.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { clockText } from '../ui/time.ts'
import { DepartureBoard } from './board.ts'
import type { Destination } from './destinations.ts'
import { words } from './words.ts'
import './wall-walk.css'

const COLUMNS_MOST = 6

/** People walk: every name under its table, as large as the room allows, and the time that is left. */
export function WallTransfer(props: { day: Day; now: number; destinations: readonly Destination[] }) {
  const t = useWords(words)
  const left = () => remaining(props.day.clock, props.now) ?? 0
  const pause = () => props.day.minutes.breakAfter.includes(props.day.round)
  const title = () => (pause() ? t().walkPause : t().walk(props.day.minutes.transferMinutes))
  return (
    <main class="wall-body wall-transfer">
      <div class="wall-transfer-head">
        <div>
          <h2 class="serif">{title()}</h2>
          <p>
            <Show when={props.day.movement === 'free'} fallback={t().towards(props.day.round + 1)}>
              {t().freeWalk}
            </Show>
            <Show when={props.day.clock.state === 'paused'}> · {t().paused}</Show>
          </p>
        </div>
        <p class="wall-clock serif num" role="timer" aria-label={t().timeLeft}>
          {clockText(Math.max(0, left()))}
        </p>
      </div>
      <Show
        when={props.destinations.length <= COLUMNS_MOST}
        fallback={<DepartureBoard day={props.day} now={props.now} destinations={props.destinations} wide />}
      >
        <ul class="wall-columns" data-tables={props.destinations.length}>
          <Index each={props.destinations}>
            {destination => <Column destination={destination()} tables={props.destinations.length} />}
          </Index>
        </ul>
      </Show>
    </main>
  )
}

/** Names in one column as long as they fit, then two; six tables have room for three short ones. */
const ONE_COLUMN = 8
const MOST = { few: 18, many: 9 } as const

function Column(props: { destination: Destination; tables: number }) {
  const t = useWords(words)
  const title = () => titleOf(props.destination.theme, language())
  const guests = () => props.destination.guests
  const most = () => (props.tables > 4 ? MOST.many : MOST.few)
  const shown = () => (guests().length <= most() ? guests() : guests().slice(0, most() - 1))
  const left = () => guests().length - shown().length
  const hosts = () => t().all(props.destination.hosts)
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
                {props.destination.hosts.length > 1 ? t().stayHere(hosts()) : t().staysHere(hosts())}
              </span>
            </p>
          </Show>
        </div>
      </div>
      <ul class="wall-guests">
        <Index each={shown()}>{name => <li>{name()}</li>}</Index>
        <Show when={left() > 0}>
          <li class="wall-others">{t().andOthers(left())}</li>
        </Show>
      </ul>
    </li>
  )
}
