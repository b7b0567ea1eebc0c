import { createSignal, onCleanup, onMount, untrack } from 'solid-js'
import type { Point } from '../../shared/domain/folds.ts'
import { LIMITS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { useDesk } from './desk.ts'
import { grow } from './NoteEditor.tsx'
import { words } from './words.ts'

/** An empty note that opened where the paper was double-clicked. It becomes a note once it says something. */
export function FreshNote(props: { point: Point; zone: number | null }) {
  const t = useWords(words)
  const desk = useDesk()
  let area: HTMLTextAreaElement | undefined
  let done = false
  const [kind] = createSignal(desk.kind())

  const finish = (stay: boolean) => {
    if (done || area === undefined) return
    done = true
    const id = desk.gestures.post(area.value, kind(), props.zone, props.point)
    desk.writing.ended()
    desk.table.setEditing(undefined)
    if (stay && id !== undefined) desk.focusNote(id)
  }
  onMount(() => area?.focus({ preventScroll: true }))
  // The bell does not lose what is being written here either.
  const leave = () => untrack(() => finish(false))
  desk.table.held.leaving.add(leave)
  onCleanup(() => desk.table.held.leaving.delete(leave))

  return (
    <div
      class={`note tb-note editing k-${kind()}`}
      style={{ '--x': `${props.point.x}px`, '--y': `${props.point.y}px` }}
    >
      <textarea
        ref={found => (area = found)}
        rows="1"
        maxlength={LIMITS.noteUnits}
        aria-label={t().yourNote}
        onInput={() => {
          if (area !== undefined) grow(area)
          desk.writing.began()
        }}
        onBlur={() => finish(false)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.isComposing) return
          if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
            event.preventDefault()
            finish(true)
          }
        }}
      />
      <KindMark kind={kind()} />
      <span class="who">{t().you}</span>
    </div>
  )
}
