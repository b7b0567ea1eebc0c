import { createMemo, Index, Show, Suspense } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { inCrews, nextRound, titleOf } from '../mirror/seating.ts'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { CrewLabel } from './crews.ts'
import type { Destination } from './destinations.ts'
import { pageAt, pagesOf } from './paging.ts'
import { namesThatFit } from './short-names.ts'
import { words } from './words.ts'
import { roundWords } from './words-round.ts'
import './wall-board.css'

const ROWS = 12
const ROWS_WIDE = 12

/**
 * Seven tables or more: a board like a station's, two columns, turned page by page when there are more than a page holds.
 * `wide`: on the whole wall, with everybody's name, while people walk.
 */
export function DepartureBoard(props: { day: Day; now: number; destinations: readonly Destination[]; wide?: boolean }) {
  const t = useWords(words)
  const r = useWords(roundWords)
  const pages = createMemo(() => pagesOf(props.destinations, props.wide === true ? ROWS_WIDE : ROWS))
  const page = () => pageAt(props.now, pages().length)
  const rows = () => pages()[page()] ?? []
  const moves = () => props.wide !== true && nextRound(props.day) !== undefined && props.day.movement !== 'free'
  const people = (row: Destination) => (moves() ? row.arriving : row.guests)
  const room = () => (props.wide === true ? (rows().length > 8 ? 110 : 150) : rows().length > 8 ? 62 : 90)
  return (
    <section class="wall-board" classList={{ wide: props.wide === true }} aria-label={moves() ? r().map : undefined}>
      <ul data-rows={Math.ceil(rows().length / 2)}>
        <Index each={rows()}>
          {row => (
            <li data-theme={weaveOf(row().table.number)}>
              <Plaque number={row().table.number} size="l" />
              <div>
                <h2 class="serif" lang={titleOf(row().theme, language()).lang}>
                  <span class="sr">{t().table(row().table.number)} · </span>
                  {titleOf(row().theme, language()).text || t().table(row().table.number)}
                </h2>
                <p class="wall-names">
                  <Show when={inCrews(props.day)}>
                    <Suspense>
                      <CrewLabel day={props.day} table={row().id} />
                    </Suspense>
                  </Show>
                  <Show when={row().hosts.length > 0}>
                    <b>{r().all(row().hosts)}</b>
                    {people(row()).length > 0 ? ' · ' : ''}
                  </Show>
                  {namesThatFit(people(row()), room()).shown.join(', ')}
                  <Show when={namesThatFit(people(row()), room()).left > 0}>
                    {' '}
                    {r().andOthers(namesThatFit(people(row()), room()).left)}
                  </Show>
                </p>
              </div>
            </li>
          )}
        </Index>
      </ul>
      <Show when={pages().length > 1}>
        <p class="wall-page num">{t().pages(page() + 1, pages().length)}</p>
      </Show>
    </section>
  )
}
