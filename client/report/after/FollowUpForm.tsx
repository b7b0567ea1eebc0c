import { createSignal, createUniqueId, For, onMount, Show, untrack } from 'solid-js'
import { REFUSALS } from '../../../shared/domain/commands.ts'
import { FOLLOW_UP, FOLLOW_UP_STATES, type FollowUpState } from '../../../shared/domain/follow-up.ts'
import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import { language, useWords } from '../../i18n/language.ts'
import { createCommand, useSession } from '../../session/session.tsx'
import { showToast } from '../../ui/toasts.ts'
import type { FollowUpLine } from './follow-up-lines.ts'
import { followUpWords } from './words-follow-up.ts'

/** What staff know of one lead or lever now. What they type stays until it is saved. */
export function FollowUpForm(props: { line: FollowUpLine; onDone: () => void }) {
  const t = useWords(followUpWords)
  const command = createCommand(useSession())
  const before = untrack(() => props.line.known)
  const [state, setState] = createSignal<FollowUpState>(before?.state ?? 'proposed')
  const [who, setWho] = createSignal(before?.who ?? '')
  const [step, setStep] = createSignal(before?.step ?? '')
  const [date, setDate] = createSignal(before?.date ?? '')
  const [trouble, setTrouble] = createSignal<string>()
  const id = createUniqueId()
  let first: HTMLSelectElement | undefined
  onMount(() => first?.focus())
  const send = async (wanted: FollowUpState | null) => {
    const { role, title } = props.line
    setTrouble(undefined)
    const said = { who: who().trim(), step: step().trim(), date: date() }
    if ((await command.give({ type: 'follow-up', role, title, ...said, state: wanted })) !== undefined) {
      showToast({ text: t().saved, icon: 'check' })
      props.onDone()
      return
    }
    const code = command.failed()
    if (code === undefined) return // already under way
    const why = REFUSALS.find(each => each === code)
    const { failures } = t()
    setTrouble(
      why !== undefined ? refusalSentence(why, language()) : code === 'offline' ? failures.offline : failures.other,
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys typed in its fields
    <form
      class="fu-form"
      onSubmit={event => {
        event.preventDefault()
        void send(state())
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        // the panel around it stays open
        event.preventDefault()
        event.stopPropagation()
        props.onDone()
      }}
    >
      <div class="field">
        <label for={`${id}-state`}>{t().state}</label>
        <select
          id={`${id}-state`}
          ref={found => (first = found)}
          onChange={event => setState(FOLLOW_UP_STATES.find(each => each === event.currentTarget.value) ?? 'proposed')}
        >
          <For each={FOLLOW_UP_STATES}>
            {each => (
              <option value={each} selected={each === state()}>
                {t().states[each]}
              </option>
            )}
          </For>
        </select>
      </div>
      <div class="field">
        <label for={`${id}-who`}>{t().who}</label>
        <input
          id={`${id}-who`}
          maxlength={FOLLOW_UP.who}
          aria-describedby={`${id}-who-help`}
          value={who()}
          onInput={event => setWho(event.currentTarget.value)}
        />
        <p id={`${id}-who-help`} class="help">
          {t().whoHelp}
        </p>
      </div>
      <div class="field fu-wide">
        <label for={`${id}-step`}>{t().step}</label>
        <input
          id={`${id}-step`}
          maxlength={FOLLOW_UP.step}
          value={step()}
          onInput={event => setStep(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for={`${id}-date`}>{t().date}</label>
        <input id={`${id}-date`} type="date" value={date()} onInput={event => setDate(event.currentTarget.value)} />
      </div>
      <div role="alert" class="fu-wide">
        <Show when={trouble()}>{sentence => <p class="wrong">{sentence()}</p>}</Show>
      </div>
      <div class="fu-row fu-wide">
        <button type="submit" class="btn primary" aria-disabled={command.busy()}>
          {t().save}
        </button>
        <button type="button" class="btn" onClick={() => props.onDone()}>
          {t().cancel}
        </button>
        <Show when={props.line.known !== undefined}>
          <button type="button" class="btn quiet" onClick={() => void send(null)}>
            {t().off}
          </button>
        </Show>
      </div>
    </form>
  )
}
