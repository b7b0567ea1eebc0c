import { For, Show } from 'solid-js'
import { GOALS, LIMITS, MOVEMENTS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { useBook } from './context.tsx'
import { CrewNames } from './CrewNames.tsx'
import { setFields, setRounds, toggleBreak } from './plan-edits.ts'
import { Choice, Stepper } from './Stepper.tsx'
import { words } from './words.ts'

/** How many rounds, how long, who moves, and where the breaks fall. */
export function RoundsCard() {
  const t = useWords(words)
  const book = useBook()
  const plan = () => book.editor.plan
  const frozen = () => !book.mayBuild()
  const gaps = () => Array.from({ length: plan().rounds.count - 1 }, (_, index) => index + 1)
  return (
    <section class="card rounds" aria-labelledby="prepare-rounds">
      <div class="card-head">
        <h2 class="serif" id="prepare-rounds">
          {t().roundsTitle(plan().rounds.count)}
        </h2>
        <p class="quiet-text">{t().movementHelp[plan().movement]}</p>
      </div>
      <div class="round-settings">
        <Stepper
          label={t().count}
          value={plan().rounds.count}
          min={1}
          max={LIMITS.rounds}
          disabled={frozen()}
          onChange={count => book.editor.edit(setRounds({ count: Math.round(count) }))}
        />
        <Stepper
          label={t().duration}
          value={plan().rounds.minutes}
          min={1}
          max={600}
          step={5}
          text={t().minutes}
          disabled={!book.mayDescribe()}
          onChange={minutes => book.editor.edit(setRounds({ minutes }))}
        />
        <Stepper
          label={t().transfer}
          value={plan().rounds.transferMinutes}
          min={0}
          max={120}
          text={t().minutes}
          disabled={!book.mayDescribe()}
          onChange={transferMinutes => book.editor.edit(setRounds({ transferMinutes }))}
        />
        <Choice
          label={t().movement}
          options={MOVEMENTS.map(value => ({ value, text: t().movements[value] }))}
          value={plan().movement}
          disabled={frozen()}
          onChange={movement => book.editor.edit(setFields({ movement }))}
        />
      </div>
      <Show when={plan().movement === 'mix'}>
        <div class="goal">
          <Choice
            label={t().goal}
            options={GOALS.map(value => ({ value, text: t().goals[value] }))}
            value={plan().goal}
            disabled={frozen()}
            onChange={goal => book.editor.edit(setFields({ goal }))}
          />
          <p class="quiet-text">{t().goalHelp[plan().goal]}</p>
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={plan().guestStays === true}
            disabled={frozen()}
            onChange={event => book.editor.edit(setFields({ guestStays: event.currentTarget.checked || undefined }))}
          />
          <span>
            {t().guestStays} <span class="quiet-text">{t().guestStaysHelp}</span>
          </span>
        </label>
      </Show>
      <Show when={plan().movement === 'groups' || plan().movement === 'hosts'}>
        <CrewNames />
      </Show>
      <Show when={gaps().length > 0}>
        <fieldset class="breaks" disabled={!book.mayDescribe()}>
          <legend>{t().breaks}</legend>
          <For each={gaps()}>
            {round => (
              <label class="break">
                <input
                  type="checkbox"
                  checked={plan().rounds.breakAfter.includes(round)}
                  onChange={() => book.editor.edit(toggleBreak(round))}
                />
                <span>{t().afterRound(round)}</span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
    </section>
  )
}
