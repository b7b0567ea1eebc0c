import { createMemo, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { language, useWords } from '../i18n/language.ts'
import { clockText, hourText } from '../ui/time.ts'
import { Icon } from '../ui/Icon.tsx'
import { BellButton } from './BellButton.tsx'
import { ClockCost } from './ClockCost.tsx'
import { ClockSteps } from './ClockSteps.tsx'
import { OtherCommands } from './OtherCommands.tsx'
import { localMoment, localDate } from './local-moment.ts'
import type { RoomTable } from './room-facts.ts'
import { createGiver, Refused } from './Refused.tsx'
import { words } from './words.ts'

/** Where the day stands, what is left of the round, and the one thing to press next. */
export function ClockCard(props: { day: Day; now: number; room: readonly RoomTable[] }) {
  const t = useWords(words)
  const giver = createGiver()
  const costId = createUniqueId()
  /** minutes asked for while a command is under way: a hand is quicker than a network */
  const [owed, setOwed] = createSignal(0)
  const [preview, setPreview] = createSignal(0)
  const showsCost = () => props.day.phase === 'round' || props.day.phase === 'transfer'
  const addTime = async (minutes: number) => {
    setPreview(0)
    setOwed(before => before + minutes)
    if (giver.busy()) return
    for (let sum = owed(); sum !== 0; sum = owed()) {
      setOwed(0)
      if ((await giver.give({ type: 'add-time', minutes: sum })) === undefined) return setOwed(0)
    }
  }
  const left = () => remaining(props.day.clock, props.now)
  const timed = () => props.day.clock.state !== 'idle'
  const hour = (at: number) => hourText(at, props.day.timeZone, language())
  const last = () => props.day.round >= props.day.rounds

  const heading = (): readonly [string, string] => {
    switch (props.day.phase) {
      case 'prepared':
        return t().preparedTitle
      case 'open':
        return t().openTitle
      case 'round':
        return t().roundOf(props.day.round, props.day.rounds)
      case 'transfer':
        return t().toRound(props.day.round + 1)
      case 'harvest':
        return t().harvestTitle
      case 'closed':
        return t().closedTitle
    }
  }
  const start = createMemo(() => {
    const { date, start, timeZone } = props.day
    return start === undefined ? undefined : localMoment(date ?? localDate(props.now, timeZone), start, timeZone)
  })
  const due = () => {
    const { phase, clock, round } = props.day
    if (phase === 'prepared' || phase === 'open') return start() === undefined ? '' : t().startAt(hour(start() ?? 0))
    if (clock.state !== 'running') return ''
    if (phase === 'transfer') return t().beginAt(round + 1, hour(clock.endsAt))
    if (phase === 'harvest') return t().untilHour(hour(clock.endsAt))
    if (phase !== 'round') return ''
    if ((left() ?? 0) < 0) return t().dueAt(hour(clock.endsAt))
    return last() ? t().endAt(hour(clock.endsAt)) : t().ringAt(hour(clock.endsAt))
  }
  const progress = () => {
    const { clock } = props.day
    if (clock.state === 'idle' || clock.lasts <= 0) return 0
    return Math.max(0, Math.min(100, 100 - ((left() ?? 0) / clock.lasts) * 100))
  }

  return (
    <section class="card console-clock" aria-labelledby="console-clock-title">
      <h2 class="sr" id="console-clock-title">
        {t().clock}
      </h2>
      <p class="clock-label">
        <b>{heading()[0]}</b>
        {heading()[1]}
        <Show when={props.day.clock.state === 'paused'} fallback={<span class="clock-due num">{due()}</span>}>
          <span class="clock-due">
            <span class="pill">{t().paused}</span>
          </span>
        </Show>
      </p>
      <Show
        when={timed()}
        fallback={
          <p class="serif num clock-big" aria-label={t().timeNow}>
            {hour(props.now)}
          </p>
        }
      >
        <p
          class="serif num clock-big"
          classList={{ over: (left() ?? 0) <= -1_000, long: clockText(left() ?? 0).length > 5 }}
          role="timer"
          aria-label={t().timeLeft}
        >
          {clockText(left() ?? 0)}
        </p>
        <div class="clock-progress" aria-hidden="true">
          <i style={{ '--done': `${progress().toFixed(1)}%` }} />
        </div>
        <div class="clock-controls">
          <Switch>
            <Match when={props.day.clock.state === 'paused'}>
              <button type="button" class="btn" data-keeps="pause" onClick={() => void giver.give({ type: 'resume' })}>
                <Icon name="play" />
                {t().resume}
              </button>
            </Match>
            <Match when={true}>
              <button type="button" class="btn" data-keeps="pause" onClick={() => void giver.give({ type: 'pause' })}>
                <Icon name="pause" />
                {t().pause}
              </button>
            </Match>
          </Switch>
          <For each={[-1, 1]}>
            {minutes => (
              <button
                type="button"
                class="btn num"
                title={minutes < 0 ? t().lessTimeLabel : t().moreTimeLabel}
                aria-describedby={showsCost() ? costId : undefined}
                onPointerEnter={event => event.pointerType === 'mouse' && setPreview(minutes)}
                onPointerLeave={() => setPreview(0)}
                onFocus={event => event.currentTarget.matches(':focus-visible') && setPreview(minutes)}
                onBlur={() => setPreview(0)}
                onClick={() => void addTime(minutes)}
              >
                {minutes < 0 ? t().lessTime : t().moreTime}
              </button>
            )}
          </For>
          <OtherCommands day={props.day} room={props.room} small />
        </div>
        <Show when={showsCost()}>
          <ClockCost id={costId} day={props.day} now={props.now} extra={preview()} />
        </Show>
      </Show>
      <Show when={props.day.phase === 'round'} fallback={<ClockSteps day={props.day} giver={giver} />}>
        <BellButton day={props.day} now={props.now} giver={giver} />
      </Show>
      <Refused code={giver.failed()} />
      <Show when={!timed()}>
        <OtherCommands day={props.day} room={props.room} />
      </Show>
    </section>
  )
}
