import { createSignal, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { goToNote } from '../cloth/go-to.ts'
import { whoDid } from '../../i18n/who-did.ts'
import { capital } from '../word-forms.ts'
import { spotWords } from './words-spot.ts'
import '../note/aside.css'

/**
 * The host proposes to look at a note: an invitation (A11Y-14). Nothing moves, neither the page nor the focus, before one says so;
 * whoever proposed it can end it.
 */
export function SpotBanner() {
  const t = useWords(spotWords)
  const desk = useDesk()
  const { table } = desk
  const [answered, setAnswered] = createSignal<string | undefined>()
  const spot = () => table.facts()?.spotlight ?? undefined
  const note = () => table.note(spot() ?? '')
  const shown = () => {
    const id = spot()
    return id !== undefined && id !== answered() && note()?.removal !== 1 && note()?.removal !== 2 ? id : undefined
  }
  /** proposed by this table's host: only they are offered to end it here */
  const isMine = () => table.facts()?.hosts.includes(table.session.identity.person) === true
  /** where one was before one answered */
  let before: HTMLElement | undefined
  const answer = () => {
    setAnswered(spot())
    if (before?.isConnected === true) before.focus({ preventScroll: true })
  }
  const look = () => {
    const id = spot()
    setAnswered(id)
    if (id === undefined || goToNote(desk, id)) return
    // Others' changes are held back: the note is among them.
    table.cloth.calm.show()
    goToNote(desk, id)
  }
  const end = () =>
    void table.session
      .command({ type: 'spotlight', table: table.table, note: null })
      .catch(() => table.say(t().notEnded))
  return (
    <Show when={shown()}>
      <p
        class="tb-banner tb-spot"
        onFocusIn={event => {
          const from = event.relatedTarget
          if (from instanceof HTMLElement && from.closest('.tb-spot') === null) before = from
        }}
      >
        <Icon name="eye" />
        <span>
          <Show when={isMine()} fallback={capital(t().invites(whoDid(table.facts()?.spotlightBy ?? '')))}>
            {t().isLit}
          </Show>
          <Show when={note()}>
            {found => (
              <q class="tb-spot-words" lang={found().lang}>
                {found().text}
              </q>
            )}
          </Show>
        </span>
        <button type="button" class="btn primary" onClick={look}>
          {t().look}
        </button>
        <button type="button" class="btn" onClick={() => (isMine() ? end() : answer())}>
          {isMine() ? t().end : t().stay}
        </button>
      </p>
    </Show>
  )
}
