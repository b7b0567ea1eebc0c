import { createMemo, For, Index, Match, Show, Switch } from 'solid-js'
import type { ShownAtHarvest } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { createPerspectives } from '../mirror/perspectives.ts'
import { useSession } from '../session/session.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { shownWords } from './words-shown.ts'
import './wall-shown.css'

/** What the facilitator walks the plenary through: one thread, or one perspective as it is being written. */
export function WallShown(props: { shown: ShownAtHarvest }) {
  const t = useWords(shownWords)
  const session = useSession()
  const { programme } = session
  const thread = () => ('thread' in props.shown ? programme.threads[props.shown.thread] : undefined)
  const place = () => ('perspective' in props.shown ? props.shown.perspective : undefined)
  const reads = createMemo(() => place() !== undefined)
  // opened when the first perspective is shown; the wall only ever reads it
  const perspectives = createMemo(() => (reads() ? createPerspectives(session.open('synthesis').doc) : undefined))
  const perspective = () => perspectives()?.()[place() ?? -1]
  const notes = createMemo(() => {
    const wanted = new Set(thread()?.notes.map(({ note }) => note))
    return Object.values(programme.tables)
      .sort((a, b) => a.number - b.number)
      .flatMap(({ id, number }) =>
        (programme.summaries[id]?.plate ?? []).flatMap(note => (wanted.has(note.note) ? [{ ...note, number }] : [])),
      )
  })
  return (
    <section class="wall-shown">
      <Switch>
        <Match when={thread()}>
          {found => (
            <>
              <p class="wall-shown-kind">{t().thread}</p>
              <h2 class="serif">{found().name}</h2>
              <ul class="wall-shown-notes" data-many={notes().length > 4 ? '' : undefined}>
                <For each={notes()}>
                  {note => (
                    <li class={`note k-${note.kind}`}>
                      <Plaque number={note.number} />
                      <p lang={note.lang}>
                        <KindMark kind={note.kind} /> {note.text}
                      </p>
                      <Show when={programme.totals[note.note]}>
                        {total => (
                          <span class="wall-dots num">
                            {t().support(total(), programme.day()?.dots.hands?.[note.note] ?? 0)}
                          </span>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
        <Match when={perspective()}>
          {found => (
            <>
              <Show when={found().role || undefined}>{role => <p class="wall-shown-kind">{t().roles[role()]}</p>}</Show>
              <h2 class="serif">{found().title.text}</h2>
              <Index each={found().blocks}>
                {block => {
                  const items = () => {
                    const now = block()
                    return now.kind === 'list' ? now.items.filter(item => item.text !== '') : undefined
                  }
                  const text = () => {
                    const now = block()
                    return now.kind === 'list' ? undefined : now.text
                  }
                  return (
                    <>
                      <Show when={items()}>
                        {list => (
                          <ul class="wall-shown-items">
                            <Index each={list()}>{item => <li>{item().text}</li>}</Index>
                          </ul>
                        )}
                      </Show>
                      <Show when={text()}>{words => <p class="wall-shown-text">{words()}</p>}</Show>
                    </>
                  )
                }}
              </Index>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}
