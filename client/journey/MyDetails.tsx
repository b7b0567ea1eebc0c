import { createEffect, createSignal, on, Show, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { renamed } from '../session/identity.ts'
import { showToast } from '../ui/toasts.ts'
import { refusalOf, useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

interface Typed {
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly inReport: boolean
  readonly withEmail: boolean
}
const typedOf = ({ person }: Me): Typed => ({
  name: person.name,
  organisation: person.organisation ?? '',
  email: person.email ?? '',
  inReport: person.consent.name,
  withEmail: person.consent.email,
})
const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Name, organisation, address and the two agreements, to be corrected at any time. */
export function MyDetails(props: { me: Me }) {
  const t = useWords(journeyWords)
  const { session, change } = useMyFacts()
  const [typed, setTyped] = createSignal<Typed>(untrack(() => typedOf(props.me)))
  const [touched, setTouched] = createSignal(false)
  const [fault, setFault] = createSignal<'name' | 'email' | undefined>()
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | undefined>()
  let nameField: HTMLInputElement | undefined
  let emailField: HTMLInputElement | undefined

  // Corrected on another device meanwhile: shown, unless something is being typed here.
  createEffect(
    on(
      () => typedOf(props.me),
      held => touched() || setTyped(held),
      { defer: true },
    ),
  )
  const type = (change: Partial<Typed>) => {
    setTouched(true)
    setFault(undefined)
    setTyped(held => ({ ...held, ...change }))
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    const now = typed()
    const email = now.email.trim()
    if (clean(now.name) === '') {
      setFault('name')
      return nameField?.focus()
    }
    if (now.withEmail && !/^\S+@\S+\.\S+$/.test(email)) {
      setFault('email')
      return emailField?.focus()
    }
    setBusy(true)
    setTrouble(undefined)
    try {
      // Without its agreement an organisation or an address is not kept.
      const held = await change({
        name: clean(now.name),
        organisation: now.inReport ? clean(now.organisation) : '',
        email: now.withEmail ? email : '',
        consent: { name: now.inReport, email: now.withEmail },
      })
      renamed(session.identity, held.person.name)
      setTouched(false)
      setTyped(typedOf(held))
      showToast({ text: t().saved, icon: 'check' })
    } catch (error) {
      setTrouble(refusalOf(error) ?? t().notSaved)
    }
    setBusy(false)
  }
  return (
    <section class="card" aria-labelledby="jy-mine-title">
      <h2 id="jy-mine-title" class="serif">
        {t().mine}
      </h2>
      <p class="jy-quiet">{t().mineHelp}</p>
      <form class="jy-form" novalidate onSubmit={event => void save(event)}>
        <p class="field">
          <label for="jy-name">{t().name}</label>
          <input
            ref={found => (nameField = found)}
            id="jy-name"
            // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- HTML knows it, the rule's list does not
            autocomplete="given-name"
            maxlength={LIMITS.personName}
            value={typed().name}
            aria-invalid={fault() === 'name'}
            aria-describedby="jy-name-help"
            onInput={event => type({ name: event.currentTarget.value })}
          />
          <span id="jy-name-help" class="help">
            {t().nameHelp}
          </span>
        </p>
        <fieldset>
          <legend>{t().inReport}</legend>
          <label class="check">
            <input
              type="checkbox"
              checked={typed().inReport}
              onChange={event => type({ inReport: event.currentTarget.checked })}
            />
            <span>{t().consentName}</span>
          </label>
          <Show when={typed().inReport}>
            <p class="field">
              <label for="jy-organisation">{t().organisation}</label>
              <input
                id="jy-organisation"
                autocomplete="organization"
                maxlength={120}
                value={typed().organisation}
                onInput={event => type({ organisation: event.currentTarget.value })}
              />
            </p>
          </Show>
          <label class="check">
            <input
              type="checkbox"
              checked={typed().withEmail}
              onChange={event => type({ withEmail: event.currentTarget.checked })}
            />
            <span>{t().consentEmail}</span>
          </label>
          <Show when={typed().withEmail}>
            <p class="field">
              <label for="jy-email">{t().email}</label>
              <input
                ref={found => (emailField = found)}
                id="jy-email"
                type="email"
                autocomplete="email"
                maxlength={200}
                value={typed().email}
                aria-invalid={fault() === 'email'}
                onInput={event => type({ email: event.currentTarget.value })}
              />
            </p>
          </Show>
          <p class="jy-meta">{t().consentHelp}</p>
        </fieldset>
        <div role="alert">
          <Show when={fault()}>
            {found => <p class="wrong">{found() === 'name' ? t().emptyName : t().badEmail}</p>}
          </Show>
          <Show when={trouble()}>{text => <p class="wrong">{text()}</p>}</Show>
        </div>
        <button type="submit" class="btn primary" aria-disabled={busy()}>
          {t().save}
        </button>
      </form>
    </section>
  )
}
