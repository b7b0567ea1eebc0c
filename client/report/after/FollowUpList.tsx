import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { isStaff } from '../../../shared/access/roles.ts'
import { useWords } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'
import { readSynthesis } from '../../../shared/reports/synthesis-read.ts'
import { Icon } from '../../ui/Icon.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { followUpLines } from './follow-up-lines.ts'
import { followUpWords } from './words-follow-up.ts'
import './follow-up.css'

/** Leads and levers, who takes them on and where they stand: for everybody to read, for staff to keep up to date. */
export function FollowUpList(props: {
  /** says so when there is nothing, instead of taking no room */ always?: boolean
}) {
  const t = useWords(followUpWords)
  const { open, programme, identity } = useSession()
  const link = open('synthesis')
  const fragment = link.doc.getXmlFragment('perspectives')
  const [blocks, setBlocks] = createSignal(readSynthesis(fragment))
  const look = () => setBlocks(readSynthesis(fragment))
  fragment.observeDeep(look)
  onCleanup(() => fragment.unobserveDeep(look))
  const lines = createMemo(() => followUpLines(blocks(), programme.followUp))
  const keys = createMemo(() => lines().map(line => line.key), [], { equals: (a, b) => a.join() === b.join() })
  const [editing, setEditing] = createSignal<string>()
  const lang = () => programme.day()?.languages[0]
  let list: HTMLElement | undefined
  const done = () => {
    const key = editing()
    setEditing(undefined)
    if (key !== undefined) list?.querySelector<HTMLElement>(`[data-edits="${key}"]`)?.focus()
  }
  return (
    <Show when={lines().length > 0 || props.always}>
      <section class="fu" aria-labelledby="fu-title" ref={found => (list = found)}>
        <h2 id="fu-title" class="serif">
          {t().title}
        </h2>
        <p class="fu-help">{lines().length > 0 ? t().help : t().none}</p>
        <ul>
          <For each={keys()}>
            {key => (
              <Show when={lines().find(line => line.key === key)}>
                {line => (
                  <li>
                    <p class="fu-role">
                      {t().roles[line().role]}
                      <Show when={line().isGone}> · {t().gone}</Show>
                    </p>
                    <div class="fu-head">
                      <h3 class="serif" lang={lang()}>
                        {line().title}
                      </h3>
                      <span class="pill" data-state={line().known?.state ?? 'proposed'}>
                        <Show when={line().known?.state === 'done'}>
                          <Icon name="check" />
                        </Show>
                        {t().states[line().known?.state ?? 'proposed']}
                      </span>
                    </div>
                    <Show when={line().known?.who || line().known?.step || line().known?.date}>
                      <dl>
                        <Show when={line().known?.who}>
                          {who => (
                            <div>
                              <dt>{t().who}</dt>
                              <dd>{who()}</dd>
                            </div>
                          )}
                        </Show>
                        <Show when={line().known?.step}>
                          {step => (
                            <div>
                              <dt>{t().step}</dt>
                              <dd>{step()}</dd>
                            </div>
                          )}
                        </Show>
                        <Show when={line().known?.date}>
                          {date => (
                            <div>
                              <dt>{t().date}</dt>
                              <dd class="num">{t().by(date())}</dd>
                            </div>
                          )}
                        </Show>
                      </dl>
                    </Show>
                    <Show when={isStaff(identity.role)}>
                      <Show
                        when={editing() === key}
                        fallback={
                          <button
                            type="button"
                            class="btn"
                            data-edits={key}
                            aria-label={t().editLong(line().title)}
                            onClick={() => setEditing(key)}
                          >
                            <Icon name="pencil" />
                            {t().edit}
                          </button>
                        }
                      >
                        <FollowUpForm line={line()} onDone={done} />
                      </Show>
                    </Show>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
