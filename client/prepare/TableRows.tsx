import { createMemo, For, Index, Show, untrack } from 'solid-js'
import { tablesOf, type ThemePlan } from '../../shared/domain/plan.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { useWords } from '../i18n/language.ts'
import { Plaque } from '../ui/Plaque.tsx'
import { useBook } from './context.tsx'
import { setHost } from './people-edits.ts'
import { Stepper } from './Stepper.tsx'
import { setTable, tablesOfTheme } from './table-edits.ts'
import { words } from './words.ts'
import './table-rows.css'

/** Up to so many, a menu of names can be read; a longer list has its own sheet. */
const MENU_PEOPLE = 120

/** The tables of a theme one by one: how many chairs, in which language, easy to reach. Folded while nothing is said of any. */
export function TableRows(props: { theme: ThemePlan }) {
  const t = useWords(words)
  const book = useBook()
  const frozen = () => !book.mayBuild()
  /** those of this theme, as the room knows them */
  const inRoom = createMemo(() =>
    tablesOf(book.editor.plan).filter(table => table.theme === undefined || table.theme === props.theme.id),
  )
  const people = () => book.editor.plan.people
  // from then on it is the reader's to open and to fold
  const described = untrack(() => typeof props.theme.tables !== 'number')
  return (
    <details class="table-rows" open={described}>
      <summary>{t().eachTable}</summary>
      <ul>
        <Index each={tablesOfTheme(props.theme)}>
          {(table, at) => {
            const number = () => inRoom()[at]?.number ?? at + 1
            const id = () => inRoom()[at]?.id ?? ''
            const named = () => t().table(number())
            return (
              <li class="table-row">
                <Plaque number={number()} size="s" />
                <Stepper
                  label={t().seats(named())}
                  hideLabel
                  value={table().seats ?? 0}
                  min={0}
                  max={LIMITS.chairs}
                  text={seats => (seats === 0 ? t().anySeats : t().chairs(seats))}
                  disabled={frozen()}
                  onChange={seats =>
                    book.editor.edit(setTable(props.theme.id, at, { seats: seats === 0 ? undefined : seats }))
                  }
                />
                <select
                  class="input"
                  aria-label={t().tableLanguage(named())}
                  value={table().language ?? ''}
                  disabled={frozen()}
                  onChange={event => {
                    const language = LANGUAGES.find(each => each === event.currentTarget.value)
                    book.editor.edit(setTable(props.theme.id, at, { language }))
                  }}
                >
                  <option value="">{t().anyLanguage}</option>
                  <For each={LANGUAGES}>
                    {each => <option value={each}>{each === 'fr' ? t().french : t().english}</option>}
                  </For>
                </select>
                <Show when={people().length > 0 && people().length <= MENU_PEOPLE}>
                  <select
                    class="input"
                    aria-label={t().hostOf(named())}
                    value={people().find(person => person.constraints?.hosts === id())?.id ?? ''}
                    disabled={frozen()}
                    onChange={event => book.editor.edit(setHost(id(), event.currentTarget.value || undefined))}
                  >
                    <option value="">{t().noHost}</option>
                    <For each={people()}>{person => <option value={person.id}>{person.name}</option>}</For>
                  </select>
                </Show>
                <label class="check">
                  <input
                    type="checkbox"
                    aria-label={t().reachableWhat(named())}
                    checked={table().reachable === true}
                    disabled={frozen()}
                    onChange={event =>
                      book.editor.edit(setTable(props.theme.id, at, { reachable: event.currentTarget.checked }))
                    }
                  />
                  <span aria-hidden="true">{t().reachable}</span>
                </label>
              </li>
            )
          }}
        </Index>
      </ul>
    </details>
  )
}
