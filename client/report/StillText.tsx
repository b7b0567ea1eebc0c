import { Show } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { Blocks } from './Blocks.tsx'
import type { QuoteFacts } from './editor/quote-view.ts'

/** How somebody began to write before the editor was there: where they pressed, and what they typed since. */
export interface Beginning {
  point: { readonly left: number; readonly top: number } | undefined
  readonly keys: string[]
}

/**
 * A part as it stands. The editor is a third of what this screen weighs, and most visits only read: it is fetched when
 * somebody goes to write. What they type until it comes is kept for it.
 */
export function StillText(props: {
  label: string
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string) => QuoteFacts
  /** undefined for whoever may only read */
  onBegin: ((beginning: Beginning) => void) | undefined
}) {
  const beginning: Beginning = { point: undefined, keys: [] }
  const onKey = (event: KeyboardEvent) => {
    const types = /^.$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!types && event.key !== 'Enter') return
    event.preventDefault()
    beginning.keys.push(event.key)
  }
  return (
    <Show
      when={props.onBegin}
      fallback={
        <div class="rp-text">
          <Blocks blocks={props.blocks} facts={props.facts} />
        </div>
      }
    >
      {begin => (
        <div
          class="rp-text"
          role="textbox"
          tabindex="0"
          aria-multiline="true"
          aria-label={props.label}
          onPointerDown={event => {
            beginning.point = { left: event.clientX, top: event.clientY }
          }}
          onFocus={() => begin()(beginning)}
          onKeyDown={onKey}
          // a page to write on: a press on a link puts the caret there
          onClick={event => event.preventDefault()}
        >
          <Blocks blocks={props.blocks} facts={props.facts} />
          {/* where one would write on */}
          <Show when={props.blocks.length === 0}>
            <p>
              <br />
            </p>
          </Show>
        </div>
      )}
    </Show>
  )
}
