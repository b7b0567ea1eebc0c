import { createSignal, createUniqueId, For, onMount, Show } from 'solid-js'
import { AMENDMENT } from '../../../shared/domain/amendment.ts'
import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import { REFUSALS } from '../../../shared/domain/commands.ts'
import { language, useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Room } from './create-room.ts'
import { roomWords } from './words.ts'

const NEAR_THE_END = 80

/** What somebody proposes, in their own words, about the words quoted above it. Nothing typed is lost when the café does not answer. */
export function AmendForm(props: {
  room: Room
  part: string
  passage: string
  lang: string
  isSigned: boolean
  onDone: () => void
}) {
  const t = useWords(roomWords)
  const [text, setText] = createSignal('')
  const [voice, setVoice] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string>()
  const id = createUniqueId()
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())
  const send = async () => {
    if (busy()) return
    if (text().trim() === '') return field?.focus()
    setBusy(true)
    setTrouble(undefined)
    try {
      await props.room.propose(props.part, props.passage, text().trim(), voice() === '' ? undefined : voice())
      showToast({ text: t().sent, icon: 'check' })
      props.onDone()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const why = REFUSALS.find(each => each === error.code)
      const { failures } = t()
      setTrouble(
        why !== undefined ? refusalSentence(why, language()) : error.status === 0 ? failures.offline : failures.other,
      )
    } finally {
      setBusy(false)
    }
  }
  const left = () => AMENDMENT.text - text().length
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys typed in its fields
    <form
      class="rm-form"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') props.onDone()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <p class="rm-about">
        <Show when={props.passage} fallback={t().aboutPart}>
          {t().about} <q lang={props.lang}>{props.passage}</q>
        </Show>
      </p>
      <div class="field">
        <label for={id}>{t().propose}</label>
        <textarea
          id={id}
          ref={found => (field = found)}
          rows="3"
          maxlength={AMENDMENT.text}
          placeholder={t().proposeHint}
          aria-describedby={`${id}-help`}
          value={text()}
          onInput={event => setText(event.currentTarget.value)}
        />
        <p id={`${id}-help`} class="help">
          {props.isSigned ? t().signed : t().unsigned} <Show when={left() <= NEAR_THE_END}>{t().left(left())}</Show>
        </p>
      </div>
      <Show when={props.room.voices().length > 0}>
        <div class="field">
          <label for={`${id}-as`}>{t().as}</label>
          <select id={`${id}-as`} value={voice()} onChange={event => setVoice(event.currentTarget.value)}>
            <option value="">{t().myself}</option>
            <For each={props.room.voices()}>{each => <option value={each.id}>{each.name}</option>}</For>
          </select>
        </div>
      </Show>
      <div role="alert">
        <Show when={trouble()}>{sentence => <p class="wrong">{sentence()}</p>}</Show>
      </div>
      <div class="rm-row">
        <button type="submit" class="btn primary" aria-disabled={busy()}>
          {t().send}
        </button>
        <button type="button" class="btn" onClick={() => props.onDone()}>
          {t().cancel}
        </button>
      </div>
    </form>
  )
}
