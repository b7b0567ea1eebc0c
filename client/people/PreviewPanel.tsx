import { For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { PlanChange, RoundSizes, Row } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Disc } from './Disc.tsx'
import type { Draft } from './draft.ts'
import { frozenRounds, roundsFrom } from './lines.ts'
import { Trouble } from './Trouble.tsx'
import { type Counted, peopleWords } from './words.ts'

/** Shown by name; the others are counted. */
const MOST = 24

/** What would change, for whom, and what it is worth: before anything is. */
export function PreviewPanel(props: {
  day: Day
  draft: Draft
  nameOf: (person: string) => string
  numberOf: (table: string | null | undefined) => number | undefined
  onApplied: (change: PlanChange) => void
}) {
  const t = useWords(peopleWords)
  const frozen = () => roundsFrom(1, frozenRounds(props.day))
  const ahead = () => roundsFrom(frozenRounds(props.day) + 1, props.day.rounds)
  const range = (sizes: readonly RoundSizes[]) => {
    const later = sizes.filter(({ round }) => round > frozenRounds(props.day))
    return later.length === 0
      ? undefined
      : t().range(Math.min(...later.map(each => each.min)), Math.max(...later.map(each => each.max)))
  }
  const apply = async (even: boolean) => {
    const made = await props.draft.apply(even)
    if (made !== undefined) props.onApplied(made)
  }
  const isMilder = (change: PlanChange) => change.asIs !== undefined && change.asIs.changed < change.changed.length
  return (
    <Show
      when={props.draft.preview()}
      fallback={
        <>
          <p role="status">{props.draft.failed() === undefined ? t().asking : ''}</p>
          <Trouble draft={props.draft} />
          <button type="button" class="btn" onClick={() => props.draft.discard()}>
            {t().discard}
          </button>
        </>
      }
    >
      {change => (
        <>
          <div class="preview-eye">
            <Icon name="eye" />
            <p>{t().eye}</p>
            <button type="button" class="btn quiet" onClick={() => props.draft.discard()}>
              {t().discard}
            </button>
          </div>
          <h2 class="serif" aria-live="polite">
            {t().title(countOf(props.draft, change()))}
          </h2>
          <Show when={frozen().length > 0 && ahead().length > 0}>
            <p class="preview-lock">
              <Icon name="lock" />
              <span>
                <b>{t().frozen(frozen())[0]}</b>
                {t().frozen(frozen())[1]}
              </span>
            </p>
          </Show>
          <div class="preview-people" style={{ '--frozen': frozen().length, '--ahead': ahead().length }}>
            <Show when={change().changed.length > 0}>
              <p class="preview-head" aria-hidden="true">
                <span>{frozen().length > 0 ? t().pastRounds(frozen()) : ''}</span>
                <span>{t().before(ahead())}</span>
                <b>{t().after(ahead())}</b>
              </p>
            </Show>
            <ul>
              <For each={change().changed.slice(0, MOST)}>
                {each => (
                  <li>
                    <b>{each.name}</b>
                    <span class="sr">
                      {ahead()
                        .filter(round => each.before[round - 1] !== each.after[round - 1])
                        .map(
                          round =>
                            `${t().cell(round, props.numberOf(each.before[round - 1]))} ${t().becomes} ${t().cell(round, props.numberOf(each.after[round - 1]))}`,
                        )
                        .join(', ')}
                    </span>
                    <Discs row={each.before} rounds={frozen()} numberOf={props.numberOf} class="past" />
                    <Discs row={each.before} rounds={ahead()} numberOf={props.numberOf} class="old" />
                    <Icon name="arrow" />
                    <Discs row={each.after} rounds={ahead()} numberOf={props.numberOf} before={each.before} />
                  </li>
                )}
              </For>
              <For each={change().arrived.slice(0, MOST)}>
                {each => (
                  <li class="arrives">
                    <span>
                      <b>{each.name}</b> {t().arrivesLine}
                    </span>
                    <span class="sr">
                      {each.seats
                        .flatMap((table, i) => (table === null ? [] : [t().cell(i + 1, props.numberOf(table))]))
                        .join(', ')}
                    </span>
                    <Discs
                      row={each.seats}
                      rounds={roundsFrom(1, props.day.rounds).filter(round => each.seats[round - 1] != null)}
                      numberOf={props.numberOf}
                    />
                  </li>
                )}
              </For>
              <For each={change().left.slice(0, MOST)}>
                {each => (
                  <li class="arrives">
                    <span>
                      <b>{each.name}</b> {t().leavesLine}
                    </span>
                  </li>
                )}
              </For>
              <Show when={beyond(change()) > 0}>
                <li class="arrives">{t().more(beyond(change()))}</li>
              </Show>
            </ul>
          </div>
          <ul class="preview-why">
            <Show when={range(change().sizes)}>
              {now => (
                <li>
                  <Icon name="check" />
                  {t().sizes(now(), isMilder(change()) ? range(change().asIs?.sizes ?? []) : undefined)}
                </li>
              )}
            </Show>
            <Show when={change().kept.length > 0}>
              <li>
                <Icon name="check" />
                {t().kept(change().kept.map(({ rule }) => t().rule[rule]))}
              </li>
            </Show>
            <For each={change().broken.slice(0, 6)}>
              {each => (
                <li class="cannot">
                  <Icon name="shield" />
                  {t().broken(t().rule[each.rule], each.people.map(props.nameOf), each.round)}
                </li>
              )}
            </For>
            <Show when={change().unseated.length > 0}>
              <li class="cannot">
                <Icon name="shield" />
                <span>
                  {t().unseated(change().unseated.map(({ person }) => props.nameOf(person)))}{' '}
                  <Show when={!props.draft.extraChairs()}>
                    <button type="button" class="btn" onClick={() => props.draft.bringChairs()}>
                      {t().bringChairs}
                    </button>
                  </Show>
                </span>
              </li>
            </Show>
          </ul>
          <Figures change={change()} />
          <Trouble draft={props.draft} />
          <div class="preview-do">
            <button
              type="button"
              class="btn primary"
              aria-disabled={props.draft.busy()}
              onClick={() => void apply(true)}
            >
              {t().apply(change().changed.length > 0 ? ahead() : [])}
            </button>
            <Show when={isMilder(change())}>
              <button
                type="button"
                class="btn"
                title={t().asIsHelp}
                aria-disabled={props.draft.busy()}
                onClick={() => void apply(false)}
              >
                {t().asIs}
              </button>
            </Show>
          </div>
          <p class="preview-undo">
            <Icon name="undo" />
            {undoWords(props.day.phase, t())} {t().toldPhones(change().changed.length)}
          </p>
        </>
      )}
    </Show>
  )
}

const undoWords = (phase: Day['phase'], t: (typeof peopleWords)['fr']): string =>
  phase === 'round'
    ? t.undoable.bell
    : phase === 'transfer'
      ? t.undoable.round
      : phase === 'harvest'
        ? t.undoable.close
        : t.undoable.start

const beyond = (change: PlanChange): number =>
  [change.changed, change.arrived, change.left].reduce((sum, list) => sum + Math.max(0, list.length - MOST), 0)

function countOf(draft: Draft, change: PlanChange): Counted {
  const count = (test: (edit: ReturnType<Draft['edits']>[number]) => boolean) => draft.edits().filter(test).length
  const everybody = draft.edits().some(edit => edit.type === 'mark-absent' && edit.notCome === true)
  return {
    absent: everybody ? change.left.length : count(edit => edit.type === 'mark-absent' && edit.from === undefined),
    leaving: count(edit => edit.type === 'mark-absent' && edit.from !== undefined),
    arriving: count(edit => edit.type === 'add-person' || edit.type === 'mark-present'),
    swapped: count(edit => edit.type === 'swap'),
    moved: count(edit => edit.type === 'move-person'),
    closed: count(edit => edit.type === 'close-table'),
    opened: count(edit => edit.type === 'open-table'),
    changed: change.changed.length,
  }
}

function Discs(props: {
  row: Row
  rounds: readonly number[]
  numberOf: (table: string | null | undefined) => number | undefined
  before?: Row
  class?: string
}) {
  return (
    <span class={`preview-discs ${props.class ?? ''}`}>
      <For each={props.rounds}>
        {round => (
          <Disc
            table={props.numberOf(props.row[round - 1])}
            old={props.class === 'old'}
            changed={props.before !== undefined && props.before[round - 1] !== props.row[round - 1]}
          />
        )}
      </For>
    </span>
  )
}

function Figures(props: { change: PlanChange }) {
  const t = useWords(peopleWords)
  const newcomer = () => (props.change.arrived.length === 1 ? props.change.arrived[0] : undefined)
  return (
    <Show when={props.change.figures.met.max > 0}>
      <dl class="preview-figures">
        <div>
          <dt>{t().met}</dt>
          <dd>{t().metRange(props.change.figures.met.min, props.change.figures.met.max)}</dd>
        </div>
        <Show when={props.change.figures.hosts > 0}>
          <div>
            <dt>{t().hostsMet}</dt>
            <dd>{props.change.figures.hosts}</dd>
          </div>
        </Show>
        <Show when={newcomer()}>
          {each => (
            <div>
              <dt>{t().metBy(each().name, each().rounds)}</dt>
              <dd>{each().met}</dd>
            </div>
          )}
        </Show>
      </dl>
      <p class="preview-bound">{t().bound(props.change.figures.most)}</p>
    </Show>
  )
}
