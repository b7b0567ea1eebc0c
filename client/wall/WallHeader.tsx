import { createEffect, createSignal, Match, Switch, untrack } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Logo } from '../ui/Logo.tsx'
import { hourText } from '../ui/time.ts'
import { words } from './words.ts'

/** After this long without a line, the wall says since when it has had no news. */
const NO_NEWS_MS = 10_000

/** Which café, what time it is, and a quiet word when the wall is no longer live. */
export function WallHeader(props: { day: Day; now: number }) {
  const session = useSession()
  const t = useWords(words)
  const firstLanguage = () => props.day.languages[0] ?? 'fr'
  const link = session.programmeLink.state
  const isAway = () => link() === 'reconnecting' || link() === 'offline'
  const [lost, setLost] = createSignal(0)
  createEffect(() => {
    const now = untrack(() => props.now)
    if (isAway()) setLost(before => before || now)
    else setLost(0)
  })
  return (
    <header class="wall-header">
      <Logo size={56} />
      <h1 class="serif" lang={firstLanguage()}>
        {typeset(props.day.title, firstLanguage())}
      </h1>
      <p class="wall-link" role="status">
        <Switch>
          <Match when={link() === 'ended'}>{t().ended}</Match>
          <Match when={isAway() && lost() > 0 && props.now - lost() > NO_NEWS_MS}>
            {t().noNews(hourText(lost(), props.day.timeZone, language()))}
          </Match>
          <Match when={isAway()}>{t().reconnecting}</Match>
        </Switch>
      </p>
      <p class="serif num wall-hour">{hourText(props.now, props.day.timeZone, language())}</p>
    </header>
  )
}
