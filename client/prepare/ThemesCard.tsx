import { createSignal, For, Show } from 'solid-js'
import { LIMITS, type Plan, QUESTIONS } from '../../shared/domain/plan.ts'
import { inLanguage } from '../../shared/domain/text.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { addTheme, moveTheme, removeTheme, setFields, setQuestions, setTables, tableCount } from './plan-edits.ts'
import { Choice, Stepper } from './Stepper.tsx'
import { TableRows } from './TableRows.tsx'
import { ThemeRow } from './ThemeRow.tsx'
import { words } from './words.ts'

/** The themes (or, with one question per round, the questions) in the order of their numbers. */
export function ThemesCard() {
  const t = useWords(words)
  const book = useBook()
  const [opened, setOpened] = createSignal<string>()
  let list: HTMLOListElement | undefined
  const plan = () => book.editor.plan
  const perRound = () => plan().questions === 'per-round'
  const tables = () => plan().themes.reduce((sum, theme) => sum + tableCount(theme), 0)
  const heading = () => {
    const themes = plan().themes.length
    if (perRound()) return t().questionsTitle(themes)
    return tables() === themes ? t().tablesTitle(themes) : `${t().themesTitle(themes)} ${t().onTables(tables())}`
  }

  /** Focus stays on the arrow that was pressed, or on its fellow once the row is at the end. */
  const move = (id: string, by: number) => {
    book.editor.edit(moveTheme(id, by))
    const at = plan().themes.findIndex(theme => theme.id === id)
    const arrows = list?.children[at]?.querySelectorAll<HTMLButtonElement>('[data-move]')
    const pressed = arrows?.[by < 0 ? 0 : 1]
    const other = arrows?.[by < 0 ? 1 : 0]
    ;(pressed?.disabled === true ? other : pressed)?.focus()
  }
  const remove = (id: string) => {
    const before = plan().themes
    const at = before.findIndex(theme => theme.id === id)
    const gone = before[at]
    if (gone === undefined) return
    const kept: Plan['themes'] = JSON.parse(JSON.stringify(before)) as Plan['themes']
    const name = inLanguage(gone.title, book.languages()[0] ?? 'fr') || t().untitled
    book.editor.edit(removeTheme(id))
    focusTitle(Math.min(at, plan().themes.length - 1))
    showToast({
      text: t().removed(name),
      icon: 'x',
      action: { label: t().undo, run: () => book.editor.edit(setFields({ themes: kept })) },
    })
  }
  const focusTitle = (at: number) => list?.children[at]?.querySelector('textarea')?.focus()

  return (
    <section class="card themes" aria-labelledby="prepare-themes">
      <div class="card-head">
        <h2 class="serif" id="prepare-themes">
          {heading()}
        </h2>
        <p class="quiet-text">{t().orderHelp}</p>
        <Choice
          label={t().questionsChoice}
          hideLabel
          options={QUESTIONS.map(value => ({ value, text: t().questions[value] }))}
          value={plan().questions}
          disabled={!book.mayBuild()}
          onChange={questions => book.editor.edit(setQuestions(questions))}
        />
      </div>
      <Show when={perRound()}>
        <Stepper
          label={t().tablesInRoom}
          value={tableCount(plan().themes[0] ?? { id: '', number: 1, title: {}, zones: [], tables: 1 })}
          min={1}
          max={LIMITS.tablesPerTheme}
          disabled={!book.mayBuild()}
          onChange={count => book.editor.edit(setTables('', count))}
        />
        <Show when={plan().themes[0]}>{first => <TableRows theme={first()} />}</Show>
      </Show>
      <ol class="theme-list" ref={found => (list = found)}>
        <For each={plan().themes}>
          {(theme, index) => (
            <ThemeRow
              theme={theme}
              index={index()}
              last={index() === plan().themes.length - 1}
              open={opened() === theme.id}
              onOpen={open => setOpened(open ? theme.id : undefined)}
              onMove={by => move(theme.id, by)}
              onRemove={() => remove(theme.id)}
            />
          )}
        </For>
      </ol>
      <p class="theme-add">
        <button
          type="button"
          class="btn dashed"
          disabled={!book.mayBuild() || plan().themes.length >= LIMITS.themes}
          onClick={() => {
            book.editor.edit(addTheme)
            focusTitle(plan().themes.length - 1)
          }}
        >
          <Icon name="plus" />
          {perRound() ? t().addQuestion : t().addTheme}
        </button>
        <span class="quiet-text">{t().themeLimits}</span>
      </p>
    </section>
  )
}
