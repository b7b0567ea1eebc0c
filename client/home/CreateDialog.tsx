import { createEffect, createSignal, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { FormRow } from './FormRow.tsx'
import { createCafe } from './home-api.ts'
import {
  type Cloth,
  faultsOf,
  type NewCafe,
  type NewCafeFaults,
  type NewCafeField,
  refusedFields,
  toBody,
  usualTables,
} from './new-cafe.ts'
import { words } from './words.ts'
import './create.css'

const EMPTY: NewCafe = { cloth: 'blank', title: '', date: '', place: '', people: '', tables: '', themes: '' }

/** The short form between a cloth and the planning book: nothing that cannot be changed there. */
export function CreateDialog(props: {
  cloth: Cloth | undefined
  onClose: () => void
  onCreated: (event: CreatedEvent) => void
}) {
  const t = useWords(words)
  const [form, setForm] = createStore<NewCafe>({ ...EMPTY })
  const [faults, setFaults] = createSignal<NewCafeFaults>({})
  const [failed, setFailed] = createSignal<'createFailed' | 'createRefused' | 'tooManyCafes'>()
  const [busy, setBusy] = createSignal(false)
  let element: HTMLFormElement | undefined

  createEffect(
    on(
      () => props.cloth,
      cloth => {
        if (cloth === undefined) return
        setForm({ ...EMPTY, cloth, title: cloth === 'isn-2018' ? t().usualTitle : '' })
        setFaults({})
        setFailed(undefined)
      },
    ),
  )
  const change = (field: NewCafeField, value: string) => {
    setForm({ [field]: value })
    // what was wrong is looked at again as it is mended; nothing new is blamed while somebody types
    if (faults()[field] !== undefined) setFaults(old => ({ ...old, [field]: faultsOf(form)[field] }) as NewCafeFaults)
  }
  const blame = (found: NewCafeFaults) => {
    setFaults(found)
    queueMicrotask(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    const found = faultsOf(form)
    if (Object.keys(found).length > 0) return blame(found)
    setBusy(true)
    setFailed(undefined)
    try {
      props.onCreated(await createCafe(toBody(form, language())))
    } catch (error) {
      const refused = error instanceof RequestFailed && error.status >= 400 && error.status < 500
      const wait = refused && error.code === 'too-many-events'
      setFailed(wait ? 'tooManyCafes' : refused ? 'createRefused' : 'createFailed')
      if (refused) blame(refusedFields(error.details))
    } finally {
      setBusy(false)
    }
  }
  const titled = () => (props.cloth === undefined ? '' : t().cloths[props.cloth].title)

  return (
    <Dialog open={props.cloth !== undefined} label={t().prepare} class="create" onClose={() => props.onClose()}>
      <form ref={found => (element = found)} novalidate onSubmit={event => void submit(event)}>
        <header class="create-head">
          <div>
            <p class="create-kind">{t().prepare}</p>
            <h2 class="serif">{titled()}</h2>
          </div>
          <button type="button" class="btn quiet icon" aria-label={t().close} onClick={() => props.onClose()}>
            <Icon name="x" />
          </button>
        </header>
        <FormRow faults={faults()} field="title" label={t().fields.title}>
          {given => (
            <input
              id={given.id}
              aria-invalid={given.invalid}
              aria-describedby={given.describedBy}
              value={form.title}
              autofocus
              onInput={event => change('title', event.currentTarget.value)}
            />
          )}
        </FormRow>
        <Show when={form.cloth !== 'isn-2018'}>
          <FormRow
            faults={faults()}
            field="themes"
            label={form.cloth === 'per-round' ? t().questions : t().fields.themes}
            help={form.cloth === 'per-round' ? t().questionsHelp : t().themesHelp}
          >
            {given => (
              <textarea
                id={given.id}
                rows="4"
                aria-invalid={given.invalid}
                aria-describedby={given.describedBy}
                value={form.themes}
                onInput={event => change('themes', event.currentTarget.value)}
              />
            )}
          </FormRow>
        </Show>
        <div class="create-pair">
          <FormRow faults={faults()} field="date" label={t().fields.date}>
            {given => (
              <input
                id={given.id}
                type="date"
                aria-invalid={given.invalid}
                aria-describedby={given.describedBy}
                value={form.date}
                onInput={event => change('date', event.currentTarget.value)}
              />
            )}
          </FormRow>
          <FormRow faults={faults()} field="people" label={t().fields.people}>
            {given => (
              <input
                id={given.id}
                class="num"
                inputmode="numeric"
                autocomplete="off"
                aria-invalid={given.invalid}
                aria-describedby={given.describedBy}
                value={form.people}
                onInput={event => change('people', event.currentTarget.value)}
              />
            )}
          </FormRow>
          <Show when={form.cloth === 'per-round'}>
            <FormRow faults={faults()} field="tables" label={t().fields.tables}>
              {given => (
                <input
                  id={given.id}
                  class="num"
                  inputmode="numeric"
                  autocomplete="off"
                  placeholder={String(usualTables(form.people))}
                  aria-invalid={given.invalid}
                  aria-describedby={given.describedBy}
                  value={form.tables}
                  onInput={event => change('tables', event.currentTarget.value)}
                />
              )}
            </FormRow>
          </Show>
        </div>
        <FormRow faults={faults()} field="place" label={t().fields.place}>
          {given => (
            <input
              id={given.id}
              aria-invalid={given.invalid}
              aria-describedby={given.describedBy}
              value={form.place}
              onInput={event => change('place', event.currentTarget.value)}
            />
          )}
        </FormRow>
        <Show when={failed()}>
          {why => (
            <p class="wrong" role="alert">
              {t()[why()]}
            </p>
          )}
        </Show>
        <footer class="create-foot">
          <p>{t().later}</p>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy()}>
            {busy() ? t().creating : t().create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
