import { createMemo, createUniqueId, Index, Show } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import { LIMITS, tablesOf } from '../../shared/domain/plan.ts'
import { crewOrder } from '../../shared/domain/rotation-crews.ts'
import { language, useWords } from '../i18n/language.ts'
import { Plaque } from '../ui/Plaque.tsx'
import { useBook } from './context.tsx'
import { hasFault } from './faults.ts'
import { setCrewName } from './plan-edits.ts'
import { crewWords } from './words-crews.ts'
import './crews.css'

/** What those who travel together are called, by the table where they begin; an empty field shows the name they have anyhow. */
export function CrewNames() {
  const t = useWords(crewWords)
  const book = useBook()
  const id = createUniqueId()
  const own = () => book.editor.plan.crews
  const numbers = createMemo(() => {
    const tables = tablesOf(book.editor.plan)
    return crewOrder(tables).map(table => tables.find(each => each.id === table)?.number ?? 0)
  })
  /** the food it is called by as long as nobody names it */
  const usual = (crew: number) =>
    crewName(
      crew,
      language(),
      own()?.map((name, at) => (at === crew ? '' : name)),
    )
  const isTwice = (crew: number) => hasFault(book.editor.faults(), `crews.${crew}`)
  return (
    <details class="crew-names">
      <summary>{t().names}</summary>
      <p class="quiet-text" id={`${id}-help`}>
        {t().help}
      </p>
      <ul>
        <Index each={numbers()}>
          {(number, crew) => (
            <li>
              <Plaque number={number()} size="s" />
              <input
                type="text"
                aria-label={t().beginsAt(number())}
                aria-describedby={isTwice(crew) ? `${id}-${crew}` : `${id}-help`}
                aria-invalid={isTwice(crew) ? 'true' : undefined}
                maxLength={LIMITS.crewName}
                disabled={!book.mayDescribe()}
                placeholder={usual(crew)}
                value={own()?.[crew] ?? ''}
                onInput={event => book.editor.edit(setCrewName(crew, event.currentTarget.value))}
              />
              <Show when={isTwice(crew)}>
                <p class="wrong" id={`${id}-${crew}`}>
                  {t().twice}
                </p>
              </Show>
            </li>
          )}
        </Index>
      </ul>
    </details>
  )
}
