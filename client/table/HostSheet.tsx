import { createSignal, For, onMount, Show } from 'solid-js'
import { isStaff } from '../../shared/access/roles.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import { useWords } from '../i18n/language.ts'
import { createCommand } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useDesk } from './desk.ts'
import { words } from './words.ts'
import { hiddenWords } from './words-hidden.ts'
import { hostWords } from './words-host.ts'

const WELCOME_UNITS = 300

/** What a host does for the table: the welcome note, closing the cloth, a word to the facilitator, notes set aside. */
export function HostSheet() {
  const t = useWords(words)
  const h = useWords(hostWords)
  const silent = useWords(hiddenWords)
  const desk = useDesk()
  const { table } = desk
  const command = createCommand(table.session)
  const [welcome, setWelcome] = createSignal(table.facts()?.welcome ?? '')
  const [message, setMessage] = createSignal('')
  let first: HTMLTextAreaElement | undefined
  onMount(() => first?.focus())

  const hides = () => table.day().hidden && table.facts()?.revealed !== true
  const locked = () => table.facts()?.locked === true
  const failure = () => {
    const code = command.failed()
    return code === undefined ? undefined : (t().refusals[code] ?? h().notDone)
  }
  const give = async (what: CommandInput, done: string) => {
    if ((await command.give(what)) === undefined) return false
    showToast({ text: done, icon: 'check' })
    return true
  }
  const aside = () =>
    table.cloth.ids.flatMap(id => {
      const note = table.note(id)
      if (note === undefined || note.removal !== 2) return []
      const entries = Object.values(table.session.programme.log).filter(
        entry => entry.what === 'set-aside' && entry.note === id,
      )
      const entry = entries.sort((a, b) => b.at - a.at)[0]
      return [{ note, by: entry?.by ?? '', reason: entry?.text ?? '' }]
    })

  return (
    // Escape closes it, wherever in it one is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    // Escape closes it, wherever in it one is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      id="tb-host"
      class="tb-host"
      aria-label={t().hostTools}
      onKeyDown={pressed => {
        if (pressed.key !== 'Escape') return
        desk.setHostSheet(false)
        document.querySelector<HTMLElement>('.tb-clip')?.focus()
      }}
    >
      <div class="tb-host-head">
        <h2 class="serif">{t().hostTools}</h2>
        <button type="button" class="btn icon quiet" aria-label={t().close} onClick={() => desk.setHostSheet(false)}>
          <Icon name="x" />
        </button>
      </div>
      <div role="alert">
        <Show when={failure()}>{text => <p class="wrong">{text()}</p>}</Show>
      </div>

      <form
        class="field"
        onSubmit={submitted => {
          submitted.preventDefault()
          void give({ type: 'welcome', table: table.table, text: welcome() }, h().welcomeSaved)
        }}
      >
        <label for="tb-welcome">{t().welcome}</label>
        <textarea
          ref={found => (first = found)}
          id="tb-welcome"
          class="input"
          rows="4"
          maxlength={WELCOME_UNITS}
          placeholder={h().welcomeEmpty}
          aria-label={h().welcomeField}
          value={welcome()}
          onInput={typed => setWelcome(typed.currentTarget.value)}
        />
        <button type="submit" class="btn primary" aria-disabled={command.busy()}>
          {h().welcomeSave}
        </button>
      </form>

      <div class="field">
        <p class="label">{h().lockTitle}</p>
        <button
          type="button"
          class="btn"
          aria-disabled={command.busy()}
          onClick={() => void command.give({ type: locked() ? 'unlock-table' : 'lock-table', table: table.table })}
        >
          <Icon name={locked() ? 'pencil' : 'lock'} />
          {locked() ? h().unlock : h().lock}
        </button>
        <p class="help">{h().lockHelp}</p>
      </div>

      <Show when={hides()}>
        <div class="field">
          <p class="label">{silent().title}</p>
          <button
            type="button"
            class="btn"
            aria-disabled={command.busy()}
            onClick={() => void give({ type: 'reveal', table: table.table }, silent().shown)}
          >
            <Icon name="eye" />
            {silent().show}
          </button>
          <p class="help">{silent().showHelp}</p>
        </div>
      </Show>

      <Show when={!isStaff(table.session.identity.role)}>
        <form
          class="field"
          onSubmit={async submitted => {
            submitted.preventDefault()
            if (message().trim() !== '' && (await give({ type: 'message', text: message() }, h().messageSent)))
              setMessage('')
          }}
        >
          <label for="tb-message">{h().message}</label>
          <textarea
            id="tb-message"
            class="input"
            rows="2"
            maxlength="300"
            value={message()}
            onInput={typed => setMessage(typed.currentTarget.value)}
          />
          <button type="submit" class="btn" aria-disabled={command.busy() || message().trim() === ''}>
            <Icon name="quiet" />
            {h().messageSend}
          </button>
        </form>
      </Show>

      <div class="field">
        <p class="label">{h().asideTitle}</p>
        <Show when={aside().length > 0} fallback={<p class="help">{h().asideNone}</p>}>
          <ul class="tb-aside">
            <For each={aside()}>
              {item => (
                <li>
                  <p lang={item.note.lang}>{item.note.text}</p>
                  <p class="help">{h().asideBy(item.by, item.reason)}</p>
                  <button
                    type="button"
                    class="btn"
                    aria-disabled={command.busy()}
                    onClick={() =>
                      void give({ type: 'restore-note', table: table.table, note: item.note.id }, h().restored)
                    }
                  >
                    <Icon name="undo" />
                    {h().restore}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <p class="help">{h().asideHowTo}</p>
      </div>
    </section>
  )
}
