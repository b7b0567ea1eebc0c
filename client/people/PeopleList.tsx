import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { watchWidth } from '../ui/watch-width.ts'
import type { PersonLine } from './lines.ts'
import { PersonItem } from './PersonItem.tsx'
import { peopleWords } from './words.ts'

/** Rows of a column on a laptop: eleven fit, and a few more are better than a page for one person. A phone shows one column of more. */
const ROWS = 11
const ROWS_AT_MOST = 14
const ON_PHONE = 40

/** Everybody in columns, a page at a time: thirty-three on a laptop with four rounds. */
export function PeopleList(props: {
  lines: readonly PersonLine[]
  rounds: number
  present: number
  frozen: number
  chosen: string | undefined
  /** why the list is empty */
  empty: string
  onChoose: (id: string) => void
}) {
  const t = useWords(peopleWords)
  const narrow = watchWidth('(max-width: 1023px)')
  const columns = () => (narrow() ? 1 : props.rounds <= 4 ? 3 : props.rounds <= 8 ? 2 : 1)
  const rows = () => {
    if (narrow()) return ON_PHONE
    const needed = Math.ceil(props.lines.length / columns())
    return needed > ROWS_AT_MOST ? ROWS : Math.max(ROWS, needed)
  }
  const perPage = () => rows() * columns()
  const pages = () => Math.max(1, Math.ceil(props.lines.length / perPage()))
  const [page, setPage] = createSignal(0)
  const here = () => Math.min(page(), pages() - 1)
  const shown = createMemo(() => props.lines.slice(here() * perPage(), (here() + 1) * perPage()))
  // By id, so that a line whose facts change stays where it is, and keeps the focus.
  const byId = createMemo(() => new Map(shown().map(line => [line.id, line])))
  const ids = createMemo(() => [...byId().keys()])
  createEffect(
    on(
      () => props.lines.length,
      () => setPage(0),
      { defer: true },
    ),
  )
  const rounds = () => Array.from({ length: props.rounds }, (_, i) => i + 1)
  return (
    <>
      <Show when={props.lines.length > 0} fallback={<p class="people-empty">{props.empty}</p>}>
        <div class="people-columns" style={{ '--rounds': props.rounds, '--columns': columns(), '--rows': rows() }}>
          {/* a head stands over people: what was sought and found may fill one column only */}
          <For each={columnNumbers(Math.max(1, Math.ceil(ids().length / rows())))}>
            {at => (
              <div class="people-column">
                <p class="people-rounds" aria-hidden="true">
                  <span>{t().round}</span>
                  <span class="person-discs">
                    <For each={rounds()}>
                      {round => (
                        <span
                          class="person-cell"
                          classList={{ past: round <= props.frozen, now: round === props.present }}
                        >
                          <b>{round}</b>
                        </span>
                      )}
                    </For>
                  </span>
                </p>
                <ul aria-label={columns() > 1 ? `${t().listOf} ${at + 1}/${columns()}` : t().listOf}>
                  <For each={ids().slice(at * rows(), (at + 1) * rows())}>
                    {id => (
                      <Show when={byId().get(id)}>
                        {line => (
                          <PersonItem
                            line={line()}
                            frozen={props.frozen}
                            chosen={props.chosen === id}
                            onChoose={props.onChoose}
                          />
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
              </div>
            )}
          </For>
        </div>
      </Show>
      <Show when={pages() > 1}>
        <nav class="people-pages" aria-label={t().pages(here() + 1, pages())}>
          <button
            type="button"
            class="btn icon people-back"
            aria-label={t().previous}
            disabled={here() === 0}
            onClick={() => setPage(here() - 1)}
          >
            <Icon name="chev" />
          </button>
          <span aria-live="polite">{t().pages(here() + 1, pages())}</span>
          <button
            type="button"
            class="btn icon"
            aria-label={t().next}
            disabled={here() === pages() - 1}
            onClick={() => setPage(here() + 1)}
          >
            <Icon name="chev" />
          </button>
        </nav>
      </Show>
    </>
  )
}

const columnNumbers = (columns: number): number[] => Array.from({ length: columns }, (_, i) => i)
