import { createResource, Show } from 'solid-js'
import { isSeated } from '../../../shared/access/roles.ts'
import type { Me } from '../../../shared/protocol/api.ts'
import { dayInWords } from '../../ui/day-in-words.ts'
import { FollowUpList } from '../after/FollowUpList.tsx'
import { language, useWords } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DownloadMenu } from '../DownloadMenu.tsx'
import { ReportPaper } from '../ReportPaper.tsx'
import { readingWords } from './words-reading.ts'
import './published.css'

/** The published compte rendu, for everybody at the event: to read, print and keep, and what becomes of its leads. */
export function Published() {
  const t = useWords(readingWords)
  const { programme, identity, call } = useSession()
  const day = () => programme.day()
  const date = (at: number) => dayInWords(at, day()?.timeZone ?? 'UTC', language())
  const [me] = createResource(() => call<Me>('/me').catch(() => undefined))
  return (
    <main class="rp-reading-page pb">
      <div class="pb-bar">
        <p class="pb-when">
          <Show when={day()?.publishedAt}>{at => t().published(date(at()))}</Show>
        </p>
        <div class="pb-ways">
          <button type="button" class="btn" onClick={() => window.print()}>
            <Icon name="print" />
            {t().print}
          </button>
          <DownloadMenu identity={identity} withData={false} />
        </div>
      </div>
      <ReportPaper identity={identity} language={language()} />
      <div class="pb-after">
        <FollowUpList />
        <Show when={isSeated(identity.role)}>
          <p class="pb-note">
            {t().consent}{' '}
            <a class="link" href={`/e/${identity.event}/me`}>
              {t().me}
            </a>
          </p>
        </Show>
        <Show when={me()}>{known => <p class="pb-note">{t().purge(date(known().purgeAt))}</p>}</Show>
      </div>
    </main>
  )
}
