import { For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Disc } from './Disc.tsx'
import type { PersonLine } from './lines.ts'
import { peopleWords } from './words.ts'

/** One person: who they are, what is asked for them, and their table in each round. Pressing it chooses them. */
export function PersonItem(props: {
  line: PersonLine
  frozen: number
  chosen: boolean
  onChoose: (id: string) => void
}) {
  const t = useWords(peopleWords)
  const facts = () => {
    if (props.line.news === 'changes') return t().changes
    if (props.line.news === 'arrives') return t().arrives
    if (props.line.state !== 'present') return t().states[props.line.state]
    return [props.line.hosts ? t().host : '', props.line.paper ? t().paper : ''].filter(text => text !== '').join(', ')
  }
  const said = () => props.line.cells.map(cell => t().cell(cell.round, cell.table)).join(', ')
  return (
    <li class={`person ${props.line.state}`} classList={{ news: props.line.news !== undefined }}>
      <button
        type="button"
        class="person-who"
        aria-pressed={props.chosen}
        onClick={() => props.onChoose(props.line.id)}
        id={`person-${props.line.id}`}
      >
        <span class="person-seat" classList={{ host: props.line.hosts }} aria-hidden="true">
          {props.line.initial}
        </span>
        <span class="person-name">
          <b>
            {props.line.name}
            <Show when={props.line.hosts}>
              <Icon name="cup" />
            </Show>
            <Show when={props.line.paper}>
              <Icon name="paper" />
            </Show>
          </b>{' '}
          <span class="person-facts">
            <Show when={facts()}>
              <span class="person-state">{facts()}</span>{' '}
            </Show>
            <For each={props.line.tags}>
              {tag => (
                <span class="person-tag" classList={{ apart: tag.kind === 'apart' || tag.kind === 'not' }}>
                  {t().tag(tag)}
                </span>
              )}
            </For>
          </span>
        </span>
        <span class="sr">{said()}</span>
      </button>
      <span class="person-discs">
        <For each={props.line.cells}>
          {cell => (
            <span class="person-cell" classList={{ past: cell.round <= props.frozen }}>
              <Disc table={cell.table} changed={cell.changed} />
            </span>
          )}
        </For>
      </span>
    </li>
  )
}
