import { createMemo, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { language, useWords } from '../i18n/language.ts'
import { inCrews, nextRound } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockText, hourText } from '../ui/time.ts'
import { DepartureBoard } from './board.ts'
import { CrewRing, CrewWalk } from './crews.ts'
import { RingMap } from './RingMap.tsx'
import { RING_MOST } from './ring-layout.ts'
import { useDestinations } from './use-destinations.ts'
import { announcementFor, cueOf, wallState } from './wall-state.ts'
import { words } from './words.ts'
import { roundWords } from './words-round.ts'
import './wall-round.css'

/** A round: what is left of it on the left, where everybody goes at the bell on the right. */
export function WallRound(props: { day: Day; now: number }) {
  const session = useSession()
  const t = useWords(words)
  const r = useWords(roundWords)
  const destinations = useDestinations(() => props.day)
  // before the network may fail: the walk that comes after this round
  onMount(() => {
    if (inCrews(props.day)) void CrewWalk.preload()
  })
  const left = () => remaining(props.day.clock, props.now)
  const lasts = () => (props.day.clock.state === 'idle' ? 0 : props.day.clock.lasts)
  const ringing = () => wallState(props.day, props.now) === 'ringing'
  const announcement = createMemo(() => announcementFor(session.programme.announcements, props.day))
  return (
    <main class="wall-body wall-round">
      <section class="wall-time">
        <p class="wall-label">
          <b class="serif num">{r().roundOf(props.day.round, props.day.rounds)[0]}</b>{' '}
          {r().roundOf(props.day.round, props.day.rounds)[1]}
        </p>
        <p
          class="wall-clock serif num"
          classList={{ long: clockText(left() ?? 0).length > 5, over: (left() ?? 0) < 0 }}
          role="timer"
          aria-label={t().timeLeft}
        >
          {clockText(left() ?? 0)}
        </p>
        <Progress left={left() ?? 0} lasts={lasts()} />
        <Show when={!ringing()} fallback={<Ringing day={props.day} now={props.now} />}>
          <Sentence day={props.day} left={left()} lasts={lasts()} />
        </Show>
        <div class="wall-said" aria-live="polite">
          <Show when={ringing() ? undefined : announcement()}>
            {said => (
              <section class="wall-announcement" data-long={said().text.length > 110 ? '' : undefined}>
                <h2>{t().announcement}</h2>
                <p>{said().text}</p>
              </section>
            )}
          </Show>
        </div>
      </section>
      <Show
        when={destinations().length <= RING_MOST}
        fallback={<DepartureBoard day={props.day} now={props.now} destinations={destinations()} />}
      >
        <Show when={inCrews(props.day)} fallback={<RingMap day={props.day} destinations={destinations()} />}>
          <Suspense fallback={<section class="wall-map" />}>
            <CrewRing day={props.day} destinations={destinations()} />
          </Suspense>
        </Show>
      </Show>
    </main>
  )
}

function Progress(props: { left: number; lasts: number }) {
  const done = () => (props.lasts <= 0 ? 0 : Math.max(0, Math.min(100, 100 - (props.left / props.lasts) * 100)))
  return (
    <div class="wall-progress" aria-hidden="true">
      <i style={{ '--done': `${done().toFixed(1)}%` }} />
    </div>
  )
}

function Sentence(props: { day: Day; left: number | undefined; lasts: number }) {
  const r = useWords(roundWords)
  const cue = () => cueOf(props.left, props.lasts)
  const hour = () =>
    props.day.clock.state === 'running' ? hourText(props.day.clock.endsAt, props.day.timeZone, language()) : ''
  const after = () =>
    nextRound(props.day) === undefined
      ? r().thenHarvest
      : props.day.movement === 'hosts'
        ? r().thenCloths
        : r().thenWalk(props.day.minutes.transferMinutes)
  return (
    <div class="wall-sentence" aria-live="polite">
      <Switch>
        <Match when={props.day.clock.state === 'paused'}>
          <p>
            <b>{r().paused}.</b> {r().pausedHelp}
          </p>
        </Match>
        <Match when={cue() === 'soon'}>
          <p>
            <b>{r().bellSoon}</b>
          </p>
        </Match>
        <Match when={true}>
          <Show when={cue()}>{found => <p class="wall-cue">{found() === 'one' ? r().oneLeft : r().fiveLeft}</p>}</Show>
          <p>
            {r().bellAt[0]}
            <b class="num">{hour()}</b>
            {r().bellAt[1]}
            {cue() === undefined ? after() : '.'}
          </p>
        </Match>
      </Switch>
    </div>
  )
}

function Ringing(props: { day: Day; now: number }) {
  const r = useWords(roundWords)
  const seconds = () => Math.max(1, Math.ceil(((props.day.undoUntil ?? 0) - props.now) / 1_000))
  return (
    <section class="wall-ringing" aria-live="assertive">
      <Icon name="bell" />
      <div>
        <h2 class="serif">{r().rungTitle}</h2>
        <p>
          {nextRound(props.day) === undefined ? r().rungLastHelp : r().rungHelp} <b class="num">{seconds()}</b>{' '}
          {r().seconds(seconds())}
        </p>
      </div>
    </section>
  )
}
