import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { titleOf, themeOfTable } from '../../mirror/seating.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Plaque } from '../../ui/Plaque.tsx'
import { language } from '../../i18n/language.ts'
import { clockText } from '../../ui/time.ts'
import { useTimeLeft } from './time-left.ts'
import { useDesk } from '../desk.ts'
import { firstLine } from '../host/hand-over.ts'
import { words } from '../words-all.ts'
import { placeWords } from '../panels/words-place.ts'
import './bell.css'

/** A sentence is left alone for so long after its last key before the bell asks for the focus. */
const IDLE_MS = 3_000

/** The bell: where to go, who welcomes there. It never takes the focus from somebody who is writing. */
export function BellSheet(props: { next: string; onThere: () => void; onStay: () => void }) {
  const t = useWords(words)
  const place = useWords(placeWords)
  const desk = useDesk()
  const { table } = desk
  const left = useTimeLeft()
  const { programme, identity } = table.session
  let sheet: HTMLElement | undefined
  const facts = () => programme.tables[props.next]
  const number = () => facts()?.number ?? 0
  const stays = () => props.next === table.table
  const question = () => {
    const found = facts()
    return found === undefined
      ? undefined
      : titleOf(themeOfTable(programme.themes, found, table.day().round + 1), language())
  }
  const hosts = createMemo(() =>
    (facts()?.hosts ?? []).filter(id => id !== identity.person).flatMap(id => programme.people[id]?.name ?? []),
  )
  const iWelcome = () => facts()?.hosts.includes(identity.person) === true
  const minutes = () => Math.max(1, Math.round((left() ?? 0) / 60_000))

  /** A host who stays goes on to what they leave to those who arrive. */
  const there = () => {
    props.onThere()
    if (!stays() || !iWelcome()) return
    // The sheet that stands there already gets the focus; one that opens takes it by itself.
    if (desk.hostSheet()) firstLine()?.focus({ preventScroll: true })
    else desk.setHostSheet(true)
  }
  const stay = () => {
    props.onStay()
    // Back to the sentence that one stays for.
    document.getElementById('tb-pad')?.focus()
    table.say(`${t().takeYourTime} ${t().seatWaits(number())}`)
  }

  let lastKey = 0
  const typed = () => (lastKey = Date.now())
  onMount(() => {
    document.addEventListener('input', typed, true)
    const timer = setInterval(() => {
      const writing = document.activeElement?.matches('textarea, input') === true
      if (writing && Date.now() - lastKey < IDLE_MS) return
      clearInterval(timer)
      if (document.activeElement?.closest('dialog, .tb-bell') === null || !writing)
        sheet?.focus({ preventScroll: true })
    }, 500)
    lastKey = document.activeElement?.matches('textarea, input') === true ? Date.now() : 0
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('input', typed, true)
    })
  })

  return (
    <section
      ref={found => (sheet = found)}
      class="tb-bell"
      role="alertdialog"
      aria-labelledby="tb-bell-title"
      aria-describedby="tb-bell-text"
      tabindex="-1"
    >
      <span class="tb-bell-sign">
        <Icon name="bell" />
      </span>
      <div>
        <h2 id="tb-bell-title" class="serif num">
          <span class="sr">{t().bell} </span>
          {stays() ? t().stayAt(number()) : t().goTo(number())}
        </h2>
        <div id="tb-bell-text">
          <Show when={!stays() && question()}>{title => <p lang={title().lang}>{title().text}</p>}</Show>
          <p>
            <Show
              when={iWelcome()}
              fallback={<Show when={hosts().length > 0}>{t().welcomes(t().and(hosts()), hosts().length > 1)}</Show>}
            >
              {t().youWelcome}
            </Show>
          </p>
        </div>
      </div>
      <Plaque number={number()} size="l" />
      <div class="tb-bell-foot">
        <button type="button" class="btn primary" onClick={there}>
          {stays() ? t().iStay : t().iAmThere}
        </button>
        <Show when={!stays()}>
          <button type="button" class="btn" onClick={() => stay()}>
            {t().stayToFinish}
          </button>
        </Show>
        <span>
          <Show when={table.day().phase === 'transfer' && left() !== undefined}>
            <b class="serif num">{clockText(left() ?? 0)}</b> · {t().minutesToMove(minutes())}.{' '}
          </Show>
          {t().lastSentence}{' '}
          <a class="link" href={`/e/${identity.event}/me`}>
            {place().journey}
          </a>
        </span>
      </div>
    </section>
  )
}
