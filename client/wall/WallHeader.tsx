import { Match, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Logo } from '../ui/Logo.tsx'
import { hourText } from '../ui/time.ts'
import { words } from './words.ts'

/** Which café, what time it is, and a quiet word when the wall is no longer live. */
export function WallHeader(props: { day: Day; now: number }) {
  const session = useSession()
  const t = useWords(words)
  const firstLanguage = () => props.day.languages[0] ?? 'fr'
  const link = session.programmeLink.state
  return (
    <header class="wall-header">
      <Logo size={56} />
      <h1 class="serif" lang={firstLanguage()}>
        {typeset(props.day.title, firstLanguage())}
      </h1>
      <p class="wall-link" role="status">
        <Switch>
          <Match when={link() === 'ended'}>{t().ended}</Match>
          <Match when={link() === 'reconnecting' || link() === 'offline'}>{t().reconnecting}</Match>
        </Switch>
      </p>
      <p class="serif num wall-hour">{hourText(props.now, props.day.timeZone, language())}</p>
    </header>
  )
}
