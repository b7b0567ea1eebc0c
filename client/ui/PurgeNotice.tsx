import { Show } from 'solid-js'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from './Icon.tsx'
import { dayInWords } from './day-in-words.ts'
import { daysUntil } from './days-until.ts'
import { purgeWords } from './words-purge.ts'
import './purge.css'

/** The café's data go soon: said on every page of those who can still keep them. Takes no room before. */
export function PurgeNotice(props: { event: string; purgeAt: number; timeZone: string; now: number }) {
  const t = useWords(purgeWords)
  return (
    <Show when={daysUntil(props.purgeAt, props.now)}>
      {days => (
        <p class="purge-notice" role="note">
          <Icon name="clock" />
          <span>
            {t().soon(dayInWords(props.purgeAt, props.timeZone, language()), days())}{' '}
            <a class="link" href={`/e/${props.event}/report`}>
              {t().keep}
            </a>
          </span>
        </p>
      )}
    </Show>
  )
}
