import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { type HandOverLine, MOST_LINES } from '../../../shared/domain/hand-over.ts'
import { useWords } from '../../i18n/language.ts'
import { useDesk } from '../desk.ts'
import { words } from '../words-all.ts'
import { chosenLines, firstLine, handOverHere, keyOf, useHandOverTime, wasOpenedByItself } from './hand-over.ts'
import type { GiveCommand } from './HostSheet.tsx'
import { LineNotes } from './LineNotes.tsx'
import { handOverWords } from './words-hand-over.ts'
import { hostWords } from './words-host.ts'

/** What the server takes of a host's own words, in UTF-16 units. */
const WELCOME_UNITS = 300

/**
 * The word to those who arrive: notes of the table, quoted word for word, each left out by one tap, and the host's own words. At the
 * bell the quotes are ticked already; nothing is shown to anybody before the host says so.
 */
export function HostWelcome(props: { give: GiveCommand; busy: boolean }) {
  const t = useWords(words)
  const h = useWords(hostWords)
  const o = useWords(handOverWords)
  const { table } = useDesk()
  const time = useHandOverTime(table)
  const shown = () => table.facts()?.welcome ?? ''
  const shownKeys = createMemo(() => chosenLines(table).map(keyOf))
  const [text, setText] = createSignal(shown())
  /** undefined: as proposed */
  const [chosen, setChosen] = createSignal<ReadonlySet<string> | undefined>()
  /** the host sent quotes without a word of their own */
  const [asked, setAsked] = createSignal(false)
  let field: HTMLTextAreaElement | undefined
  const isCalled = wasOpenedByItself()
  // At the bell one chooses first: on a phone a field with the focus would cover the lines with its keyboard.
  onMount(() => isCalled || (time() === undefined ? field : (firstLine() ?? field))?.focus({ preventScroll: true }))

  const lines = createMemo<readonly HandOverLine[]>(() => {
    const drafted = handOverHere(table)
    const keys = new Set(drafted.map(keyOf))
    // What stands there stays to be seen, although the cloth has moved on.
    return [...drafted, ...chosenLines(table).filter(line => !keys.has(keyOf(line)))].slice(0, MOST_LINES)
  })
  const ticked = createMemo<ReadonlySet<string>>(() => {
    const asked = chosen()
    if (asked !== undefined) return asked
    const isShown = shownKeys().length > 0
    return new Set(isShown || time() === undefined ? shownKeys() : lines().map(keyOf))
  })
  const picked = () => lines().filter(line => ticked().has(keyOf(line)))
  const toggle = (key: string) => {
    const next = new Set(ticked())
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const isSame = () =>
    text().trim() === shown() && lines().every(line => ticked().has(keyOf(line)) === shownKeys().includes(keyOf(line)))
  const isEmpty = () => text().trim() === '' && picked().length === 0
  /** A draft is not a welcome: somebody says something of their own with the quotes, and not one of them over again. */
  const lacksWord = () => {
    const said = text().trim()
    const isQuote = (id: string) => said === table.note(id)?.text.trim()
    return picked().length > 0 && (said === '' || picked().some(line => line.notes.some(isQuote)))
  }
  const isAsked = () => asked() && lacksWord()
  const save = async (submitted: SubmitEvent) => {
    submitted.preventDefault()
    if (isSame()) return
    setAsked(lacksWord())
    if (lacksWord()) {
      field?.focus({ preventScroll: true })
      field?.scrollIntoView({ block: 'nearest' })
      return
    }
    const said = text().trim()
    const quoted = picked().map(line => ({ about: line.about, notes: [...line.notes] }))
    // What was sent is what is ticked from now on, whatever the cloth proposes next.
    setChosen(ticked())
    await props.give(
      { type: 'welcome', table: table.table, text: said, ...(quoted.length === 0 ? {} : { lines: quoted }) },
      isEmpty() ? h().welcomeIsOff : time() === undefined ? h().welcomeSaved : o().sent,
    )
  }
  return (
    <form class="field" onSubmit={event => void save(event)}>
      <h3 class="serif">{time() === undefined ? t().welcome : o().title}</h3>
      <p id="tb-welcome-for" class="help">
        {time() === undefined ? h().welcomeFor : o()[time() ?? 'now']}
      </p>
      <fieldset class="tb-lines">
        <legend>{o().lines}</legend>
        <Show when={lines().length > 0} fallback={<p class="help">{o().nothing}</p>}>
          <For each={lines()}>
            {line => (
              <label>
                <input type="checkbox" checked={ticked().has(keyOf(line))} onChange={() => toggle(keyOf(line))} />
                <LineNotes line={line} />
              </label>
            )}
          </For>
          <p class="help">{o().choose}</p>
        </Show>
      </fieldset>
      <label for="tb-welcome">{o().yours}</label>
      <textarea
        ref={found => (field = found)}
        id="tb-welcome"
        class="input"
        rows="3"
        maxlength={WELCOME_UNITS}
        placeholder={h().welcomeEmpty}
        aria-label={h().welcomeField}
        aria-describedby={isAsked() ? 'tb-welcome-ask' : 'tb-welcome-for'}
        aria-invalid={isAsked() ? 'true' : undefined}
        value={text()}
        onInput={typed => setText(typed.currentTarget.value)}
      />
      <Show when={isAsked()}>
        <p id="tb-welcome-ask" class="help tb-ask-word">
          {o().askWord}
        </p>
      </Show>
      <p class="tb-hand-over">
        <button type="submit" class="btn primary" aria-disabled={props.busy || isSame()}>
          {isEmpty() && !isSame() ? h().welcomeOff : time() === undefined ? h().welcomeSave : o().send}
        </button>
      </p>
    </form>
  )
}
