import { createMemo, For, Show } from 'solid-js'
import type { HeadingRole } from '../../../shared/document/synthesis.ts'
import { useWords } from '../../i18n/language.ts'
import type { Perspective } from '../../mirror/perspectives.ts'
import type { OpenDocument } from '../../session/open-document.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { movePerspective, neighbour, removePerspective, setRole } from './edits.ts'
import { PerspectiveCard, sameKeys } from './PerspectiveCard.tsx'
import { perspectiveWords } from './words.ts'
import './perspectives.css'

const GROUPS = [
  { roles: ['lead'], title: 'leads' },
  { roles: ['lever'], title: 'levers' },
  { roles: ['topic', ''], title: 'topics' },
] as const satisfies readonly { roles: readonly (HeadingRole | '')[]; title: string }[]

/** What the room wants to pursue, as everybody sees it come; whoever may write the synthesis writes in place. */
export function Perspectives(props: {
  link: OpenDocument
  all: readonly Perspective[]
  /** staff, while this screen is not projected */
  edits: boolean
  /** something written here could not be kept */
  lost: boolean
  /** the card that one has just added: one goes on writing in it */
  fresh: string | undefined
  /** the place of the one that the room's screens show */
  shown: number | undefined
  /** shows it there, or with undefined the whole cloth again */
  onShow: (place: number | undefined) => void
  textOf: (note: string) => string | undefined
}) {
  const t = useWords(perspectiveWords)
  const mayWrite = () => props.edits && props.link.mayWrite()
  const remove = (perspective: Perspective) => {
    const undo = removePerspective(props.link.doc, perspective.key)
    showToast({
      text: t().removed(perspective.title.text.trim() || t().untitled),
      icon: 'x',
      action: { label: t().undo, run: undo },
    })
  }
  const move = (key: string, by: -1 | 1) => {
    goAlong(movePerspective(props.link.doc, key, by), by < 0 ? '.pv-up' : '.pv-down')
  }
  /** Moved words are new ones: whoever moved them goes along. */
  const goAlong = (place: number | undefined, button: string) => {
    if (place === undefined) return
    const card = `[data-card="${CSS.escape(props.all[place]?.key ?? '')}"]`
    document.querySelector<HTMLElement>(`${card} ${button}`)?.focus()
  }
  return (
    <section class="pv" aria-labelledby="pv-title">
      <h2 class="serif" id="pv-title">
        {t().title}
      </h2>
      <p class="pv-lead">{t().lead}</p>
      <Show when={props.edits && props.link.state() === 'offline'}>
        <p class="pv-warn" role="status">
          <Icon name="offline" />
          {t().offline}
        </p>
      </Show>
      <Show when={props.lost}>
        <p class="pv-warn" role="alert">
          {t().again}
        </p>
      </Show>
      <Show when={props.link.loaded()} fallback={<p>{t().loading}</p>}>
        <Show when={props.edits && props.link.state() === 'live' && !props.link.mayWrite()}>
          <p class="pv-warn">{t().readOnly}</p>
        </Show>
        <Show when={props.all.length > 0} fallback={<p class="pv-none">{mayWrite() ? t().none : t().noneYet}</p>}>
          <For each={GROUPS}>
            {group => {
              const keys = createMemo(
                () =>
                  props.all
                    .filter(each => (group.roles as readonly string[]).includes(each.role))
                    .map(each => each.key),
                [] as readonly string[],
                { equals: sameKeys },
              )
              const place = (key: string) => props.all.findIndex(each => each.key === key)
              return (
                <Show when={keys().length > 0}>
                  <h3 class={group.title === 'topics' ? 'serif' : 'sr'}>{t()[group.title]}</h3>
                  <div class="pv-cards" data-group={group.title}>
                    <For each={keys()}>
                      {key => (
                        <Show when={props.all[place(key)]}>
                          {found => (
                            <PerspectiveCard
                              perspective={found()}
                              doc={props.link.doc}
                              mayWrite={mayWrite()}
                              isFresh={props.fresh === key}
                              isShown={props.shown === place(key)}
                              onShow={() => props.onShow(props.shown === place(key) ? undefined : place(key))}
                              textOf={props.textOf}
                              mayMove={by => neighbour(props.all, place(key), by) !== undefined}
                              onMove={by => move(key, by)}
                              onRole={role =>
                                goAlong(setRole(props.link.doc, found(), role), '.pv-kind [aria-pressed="true"]')
                              }
                              onRemove={() => remove(found())}
                            />
                          )}
                        </Show>
                      )}
                    </For>
                  </div>
                </Show>
              )
            }}
          </For>
        </Show>
      </Show>
    </section>
  )
}
