import { createMemo, For, Match, Show, Switch } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import type { Inline } from '../../shared/reports/model.ts'
import { safeHref } from '../../shared/reports/printable.ts'
import { useWords } from '../i18n/language.ts'
import { KindMark } from '../ui/KindMark.tsx'
import type { SourceFacts } from './editor/draw-sources.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import { writingWords } from './words-writing.ts'

type OfKind<K extends SynthesisBlock['kind']> = Extract<SynthesisBlock, { kind: K }>

/** A part's text as the editor shows it, without the editor: the same elements and classes. */
export function Blocks(props: {
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string, quoted?: string) => QuoteFacts
  /** what is said under a paragraph of where it comes from; undefined: nothing */
  sourceFacts?: ((ids: readonly string[]) => SourceFacts) | undefined
  onSeeNote?: ((note: string) => void) | undefined
}) {
  const t = useWords(writingWords)
  /** how many footnotes hang before each block */
  const before = createMemo(() => {
    let count = 0
    return props.blocks.map(block => {
      const had = count
      count += footnotesIn(block)
      return had
    })
  })
  const from = (notes: readonly string[] | undefined) => (
    <Show when={notes !== undefined && notes.length > 0 && props.sourceFacts?.(notes)}>
      {facts => (
        <div class="rp-from" contenteditable={false} data-notes={notes?.join(' ')}>
          <span>
            <For each={facts().kinds}>{kind => <i class={`k-${kind}`} />}</For>
            {facts().text}
          </span>
        </div>
      )}
    </Show>
  )
  return (
    <For each={props.blocks}>
      {(block, index) => {
        const words = (text: Inline) => <Words text={text} before={before()[index()] ?? 0} />
        return (
          <Switch>
            <Match when={is(block, 'paragraph')}>
              {found => (
                <>
                  <p>{words(found().text)}</p>
                  {from(found().notes)}
                </>
              )}
            </Match>
            <Match when={is(block, 'heading')}>
              {found => (
                <h4 class="serif" data-role={found().role}>
                  {words(found().text)}
                </h4>
              )}
            </Match>
            <Match when={is(block, 'question')}>
              {found => (
                <>
                  <p class="rp-question">{words(found().text)}</p>
                  {from(found().notes)}
                </>
              )}
            </Match>
            <Match when={is(block, 'answer')}>
              {found => (
                <>
                  <p class="rp-answer">{words(found().text)}</p>
                  {from(found().notes)}
                </>
              )}
            </Match>
            <Match when={is(block, 'list')}>
              {found => (
                <ul>
                  <For each={found().items}>
                    {(item, place) => (
                      <li>
                        <p>
                          <Words
                            text={item}
                            before={(before()[index()] ?? 0) + sum(found().items.slice(0, place()).map(hanging))}
                          />
                        </p>
                      </li>
                    )}
                  </For>
                </ul>
              )}
            </Match>
            <Match when={is(block, 'quote')}>
              {found => {
                const facts = () => props.facts(found().note, found().table, found().text)
                return (
                  <blockquote
                    class={`rp-quote k-${facts().kind}`}
                    data-note={found().note}
                    data-table={found().table}
                    contenteditable={false}
                  >
                    <p class="serif">{found().text}</p>
                    <small>
                      <KindMark kind={facts().kind} />
                      {facts().meta}
                      <Show when={facts().dots > 0}>
                        <span class="votes">{facts().dots}</span>
                      </Show>
                      <Show when={facts().now !== undefined && props.onSeeNote}>
                        {see => (
                          <button type="button" class="rp-quote-see" onClick={() => see()(found().note)}>
                            {t().seeNote}
                          </button>
                        )}
                      </Show>
                    </small>
                    <Show when={facts().since}>
                      {since => (
                        <div class="rp-quote-since">
                          <span>{since()}</span>
                        </div>
                      )}
                    </Show>
                  </blockquote>
                )
              }}
            </Match>
          </Switch>
        )
      }}
    </For>
  )
}

const is = <K extends SynthesisBlock['kind']>(block: SynthesisBlock, kind: K): OfKind<K> | false =>
  block.kind === kind && (block as OfKind<K>)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const hanging = (text: Inline): number => text.filter(run => run.footnote !== undefined).length
function footnotesIn(block: SynthesisBlock): number {
  if (block.kind === 'quote') return 0
  return block.kind === 'list' ? sum(block.items.map(hanging)) : hanging(block.text)
}

/** `before`: how many footnotes the page has had so far. */
function Words(props: { text: Inline; before: number }) {
  return (
    <For each={props.text}>
      {(run, index) => (
        <Show
          when={run.footnote === undefined}
          fallback={<sup class="rp-fn">{props.before + hanging(props.text.slice(0, index() + 1))}</sup>}
        >
          <Show when={safeHref(run.href)} fallback={<Run run={run} />}>
            {href => (
              <a href={href()} target="_blank" rel="noopener noreferrer">
                <Run run={run} />
              </a>
            )}
          </Show>
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
  const strong = () => (
    <Show when={props.run.strong} fallback={leaning()}>
      <strong>{leaning()}</strong>
    </Show>
  )
  return (
    <Show when={props.run.lang} fallback={strong()}>
      {lang => (
        <span class="rp-lang" lang={lang()}>
          {strong()}
        </span>
      )}
    </Show>
  )
}
