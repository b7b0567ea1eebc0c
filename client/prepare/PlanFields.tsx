import { createUniqueId, type JSX, Show } from 'solid-js'
import type { Plan } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { useBook } from './context.tsx'
import { faultText, hasFault } from './faults.ts'
import { setFields } from './plan-edits.ts'
import { words } from './words.ts'

type TextField = 'title' | 'subtitle' | 'place' | 'organisers' | 'controller'

/** A field of the plan with its label, its help and what is wrong with it. */
function Field(props: {
  field: keyof Plan
  label: string
  help?: string | undefined
  wide?: boolean
  children: (given: { id: string; describedBy: string | undefined; invalid: 'true' | undefined }) => JSX.Element
}) {
  const t = useWords(words)
  const book = useBook()
  const id = createUniqueId()
  const fault = () => book.editor.faults().find(each => each.path.split('.')[0] === props.field)
  const described = () => (fault() !== undefined ? `${id}-wrong` : props.help === undefined ? undefined : `${id}-help`)
  return (
    <div class="field" classList={{ wide: props.wide === true }}>
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        get describedBy() {
          return described()
        },
        get invalid() {
          return hasFault(book.editor.faults(), props.field) ? ('true' as const) : undefined
        },
      })}
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
        {found => (
          <p class="wrong" id={`${id}-wrong`}>
            {faultText(found(), t())}
          </p>
        )}
      </Show>
    </div>
  )
}

export function TextLine(props: { field: TextField; label: string; max: number; help?: string; wide?: boolean }) {
  const book = useBook()
  return (
    <Field field={props.field} label={props.label} help={props.help} wide={props.wide === true}>
      {given => (
        <input
          id={given.id}
          aria-describedby={given.describedBy}
          aria-invalid={given.invalid}
          value={book.editor.plan[props.field]}
          maxLength={props.max}
          disabled={!book.mayDescribe()}
          onInput={event => book.editor.edit(setFields({ [props.field]: event.currentTarget.value }))}
        />
      )}
    </Field>
  )
}

export function DateField() {
  const t = useWords(words)
  const book = useBook()
  return (
    <Field field="date" label={t().date}>
      {given => (
        <input
          id={given.id}
          type="date"
          aria-describedby={given.describedBy}
          aria-invalid={given.invalid}
          value={book.editor.plan.date ?? ''}
          disabled={!book.mayDescribe()}
          onChange={event => book.editor.edit(setFields({ date: event.currentTarget.value || undefined }))}
        />
      )}
    </Field>
  )
}

/** An hour of the day: when it begins, or when the room must be left. */
export function HourField(props: { field: 'start' | 'end' }) {
  const t = useWords(words)
  const book = useBook()
  return (
    <Field field={props.field} label={t()[props.field]}>
      {given => (
        <input
          id={given.id}
          type="time"
          aria-describedby={given.describedBy}
          aria-invalid={given.invalid}
          value={book.editor.plan[props.field] ?? ''}
          disabled={!book.mayDescribe()}
          onChange={event => book.editor.edit(setFields({ [props.field]: event.currentTarget.value || undefined }))}
        />
      )}
    </Field>
  )
}

export function PeopleField(props: { help?: boolean }) {
  const t = useWords(words)
  const book = useBook()
  const read = (typed: string): number | undefined => {
    const digits = typed.replace(/\D/g, '')
    return digits === '' ? undefined : Number(digits)
  }
  return (
    <Field field="capacity" label={t().people} help={props.help === true ? t().peopleHelp : undefined}>
      {given => (
        <input
          id={given.id}
          class="num"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby={given.describedBy}
          aria-invalid={given.invalid}
          value={book.editor.plan.capacity ?? ''}
          disabled={!book.mayDescribe()}
          onInput={event => book.editor.edit(setFields({ capacity: read(event.currentTarget.value) }))}
        />
      )}
    </Field>
  )
}
