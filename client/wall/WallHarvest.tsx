import { createMemo, For, Index, Show } from 'solid-js'
import type { Day, Programme, TableFacts } from '../../shared/document/programme.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { language, useWords } from '../i18n/language.ts'
import { tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { clockText } from '../ui/time.ts'
import { pageAt, pagesOf } from './paging.ts'
import { linesPerNote, type MeasuredNote, plateIsRoomy } from './plate-lines.ts'
import { Said } from './Said.tsx'
import { WallShown } from './WallShown.tsx'
import { words } from './words.ts'
import { endWords } from './words-end.ts'
import { shownWords } from './words-shown.ts'
import './wall-walk.css'
import './wall-harvest.css'

const TABLES_A_PAGE = 5
const NOTES_SHOWN = 4
const THREADS_SHOWN = 5

const plateOf = (programme: Pick<Programme, 'summaries'>, table: string) =>
  (programme.summaries[table]?.plate ?? []).slice(0, NOTES_SHOWN)

const measure = (programme: Pick<Programme, 'summaries' | 'totals'>, table: string): MeasuredNote[] =>
  plateOf(programme, table).map(({ text, note }) => ({
    length: text.length,
    dots: programme.totals[note] !== undefined,
  }))

/** The plates side by side, and the threads between them. */
export function WallHarvest(props: { day: Day; now: number }) {
  const session = useSession()
  const t = useWords(words)
  const e = useWords(endWords)
  const pages = createMemo(() => pagesOf(tablesInOrder(session.programme.tables), TABLES_A_PAGE))
  const page = () => pageAt(props.now, pages().length)
  const shown = () => pages()[page()] ?? []
  const left = () => remaining(props.day.clock, props.now)
  const roomy = () =>
    shown().every(({ id }) => plateIsRoomy(measure(session.programme, id), shown().length, threads().length > 0))
  const threads = createMemo(() =>
    Object.values(session.programme.threads)
      .sort((a, b) => b.at - a.at)
      .slice(0, THREADS_SHOWN),
  )
  return (
    <main class="wall-body wall-harvest">
      <div class="wall-transfer-head">
        <div>
          <h2 class="serif">{e().harvest}</h2>
          <Said day={props.day}>
            <p>
              {e().harvestHelp}
              <Show when={pages().length > 1}>
                {' · '}
                <span class="num">{t().pages(page() + 1, pages().length)}</span>
              </Show>
            </p>
          </Said>
        </div>
        <Show when={left() !== undefined}>
          <p class="wall-clock serif num" role="timer" aria-label={t().timeLeft}>
            {clockText(left() ?? 0)}
          </p>
        </Show>
      </div>
      <Show
        when={props.day.shown}
        fallback={
          <>
            <ul class="wall-plates" data-tables={shown().length} data-roomy={roomy() ? '' : undefined}>
              <For each={shown()}>
                {table => (
                  <PlateColumn
                    table={table}
                    round={props.day.rounds}
                    columns={shown().length}
                    threads={threads().length > 0}
                  />
                )}
              </For>
            </ul>
            <Show when={threads().length > 0}>
              <section class="wall-threads">
                <h3>
                  <Icon name="thread" />
                  {e().threads}
                </h3>
                <ul>
                  <For each={threads()}>{thread => <li>{thread.name}</li>}</For>
                </ul>
              </section>
            </Show>
          </>
        }
      >
        {shown => <WallShown shown={shown()} />}
      </Show>
    </main>
  )
}

function PlateColumn(props: { table: TableFacts; round: number; columns: number; threads: boolean }) {
  const session = useSession()
  const t = useWords(words)
  const e = useWords(endWords)
  const s = useWords(shownWords)
  const title = () => titleOf(themeOfTable(session.programme.themes, props.table, props.round), language())
  const notes = () => plateOf(session.programme, props.table.id)
  const lines = () => linesPerNote(measure(session.programme, props.table.id), props.columns, props.threads)
  return (
    <li data-theme={weaveOf(props.table.number)} style={{ '--lines': String(lines()) }}>
      <div class="wall-column-head">
        <Plaque number={props.table.number} size="l" />
        <h3 class="serif" lang={title().lang} data-long={title().text.length > 36 ? '' : undefined}>
          <span class="sr">{t().table(props.table.number)} · </span>
          {title().text || t().table(props.table.number)}
        </h3>
      </div>
      <Show when={notes().length > 0} fallback={<p class="wall-empty">{e().emptyPlate}</p>}>
        <ul>
          <Index each={notes()}>
            {note => (
              <li class={`note wall-note k-${note().kind}`}>
                <KindMark kind={note().kind} />
                <p>{note().text}</p>
                <Show when={session.programme.totals[note().note]}>
                  {total => (
                    <span class="wall-dots num">
                      {s().support(total(), session.programme.day()?.dots.hands?.[note().note] ?? 0)}
                    </span>
                  )}
                </Show>
              </li>
            )}
          </Index>
        </ul>
      </Show>
    </li>
  )
}
