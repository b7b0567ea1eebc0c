import { createMemo, For, Show } from 'solid-js'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { type DenseGroup, groupDensely } from './dense.ts'
import { HarvestNote, type NoteTools } from './HarvestNote.tsx'
import type { HarvestLayout, HarvestView } from './layout.ts'
import { ThreadName } from './ThreadName.tsx'
import { words } from './words.ts'
import './dense.css'

/** The harvest of very many tables: the same notes and tools as on the long cloth, in groups that fill the page. */
export function DenseHarvest(props: {
  layout: HarvestLayout
  view: HarvestView
  toolsOf: (table: string, note: string) => NoteTools
  mayCut: boolean
  onCut: (thread: string) => void
  onPerspective: ((thread: string) => void) | undefined
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const groups = createMemo(() =>
    groupDensely(props.layout, props.view, {
      tables: programme.tables,
      themes: programme.themes,
      totals: programme.totals,
    }),
  )
  const keys = createMemo(() => groups().map(group => group.key), [] as readonly string[], {
    equals: (a, b) => a.length === b.length && a.every((key, at) => key === b[at]),
  })
  const group = (key: string): DenseGroup | undefined => groups().find(found => found.key === key)
  const threadOf = (id: string | undefined) => props.layout.threads.find(thread => thread.id === id)
  const themeTitle = (theme: string | undefined) => {
    const title = programme.themes[theme ?? '']?.title
    return title === undefined
      ? undefined
      : {
          text: typeset(inLanguage(title, language()), languageOf(title, language())),
          lang: languageOf(title, language()),
        }
  }
  const heading = (found: DenseGroup) => {
    if (found.fixed !== undefined) return { text: found.fixed === 'loose' ? t().loose : t().all, lang: undefined }
    const title = themeTitle(found.theme ?? programme.tables[found.table ?? '']?.theme)
    if (found.theme !== undefined) return { text: `${t().looseShort} · ${title?.text ?? ''}`, lang: undefined }
    return title ?? { text: t().table(programme.tables[found.table ?? '']?.number ?? 0), lang: undefined }
  }
  return (
    <div class="hv-frame" data-view={props.view}>
      <div class="hv-dense embossed">
        <Show when={groups()[0]?.thread !== undefined}>
          <h2 class="serif hv-dense-lead">{t().lead}</h2>
        </Show>
        <For each={keys()}>
          {key => (
            <Show when={group(key)}>
              {found => (
                <section class="hv-group">
                  <Show
                    when={found().thread}
                    fallback={
                      <h2 class="serif">
                        <Show when={programme.tables[found().table ?? '']}>
                          {table => <Plaque number={table().number} size="s" />}
                        </Show>
                        <span lang={heading(found()).lang}>{heading(found()).text}</span>
                      </h2>
                    }
                  >
                    {thread => (
                      <ul>
                        <ThreadName
                          thread={thread()}
                          onCut={props.mayCut ? () => props.onCut(thread().id) : undefined}
                          onPerspective={
                            props.onPerspective === undefined ? undefined : () => props.onPerspective?.(thread().id)
                          }
                        />
                      </ul>
                    )}
                  </Show>
                  <Show when={found().notes.length > 0}>
                    <ul class="hv-heap">
                      <For each={found().notes}>
                        {id => (
                          <Show when={props.layout.notes[id]}>
                            {note => (
                              <HarvestNote
                                note={note()}
                                column={1}
                                threadName={found().thread === undefined ? threadOf(note().thread)?.name : undefined}
                                place={
                                  found().table === undefined
                                    ? t().table(programme.tables[note().table]?.number ?? 0)
                                    : undefined
                                }
                                total={programme.totals[id]}
                                hands={programme.day()?.dots.hands?.[id]}
                                tools={props.toolsOf(note().table, id)}
                              />
                            )}
                          </Show>
                        )}
                      </For>
                    </ul>
                  </Show>
                </section>
              )}
            </Show>
          )}
        </For>
        <Show when={keys().length === 0}>
          <p class="hv-empty">{t().notFound}</p>
        </Show>
      </div>
    </div>
  )
}
