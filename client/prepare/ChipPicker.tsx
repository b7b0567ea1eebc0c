import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { peopleWords } from './words-people.ts'

export interface Choosable {
  readonly value: string
  readonly text: string
}

/** Some of a list, in the order they were chosen: each a chip that can be taken out again. Long lists are typed into. */
export function ChipPicker(props: {
  label: string
  help?: string
  chosen: readonly string[]
  options: readonly Choosable[]
  /** typed instead of picked from a menu */
  typed?: boolean
  /** what stands for a value that is no longer to be had */
  gone: string
  onChange: (chosen: readonly string[]) => void
}) {
  const t = useWords(peopleWords)
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  // hundreds of names are laid out for the field that is used, not for each that could be
  const [used, setUsed] = createSignal(false)
  const full = () => props.chosen.length >= LIMITS.constraints
  const free = () => props.options.filter(option => !props.chosen.includes(option.value))
  const named = (value: string) => props.options.find(option => option.value === value)?.text ?? props.gone
  const add = (value: string) => {
    if (value !== '' && !props.chosen.includes(value)) props.onChange([...props.chosen, value])
  }
  /** Whether the field may be emptied: a name was taken. */
  const take = (typed: string): boolean => {
    const wanted = typed.trim().toLocaleLowerCase()
    if (wanted === '') return true
    const found = free().find(option => option.text.toLocaleLowerCase() === wanted)
    setWrong(found === undefined)
    if (found !== undefined) add(found.value)
    return found !== undefined
  }
  return (
    <div class="field chip-picker">
      <label for={id}>{props.label}</label>
      <Show when={props.chosen.length > 0}>
        <ul class="chips">
          <For each={props.chosen}>
            {value => (
              <li class="chip">
                {named(value)}
                <button
                  type="button"
                  aria-label={t().takeOut(named(value))}
                  onClick={() => props.onChange(props.chosen.filter(each => each !== value))}
                >
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show
        when={props.typed}
        fallback={
          <select
            id={id}
            class="input"
            disabled={full()}
            aria-describedby={props.help === undefined ? undefined : `${id}-help`}
            onChange={event => {
              add(event.currentTarget.value)
              event.currentTarget.value = ''
            }}
          >
            <option value="">{t().choose}</option>
            <For each={free()}>{option => <option value={option.value}>{option.text}</option>}</For>
          </select>
        }
      >
        <input
          id={id}
          class="input"
          disabled={full()}
          list={`${id}-names`}
          autocomplete="off"
          placeholder={t().chooseName}
          aria-invalid={wrong() ? 'true' : undefined}
          aria-describedby={wrong() ? `${id}-wrong` : props.help === undefined ? undefined : `${id}-help`}
          onFocus={() => setUsed(true)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault() // the name, not the whole card
            if (take(event.currentTarget.value)) event.currentTarget.value = ''
          }}
          onChange={event => {
            if (take(event.currentTarget.value)) event.currentTarget.value = ''
          }}
        />
        <datalist id={`${id}-names`}>
          <For each={used() ? free() : []}>{option => <option>{option.text}</option>}</For>
        </datalist>
      </Show>
      <Show when={wrong()}>
        <p class="wrong" id={`${id}-wrong`}>
          {t().unknownName}
        </p>
      </Show>
      <Show when={!wrong() && props.help}>
        {help => (
          <p class="help" id={`${id}-help`}>
            {help()}
          </p>
        )}
      </Show>
    </div>
  )
}
