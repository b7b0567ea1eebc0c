import { createMemo, For, Index, Match, onMount, Show, Switch } from 'solid-js'
import type * as Y from 'yjs'
import { HEADING_ROLES, type HeadingRole } from '../../../shared/document/synthesis.ts'
import { useWords } from '../../i18n/language.ts'
import type { Line, Perspective, PerspectiveBlock } from '../../mirror/perspectives.ts'
import { Icon } from '../../ui/Icon.tsx'
import { addLine, removeLine } from './edits.ts'
import { LiveText } from './LiveText.tsx'
import { perspectiveWords } from './words.ts'

/** Brings the caret into the last line of a card, or into its title, once it is on the page. */
export function writeIn(card: string, which: 'title' | 'last'): void {
  setTimeout(() => {
    const fields = document.querySelectorAll<HTMLTextAreaElement>(`[data-card="${CSS.escape(card)}"] textarea`)
    ;(which === 'title' ? fields[0] : fields[fields.length - 1])?.focus()
  })
}

/** One lead, lever or topic: its title, what is said of it, the notes it comes from. Who may write writes in place. */
export function PerspectiveCard(props: {
  perspective: Perspective
  doc: Y.Doc
  mayWrite: boolean
  isFresh: boolean
  /** a note's words by its id; undefined when it lies on no plate */
  textOf: (note: string) => string | undefined
  mayMove: (by: -1 | 1) => boolean
  onMove: (by: -1 | 1) => void
  onRole: (role: HeadingRole) => void
  /** is it on the room's screens? */
  isShown: boolean
  onShow: () => void
  onRemove: () => void
}) {
  const t = useWords(perspectiveWords)
  const each = () => props.perspective
  const title = () => each().title.text.trim() || t().untitled
  const blockKeys = createMemo(() => each().blocks.map(block => block.key), [] as readonly string[], {
    equals: sameKeys,
  })
  const block = (key: string) => each().blocks.find(found => found.key === key)
  const has = (kind: PerspectiveBlock['kind']) => each().blocks.some(found => found.kind === kind)
  const add = (kind: 'item' | 'question' | 'paragraph') => {
    addLine(props.doc, each(), kind)
    writeIn(each().key, 'last')
  }
  let card: HTMLElement | undefined
  onMount(() => {
    if (!props.isFresh || !props.mayWrite) return
    const [title, first] = card?.querySelectorAll('textarea') ?? []
    ;(first ?? title)?.focus()
    card?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <article ref={found => (card = found)} class="pv-card" data-card={each().key} data-role={each().role}>
      <Show
        when={props.mayWrite}
        fallback={<p class="pv-role">{each().role === '' ? undefined : t().roles[each().role]}</p>}
      >
        <div class="pv-tools">
          <div class="seg pv-kind" role="group" aria-label={t().role}>
            <For each={HEADING_ROLES}>
              {role => (
                <button type="button" aria-pressed={each().role === role} onClick={() => props.onRole(role)}>
                  {t().roles[role]}
                </button>
              )}
            </For>
          </div>
          <span class="pv-order">
            <button
              type="button"
              class="btn quiet icon"
              aria-pressed={props.isShown}
              aria-label={t().show(title())}
              title={t().show(title())}
              onClick={() => props.onShow()}
            >
              <Icon name="screen" />
            </button>
            <button
              type="button"
              class="btn quiet icon pv-up"
              aria-disabled={!props.mayMove(-1)}
              aria-label={t().up(title())}
              title={t().up(title())}
              onClick={() => props.mayMove(-1) && props.onMove(-1)}
            >
              <Icon name="up" />
            </button>
            <button
              type="button"
              class="btn quiet icon pv-down"
              aria-disabled={!props.mayMove(1)}
              aria-label={t().down(title())}
              title={t().down(title())}
              onClick={() => props.mayMove(1) && props.onMove(1)}
            >
              <Icon name="down" />
            </button>
            <button
              type="button"
              class="btn quiet icon"
              aria-label={t().remove(title())}
              title={t().remove(title())}
              onClick={() => props.onRemove()}
            >
              <Icon name="x" />
            </button>
          </span>
        </div>
      </Show>
      <h4 class="serif">
        <LiveText
          line={each().title}
          mayWrite={props.mayWrite}
          label={t().name(t().roles[each().role])}
          placeholder={t().titlePlaceholder}
          elsewhere={t().elsewhere}
          onEnter={() => writeIn(each().key, 'last')}
        />
      </h4>
      <For each={blockKeys()}>
        {key => (
          <Show when={block(key)}>
            {found => <Block block={found()} doc={props.doc} mayWrite={props.mayWrite} onAdd={add} />}
          </Show>
        )}
      </For>
      <Show when={props.mayWrite}>
        <p class="pv-add">
          <Show when={each().role === 'lever' || has('list')}>
            <button type="button" class="btn quiet" onClick={() => add('item')}>
              <Icon name="plus" />
              {t().addItem}
            </button>
          </Show>
          <Show when={each().role === 'topic' || has('question')}>
            <button type="button" class="btn quiet" onClick={() => add('question')}>
              <Icon name="plus" />
              {t().addQuestion}
            </button>
          </Show>
          <Show when={!has('paragraph')}>
            <button type="button" class="btn quiet" onClick={() => add('paragraph')}>
              <Icon name="plus" />
              {t().addText}
            </button>
          </Show>
        </p>
      </Show>
      <Show when={each().notes.length > 0}>
        <details class="pv-from">
          <summary>{t().from(each().notes.length)}</summary>
          <ul>
            <Index each={each().notes}>{note => <li>{props.textOf(note()) ?? t().gone}</li>}</Index>
          </ul>
        </details>
      </Show>
    </article>
  )
}

function Block(props: {
  block: PerspectiveBlock
  doc: Y.Doc
  mayWrite: boolean
  onAdd: (kind: 'item' | 'question' | 'paragraph') => void
}) {
  const t = useWords(perspectiveWords)
  const asList = () => (props.block.kind === 'list' ? props.block : undefined)
  const asLine = () => (props.block.kind === 'list' ? undefined : props.block)
  const lineKeys = createMemo(() => asList()?.items.map(item => item.key) ?? [], [] as readonly string[], {
    equals: sameKeys,
  })
  const label = (line: Line & { readonly kind: string }) =>
    line.kind === 'question' ? t().question(1) : line.kind === 'answer' ? t().answer : t().text
  return (
    <Switch>
      <Match when={asList()}>
        {list => (
          <ul class="pv-items">
            <For each={lineKeys()}>
              {(key, at) => (
                <Show when={list().items.find(item => item.key === key)}>
                  {item => (
                    <Show when={props.mayWrite || item().text !== ''}>
                      <li>
                        <LiveText
                          line={item()}
                          mayWrite={props.mayWrite}
                          label={t().item(at() + 1)}
                          placeholder={t().itemPlaceholder}
                          elsewhere={t().elsewhere}
                          onEnter={() => props.onAdd('item')}
                          onEmptied={() => removeLine(props.doc, item().element)}
                        />
                        <Show when={props.mayWrite}>
                          <RemoveLine line={item()} doc={props.doc} />
                        </Show>
                      </li>
                    </Show>
                  )}
                </Show>
              )}
            </For>
          </ul>
        )}
      </Match>
      <Match when={asLine()}>
        {line => (
          <Show when={props.mayWrite || line().text !== ''}>
            <div class={`pv-line pv-${line().kind}`}>
              <LiveText
                line={line()}
                mayWrite={props.mayWrite}
                label={label(line())}
                placeholder={line().kind === 'question' ? t().questionPlaceholder : t().textPlaceholder}
                elsewhere={t().elsewhere}
                onEnter={() => props.onAdd(line().kind === 'question' ? 'question' : 'paragraph')}
                onEmptied={() => removeLine(props.doc, line().element)}
              />
              <Show when={props.mayWrite}>
                <RemoveLine line={line()} doc={props.doc} />
              </Show>
            </div>
          </Show>
        )}
      </Match>
    </Switch>
  )
}

function RemoveLine(props: { line: Line; doc: Y.Doc }) {
  const t = useWords(perspectiveWords)
  return (
    <button
      type="button"
      class="btn quiet icon pv-less"
      aria-label={t().removeLine(props.line.text)}
      title={t().removeLine(props.line.text)}
      onClick={() => removeLine(props.doc, props.line.element)}
    >
      <Icon name="minus" />
    </button>
  )
}

export const sameKeys = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at])
