import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { EventView, Word } from '../../shared/protocol/api.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { useWords } from '../i18n/language.ts'
import { hasCome } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { createTravelMap } from '../travel/open-map.tsx'
import { buttonWords } from '../travel/words-button.ts'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { LinkPill } from '../ui/LinkPill.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { onlinePeople } from './room-facts.ts'
import { WallLink } from './WallLink.tsx'
import { words } from './words.ts'

const LogDialog = lazy(() => import('./LogDialog.tsx').then(module => ({ default: module.LogDialog })))

/** Which café, how many people, the way to the other screens, and whether this console is live. */
export function ConsoleHeader(props: {
  day: Day
  said: readonly Word[]
  view: EventView | undefined
  onPeople: () => void
}) {
  const session = useSession()
  const t = useWords(words)
  const b = useWords(buttonWords)
  const travel = createTravelMap()
  const base = `/e/${session.identity.event}`
  const present = () => Object.values(session.programme.people).filter(hasCome).length
  const online = () => onlinePeople(session.programme.summaries).size
  const firstLanguage = () => props.day.languages[0] ?? 'fr'
  const counts = () => t().people(present(), online())

  const [reading, setReading] = createSignal(false)
  let menu: HTMLDetailsElement | undefined
  /** The focus goes to the menu's own button, where a dialog gives it back: what was pressed is hidden by then. */
  const leaveMenu = () => {
    if (menu === undefined) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  const closeMenu = (event: Event) => {
    if (
      menu?.open !== true ||
      (event.target instanceof Node && menu.contains(event.target) && event.type !== 'keydown')
    )
      return
    if (event instanceof KeyboardEvent && event.key !== 'Escape') return
    if (event.type === 'keydown') leaveMenu()
    else menu.open = false
  }
  document.addEventListener('pointerdown', closeMenu)
  document.addEventListener('keydown', closeMenu)
  onCleanup(() => {
    document.removeEventListener('pointerdown', closeMenu)
    document.removeEventListener('keydown', closeMenu)
  })

  return (
    <header class="console-top">
      <BrandMark />
      <h1 lang={firstLanguage()}>{typeset(props.day.title, firstLanguage())}</h1>
      <button type="button" class="btn quiet console-people" title={t().peopleButton} onClick={() => props.onPeople()}>
        <Icon name="people" />
        <span>
          <b class="num">{counts()[0]}</b>
          {counts()[1]}
          <b class="num">{counts()[2]}</b>
          {counts()[3]}
        </span>
      </button>
      <Show when={props.day.code}>
        {code => (
          <span class="console-code">
            {t().code} <b class="num">{code()}</b>
          </span>
        )}
      </Show>
      <WallLink day={props.day} link={props.view?.links?.wall} />
      <details class="console-menu" ref={found => (menu = found)}>
        <summary class="btn quiet icon" aria-label={t().otherScreens} title={t().otherScreens}>
          <Icon name="more" />
        </summary>
        <nav class="card" aria-label={t().otherScreens}>
          <a class="btn quiet" href={`${base}/people`}>
            {t().allPeople}
          </a>
          <a class="btn quiet" href={`${base}/harvest`}>
            {t().harvest}
          </a>
          <a class="btn quiet" href={`${base}/report`}>
            {t().report}
          </a>
          <Show when={session.identity.role === 'organiser'}>
            <a class="btn quiet" href={`${base}/prepare`}>
              {t().prepare}
            </a>
          </Show>
          <button
            type="button"
            class="btn quiet"
            aria-haspopup="dialog"
            onClick={() => {
              leaveMenu()
              setReading(true)
            }}
          >
            {t().journal}
          </button>
          <button
            type="button"
            class="btn quiet"
            aria-haspopup="dialog"
            onClick={() => {
              leaveMenu()
              void travel.show()
            }}
          >
            {b().open}
          </button>
          <LanguageSwitch />
        </nav>
      </details>
      <travel.Map />
      <Show when={reading()}>
        <Suspense>
          <LogDialog day={props.day} said={props.said} onClose={() => setReading(false)} />
        </Suspense>
      </Show>
      <p class="console-link" role="status">
        <LinkPill state={session.programmeLink.state()} words={t()} />
      </p>
    </header>
  )
}
