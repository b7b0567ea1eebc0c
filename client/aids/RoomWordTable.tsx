import { createMemo, createSignal, For, Show } from 'solid-js'
import { compare } from '../../shared/aids/features.ts'
import type { Keyword } from '../../shared/aids/keywords.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { watchWidth } from '../ui/watch-width.ts'
import { roomWords } from './words-room.ts'

/** `count`: in the notes that are looked at. */
export interface RoomWord extends Keyword {
  readonly count: number
}
type Column = 'word' | 'notes' | number
/** More tables than this are told in one column. */
const COLUMNS = 6

/** The data of the picture: sortable, and what keys and screen readers use. */
export function RoomWordTable(props: {
  words: readonly RoomWord[]
  tables: readonly { readonly id: string; readonly number: number }[]
  chosen: string | undefined
  onChoose: (key: string) => void
  onIgnore: (word: RoomWord) => void
}) {
  const t = useWords(roomWords)
  /** by the word, by all notes, or by those of a table (its column) */
  const [by, setBy] = createSignal<Column>('notes')
  // A phone would have to scroll it two ways. One looks at a table alone there, by the choice above the picture.
  const isNarrow = watchWidth('(max-width: 40rem)')
  const tellsTables = () => props.tables.length > 1 && !isNarrow()
  const isWide = () => tellsTables() && props.tables.length <= COLUMNS
  const sorted = createMemo(() => {
    const how = by()
    const byWord = (a: RoomWord, b: RoomWord) => a.word.localeCompare(b.word, language()) || compare(a.key, b.key)
    const value = (word: RoomWord) => (typeof how === 'number' ? (word.counts[how] ?? 0) : word.count)
    return [...props.words].sort((a, b) => (how === 'word' ? 0 : value(b) - value(a)) || byWord(a, b))
  })
  const whereOf = (word: RoomWord) =>
    word.counts.flatMap((count, at): (readonly [number, number])[] => {
      const number = props.tables[at]?.number
      return count === 0 || number === undefined ? [] : [[number, count]]
    })
  return (
    // It scrolls by itself on a narrow screen, so keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="rw-scroll" tabindex="0" role="region" aria-label={t().title}>
      <table class="rw-table">
        <caption class="sr">{t().caption}</caption>
        <thead>
          <tr>
            <SortHead by={by()} column="word" label={t().word} onSort={setBy} />
            <SortHead by={by()} column="notes" label={t().notes} onSort={setBy} />
            <Show
              when={isWide()}
              fallback={
                <Show when={tellsTables()}>
                  <th scope="col">{t().tables}</th>
                </Show>
              }
            >
              <For each={props.tables}>
                {(table, at) => <SortHead by={by()} column={at()} label={t().table(table.number)} onSort={setBy} />}
              </For>
            </Show>
            <th scope="col" class="rw-screen">
              <span class="sr">{t().ignoreHead}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={sorted()}>
            {word => (
              <tr classList={{ chosen: props.chosen === word.key }}>
                <th scope="row">
                  <button
                    type="button"
                    class="rw-word"
                    lang={word.lang}
                    aria-pressed={props.chosen === word.key}
                    onClick={() => props.onChoose(word.key)}
                  >
                    {word.word}
                  </button>
                </th>
                <td class="num">{word.count}</td>
                <Show
                  when={isWide()}
                  fallback={
                    <Show when={tellsTables()}>
                      <td>{t().atTables(whereOf(word))}</td>
                    </Show>
                  }
                >
                  <For each={props.tables}>
                    {(table, at) => (
                      <td
                        class="num"
                        classList={{ special: word.special === table.id }}
                        title={word.special === table.id ? t().special : undefined}
                      >
                        {word.counts[at()] ?? 0}
                        <Show when={word.special === table.id}>
                          <span class="sr">, {t().special}</span>
                        </Show>
                      </td>
                    )}
                  </For>
                </Show>
                <td class="rw-screen">
                  <button
                    type="button"
                    class="btn icon quiet"
                    aria-label={t().ignore(word.word)}
                    title={t().ignore(word.word)}
                    onClick={() => props.onIgnore(word)}
                  >
                    <Icon name="x" />
                  </button>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function SortHead(props: { by: Column; column: Column; label: string; onSort: (column: Column) => void }) {
  const isIt = () => props.by === props.column
  const isWord = () => props.column === 'word'
  return (
    <th
      scope="col"
      classList={{ num: !isWord() }}
      aria-sort={isIt() ? (isWord() ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" onClick={() => props.onSort(props.column)}>
        {props.label}
        <Show when={isIt()}>
          <Icon name={isWord() ? 'up' : 'down'} />
        </Show>
      </button>
    </th>
  )
}
