import { createMemo, createSignal, For, Show } from 'solid-js'
import type { SortedNote } from '../../shared/aids/sort-headings.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Heading } from './SortTab.tsx'
import type { TableForAids } from './table-aids.ts'
import { aidsWords } from './words-aids.ts'

/** The notes suggested for one heading, the sure ones ticked. One press places those that are ticked, and no others. */
export function SortedUnder(props: {
  heading: Heading
  sorted: readonly SortedNote[]
  table: TableForAids
  /** placing makes a pile: it takes two */
  asPile: boolean
  onPlace: (ids: readonly string[]) => void
}) {
  const t = useWords(aidsWords)
  const notes = createMemo(() => new Map(props.table.notes().map(note => [note.id, note])))
  const shown = (how: SortedNote['how']) =>
    props.sorted.filter(each => each.how === how && notes().get(each.id)?.free === true)
  /** against what is ticked by itself: the sure ones */
  const [turned, setTurned] = createSignal<ReadonlySet<string>>(new Set())
  const isTicked = (each: SortedNote) => (each.how === 'sure') !== turned().has(each.id)
  const turn = (id: string) =>
    setTurned(before => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  const ticked = () => [...shown('sure'), ...shown('maybe')].filter(isTicked).map(each => each.id)
  const tooFew = () => ticked().length < (props.asPile ? 2 : 1)
  const isAny = () => shown('sure').length + shown('maybe').length > 0

  return (
    <section class="aid-under">
      <h3 lang={props.heading.lang}>{props.heading.title}</h3>
      <Show when={isAny()} fallback={<p class="help">{t().none}</p>}>
        <For each={['sure', 'maybe'] as const}>
          {how => (
            <Show when={shown(how).length > 0}>
              <h4 classList={{ [how]: true }}>
                {t()[how]} <small>{how === 'sure' ? t().sureHelp : t().maybeHelp}</small>
              </h4>
              <ul class="aid-notes">
                <For each={shown(how)}>
                  {each => (
                    <Show when={notes().get(each.id)}>
                      {note => (
                        <li>
                          <label>
                            <input
                              type="checkbox"
                              checked={isTicked(each)}
                              aria-label={t().choose(note().text)}
                              onChange={() => turn(each.id)}
                            />
                            <span lang={note().lang}>
                              {note().text} <small>{t().why(each.why)}</small>
                            </span>
                          </label>
                        </li>
                      )}
                    </Show>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </For>
        <button
          type="button"
          class="btn"
          aria-disabled={tooFew()}
          aria-label={t().placeIn(ticked().length, props.heading.title)}
          onClick={() => !tooFew() && props.onPlace(ticked())}
        >
          <Icon name="arrow" />
          {t().place(ticked().length)}
        </button>
        <Show when={tooFew()}>
          <p class="help">{props.asPile ? t().twoForPile : t().noneChosen}</p>
        </Show>
      </Show>
    </section>
  )
}
