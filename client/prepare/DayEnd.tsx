import { createMemo, Show } from 'solid-js'
import type { DayTimes } from '../../shared/domain/day-times.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { useBook } from './context.tsx'
import { dayEnd } from './day-end.ts'
import { HourField } from './PlanFields.tsx'
import { setAgendaItem, setRounds } from './plan-edits.ts'
import { durationText } from './rotation-words.ts'
import { words } from './words.ts'

/** When the room is to be left, and whether the day ends before: what is left over, or what could give. */
export function DayEnd(props: { times: DayTimes }) {
  const t = useWords(words)
  const book = useBook()
  const plan = () => book.editor.plan
  const end = createMemo(() => dayEnd(plan(), props.times))
  const text = (minutes: number) => durationText(minutes, language())
  const spare = () => end().spare
  const runsOver = () => (spare() ?? 0) < 0
  const setHarvest = (minutes: number) => {
    const at = plan().agenda.findIndex(item => item.kind === 'harvest')
    if (at >= 0) book.editor.edit(setAgendaItem(at, { minutes: Math.round(minutes) }))
  }
  const said = (minutes: number) =>
    minutes === 0 ? t().fits : minutes > 0 ? t().margin(text(minutes)) : t().overflows(text(-minutes))
  return (
    <div class="day-end">
      <HourField field="end" />
      <div role="status">
        <ul class="day-remarks">
          <Show when={spare() !== undefined}>
            <li class={runsOver() ? 'remark' : 'remark fine'}>
              <Icon name={runsOver() ? 'clock' : 'check'} />
              <span>
                {said(spare() ?? 0)}{' '}
                <Show when={book.mayDescribe() && spare() !== 0 && end().harvest}>
                  {harvest => (
                    <button type="button" class="text-button" onClick={() => setHarvest(harvest())}>
                      {runsOver() ? t().shorterHarvest(text(harvest())) : t().longerHarvest(text(harvest()))}
                    </button>
                  )}
                </Show>{' '}
                <Show when={book.mayBuild() && runsOver() && plan().rounds.count > 1}>
                  <button
                    type="button"
                    class="text-button"
                    onClick={() => book.editor.edit(setRounds({ count: plan().rounds.count - 1 }))}
                  >
                    {t().fewerRounds}
                  </button>
                </Show>
              </span>
            </li>
          </Show>
          <Show when={end().afterMidnight}>
            <li class="remark">
              <Icon name="clock" />
              <span>{t().afterMidnight}</span>
            </li>
          </Show>
          <Show when={end().longestStretch}>
            {minutes => (
              <li class="remark">
                <Icon name="cup" />
                <span>{t().longWithoutBreak(text(minutes()))}</span>
              </li>
            )}
          </Show>
        </ul>
      </div>
    </div>
  )
}
