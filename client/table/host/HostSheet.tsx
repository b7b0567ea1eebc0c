import { createSignal, For, Show } from 'solid-js'
import { isStaff } from '../../../shared/access/roles.ts'
import type { CommandInput } from '../../../shared/domain/commands.ts'
import { useWords } from '../../i18n/language.ts'
import { createCommand } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useDesk } from '../desk.ts'
import { isRevealDue } from '../hidden.ts'
import { HostCloth } from './HostCloth.tsx'
import { HostPaper } from './HostPaper.tsx'
import { HostWelcome } from './HostWelcome.tsx'
import { openJournal } from '../day/journal.ts'
import { words } from '../words-all.ts'
import { hiddenWords } from '../words-hidden.ts'
import { whoDid } from '../../i18n/who-did.ts'
import { hostWords } from './words-host.ts'
import './host.css'

/** Gives a command and says what became of it; false when it was refused, which the sheet then shows. */
export type GiveCommand = (what: CommandInput, done: string) => Promise<boolean>

/** What a host does for the table: the welcome note, closing the cloth, a word to the facilitator, notes set aside. */
export function HostSheet() {
  const t = useWords(words)
  const h = useWords(hostWords)
  const silent = useWords(hiddenWords)
  const desk = useDesk()
  const { table } = desk
  const command = createCommand(table.session)
  const [message, setMessage] = createSignal('')
  const hides = () => table.day().hidden && table.facts()?.revealed !== true
  const locked = () => table.facts()?.locked === true
  const failure = () => {
    const code = command.failed()
    return code === undefined ? undefined : (t().refusals[code] ?? h().notDone)
  }
  /** hidden notes that nobody ever showed do not count at the harvest */
  const isTimeToShow = () => isRevealDue(table.day())
  const give: GiveCommand = async (what, done) => {
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

      <HostWelcome give={give} busy={command.busy()} />

      <Show when={hides() && table.day().phase !== 'closed'}>
        <div class="field">
          <p class="label">{silent().title}</p>
          <Show when={isTimeToShow()}>
            <p class="tb-warn">
              <Icon name="eye" />
              {silent().neverShown}
            </p>
          </Show>
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

      <div class="field">
        <p class="label">{h().lockTitle}</p>
        <button
          type="button"
          class="btn"
          aria-disabled={command.busy()}
          onClick={() =>
            void give(
              { type: locked() ? 'unlock-table' : 'lock-table', table: table.table },
              locked() ? h().unlocked : h().locked,
            )
          }
        >
          <Icon name={locked() ? 'pencil' : 'lock'} />
          {locked() ? h().unlock : h().lock}
        </button>
        <p class="help">{h().lockHelp}</p>
      </div>

      <HostCloth give={give} busy={command.busy()} />
      <HostPaper />

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
                  <p class="help">{h().asideBy(whoDid(item.by), item.reason)}</p>
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
        <button type="button" class="btn" onClick={openJournal}>
          <Icon name="list" />
          {h().journal}
        </button>
      </div>
    </section>
  )
}
