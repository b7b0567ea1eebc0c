import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { crewName } from '../../../shared/domain/crew-names.ts'
import { language, useWords } from '../../i18n/language.ts'
import { titleOf, themeOfTable } from '../../mirror/seating.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Plaque } from '../../ui/Plaque.tsx'
import { clockText } from '../../ui/time.ts'
import { bellCall } from './bell-call.ts'
import { useTimeLeft } from './time-left.ts'
import { crewWords } from './words-crews.ts'
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
  const c = useWords(crewWords)
  const place = useWords(placeWords)
  const desk = useDesk()
  const { table } = desk
  const left = useTimeLeft()
  const { programme, identity } = table.session
  let sheet: HTMLElement | undefined
  const facts = () => programme.tables[props.next]
  const call = createMemo(() =>
    bellCall(programme, table.day(), identity.person, { next: props.next, here: table.table }),
  )
  const cloth = () => facts()?.number ?? 0
  const number = () => programme.tables[call().place]?.number ?? cloth()
  const cloths = () => table.day().movement === 'hosts'
  const crew = () => {
    const found = call().crew
    return found === undefined ? undefined : crewName(found, language(), table.day().crews)
  }
  const stays = () => props.next === table.table
  const question = () => {
    const found = facts()
    return found === undefined
      ? undefined
      : titleOf(
          themeOfTable(programme.themes, found, table.day().round + (table.day().phase === 'transfer' ? 1 : 0)),
          language(),
        )
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
    table.say(`${t().takeYourTime} ${cloths() ? t().clothWaits(cloth()) : t().seatWaits(number())}`)
  }

  const heading = () => {
    const together = crew()
    switch (call().does) {
      case 'stay':
        return t().stayAt(number())
      case 'comes':
        return c().keepPlace(together)
      case 'carry':
        return c().withCloth(number())
      case 'meets':
        return t().goTo(number())
      case 'go':
        return together === undefined ? t().goTo(number()) : c().together(together, number())
    }
  }
  /** who welcomes there, or whose cloth comes */
  const sentence = () => {
    const [names, many, does] = [t().and(hosts()), hosts().length > 1, call().does]
    if (does === 'carry') return c().crewWaits(crew())
    if (iWelcome()) return t().youWelcome
    if (does === 'comes') return names === '' ? c().clothComes(cloth()) : c().hostComes(names, many, cloth())
    if (does === 'meets') return names === '' ? c().clothComesThere(cloth()) : c().hostComesThere(names, many, cloth())
    return names === '' ? '' : t().welcomes(names, many)
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
          {heading()}
        </h2>
        <div id="tb-bell-text">
          <Show when={!stays() && question()}>{title => <p lang={title().lang}>{title().text}</p>}</Show>
          <p>{sentence()}</p>
        </div>
      </div>
      <Plaque number={call().does === 'comes' ? cloth() : number()} size="l" />
      <div class="tb-bell-foot">
        <button type="button" class="btn primary" onClick={there}>
          {call().does === 'comes' ? c().seeCloth(cloth()) : call().does === 'stay' ? t().iStay : t().iAmThere}
        </button>
        <Show when={!stays()}>
          <button type="button" class="btn" onClick={() => stay()}>
            {t().stayToFinish}
          </button>
        </Show>
        <span>
          <Show when={table.day().phase === 'transfer' && left() !== undefined}>
            <b class="serif num">{clockText(left() ?? 0)}</b> ·{' '}
            {(cloths() ? c().clothsTravel : t().minutesToMove)(minutes())}.{' '}
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
