import { createUniqueId, type JSX, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { NewCafeFaults, NewCafeField } from './new-cafe.ts'
import { words } from './words.ts'

/** What ties a field to its label, its help and what is wrong with it. */
export interface FieldLinks {
  readonly id: string
  readonly invalid: 'true' | undefined
  readonly describedBy: string | undefined
}

/** A label, a field, and under it either help or what is wrong, in words. */
export function FormRow(props: {
  field: NewCafeField
  faults: NewCafeFaults
  label: string
  help?: string
  children: (links: FieldLinks) => JSX.Element
}) {
  const t = useWords(words)
  const id = createUniqueId()
  const fault = () => {
    const found = props.faults[props.field]
    return found === undefined ? undefined : (t().faults[props.field][found] ?? t().refused)
  }
  const links: FieldLinks = {
    id,
    get invalid() {
      return fault() === undefined ? undefined : ('true' as const)
    },
    get describedBy() {
      return fault() !== undefined ? `${id}-wrong` : props.help === undefined ? undefined : `${id}-help`
    },
  }
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children(links)}
      <Show
        when={fault()}
        fallback={
          <Show when={props.help}>
            {help => (
              <p class="help" id={`${id}-help`}>
                {help()}
              </p>
            )}
          </Show>
        }
      >
        {text => (
          <p class="wrong" id={`${id}-wrong`}>
            {text()}
          </p>
        )}
      </Show>
    </div>
  )
}
