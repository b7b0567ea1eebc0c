import { onCleanup, onMount, untrack } from 'solid-js'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { toNoteText } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import { isComposing } from '../pad/composing.ts'
import { useDesk } from '../desk.ts'
import { splitToFit } from './fit.ts'
import { grow } from './grow.ts'
import { keepWords, whyKept } from '../pad/kept-words.ts'
import { keepBoth, watchVersions } from './two-versions.ts'
import { words } from '../words.ts'

const IDLE_MS = 300

/**
 * A note's own words, written on the note itself. Saved 300 ms after the last key and on leaving; Enter and Escape leave and keep.
 * Nothing is saved or left in the middle of an input method's composition. Words that may not stay in the note (the cloth was closed,
 * they are too long, somebody else changed the note meanwhile) are kept elsewhere, and that is said.
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

  /** the note's words as they were last seen here: others than these are somebody else's */
  let seen = before
  const stored = () => clothMap(desk.table.cloth.docOf(props.id), 'txt').get(props.id)
  watchVersions(desk)

  const save = () => {
    clearTimeout(timer)
    timer = undefined
    if (area === undefined || composing) return
    const [head = ''] = splitToFit(area.value)
    const now = stored()
    if (now !== undefined && now !== seen && now !== toNoteText(head)) return
    gestures.saveText(props.id, head)
    seen = stored() ?? seen
  }
  /** What could not be saved goes where it is safe. */
  const keep = () => {
    const [head, ...rest] = splitToFit(area?.value ?? '')
    const now = stored()
    const text = toNoteText(head ?? '')
    if (text !== '' && now !== undefined && now !== text) {
      if (now !== seen && desk.table.mayWrite()) keepBoth(desk, props.id, text)
      else keepWords(desk, text, whyKept(desk))
    }
    if (rest.length > 0) keepWords(desk, rest.join(' '), 'long')
  }
  const onInput = () => {
    if (area === undefined) return
    desk.keepEditedText(props.id, area.value)
    grow(area)
    writing.began(props.id)
    clearTimeout(timer)
    timer = setTimeout(save, IDLE_MS)
  }
  let left = false
  const leave = () => {
    if (left) return
    left = true
    composing = false
    save()
    keep()
    desk.endEditing(props.id)
  }
  onMount(() => {
    if (area === undefined) return
    grow(area)
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
  })
  const { leaving } = desk.table.held
  const last = () => untrack(leave)
  leaving.add(last)
  onCleanup(() => {
    leaving.delete(last)
    // Another note is edited now, or this one went to another list and goes on there.
    if (desk.table.isEdited(props.id)) untrack(save)
    else last()
  })

  return (
    <textarea
      ref={found => (area = found)}
      rows="1"
      lang={props.lang}
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
        if (composing || isComposing(event)) return
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault()
          leave()
          desk.focusNote(props.id)
        }
      }}
    />
  )
}
