import { createSignal, For, Index, Show } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { hasCome } from '../mirror/seating.ts'
import { serverNow, useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Ballots } from './ballots.ts'
import { DotsOf } from './DotsOf.tsx'
import type { Hands } from './hands.ts'
import { words } from './words.ts'

const LENGTHS = [2, 3, 5, 10] as const // minutes for voting
const USUAL = 5
const MORE = 2

/** What there is to vote with, for how long, and who has. */
export function DotsBar(props: {
  /** mine to place; undefined for whoever has none */
  left: number | undefined
  ballots: Ballots | undefined
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const now = useServerNow()
  const day = () => programme.day()
  const dots = () => day()?.dots
  const voters = () => Object.values(programme.people).filter(person => isSeated(person.role) && hasCome(person)).length
  const open = () => dots()?.harvestOpen === true
  const counted = () => !open() && Object.keys(programme.totals).length > 0
  const left = () => {
    const until = dots()?.harvestUntil
    return until === undefined || !open() ? undefined : Math.max(0, until - now())
  }
  const budget = () => dots()?.harvest ?? 0
  const discs = () => Array.from({ length: Math.min(budget(), 10) }, (_, index) => index)
  return (
    <Show when={budget() > 0 && (day()?.phase === 'harvest' || counted())}>
      <div class="hv-dots">
        <p class="hv-mine">
          <Show when={!counted()}>
            <span class="hv-discs-left" aria-hidden="true">
              <Index each={discs()}>
                {disc => <i classList={{ spent: props.left !== undefined && disc() >= props.left }} />}
              </Index>
            </span>
          </Show>
          <Show when={props.left === undefined ? undefined : props.ballots}>
            {ballots => <DotsOf ballots={ballots()} />}
          </Show>
          <span>
            <b>
              {counted()
                ? t().counted
                : props.left === undefined || !open()
                  ? t().eachHas(budget())
                  : t().left(props.left)}
            </b>
            <Show when={left() !== undefined}>
              <span class="num">{t().timeLeft(t().minutesLeft(left() ?? 0))}</span>
            </Show>
          </span>
        </p>
        <Show when={(open() || counted()) && voters() > 0}>
          <p class="hv-voted">
            <Show when={open()}>
              <progress max={voters()} value={Math.min(dots()?.harvestVoters ?? 0, voters())} aria-hidden="true" />
            </Show>
            <span>{t().voted(dots()?.harvestVoters ?? 0, voters())}</span>
          </p>
        </Show>
      </div>
    </Show>
  )
}

/** Opening, closing, more time, counting hands: for whoever leads the harvest. */
export function DotsTools(props: {
  busy: boolean
  hands: Hands
  onOpen: (minutes: number | undefined) => void
  onClose: () => void
}) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const [minutes, setMinutes] = createSignal<number | undefined>(USUAL)
  const day = () => programme.day()
  const open = () => day()?.dots.harvestOpen === true
  const ready = () => day()?.phase === 'harvest' && (day()?.dots.harvest ?? 0) > 0
  const wasCounted = () => Object.keys(programme.totals).length > 0
  const more = () => {
    const until = day()?.dots.harvestUntil
    // the server counts from its own present: a moment more or less is nothing to a room
    if (until !== undefined) props.onOpen(MORE + Math.max(0, until - serverNow()) / 60_000)
  }
  return (
    <Show when={ready()}>
      <Show when={isStaff(identity.role)}>
        <Show
          when={open()}
          fallback={
            <span class="hv-opening">
              <Show when={!wasCounted()}>
                <select
                  class="input"
                  aria-label={t().lasts}
                  value={String(minutes() ?? '')}
                  onChange={event => setMinutes(Number(event.currentTarget.value) || undefined)}
                >
                  <For each={LENGTHS}>{length => <option value={String(length)}>{t().minutes(length)}</option>}</For>
                  <option value="">{t().noLimit}</option>
                </select>
              </Show>
              <button
                type="button"
                class="btn"
                aria-disabled={props.busy}
                onClick={() => !props.busy && props.onOpen(wasCounted() ? undefined : minutes())}
              >
                <Icon name="plus" />
                {wasCounted() ? t().openAgain : t().openDots}
              </button>
            </span>
          }
        >
          <Show when={day()?.dots.harvestUntil !== undefined}>
            <button type="button" class="btn quiet" aria-disabled={props.busy} onClick={() => !props.busy && more()}>
              {t().moreTime(MORE)}
            </button>
          </Show>
          <button
            type="button"
            class="btn"
            aria-disabled={props.busy}
            onClick={() => !props.busy && props.onClose()}
            title={day()?.dots.secret === true ? t().secret : undefined}
          >
            <Icon name="check" />
            {t().closeDots}
          </button>
        </Show>
      </Show>
      <Show when={open() && mayCommand(identity.role, 'count-hands')}>
        <button
          type="button"
          class="btn quiet"
          aria-pressed={props.hands.counting()}
          onClick={() => props.hands.setCounting(!props.hands.counting())}
        >
          <Icon name="people" />
          {props.hands.counting() ? t().stopCounting : t().countHands}
        </button>
      </Show>
    </Show>
  )
}
