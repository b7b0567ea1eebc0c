import { createMemo, Index, Show } from 'solid-js'
import { AGENDA_KINDS, type AgendaItem, LIMITS } from '../../shared/domain/plan.ts'
import { inLanguage } from '../../shared/domain/text.ts'
import { formatTime } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { dayTimes, timeOf, withRounds } from './agenda.ts'
import { useBook } from './context.tsx'
import { DayEnd } from './DayEnd.tsx'
import { addAgendaItem, moveAgendaItem, removeAgendaItem, setAgendaItem, withText } from './plan-edits.ts'
import { durationText } from './rotation-words.ts'
import { Stepper } from './Stepper.tsx'
import { words } from './words.ts'

const USUAL_MINUTES = 15

/** The day from one end to the other; each moment begins when the one before it ends. */
export function AgendaCard() {
  const t = useWords(words)
  const book = useBook()
  let list: HTMLOListElement | undefined
  const plan = () => book.editor.plan
  const items = () => withRounds(plan().agenda)
  const times = createMemo(() => dayTimes(plan()))
  const whole = () => times().end - (times().items[0]?.from ?? 0)
  const writes = () => book.languages()[0] ?? 'fr'

  const move = (at: number, by: number) => {
    book.editor.edit(moveAgendaItem(at, by))
    const to = Math.max(0, Math.min(items().length - 1, at + by))
    const arrows = list?.children[to]?.querySelectorAll<HTMLButtonElement>('[data-move]')
    const pressed = arrows?.[by < 0 ? 0 : 1]
    ;(pressed?.disabled === true ? arrows?.[by < 0 ? 1 : 0] : pressed)?.focus()
  }
  const named = (item: AgendaItem) => inLanguage(item.title ?? {}, writes()) || t().agendaKinds[item.kind]

  return (
    <section class="card agenda" aria-labelledby="prepare-agenda">
      <div class="card-head">
        <h2 class="serif" id="prepare-agenda">
          {t().agenda}
        </h2>
        <p class="quiet-text">{times().known ? t().agendaHelp : t().noStart}</p>
      </div>
      <ol class="moments" ref={found => (list = found)}>
        <Index each={items()}>
          {(item, at) => (
            <li class="moment" classList={{ 'is-rounds': item().kind === 'rounds' }}>
              <Show
                when={at !== times().inner}
                fallback={<span class="moment-time quiet-text">{t().betweenRounds(plan().rounds.breakAfter)}</span>}
              >
                <Show when={times().known} fallback={<span class="moment-time" />}>
                  <span class="moment-time num serif">
                    {formatTime(timeOf(times().items[at]?.from ?? 0), language())}
                  </span>
                </Show>
              </Show>
              <Show
                when={item().kind !== 'rounds'}
                fallback={
                  <p class="moment-rounds">
                    <Icon name="bell" />
                    <span>
                      <b>{t().agendaKinds.rounds}</b>
                      <span class="quiet-text">
                        {t().roundsOf(plan().rounds.count, t().minutes(plan().rounds.minutes))}
                      </span>
                    </span>
                    <span class="num">{durationText(spanOf(times().items[at]), language())}</span>
                  </p>
                }
              >
                <span class="moment-what">
                  <select
                    class="input"
                    aria-label={t().momentKind}
                    value={item().kind}
                    disabled={!book.mayDescribe()}
                    onChange={event => {
                      const kind = AGENDA_KINDS.find(each => each === event.currentTarget.value)
                      if (kind !== undefined) book.editor.edit(setAgendaItem(at, { kind }))
                    }}
                  >
                    <Index each={AGENDA_KINDS.filter(kind => kind !== 'rounds')}>
                      {kind => <option value={kind()}>{t().agendaKinds[kind()]}</option>}
                    </Index>
                  </select>
                  <input
                    class="input"
                    aria-label={t().momentTitle}
                    placeholder={inLanguage(item().title ?? {}, writes()) || t().momentTitle}
                    value={item().title?.[writes()] ?? ''}
                    lang={writes()}
                    maxLength={LIMITS.title}
                    disabled={!book.mayDescribe()}
                    onInput={event => {
                      const title = withText(item().title ?? {}, writes(), event.currentTarget.value)
                      book.editor.edit(
                        setAgendaItem(at, { title: Object.keys(title).length === 0 ? undefined : title }),
                      )
                    }}
                  />
                </span>
                <Stepper
                  label={t().momentMinutes}
                  hideLabel
                  value={item().minutes ?? 0}
                  min={0}
                  max={600}
                  step={5}
                  text={t().minutes}
                  disabled={!book.mayDescribe()}
                  onChange={minutes => book.editor.edit(setAgendaItem(at, { minutes: Math.round(minutes) }))}
                />
              </Show>
              <span class="moment-tools">
                <button
                  type="button"
                  class="btn quiet icon"
                  data-move="up"
                  aria-label={t().moveUp(named(item()))}
                  disabled={!book.mayDescribe() || at === 0}
                  onClick={() => move(at, -1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  class="btn quiet icon"
                  data-move="down"
                  aria-label={t().moveDown(named(item()))}
                  disabled={!book.mayDescribe() || at === items().length - 1}
                  onClick={() => move(at, 1)}
                >
                  <Icon name="down" />
                </button>
                <Show when={item().kind !== 'rounds'}>
                  <button
                    type="button"
                    class="btn quiet icon"
                    aria-label={t().removeMoment(named(item()))}
                    disabled={!book.mayDescribe()}
                    onClick={() => book.editor.edit(removeAgendaItem(at))}
                  >
                    <Icon name="x" />
                  </button>
                </Show>
              </span>
            </li>
          )}
        </Index>
      </ol>
      <p class="agenda-foot">
        <button
          type="button"
          class="btn dashed"
          disabled={!book.mayDescribe() || items().length >= 60}
          onClick={() => {
            book.editor.edit(addAgendaItem({ kind: 'other', minutes: USUAL_MINUTES }))
            list?.lastElementChild?.querySelector('select')?.focus()
          }}
        >
          <Icon name="plus" />
          {t().addMoment}
        </button>
        <b class="num">
          {times().known
            ? t().endsAt(formatTime(timeOf(times().end), language()))
            : t().lasts(durationText(whole(), language()))}
        </b>
      </p>
      <DayEnd times={times()} />
    </section>
  )
}

const spanOf = (span: { readonly from: number; readonly to: number } | undefined): number =>
  span === undefined ? 0 : span.to - span.from
