import { For, Index, Match, Show, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { Perspective } from '../mirror/perspectives.ts'
import { useSession } from '../session/session.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import type { HarvestLayout } from './layout.ts'
import type { Step } from './steps.ts'
import { words } from './words.ts'
import './plenary.css'

/** One thread, or one perspective, as large as the room needs it. */
export function PlenaryStep(props: {
  step: NonNullable<Step>
  layout: HarvestLayout
  perspectives: readonly Perspective[]
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const thread = () => {
    const id = 'thread' in props.step ? props.step.thread : undefined
    return props.layout.threads.find(each => each.id === id)
  }
  const handsOf = (note: string) => {
    const hands = programme.day()?.dots.hands?.[note]
    return hands === undefined ? undefined : t().ofHands(hands)
  }
  const perspective = () => ('perspective' in props.step ? props.perspectives[props.step.perspective] : undefined)
  return (
    <section class="hv-step" aria-live="polite">
      <Switch>
        <Match when={thread()}>
          {found => (
            <>
              <h2 class="serif">{found().name}</h2>
              <p class="hv-step-meta">
                <Show when={found().born} fallback={t().gone}>
                  {born => t().born(born().table, born().round)}
                </Show>
              </p>
              <ul class="hv-step-notes" data-many={found().notes.length > 4 ? '' : undefined}>
                <For each={found().notes}>
                  {id => (
                    <Show when={props.layout.notes[id]}>
                      {note => (
                        <li class={`note k-${note().kind}`}>
                          <Plaque number={programme.tables[note().table]?.number ?? 0} />
                          <p lang={note().lang}>{note().text}</p>
                          <footer>
                            <KindMark kind={note().kind} />
                            {t().kinds[note().kind]}
                            <Show when={programme.totals[id]}>
                              {total => (
                                <span class="votes" data-hands={handsOf(id)}>
                                  {total()}
                                </span>
                              )}
                            </Show>
                          </footer>
                        </li>
                      )}
                    </Show>
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
        <Match when={perspective()}>
          {found => (
            <article class="hv-step-card">
              <Show when={found().role || undefined}>{role => <p class="hv-step-role">{t().roles[role()]}</p>}</Show>
              <h2 class="serif">{found().title.text}</h2>
              <Index each={found().blocks}>
                {block => {
                  const list = () => {
                    const now = block()
                    return now.kind === 'list' ? now : undefined
                  }
                  const line = () => {
                    const now = block()
                    return now.kind === 'list' ? undefined : now
                  }
                  return (
                    <>
                      <Show when={list()}>
                        {items => (
                          <ul>
                            <Index each={items().items.filter(item => item.text !== '')}>
                              {item => <li>{item().text}</li>}
                            </Index>
                          </ul>
                        )}
                      </Show>
                      <Show when={line()?.text}>{text => <p>{text()}</p>}</Show>
                    </>
                  )
                }}
              </Index>
            </article>
          )}
        </Match>
      </Switch>
    </section>
  )
}
