import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { DayClock } from '../ui/DayClock.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { LinkPill } from '../ui/LinkPill.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { peopleWords } from './words.ts'

/** The way to the other screens, how many are here, and what is left of the round. */
export function PeopleHeader(props: { day: Day; present: number; all: number }) {
  const session = useSession()
  const t = useWords(peopleWords)
  const now = useServerNow()
  const base = `/e/${session.identity.event}`
  const counts = () => t().presentOf(props.present, props.all)
  return (
    <header class="people-top">
      <BrandMark />
      <nav aria-label={t().nav}>
        <a href={`${base}/console`}>{t().console}</a>
        <a href={`${base}/people`} aria-current="page">
          {t().people}
        </a>
        <a href={`${base}/harvest`}>{t().harvest}</a>
        <a href={`${base}/report`}>{t().report}</a>
        <Show when={session.identity.role === 'organiser'}>
          <a href={`${base}/prepare`}>{t().prepare}</a>
        </Show>
      </nav>
      <p class="people-count">
        <Icon name="people" />
        <span>
          <b class="num">{counts()[0]}</b>
          {counts()[1]}
          <b class="num">{counts()[2]}</b>
        </span>
      </p>
      <p class="people-link" role="status">
        <LinkPill state={session.programmeLink.state()} words={t()} />
      </p>
      <p class="people-round">
        {props.day.phase === 'harvest' || props.day.phase === 'closed'
          ? t().together
          : t().phase(props.day.round, props.day.rounds)}
      </p>
      <DayClock clock={props.day.clock} now={now()} />
      <LanguageSwitch short />
    </header>
  )
}
