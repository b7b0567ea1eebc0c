import { type JSX, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Plaque } from '../ui/Plaque.tsx'
import { ClockRing } from './day/ClockRing.tsx'
import { useCue } from './day/time-left.ts'
import { useTable } from './model.ts'
import { SavedPill } from './day/SavedPill.tsx'
import type { SavedState } from './day/saved-state.ts'
import { words } from './words.ts'

/** Longer questions are set smaller, so that all of their words are seen. */
const LONG = 110

/** Which table, which question, where one's words are, how much time is left; and a line to read now, if there is one. */
export function Header(props: { saved: SavedState; people: number; folded: boolean; children: JSX.Element }) {
  const t = useWords(words)
  const table = useTable()
  const cue = useCue()
  const number = () => table.facts()?.number ?? 0
  const workshop = () => t().workshop(table.theme()?.number ?? 0)
  const moment = () => {
    const { phase, round, rounds } = table.day()
    if (phase === 'harvest') return t().harvest
    if (phase === 'closed') return t().over
    if (phase === 'transfer') return table.narrow() ? t().transferShort : t().transfer
    if (phase === 'round') return cue() === 'five' ? t().fiveLeft : t().round(round, rounds)
    return t().before
  }
  return (
    <header class="tb-head" classList={{ folded: props.folded }}>
      <Plaque number={number()} />
      <p class="tb-where">
        {/* On a phone the cue takes the line: the plaque beside it says the number. */}
        <Show when={!table.narrow() || cue() !== 'five'}>
          <strong>{(table.day().movement === 'hosts' ? t().clothHere : t().table)(number())}</strong>
        </Show>
        <Show
          when={!table.narrow()}
          fallback={<span class="tb-moment">{cue() === 'five' ? moment() : ` · ${moment()}`}</span>}
        >
          <span>
            {' · '}
            {workshop()[0]}
            <Show when={workshop()[1] !== ''}>
              <sup>{workshop()[1]}</sup>
            </Show>
            {workshop()[2]}
            {' · '}
            {t().atTable(props.people)}
          </span>
        </Show>
      </p>
      <h1 class="serif" classList={{ long: table.question().text.length > LONG }} lang={table.question().lang}>
        {table.question().text}
      </h1>
      <div class="tb-status">
        <SavedPill saved={props.saved} />
        <Show when={!table.narrow()}>
          <p class="tb-moment">{moment()}</p>
        </Show>
      </div>
      <ClockRing />
      {props.children}
    </header>
  )
}
