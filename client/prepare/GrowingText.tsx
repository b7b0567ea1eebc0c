import { createEffect, onMount } from 'solid-js'

/**
 * A line of text that wraps and grows with its words; Enter does nothing, a title has no paragraphs.
 * What is being typed is never replaced under the caret.
 */
export function GrowingText(props: {
  value: string
  label: string
  class?: string
  placeholder?: string
  maxLength: number
  lang?: string
  disabled?: boolean
  invalid?: boolean
  onInput: (value: string) => void
}) {
  let box: HTMLTextAreaElement | undefined
  const fit = () => {
    if (box === undefined) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
  }
  createEffect(() => {
    if (box !== undefined && box.value !== props.value && document.activeElement !== box) box.value = props.value
    fit()
  })
  // fonts and the card's width are known one frame later
  onMount(() => requestAnimationFrame(fit))
  return (
    <textarea
      ref={found => (box = found)}
      class={`growing ${props.class ?? ''}`}
      rows="1"
      aria-label={props.label}
      aria-invalid={props.invalid === true ? 'true' : undefined}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      lang={props.lang}
      disabled={props.disabled}
      onKeyDown={event => event.key === 'Enter' && !event.isComposing && event.preventDefault()}
      onInput={event => {
        fit()
        props.onInput(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))
      }}
    />
  )
}
