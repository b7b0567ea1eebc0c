import { createSignal, For, onMount, Show } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import type { EventView } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { cleanName, type DoorTable, faultOf, isNamesake, type NameFault, numbered, type Typed } from './door.ts'
import { words } from './words.ts'

/** One field. Everything else on this card may be left as it is. What was typed stays until one is seated. */
export function JoinForm(props: {
  typed: Typed
  onTyped: (change: Partial<Typed>) => void
  people: readonly string[]
  busy: boolean
  /** what the server, or the network, answered to the last try */
  trouble: string | undefined
  /** the asked table is full: where there is a chair */
  full: { readonly table: DoorTable; readonly instead: DoorTable | undefined } | undefined
  /** the rounds are over: what is left is the harvest */
  harvest: boolean
  onSit: (table?: string) => void
  /** somebody of this name is announced: is it them? */
  kept: boolean
  onMine: () => void
  /** themes to choose from, where there are more than rounds */
  wishes: EventView['plan']['themes']
  wished: readonly string[]
  onWish: (themes: readonly string[]) => void
}) {
  const t = useWords(words)
  const [fault, setFault] = createSignal<NameFault | undefined>()
  let nameField: HTMLInputElement | undefined
  let emailField: HTMLInputElement | undefined

  const isTaken = () => isNamesake(props.typed.name, props.people)
  // With a keyboard at hand one types at once; on a phone the keys would hide the table.
  onMount(() => {
    if (window.matchMedia?.('(pointer: fine)').matches === true && document.activeElement === document.body)
      nameField?.focus({ preventScroll: true })
  })

  const somebodyElse = () => {
    props.onTyped({ name: numbered(props.typed.name, [...props.people, props.typed.name]) })
    nameField?.focus()
  }
  const sit = (event: Event | undefined, table?: string) => {
    event?.preventDefault()
    const found = faultOf(props.typed)
    setFault(found)
    if (found === 'empty') nameField?.focus()
    else if (found === 'email') emailField?.focus()
    else props.onSit(table)
  }
  return (
    <form class="jn-card" onSubmit={event => sit(event, props.full?.instead?.id)} novalidate>
      <label class="jn-label" for="jn-name">
        {t().firstName}
      </label>
      <input
        ref={found => (nameField = found)}
        id="jn-name"
        class="jn-input"
        name="name"
        // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- HTML knows it, the rule's list does not
        autocomplete="given-name"
        enterkeyhint="go"
        maxlength={LIMITS.personName}
        value={props.typed.name}
        aria-describedby="jn-name-hint"
        aria-invalid={fault() === 'empty'}
        onInput={event => {
          setFault(undefined)
          props.onTyped({ name: event.currentTarget.value })
        }}
      />
      <p id="jn-name-hint" class="jn-hint" aria-live="polite">
        {isTaken() ? t().namesake(cleanName(props.typed.name)) : t().hint}
      </p>
      <Show when={isTaken()}>
        <button
          type="button"
          class="btn jn-offer"
          onClick={() => {
            props.onTyped({ name: numbered(props.typed.name, props.people) })
            nameField?.focus()
          }}
        >
          {t().useName(numbered(props.typed.name, props.people))}
        </button>
      </Show>
      <div role="status">
        <Show when={props.kept}>
          <p class="jn-hint">{t().kept(cleanName(props.typed.name))}</p>
          <button type="button" class="btn primary jn-offer" onClick={() => props.onMine()}>
            {t().mine}
          </button>
          <button type="button" class="btn jn-offer" onClick={somebodyElse}>
            {t().notMine}
          </button>
        </Show>
      </div>
      <Show when={props.wishes.length > 0}>
        <details class="jn-more">
          <summary>{t().wishes}</summary>
          <p class="jn-hint">{t().wishesHelp}</p>
          <For each={props.wishes}>
            {theme => (
              <label class="check jn-check">
                <input
                  type="checkbox"
                  checked={props.wished.includes(theme.id)}
                  disabled={props.wished.length >= 3 && !props.wished.includes(theme.id)}
                  onChange={event =>
                    props.onWish(
                      event.currentTarget.checked
                        ? [...props.wished, theme.id]
                        : props.wished.filter(id => id !== theme.id),
                    )
                  }
                />
                <span lang={languageOf(theme.title, language())}>{inLanguage(theme.title, language())}</span>
              </label>
            )}
          </For>
        </details>
      </Show>
      <label class="check jn-check">
        <input
          type="checkbox"
          checked={props.typed.paper}
          onChange={event => props.onTyped({ paper: event.currentTarget.checked })}
        />
        <span>{t().paper}</span>
      </label>
      <details class="jn-more">
        <summary>{t().inReport}</summary>
        <p class="jn-hint">{t().inReportHelp}</p>
        <label class="check jn-check">
          <input
            type="checkbox"
            checked={props.typed.showName}
            onChange={event => props.onTyped({ showName: event.currentTarget.checked })}
          />
          <span>{t().showName}</span>
        </label>
        <Show when={props.typed.showName}>
          <p class="field">
            <label for="jn-organisation">{t().organisation}</label>
            <input
              id="jn-organisation"
              autocomplete="organization"
              maxlength={120}
              value={props.typed.organisation}
              onInput={event => props.onTyped({ organisation: event.currentTarget.value })}
            />
          </p>
        </Show>
        <label class="check jn-check">
          <input
            type="checkbox"
            checked={props.typed.showEmail}
            onChange={event => props.onTyped({ showEmail: event.currentTarget.checked })}
          />
          <span>{t().showEmail}</span>
        </label>
        <Show when={props.typed.showEmail}>
          <p class="field">
            <label for="jn-email">{t().email}</label>
            <input
              ref={found => (emailField = found)}
              id="jn-email"
              type="email"
              autocomplete="email"
              maxlength={200}
              value={props.typed.email}
              aria-invalid={fault() === 'email'}
              onInput={event => {
                setFault(undefined)
                props.onTyped({ email: event.currentTarget.value })
              }}
            />
          </p>
        </Show>
      </details>
      <div role="alert" class="jn-alert">
        <Show when={fault()}>{found => <p class="wrong">{found() === 'empty' ? t().emptyName : t().badEmail}</p>}</Show>
        <Show when={props.full}>
          {full => (
            <p class="wrong">
              {t().full(full().table.number)}{' '}
              {full().instead === undefined ? t().fullEverywhere : t().fullInstead(full().instead?.number ?? 0)}
            </p>
          )}
        </Show>
        <Show when={props.trouble}>{text => <p class="wrong">{text()}</p>}</Show>
      </div>
      <button type="submit" class="btn primary jn-go" aria-disabled={props.busy}>
        {props.busy
          ? t().sittingDown
          : props.full?.instead === undefined
            ? props.harvest
              ? t().joinHarvest
              : t().sitDown
            : t().sitInstead(props.full.instead.number)}
        <Icon name="arrow" />
      </button>
    </form>
  )
}
