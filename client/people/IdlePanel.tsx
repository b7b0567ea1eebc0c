import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Day, TableFacts } from '../../shared/document/programme.ts'
import type { PlanChange } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { isOpenIn } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { asChange, type Draft } from './draft.ts'
import { firstRound, frozenRounds } from './lines.ts'
import { Trouble } from './Trouble.tsx'
import { peopleWords } from './words.ts'

/** How the plan stands while nothing is being changed: who is missing, whether the tables differ, what can be done for all. */
export function IdlePanel(props: {
  day: Day
  draft: Draft
  counts: { readonly present: number; readonly expected: number; readonly absent: number }
  tables: readonly TableFacts[]
  warnings: readonly string[]
}) {
  const session = useSession()
  const t = useWords(peopleWords)
  const [standing, setStanding] = createSignal<PlanChange | undefined>()
  const [table, setTable] = createSignal<string | undefined>()
  const over = () => props.day.phase === 'harvest' || props.day.phase === 'closed'
  const open = () => props.tables.filter(each => isOpenIn(each, firstRound(props.day)))
  /** closed now or later, and not open again yet */
  const closed = () =>
    props.tables.filter(
      each => each.closedFrom !== undefined && (each.openFrom === undefined || each.openFrom > firstRound(props.day)),
    )
  const chosen = () => open().find(each => each.id === table())?.id ?? open()[0]?.id

  // How even the tables are is the server's to say; asked again when the day or the people change, never by the clock.
  let asking = 0
  createEffect(
    on(
      () =>
        `${props.day.phase} ${props.day.round} ${props.day.planUndo} ${props.counts.present} ${props.counts.expected} ${props.counts.absent}`,
      () => {
        const mine = ++asking
        setStanding(undefined)
        if (over()) return
        void session.command({ type: 'replan', dryRun: true }).then(
          answer => {
            if (mine === asking) setStanding(asChange(answer))
          },
          () => undefined,
        )
      },
    ),
  )
  const gap = () =>
    Math.max(
      0,
      ...(standing()?.sizes ?? [])
        .filter(({ round }) => round > frozenRounds(props.day))
        .map(({ min, max }) => max - min),
    )
  return (
    <>
      <h2 class="serif">{t().idleTitle}</h2>
      <p class="panel-hint">{over() ? t().over : t().choose}</p>
      <dl class="preview-figures">
        <div>
          <dt>{t().facts.present}</dt>
          <dd>{props.counts.present}</dd>
        </div>
        <div>
          <dt>{t().facts.expected}</dt>
          <dd>{props.counts.expected}</dd>
        </div>
        <div>
          <dt>{t().facts.absent}</dt>
          <dd>{props.counts.absent}</dd>
        </div>
      </dl>
      <Show when={props.counts.expected > 0 && props.day.phase !== 'prepared' && props.day.phase !== 'closed'}>
        <button type="button" class="btn" onClick={() => void props.draft.add({ type: 'mark-absent', notCome: true })}>
          <Icon name="x" />
          {t().allAbsent(props.counts.expected)}
        </button>
      </Show>
      <Show when={standing()?.offer}>
        {offer => (
          <div class="panel-offer">
            <p>
              <b>{t().offer(gap(), offer().changed)}</b> {t().offerHelp}
            </p>
            <button type="button" class="btn" onClick={() => props.draft.even()}>
              {t().seeOffer}
            </button>
          </div>
        )}
      </Show>
      <Show when={standing() !== undefined && (standing()?.figures.met.max ?? 0) > 0 ? standing() : undefined}>
        {now => (
          <dl class="preview-figures">
            <div>
              <dt>{t().met}</dt>
              <dd>{t().metRange(now().figures.met.min, now().figures.met.max)}</dd>
            </div>
            <Show when={now().figures.hosts > 0}>
              <div>
                <dt>{t().hostsMet}</dt>
                <dd>{now().figures.hosts}</dd>
              </div>
            </Show>
          </dl>
        )}
      </Show>
      <Show when={(standing()?.figures.met.max ?? 0) > 0}>
        <p class="preview-bound">{t().bound(standing()?.figures.most ?? 0)}</p>
      </Show>
      <Show when={standing()?.broken.length}>
        <ul class="preview-why">
          <For each={standing()?.broken.slice(0, 4)}>
            {each => (
              <li class="cannot">
                <Icon name="shield" />
                {t().broken(
                  t().rule[each.rule],
                  each.people.map(id => session.programme.people[id]?.name ?? ''),
                  each.round,
                )}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.day.phase === 'prepared'}>
        <div class="panel-offer">
          <p>{props.day.told === true ? t().told : t().untold}</p>
          <Show when={props.day.told !== true && props.counts.expected > 0}>
            <button type="button" class="btn" onClick={() => void session.command({ type: 'tell-plan' })}>
              {t().tell}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={!over() && open().length > 1}>
        <div class="panel-close">
          <select class="input" aria-label={t().table} onChange={event => setTable(event.currentTarget.value)}>
            <For each={open()}>
              {each => (
                <option value={each.id} selected={each.id === chosen()}>
                  {t().tableN(each.number)}
                </option>
              )}
            </For>
          </select>
          <button
            type="button"
            class="btn"
            onClick={() => {
              const id = chosen()
              if (id !== undefined) void props.draft.add({ type: 'close-table', table: id })
            }}
          >
            <Icon name="lock" />
            {t().closeTable}
          </button>
        </div>
      </Show>
      <For each={closed()}>
        {each => (
          <div class="panel-closed">
            <p class="panel-hint">
              {each.openFrom === undefined
                ? t().closedFrom(each.number, each.closedFrom ?? 1)
                : t().opensAgain(each.number, each.openFrom)}
            </p>
            <Show when={!over() && each.openFrom === undefined}>
              <button
                type="button"
                class="btn"
                onClick={() => void props.draft.add({ type: 'open-table', table: each.id })}
              >
                <Icon name="table" />
                {t().openTable(each.number)}
              </button>
            </Show>
          </div>
        )}
      </For>
      <Show when={props.warnings.length > 0}>
        <details class="panel-warnings">
          <summary>{t().warnings}</summary>
          <ul lang="en">
            <For each={props.warnings}>{warning => <li>{warning}</li>}</For>
          </ul>
        </details>
      </Show>
      <Trouble draft={props.draft} />
    </>
  )
}
