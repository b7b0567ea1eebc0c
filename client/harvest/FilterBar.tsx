import { createMemo, For, Show } from 'solid-js'
import { inLanguage } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { tablesInOrder } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { type Filter, isFiltering, NO_FILTER } from './filter.ts'
import { words } from './words.ts'

/** Finds notes among many plates, in every view. */
export function FilterBar(props: {
  filter: Filter
  onFilter: (filter: Filter) => void
  /** how many notes match, of how many */
  found: number
  all: number
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const themes = createMemo(() => Object.entries(programme.themes).sort(([, a], [, b]) => a.number - b.number))
  const tables = createMemo(() => tablesInOrder(programme.tables))
  const change = (some: Partial<Filter>) => props.onFilter({ ...props.filter, ...some })
  return (
    <search class="hv-filter">
      <label>
        <span class="sr">{t().findLabel}</span>
        <input
          class="input"
          type="search"
          placeholder={t().find}
          value={props.filter.words}
          onInput={event => change({ words: event.currentTarget.value })}
        />
      </label>
      <Show when={themes().length > 1}>
        <select
          class="input"
          aria-label={t().theme}
          value={props.filter.theme}
          onChange={event => change({ theme: event.currentTarget.value })}
        >
          <option value="">{t().everyTheme}</option>
          <For each={themes()}>
            {([id, theme]) => <option value={id}>{`${theme.number}. ${inLanguage(theme.title, language())}`}</option>}
          </For>
        </select>
      </Show>
      <select
        class="input"
        aria-label={t().tables}
        value={props.filter.table}
        onChange={event => change({ table: event.currentTarget.value })}
      >
        <option value="">{t().everyTable}</option>
        <For each={tables()}>{table => <option value={table.id}>{t().table(table.number)}</option>}</For>
      </select>
      <Show when={isFiltering(props.filter)}>
        <p role="status">{t().found(props.found, props.all)}</p>
        <button type="button" class="btn quiet" onClick={() => props.onFilter(NO_FILTER)}>
          <Icon name="x" />
          {t().clear}
        </button>
      </Show>
    </search>
  )
}
