import { createSignal, Show } from 'solid-js'
import { whoDid } from '../../i18n/who-did.ts'
import { useWords } from '../../i18n/language.ts'
import { recallInTab, rememberInTab } from '../../session/memory.ts'
import { useServerNow } from '../../session/server-time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { capital } from '../word-forms.ts'
import { spotWords } from './words-spot.ts'

/** A word stays in sight this long unless it is read. */
const SHOWN_MS = 10 * 60_000

/** The facilitator slips the host of this table a word: a question to pass on, an answer. Put away with one press. */
export function WordBanner() {
  const t = useWords(spotWords)
  const desk = useDesk()
  const { table } = desk
  const { programme, identity } = table.session
  const now = useServerNow()
  const key = `word.${identity.event}`
  const [read, setRead] = createSignal(recallInTab(key) ?? '')
  const word = () => {
    const [id, entry] =
      Object.entries(programme.log)
        .filter(([, each]) => each?.what === 'word' && each.table === table.table)
        .sort(([, a], [, b]) => b.at - a.at)[0] ?? []
    return id !== undefined && entry !== undefined && id !== read() && now() - entry.at < SHOWN_MS
      ? { id, ...entry }
      : undefined
  }
  return (
    <Show when={word()}>
      {found => (
        <p class="tb-banner announce">
          <Icon name="send" />
          <span>
            {capital(t().word(whoDid(found().by)))} <q>{found().text}</q>
          </span>
          <button
            type="button"
            class="btn"
            onClick={() => {
              rememberInTab(key, found().id)
              setRead(found().id)
            }}
          >
            {t().read}
          </button>
        </p>
      )}
    </Show>
  )
}
