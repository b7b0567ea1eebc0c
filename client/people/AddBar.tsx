import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Draft } from './draft.ts'
import { firstRound, roundsFrom } from './lines.ts'
import { peopleWords } from './words.ts'

const ListDialog = lazy(() => import('./ListDialog.tsx').then(module => ({ default: module.ListDialog })))

/** Who arrives and was not announced: a first name, from which round; or several at once. */
export function AddBar(props: { day: Day; draft: Draft; names: readonly string[] }) {
  const t = useWords(peopleWords)
  const [name, setName] = createSignal('')
  const [from, setFrom] = createSignal<number | undefined>()
  const [fault, setFault] = createSignal(false)
  const [reading, setReading] = createSignal<'paste' | 'file' | undefined>()
  let field: HTMLInputElement | undefined
  const first = () => firstRound(props.day)
  const rounds = () => roundsFrom(first(), props.day.rounds)
  const chosen = () => Math.max(from() ?? first(), first())
  /** announced rather than here, as long as nobody is expected to sit yet */
  const announced = () => (props.day.phase === 'prepared' ? { expected: true } : {})
  const add = (event: Event) => {
    event.preventDefault()
    const clean = name().replace(/\s+/g, ' ').trim()
    setFault(clean === '')
    field?.focus()
    if (clean === '') return
    setName('')
    void props.draft.add({ type: 'add-person', name: clean, from: chosen(), ...announced() })
  }
  return (
    <form class="people-add" onSubmit={add}>
      <label class="sr" for="people-new">
        {t().newName}
      </label>
      <input
        ref={found => (field = found)}
        id="people-new"
        class="input"
        autocomplete="off"
        maxlength={LIMITS.personName}
        placeholder={t().newName}
        value={name()}
        aria-invalid={fault()}
        aria-describedby={fault() ? 'people-new-fault' : undefined}
        onInput={event => {
          setFault(false)
          setName(event.currentTarget.value)
        }}
      />
      <select class="input" aria-label={t().fromRound} onChange={event => setFrom(Number(event.currentTarget.value))}>
        <For each={rounds()}>
          {round => (
            <option value={round} selected={round === chosen()}>
              {t().fromN(round)}
            </option>
          )}
        </For>
      </select>
      <button type="submit" class="btn primary">
        <Icon name="plus" />
        {t().add}
      </button>
      <button type="button" class="btn" aria-haspopup="dialog" onClick={() => setReading('paste')}>
        <Icon name="list" />
        {t().paste}
      </button>
      <button type="button" class="btn" aria-haspopup="dialog" onClick={() => setReading('file')}>
        <Icon name="paper" />
        {t().csv}
      </button>
      <Show when={fault()}>
        <p id="people-new-fault" class="wrong" role="alert">
          {t().emptyName}
        </p>
      </Show>
      <Suspense>
        <Show when={reading()} keyed>
          {way => (
            <ListDialog
              way={way}
              names={props.names}
              onClose={() => setReading(undefined)}
              onAdd={people => {
                setReading(undefined)
                void props.draft.add(
                  ...people.map(
                    person => ({ type: 'add-person', name: person, from: chosen(), ...announced() }) as const,
                  ),
                )
              }}
            />
          )}
        </Show>
      </Suspense>
    </form>
  )
}
