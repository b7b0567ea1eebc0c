import { createMemo, Index } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { weaveOf } from '../ui/Plaque.tsx'
import type { Destination } from './destinations.ts'
import { lettersOf, walkersOf } from './name-pages.ts'
import { pageAt, pagesOf, pageTimeWithin } from './paging.ts'
import { words } from './words.ts'
import { roundWords } from './words-round.ts'
import './wall-names.css'

const NAMES_A_PAGE = 60

/** More tables than a board holds: everybody by first name with their table, turned page by page, all of them within the walk. */
export function NameBoard(props: { now: number; walkMs: number; destinations: readonly Destination[] }) {
  const t = useWords(words)
  const r = useWords(roundWords)
  const pages = createMemo(() => pagesOf(walkersOf(props.destinations), NAMES_A_PAGE))
  const page = () => pageAt(props.now, pages().length, pageTimeWithin(props.walkMs, pages().length))
  const shown = () => pages()[page()] ?? []
  return (
    <section class="wall-names-board" aria-label={r().findName}>
      <p class="wall-names-head">
        <b class="serif">{lettersOf(shown())}</b>
        <span>{r().findName}</span>
        <span class="num">{t().pages(page() + 1, pages().length)}</span>
      </p>
      <ul>
        <Index each={shown()}>
          {walker => (
            <li data-theme={weaveOf(walker().table)}>
              <span>{walker().name}</span>
              <b class="serif num">
                <span class="sr">{t().table(walker().table)}</span>
                <span aria-hidden="true">{walker().table}</span>
              </b>
            </li>
          )}
        </Index>
      </ul>
    </section>
  )
}
