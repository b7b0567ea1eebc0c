import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import { HarvestNote, type NoteTools } from './HarvestNote.tsx'
import type { HarvestLayout, HarvestView } from './layout.ts'
import { ThreadLines } from './ThreadLines.tsx'
import { ThreadName } from './ThreadName.tsx'
import { words } from './words.ts'

/**
 * The tables pushed together into one long cloth. One list a table, under its question: a grid lays the same items out by
 * thread, the list view leaves them in flow.
 */
export function HarvestCloth(props: {
  layout: HarvestLayout
  view: HarvestView
  toolsOf: (table: string, note: string) => NoteTools
  mayCut: boolean
  onCut: (thread: string) => void
  /** undefined: may not */
  onPerspective: ((thread: string) => void) | undefined
  /** tables whose notes without a thread are all shown; undefined: nothing folds */
  onUnfold: ((table: string) => void) | undefined
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const [cloth, setCloth] = createSignal<HTMLElement>()
  const tables = createMemo(() => props.layout.columns.map(column => column.table))
  const columnOf = (table: string) => props.layout.columns.find(column => column.table === table)
  const threadIds = createMemo(() => props.layout.threads.map(thread => thread.id))
  const threadOf = (id: string | undefined) => props.layout.threads.find(thread => thread.id === id)
  const hands = (note: string) => programme.day()?.dots.hands?.[note]
  // Heads that stay in sight float above the rows: the rows begin below the tallest.
  const [head, setHead] = createSignal(0)
  createEffect(() => {
    const [within, many] = [cloth(), tables().length > 4]
    if (within === undefined || !many || typeof ResizeObserver === 'undefined') return
    const measure = () =>
      setHead(Math.max(0, ...[...within.querySelectorAll('.hv-head h2')].map(found => found.scrollHeight)))
    const watcher = new ResizeObserver(measure)
    for (const found of within.querySelectorAll('.hv-head h2')) watcher.observe(found)
    onCleanup(() => watcher.disconnect())
  })
  const looseVisible = () => props.layout.rows >= props.layout.looseRow
  return (
    <div class="hv-frame" data-view={props.view}>
      <div
        class="hv-cloth embossed"
        ref={setCloth}
        style={{ '--tables': tables().length, '--rows': props.layout.rows, '--head': `${head() + 22}px` }}
        classList={{ 'hv-many': tables().length > 4 }}
      >
        <For each={tables()}>
          {(table, index) => (
            <>
              <span
                class="hv-band weave"
                data-theme={weaveOf(programme.tables[table]?.number ?? 1)}
                style={{ '--column': index() + 2 }}
                classList={{ 'hv-first': index() === 0 }}
              />
              <span
                class="hv-band hv-bottom weave"
                data-theme={weaveOf(programme.tables[table]?.number ?? 1)}
                style={{ '--column': index() + 2 }}
                classList={{ 'hv-first': index() === 0 }}
              />
            </>
          )}
        </For>
        <Show when={props.view === 'threads' && cloth()}>
          {found => <ThreadLines layout={props.layout} cloth={found()} />}
        </Show>

        <section class="hv-threads" aria-labelledby="hv-lead">
          <div class="hv-lead">
            <h2 class="serif" id="hv-lead">
              {props.view === 'dots' ? t().leadDots : t().lead}
            </h2>
            <Show when={props.view !== 'dots'}>
              <p>{threadIds().length === 0 ? t().leadNone : t().leadHelp}</p>
            </Show>
          </div>
          <Show when={threadIds().length > 0 && props.view !== 'dots'}>
            <ul>
              <For each={threadIds()}>
                {id => (
                  <Show when={threadOf(id)}>
                    {thread => (
                      <ThreadName
                        thread={thread()}
                        onCut={props.mayCut ? () => props.onCut(id) : undefined}
                        onPerspective={props.onPerspective === undefined ? undefined : () => props.onPerspective?.(id)}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ul>
          </Show>
          <Show when={looseVisible() && props.view === 'threads'}>
            <p class="hv-loose serif" style={{ '--row': props.layout.looseRow }}>
              {threadIds().length > 0 ? t().loose : t().onPlates}
            </p>
          </Show>
        </section>

        <For each={tables()}>
          {(table, index) => {
            const facts = () => programme.tables[table]
            const theme = () => programme.themes[facts()?.theme ?? '']
            const question = () => {
              const title = theme()?.title
              return title === undefined
                ? t().table(facts()?.number ?? 0)
                : typeset(inLanguage(title, language()), languageOf(title, language()))
            }
            const notes = () => columnOf(table)?.notes ?? []
            const folded = () => columnOf(table)?.folded ?? 0
            return (
              <section class="hv-table" style={{ '--column': index() + 2 }} classList={{ 'hv-first': index() === 0 }}>
                <header class="hv-head">
                  <Plaque number={facts()?.number ?? 0} />
                  <h2
                    class="serif"
                    lang={theme() === undefined ? undefined : languageOf(theme()?.title ?? {}, language())}
                  >
                    <span class="sr">{t().table(facts()?.number ?? 0)} </span>
                    {question()}
                  </h2>
                </header>
                <Show when={notes().length + folded() > 0} fallback={<p class="hv-empty">{t().empty}</p>}>
                  <ul>
                    <For each={notes()}>
                      {id => (
                        <Show when={props.layout.notes[id]}>
                          {note => (
                            <HarvestNote
                              note={note()}
                              column={index() + 2}
                              threadName={threadOf(note().thread)?.name}
                              total={programme.totals[id]}
                              hands={hands(id)}
                              tools={props.toolsOf(table, id)}
                            />
                          )}
                        </Show>
                      )}
                    </For>
                    <Show when={folded() > 0}>
                      <li class="hv-more" style={{ '--row': columnOf(table)?.foldRow ?? 1 }}>
                        <Show when={props.onUnfold} fallback={<p>{t().more(folded())}</p>}>
                          {unfold => (
                            <button type="button" class="btn" onClick={() => unfold()(table)}>
                              <Icon name="plate" />
                              {t().more(folded())}
                            </button>
                          )}
                        </Show>
                      </li>
                    </Show>
                  </ul>
                </Show>
              </section>
            )
          }}
        </For>
      </div>
    </div>
  )
}
