import { createUniqueId, For } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'
import './fields.css'

/** Less, a figure that can also be typed, more. */
export function Stepper(props: {
  label: string
  hideLabel?: boolean
  value: number
  min: number
  max: number
  step?: number
  text?: (value: number) => string
  disabled?: boolean
  onChange: (value: number) => void
}) {
  const t = useWords(words)
  const id = createUniqueId()
  const by = (steps: number) => {
    const step = props.step ?? 1
    // from 7 by fives one comes to 10, then 15
    const next = steps > 0 ? Math.floor(props.value / step) * step + step : Math.ceil(props.value / step) * step - step
    props.onChange(Math.max(props.min, Math.min(props.max, next)))
  }
  const typed = (event: Event & { currentTarget: HTMLInputElement }) => {
    const value = Number(event.currentTarget.value.replace(',', '.').replace(/[^\d.]/g, ''))
    if (Number.isFinite(value) && event.currentTarget.value.trim() !== '')
      props.onChange(Math.max(props.min, Math.min(props.max, Math.round(value * 100) / 100)))
    event.currentTarget.value = shown()
  }
  const shown = () => props.text?.(props.value) ?? String(props.value)
  return (
    <div class="stepper">
      <label for={id} classList={{ sr: props.hideLabel === true }}>
        {props.label}
      </label>
      <span class="stepper-box">
        <button
          type="button"
          aria-label={`${t().less}, ${props.label}`}
          disabled={props.disabled === true || props.value <= props.min}
          onClick={() => by(-1)}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          class="num"
          inputmode="decimal"
          autocomplete="off"
          disabled={props.disabled}
          value={shown()}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => event.key === 'Enter' && typed(event)}
          onChange={typed}
        />
        <button
          type="button"
          aria-label={`${t().more}, ${props.label}`}
          disabled={props.disabled === true || props.value >= props.max}
          onClick={() => by(1)}
        >
          <Icon name="plus" />
        </button>
      </span>
    </div>
  )
}

/** One of a few: as buttons side by side. */
export function Choice<T extends string>(props: {
  label: string
  hideLabel?: boolean
  options: readonly { readonly value: T; readonly text: string }[]
  value: T
  disabled?: boolean
  onChange: (value: T) => void
}) {
  const id = createUniqueId()
  return (
    <div class="choice" role="group" aria-labelledby={id}>
      <span class="label" id={id} classList={{ sr: props.hideLabel === true }}>
        {props.label}
      </span>
      <div class="seg">
        <For each={props.options}>
          {option => (
            <button
              type="button"
              aria-pressed={props.value === option.value}
              disabled={props.disabled}
              onClick={() => props.onChange(option.value)}
            >
              {option.text}
            </button>
          )}
        </For>
      </div>
    </div>
  )
}
