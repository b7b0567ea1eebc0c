import { createSignal, onCleanup, onMount, untrack } from 'solid-js'
import type { Point } from '../../../shared/domain/folds.ts'
import { useWords } from '../../i18n/language.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { isComposing } from '../pad/composing.ts'
import { useDesk } from '../desk.ts'
import { splitToFit } from './fit.ts'
import { grow } from './grow.ts'
import { keepWords, whyKept } from '../pad/kept-words.ts'
import { words } from '../words.ts'

/** An empty note that opened where the paper was double-clicked. It becomes a note once it says something. */
export function FreshNote(props: { point: Point; zone: number | null }) {
  const t = useWords(words)
  const desk = useDesk()
  let area: HTMLTextAreaElement | undefined
  let done = false
  const [kind] = createSignal(desk.kind())

  const forWhom = () => desk.table.session.programme.people[desk.table.mine.voice() ?? '']?.name

  const finish = (stay: boolean) => {
    if (done || area === undefined) return
    done = true
    const [head = '', ...rest] = splitToFit(area.value)
    const id = desk.gestures.post(head, kind(), props.zone, { at: props.point })
    // What may not lie here is never lost: the cloth was closed meanwhile, or it is too long.
    if (id === undefined) keepWords(desk, area.value, whyKept(desk))
    else if (rest.length > 0) keepWords(desk, rest.join(' '), 'long')
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
        aria-label={t().yourNote}
        onInput={() => {
          if (area !== undefined) grow(area)
          desk.writing.began()
        }}
        onBlur={() => finish(false)}
        onKeyDown={event => {
          event.stopPropagation()
          if (isComposing(event)) return
          if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
            event.preventDefault()
            finish(true)
          }
        }}
      />
      <KindMark kind={kind()} />
      <span class="who">{forWhom() ?? t().you}</span>
    </div>
  )
}
