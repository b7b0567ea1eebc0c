import { createEffect, on, Show } from 'solid-js'
import type { Line } from '../../mirror/perspectives.ts'
import { difference, writeLine } from './edits.ts'

/** A line of the synthesis that several people may write at once: each keeps their caret while the others' words come in. */
export function LiveText(props: {
  line: Line
  mayWrite: boolean
  label: string
  placeholder: string
  class?: string
  /** why a line that is not plain words cannot be written here */
  elsewhere: string
  onEnter?: () => void
  /** Backspace in an empty line */
  onEmptied?: () => void
}) {
  return (
    <Show
      when={props.mayWrite && props.line.isPlain}
      fallback={
        <p class={`pv-still ${props.class ?? ''}`} title={props.mayWrite ? props.elsewhere : undefined}>
          {props.line.text}
        </p>
      }
    >
      <Writing {...props} />
    </Show>
  )
}

function Writing(props: Parameters<typeof LiveText>[0]) {
  let field: HTMLTextAreaElement | undefined
  const grow = () => {
    if (field === undefined) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }
  createEffect(
    on(
      () => props.line.text,
      next => {
        if (field === undefined) return
        if (field.value !== next) {
          const { start, removed, added } = difference(field.value, next)
          const moved = (caret: number) =>
            caret <= start ? caret : caret >= start + removed ? caret + added.length - removed : start + added.length
          const [from, to] = [moved(field.selectionStart), moved(field.selectionEnd)]
          field.value = next
          if (document.activeElement === field) field.setSelectionRange(from, to)
        }
        queueMicrotask(grow)
      },
    ),
  )
  return (
    <textarea
      ref={found => (field = found)}
      class={`pv-write ${props.class ?? ''}`}
      data-line={props.line.key}
      rows="1"
      spellcheck={true}
      aria-label={props.label}
      placeholder={props.placeholder}
      onInput={event => writeLine(props.line, event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={event => {
        if (event.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          props.onEnter?.()
        }
        if (event.key === 'Backspace' && event.currentTarget.value === '' && props.onEmptied !== undefined) {
          event.preventDefault()
          props.onEmptied()
        }
      }}
    />
  )
}
