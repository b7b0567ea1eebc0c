import { Show } from 'solid-js'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { Blocks } from './Blocks.tsx'
import type { SourceFacts } from './editor/draw-sources.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import { NOTE_DRAGGED } from './note-drag.ts'

/** How somebody began to write before the editor was there: where they pressed, and what they typed since. */
export interface Beginning {
  point: { readonly left: number; readonly top: number } | undefined
  /** pieces of text, and `Enter` */
  readonly typed: string[]
}

/**
 * A part as it stands. The editor is a third of what this screen weighs, and most visits only read: it is fetched when
 * somebody goes to write. What they type until it comes is kept for it.
 */
export function StillText(props: {
  label: string
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string, quoted?: string) => QuoteFacts
  sourceFacts: (ids: readonly string[]) => SourceFacts
  onSeeNote: (note: string) => void
  /** a note was dropped here before the editor came */
  onDropNote: (note: string) => void
  /** undefined for whoever may only read */
  onBegin: ((beginning: Beginning) => void) | undefined
  /** words are kept for the editor: they are in no document yet */
  onAhead: (words: boolean) => void
}) {
  const beginning: Beginning = { point: undefined, typed: [] }
  // What comes is text, not keys: accents by dead keys, phones, dictation and pasting never say which key was pressed.
  const onInput = (event: InputEvent) => {
    if (event.isComposing) return // its words come when they are whole
    event.preventDefault()
    if (event.inputType.startsWith('delete')) beginning.typed.pop()
    else if (event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak')
      beginning.typed.push('Enter')
    else return keep(event.data ?? event.dataTransfer?.getData('text/plain'))
    props.onAhead(beginning.typed.length > 0)
  }
  const keep = (text: string | null | undefined) => {
    if (text) beginning.typed.push(text.replace(/\s*\n\s*/g, ' '))
    props.onAhead(beginning.typed.length > 0)
  }
  const text = () => (
    <Blocks
      blocks={props.blocks}
      facts={props.facts}
      sourceFacts={props.sourceFacts}
      onSeeNote={note => props.onSeeNote(note)}
    />
  )
  return (
    <Show when={props.onBegin} fallback={<div class="rp-text">{text()}</div>}>
      {begin => (
        <div
          class="rp-text"
          role="textbox"
          tabindex="0"
          // a page to write on: a press on a link puts the caret there
          contenteditable={true}
          aria-multiline="true"
          aria-label={props.label}
          onPointerDown={event => {
            beginning.point = { left: event.clientX, top: event.clientY }
          }}
          onFocus={() => begin()(beginning)}
          onBeforeInput={onInput}
          onCompositionEnd={event => keep(event.data)}
          onDragOver={event => {
            if (event.dataTransfer?.types.includes(NOTE_DRAGGED) === true) event.preventDefault()
          }}
          onDrop={event => {
            const note = event.dataTransfer?.getData(NOTE_DRAGGED) ?? ''
            if (note === '') return
            event.preventDefault()
            props.onDropNote(note)
          }}
        >
          {text()}
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
