import { createSignal, For, onMount, Show } from 'solid-js'
import type { TableFacts } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { createGiver } from './Refused.tsx'
import { refusalWords } from './refusal-words.ts'
import { hintWords } from './words-hint.ts'

const LONGEST = 300

/** A word to whoever hosts a table: an answer, or a question to pass on. Ready-made questions only fill the field. */
export function WordForm(props: {
  table: TableFacts
  hosts: readonly string[]
  reply: boolean
  onSent: () => void
  onLeave: () => void
}) {
  const h = useWords(hintWords)
  const giver = createGiver()
  const [text, setText] = createSignal('')
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())
  const send = async (event: Event) => {
    event.preventDefault()
    if (text().trim() === '' || giver.busy()) return
    if ((await giver.give({ type: 'word', table: props.table.id, text: text().trim() })) === undefined) return
    showToast({ text: h().sent(props.hosts, props.table.number), icon: 'send' })
    props.onSent()
  }
  const label = () => h().label(props.hosts, props.table.number, props.reply)
  return (
    <form class="hint-card word-form" onSubmit={event => void send(event)}>
      <div class="word-head">
        <label for="console-word">{label()}</label>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={h().leave}
          title={h().leave}
          onClick={() => props.onLeave()}
        >
          <Icon name="x" />
        </button>
      </div>
      <Show when={!props.reply}>
        <div class="announce-chips" role="group" aria-label={h().ready}>
          <For each={h().questions}>
            {question => (
              <button
                type="button"
                onClick={() => {
                  setText(question)
                  field?.focus()
                }}
              >
                {question}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class="word-line">
        <textarea
          class="input"
          id="console-word"
          rows="1"
          maxLength={LONGEST}
          ref={found => (field = found)}
          value={text()}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') props.onLeave()
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void send(event)
          }}
        />
        <button type="submit" class="btn primary" aria-disabled={text().trim() === '' || giver.busy()}>
          <Icon name="send" />
          {h().send}
        </button>
      </div>
      <div role="alert" class="console-refused">
        <Show when={giver.failed()}>{code => <p class="wrong">{refusalWords(code(), language())}</p>}</Show>
      </div>
    </form>
  )
}
