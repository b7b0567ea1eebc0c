import { createSignal, Show } from 'solid-js'
import { whoDid } from '../../i18n/who-did.ts'
import { useWords } from '../../i18n/language.ts'
import { recallInTab, rememberInTab } from '../../session/memory.ts'
import { useServerNow } from '../../session/server-time.ts'
import { createWords } from '../../session/words-between.ts'
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
  const { identity } = table.session
  const said = createWords(table.session)
  const now = useServerNow()
  const key = `word.${identity.event}`
  const [read, setRead] = createSignal(recallInTab(key) ?? '')
  const word = () => {
    const last = said()
      .filter(({ what, table: to }) => what === 'word' && to === table.table)
      .at(-1)
    return last !== undefined && last.id !== read() && now() - last.at < SHOWN_MS ? last : undefined
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
