import { createEffect, onCleanup, onMount } from 'solid-js'
import type * as Y from 'yjs'
import type { BarState, Editor } from './make-editor.ts'
import { makeEditor } from './make-editor.ts'
import type { LimitReached } from './limits.ts'
import type { QuoteFacts } from './quote-view.ts'

/** One part of the synthesis, as a page to write on. Its own bundle: only this screen needs an editor. */
export function PartEditor(props: {
  fragment: Y.XmlFragment
  label: string
  facts: (note: string, table: string) => QuoteFacts
  onEditor: (editor: Editor | undefined) => void
  onState: (state: BarState) => void
  onLimit: (limit: LimitReached) => void
  onWriting: () => void
}) {
  let place: HTMLDivElement | undefined
  onMount(() => {
    if (place === undefined) return
    const editor = makeEditor({
      place,
      fragment: props.fragment,
      label: props.label,
      facts: (note, table) => props.facts(note, table),
      onState: state => props.onState(state),
      onLimit: limit => props.onLimit(limit),
      onWriting: () => props.onWriting(),
    })
    props.onEditor(editor)
    createEffect(() => editor.relabel(props.label))
    createEffect(() => {
      // what the quotes say depends on the notes and on the language: follow whatever `facts` reads
      editor.refreshQuotes()
    })
    onCleanup(() => {
      props.onEditor(undefined)
      editor.destroy()
    })
  })
  return <div class="rp-editor" ref={found => (place = found)} />
}
