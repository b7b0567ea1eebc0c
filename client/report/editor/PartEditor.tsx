import { createEffect, createSignal, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import type * as Y from 'yjs'
import { useWords } from '../../i18n/language.ts'
import { writingWords } from '../words-writing.ts'
import { makeDrawSources, type SourceFacts } from './draw-sources.ts'
import type { LimitReached } from './limits.ts'
import type { BarState, Editor } from './make-editor.ts'
import { makeEditor } from './make-editor.ts'
import type { QuoteFacts } from './quote-view.ts'
import { type SlipNote, SlipPaper } from './SlipPaper.tsx'
import type { Slip } from './slip.ts'
import './slip.css'

/** One part of the synthesis, as a page to write on. Its own bundle: only this screen needs an editor. */
export function PartEditor(props: {
  fragment: Y.XmlFragment
  label: string
  lang: string
  facts: (note: string, table: string, quoted?: string) => QuoteFacts
  sourceFacts: (ids: readonly string[]) => SourceFacts
  notesOf: (ids: readonly string[]) => readonly SlipNote[]
  onEditor: (editor: Editor | undefined) => void
  writers: readonly string[]
  onState: (state: BarState) => void
  onLimit: (limit: LimitReached) => void
  onCite: () => void
  onSeeNote: (note: string) => void
  onKeepQuote: (note: string) => void
  onWriting: () => void
}) {
  const t = useWords(writingWords)
  const [slip, setSlip] = createSignal<Slip>()
  const [editor, setEditor] = createSignal<Editor>()
  let place: HTMLDivElement | undefined
  let root: HTMLDivElement | undefined
  onMount(() => {
    if (place === undefined) return
    const made = makeEditor({
      place,
      fragment: props.fragment,
      label: props.label,
      lang: props.lang,
      facts: (note, table, quoted) => props.facts(note, table, quoted),
      quotes: {
        words: () => ({ see: t().seeNote, take: t().takeNew, keep: t().keepOld }),
        see: note => props.onSeeNote(note),
        keep: note => props.onKeepQuote(note),
      },
      drawSources: makeDrawSources(ids => untrack(() => props.sourceFacts(ids))),
      footnoteLabel: (number, text) => t().footnoteLabel(number, text),
      writers: () => untrack(() => props.writers),
      onState: state => props.onState(state),
      onLimit: limit => props.onLimit(limit),
      onSlip: asked => setSlip({ ...asked, at: inside(asked.at, root) }),
      onCite: () => props.onCite(),
      onWriting: () => props.onWriting(),
    })
    setEditor(made)
    props.onEditor(made)
    createEffect(() => made.relabel(props.label))
    // what the quotes and the lines under paragraphs say depends on the notes and on the language
    createEffect(on([() => props.sourceFacts([]), () => props.facts('', ''), t], () => made.refreshNotes()))
    // who writes is often told after their words have come
    createEffect(on([() => props.writers.join('\n')], () => made.refreshWriters(), { defer: true }))
    const elsewhere = (event: Event) => {
      if (slip() === undefined || !(event.target instanceof Element)) return
      if (event.target.closest('.rp-slip') !== null) return
      // words that were typed for a footnote are put down; anything else was only asked
      const typed = slip()?.kind === 'footnote' && root?.querySelector<HTMLFormElement>('.rp-slip form')
      if (typed) typed.requestSubmit()
      else setSlip(undefined)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || slip() === undefined) return
      event.preventDefault()
      setSlip(undefined)
      made.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('keydown', escape)
    onCleanup(() => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('keydown', escape)
      props.onEditor(undefined)
      made.destroy()
    })
  })
  return (
    <div class="rp-editor" classList={{ 'rp-asking': slip() !== undefined }} ref={found => (root = found)}>
      <div ref={found => (place = found)} />
      <Show when={slip()} keyed>
        {asked => (
          <Show when={editor()}>
            {here => (
              <SlipPaper
                slip={asked}
                editor={here()}
                notes={ids => props.notesOf(ids)}
                onClose={() => setSlip(undefined)}
              />
            )}
          </Show>
        )}
      </Show>
    </div>
  )
}

const SLIP_WIDTH = 320
/** From the window's pixels to the page's, kept inside its width. */
function inside(at: Slip['at'], root: HTMLElement | undefined): Slip['at'] {
  if (root === undefined) return at
  const { left, top, width } = root.getBoundingClientRect()
  return { left: Math.max(0, Math.min(at.left - left, width - SLIP_WIDTH)), top: at.top - top + 6 }
}
