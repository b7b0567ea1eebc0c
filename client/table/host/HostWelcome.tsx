import { createSignal, onMount, Show } from 'solid-js'
import { language, useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import type { GiveCommand } from './HostSheet.tsx'
import { draftWelcome, WELCOME_UNITS } from './welcome-draft.ts'
import { hostWords } from './words-host.ts'
import { words } from '../words-all.ts'

/**
 * The word to those who arrive. A proposal quotes the table; it is never shown as it is, and never takes the place of what the host
 * has typed.
 */
export function HostWelcome(props: { give: GiveCommand; busy: boolean }) {
  const t = useWords(words)
  const h = useWords(hostWords)
  const { table } = useDesk()
  const shown = () => table.facts()?.welcome ?? ''
  const [text, setText] = createSignal(shown())
  const [proposal, setProposal] = createSignal<string | undefined>()
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus({ preventScroll: true }))

  const draft = () => {
    const { plate } = table.sections()
    const notes = table.cloth.ids.flatMap(id => table.note(id) ?? []).filter(note => note.removal === 0)
    return draftWelcome(
      {
        plate: plate.flatMap(id => table.note(id) ?? []),
        others: notes.filter(note => !note.onPlate && !table.cloth.isHidden(note.id)),
        links: table.cloth.links,
        textOf: id => notes.find(note => note.id === id)?.text,
      },
      language(),
    )
  }
  const propose = () => {
    const made = draft()
    setProposal(made)
    if (made !== '' && text().trim() === '') setText(made)
    field?.focus()
  }
  const isUnchanged = () => text().trim() !== '' && text().trim() === proposal()
  /** typed words stay: the proposal is offered beside them */
  const beside = () => (proposal() !== '' && !text().includes(proposal() ?? '\u0000') ? proposal() : undefined)
  const joined = () => `${text().trimEnd()} ${beside() ?? ''}`.trim()
  const save = (submitted: SubmitEvent) => {
    submitted.preventDefault()
    if (isUnchanged()) return field?.focus()
    const words = text().trim()
    void props.give(
      { type: 'welcome', table: table.table, text: words },
      words === '' ? h().welcomeIsOff : h().welcomeSaved,
    )
  }
  return (
    <form class="field" onSubmit={save}>
      <label for="tb-welcome">{t().welcome}</label>
      <p id="tb-welcome-for" class="help">
        {h().welcomeFor}
      </p>
      <textarea
        ref={found => (field = found)}
        id="tb-welcome"
        class="input"
        rows="5"
        maxlength={WELCOME_UNITS}
        placeholder={h().welcomeEmpty}
        aria-label={h().welcomeField}
        aria-describedby="tb-welcome-for tb-welcome-says"
        value={text()}
        onInput={typed => setText(typed.currentTarget.value)}
      />
      <div id="tb-welcome-says" role="status">
        <Show when={proposal() === ''}>
          <p class="help">{h().nothingYet}</p>
        </Show>
        <Show when={isUnchanged()}>
          <p class="help">{h().proposed}</p>
        </Show>
      </div>
      <Show when={beside()}>
        {words => (
          <div class="tb-proposal">
            <p class="help">{h().proposal}</p>
            <p>{words()}</p>
            <Show when={joined().length <= WELCOME_UNITS} fallback={<p class="help">{h().noRoom}</p>}>
              <button type="button" class="btn" onClick={() => (setText(joined()), field?.focus())}>
                <Icon name="plus" />
                {h().addIt}
              </button>
            </Show>
          </div>
        )}
      </Show>
      <div class="tb-row">
        <button
          type="submit"
          class="btn primary"
          aria-disabled={props.busy || isUnchanged() || text().trim() === shown()}
          title={isUnchanged() ? h().rewrite : undefined}
        >
          {text().trim() === '' && shown() !== '' ? h().welcomeOff : h().welcomeSave}
        </button>
        <button type="button" class="btn" onClick={propose}>
          <Icon name="quiet" />
          {h().propose}
        </button>
      </div>
    </form>
  )
}
