import './person.css'
import { createSignal, createUniqueId, For, Show, untrack } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { type Constraints, LIMITS, type PlannedPerson, tablesOf } from '../../shared/domain/plan.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { ChipPicker } from './ChipPicker.tsx'
import { themeName } from './constraint-words.ts'
import { useBook } from './context.tsx'
import { tidyPerson } from './people-edits.ts'
import { PinnedTables } from './PinnedTables.tsx'
import { peopleWords } from './words-people.ts'

interface Draft {
  name: string
  organisation: string
  email: string
  constraints: Constraints
}

/** One person's card: their name, and what is to be heeded when they are seated. Nothing is kept before «Garder». */
export function PersonDialog(props: {
  person: PlannedPerson
  onClose: () => void
  onKeep: (card: PlannedPerson) => void
}) {
  const t = useWords(peopleWords)
  const book = useBook()
  const id = createUniqueId()
  const first = untrack(() => props.person)
  const [card, setCard] = createStore<Draft>({
    name: first.name,
    organisation: first.organisation ?? '',
    email: first.email ?? '',
    constraints: first.constraints ?? {},
  })
  const [missing, setMissing] = createSignal(false)
  let nameField: HTMLInputElement | undefined
  const plan = () => book.editor.plan
  const asked = (): Constraints => card.constraints
  const ask = (change: { readonly [K in keyof Constraints]?: Constraints[K] | undefined }) =>
    setCard('constraints', reconcile({ ...unwrap(card.constraints), ...change } as Constraints))

  const others = () => plan().people.filter(person => person.id !== first.id)
  const twice = () => others().some(person => person.name === card.name.trim())
  const names = (except: readonly string[]) =>
    [...new Set(others().map(person => person.name))]
      .filter(name => !except.includes(name))
      .map(name => ({ value: name, text: name }))
  const tables = () => tablesOf(plan()).map(table => ({ value: table.id, text: t().table(table.number) }))
  const themes = () => plan().themes.map(theme => ({ value: theme.id, text: themeName(theme, language(), t()) }))
  const rounds = () => Array.from({ length: plan().rounds.count }, (_, index) => index + 1)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (card.name.trim() === '') {
      setMissing(true)
      nameField?.focus()
      return
    }
    props.onKeep(tidyPerson({ ...first, ...(JSON.parse(JSON.stringify(unwrap(card))) as Draft) }))
  }
  return (
    <Dialog open label={t().card(first.name)} class="person-dialog" onClose={() => props.onClose()}>
      <form novalidate onSubmit={submit}>
        <DialogHead title={t().card(card.name.trim())} close={t().close} onClose={() => props.onClose()} />
        <div class="person-fields">
          <div class="field">
            <label for={`${id}-name`}>{t().name}</label>
            <input
              id={`${id}-name`}
              ref={found => (nameField = found)}
              value={card.name}
              maxLength={LIMITS.personName}
              autofocus
              aria-invalid={missing() ? 'true' : undefined}
              aria-describedby={missing() ? `${id}-missing` : twice() ? `${id}-twice` : undefined}
              onInput={event => {
                setCard('name', event.currentTarget.value)
                setMissing(false)
              }}
            />
            <Show when={missing()}>
              <p class="wrong" id={`${id}-missing`}>
                {t().nameMissing}
              </p>
            </Show>
            <Show when={twice()}>
              <p class="help" id={`${id}-twice`}>
                {t().nameTwice}
              </p>
            </Show>
          </div>
          <div class="field">
            <label for={`${id}-organisation`}>{t().organisation}</label>
            <input
              id={`${id}-organisation`}
              value={card.organisation}
              maxLength={120}
              onInput={event => setCard('organisation', event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for={`${id}-email`}>{t().email}</label>
            <input
              id={`${id}-email`}
              type="email"
              inputmode="email"
              value={card.email}
              maxLength={200}
              aria-describedby={`${id}-email-help`}
              onInput={event => setCard('email', event.currentTarget.value)}
            />
            <p class="help" id={`${id}-email-help`}>
              {t().emailHelp}
            </p>
          </div>
        </div>
        <h3 class="person-title">{t().seats}</h3>
        <div class="person-fields">
          <ChipPicker
            label={t().with}
            help={t().withHelp}
            typed
            gone={t().goneTable}
            chosen={asked().with ?? []}
            options={[...chosenNames(asked().with), ...names([...(asked().apart ?? []), ...(asked().with ?? [])])]}
            onChange={chosen => ask({ with: chosen })}
          />
          <ChipPicker
            label={t().apart}
            typed
            gone={t().goneTable}
            chosen={asked().apart ?? []}
            options={[...chosenNames(asked().apart), ...names([...(asked().with ?? []), ...(asked().apart ?? [])])]}
            onChange={chosen => ask({ apart: chosen })}
          />
          <div class="field">
            <label for={`${id}-hosts`}>{t().hosts}</label>
            <select
              id={`${id}-hosts`}
              class="input"
              value={asked().hosts ?? ''}
              onChange={event => ask({ hosts: event.currentTarget.value || undefined })}
            >
              <option value="">{t().hostsNone}</option>
              <For each={tables()}>{table => <option value={table.value}>{table.text}</option>}</For>
            </select>
          </div>
          <ChipPicker
            label={t().notTables}
            gone={t().goneTable}
            chosen={asked().notTables ?? []}
            options={tables()}
            onChange={chosen => ask({ notTables: chosen })}
          />
          <PinnedTables
            pinned={asked().tables ?? {}}
            tables={tables()}
            rounds={rounds()}
            onChange={pinned => ask({ tables: pinned })}
          />
          <Show when={plan().questions === 'per-theme' && plan().themes.length > 1}>
            <ChipPicker
              label={t().wishes}
              gone={t().goneTheme}
              chosen={asked().wishes ?? []}
              options={themes()}
              onChange={chosen => ask({ wishes: chosen })}
            />
          </Show>
          <div class="field">
            <label for={`${id}-language`}>{t().language}</label>
            <select
              id={`${id}-language`}
              class="input"
              value={asked().language ?? ''}
              onChange={event => ask({ language: LANGUAGES.find(each => each === event.currentTarget.value) })}
            >
              <option value="">{t().anyLanguage}</option>
              <option value="fr">{t().french}</option>
              <option value="en">{t().english}</option>
            </select>
          </div>
          <fieldset class="person-stay">
            <legend>{t().stay}</legend>
            <label>
              {t().from}
              <select
                class="input"
                value={String(asked().from ?? '')}
                onChange={event => ask({ from: Number(event.currentTarget.value) || undefined })}
              >
                <option value="">{t().start}</option>
                <For each={rounds().slice(1)}>{round => <option value={round}>{t().round(round)}</option>}</For>
              </select>
            </label>
            <label>
              {t().until}
              <select
                class="input"
                value={String(asked().until ?? '')}
                onChange={event => ask({ until: Number(event.currentTarget.value) || undefined })}
              >
                <option value="">{t().end}</option>
                <For each={rounds().slice(0, -1)}>{round => <option value={round}>{t().round(round)}</option>}</For>
              </select>
            </label>
          </fieldset>
          <fieldset class="person-needs">
            <legend>{t().needs}</legend>
            <label class="check">
              <input
                type="checkbox"
                checked={asked().reachable === true}
                onChange={event => ask({ reachable: event.currentTarget.checked || undefined })}
              />
              {t().reachable}
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={asked().paper === true}
                onChange={event => ask({ paper: event.currentTarget.checked || undefined })}
              />
              {t().paper}
            </label>
          </fieldset>
        </div>
        <footer class="person-foot">
          <button type="button" class="btn" onClick={() => props.onClose()}>
            {t().cancel}
          </button>
          <button type="submit" class="btn primary">
            {t().keep}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}

/** A name stays what it is even when nobody of the list has it any more. */
const chosenNames = (names: readonly string[] | undefined) => (names ?? []).map(name => ({ value: name, text: name }))
