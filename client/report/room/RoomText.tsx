import { For, Match, Show, Switch } from 'solid-js'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import type { Inline, Run } from '../../../shared/reports/model.ts'
import { wordsOf } from '../../../shared/reports/synthesis-read.ts'
import { safeHref } from '../../../shared/reports/printable.ts'
import { useWords } from '../../i18n/language.ts'
import { roomWords } from './words.ts'

type OfKind<K extends SynthesisBlock['kind']> = Extract<SynthesisBlock, { kind: K }>
const is = <K extends SynthesisBlock['kind']>(block: SynthesisBlock, kind: K): OfKind<K> | false =>
  block.kind === kind && (block as OfKind<K>)

/** One block of the draft, to be read. */
export function RoomText(props: { block: SynthesisBlock }) {
  const t = useWords(roomWords)
  return (
    <Switch>
      <Match when={is(props.block, 'paragraph')}>
        {found => (
          <p>
            <Words text={found().text} />
          </p>
        )}
      </Match>
      <Match when={is(props.block, 'heading')}>
        {found => (
          <h3 class="serif">
            <Show when={roleOf(found())}>{role => <span class="rm-role">{t().roles[role()]}</span>}</Show>
            <Words text={found().text} />
          </h3>
        )}
      </Match>
      <Match when={is(props.block, 'question')}>
        {found => (
          <p class="rm-question">
            <span class="rm-letter serif">{t().question}</span>
            <strong>
              <Words text={found().text} />
            </strong>
          </p>
        )}
      </Match>
      <Match when={is(props.block, 'answer')}>
        {found => (
          <p class="rm-question">
            <span class="rm-letter serif">{t().answer}</span>
            <span>
              <Words text={found().text} />
            </span>
          </p>
        )}
      </Match>
      <Match when={is(props.block, 'list')}>
        {found => (
          <ul>
            <For each={found().items}>
              {item => (
                <li>
                  <Words text={item} />
                </li>
              )}
            </For>
          </ul>
        )}
      </Match>
      <Match when={is(props.block, 'quote')}>
        {found => (
          <blockquote class="rm-quote serif">
            <p>{found().text}</p>
          </blockquote>
        )}
      </Match>
    </Switch>
  )
}

const roleOf = (heading: OfKind<'heading'>): 'lead' | 'lever' | 'topic' | undefined => {
  const role = 'role' in heading ? heading.role : undefined
  return role === 'lead' || role === 'lever' || role === 'topic' ? role : undefined
}

function Words(props: { text: Inline }) {
  return <For each={props.text}>{run => <Piece run={run} />}</For>
}

/** A footnote stands in brackets where it hangs: one screen has no foot of the page. */
function Piece(props: { run: Run }) {
  const marked = () => {
    const leaning = (
      <Show when={props.run.em} fallback={props.run.text}>
        {<em>{props.run.text}</em>}
      </Show>
    )
    return (
      <Show when={props.run.strong} fallback={leaning}>
        <strong>{leaning}</strong>
      </Show>
    )
  }
  return (
    <Show
      when={props.run.footnote}
      fallback={
        <span lang={props.run.lang}>
          <Show when={safeHref(props.run.href)} fallback={marked()}>
            {href => (
              <a href={href()} target="_blank" rel="noopener noreferrer">
                {marked()}
              </a>
            )}
          </Show>
        </span>
      }
    >
      {note => <small class="rm-footnote"> [{wordsOf(note().text)}]</small>}
    </Show>
  )
}
