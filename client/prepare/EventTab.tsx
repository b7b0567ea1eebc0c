import { For, Show } from 'solid-js'
import { ATTRIBUTIONS, LIMITS, type Plan } from '../../shared/domain/plan.ts'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { purgeTime } from '../../shared/domain/retention.ts'
import { formatDate } from '../../shared/i18n/dates.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { AgendaCard } from './AgendaCard.tsx'
import { useBook } from './context.tsx'
import { LogoCard } from './LogoCard.tsx'
import { PlanFileCard } from './PlanFileCard.tsx'
import { DateField, HourField, PeopleField, TextLine } from './PlanFields.tsx'
import { setFields } from './plan-edits.ts'
import { Choice, Stepper } from './Stepper.tsx'
import { words } from './words.ts'
import './event.css'

/** The first sheet: what the event is, who answers for it, its day, and the rules for notes. */
export function EventTab() {
  return (
    <div class="sheet event-sheet">
      <FactsCard />
      <AgendaCard />
      <NotesCard />
      <LogoCard />
      <PlanFileCard />
    </div>
  )
}

function FactsCard() {
  const t = useWords(words)
  const book = useBook()
  const plan = () => book.editor.plan
  const toggle = (language: Language) => {
    const others = plan().languages.filter(each => each !== language)
    const languages = others.length < plan().languages.length ? others : [...others, language]
    // a café is held in one language at least
    if (languages.length > 0) book.editor.edit(setFields({ languages }))
  }
  return (
    <section class="card facts" aria-labelledby="prepare-facts">
      <h2 class="serif" id="prepare-facts">
        {t().theEvent}
      </h2>
      <TextLine field="title" label={t().title} max={LIMITS.title} wide />
      <TextLine field="subtitle" label={t().subtitle} max={LIMITS.title} wide />
      <DateField />
      <HourField field="start" />
      <PeopleField help />
      <TextLine field="place" label={t().place} max={200} wide />
      <TextLine field="organisers" label={t().organisers} max={300} help={t().organisersHelp} wide />
      <TextLine field="controller" label={t().controller} max={300} help={t().controllerHelp} wide />
      <Show when={plan().controller.trim() === ''}>
        <p class="soft-warning wide">
          <Icon name="shield" />
          {t().controllerMissing}
        </p>
      </Show>
      <fieldset class="wide languages" disabled={!book.mayBuild()}>
        <legend>{t().languages}</legend>
        <For each={LANGUAGES}>
          {language => (
            <label class="check">
              <input
                type="checkbox"
                checked={plan().languages.includes(language)}
                disabled={plan().languages.length === 1 && plan().languages.includes(language)}
                onChange={() => toggle(language)}
              />
              {language === 'fr' ? t().french : t().english}
            </label>
          )}
        </For>
      </fieldset>
    </section>
  )
}

function NotesCard() {
  const t = useWords(words)
  const book = useBook()
  const plan = () => book.editor.plan
  const frozen = () => !book.mayDescribe()
  const purge = () => {
    const { createdAt } = book.view()
    if (!Number.isFinite(createdAt)) return ''
    const { date, retentionDays, timeZone } = plan()
    const at = purgeTime({ createdAt, date, retentionDays })
    return t().purgedOn(withoutDay(formatDate(dayOf(at, timeZone), language())))
  }
  const dots = (change: Partial<Plan['dots']>) => book.editor.edit(setFields({ dots: { ...plan().dots, ...change } }))
  return (
    <section class="card notes-rules" aria-labelledby="prepare-notes">
      <h2 class="serif" id="prepare-notes">
        {t().notes}
      </h2>
      <Choice
        label={t().attribution}
        options={ATTRIBUTIONS.map(value => ({ value, text: t().attributions[value] }))}
        value={plan().notes.attribution}
        disabled={!book.mayBuild()}
        onChange={attribution => book.editor.edit(setFields({ notes: { ...plan().notes, attribution } }))}
      />
      <div class="settings">
        <Stepper
          label={t().plate}
          value={plan().plate}
          min={1}
          max={10}
          disabled={frozen()}
          onChange={plate => book.editor.edit(setFields({ plate: Math.round(plate) }))}
        />
        <Stepper
          label={t().dotsTable}
          value={plan().dots.table}
          min={0}
          max={10}
          disabled={frozen()}
          onChange={table => dots({ table: Math.round(table) })}
        />
        <Stepper
          label={t().dotsPerNote}
          value={plan().dots.perNote}
          min={1}
          max={10}
          disabled={frozen()}
          onChange={perNote => dots({ perNote: Math.round(perNote) })}
        />
        <Stepper
          label={t().dotsHarvest}
          value={plan().dots.harvest}
          min={0}
          max={10}
          disabled={frozen()}
          onChange={harvest => dots({ harvest: Math.round(harvest) })}
        />
        <Stepper
          label={t().retention}
          value={plan().retentionDays}
          min={1}
          max={3650}
          step={30}
          text={t().days}
          disabled={frozen()}
          onChange={days => book.editor.edit(setFields({ retentionDays: Math.round(days) }))}
        />
      </div>
      <p class="quiet-text">
        {t().attributionHelp[plan().notes.attribution]} {t().retentionHelp(plan().retentionDays)} {purge()}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={plan().dots.secret}
          disabled={frozen()}
          onChange={event => dots({ secret: event.currentTarget.checked })}
        />
        {t().secret}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={plan().notes.hidden}
          disabled={!book.mayBuild()}
          onChange={event =>
            book.editor.edit(setFields({ notes: { ...plan().notes, hidden: event.currentTarget.checked } }))
          }
        />
        {t().hidden}
      </label>
      <Show when={plan().notes.hidden}>
        <p class="quiet-text">{t().hiddenHelp}</p>
      </Show>
    </section>
  )
}

/** «4 octobre 2026»: the day of the week says nothing months ahead. */
const withoutDay = (date: string): string => date.replace(/^\S+ /, '')

/** The day on which a moment falls at the café's place, as `2026-10-04`. */
function dayOf(at: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
  } catch {
    return new Date(at).toISOString().slice(0, 10) // a zone that is none
  }
}
