import { For, Match, Show, Switch } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import type { Inline } from '../../shared/reports/model.ts'
import { safeHref } from '../../shared/reports/printable.ts'
import type { QuoteFacts } from './editor/quote-view.ts'

type OfKind<K extends SynthesisBlock['kind']> = Extract<SynthesisBlock, { kind: K }>

/** A part's text as the editor shows it, without the editor: the same elements and classes. */
export function Blocks(props: {
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string) => QuoteFacts
}) {
  return (
    <For each={props.blocks}>
      {block => (
        <Switch>
          <Match when={is(block, 'paragraph')}>
            {found => (
              <p>
                <Words text={found().text} />
              </p>
            )}
          </Match>
          <Match when={is(block, 'heading')}>
            {found => (
              <h4 class="serif">
                <Words text={found().text} />
              </h4>
            )}
          </Match>
          <Match when={is(block, 'question')}>
            {found => (
              <p class="rp-question">
                <Words text={found().text} />
              </p>
            )}
          </Match>
          <Match when={is(block, 'answer')}>
            {found => (
              <p class="rp-answer">
                <Words text={found().text} />
              </p>
            )}
          </Match>
          <Match when={is(block, 'list')}>
            {found => (
              <ul>
                <For each={found().items}>
                  {item => (
                    <li>
                      <p>
                        <Words text={item} />
                      </p>
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Match>
          <Match when={is(block, 'quote')}>
            {found => (
              <blockquote
                class={`rp-quote k-${props.facts(found().note, found().table).kind}`}
                data-note={found().note}
                data-table={found().table}
              >
                <p class="serif">{found().text}</p>
                <small>{props.facts(found().note, found().table).meta}</small>
              </blockquote>
            )}
          </Match>
        </Switch>
      )}
    </For>
  )
}

const is = <K extends SynthesisBlock['kind']>(block: SynthesisBlock, kind: K): OfKind<K> | false =>
  block.kind === kind && (block as OfKind<K>)

function Words(props: { text: Inline }) {
  return (
    <For each={props.text}>
      {run => (
        <Show when={safeHref(run.href)} fallback={<Run run={run} />}>
          {href => (
            <a href={href()} target="_blank" rel="noopener noreferrer">
              <Run run={run} />
            </a>
          )}
        </Show>
      )}
    </For>
  )
}

function Run(props: { run: Inline[number] }) {
  const leaning = () => (
    <Show when={props.run.em} fallback={props.run.text}>
      <em>{props.run.text}</em>
    </Show>
  )
  return (
    <Show when={props.run.strong} fallback={leaning()}>
      <strong>{leaning()}</strong>
    </Show>
  )
}
