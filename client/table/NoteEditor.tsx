import { onCleanup, onMount, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { useDesk } from './desk.ts'
import { words } from './words.ts'

const IDLE_MS = 300

/**
 * A note's own words, written on the note itself. Saved 300 ms after the last key and on leaving; Enter and Escape leave and keep.
 * Nothing is saved or left in the middle of an input method's composition.
 */
export function NoteEditor(props: { id: string; text: string; lang?: string | undefined }) {
  const t = useWords(words)
  const desk = useDesk()
  const { gestures, writing } = desk
  const before = untrack(() => props.text)
  let area: HTMLTextAreaElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let composing = false
  // Kept on the desk, so that the words survive should the note be moved by somebody else meanwhile.
  const start = desk.editedText(untrack(() => props.id)) ?? before

  const save = () => {
    clearTimeout(timer)
    timer = undefined
    if (area !== undefined && !composing) gestures.saveText(props.id, area.value)
  }
  const onInput = () => {
    if (area === undefined) return
    desk.keepEditedText(props.id, area.value)
    grow(area)
    writing.began()
    clearTimeout(timer)
    timer = setTimeout(save, IDLE_MS)
  }
  const leave = () => {
    save()
    desk.endEditing(props.id)
  }
  onMount(() => {
    if (area === undefined) return
    grow(area)
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
  })
  const { leaving } = desk.table.held
  const last = () => untrack(save)
  leaving.add(last)
  onCleanup(() => {
    last()
    leaving.delete(last)
  })

  return (
    <textarea
      ref={found => (area = found)}
      rows="1"
      lang={props.lang}
      maxlength={LIMITS.noteUnits}
      aria-label={t().noteText}
      value={start}
      onInput={onInput}
      onCompositionStart={() => (composing = true)}
      onCompositionEnd={() => {
        composing = false
        onInput()
      }}
      onBlur={() => {
        // A note that is being moved to another list loses the focus without being left.
        if (area?.isConnected === true) leave()
      }}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.isComposing || composing) return
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault()
          leave()
          desk.focusNote(props.id)
        }
      }}
    />
  )
}

/** As high as its words, also where `field-sizing` is unknown. */
export function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
