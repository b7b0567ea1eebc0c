import { createMemo, createSignal, For, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque, weaveOf } from '../ui/Plaque.tsx'
import type { Ballots } from './ballots.ts'
import { HarvestNote } from './HarvestNote.tsx'
import type { HarvestLayout, HarvestView } from './layout.ts'
import { ThreadLines } from './ThreadLines.tsx'
import { words } from './words.ts'

/**
 * The tables pushed together into one long cloth. One list a table, under its question: a grid lays the same items out by
 * thread, the list view leaves them in flow.
 */
export function HarvestCloth(props: {
  layout: HarvestLayout
  view: HarvestView
  ballots: Ballots | undefined
  /** notes chosen for a new thread; undefined when none is being drawn */
  picked: readonly string[] | undefined
  onPick: (note: string) => void
  mayCut: boolean
  onCut: (thread: string) => void
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const [cloth, setCloth] = createSignal<HTMLElement>()
  const tables = createMemo(() => props.layout.columns.map(column => column.table))
  const notesOf = (table: string) => props.layout.columns.find(column => column.table === table)?.notes ?? []
  const threadIds = createMemo(() => props.layout.threads.map(thread => thread.id))
  const threadOf = (id: string | undefined) => props.layout.threads.find(thread => thread.id === id)
  const ballotOf = (note: string) => {
    const day = programme.day()
    if (props.ballots === undefined || day === undefined) return undefined
    return {
      mine: props.ballots.mine()[note] ?? 0,
      perNote: Math.min(day.dots.perNote, day.dots.harvest),
      left: props.ballots.left(),
    }
  }
  const looseVisible = () => props.layout.rows >= props.layout.looseRow
  return (
    <div class="hv-frame" data-view={props.view}>
      <div
        class="hv-cloth embossed"
        ref={setCloth}
        style={{ '--tables': tables().length, '--rows': props.layout.rows }}
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
                  <li
                    class="hv-thread"
                    data-thread={id}
                    style={{ '--row': threadOf(id)?.row ?? 1, '--span': threadOf(id)?.span ?? 1 }}
                  >
                    <h3 class="serif">{threadOf(id)?.name}</h3>
                    <p>
                      <Show when={threadOf(id)?.born} fallback={t().gone}>
                        {born => t().born(born().table, born().round)}
                      </Show>
                    </p>
                    <Show when={props.mayCut}>
                      <button
                        type="button"
                        class="btn quiet icon hv-cut"
                        title={t().cut(threadOf(id)?.name ?? '')}
                        aria-label={t().cut(threadOf(id)?.name ?? '')}
                        onClick={() => props.onCut(id)}
                      >
                        <Icon name="x" />
                      </button>
                    </Show>
                  </li>
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
                <Show when={notesOf(table).length > 0} fallback={<p class="hv-empty">{t().empty}</p>}>
                  <ul>
                    <For each={notesOf(table)}>
                      {id => (
                        <Show when={props.layout.notes[id]}>
                          {note => (
                            <HarvestNote
                              note={note()}
                              column={index() + 2}
                              threadName={threadOf(note().thread)?.name}
                              total={programme.totals[id]}
                              ballot={ballotOf(id)}
                              onDots={count => void props.ballots?.place(table, id, count)}
                              picked={props.picked?.includes(id)}
                              onPick={() => props.onPick(id)}
                            />
                          )}
                        </Show>
                      )}
                    </For>
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
