import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Choosable } from './ChipPicker.tsx'
import { peopleWords } from './words-people.ts'

/** A table that is set for somebody in some rounds: by round, from 1. */
export function PinnedTables(props: {
  pinned: Readonly<Record<string, string>>
  tables: readonly Choosable[]
  rounds: readonly number[]
  onChange: (pinned: Readonly<Record<string, string>>) => void
}) {
  const t = useWords(peopleWords)
  const id = createUniqueId()
  const [round, setRound] = createSignal('')
  const [table, setTable] = createSignal('')
  const rows = () => Object.entries(props.pinned).sort(([a], [b]) => Number(a) - Number(b))
  const named = (value: string) => props.tables.find(each => each.value === value)?.text ?? t().goneTable
  const said = (at: string, value: string) => `${named(value)} ${t().atRound(Number(at))}`
  const pin = () => {
    if (round() === '' || table() === '') return
    props.onChange({ ...props.pinned, [round()]: table() })
    setRound('')
    setTable('')
  }
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <span class="label" id={id}>
        {t().tables}
      </span>
      <Show when={rows().length > 0}>
        <ul class="chips">
          <For each={rows()}>
            {([at, value]) => (
              <li class="chip">
                {said(at, value)}
                <button
                  type="button"
                  aria-label={t().takeOut(said(at, value))}
                  onClick={() => props.onChange(Object.fromEntries(rows().filter(([other]) => other !== at)))}
                >
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <span class="pin-row">
        <select
          class="input"
          aria-label={t().pinRound}
          value={round()}
          onChange={event => setRound(event.currentTarget.value)}
        >
          <option value="">{t().pinRound}</option>
          <For each={props.rounds}>{each => <option value={each}>{t().round(each)}</option>}</For>
        </select>
        <select
          class="input"
          aria-label={t().pinTable}
          value={table()}
          onChange={event => setTable(event.currentTarget.value)}
        >
          <option value="">{t().pinTable}</option>
          <For each={props.tables}>{each => <option value={each.value}>{each.text}</option>}</For>
        </select>
        <button type="button" class="btn" disabled={round() === '' || table() === ''} onClick={() => pin()}>
          {t().pin}
        </button>
      </span>
    </div>
  )
}
